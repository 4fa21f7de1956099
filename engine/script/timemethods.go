package script

import (
	"math/big"

	"locmem/engine/py"
)

func timeMethods() {
	d := classes["date"]
	d.Def("isoformat 0 1 sep", func(a *Args) (py.Value, error) {
		if t, ok := a.Self.(py.DateTime); ok {
			s := t.ISO()
			if sep, ok := a.Get(0, py.Str("T")).(py.Str); ok && len(s) > 10 {
				s = s[:10] + string(sep) + s[11:]
			}
			return py.Str(s), nil
		}
		return py.Str(a.Self.(py.Date).ISO()), nil
	})
	d.Def("strftime 1 1", func(a *Args) (py.Value, error) {
		format, err := text(a.Pos[0], "strftime() argument 1 must be str, not ")
		if err != nil {
			return nil, err
		}
		if t, ok := a.Self.(py.DateTime); ok {
			return py.Str(t.Strftime(format)), nil
		}
		return py.Str(a.Self.(py.Date).Strftime(format)), nil
	})
	d.Def("weekday 0 0", func(a *Args) (py.Value, error) { return py.Int((ordinal(dateOf(a.Self)) + 6) % 7), nil })
	d.Def("isoweekday 0 0", func(a *Args) (py.Value, error) { return py.Int((ordinal(dateOf(a.Self))+6)%7 + 1), nil })
	d.Def("toordinal 0 0", func(a *Args) (py.Value, error) { return py.Int(ordinal(dateOf(a.Self))), nil })
	d.Def("replace 0 *", replaceTime)
	t := classes["datetime"]
	t.Def("date 0 0", func(a *Args) (py.Value, error) { return dateOf(a.Self), nil })
	t.Def("timestamp 0 0", func(a *Args) (py.Value, error) {
		days, micros := micros(a.Self.(py.DateTime))
		r := big.NewRat((days-719163)*daySeconds*1_000_000+micros, 1_000_000)
		f, _ := r.Float64()
		return py.Float(f), nil
	})
	classes["timedelta"].Def("total_seconds 0 0", func(a *Args) (py.Value, error) {
		f, _ := new(big.Rat).SetFrac(deltaMicros(a.Self.(py.TimeDelta)), big.NewInt(1_000_000)).Float64()
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

func replaceTime(a *Args) (py.Value, error) {
	t, isTime := a.Self.(py.DateTime)
	if !isTime {
		t.Date = a.Self.(py.Date)
	}
	return makeTime(a, t, isTime, map[bool]string{true: "replace", false: "replace"}[isTime])
}

// makeTime fills a datetime, or only its date, from arguments; the parts of t
// count for those left out.
func makeTime(a *Args, t py.DateTime, isTime bool, name string) (py.Value, error) {
	to := []*int{&t.Year, &t.Month, &t.Day, &t.Hour, &t.Minute, &t.Second, &t.Microsecond}
	if !isTime {
		to = to[:3]
	}
	if isTime && len(a.Pos) == 8 { // the last one is tzinfo
		a.Pos, a.Kw = a.Pos[:7], append(a.Kw, Named{"tzinfo", a.Pos[7]})
	}
	if len(a.Pos) > len(to) {
		return nil, TypeError(name + "() takes at most " + itoa(len(to)) + " arguments (" + itoa(len(a.Pos)) + " given)")
	}
	set := func(i int, v py.Value) error {
		n, err := Integer(v)
		*to[i] = n
		return err
	}
	for i, v := range a.Pos {
		if err := set(i, v); err != nil {
			return nil, err
		}
	}
	for _, k := range a.Kw {
		if k.Name == "tzinfo" && isTime {
			if k.Value != py.None && k.Value != py.Value(utc) {
				return nil, TypeError("the playground knows the time zones None and timezone.utc")
			}
			t.UTC = k.Value != py.None
			continue
		}
		i := indexOf(timeWords[:len(to)], k.Name)
		if i < 0 {
			return nil, TypeError("'" + k.Name + "' is an invalid keyword argument for " + name + "()")
		}
		if err := set(i, k.Value); err != nil {
			return nil, err
		}
	}
	return checkedTime(t, isTime)
}

// checkedTime is the datetime or date, or the ValueError of a part out of range.
func checkedTime(t py.DateTime, isTime bool) (py.Value, error) {
	switch {
	case t.Year < 1 || t.Year > 9999:
		return nil, ValueError("year " + itoa(t.Year) + " is out of range")
	case t.Month < 1 || t.Month > 12:
		return nil, ValueError("month must be in 1..12")
	case !t.Date.Valid():
		return nil, ValueError("day is out of range for month")
	case t.Hour < 0 || t.Hour > 23:
		return nil, ValueError("hour must be in 0..23")
	case t.Minute < 0 || t.Minute > 59:
		return nil, ValueError("minute must be in 0..59")
	case t.Second < 0 || t.Second > 59:
		return nil, ValueError("second must be in 0..59")
	case t.Microsecond < 0 || t.Microsecond > 999_999:
		return nil, ValueError("microsecond must be in 0..999999")
	}
	if isTime {
		return t, nil
	}
	return t.Date, nil
}

// newTime is datetime(...) and date(...).
func newTime(isTime bool, name string) func(a *Args) (py.Value, error) {
	return func(a *Args) (py.Value, error) {
		given := map[string]bool{}
		for i := range a.Pos {
			given[timeWords[min(i, 6)]] = true
		}
		for _, k := range a.Kw {
			given[k.Name] = true
		}
		for i, w := range timeWords[:3] {
			if !given[w] {
				return nil, TypeError("function missing required argument '" + w + "' (pos " + itoa(i+1) + ")")
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
func newDelta(a *Args) (py.Value, error) {
	words := []string{"days", "seconds", "microseconds", "milliseconds", "minutes", "hours", "weeks"}
	sum := new(big.Rat)
	add := func(name string, v py.Value) error {
		unit, ok := microsecondsOf[name]
		if !ok {
			return TypeError("'" + name + "' is an invalid keyword argument for __new__()")
		}
		n := new(big.Rat)
		if whole, ok := py.Big(v); ok {
			n.SetInt(whole)
		} else if f, ok := v.(py.Float); !ok {
			return TypeError("unsupported type for timedelta " + name + " component: " + py.FullName(v))
		} else if n.SetFloat64(float64(f)) == nil {
			return ValueError("cannot convert float NaN to integer")
		}
		sum.Add(sum, n.Mul(n, new(big.Rat).SetInt64(unit)))
		return nil
	}
	for i, v := range a.Pos {
		if err := add(words[min(i, 6)], v); err != nil {
			return nil, err
		}
	}
	for _, k := range a.Kw {
		if err := add(k.Name, k.Value); err != nil {
			return nil, err
		}
	}
	return scaled(sum)
}
