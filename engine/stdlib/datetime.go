package stdlib

import (
	"strconv"
	"strings"

	"locmem/engine/py"
	"locmem/engine/script"
)

// Dates out of texts and other forms, and time zones.
func init() {
	moment, day := script.Builtin("datetime"), script.Builtin("date")
	zone, delta := script.Builtin("timezone"), script.Builtin("timedelta")
	moment.Static("fromisoformat 1 1", func(a *script.Args) (py.Value, error) { return fromISO(a, true) })
	day.Static("fromisoformat 1 1", func(a *script.Args) (py.Value, error) { return fromISO(a, false) })
	moment.Static("strptime 2 2", parsed)
	moment.Static("utcfromtimestamp 1 1", func(a *script.Args) (py.Value, error) {
		f, err := py.Float64(a.Pos[0])
		if err != nil {
			return nil, err
		}
		return dateTimeOf(f, false)
	})
	day.Static("fromtimestamp 1 1", func(a *script.Args) (py.Value, error) {
		f, err := py.Float64(a.Pos[0])
		if err != nil {
			return nil, err
		}
		t, err := dateTimeOf(f, false)
		if err != nil {
			return nil, err
		}
		return t.(py.DateTime).Date, nil
	})
	day.Static("fromordinal 1 1", func(a *script.Args) (py.Value, error) {
		n, err := script.Integer(a.Pos[0])
		if err != nil {
			return nil, err
		}
		if n < 1 || n > 3652059 {
			return nil, script.ValueError("ordinal must be >= 1")
		}
		return py.Add(py.Date{Year: 1, Month: 1, Day: 1}, py.TimeDelta{Days: n - 1})
	})
	moment.Def("astimezone 0 1 tz", func(a *script.Args) (py.Value, error) {
		aware, z, err := zoneArg(a.In, a.Get(0, py.None))
		switch {
		case err != nil:
			return nil, err
		case !aware: // the computer's
			z = py.Zone{Name: "UTC"}
		}
		return a.Self.(py.DateTime).In(z)
	})
	// What a datetime says of its zone, and a zone of itself.
	for name, of := range map[string]func(z py.Zone) py.Value{
		"utcoffset": func(z py.Zone) py.Value { return z.Delta() },
		"tzname":    func(z py.Zone) py.Value { return py.Str(z.Text()) },
		"dst":       func(py.Zone) py.Value { return py.None },
	} {
		moment.Def(name+" 0 0", func(a *script.Args) (py.Value, error) {
			if t := a.Self.(py.DateTime); t.UTC {
				return of(t.Zone), nil
			}
			return py.None, nil
		})
		zone.Def(name+" 1 1", func(a *script.Args) (py.Value, error) {
			z, _ := script.ZoneOf(a.Self)
			return of(z), nil
		})
	}
	day.Def("ctime 0 0", func(a *script.Args) (py.Value, error) {
		return py.Str(momentOf(a.Self).Strftime("%a %b %e %H:%M:%S %Y")), nil
	})
	zone.Construct("timezone 1 2 offset name", func(a *script.Args) (py.Value, error) {
		d, ok := a.Pos[0].(py.TimeDelta)
		if !ok {
			return nil, script.TypeError("timezone() argument 1 must be datetime.timedelta, not " + py.FullName(a.Pos[0]))
		}
		z := py.Zone{Offset: d.Days*daySeconds + d.Seconds}
		if a.Has(1) {
			name, err := text(a.In, a.Pos[1], "timezone() argument 2 must be str, not ")
			if err != nil {
				return nil, err
			}
			z.Name = name
		}
		if z.Offset <= -daySeconds || z.Offset >= daySeconds {
			return nil, script.ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not " + py.Repr(d) + ".")
		}
		if d.Microseconds != 0 {
			return nil, script.ValueError("the playground knows offsets of whole seconds")
		}
		return script.ZoneValue(z), nil
	})
	zone.Set("min", script.ZoneValue(py.Zone{Offset: 60 - daySeconds}))
	zone.Set("max", script.ZoneValue(py.Zone{Offset: daySeconds - 60}))
	moment.Set("min", py.DateTime{Date: py.Date{Year: 1, Month: 1, Day: 1}})
	moment.Set("max", py.DateTime{Date: py.Date{Year: 9999, Month: 12, Day: 31}, Hour: 23, Minute: 59, Second: 59, Microsecond: 999999})
	moment.Set("resolution", py.TimeDelta{Microseconds: 1})
	day.Set("min", py.Date{Year: 1, Month: 1, Day: 1})
	day.Set("max", py.Date{Year: 9999, Month: 12, Day: 31})
	day.Set("resolution", py.TimeDelta{Days: 1})
	delta.Set("min", py.TimeDelta{Days: -999999999})
	delta.Set("max", py.TimeDelta{Days: 999999999, Seconds: 86399, Microseconds: 999999})
	delta.Set("resolution", py.TimeDelta{Microseconds: 1})
}

