package stdlib

import (
	"math"
	"math/big"
	"slices"
	"strconv"

	"locmem/engine/py"
	"locmem/engine/script"
)

// How dates, datetimes and timedeltas are made, and what they do. Their arithmetic
// is the evaluator's.
func init() {
	moment, day := script.Builtin("datetime"), script.Builtin("date")
	zone, delta := script.Builtin("timezone"), script.Builtin("timedelta")
	day.Def("isoformat 0 0", func(a *script.Args) (py.Value, error) { return py.Str(a.Self.(py.Date).ISO()), nil })
	moment.Def("isoformat 0 2 sep timespec", func(a *script.Args) (py.Value, error) {
		sep, ok := a.Get(0, py.Str("T")).(py.Str)
		if !ok || py.RuneCount(string(sep)) != 1 {
			return nil, script.TypeError("isoformat() argument 1 must be a unicode character, not " + py.FullName(a.Pos[0]))
		}
		timespec, err := text(a.In, a.Get(1, py.Str("auto")), "isoformat() argument 2 must be str, not ")
		if err != nil {
			return nil, err
		}
		s, ok := a.Self.(py.DateTime).Format(string(sep), timespec)
		if !ok {
			return nil, script.ValueError("Unknown timespec value")
		}
		return py.Str(s), nil
	})
	day.Def("strftime 1 1", func(a *script.Args) (py.Value, error) {
		format, err := text(a.In, a.Pos[0], "strftime() argument 1 must be str, not ")
		if err != nil {
			return nil, err
		}
		if t, ok := a.Self.(py.DateTime); ok {
			return py.Str(t.Strftime(format)), nil
		}
		return py.Str(a.Self.(py.Date).Strftime(format)), nil
	})
	day.Def("weekday 0 0", func(a *script.Args) (py.Value, error) { return py.Int((dateOf(a.Self).Ordinal() + 6) % 7), nil })
	day.Def("isoweekday 0 0", func(a *script.Args) (py.Value, error) { return py.Int((dateOf(a.Self).Ordinal()+6)%7 + 1), nil })
	day.Def("toordinal 0 0", func(a *script.Args) (py.Value, error) { return py.Int(dateOf(a.Self).Ordinal()), nil })
	day.Def("replace 0 *", replaceTime)
	moment.Def("date 0 0", func(a *script.Args) (py.Value, error) { return dateOf(a.Self), nil })
	moment.Def("timestamp 0 0", func(a *script.Args) (py.Value, error) {
		t := a.Self.(py.DateTime)
		seconds := (t.Ordinal()-719163)*daySeconds + int64((t.Hour*60+t.Minute)*60+t.Second-t.Zone.Offset)
		r := big.NewRat(seconds*1_000_000+int64(t.Microsecond), 1_000_000)
		f, _ := r.Float64()
		return py.Float(f), nil
	})
	delta.Def("total_seconds 0 0", func(a *script.Args) (py.Value, error) {
		f, _ := new(big.Rat).SetFrac(a.Self.(py.TimeDelta).Micros(), big.NewInt(1_000_000)).Float64()
		return py.Float(f), nil
	})
	moment.Static("now 0 1 tz", func(a *script.Args) (py.Value, error) {
		return zonedTime(a.In, a.In.Now(), a.Get(0, py.None))
	})
	moment.Static("utcnow 0 0", func(a *script.Args) (py.Value, error) { return dateTimeOf(a.In.Now(), false) })
	moment.Static("today 0 0", func(a *script.Args) (py.Value, error) { return dateTimeOf(a.In.Now(), false) })
	moment.Static("fromtimestamp 1 2 timestamp tz", func(a *script.Args) (py.Value, error) {
		f, err := py.Float64(a.Pos[0])
		if err != nil {
			return nil, err
		}
		return zonedTime(a.In, f, a.Get(1, py.None))
	})
	day.Static("today 0 0", func(a *script.Args) (py.Value, error) {
		t, err := dateTimeOf(a.In.Now(), false)
		if err != nil {
			return nil, err
		}
		return dateOf(t), nil
	})
	moment.Construct("datetime 0 *", newTime(true, "datetime"))
	day.Construct("date 0 *", newTime(false, "date"))
	delta.Construct("timedelta 0 *", newDelta)
	zone.Set("utc", utcOf())
}

// dateOf is the date of a date or datetime.
func dateOf(v py.Value) py.Date {
	if t, ok := v.(py.DateTime); ok {
		return t.Date
	}
	return v.(py.Date)
}

const daySeconds = 86_400

// timeWords are the parameters of datetime(...); date(...) has the first three.
var timeWords = []string{"year", "month", "day", "hour", "minute", "second", "microsecond"}

func replaceTime(a *script.Args) (py.Value, error) {
	t, isTime := a.Self.(py.DateTime)
	if !isTime {
		t.Date = a.Self.(py.Date)
	}
	return makeTime(a, t, isTime, "replace")
}

