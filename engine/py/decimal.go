package py

import (
	"math/big"
	"strconv"
	"strings"
)

// decimal is the number behind a [Decimal]: digits * 10**exp.
type decimal struct {
	neg     bool
	digits  string // without leading zeros; "0" for zero; of a NaN its payload
	exp     int
	special byte // 'I' infinity, 'N' NaN, 'S' signalling NaN, 0 a number
}

// maxDecimalExponent is the largest exponent that is read.
const maxDecimalExponent = 999999999999999999

// NewDecimal is Python's Decimal(text) in the form that str() gives it, such as
// "1E+3" for "1e3". The error is `InvalidOperation: [<class
// 'decimal.ConversionSyntax'>]` for a text that is no number.
func NewDecimal(text string) (*Decimal, error) {
	d, ok := parseDecimal(asciiNumber(text))
	if !ok {
		return nil, &Error{"InvalidOperation", "[<class 'decimal.ConversionSyntax'>]"}
	}
	return &Decimal{d.text()}, nil
}

func parseDecimal(s string) (decimal, bool) {
	var d decimal
	s = strings.ToLower(strings.ReplaceAll(s, "_", ""))
	if s != "" && (s[0] == '-' || s[0] == '+') {
		d.neg = s[0] == '-'
		s = s[1:]
	}
	switch {
	case s == "inf" || s == "infinity":
		d.special, d.digits = 'I', "0"
		return d, true
	case strings.HasPrefix(s, "nan"):
		d.special, d.digits = 'N', strings.TrimLeft(s[3:], "0")
		return d, onlyDigits(s[3:])
	case strings.HasPrefix(s, "snan"):
		d.special, d.digits = 'S', strings.TrimLeft(s[4:], "0")
		return d, onlyDigits(s[4:])
	}
	if mantissa, exponent, ok := strings.Cut(s, "e"); ok {
		n, err := strconv.Atoi(exponent)
		if err != nil || n > maxDecimalExponent || n < -maxDecimalExponent {
			return d, false
		}
		s, d.exp = mantissa, n
	}
	whole, part, _ := strings.Cut(s, ".")
	d.exp -= len(part)
	if whole+part == "" || !onlyDigits(whole) || !onlyDigits(part) {
		return d, false
	}
	d.digits = strings.TrimLeft(whole+part, "0")
	if d.digits == "" {
		d.digits = "0"
	}
	return d, true
}

// onlyDigits says whether s holds nothing but ASCII digits.
func onlyDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// text is Python's str() of the Decimal.
func (d decimal) text() string {
	sign := ""
	if d.neg {
		sign = "-"
	}
	switch d.special {
	case 'I':
		return sign + "Infinity"
	case 'N':
		return sign + "NaN" + d.digits
	case 'S':
		return sign + "sNaN" + d.digits
	}
	left := d.exp + len(d.digits) // digits left of the point
	if d.exp > 0 || left <= -6 {
		return sign + pointAt(d.digits, 1) + exponentText(left-1)
	}
	return sign + pointAt(d.digits, left)
}

func exponentText(n int) string {
	if n < 0 {
		return "E" + strconv.Itoa(n)
	}
	return "E+" + strconv.Itoa(n)
}

// pointAt puts a decimal point after the first left digits, with zeros where
// there are no digits.
func pointAt(digits string, left int) string {
	switch {
	case left <= 0:
		return "0." + strings.Repeat("0", -left) + digits
	case left >= len(digits):
		return digits
	}
	return digits[:left] + "." + digits[left:]
}

//go:noinline
func (d decimal) isZero() bool { return d.special == 0 && d.digits == "0" }

// adjusted is the exponent of the first digit.
//
//go:noinline
func (d decimal) adjusted() int { return d.exp + len(d.digits) - 1 }

// coefficient is the digits as a number with their sign.
func (d decimal) coefficient() *big.Int {
	n, _ := new(big.Int).SetString(d.digits, 10)
	if d.neg {
		n.Neg(n)
	}
	return n
}

// maxWhole is the number of digits up to which a Decimal is written out as an
// int; an exponent can ask for more memory than there is.
const maxWhole = 100000

// whole is d cut towards zero, and whether that is within maxWhole digits.
func (d decimal) whole() (*big.Int, bool) {
	switch {
	case d.isZero() || d.adjusted() < 0:
		return new(big.Int), true
	case d.adjusted() > maxWhole:
		return nil, false
	case d.exp < 0:
		d.digits, d.exp = d.digits[:len(d.digits)+d.exp], 0
	}
	d.digits += strings.Repeat("0", d.exp)
	return d.coefficient(), true
}

func decimalToInt(v *Decimal) (Value, error) {
	d, _ := parseDecimal(v.Text)
	switch d.special {
	case 'I':
		return nil, &Error{"OverflowError", "cannot convert Infinity to integer"}
	case 'N', 'S':
		return nil, &Error{"ValueError", "cannot convert NaN to integer"}
	}
	n, ok := d.whole()
	if !ok {
		return nil, &Error{"MemoryError", ""}
	}
	return IntOf(n), nil
}