// utcOf is datetime.timezone.utc.
func utcOf() py.Value { return script.UTC }

func momentOf(v py.Value) py.DateTime {
	if t, ok := v.(py.DateTime); ok {
		return t
	}
	return py.DateTime{Date: v.(py.Date)}
}

// scanner reads parts of a text.
type scanner struct {
	s  string
	ok bool
}

// number reads least to most digits.
func (s *scanner) number(least, most int) int {
	n := 0
	for n < len(s.s) && n < most && s.s[n] >= '0' && s.s[n] <= '9' {
		n++
	}
	v, err := strconv.Atoi(s.s[:n])
	s.ok = s.ok && n >= least && err == nil
	s.s = s.s[n:]
	return v
}

// skip reads a text if it is next.
func (s *scanner) skip(t string) bool {
	rest, ok := strings.CutPrefix(s.s, t)
	s.s = rest
	return ok
}

// micros reads the digits behind a point.
func (s *scanner) micros() int {
	n := 0
	for n < len(s.s) && n < 6 && s.s[n] >= '0' && s.s[n] <= '9' {
		n++
	}
	v, _ := strconv.Atoi((s.s[:n] + "000000")[:6])
	s.ok = s.ok && n > 0
	s.s = s.s[n:]
	return v
}

// zone reads Z or an offset.
func (s *scanner) zone() py.Zone {
	if s.skip("Z") {
		return py.Zone{}
	}
	sign := 1
	if s.skip("-") {
		sign = -1
	} else if !s.skip("+") {
		s.ok = false
	}
	n := s.number(2, 2) * 3600
	colon := s.skip(":")
	n += s.number(2, 2) * 60
	if s.s != "" && (s.s[0] == ':') == colon && (colon || s.s[0] >= '0' && s.s[0] <= '9') {
		s.skip(":")
		n += s.number(2, 2)
	}
	s.ok = s.ok && n < daySeconds
	return py.Zone{Offset: sign * n}
}

func fromISO(a *script.Args, isTime bool) (py.Value, error) {
	whole, err := text(a.In, a.Pos[0], "fromisoformat: argument must be str, not ")
	if e, ok := err.(*py.Error); ok && e.Type == "TypeError" {
		return nil, script.TypeError("fromisoformat: argument must be str")
	}
	if err != nil {
		return nil, err
	}
	bad := script.ValueError("Invalid isoformat string: " + py.Repr(py.Str(whole)))
	s := &scanner{whole, true}
	t := py.DateTime{}
	t.Year = s.number(4, 4)
	dashed := s.skip("-")
	t.Month = s.number(2, 2)
	if s.skip("-") != dashed {
		return nil, bad
	}
	t.Day = s.number(2, 2)
	if isTime && s.ok && s.s != "" {
		_, n := py.DecodeRune(s.s)
		s.s = s.s[n:]
		t.Hour = s.number(2, 2)
		colons := strings.HasPrefix(s.s, ":")
		for _, to := range []*int{&t.Minute, &t.Second} {
			if s.s == "" || strings.ContainsRune("+-Z.,", rune(s.s[0])) || s.skip(":") != colons {
				break
			}
			*to = s.number(2, 2)
		}
		if s.skip(".") || s.skip(",") {
			t.Microsecond = s.micros()
			s.s = strings.TrimLeft(s.s, "0123456789")
		}
		if s.s != "" {
			t.UTC, t.Zone = true, s.zone()
		}
	}
	if !s.ok || s.s != "" {
		return nil, bad
	}
	v, err := checkedTime(t, true)
	if err != nil || isTime {
		return v, err
	}
	return t.Date, nil
}

