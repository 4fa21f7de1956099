package syntax

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// isPrefix tells whether the letters before a quote make a string literal.
func isPrefix(text string) bool {
	switch strings.ToLower(text) {
	case "r", "u", "b", "f", "rb", "br", "rf", "fr":
		return true
	}
	return false
}

func (s *scanner) badCharacter() *Error {
	r, _ := utf8.DecodeRuneInString(s.src[s.off:])
	at := s.moved(s.at)
	hint := ""
	switch {
	case strings.ContainsRune("“”„«»", r):
		hint = `Use the straight quote " instead.`
	case strings.ContainsRune("‘’‚´", r):
		hint = "Use the straight quote ' instead."
	case r == '–' || r == '—' || r == '−':
		hint = "Use the minus sign - instead."
	case r == '$' || r == '?' || r == '!' || r == '`' || r == '\\':
		if r == '\\' {
			return syntaxError(at, "unexpected character after line continuation character", "")
		}
		return syntaxError(at, "invalid syntax", "")
	}
	if r == utf8.RuneError {
		return syntaxError(at, "the code is not valid UTF-8", "")
	}
	if !unicode.IsPrint(r) {
		return syntaxError(at, fmt.Sprintf("invalid non-printable character U+%04X", r), "Delete it; it came along with pasted text.")
	}
	return syntaxError(at, fmt.Sprintf("invalid character '%c' (U+%04X)", r, r), hint)
}

// stringLiteral scans a literal from its opening quote on; prefix is in lower
// case and already skipped.
func (s *scanner) stringLiteral(prefix string) *Error {
	start := s.at
	start.Col -= int32(len(prefix))
	quote := s.src[s.off : s.off+1]
	if strings.HasPrefix(s.src[s.off:], strings.Repeat(quote, 3)) {
		quote = strings.Repeat(quote, 3)
	}
	s.skip(len(quote))
	part := &strPart{bytes: strings.Contains(prefix, "b"), format: strings.Contains(prefix, "f")}
	raw := strings.Contains(prefix, "r")
	var err *Error
	if part.format {
		part.parts, err = s.fString(quote, start, raw, false)
	} else {
		part.text, err = s.plainString(quote, start, raw, part.bytes)
	}
	if err != nil {
		return err
	}
	s.tokens = append(s.tokens, token{kind: tString, text: "string", start: s.moved(start), end: s.moved(s.at), str: part})
	return nil
}

// unterminated is the error of a literal without its closing quote.
func (s *scanner) unterminated(quote string, start Pos) *Error {
	line := s.at.Line
	what := "unterminated string literal"
	if len(quote) == 3 {
		what = "unterminated triple-quoted string literal"
		if strings.HasSuffix(s.src, "\n") && s.off >= len(s.src) {
			line--
		}
	}
	return syntaxError(s.moved(start), fmt.Sprintf("%s (detected at line %d)", what, line), "")
}

// plainString scans up to and over the closing quote.
func (s *scanner) plainString(quote string, start Pos, raw, bytes bool) (string, *Error) {
	var b strings.Builder
	for {
		switch {
		case s.off >= len(s.src) || s.src[s.off] == '\n' && len(quote) == 1:
			return "", s.unterminated(quote, start)
		case strings.HasPrefix(s.src[s.off:], quote):
			s.skip(len(quote))
			return b.String(), nil
		case s.src[s.off] == '\\':
			if err := s.escape(&b, raw, bytes); err != nil {
				return "", err
			}
		default:
			from := s.off
			if r := s.next(); bytes && r >= utf8.RuneSelf {
				return "", syntaxError(s.moved(start), "bytes can only contain ASCII literal characters", "")
			}
			b.WriteString(s.src[from:s.off])
		}
	}
}

// escapes of one letter.
var escapes = map[byte]string{
	'\\': "\\", '\'': "'", '"': "\"", 'a': "\a", 'b': "\b", 'f': "\f",
	'n': "\n", 'r': "\r", 't': "\t", 'v': "\v", '\n': "",
}

// escape resolves one backslash sequence.
func (s *scanner) escape(b *strings.Builder, raw, bytes bool) *Error {
	start := s.at
	s.skip(1)
	if s.off >= len(s.src) {
		return nil // the caller finds the literal unterminated
	}
	if raw {
		from := s.off
		s.next()
		b.WriteString("\\" + s.src[from:s.off])
		return nil
	}
	c := s.src[s.off]
	if text, ok := escapes[c]; ok {
		s.next()
		b.WriteString(text)
		return nil
	}
	switch {
	case c >= '0' && c <= '7':
		s.octal(b, bytes)
		return nil
	case c == 'x':
		return s.hex(b, 2, bytes, start)
	case c == 'u' && !bytes:
		return s.hex(b, 4, false, start)
	case c == 'U' && !bytes:
		return s.hex(b, 8, false, start)
	case c == 'N' && !bytes:
		return syntaxError(s.moved(start), `the playground does not know '\N{...}'`, `Write the character itself, or its number as \u20ac.`)
	}
	b.WriteByte('\\') // an unknown escape stays as it is
	return nil
}

func (s *scanner) octal(b *strings.Builder, bytes bool) {
	n := rune(0)
	for i := 0; i < 3 && s.peek(0) >= '0' && s.peek(0) <= '7'; i++ {
		n = n*8 + rune(s.peek(0)-'0')
		s.skip(1)
	}
	if bytes {
		b.WriteByte(byte(n))
	} else {
		b.WriteRune(n)
	}
}

func (s *scanner) hex(b *strings.Builder, digits int, bytes bool, start Pos) *Error {
	letter := s.src[s.off]
	s.skip(1)
	end := min(s.off+digits, len(s.src))
	n, err := strconv.ParseUint(s.src[s.off:end], 16, 32)
	if err != nil || end < s.off+digits {
		if bytes {
			return syntaxError(s.moved(start), `(value error) invalid \x escape`, "")
		}
		return syntaxError(s.moved(start), fmt.Sprintf("(unicode error) 'unicodeescape' codec can't decode bytes: truncated \\%c%s escape", letter, strings.Repeat("X", digits)), "")
	}
	if n > unicode.MaxRune {
		return syntaxError(s.moved(start), "(unicode error) 'unicodeescape' codec can't decode bytes: illegal Unicode character", "")
	}
	s.skip(digits)
	if bytes {
		b.WriteByte(byte(n))
	} else {
		writeRune(b, rune(n))
	}
	return nil
}

// writeRune writes a character; a lone surrogate as engine/py keeps it.
func writeRune(b *strings.Builder, r rune) {
	if r >= 0xd800 && r <= 0xdfff {
		b.Write([]byte{0xe0 | byte(r>>12), 0x80 | byte(r>>6)&0x3f, 0x80 | byte(r)&0x3f})
		return
	}
	b.WriteRune(r)
}
