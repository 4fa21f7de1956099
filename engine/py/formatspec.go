package py

import (
	"strings"
)

// formatSpec is a parsed format specification, what stands after the colon of
// an f-string field.
type formatSpec struct {
	fill      string // one code point
	align     byte   // '<', '>', '^' or '='
	sign      byte   // '+', ' ' or '-' if written, else 0
	noNegZero bool
	alternate bool
	width     int
	group     byte // ',' or '_', else 0
	precision int  // or -1
	verb      byte // the type letter, else 0
	// zeroAndAlign notes both an alignment and a leading 0, which Decimal refuses.
	zeroAndAlign bool
}

// maxPadding is the widest field and the most decimals that are written out:
// Python itself would only fail when memory runs out.
const maxPadding = 1 << 26

// parseSpec reads spec for a value of the named type, whose fields are aligned
// to align if nothing is said.
func parseSpec(spec, typeName string, align byte) (formatSpec, error) {
	f := formatSpec{fill: " ", align: align, precision: -1}
	rest, filled, aligned := f.alignment(spec)
	if rest != "" && strings.IndexByte("+- ", rest[0]) >= 0 {
		f.sign, rest = rest[0], rest[1:]
	}
	rest, f.noNegZero = strings.CutPrefix(rest, "z")
	rest, f.alternate = strings.CutPrefix(rest, "#")
	f.zeroAndAlign = aligned && strings.HasPrefix(rest, "0")
	if !filled && strings.HasPrefix(rest, "0") {
		f.fill, rest = "0", rest[1:]
		if !aligned && align == '>' {
			f.align = '='
		}
	}
	var err error
	if rest, f.width, err = number(rest, 0); err != nil {
		return f, err
	}
	if rest, err = f.grouping(rest); err != nil {
		return f, err
	}
	if after, ok := strings.CutPrefix(rest, "."); ok {
		if rest, f.precision, err = number(after, -1); err != nil {
			return f, err
		}
		if f.precision < 0 {
			return f, &Error{"ValueError", "Format specifier missing precision"}
		}
	}
	if RuneCount(rest) > 1 {
		return f, &Error{"ValueError", "Invalid format specifier '" + spec + "' for object of type '" + typeName + "'"}
	}
	if rest != "" {
		f.verb = rest[0]
	}
	return f, f.checkGroup(rest, typeName)
}

// alignment reads the fill and the alignment sign.
func (f *formatSpec) alignment(spec string) (rest string, filled, aligned bool) {
	_, n := DecodeRune(spec)
	switch {
	case len(spec) > n && strings.IndexByte("<>=^", spec[n]) >= 0:
		f.fill, f.align = spec[:n], spec[n]
		return spec[n+1:], true, true
	case n > 0 && strings.IndexByte("<>=^", spec[0]) >= 0:
		f.align = spec[0]
		return spec[1:], false, true
	}
	return spec, false, false
}

// number reads the digits that s begins with; without any it is none.
func number(s string, none int) (rest string, n int, err error) {
	i := 0
	for ; i < len(s) && isDigit(s[i]); i++ {
		if n = n*10 + int(s[i]-'0'); n > 1<<58 {
			return "", 0, &Error{"ValueError", "Too many decimal digits in format string"}
		}
	}
	if i == 0 {
		return s, none, nil
	}
	if n > maxPadding {
		return "", 0, &Error{"MemoryError", ""}
	}
	return s[i:], n, nil
}

// grouping reads the thousands separator.
func (f *formatSpec) grouping(s string) (string, error) {
	comma, both := "Cannot specify both ',' and '_'.", false
	if s != "" && s[0] == ',' {
		f.group, s = ',', s[1:]
		both = strings.HasPrefix(s, "_")
	} else if s != "" && s[0] == '_' {
		f.group, s = '_', s[1:]
		both = strings.HasPrefix(s, ",")
	}
	if both {
		return s, &Error{"ValueError", comma}
	}
	return s, nil
}

// checkGroup refuses a separator where the type letter allows none.
func (f *formatSpec) checkGroup(verb, typeName string) error {
	if verb == "" && typeName == "str" {
		verb = "s"
	}
	if f.group == 0 || strings.Contains("defgEG%F", verb) || f.group == '_' && strings.Contains("boxX", verb) {
		return nil
	}
	return &Error{"ValueError", "Cannot specify '" + string(f.group) + "' with '" + verb + "'."}
}

// unknownVerb is the error for a type letter that the value's type lacks.
func (f *formatSpec) unknownVerb(typeName string) error {
	return &Error{"ValueError", "Unknown format code '" + string(f.verb) + "' for object of type '" + typeName + "'"}
}

// lay puts a number together: sign and prefix, digits with separators, and what
// follows them (point, decimals, exponent), padded to the width.
func (f *formatSpec) lay(prefix, digits, rest string) string {
	if digits != "" {
		least := 0
		if f.fill == "0" && f.align == '=' {
			least = f.width - len(prefix) - RuneCount(rest)
		}
		digits = f.separate(digits, least)
	}
	pad := max(f.width-len(prefix)-len(digits)-RuneCount(rest), 0)
	switch f.align {
	case '<':
		return prefix + digits + rest + strings.Repeat(f.fill, pad)
	case '^':
		return strings.Repeat(f.fill, pad/2) + prefix + digits + rest + strings.Repeat(f.fill, pad-pad/2)
	case '=':
		return prefix + strings.Repeat(f.fill, pad) + digits + rest
	}
	return strings.Repeat(f.fill, pad) + prefix + digits + rest
}

// separate writes digits in at least the given width, zeros in front, with a
// separator between groups. There is always a digit before a separator.
func (f *formatSpec) separate(digits string, least int) string {
	if f.group == 0 {
		return strings.Repeat("0", max(least-len(digits), 0)) + digits
	}
	size := 3
	if f.verb != 0 && strings.IndexByte("boxX", f.verb) >= 0 {
		size = 4
	}
	grouped := ""
	for {
		n := min(max(len(digits), least, 1), size)
		from := max(len(digits)-n, 0)
		grouped = strings.Repeat("0", n-(len(digits)-from)) + digits[from:] + grouped
		digits = digits[:from]
		if least -= n; digits == "" && least <= 0 {
			return grouped
		}
		grouped = string(f.group) + grouped
		least--
	}
}

// signText is what stands before the digits of a number.
func signText(negative bool, sign byte) string {
	switch {
	case negative:
		return "-"
	case sign == '+' || sign == ' ':
		return string(sign)
	}
	return ""
}