var (
	monthWords = strings.Fields("january february march april may june july august september october november december")
	dayWords   = strings.Fields("monday tuesday wednesday thursday friday saturday sunday")
)

// word reads one of some words, or its first three letters if short; -1 if none
// is next.
func (s *scanner) word(list []string, short bool) int {
	for i, w := range list {
		if short {
			w = w[:3]
		}
		if len(s.s) >= len(w) && strings.EqualFold(s.s[:len(w)], w) {
			s.s = s.s[len(w):]
			return i
		}
	}
	s.ok = false
	return -1
}

// parsed is strptime.
func parsed(a *script.Args) (py.Value, error) {
	given, err := text(a.In, a.Pos[0], "strptime() argument 1 must be str, not ")
	if err != nil {
		return nil, err
	}
	format, err := text(a.In, a.Pos[1], "strptime() argument 2 must be str, not ")
	if err != nil {
		return nil, err
	}
	t, err := strptime(given, format)
	if err != nil {
		return nil, err
	}
	return checkedTime(t, true)
}

// longer are the directives that stand for others.
var longer = strings.NewReplacer("%c", "%a %b %d %H:%M:%S %Y", "%x", "%m/%d/%y", "%X", "%H:%M:%S", "%D", "%m/%d/%y", "%T", "%H:%M:%S", "%R", "%H:%M", "%F", "%Y-%m-%d")

func strptime(given, format string) (py.DateTime, error) {
	t := py.DateTime{Date: py.Date{Year: 1900, Month: 1, Day: 1}}
	s := &scanner{given, true}
	pm, twelve, yearDay := 0, false, 0
	full := longer.Replace(format)
	for i := 0; i < len(full) && s.ok; i++ {
		c := full[i]
		switch {
		case c == ' ' || c == '\t' || c == '\n':
			trimmed := strings.TrimLeft(s.s, " \t\n")
			s.ok = trimmed != s.s || s.s == ""
			s.s = trimmed
			continue
		case c != '%':
			s.ok = s.skip(string(c))
			continue
		case i+1 == len(full):
			return t, script.ValueError("stray %% in format '" + format + "'")
		}
		i++
		switch full[i] {
		case 'Y':
			t.Year = s.number(4, 4)
		case 'y':
			if t.Year = 2000 + s.number(2, 2); t.Year > 2068 {
				t.Year -= 100
			}
		case 'm':
			t.Month = s.number(1, 2)
			s.ok = s.ok && t.Month >= 1 && t.Month <= 12
		case 'd':
			t.Day = s.number(1, 2)
			s.ok = s.ok && t.Day >= 1 && t.Day <= 31
		case 'H':
			t.Hour = s.number(1, 2)
			s.ok = s.ok && t.Hour < 24
		case 'I':
			t.Hour, twelve = s.number(1, 2), true
			s.ok = s.ok && t.Hour >= 1 && t.Hour <= 12
		case 'p':
			pm = s.word([]string{"am", "pm"}, false) + 1
		case 'M':
			t.Minute = s.number(1, 2)
			s.ok = s.ok && t.Minute < 60
		case 'S':
			t.Second = s.number(1, 2)
			s.ok = s.ok && t.Second < 60
		case 'f':
			t.Microsecond = s.micros()
		case 'j':
			yearDay = s.number(1, 3)
		case 'b', 'h':
			t.Month = s.word(monthWords, true) + 1
		case 'B':
			t.Month = s.word(monthWords, false) + 1
		case 'a':
			s.word(dayWords, true)
		case 'A':
			s.word(dayWords, false)
		case 'z':
			t.UTC, t.Zone = true, s.zone()
		case 'Z':
			s.ok = s.skip("UTC") || s.skip("GMT")
		case '%':
			s.ok = s.skip("%")
		default:
			return t, script.ValueError("'" + string(full[i]) + "' is a bad directive in format '" + format + "'")
		}
	}
	if !s.ok {
		return t, script.ValueError("time data " + py.Repr(py.Str(given)) + " does not match format " + py.Repr(py.Str(format)))
	}
	if s.s != "" {
		return t, script.ValueError("unconverted data remains: " + s.s)
	}
	if twelve {
		t.Hour %= 12
		if pm == 2 {
			t.Hour += 12
		}
	}
	if yearDay > 0 {
		v, err := py.Add(py.Date{Year: t.Year, Month: 1, Day: 1}, py.TimeDelta{Days: yearDay - 1})
		if err != nil {
			return t, err
		}
		t.Date = v.(py.Date)
	}
	return t, nil
}

