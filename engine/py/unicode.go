package py

import (
	"sort"
	"strconv"
	"sync"
	"unicode"
	"unicode/utf8"
)

// DecodeRune is the first code point of s and its length in bytes. Unlike
// utf8.DecodeRuneInString it knows lone surrogates, as [Str] holds them. A byte
// that begins no code point gives utf8.RuneError and 1; an empty s gives 0, 0.
func DecodeRune(s string) (rune, int) {
	if s == "" {
		return 0, 0
	}
	if s[0] < utf8.RuneSelf {
		return rune(s[0]), 1
	}
	if isSurrogate(s) {
		return 0xd000 | rune(s[1]&0x3f)<<6 | rune(s[2]&0x3f), 3
	}
	return utf8.DecodeRuneInString(s)
}

func isSurrogate(s string) bool {
	return len(s) >= 3 && s[0] == 0xed && s[1] >= 0xa0 && s[1] <= 0xbf && s[2]&0xc0 == 0x80
}

// AppendRune adds the code point r to dst, a surrogate as [Str] holds it.
func AppendRune(dst []byte, r rune) []byte {
	if r >= 0xd800 && r <= 0xdfff {
		return append(dst, 0xed, 0x80|byte(r>>6)&0x3f, 0x80|byte(r)&0x3f)
	}
	return utf8.AppendRune(dst, r)
}

// RuneCount is the number of code points of s: Python's len of a str.
func RuneCount(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i]&0xc0 != 0x80 {
			n++
		}
	}
	return n
}

// ValidText says whether s may stand in a [Str]: UTF-8, lone surrogates allowed.
func ValidText(s string) bool { return invalidAt(s) < 0 }

// invalidAt is the place of the first byte that is not UTF-8, or -1.
func invalidAt(s string) int {
	if utf8.ValidString(s) {
		return -1
	}
	for i := 0; i < len(s); {
		r, n := DecodeRune(s[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}

// printableEdges are the code points where printable characters stop and start
// in turn; unpacked when the first non-ASCII character is asked about.
var printableEdges = sync.OnceValue(func() []rune {
	var edges []rune
	var at, step rune
	shift := 0
	for i := 0; i < len(printableSteps); i++ {
		b := printableSteps[i]
		step |= rune(b&0x7f) << shift
		if b&0x80 != 0 {
			shift += 7
			continue
		}
		at += step
		edges = append(edges, at)
		step, shift = 0, 0
	}
	return edges
})

// Printable is Python's chr(r).isprintable() with Unicode 14 (rule K7).
func Printable(r rune) bool {
	if r < 0x7f {
		return r >= ' '
	}
	edges := printableEdges()
	passed := sort.Search(len(edges), func(i int) bool { return edges[i] > r })
	return passed%2 == 0
}

// digit is the value of a Unicode decimal digit, or -1.
func digit(r rune) int {
	if r < utf8.RuneSelf {
		if r >= '0' && r <= '9' {
			return int(r - '0')
		}
		return -1
	}
	if !unicode.Is(unicode.Nd, r) || !Printable(r) {
		return -1
	}
	// Decimal digits stand in runs of ten, and every run begins with its zero.
	for _, t := range unicode.Nd.R16 {
		if rune(t.Lo) <= r && r <= rune(t.Hi) {
			return int(r-rune(t.Lo)) % 10
		}
	}
	for _, t := range unicode.Nd.R32 {
		if rune(t.Lo) <= r && r <= rune(t.Hi) {
			return int(r-rune(t.Lo)) % 10
		}
	}
	return -1
}

// DecodeErrorText is the text of Python's UnicodeDecodeError for s as UTF-8, or
// "" if s is a valid text.
func DecodeErrorText(s string) string {
	if at := invalidAt(s); at >= 0 {
		return decodeErrorText(s, at)
	}
	return ""
}

// decodeErrorText is the error for the byte at a place of s.
func decodeErrorText(s string, at int) string {
	reason := "invalid start byte"
	if c := s[at]; c >= 0xc2 && c <= 0xf4 {
		reason = "invalid continuation byte"
		if at+1 == len(s) {
			reason = "unexpected end of data"
		}
	}
	return "'utf-8' codec can't decode byte 0x" + string(hexDigits[s[at]>>4]) + string(hexDigits[s[at]&15]) +
		" in position " + strconv.Itoa(at) + ": " + reason
}
