package settings

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"locmem/engine/py"
)

// quoted reads a str or bytes literal from its quote on; its prefix begins at
// start. What is inside is read when the value is needed.
func (s *scanner) quoted(start int) {
	quote := s.src[s.pos : s.pos+1]
	if strings.HasPrefix(s.src[s.pos:], quote+quote+quote) {
		quote += quote + quote
	}
	open := span{start, s.pos + len(quote)}
	s.pos += len(quote)
	for {
		c := s.peek(0)
		switch {
		case s.pos >= len(s.src) && len(quote) == 3:
			s.fail(open, fmt.Sprintf("unterminated triple-quoted string literal (detected at line %d)", s.lastLine()), "end-quote", quote)
			return
		case s.pos >= len(s.src) || len(quote) == 1 && (c == '\n' || c == '\r'):
			code := "end-quote"
			if s.afterText(start) {
				code = "quote-inside"
			}
			s.fail(span{start, s.pos}, fmt.Sprintf("unterminated string literal (detected at line %d)", s.line(s.pos)), code, quote)
			return
		case strings.HasPrefix(s.src[s.pos:], quote):
			s.pos += len(quote)
			s.add(tString, start)
			return
		case c == '\\' && s.pos+1 < len(s.src):
			s.pos++
			if s.peek(0) == '\r' && s.peek(1) == '\n' {
				s.pos++
			}
		}
		s.pos++
	}
}

// lastLine is the number of the last line that has something on it or its end.
func (s *scanner) lastLine() int {
	if n := len(s.lines); n == 1 || s.lines[n-1] < len(s.src) {
		return n
	}
	return len(s.lines) - 1
}

// afterText tells that a quote at start follows a word that follows a text, as
// in 'it's': the quote inside ended the text.
func (s *scanner) afterText(start int) bool {
	n := len(s.tokens)
	return n >= 2 && s.tokens[n-1].kind == tName && s.tokens[n-2].kind == tString && s.tokens[n-2].end == s.tokens[n-1].start
}

// number reads an int, float or imaginary number.
func (s *scanner) number() {
	start := s.pos
	if s.peek(0) == '0' && strings.IndexByte("xXoObB", s.peek(1)) >= 0 && s.peek(1) != 0 {
		s.pos += 2
	} else {
		s.digits()
		if s.peek(0) == '.' {
			s.pos++
			s.digits()
		}
		if e := s.peek(0); e == 'e' || e == 'E' {
			if isDigit(s.peek(1)) {
				s.pos++
			} else if (s.peek(1) == '+' || s.peek(1) == '-') && isDigit(s.peek(2)) {
				s.pos += 2
			}
		}
	}
	for c := s.peek(0); isDigit(c) || isLetter(c) || c >= utf8.RuneSelf; c = s.peek(0) {
		s.pos++
	}
	s.add(tNumber, start)
	s.tokens[len(s.tokens)-1].value = s.numberValue(span{start, s.pos})
}

func (s *scanner) digits() {
	for isDigit(s.peek(0)) || s.peek(0) == '_' {
		s.pos++
	}
}

// numberValue is the number that a token writes. The error is marked on the
// whole token.
func (s *scanner) numberValue(at span) py.Value {
	src := s.cut(at)
	v, err := py.ParseLiteral(src)
	if err == nil {
		return v
	}
	if last := len(src) - 1; src[last]|0x20 == 'j' {
		if v, err := py.ParseLiteral(src[:last]); err == nil {
			f, _ := py.Float64(v)
			return py.Complex(complex(0, f))
		}
	}
	message, hint := syntaxWords(err)
	s.fail(at, message, "syntax")
	if s.fault.at == at {
		s.fault.hint = hint
	}
	return nil
}

// syntaxWords are Python's words for a literal that cannot be read.
func syntaxWords(err error) (message, hint string) {
	if e, ok := err.(*py.SyntaxError); ok {
		return e.Message, e.Hint
	}
	return "invalid syntax", ""
}
