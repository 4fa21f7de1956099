package py

import "strconv"

// appendOffset adds +02:00, or another separator between the parts.
func (z Zone) appendOffset(dst []byte, between string) []byte {
	sign, n := byte('+'), z.Offset
	if n < 0 {
		sign, n = '-', -n
	}
	dst = appendPadded(append(dst, sign), n/3600, 2)
	dst = appendPadded(append(dst, between...), n/60%60, 2)
	if n%60 != 0 {
		dst = appendPadded(append(dst, between...), n%60, 2)
	}
	return dst
}

// Text is str(z), such as UTC+02:00: what tzname() returns.
func (z Zone) Text() string {
	switch {
	case z.Name != "":
		return z.Name
	case z.Offset == 0:
		return "UTC"
	}
	return string(z.appendOffset([]byte("UTC"), ":"))
}

// Delta is the offset as a timedelta.
func (z Zone) Delta() TimeDelta {
	t, _ := newTimeDelta(0, int64(z.Offset), 0) // it is less than a day
	return t
}

// Repr is repr(z).
func (z Zone) Repr() string {
	if z == (Zone{}) {
		return "datetime.timezone.utc"
	}
	s := "datetime.timezone(" + string(z.Delta().appendRepr(nil))
	if z.Name != "" {
		s += ", " + ReprStr(z.Name)
	}
	return s + ")"
}

// In is d, which has a time zone, in another one. The error is an OverflowError.
func (d DateTime) In(z Zone) (DateTime, error) {
	t, _ := newTimeDelta(0, int64(z.Offset-d.Zone.Offset), 0)
	v, _, err := addTimes(d, t)
	if err != nil {
		return d, err
	}
	d = v.(DateTime)
	d.UTC, d.Zone = true, z
	return d, nil
}

// instant is when d is, in days and microseconds of UTC.
func (d DateTime) instant() (days, micros int64) {
	micros, days = d.clock()-int64(d.Zone.Offset)*microPerSecond, d.Ordinal()
	return carry(days, micros, secondsPerDay*microPerSecond)
}

// isoPrecisions are the values of timespec, each with how much of hh:mm:ss.ffffff
// it shows.
var isoPrecisions = map[string]int{"hours": 2, "minutes": 5, "seconds": 8, "milliseconds": 12, "microseconds": 15}

// Format is isoformat(sep, timespec); ok is false for a timespec that there is not.
func (d DateTime) Format(sep, timespec string) (text string, ok bool) {
	zone := d.UTC
	d.UTC = false
	dst := append(d.Date.appendISO(nil), sep...)
	n := len(dst)
	dst = append(dst, string(d.appendISO(nil, ' '))[11:]...)
	if timespec != "auto" {
		width, known := isoPrecisions[timespec]
		if !known {
			return "", false
		}
		if d.Microsecond == 0 {
			dst = append(dst, ".000000"...)
		}
		dst = dst[:n+width]
	}
	if zone {
		dst = d.Zone.appendOffset(dst, ":")
	}
	return string(dst), true
}

// isoWeek is the year and the week of ISO 8601.
func (d Date) isoWeek() (year, week int) {
	thursday, _ := dateOf(min(max(d.Ordinal()-(d.Ordinal()+6)%7+3, 1), maxOrdinal))
	return thursday.Year, int(thursday.Ordinal()-Date{thursday.Year, 1, 1}.Ordinal())/7 + 1
}

// unpadded is a number without the zeros before it: %-d.
func unpadded(text string) string {
	if n, err := strconv.Atoi(text); err == nil {
		return strconv.Itoa(n)
	}
	return text
}
