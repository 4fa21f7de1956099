package syntax

import (
	"math/big"
	"strconv"
	"strings"

	"locmem/engine/py"
)

// number scans an int, float or imaginary number.
func (s *scanner) number() *Error {
	start, from := s.at, s.off
	base := 10
	if s.peek(0) == '0' {
		switch s.peek(1) | 0x20 {
		case 'x':
			base = 16
		case 'o':
			base = 8
		case 'b':
			base = 2
		}
	}
	if base != 10 {
		s.skip(2)
		s.digits(base)
		return s.finishInt(start, s.src[from+2:s.off], base)
	}
	s.digits(10)
	float := false
	if s.peek(0) == '.' {
		float = true
		s.skip(1)
		s.digits(10)
	}
	if s.peek(0)|0x20 == 'e' {
		n := 1
		if s.peek(1) == '+' || s.peek(1) == '-' {
			n = 2
		}
		if d := s.peek(n); d >= '0' && d <= '9' {
			float = true
			s.skip(n)
			s.digits(10)
		}
	}
	text := s.src[from:s.off]
	if s.peek(0)|0x20 == 'j' {
		s.skip(1)
		f, _ := strconv.ParseFloat(strings.ReplaceAll(text, "_", ""), 64)
		return s.finishNumber(start, py.Complex(complex(0, f)))
	}
	if !float {
		return s.finishInt(start, text, 10)
	}
	if badUnderscore(text) {
		return syntaxError(s.moved(start), "invalid decimal literal", "")
	}
	f, _ := strconv.ParseFloat(strings.ReplaceAll(text, "_", ""), 64)
	return s.finishNumber(start, py.Float(f))
}

func (s *scanner) digits(base int) {
	for s.off < len(s.src) {
		c := s.src[s.off]
		if c != '_' && !(c >= '0' && c <= '9') && !(base == 16 && (c|0x20 >= 'a' && c|0x20 <= 'f')) {
			return
		}
		s.skip(1)
	}
}

// badUnderscore: underscores only stand between digits.
func badUnderscore(text string) bool {
	return strings.HasSuffix(text, "_") || strings.Contains(text, "__") || strings.Contains(text, "_.") || strings.Contains(text, "._")
}

// literalNames are Python's words for the bases.
var literalNames = map[int]string{10: "decimal", 16: "hexadecimal", 8: "octal", 2: "binary"}

func (s *scanner) finishInt(start Pos, digits string, base int) *Error {
	bad := func() *Error { return syntaxError(s.moved(start), "invalid "+literalNames[base]+" literal", "") }
	clean := strings.ReplaceAll(digits, "_", "")
	if clean == "" || base == 10 && badUnderscore(digits) || strings.HasSuffix(digits, "_") {
		return bad()
	}
	if base == 10 && clean[0] == '0' && strings.Trim(clean, "0") != "" {
		return syntaxError(s.moved(start), "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers", "")
	}
	if base == 10 && len(clean) > maxDigits {
		return syntaxError(s.moved(start), "Exceeds the limit (4300 digits) for integer string conversion: value has "+
			strconv.Itoa(len(clean))+" digits; use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.", "")
	}
	n, ok := new(big.Int).SetString(clean, base)
	if !ok {
		return bad()
	}
	return s.finishNumber(start, py.IntOf(n))
}

// finishNumber refuses letters that stick to a number.
func (s *scanner) finishNumber(start Pos, v py.Value) *Error {
	if c := s.peek(0); c == '_' || c|0x20 >= 'a' && c|0x20 <= 'z' {
		rest := s.src[s.off:]
		glued := false
		for _, word := range []string{"and", "or", "if", "else", "in", "is", "for", "not"} {
			glued = glued || strings.HasPrefix(rest, word)
		}
		if !glued {
			return syntaxError(s.moved(start), "invalid decimal literal", "A name does not start with a digit.")
		}
	}
	s.tokens = append(s.tokens, token{kind: tNumber, text: "number", start: s.moved(start), end: s.moved(s.at), value: v})
	return nil
}

// maxDigits is CPython's limit for decimal texts of ints.
const maxDigits = 4300
