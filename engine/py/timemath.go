package py

import (
	"math/big"
	"strconv"
)

const (
	microPerSecond = 1_000_000
	secondsPerDay  = 86_400
	maxDeltaDays   = 999_999_999
	maxOrdinal     = 3_652_059 // 9999-12-31
)

// NewTimeDelta is Python's timedelta(days, seconds, microseconds), normalised.
// The error is an OverflowError beyond 999999999 days.
func NewTimeDelta(days, seconds, microseconds int64) (TimeDelta, error) {
	return newTimeDelta(days, seconds, microseconds)
}

func newTimeDelta(days, seconds, micros int64) (TimeDelta, error) {
	seconds, micros = carry(seconds, micros, microPerSecond)
	days, seconds = carry(days, seconds, secondsPerDay)
	if days > maxDeltaDays || days < -maxDeltaDays {
		return TimeDelta{}, &Error{"OverflowError", "days=" + strconv.FormatInt(days, 10) + "; must have magnitude <= 999999999"}
	}
	return TimeDelta{int(days), int(seconds), int(micros)}, nil
}

// carry brings low into 0 <= low < unit and adds the rest to high.
func carry(high, low, unit int64) (int64, int64) {
	high += low / unit
	if low %= unit; low < 0 {
		return high - 1, low + unit
	}
	return high, low
}

// addTimes adds timedeltas, or a timedelta and a date or datetime; ok is false
// if the kinds do not fit.
func addTimes(a, b Value) (sum Value, ok bool, err error) {
	if _, first := a.(TimeDelta); first {
		if _, both := b.(TimeDelta); !both {
			a, b = b, a
		}
	}
	t, ok := b.(TimeDelta)
	if !ok {
		return nil, false, nil
	}
	switch x := a.(type) {
	case TimeDelta:
		sum, err := newTimeDelta(int64(x.Days+t.Days), int64(x.Seconds+t.Seconds), int64(x.Microseconds+t.Microseconds))
		return sum, true, err
	case Date:
		d, err := dateOf(x.Ordinal() + int64(t.Days))
		return d, true, err
	case DateTime:
		seconds, micros := carry(x.clock()/microPerSecond+int64(t.Seconds), int64(x.Microsecond+t.Microseconds), microPerSecond)
		days, seconds := carry(x.Ordinal()+int64(t.Days), seconds, secondsPerDay)
		d, err := dateOf(days)
		return DateTime{d, int(seconds / 3600), int(seconds / 60 % 60), int(seconds % 60), int(micros), x.UTC, x.Zone}, true, err
	}
	return nil, false, nil
}

// Ordinal is Python's toordinal(): 1 for 0001-01-01.
func (d Date) Ordinal() int64 {
	y := int64(d.Year - 1)
	n := y*365 + y/4 - y/100 + y/400
	for m := 1; m < d.Month; m++ {
		n += int64(monthDays(d.Year, m))
	}
	return n + int64(d.Day)
}

// Micros is the whole of t in microseconds.
func (t TimeDelta) Micros() *big.Int {
	n := big.NewInt(int64(t.Days)*secondsPerDay + int64(t.Seconds))
	n.Mul(n, big.NewInt(microPerSecond))
	return n.Add(n, big.NewInt(int64(t.Microseconds)))
}

// dateOf is the date with that ordinal, or an OverflowError.
func dateOf(n int64) (Date, error) {
	if n < 1 || n > maxOrdinal {
		return Date{}, &Error{"OverflowError", "date value out of range"}
	}
	year := int(n*400/146097) + 1
	for (Date{year, 1, 1}).Ordinal() > n {
		year--
	}
	for year < 9999 && (Date{year + 1, 1, 1}).Ordinal() <= n {
		year++
	}
	left := int(n-(Date{year, 1, 1}).Ordinal()) + 1
	month := 1
	for left > monthDays(year, month) {
		left -= monthDays(year, month)
		month++
	}
	return Date{year, month, left}, nil
}

func monthDays(year, month int) int {
	switch month {
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// Valid says whether Python would make this date.
func (d Date) Valid() bool {
	return d.Year >= 1 && d.Year <= 9999 && d.Month >= 1 && d.Month <= 12 && d.Day >= 1 && d.Day <= monthDays(d.Year, d.Month)
}

// Valid says whether Python would make this datetime.
func (d DateTime) Valid() bool {
	return d.Date.Valid() && d.Hour >= 0 && d.Hour < 24 && d.Minute >= 0 && d.Minute < 60 &&
		d.Second >= 0 && d.Second < 60 && d.Microsecond >= 0 && d.Microsecond < microPerSecond
}
