package syntax

import (
	"math/big"
	"strconv"
	"strings"

	"locmem/engine/py"
)

// maxDigits is CPython's limit for decimal texts of ints.
const maxDigits = 4300

// number scans an int, float or imaginary number.
func (s *scanner) number() *Error {
	if s.peek(0) == '0' {
		switch s.peek(1) | 0x20 {
		case 'x':
			return s.based(16, "hexadecimal")
		case 'o':
			return s.based(8, "octal")
		case 'b':
			return s.based(2, "binary")
		}
	}
	from := s.off
	float, err := s.decimal()
	if err != nil {
		return err
	}
	text := strings.ReplaceAll(s.src[from:s.off], "_", "")
	if s.peek(0)|0x20 == 'j' {
		s.skip(1)
		f, _ := strconv.ParseFloat(text, 64)
		return s.finishNumber("imaginary", py.Complex(complex(0, f)))
	}
	if float {
		f, _ := strconv.ParseFloat(text, 64)
		return s.finishNumber("decimal", py.Float(f))
	}
	return s.decimalInt(text)
}

// decimal moves over digits, a fraction and an exponent.
func (s *scanner) decimal() (float bool, err *Error) {
	if err := s.digits(); err != nil {
		return false, err
	}
	if s.peek(0) == '.' {
		float = true
		s.skip(1)
		if err := s.digits(); err != nil {
			return false, err
		}
	}
	if s.peek(0)|0x20 != 'e' {
		return float, nil
	}
	n := 1
	if s.peek(1) == '+' || s.peek(1) == '-' {
		n = 2
	}
	if !isDigit(s.peek(n)) {
		return float, nil
	}
	s.skip(n)
	return true, s.digits()
}

// digits moves over digits with single underscores between them; there may be
// none.
func (s *scanner) digits() *Error {
	for isDigit(s.peek(0)) {
		s.skip(1)
		if s.peek(0) == '_' {
			if !isDigit(s.peek(1)) {
				return s.badNumber("decimal", "")
			}
			s.skip(1)
		}
	}
	return nil
}

func (s *scanner) badNumber(base, hint string) *Error {
	return syntaxError(s.begin, "invalid "+base+" literal", hint)
}

func (s *scanner) decimalInt(text string) *Error {
	if text[0] == '0' && strings.Trim(text, "0") != "" {
		return syntaxError(s.begin, "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers", "")
	}
	if len(text) > maxDigits {
		return syntaxError(s.begin, "Exceeds the limit (4300 digits) for integer string conversion: value has "+strconv.Itoa(len(text))+
			" digits; use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.", "")
	}
	return s.finishNumber("decimal", intOf(text, 10))
}

// intOf is the int that digits write, which are known to be right.
func intOf(digits string, base int) py.Value {
	if n, err := strconv.ParseInt(digits, base, 64); err == nil {
		return py.Int(n)
	}
	n, _ := new(big.Int).SetString(digits, base)
	return py.IntOf(n)
}

// based scans a hexadecimal, octal or binary int.
func (s *scanner) based(base int, name string) *Error {
	s.skip(2)
	from := s.off
	for {
		n := 0
		if s.peek(0) == '_' {
			n = 1
		}
		if c := s.peek(n); digitOf(c) >= base {
			if n == 0 && isDigit(c) {
				return syntaxError(s.begin, "invalid digit '"+string(c)+"' in "+name+" literal", "")
			}
			if n == 1 || s.off == from {
				return s.badNumber(name, "")
			}
			return s.finishNumber(name, intOf(strings.ReplaceAll(s.src[from:s.off], "_", ""), base))
		}
		s.skip(n + 1)
	}
}

// digitOf is the value of a hexadecimal digit, or 16.
func digitOf(c byte) int {
	switch {
	case isDigit(c):
		return int(c - '0')
	case c|0x20 >= 'a' && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return 16
}

// finishNumber refuses letters that stick to a number, but for keywords.
func (s *scanner) finishNumber(base string, v py.Value) *Error {
	if c := s.peek(0); isLetter(c) || c >= 0x80 {
		glued := false
		for _, word := range [...]string{"and", "else", "for", "if", "in", "is", "not", "or"} {
			glued = glued || strings.HasPrefix(s.src[s.off:], word)
		}
		if !glued {
			return s.badNumber(base, "A name does not start with a digit.")
		}
	}
	s.tokens = append(s.tokens, token{kind: tNumber, end: int32(s.off), start: s.begin, value: v})
	return nil
}
