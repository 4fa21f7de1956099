package syntax

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"locmem/engine/py"
)

// The escapes of one letter, and what they stand for.
const (
	escapeLetters = "\\'\"abfnrtv"
	escapeValues  = "\\'\"\a\b\f\n\r\t\v"
)

// escape resolves the backslash here. body is where the text began.
func (s *scanner) escape(b []byte, l literal, body int) ([]byte, *Error) {
	start := s.mark()
	at := s.off
	s.skip(1)
	if s.off >= len(s.src) {
		return b, nil // the caller finds the literal unterminated
	}
	if l.raw {
		return s.plainRune(append(b, '\\'), l)
	}
	c := s.src[s.off]
	if i := strings.IndexByte(escapeLetters, c); i >= 0 {
		s.skip(1)
		return append(b, escapeValues[i]), nil
	}
	switch {
	case s.atEnd():
		s.next()
		return b, nil
	case c >= '0' && c <= '7':
		return s.octal(b, l.bytes), nil
	case c == 'x':
		return s.hex(b, 2, l, escapePlace{start, at, body})
	case c == 'u' && !l.bytes:
		return s.hex(b, 4, l, escapePlace{start, at, body})
	case c == 'U' && !l.bytes:
		return s.hex(b, 8, l, escapePlace{start, at, body})
	case c == 'N' && !l.bytes:
		s.begin = start
		return b, syntaxError(start, `the playground does not know '\N{...}'`, `Write the character itself, or its number as \u20ac.`)
	}
	return append(b, '\\'), nil // an unknown escape stays as it is
}

// plainRune adds the character here as it is.
func (s *scanner) plainRune(b []byte, l literal) ([]byte, *Error) {
	from := s.off
	r := s.next()
	switch {
	case r == '\n':
		return append(b, '\n'), nil
	case r >= utf8.RuneSelf && l.bytes:
		s.begin = l.start
		return b, syntaxError(l.start, "bytes can only contain ASCII literal characters", "")
	}
	return append(b, s.src[from:s.off]...), nil
}

func (s *scanner) octal(b []byte, bytes bool) []byte {
	n := rune(0)
	for i := 0; i < 3 && s.peek(0) >= '0' && s.peek(0) <= '7'; i++ {
		n = n*8 + rune(s.peek(0)-'0')
		s.skip(1)
	}
	if bytes {
		return append(b, byte(n))
	}
	return py.AppendRune(b, n)
}

// escapePlace is where an escape stands: its place, its offset and that of the
// text around it.
type escapePlace struct {
	start    Pos
	at, body int
}

// hex resolves \x, \u and \U.
func (s *scanner) hex(b []byte, digits int, l literal, e escapePlace) ([]byte, *Error) {
	letter := s.src[s.off]
	s.skip(1)
	n := rune(0)
	for range digits {
		d := digitOf(s.peek(0))
		if d == 16 {
			return b, s.badEscape(e, l.bytes, "truncated \\"+string(letter)+strings.Repeat("X", digits)+" escape")
		}
		n = n<<4 | rune(d)
		s.skip(1)
	}
	if l.bytes {
		return append(b, byte(n)), nil
	}
	if n > utf8.MaxRune || n < 0 {
		return b, s.badEscape(e, false, "illegal Unicode character")
	}
	return py.AppendRune(b, n), nil
}

// badEscape is Python's text for an escape that ends here. Python counts each
// character beyond ASCII before it as ten.
func (s *scanner) badEscape(e escapePlace, bytes bool, reason string) *Error {
	s.begin = e.start
	if bytes {
		return syntaxError(e.start, `(value error) invalid \x escape at position `+strconv.Itoa(e.at-e.body), "")
	}
	from := 0
	for _, r := range s.src[e.body:e.at] {
		from++
		if r >= utf8.RuneSelf {
			from += 9
		}
	}
	return syntaxError(e.start, "(unicode error) 'unicodeescape' codec can't decode bytes in position "+
		strconv.Itoa(from)+"-"+strconv.Itoa(from+s.off-e.at-1)+": "+reason, "")
}
