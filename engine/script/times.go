package script

import (
	"math"
	"math/big"

	"locmem/engine/py"
)

const daySeconds = 86_400

// micros are the microseconds since the start of the calendar.
func micros(d py.DateTime) (days, rest int64) {
	return d.Ordinal(), int64((d.Hour*60+d.Minute)*60+d.Second)*1e6 + int64(d.Microsecond)
}

// delta makes a timedelta, or the OverflowError.
func delta(days, seconds, micros int64) (py.Value, error) {
	t, err := py.NewTimeDelta(days, seconds, micros)
	if err != nil {
		return nil, err
	}
	return t, nil
}

// deltaOf is a timedelta of so many microseconds.
func deltaOf(n *big.Int) (py.Value, error) {
	days, rest := new(big.Int).DivMod(n, big.NewInt(daySeconds*1e6), new(big.Int))
	if !days.IsInt64() || days.BitLen() > 40 {
		return nil, Raise("OverflowError", "Python int too large to convert to C int")
	}
	return delta(days.Int64(), 0, rest.Int64())
}

// subtractTimes is a - b of dates, datetimes and timedeltas; ok is false for
// other values.
func subtractTimes(a, b py.Value) (v py.Value, ok bool, err error) {
	if t, isDelta := b.(py.TimeDelta); isDelta {
		switch a.(type) {
		case py.Date, py.DateTime, py.TimeDelta:
			neg, err := py.Neg(t)
			if err != nil {
				return nil, true, err
			}
			v, err = py.Add(a, neg)
			return v, true, err
		}
		return nil, true, unsupported("-", a, b)
	}
	switch x := a.(type) {
	case py.DateTime:
		y, isTime := b.(py.DateTime)
		if !isTime {
			return nil, true, unsupported("-", a, b)
		}
		if x.UTC != y.UTC {
			return nil, true, TypeError("can't subtract offset-naive and offset-aware datetimes")
		}
		d1, m1 := micros(x)
		d2, m2 := micros(y)
		m1 -= int64(x.Zone.Offset-y.Zone.Offset) * 1e6
		v, err = delta(d1-d2, 0, m1-m2)
		return v, true, err
	case py.Date:
		y, isDate := b.(py.Date)
		if !isDate {
			return nil, true, unsupported("-", a, b)
		}
		v, err = delta(x.Ordinal()-y.Ordinal(), 0, 0)
		return v, true, err
	}
	return nil, false, nil
}

// divideTimes is a / b, a // b and a % b with timedeltas.
func (in *Interp) divideTimes(op string, a, b py.Value) (v py.Value, ok bool, err error) {
	t, ok := a.(py.TimeDelta)
	if !ok {
		return nil, false, nil
	}
	x := t.Micros()
	switch y := b.(type) {
	case py.TimeDelta:
		n := y.Micros()
		v, err = in.divideInts(op, x, n)
		if err == nil && op == "%" {
			big, _ := py.Big(v)
			v, err = deltaOf(big)
		}
		return v, true, err
	case py.Int, py.Bool, *py.BigInt:
		n, _ := py.Big(b)
		if op == "%" || n.Sign() == 0 && op == "//" {
			break
		}
		if n.Sign() == 0 {
			return nil, true, zeroDivision("integer division or modulo by zero")
		}
		if op == "//" {
			q, _ := in.divideInts("//", x, n)
			whole, _ := py.Big(q)
			v, err = deltaOf(whole)
			return v, true, err
		}
		v, err = TimeDelta(new(big.Rat).SetFrac(x, n))
		return v, true, err
	case py.Float:
		if op != "/" {
			break
		}
		if y == 0 {
			return nil, true, zeroDivision("float division by zero")
		}
		r := new(big.Rat).SetFloat64(float64(y))
		if r == nil {
			return nil, true, ValueError("cannot convert float to timedelta")
		}
		v, err = TimeDelta(new(big.Rat).Quo(new(big.Rat).SetInt(x), r))
		return v, true, err
	}
	if op == "//" && isInt(b) {
		return nil, true, zeroDivision("integer division or modulo by zero")
	}
	return nil, true, unsupported(op, a, b)
}

// multiplyTimes is timedelta * number.
func multiplyTimes(a, b py.Value) (v py.Value, ok bool, err error) {
	t, first := a.(py.TimeDelta)
	if !first {
		if t, ok = b.(py.TimeDelta); !ok {
			return nil, false, nil
		}
		b = a
	}
	x := new(big.Rat).SetInt(t.Micros())
	if n, isInt := py.Big(b); isInt {
		v, err = TimeDelta(x.Mul(x, new(big.Rat).SetInt(n)))
		return v, true, err
	}
	if f, isFloat := b.(py.Float); isFloat && !math.IsInf(float64(f), 0) && f == f {
		v, err = TimeDelta(x.Mul(x, new(big.Rat).SetFloat64(float64(f))))
		return v, true, err
	}
	return nil, false, nil
}

// TimeDelta is a timedelta of so many microseconds, rounded half to even as Python
// does.
func TimeDelta(r *big.Rat) (py.Value, error) {
	twice := new(big.Int).Mul(r.Num(), big.NewInt(2))
	den := new(big.Int).Mul(r.Denom(), big.NewInt(2))
	n, rest := new(big.Int).DivMod(twice.Add(twice, r.Denom()), den, new(big.Int))
	if rest.Sign() == 0 && n.Bit(0) == 1 {
		n.Sub(n, big.NewInt(1))
	}
	return deltaOf(n)
}

func dateField(d py.Date, name string) py.Value {
	switch name {
	case "year":
		return py.Int(d.Year)
	case "month":
		return py.Int(d.Month)
	case "day":
		return py.Int(d.Day)
	}
	return nil
}

func dateTimeField(d py.DateTime, name string) py.Value {
	switch name {
	case "hour":
		return py.Int(d.Hour)
	case "minute":
		return py.Int(d.Minute)
	case "second":
		return py.Int(d.Second)
	case "microsecond":
		return py.Int(d.Microsecond)
	case "tzinfo":
		if d.UTC {
			return ZoneValue(d.Zone)
		}
		return py.None
	}
	return dateField(d.Date, name)
}

// utc is datetime.timezone.utc.
var utc = NewObject("timezone", "", zoneHost{})

// zoneHost is a datetime.timezone.
type zoneHost struct{ zone py.Zone }

// ZoneValue is a time zone as code sees it.
func ZoneValue(z py.Zone) py.Value {
	if z == (py.Zone{}) {
		return utc
	}
	return NewObject("timezone", "", zoneHost{z})
}

// ZoneOf is the zone that v is; ok is false for other values.
func ZoneOf(v py.Value) (z py.Zone, ok bool) {
	h, ok := Host(v).(zoneHost)
	return h.zone, ok
}

func (h zoneHost) Show(str bool) string {
	if str {
		return h.zone.Text()
	}
	return h.zone.Repr()
}

// EqualTo is h == other: names do not count.
func (h zoneHost) EqualTo(other py.Value) (same, known bool) {
	z, ok := ZoneOf(other)
	return ok && z.Offset == h.zone.Offset, true
}

// Key is what stands for h as the key of a dict.
func (h zoneHost) Key() (py.Value, error) {
	return &py.Tuple{Items: []py.Value{py.Str("timezone"), py.Int(h.zone.Offset)}}, nil
}