// makeTime fills a datetime, or only its date, from arguments; the parts of t
// count for those left out.
func makeTime(a *script.Args, t py.DateTime, isTime bool, name string) (py.Value, error) {
	to := []*int{&t.Year, &t.Month, &t.Day, &t.Hour, &t.Minute, &t.Second, &t.Microsecond}
	if !isTime {
		to = to[:3]
	}
	if isTime && len(a.Pos) == 8 { // the last one is tzinfo
		a.Pos, a.Kw = a.Pos[:7], append(a.Kw, script.Named{Name: "tzinfo", Value: a.Pos[7]})
	}
	if len(a.Pos) > len(to) {
		return nil, script.TypeError(name + "() takes at most " + strconv.Itoa(len(to)) + " arguments (" + strconv.Itoa(len(a.Pos)) + " given)")
	}
	set := func(i int, v py.Value) error {
		n, err := script.Integer(v)
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
			var err error
			if t.UTC, t.Zone, err = zoneArg(a.In, k.Value); err != nil {
				return nil, err
			}
			continue
		}
		i := slices.Index(timeWords[:len(to)], k.Name)
		if i < 0 {
			return nil, script.TypeError("'" + k.Name + "' is an invalid keyword argument for " + name + "()")
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
		return nil, script.ValueError("year " + strconv.Itoa(t.Year) + " is out of range")
	case t.Month < 1 || t.Month > 12:
		return nil, script.ValueError("month must be in 1..12")
	case !t.Date.Valid():
		return nil, script.ValueError("day is out of range for month")
	case t.Hour < 0 || t.Hour > 23:
		return nil, script.ValueError("hour must be in 0..23")
	case t.Minute < 0 || t.Minute > 59:
		return nil, script.ValueError("minute must be in 0..59")
	case t.Second < 0 || t.Second > 59:
		return nil, script.ValueError("second must be in 0..59")
	case t.Microsecond < 0 || t.Microsecond > 999_999:
		return nil, script.ValueError("microsecond must be in 0..999999")
	}
	if isTime {
		return t, nil
	}
	return t.Date, nil
}

// newTime is datetime(...) and date(...).
func newTime(isTime bool, name string) func(a *script.Args) (py.Value, error) {
	return func(a *script.Args) (py.Value, error) {
		given := map[string]bool{}
		for i := range a.Pos {
			given[timeWords[min(i, 6)]] = true
		}
		for _, k := range a.Kw {
			given[k.Name] = true
		}
		for i, w := range timeWords[:3] {
			if !given[w] {
				return nil, script.TypeError("function missing required argument '" + w + "' (pos " + strconv.Itoa(i+1) + ")")
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
func newDelta(a *script.Args) (py.Value, error) {
	words := []string{"days", "seconds", "microseconds", "milliseconds", "minutes", "hours", "weeks"}
	sum := new(big.Rat)
	add := func(name string, v py.Value) error {
		unit, ok := microsecondsOf[name]
		if !ok {
			return script.TypeError("'" + name + "' is an invalid keyword argument for __new__()")
		}
		n := new(big.Rat)
		if whole, ok := py.Big(v); ok {
			n.SetInt(whole)
		} else if f, ok := v.(py.Float); !ok {
			return script.TypeError("unsupported type for timedelta " + name + " component: " + py.FullName(v))
		} else if n.SetFloat64(float64(f)) == nil {
			return script.ValueError("cannot convert float NaN to integer")
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
	return script.TimeDelta(sum)
}

// zonedTime is the datetime of seconds since the epoch in a time zone, or naive for
// None.
func zonedTime(in *script.Interp, seconds float64, tz py.Value) (py.Value, error) {
	aware, zone, err := zoneArg(in, tz)
	if err != nil {
		return nil, err
	}
	v, err := dateTimeOf(seconds, aware)
	if err != nil || !aware {
		return v, err
	}
	return v.(py.DateTime).In(zone)
}

// zoneArg is a time zone that was given, or None.
func zoneArg(in *script.Interp, v py.Value) (aware bool, z py.Zone, err error) {
	z, aware = script.ZoneOf(v)
	if aware || v == py.None {
		return aware, z, nil
	}
	tz := script.Builtin("tzinfo")
	if !script.ClassOf(v).Is(tz) {
		return false, z, script.TypeError("tzinfo argument must be None or of a tzinfo subclass, not type '" + py.FullName(v) + "'")
	}
	s, err := in.Repr(v)
	if err != nil {
		return false, z, err
	}
	return false, z, script.TypeError("the playground knows time zones of a fixed offset: write timezone(timedelta(hours=1)), or whatever it is, for " + s)
}

// dateTimeOf is the datetime of seconds since the epoch, in UTC or naive.
func dateTimeOf(seconds float64, aware bool) (py.Value, error) {
	whole := math.Floor(seconds)
	rest := math.RoundToEven((seconds - whole) * 1e6)
	if !(math.Abs(whole) < 1e12) {
		return nil, script.ValueError("year is out of range")
	}
	t, err := py.NewTimeDelta(0, int64(whole), int64(rest))
	if err != nil {
		return nil, err
	}
	return py.Add(py.DateTime{Date: py.Date{Year: 1970, Month: 1, Day: 1}, UTC: aware}, t)
}
