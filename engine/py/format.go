package py

import (
	"math"
	"math/big"
	"strconv"
	"strings"
)

// Format is Python's format(v, spec), which is also what f"{v:spec}" shows. With
// an empty spec it is str(v). Str and numbers have format specifications, dates
// and datetimes those of strftime; other values give `TypeError: unsupported format string passed
// to list.__format__`. Bad specifications give Python's ValueError.
func Format(v Value, spec string) (string, error) {
	if spec == "" {
		return Text(v), nil
	}
	switch v := v.(type) {
	case Str:
		return formatText(string(v), spec)
	case Bool, Int, *BigInt:
		return formatInt(v, spec)
	case Float:
		f, err := parseSpec(spec, "float", '>')
		if err != nil {
			return "", err
		}
		return f.float(float64(v), "float")
	case *Decimal:
		return formatDecimal(v, spec)
	case Complex:
		return formatComplex(complex128(v), spec)
	case Date:
		return v.Strftime(spec), nil
	case DateTime:
		return v.Strftime(spec), nil
	}
	return "", &Error{"TypeError", "unsupported format string passed to " + FullName(v) + ".__format__"}
}

func formatText(s, spec string) (string, error) {
	f, err := parseSpec(spec, "str", '<')
	if err != nil {
		return "", err
	}
	refuse := ""
	switch {
	case f.verb != 0 && f.verb != 's':
		return "", f.unknownVerb("str")
	case f.sign == ' ':
		refuse = "Space"
	case f.sign != 0:
		refuse = "Sign"
	case f.noNegZero:
		refuse = "Negative zero coercion (z)"
	case f.alternate:
		refuse = "Alternate form (#)"
	case f.align == '=':
		refuse = "'=' alignment"
	}
	if refuse != "" {
		return "", &Error{"ValueError", refuse + " not allowed in string format specifier"}
	}
	if f.precision >= 0 {
		s = cutRunes(s, f.precision)
	}
	return f.lay("", "", s), nil
}

func formatInt(v Value, spec string) (string, error) {
	f, err := parseSpec(spec, v.Type(), '>')
	if err != nil {
		return "", err
	}
	switch f.verb {
	case 'e', 'E', 'f', 'F', 'g', 'G', '%':
		x, err := Float64(v)
		if err != nil {
			return "", err
		}
		return f.float(x, v.Type())
	case 0, 'd', 'n', 'b', 'o', 'x', 'X', 'c':
	default:
		return "", f.unknownVerb(v.Type())
	}
	if f.precision >= 0 {
		return "", &Error{"ValueError", "Precision not allowed in integer format specifier"}
	}
	if f.noNegZero {
		return "", &Error{"ValueError", "Negative zero coercion (z) not allowed in integer format specifier"}
	}
	n, _ := Big(v)
	if f.verb == 'c' {
		return f.character(n)
	}
	digits, prefix := digitsIn(n, f.verb)
	if !f.alternate {
		prefix = ""
	}
	return f.lay(signText(n.Sign() < 0, f.sign)+prefix, digits, ""), nil
}

// digitsIn is the number without its sign in the base of a type letter, and the
// prefix of that base.
func digitsIn(n *big.Int, verb byte) (digits, prefix string) {
	n = new(big.Int).Abs(n)
	switch verb {
	case 'b':
		return n.Text(2), "0b"
	case 'o':
		return n.Text(8), "0o"
	case 'x':
		return n.Text(16), "0x"
	case 'X':
		return strings.ToUpper(n.Text(16)), "0X"
	}
	return n.String(), ""
}

func (f *formatSpec) character(n *big.Int) (string, error) {
	switch {
	case f.sign != 0:
		return "", &Error{"ValueError", "Sign not allowed with integer format specifier 'c'"}
	case f.alternate:
		return "", &Error{"ValueError", "Alternate form (#) not allowed with integer format specifier 'c'"}
	case !n.IsInt64():
		return "", &Error{"OverflowError", "Python int too large to convert to C long"}
	case n.Sign() < 0 || n.Int64() > 0x10ffff:
		return "", &Error{"OverflowError", "%c arg not in range(0x110000)"}
	}
	return f.lay("", "", string(AppendRune(nil, rune(n.Int64())))), nil
}

