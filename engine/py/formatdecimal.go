package py

import (
	"fmt"
	"strings"
)

func formatDecimal(v *Decimal, spec string) (string, error) {
	f, err := parseSpec(spec, "decimal.Decimal", '>')
	if err != nil || f.alternate || f.group == '_' || f.zeroAndAlign || f.verb != 0 && strings.IndexByte("eEfFgGn%", f.verb) < 0 {
		return "", &Error{"ValueError", "invalid format string"}
	}
	d, _ := parseDecimal(v.Text)
	sign := signText(d.neg, f.sign)
	if d.special != 0 {
		d.neg = false
		body := d.text()
		if f.verb == '%' {
			body += "%"
		}
		if f.fill == "0" && f.align == '=' {
			f.fill, f.align = " ", '>'
		}
		return f.lay(sign, "", body), nil
	}
	if f.verb == 0 {
		f.verb = 'G'
	}
	if f.verb == 'n' {
		f.verb = 'g'
	}
	d = f.roundDecimal(d)
	whole, rest, ok := f.decimalParts(d)
	if !ok {
		return "", &Error{"MemoryError", ""}
	}
	if f.noNegZero && strings.Trim(d.digits, "0") == "" {
		sign = signText(false, f.sign)
	}
	return f.lay(sign, whole, rest), nil
}

// roundDecimal is d in the precision that is asked for, half to even.
func (f *formatSpec) roundDecimal(d decimal) decimal {
	if f.verb == '%' {
		d.exp += 2
	}
	fixed := f.verb|0x20 == 'f' || f.verb == '%'
	switch {
	case d.isZero() && fixed:
		d.exp = min(d.exp, 0)
		if f.precision >= 0 {
			d.exp = -f.precision
		}
	case f.precision < 0:
	case f.verb|0x20 == 'e':
		d = d.roundTo(f.precision + 1)
		if !d.isZero() && len(d.digits) < f.precision+1 {
			d = d.withExp(d.exp - (f.precision + 1 - len(d.digits)))
		}
	case f.verb|0x20 == 'g':
		d = d.roundTo(max(f.precision, 1))
	case d.exp < -f.precision:
		d = d.roundTo(len(d.digits) + d.exp + f.precision)
		d = d.withExp(-f.precision)
	case d.exp-(-f.precision) < maxPadding:
		d = d.withExp(-f.precision)
	}
	return d
}

// decimalParts are the digits before the point, and the rest of the number; ok
// is false if there would be more of them than memory has room for.
func (f *formatSpec) decimalParts(d decimal) (whole, rest string, ok bool) {
	left := d.exp + len(d.digits)
	point := left
	switch f.verb {
	case 'e', 'E':
		point = 1
		if d.isZero() && f.precision >= 0 {
			point = 1 - f.precision
		}
	case 'g', 'G':
		if d.exp > 0 || left <= -6 {
			point = 1
		}
	}
	if point > maxPadding || point < -maxPadding {
		return "", "", false
	}
	part := ""
	switch {
	case point <= 0:
		whole, part = "0", strings.Repeat("0", -point)+d.digits
	case point >= len(d.digits):
		whole = d.digits + strings.Repeat("0", point-len(d.digits))
	default:
		whole, part = d.digits[:point], d.digits[point:]
	}
	if part != "" || f.alternate {
		part = "." + part
	}
	if exp := left - point; exp != 0 || f.verb|0x20 == 'e' {
		letter := "e"
		if f.verb < 'a' {
			letter = "E"
		}
		part += fmt.Sprintf("%s%+d", letter, exp)
	}
	if f.verb == '%' {
		part += "%"
	}
	return whole, part, true
}
