package py

import (
	"strconv"
	"strings"
)

// appendPadded adds n with at least width digits.
func appendPadded(dst []byte, n, width int) []byte {
	text := strconv.Itoa(n)
	for i := len(text); i < width; i++ {
		dst = append(dst, '0')
	}
	return append(dst, text...)
}

// appendInts adds the numbers with ", " between them.
func appendInts(dst []byte, numbers ...int) []byte {
	for i, n := range numbers {
		if i > 0 {
			dst = append(dst, ", "...)
		}
		dst = strconv.AppendInt(dst, int64(n), 10)
	}
	return dst
}

func (d Date) appendISO(dst []byte) []byte {
	dst = append(appendPadded(dst, d.Year, 4), '-')
	dst = append(appendPadded(dst, d.Month, 2), '-')
	return appendPadded(dst, d.Day, 2)
}

func (d Date) appendRepr(dst []byte) []byte {
	dst = append(dst, "datetime.date("...)
	return append(appendInts(dst, d.Year, d.Month, d.Day), ')')
}

func (d DateTime) appendISO(dst []byte, between byte) []byte {
	dst = append(d.Date.appendISO(dst), between)
	dst = append(appendPadded(dst, d.Hour, 2), ':')
	dst = append(appendPadded(dst, d.Minute, 2), ':')
	dst = appendPadded(dst, d.Second, 2)
	if d.Microsecond != 0 {
		dst = appendPadded(append(dst, '.'), d.Microsecond, 6)
	}
	if d.UTC {
		dst = d.Zone.appendOffset(dst, ":")
	}
	return dst
}

func (d DateTime) appendRepr(dst []byte) []byte {
	dst = append(dst, "datetime.datetime("...)
	dst = appendInts(dst, d.Year, d.Month, d.Day, d.Hour, d.Minute)
	if d.Second != 0 || d.Microsecond != 0 {
		dst = append(dst, ", "...)
		dst = appendInts(dst, d.Second)
	}
	if d.Microsecond != 0 {
		dst = append(dst, ", "...)
		dst = appendInts(dst, d.Microsecond)
	}
	if d.UTC {
		dst = append(append(dst, ", tzinfo="...), d.Zone.Repr()...)
	}
	return append(dst, ')')
}

// ISO is Python's isoformat().
func (d Date) ISO() string { return string(d.appendISO(nil)) }

// ISO is Python's isoformat(), with a T between date and time.
func (d DateTime) ISO() string { return string(d.appendISO(nil, 'T')) }

func (t TimeDelta) appendRepr(dst []byte) []byte {
	var parts []string
	for _, part := range []struct {
		name string
		n    int
	}{{"days=", t.Days}, {"seconds=", t.Seconds}, {"microseconds=", t.Microseconds}} {
		if part.n != 0 {
			parts = append(parts, part.name+strconv.Itoa(part.n))
		}
	}
	if len(parts) == 0 {
		parts = []string{"0"}
	}
	return append(dst, "datetime.timedelta("+strings.Join(parts, ", ")+")"...)
}

// appendText adds "1 day, 0:00:02.000003".
func (t TimeDelta) appendText(dst []byte) []byte {
	if t.Days != 0 {
		dst = append(strconv.AppendInt(dst, int64(t.Days), 10), " day"...)
		if t.Days != 1 && t.Days != -1 {
			dst = append(dst, 's')
		}
		dst = append(dst, ", "...)
	}
	dst = append(strconv.AppendInt(dst, int64(t.Seconds/3600), 10), ':')
	dst = append(appendPadded(dst, t.Seconds/60%60, 2), ':')
	dst = appendPadded(dst, t.Seconds%60, 2)
	if t.Microseconds != 0 {
		dst = appendPadded(append(dst, '.'), t.Microseconds, 6)
	}
	return dst
}

// appendHex adds the UUID in its usual form of five groups.
func (u UUID) appendHex(dst []byte) []byte {
	for i, b := range u {
		if i == 4 || i == 6 || i == 8 || i == 10 {
			dst = append(dst, '-')
		}
		dst = append(dst, hexDigits[b>>4], hexDigits[b&15])
	}
	return dst
}
