package py

import (
	"math"
	"math/big"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxIntDigits is Python's sys.int_max_str_digits: longer texts are refused.
const maxIntDigits = 4300

// ParseInt is Python's int(v) (rule P4). The errors are Python's ValueError,
// TypeError and OverflowError.
func ParseInt(v Value) (Value, error) {
	switch v := v.(type) {
	case Bool:
		if v {
			return Int(1), nil
		}
		return Int(0), nil
	case Int, *BigInt:
		return v, nil
	case Float:
		return floatToInt(float64(v))
	case Str:
		return textToInt(asciiNumber(string(v)), v)
	case Bytes:
		return textToInt(strings.Trim(string(v), "\t\n\v\f\r "), v)
	case *ByteArray:
		return textToInt(strings.Trim(string(v.Data), "\t\n\v\f\r "), Bytes(v.Data))
	case *Decimal:
		return decimalToInt(v)
	case UUID:
		return IntOf(new(big.Int).SetBytes(v[:])), nil
	}
	return nil, &Error{"TypeError", "int() argument must be a string, a bytes-like object or a real number, not '" + FullName(v) + "'"}
}

func floatToInt(f float64) (Value, error) {
	switch {
	case math.IsInf(f, 0):
		return nil, &Error{"OverflowError", "cannot convert float infinity to integer"}
	case math.IsNaN(f):
		return nil, &Error{"ValueError", "cannot convert float NaN to integer"}
	case math.Abs(f) < 1<<62:
		return Int(f), nil
	}
	n, _ := big.NewFloat(f).Int(nil)
	return IntOf(n), nil
}

// asciiNumber is s without white space around it and with every decimal digit
// of Unicode as the ASCII one.
func asciiNumber(s string) string {
	s = strings.TrimFunc(s, unicode.IsSpace)
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return strings.Map(func(r rune) rune {
				if d := digit(r); d >= 0 {
					return rune('0' + d)
				}
				return r
			}, s)
		}
	}
	return s
}

// textToInt reads trimmed; the error names shown. A single underscore may stand
// between two digits.
func textToInt(trimmed string, shown Value) (Value, error) {
	digits := strings.TrimLeft(trimmed, "+-")
	sign := trimmed[:len(trimmed)-len(digits)]
	if len(sign) > 1 || !plainDigits(digits) {
		start, _ := ReprLimit(shown, 4*200) // no code point takes more bytes
		return nil, &Error{"ValueError", "invalid literal for int() with base 10: " + cutRunes(start, 200)}
	}
	digits = strings.ReplaceAll(digits, "_", "")
	if len(digits) > maxIntDigits {
		return nil, tooManyDigits(len(digits))
	}
	if n, err := strconv.ParseInt(sign+digits, 10, 64); err == nil {
		return Int(n), nil
	}
	n, _ := new(big.Int).SetString(sign+digits, 10)
	return IntOf(n), nil
}

func tooManyDigits(n int) *Error {
	return &Error{"ValueError", "Exceeds the limit (4300 digits) for integer string conversion: value has " +
		strconv.Itoa(n) + " digits; use sys.set_int_max_str_digits() to increase the limit"}
}

// plainDigits says whether s is digits with single underscores between them.
func plainDigits(s string) bool {
	wasDigit := false
	for i := 0; i < len(s); i++ {
		isDigit := s[i] >= '0' && s[i] <= '9'
		if !isDigit && !(s[i] == '_' && wasDigit) {
			return false
		}
		wasDigit = isDigit
	}
	return wasDigit
}

// cutRunes is at most n code points of s, as %.200R of the interpreter cuts.
func cutRunes(s string, n int) string {
	for i := 0; i < len(s); {
		if n == 0 {
			return s[:i]
		}
		_, size := DecodeRune(s[i:])
		i += size
		n--
	}
	return s
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
