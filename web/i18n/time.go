package i18n

import (
	"fmt"
	"math"
	"strconv"
)

// Clock is a span as a stopwatch shows it: 0:12, 4:05, 1:02:03, 3 d 4 h. Parts
// of a second are dropped; below zero counts as zero.
func (l Lang) Clock(seconds float64) string {
	if math.IsNaN(seconds) || seconds < 0 {
		seconds = 0
	}
	if seconds > 1e12 {
		return "∞"
	}
	s := int64(seconds)
	switch {
	case s < 3600:
		return fmt.Sprintf("%d:%02d", s/60, s%60)
	case s < 86400:
		return fmt.Sprintf("%d:%02d:%02d", s/3600, s/60%60, s%60)
	}
	return fmt.Sprintf(l.Say(T{"%d d %d h", "%d d %d u"}), s/86400, s/3600%24)
}

// Span is a span in words: 12 s, 4 min, 3 h, 2 days.
func (l Lang) Span(seconds float64) string {
	if math.IsNaN(seconds) || seconds < 0 {
		seconds = 0
	}
	s := int64(math.Min(seconds, 1e12))
	switch {
	case s < 120:
		return fmt.Sprintf("%d s", s)
	case s < 7200:
		return fmt.Sprintf("%d min", s/60)
	case s < 2*86400:
		return fmt.Sprintf(l.Say(T{"%d h", "%d uur"}), s/3600)
	}
	return fmt.Sprintf(l.Say(T{"%d days", "%d dagen"}), s/86400)
}

// Moved is a move of the clock: +10 s, -60 s, +4 min 59 s, +1 d.
func (l Lang) Moved(seconds float64) string {
	sign := "+"
	if seconds < 0 {
		sign, seconds = "-", -seconds
	}
	if !(seconds >= 120 && seconds < 1e12) {
		return sign + fmt.Sprintf("%.4g s", seconds)
	}
	rest, parts, hour := int64(seconds), 0, l.Say(T{"h", "u"})
	for _, u := range []struct {
		of   int64
		text string
	}{{86400, "d"}, {3600, hour}, {60, "min"}, {1, "s"}} {
		if n := rest / u.of; n > 0 && parts < 2 {
			if parts++; parts > 1 {
				sign += " "
			}
			sign += strconv.FormatInt(n, 10) + " " + u.text
			rest %= u.of
		}
	}
	return sign
}
