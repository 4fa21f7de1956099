package pickle

import (
	"locmem/engine/py"
)

// Parts of library values that live on the decoder's stack for a moment. They
// are no values: check refuses a result that still holds one.
type (
	zone     py.Zone          // datetime.timezone.utc and the like
	newUUID  struct{ _ byte } // a UUID whose number is to come; not of size 0, so that each is its own
	classRef class
)

func (zone) Type() string     { return "timezone" }
func (*newUUID) Type() string { return "UUID" }
func (classRef) Type() string { return "type" }

// object carries out the opcodes that make library values.
func (d *decoder) object(op byte) error {
	d.library = true
	if op == opBuild {
		return d.build()
	}
	second, err := d.pop()
	if err != nil {
		return err
	}
	first, err := d.pop()
	if err != nil {
		return err
	}
	if op == opStackGlobal {
		return d.global(first, second)
	}
	args, ok2 := second.(*py.Tuple)
	if of, ok := first.(*py.Object); ok && ok2 {
		if r, ok := of.Host.(*Read); ok && r.Of == nil {
			d.made(readObject(Reduced{Of: of, Call: op == opReduce, Args: args.Items}))
			return nil
		}
	}
	c, ok := first.(classRef)
	if !ok || !ok2 {
		return unpicklingError("not a call of a class")
	}
	if op == opNewObj {
		if class(c) != classUUID || len(args.Items) != 0 {
			return unpicklingError("cannot make a " + classNames[c].name + " in this way")
		}
		d.push(&newUUID{})
		return nil
	}
	v, err := construct(class(c), args.Items)
	if err == nil {
		d.made(v)
	}
	return err
}

// forbidden are modules and names that reach out of the program: nothing that is
// stored is made by them.
var forbidden = map[string]bool{"os": true, "posix": true, "nt": true, "subprocess": true, "sys": true, "importlib": true,
	"builtins.eval": true, "builtins.exec": true, "builtins.compile": true, "builtins.__import__": true, "builtins.open": true,
	"builtins.getattr": true, "builtins.setattr": true}

// global finds a class by its module and name.
func (d *decoder) global(module, name py.Value) error {
	m, ok := module.(py.Str)
	n, ok2 := name.(py.Str)
	if !ok || !ok2 {
		return unpicklingError("STACK_GLOBAL requires str")
	}
	for c, known := range classNames {
		if string(m) == known.module && string(n) == known.name {
			d.push(classRef(c))
			return nil
		}
	}
	if forbidden[string(m)] || forbidden[string(m)+"."+string(n)] {
		return unpicklingError("global '" + string(m) + "." + string(n) + "' is forbidden")
	}
	d.made(readObject(Reduced{Module: string(m), Name: string(n)}))
	return nil
}

// construct calls a class with the arguments that CPython writes for it.
func construct(c class, args []py.Value) (py.Value, error) {
	switch c {
	case classComplex:
		if len(args) == 2 {
			re, ok := args[0].(py.Float)
			im, ok2 := args[1].(py.Float)
			if ok && ok2 {
				return py.Complex(complex(re, im)), nil
			}
		}
	case classDecimal:
		if len(args) == 1 {
			if text, ok := args[0].(py.Str); ok {
				return py.NewDecimal(string(text))
			}
		}
	case classDate, classDateTime:
		if v, ok := dateFrom(c, args); ok {
			return v, nil
		}
	case classTimeDelta:
		if v, ok := deltaFrom(args); ok {
			return v, nil
		}
	case classTimeZone:
		if z, ok := zoneFrom(args); ok {
			return z, nil
		}
	}
	return nil, unpicklingError("bad arguments for " + classNames[c].name)
}

// dateFrom reads the bytes that a date or datetime is pickled as.
func dateFrom(c class, args []py.Value) (py.Value, bool) {
	if len(args) == 0 || len(args) > 2 {
		return nil, false
	}
	s, ok := args[0].(py.Bytes)
	if !ok || len(s) < 4 {
		return nil, false
	}
	date := py.Date{Year: int(s[0])<<8 | int(s[1]), Month: int(s[2]), Day: int(s[3])}
	if c == classDate {
		return date, len(s) == 4 && len(args) == 1 && date.Valid()
	}
	if len(s) != 10 {
		return nil, false
	}
	d := py.DateTime{Date: date, Hour: int(s[4]), Minute: int(s[5]), Second: int(s[6]),
		Microsecond: int(s[7])<<16 | int(s[8])<<8 | int(s[9])}
	if len(args) == 2 {
		z, ok := args[1].(zone)
		if !ok {
			return nil, false
		}
		d.UTC, d.Zone = true, py.Zone(z)
	}
	return d, d.Valid()
}

// zoneFrom reads what a time zone is made of.
func zoneFrom(args []py.Value) (z zone, ok bool) {
	if len(args) == 0 || len(args) > 2 {
		return z, false
	}
	t, ok := args[0].(py.TimeDelta)
	if len(args) == 2 {
		name, isText := args[1].(py.Str)
		z.Name, ok = string(name), ok && isText
	}
	z.Offset = t.Days*86400 + t.Seconds
	return z, ok && t.Microseconds == 0 && z.Offset > -86400 && z.Offset < 86400
}

func deltaFrom(args []py.Value) (py.Value, bool) {
	if len(args) != 3 {
		return nil, false
	}
	var n [3]int64
	for i, a := range args {
		v, ok := a.(py.Int)
		if !ok || v > 1e15 || v < -1e15 {
			return nil, false
		}
		n[i] = int64(v)
	}
	t, err := py.NewTimeDelta(n[0], n[1], n[2])
	return t, err == nil
}

// build is BUILD: a UUID gets its number.
func (d *decoder) build() error {
	state, err := d.pop()
	if err != nil {
		return err
	}
	object, err := d.pop()
	if err != nil {
		return err
	}
	if o, ok := object.(*py.Object); ok {
		if r, ok := o.Host.(*Read); ok && r.Of != nil {
			r.State = state
			d.push(o)
			return nil
		}
	}
	u, ok := object.(*newUUID)
	fields, ok2 := state.(*py.Dict)
	if !ok || !ok2 {
		return unpicklingError("BUILD of what is no UUID")
	}
	number, ok := fields.GetStr("int")
	if !ok {
		return unpicklingError("a UUID without its int")
	}
	i, ok := py.Big(number)
	if !ok || i.Sign() < 0 || i.BitLen() > 128 {
		return unpicklingError("bad int of a UUID")
	}
	var id py.UUID
	i.FillBytes(id[:])
	for at := d.memo.n - 1; at >= 0; at-- { // where it was before it had a value
		if d.memo.all[at] == py.Value(u) {
			d.memo.all[at] = id
			break
		}
	}
	d.push(id)
	return nil
}
