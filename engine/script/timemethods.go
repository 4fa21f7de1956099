package script

import (
	"math/big"

	"locmem/engine/py"
)

func timeMethods() {
	d := classes["date"]
	d.def("isoformat 0 1 sep", func(a *args) (py.Value, error) {
		if t, ok := a.self.(py.DateTime); ok {
			s := t.ISO()
			if sep, ok := a.get(0, py.Str("T")).(py.Str); ok && len(s) > 10 {
				s = s[:10] + string(sep) + s[11:]
			}
			return py.Str(s), nil
		}
		return py.Str(a.self.(py.Date).ISO()), nil
	})
	d.def("strftime 1 1", func(a *args) (py.Value, error) {
		format, err := text(a.pos[0], "strftime() argument 1 must be str, not ")
		if err != nil {
			return nil, err
		}
		if t, ok := a.self.(py.DateTime); ok {
			return py.Str(t.Strftime(format)), nil
		}
		return py.Str(a.self.(py.Date).Strftime(format)), nil
	})
	d.def("weekday 0 0", func(a *args) (py.Value, error) { return py.Int((ordinal(dateOf(a.self)) + 6) % 7), nil })
	d.def("isoweekday 0 0", func(a *args) (py.Value, error) { return py.Int((ordinal(dateOf(a.self))+6)%7 + 1), nil })
	d.def("toordinal 0 0", func(a *args) (py.Value, error) { return py.Int(ordinal(dateOf(a.self))), nil })
	d.def("replace 0 *", replaceTime)
	t := classes["datetime"]
	t.def("date 0 0", func(a *args) (py.Value, error) { return dateOf(a.self), nil })
	t.def("timestamp 0 0", func(a *args) (py.Value, error) {
		days, micros := micros(a.self.(py.DateTime))
		r := big.NewRat((days-719163)*daySeconds*1_000_000+micros, 1_000_000)
		f, _ := r.Float64()
		return py.Float(f), nil
	})
	classes["timedelta"].def("total_seconds 0 0", func(a *args) (py.Value, error) {
		f, _ := new(big.Rat).SetFrac(deltaMicros(a.self.(py.TimeDelta)), big.NewInt(1_000_000)).Float64()
		return py.Float(f), nil
	})
}

// dateOf is the date of a date or datetime.
func dateOf(v py.Value) py.Date {
	if t, ok := v.(py.DateTime); ok {
		return t.Date
	}
	return v.(py.Date)
}

// timeWords are the parameters of datetime(...); date(...) has the first three.
var timeWords = []string{"year", "month", "day", "hour", "minute", "second", "microsecond"}

func replaceTime(a *args) (py.Value, error) {
	t, isTime := a.self.(py.DateTime)
	if !isTime {
		t.Date = a.self.(py.Date)
	}
	return makeTime(a, t, isTime, map[bool]string{true: "replace", false: "replace"}[isTime])
}

// makeTime fills a datetime, or only its date, from arguments; the parts of t
// count for those left out.
func makeTime(a *args, t py.DateTime, isTime bool, name string) (py.Value, error) {
	to := []*int{&t.Year, &t.Month, &t.Day, &t.Hour, &t.Minute, &t.Second, &t.Microsecond}
	if !isTime {
		to = to[:3]
	}
	if len(a.pos) > len(to) {
		return nil, typeError(name + "() takes at most " + itoa(len(to)) + " arguments (" + itoa(len(a.pos)) + " given)")
	}
	set := func(i int, v py.Value) error {
		n, err := integer(v)
		*to[i] = n
		return err
	}
	for i, v := range a.pos {
		if err := set(i, v); err != nil {
			return nil, err
		}
	}
	for _, k := range a.kw {
		if k.name == "tzinfo" && isTime {
			if k.value != py.None && k.value != py.Value(utc) {
				return nil, typeError("the playground knows the time zones None and timezone.utc")
			}
			t.UTC = k.value != py.None
			continue
		}
		i := indexOf(timeWords[:len(to)], k.name)
		if i < 0 {
			return nil, typeError("'" + k.name + "' is an invalid keyword argument for " + name + "()")
		}
		if err := set(i, k.value); err != nil {
			return nil, err
		}
	}
	return checkedTime(t, isTime)
}

// checkedTime is the datetime or date, or the ValueError of a part out of range.
func checkedTime(t py.DateTime, isTime bool) (py.Value, error) {
	switch {
	case t.Year < 1 || t.Year > 9999:
		return nil, valueError("year " + itoa(t.Year) + " is out of range")
	case t.Month < 1 || t.Month > 12:
		return nil, valueError("month must be in 1..12")
	case !t.Date.Valid():
		return nil, valueError("day is out of range for month")
	case t.Hour < 0 || t.Hour > 23:
		return nil, valueError("hour must be in 0..23")
	case t.Minute < 0 || t.Minute > 59:
		return nil, valueError("minute must be in 0..59")
	case t.Second < 0 || t.Second > 59:
		return nil, valueError("second must be in 0..59")
	case t.Microsecond < 0 || t.Microsecond > 999_999:
		return nil, valueError("microsecond must be in 0..999999")
	}
	if isTime {
		return t, nil
	}
	return t.Date, nil
}

// newTime is datetime(...) and date(...).
func newTime(isTime bool, name string) func(a *args) (py.Value, error) {
	return func(a *args) (py.Value, error) {
		given := map[string]bool{}
		for i := range a.pos {
			given[timeWords[min(i, 6)]] = true
		}
		for _, k := range a.kw {
			given[k.name] = true
		}
		for i, w := range timeWords[:3] {
			if !given[w] {
				return nil, typeError("function missing required argument '" + w + "' (pos " + itoa(i+1) + ")")
			}
		}
		return makeTime(a, py.DateTime{}, isTime, name)
	}
}

// microsecondsOf are those of timedelta's units.
var microsecondsOf = map[string]int64{
	"days": daySeconds * 1e6, "seconds": 1e6, "microseconds": 1, "milliseconds": 1e3, "minutes": 60e6, "hours": 3600e6, "weeks": 7 * daySeconds * 1e6,
}

// newDelta is timedelta(days, seconds, microseconds, ...).
func newDelta(a *args) (py.Value, error) {
	words := []string{"days", "seconds", "microseconds", "milliseconds", "minutes", "hours", "weeks"}
	sum := new(big.Rat)
	add := func(name string, v py.Value) error {
		unit, ok := microsecondsOf[name]
		if !ok {
			return typeError("'" + name + "' is an invalid keyword argument for __new__()")
		}
		n := new(big.Rat)
		if whole, ok := py.Big(v); ok {
			n.SetInt(whole)
		} else if f, ok := v.(py.Float); !ok {
			return typeError("unsupported type for timedelta " + name + " component: " + py.FullName(v))
		} else if n.SetFloat64(float64(f)) == nil {
			return valueError("cannot convert float NaN to integer")
		}
		sum.Add(sum, n.Mul(n, new(big.Rat).SetInt64(unit)))
		return nil
	}
	for i, v := range a.pos {
		if err := add(words[min(i, 6)], v); err != nil {
			return nil, err
		}
	}
	for _, k := range a.kw {
		if err := add(k.name, k.value); err != nil {
			return nil, err
		}
	}
	return scaled(sum)
}
