package syntax

import (
	"strings"
	"unicode/utf8"

	"locmem/engine/py"
)

// scanner cuts a text into tokens, with Python's rules for lines and
// indentation. It reads every character once.
type scanner struct {
	src       string
	off       int
	line, col int32
	tokens    []token
	indents   []width // of open blocks
	open      []token // brackets
	depth     int     // of f-strings within f-strings
	flat      bool    // indentation does not count
	begin     Pos     // of the literal being read, for errors
	checked   bool    // the text is known to be whole
	first     int32   // number of the first line, if not 1
	cuts      []cut   // what prompts took off the lines
}

// cut is what a prompt took off the left of a line: columns of that line, and
// bytes of the text up to there.
type cut struct{ cols, bytes int32 }

// width is the indentation of a block: with a tab at every eighth column, and
// with a tab as one column.
type width struct{ tab8, tab1 int32 }

// maxNesting bounds brackets in each other, and maxBlocks blocks, as in CPython.
const (
	maxNesting = 200
	maxBlocks  = 100
)

// scan makes the tokens of a text. The last one is tEOF or tError.
func scan(s *scanner) []token {
	s.first = max(s.first, 1)
	s.line, s.col, s.indents = s.first, 1, []width{{}}
	if s.tokens == nil {
		s.tokens = make([]token, 0, len(s.src)/3+8)
	}
	s.begin = s.mark()
	var err *Error
	if !s.checked {
		err = s.whole()
	}
	if err == nil {
		err = s.run()
	}
	if err != nil {
		s.tokens = append(s.tokens, token{kind: tError, start: s.begin, end: int32(s.off), value: err})
	}
	return s.tokens
}

// whole refuses a text with bytes that belong in none, and skips a byte order
// mark.
func (s *scanner) whole() *Error {
	if at := strings.IndexByte(s.src, 0); at >= 0 {
		return syntaxError(s.placeOf(at), "source code string cannot contain null bytes", `write \x00`)
	}
	if !utf8.ValidString(s.src) {
		at := firstInvalid(s.src)
		before := s.src[:at+1] // a surrogate counts, which engine/py lets pass
		if at+1 < len(s.src) {
			before += "x"
		}
		return syntaxError(s.placeOf(at), "(unicode error) "+py.DecodeErrorText(before), "")
	}
	if strings.HasPrefix(s.src, "\ufeff") {
		s.off = len("\ufeff")
	}
	return nil
}

// firstInvalid is the place of the first byte that is no UTF-8.
func firstInvalid(src string) int {
	for i, r := range src {
		if r == utf8.RuneError && !strings.HasPrefix(src[i:], "\uFFFD") {
			return i
		}
	}
	return len(src) - 1
}

// placeOf is the place of an offset that the scanner has not reached.
func (s *scanner) placeOf(at int) Pos {
	for s.off < at {
		s.next()
	}
	return s.mark()
}

func (s *scanner) run() *Error {
	lineStart := true
	for {
		if lineStart && s.atLine() {
			if err := s.indentation(); err != nil {
				return err
			}
			lineStart = false
		}
		if err := s.blanks(); err != nil {
			return err
		}
		if s.off >= len(s.src) {
			return s.finish()
		}
		if s.atEnd() {
			start := s.mark()
			s.next()
			if s.atLine() {
				s.endLine(start)
				lineStart = true
			}
			continue
		}
		if err := s.token(); err != nil {
			return err
		}
	}
}

// atLine tells whether line ends and indentation count here.
func (s *scanner) atLine() bool { return len(s.open) == 0 }

// atEnd tells whether a line ends here: with \n, \r\n or \r, as Python reads
// files.
func (s *scanner) atEnd() bool {
	c := s.src[s.off]
	return c == '\n' || c == '\r'
}

// next moves over one character; \r\n is one, and any line end is \n.
func (s *scanner) next() rune {
	c := s.src[s.off]
	if c >= utf8.RuneSelf {
		r, size := utf8.DecodeRuneInString(s.src[s.off:])
		s.off += size
		s.col++
		return r
	}
	s.off++
	if c != '\n' && c != '\r' {
		s.col++
		return rune(c)
	}
	if c == '\r' && s.peek(0) == '\n' {
		s.off++
	}
	s.line++
	s.col = 1
	return '\n'
}

// skip moves over n ASCII characters that are no line ends.
func (s *scanner) skip(n int) {
	s.off += n
	s.col += int32(n)
}

func (s *scanner) peek(i int) byte {
	if s.off+i < len(s.src) {
		return s.src[s.off+i]
	}
	return 0
}

// mark is the place here, as the person who pasted the code sees it.
func (s *scanner) mark() Pos {
	p := Pos{s.line, s.col, int32(s.off)}
	if len(s.cuts) > 0 {
		i := min(int(s.line-s.first), len(s.cuts)-1)
		p.Col += s.cuts[i].cols
		p.Offset += s.cuts[i].bytes
	}
	return p
}

// blanks skips what stands between tokens of a line.
func (s *scanner) blanks() *Error {
	for s.off < len(s.src) {
		switch c := s.src[s.off]; {
		case c == ' ' || c == '\t' || c == '\f':
			s.skip(1)
		case c == '\\':
			if err := s.joinLines(); err != nil {
				return err
			}
		case c == '#':
			s.comment()
		default:
			return nil
		}
	}
	return nil
}

func (s *scanner) comment() {
	for s.off < len(s.src) && !s.atEnd() {
		s.next()
	}
}

// joinLines moves over a backslash at the end of a line.
func (s *scanner) joinLines() *Error {
	s.begin = s.mark()
	s.skip(1)
	switch {
	case s.off >= len(s.src):
		return syntaxError(s.mark(), "unexpected EOF while parsing", "")
	case !s.atEnd():
		return syntaxError(s.mark(), "unexpected character after line continuation character", "")
	}
	s.next()
	if s.off >= len(s.src) && len(s.open) == 0 {
		return syntaxError(s.mark(), "unexpected EOF while parsing", "")
	}
	return nil
}

//go:noinline
func (s *scanner) emit(k kind, text string, start Pos) {
	s.tokens = append(s.tokens, token{kind: k, end: int32(s.off), text: text, start: start})
}

// endLine ends a logical line unless it was empty.
func (s *scanner) endLine(start Pos) {
	n := len(s.tokens)
	if n == 0 || s.tokens[n-1].kind == tNewline || s.tokens[n-1].kind == tIndent || s.tokens[n-1].kind == tDedent {
		return
	}
	s.emit(tNewline, "", start)
}

func (s *scanner) finish() *Error {
	if n := len(s.open); n > 0 {
		b := s.open[n-1]
		s.begin = b.start
		return syntaxError(b.start, "'"+b.text+"' was never closed", "")
	}
	s.endLine(s.mark())
	for len(s.indents) > 1 {
		s.indents = s.indents[:len(s.indents)-1]
		s.emit(tDedent, "", s.mark())
	}
	s.emit(tEOF, "", s.mark())
	return nil
}
