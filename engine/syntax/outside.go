package syntax

import (
	"iter"
	"strings"
	"unicode/utf8"
)

// Outside are the bytes of a line of code that stand in no string, those of
// comments included. A string that is open at the end of the line goes on to
// there.
func Outside(line string) iter.Seq[int] {
	return func(yield func(int) bool) {
		at := 0
		until := func(end int) bool {
			for ; at < end; at++ {
				if !yield(at) {
					return false
				}
			}
			return true
		}
		for from := 0; from < len(line); {
			tokens := scan(&scanner{src: line[from:], flat: true, checked: true})
			for _, t := range tokens {
				if t.kind == tString {
					if !until(from + int(t.start.Offset)) {
						return
					}
					at = from + int(t.end)
				}
			}
			last := &tokens[len(tokens)-1]
			if last.kind != tError {
				break
			}
			if strings.HasPrefix(last.value.(*Error).Message, "unterminated") {
				until(from + int(last.start.Offset))
				return
			}
			from = max(from+int(last.end), at, from+1)
		}
		until(len(line))
	}
}

// WordEnd is the offset at which the word ends that begins at an offset of a
// text: a name, a number or a string, or else one character of the line.
func WordEnd(src string, at int) int {
	s := &scanner{src: src, off: at, flat: true}
	if at < len(src) && !s.atEnd() && s.token() == nil && len(s.tokens) == 1 {
		if t := s.tokens[0]; t.kind != tOp && t.kind != tError {
			return int(t.end)
		}
	}
	if at == len(src) || s.src[at] == '\n' || s.src[at] == '\r' {
		return at
	}
	_, size := utf8.DecodeRuneInString(src[at:])
	return at + size
}
