package syntax

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// literal is how the string being scanned is written.
type literal struct {
	quote      string // one or three quotes
	start      Pos    // of its prefix
	raw, bytes bool
}

// stringLiteral scans from the opening quote on; prefix is in lower case and
// already skipped.
func (s *scanner) stringLiteral(prefix string) *Error {
	l := literal{quote: s.src[s.off : s.off+1], start: s.begin,
		raw: strings.Contains(prefix, "r"), bytes: strings.Contains(prefix, "b")}
	if s.peek(1) == l.quote[0] && s.peek(2) == l.quote[0] {
		l.quote = s.src[s.off : s.off+3]
	}
	s.skip(len(l.quote))
	q := &quoted{bytes: l.bytes, format: strings.Contains(prefix, "f")}
	var err *Error
	if q.format {
		q.parts, err = s.fString(l, false)
	} else {
		q.text, err = s.plainString(l)
	}
	if err != nil {
		return err
	}
	s.tokens = append(s.tokens, token{kind: tString, end: int32(s.off), start: l.start, value: q})
	return nil
}

// ends tells whether the literal cannot go on here.
func (s *scanner) ends(l literal) bool {
	return s.off >= len(s.src) || len(l.quote) == 1 && s.atEnd()
}

// closes tells whether the closing quote stands here.
func (s *scanner) closes(l literal) bool {
	return s.src[s.off] == l.quote[0] && (len(l.quote) == 1 || s.peek(1) == l.quote[0] && s.peek(2) == l.quote[0])
}

// unterminated is the error of a literal without its closing quote.
func (s *scanner) unterminated(l literal) *Error {
	s.begin = l.start
	line := s.line
	what := "unterminated string literal"
	if len(l.quote) == 3 {
		what = "unterminated triple-quoted string literal"
		if s.col == 1 && line > s.first {
			line--
		}
	}
	return syntaxError(l.start, what+" (detected at line "+strconv.Itoa(int(line))+")", "")
}

// plainString scans up to and over the closing quote. A text without escapes
// is a piece of the source.
func (s *scanner) plainString(l literal) (string, *Error) {
	var b []byte
	body, from := s.off, s.off
	for !s.ends(l) {
		switch c := s.src[s.off]; {
		case s.closes(l):
			text := s.src[from:s.off]
			if b != nil {
				text = string(append(b, text...))
			}
			s.skip(len(l.quote))
			return text, nil
		case c == '\\':
			b = append(b, s.src[from:s.off]...)
			var err *Error
			if b, err = s.escape(b, l, body); err != nil {
				return "", err
			}
			from = s.off
		case c == '\r':
			b = append(append(b, s.src[from:s.off]...), '\n')
			s.next()
			from = s.off
		case c >= utf8.RuneSelf && l.bytes:
			s.begin = l.start
			return "", syntaxError(l.start, "bytes can only contain ASCII literal characters", "")
		default:
			s.next()
		}
	}
	return "", s.unterminated(l)
}
