package py

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// strings reads one or more str or bytes literals in a row, which are joined.
func (p *literalParser) strings() (Value, *SyntaxError) {
	var joined []byte
	var isBytes bool
	for first := true; ; first = false {
		at := p.pos
		prefix, err := p.prefix()
		if err != nil && !first {
			err.Hint = `a text that contains ' goes between ", as in "it's"`
		}
		if err != nil {
			return nil, err
		}
		if !first && prefix.bytes != isBytes {
			return nil, p.errorAt(at, "cannot mix bytes and nonbytes literals", "")
		}
		isBytes = prefix.bytes
		if joined, err = p.quoted(joined, prefix, at); err != nil {
			return nil, err
		}
		end := p.pos
		p.spaces()
		n := 0
		if wordStart(p.peek()) {
			n = p.word()
		}
		if c := p.peekAt(n); c != '\'' && c != '"' {
			p.pos = end
			break
		}
	}
	if isBytes {
		return Bytes(joined), nil
	}
	return Str(joined), nil
}

// stringPrefix is what the letters before a quote say.
type stringPrefix struct{ raw, bytes bool }

// prefix reads the letters before a quote.
func (p *literalParser) prefix() (stringPrefix, *SyntaxError) {
	at := p.pos
	letters := strings.ToLower(p.src[at : at+p.word()])
	p.pos += len(letters)
	switch letters {
	case "", "u":
		return stringPrefix{}, nil
	case "r":
		return stringPrefix{raw: true}, nil
	case "b":
		return stringPrefix{bytes: true}, nil
	case "rb", "br":
		return stringPrefix{raw: true, bytes: true}, nil
	case "f", "fr", "rf":
		return stringPrefix{}, p.errorAt(at, "invalid syntax", "an f-string computes something; write the finished text without the f")
	}
	p.pos = at
	return stringPrefix{}, p.errorAt(at, "invalid syntax", "put text in quotes: "+ReprStr(p.bareText(at)))
}

// quoted reads one literal from its quote on and adds its text to dst. at is
// where the literal begins.
func (p *literalParser) quoted(dst []byte, prefix stringPrefix, at int) ([]byte, *SyntaxError) {
	quote := p.src[p.pos : p.pos+1]
	if strings.HasPrefix(p.src[p.pos:], quote+quote+quote) {
		quote += quote + quote
	}
	p.pos += len(quote)
	body := p.pos
	for {
		rest := p.src[p.pos:]
		switch c := p.peek(); {
		case rest == "" || len(quote) == 1 && (c == '\n' || c == '\r'):
			if len(quote) == 3 {
				return nil, p.errorAt(at, "unterminated triple-quoted string literal", "end the text with "+quote)
			}
			return nil, p.errorAt(at, "unterminated string literal", "end the text with "+quote)
		case strings.HasPrefix(rest, quote):
			p.pos += len(quote)
			return dst, nil
		case c == '\\' && prefix.raw:
			dst = append(dst, c)
			p.pos++
			if p.pos < len(p.src) { // what follows is taken as it is, even a quote
				dst = p.plain(dst)
			}
		case c == '\\':
			var err *SyntaxError
			if dst, err = p.escape(dst, prefix.bytes, body); err != nil {
				return nil, err
			}
		case c >= utf8.RuneSelf && prefix.bytes:
			return nil, p.errorAt(at, "bytes can only contain ASCII literal characters", `write other bytes as \xhh`)
		default:
			dst = p.plain(dst)
		}
	}
}

// plain adds the next byte; the line ends of other systems become \n.
func (p *literalParser) plain(dst []byte) []byte {
	c := p.peek()
	p.pos++
	if c == '\r' {
		c = '\n'
		if p.peek() == '\n' {
			p.pos++
		}
	}
	return append(dst, c)
}

const (
	escapeLetters = "\\'\"abfnrtv"
	escapeValues  = "\\'\"\a\b\f\n\r\t\v"
)

// escape reads a backslash and what belongs to it. body is where the text began.
func (p *literalParser) escape(dst []byte, isBytes bool, body int) ([]byte, *SyntaxError) {
	at, c := p.pos, p.peekAt(1)
	p.pos += 2
	if i := strings.IndexByte(escapeLetters, c); i >= 0 && c != 0 {
		return append(dst, escapeValues[i]), nil
	}
	switch {
	case c == '\n':
		return dst, nil
	case c == '\r':
		if p.peek() == '\n' {
			p.pos++
		}
		return dst, nil
	case c >= '0' && c <= '7':
		return p.octal(dst, isBytes), nil
	case c == 'x':
		return p.hexEscape(dst, 2, isBytes, at, body)
	case c == 'u' && !isBytes:
		return p.hexEscape(dst, 4, isBytes, at, body)
	case c == 'U' && !isBytes:
		return p.hexEscape(dst, 8, isBytes, at, body)
	case c == 'N' && !isBytes:
		return nil, p.errorAt(at, "(unicode error) unknown Unicode character name", `write the character itself, or \uXXXX`)
	}
	p.pos = at + 1
	return append(dst, '\\'), nil // an unknown escape stands for itself
}

// octal reads up to three octal digits, the first of which was just passed.
func (p *literalParser) octal(dst []byte, isBytes bool) []byte {
	p.pos--
	n := rune(0)
	for i := 0; i < 3 && p.peek() >= '0' && p.peek() <= '7'; i++ {
		n = n<<3 | rune(p.peek()-'0')
		p.pos++
	}
	if isBytes {
		return append(dst, byte(n))
	}
	return AppendRune(dst, n)
}

// hexEscape reads the digits of \x, \u and \U.
func (p *literalParser) hexEscape(dst []byte, digits int, isBytes bool, at, body int) ([]byte, *SyntaxError) {
	n := rune(0)
	for i := range digits {
		d := digitOf(p.peek())
		if d == 16 {
			return nil, p.badEscape(digits, i, isBytes, at, body)
		}
		n = n<<4 | rune(d)
		p.pos++
	}
	if isBytes {
		return append(dst, byte(n)), nil
	}
	if n > utf8.MaxRune || n < 0 {
		return nil, p.errorAt(at, p.unicodeError(at, body, "illegal Unicode character"), "")
	}
	return AppendRune(dst, n), nil
}

func (p *literalParser) badEscape(digits, got int, isBytes bool, at, body int) *SyntaxError {
	if isBytes {
		return p.errorAt(at, `(value error) invalid \x escape at position `+strconv.Itoa(at-body), `write two hexadecimal digits after \x`)
	}
	shape := map[int]string{2: `\xXX`, 4: `\uXXXX`, 8: `\UXXXXXXXX`}[digits]
	return p.errorAt(at, p.unicodeError(at, body, "truncated "+shape+" escape"),
		`a backslash starts an escape; write \\ for a backslash, as in 'C:\\x'`)
}

// unicodeError is Python's text for a bad escape that begins at a place of the
// body and ends here. Python counts each non-ASCII character before it as ten.
func (p *literalParser) unicodeError(at, body int, reason string) string {
	before := p.src[body:at]
	from := 0
	for _, r := range before {
		from++
		if r >= utf8.RuneSelf {
			from += 9
		}
	}
	return "(unicode error) 'unicodeescape' codec can't decode bytes in position " +
		strconv.Itoa(from) + "-" + strconv.Itoa(from+p.pos-at-1) + ": " + reason
}
