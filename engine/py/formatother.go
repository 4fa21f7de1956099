package py

import (
	"math"
	"strconv"
	"strings"
)

// formatComplex formats both parts alike, then pads them as one.
func formatComplex(c complex128, spec string) (string, error) {
	f, err := parseSpec(spec, "complex", '>')
	if err != nil {
		return "", err
	}
	switch {
	case f.verb != 0 && strings.IndexByte("eEfFgGn", f.verb) < 0:
		return "", f.unknownVerb("complex")
	case f.fill == "0":
		return "", &Error{"ValueError", "Zero padding is not allowed in complex format specifier"}
	case f.align == '=':
		return "", &Error{"ValueError", "'=' alignment flag is not allowed in complex format specifier"}
	}
	part := f
	part.width = 0
	text := part.complexPart(imag(c), '+') + "j"
	if f.verb == 0 && real(c) == 0 && !math.Signbit(real(c)) {
		text = part.complexPart(imag(c), f.sign) + "j"
	} else {
		text = part.complexPart(real(c), f.sign) + text
		if f.verb == 0 {
			text = "(" + text + ")"
		}
	}
	return f.lay("", "", text), nil
}

// complexPart formats one part with the given sign rule.
func (f formatSpec) complexPart(x float64, sign byte) string {
	f.sign = sign
	switch {
	case f.verb == 0 && f.precision < 0:
		body := string(appendShortest(nil, math.Abs(x)))
		digits := len(body) - len(strings.TrimLeft(body, "0123456789"))
		return f.lay(signText(math.Signbit(x) && !math.IsNaN(x), sign), body[:digits], body[digits:])
	case f.verb == 0:
		f.verb = 'g'
	}
	text, _ := f.float(x, "complex")
	return text
}

var (
	dayNames   = []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
	monthNames = []string{"January", "February", "March", "April", "May", "June", "July", "August", "September",
		"October", "November", "December"}
)

// Strftime is Python's strftime in English: %Y %m %d %H %M %S %f and the like.
// What it does not know stays as it is. A date has the time 00:00.
func (d Date) Strftime(format string) string { return DateTime{Date: d}.Strftime(format) }

// Strftime is Python's strftime in English: %Y %m %d %H %M %S %f and the like.
// What it does not know stays as it is.
func (d DateTime) Strftime(format string) string {
	var out []byte
	for {
		i := strings.IndexByte(format, '%')
		if i < 0 || i+1 == len(format) {
			return string(append(out, format...))
		}
		out = append(out, format[:i]...)
		c := format[i+1]
		if c == '-' && i+2 < len(format) { // of GNU's strftime: no zeros before a number
			if text, ok := d.directive(format[i+2]); ok {
				out = append(out, unpadded(text)...)
				format = format[i+3:]
				continue
			}
		}
		if text, ok := d.directive(c); ok {
			out = append(out, text...)
			format = format[i+2:]
		} else {
			out = append(out, '%')
			format = format[i+1:]
		}
	}
}

// whole are directives that stand for others.
var wholeDirectives = map[byte]string{
	'c': "%a %b %e %H:%M:%S %Y", 'x': "%m/%d/%y", 'D': "%m/%d/%y", 'X': "%H:%M:%S", 'T': "%H:%M:%S", 'R': "%H:%M", 'F': "%Y-%m-%d",
}

// directive is the text of %c.
func (d DateTime) directive(c byte) (string, bool) {
	if format, ok := wholeDirectives[c]; ok {
		return d.Strftime(format), true
	}
	weekday := int((d.Ordinal() + 6) % 7) // 0 is Monday
	switch c {
	case 'Y':
		return strconv.Itoa(d.Year), true
	case 'A':
		return dayNames[weekday], true
	case 'a':
		return dayNames[weekday][:3], true
	case 'B':
		return monthNames[d.Month-1], true
	case 'b', 'h':
		return monthNames[d.Month-1][:3], true
	case 'p':
		return []string{"AM", "PM"}[d.Hour/12], true
	case 'z', 'Z':
		if !d.UTC {
			return "", true
		}
		if c == 'Z' {
			return d.Zone.Text(), true
		}
		return string(d.Zone.appendOffset(nil, "")), true
	case 'G':
		year, _ := d.isoWeek()
		return strconv.Itoa(year), true
	case 's':
		days, micros := d.instant()
		return strconv.FormatInt((days-719163)*secondsPerDay+micros/microPerSecond, 10), true
	case 'k', 'l':
		text, _ := d.padded(map[byte]byte{'k': 'H', 'l': 'I'}[c], weekday)
		if text[0] == '0' {
			text = " " + text[1:]
		}
		return text, true
	case 'u':
		return strconv.Itoa(weekday + 1), true
	case 'w':
		return strconv.Itoa((weekday + 1) % 7), true
	case '%':
		return "%", true
	case 'e':
		return string([]byte{" 123"[d.Day/10], byte('0' + d.Day%10)}), true
	}
	return d.padded(c, weekday)
}

// padded is the text of a directive that is a number with leading zeros.
func (d DateTime) padded(c byte, weekday int) (string, bool) {
	yearDay := int(d.Ordinal() - Date{d.Year, 1, 1}.Ordinal())
	n, width := 0, 2
	switch c {
	case 'm':
		n = d.Month
	case 'd':
		n = d.Day
	case 'y':
		n = d.Year % 100
	case 'H':
		n = d.Hour
	case 'I':
		n = (d.Hour+11)%12 + 1
	case 'M':
		n = d.Minute
	case 'S':
		n = d.Second
	case 'f':
		n, width = d.Microsecond, 6
	case 'j':
		n, width = yearDay+1, 3
	case 'V':
		_, n = d.isoWeek()
	case 'U':
		n = (yearDay + 7 - (weekday+1)%7) / 7
	case 'W':
		n = (yearDay + 7 - weekday) / 7
	default:
		return "", false
	}
	return string(appendPadded(nil, n, width)), true
}