// float formats x, a value of the named type.
func (f *formatSpec) float(x float64, typeName string) (string, error) {
	var body string
	switch {
	case f.verb == 0 && f.precision < 0:
		body = string(AppendFloat(nil, math.Abs(x)))
		if f.alternate {
			body = withPoint(body)
		}
	case f.verb == 0:
		body = generalFloat(math.Abs(x), f.precision, f.alternate, true)
	case f.verb == '%':
		body = floatBody(math.Abs(x)*100, 'f', f.decimals(), f.alternate) + "%"
	case f.verb == 'n':
		body = floatBody(math.Abs(x), 'g', f.decimals(), f.alternate)
	case strings.IndexByte("eEfFgG", f.verb) >= 0:
		body = floatBody(math.Abs(x), f.verb, f.decimals(), f.alternate)
	default:
		return "", f.unknownVerb(typeName)
	}
	negative := math.Signbit(x) && !math.IsNaN(x)
	if f.noNegZero && strings.Trim(body, "0.%e+-E") == "" {
		negative = false
	}
	digits := len(body) - len(strings.TrimLeft(body, "0123456789"))
	return f.lay(signText(negative, f.sign), body[:digits], body[digits:]), nil
}

func (f *formatSpec) decimals() int {
	if f.precision < 0 {
		return 6
	}
	return f.precision
}

// floatBody writes a float that is not negative as C's %e, %f and %g do;
// alternate keeps the point, and the zeros of %g.
func floatBody(x float64, verb byte, precision int, alternate bool) string {
	var s string
	switch verb | 0x20 {
	case 'g':
		s = generalFloat(x, precision, alternate, false)
	default:
		s = cFloat(x, verb|0x20, precision)
		if alternate {
			s = withPoint(s)
		}
	}
	if verb < 'a' {
		return strings.ToUpper(s)
	}
	return s
}

// cFloat is strconv's 'e' and 'f', with C's names for what is not finite.
func cFloat(x float64, verb byte, precision int) string {
	switch {
	case math.IsNaN(x):
		return "nan"
	case math.IsInf(x, 0):
		return "inf"
	}
	return strconv.FormatFloat(x, verb, precision, 64)
}

// generalFloat is %g: the shorter of %f and %e in that many digits. With
// fraction it is what a float without type letter has: always a digit after the
// point, or an exponent.
func generalFloat(x float64, precision int, alternate, fraction bool) string {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return cFloat(x, 'e', 0)
	}
	precision = max(precision, 1)
	s := strconv.FormatFloat(x, 'e', precision-1, 64)
	exponent, _ := strconv.Atoi(s[strings.IndexByte(s, 'e')+1:])
	limit := precision
	if fraction {
		limit--
	}
	if exponent >= -4 && exponent < limit {
		s = strconv.FormatFloat(x, 'f', precision-1-exponent, 64)
	}
	if alternate {
		return withPoint(s)
	}
	mantissa, tail, isExp := strings.Cut(s, "e")
	if strings.Contains(mantissa, ".") {
		mantissa = strings.TrimRight(strings.TrimRight(mantissa, "0"), ".")
	}
	if isExp {
		return mantissa + "e" + tail
	}
	if fraction && !strings.Contains(mantissa, ".") {
		return mantissa + ".0"
	}
	return mantissa
}

// withPoint puts in the decimal point that a number lacks.
func withPoint(s string) string {
	if strings.Contains(s, ".") || !isDigit(s[0]) {
		return s
	}
	mantissa, tail, isExp := strings.Cut(s, "e")
	if isExp {
		return mantissa + ".e" + tail
	}
	return mantissa + "."
}
