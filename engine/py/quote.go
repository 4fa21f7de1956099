package py

import (
	"strings"
	"unicode/utf8"
)

const hexDigits = "0123456789abcdef"

// ReprStr is Python's repr of the str s (rule K7).
func ReprStr(s string) string { return string(appendQuoted(nil, s, false)) }

// ASCIIStr is Python's ascii of the str s: its repr with every non-ASCII
// character escaped.
func ASCIIStr(s string) string { return string(appendQuoted(nil, s, true)) }

// quoteFor is the quote that Python puts around s.
func quoteFor(s string) byte {
	if strings.IndexByte(s, '\'') >= 0 && strings.IndexByte(s, '"') < 0 {
		return '"'
	}
	return '\''
}

// appendQuoted adds the repr of a str, or its ascii().
func appendQuoted(dst []byte, s string, ascii bool) []byte {
	quote := quoteFor(s)
	return append(appendQuotedPart(append(dst, quote), s, quote, ascii), quote)
}

// appendQuotedPart adds what stands between the quotes.
func appendQuotedPart(dst []byte, s string, quote byte, ascii bool) []byte {
	for i := 0; i < len(s); {
		if plain := plainLen(s[i:], quote); plain > 0 {
			dst = append(dst, s[i:i+plain]...)
			i += plain
			continue
		}
		if s[i] < utf8.RuneSelf {
			dst = appendEscapedByte(dst, s[i], quote)
			i++
			continue
		}
		r, n := DecodeRune(s[i:])
		if !ascii && Printable(r) {
			dst = append(dst, s[i:i+n]...)
		} else {
			dst = appendEscapedRune(dst, r)
		}
		i += n
	}
	return dst
}

// plainLen is how many bytes at the start of s show as they are, without a look at
// what they mean.
func plainLen(s string, quote byte) int {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c >= 0x7f || c == quote || c == '\\' {
			return i
		}
	}
	return len(s)
}

// appendQuotedBytes adds the repr of bytes.
func appendQuotedBytes(dst []byte, s string) []byte {
	quote := quoteFor(s)
	dst = append(dst, 'b', quote)
	for i := 0; i < len(s); i++ {
		dst = appendEscapedByte(dst, s[i], quote)
	}
	return append(dst, quote)
}

// appendByteArray adds the repr of a bytearray, in which Python escapes a ' even
// between double quotes.
func appendByteArray(dst []byte, s string) []byte {
	quote := quoteFor(s)
	dst = append(append(dst, "bytearray(b"...), quote)
	for i := 0; i < len(s); i++ {
		dst = appendEscapedByte(dst, s[i], '\'')
	}
	return append(dst, quote, ')')
}

func appendEscapedByte(dst []byte, c, quote byte) []byte {
	switch {
	case c == quote || c == '\\':
		return append(dst, '\\', c)
	case c == '\n':
		return append(dst, '\\', 'n')
	case c == '\r':
		return append(dst, '\\', 'r')
	case c == '\t':
		return append(dst, '\\', 't')
	case c < ' ' || c >= 0x7f:
		return append(dst, '\\', 'x', hexDigits[c>>4], hexDigits[c&15])
	}
	return append(dst, c)
}

func appendEscapedRune(dst []byte, r rune) []byte {
	letter, digits := byte('x'), 2
	if r > 0xffff {
		letter, digits = 'U', 8
	} else if r > 0xff {
		letter, digits = 'u', 4
	}
	dst = append(dst, '\\', letter)
	for shift := 4 * (digits - 1); shift >= 0; shift -= 4 {
		dst = append(dst, hexDigits[r>>shift&15])
	}
	return dst
}