func init() {
	native["datetime"] = func(in *script.Interp) map[string]py.Value {
		names := script.Funcs(script.Func("_extend 4 4", func(a *script.Args) (py.Value, error) {
			in.SetKept("datetime", a.Pos)
			return py.None, nil
		}))
		for _, class := range []string{"datetime", "date", "timedelta", "timezone", "tzinfo"} {
			names[class] = script.Builtin(class).Value()
		}
		names["UTC"] = utcOf()
		return names
	}
	moment, day := script.Builtin("datetime"), script.Builtin("date")
	python := func(i int, args func(a *script.Args) []py.Value) function {
		return func(a *script.Args) (py.Value, error) {
			kept, err := fromPython(a.In)
			if err != nil {
				return nil, err
			}
			return a.In.Call(kept[i], args(a)...)
		}
	}
	self := func(a *script.Args) []py.Value { return []py.Value{a.Self} }
	moment.Static("combine 2 3 date time tzinfo", python(1, func(a *script.Args) []py.Value {
		if !a.Has(2) {
			return a.Pos[:2]
		}
		return a.Pos
	}))
	day.Def("isocalendar 0 0", python(2, self))
	day.Def("timetuple 0 0", python(3, self))
	moment.Def("utctimetuple 0 0", python(3, func(a *script.Args) []py.Value {
		t := a.Self.(py.DateTime)
		utc, err := t.In(py.Zone{})
		if err != nil || !t.UTC {
			return []py.Value{t}
		}
		return []py.Value{utc}
	}))
	for name, zoned := range map[string]bool{"time": false, "timetz": true} {
		moment.Def(name+" 0 0", python(0, func(a *script.Args) []py.Value {
			t, zone := a.Self.(py.DateTime), py.Value(py.None)
			if zoned && t.UTC {
				zone = script.ZoneValue(t.Zone)
			}
			return []py.Value{py.Int(t.Hour), py.Int(t.Minute), py.Int(t.Second), py.Int(t.Microsecond), zone}
		}))
	}
}

// fromPython is what the module's Python adds: time, and the work of combine,
// isocalendar and timetuple.
func fromPython(in *script.Interp) ([]py.Value, error) {
	if kept := in.Kept("datetime"); kept != nil {
		return kept, nil
	}
	if _, err := in.Import("datetime"); err != nil {
		return nil, err
	}
	return in.Kept("datetime"), nil
}
