package script

import "locmem/engine/py"

// slotTable are the special methods that every value has, for programs that
// call them by name: x.__len__(), super().__setitem__(k, v). They do what the
// builtin type does, whatever the program's class overrides.
var slotTable map[string]*builtin

// objectRepr is object.__repr__, which shows no more than what an object is.
var objectRepr *builtin

func slotDef(spec string, do func(in *Interp, v py.Value, pos []py.Value) (py.Value, error)) {
	b := newBuiltin(spec, func(a *Args) (py.Value, error) { return do(a.In, a.Self, a.Pos) })
	b.owner = "object"
	slotTable[b.name] = b
}

func initSlots() {
	slotTable = map[string]*builtin{}
	for op, names := range reflected {
		slotDef(names[0]+" 1 1", func(in *Interp, v py.Value, pos []py.Value) (py.Value, error) {
			return in.binary(op, plain(v), plain(pos[0]))
		})
		slotDef(names[1]+" 1 1", func(in *Interp, v py.Value, pos []py.Value) (py.Value, error) {
			return in.binary(op, plain(pos[0]), plain(v))
		})
	}
	for op, names := range mirrored {
		slotDef(names[0]+" 1 1", func(in *Interp, v py.Value, pos []py.Value) (py.Value, error) {
			v, x := plain(v), plain(pos[0])
			if op == "==" || op == "!=" {
				same, err := in.equal(v, x)
				if Host(v) != nil && !same && !is(v, x) {
					return notImplemented, err
				}
				return py.Bool(same == (op == "==")), err
			}
			less, err := in.ordered(op, v, x)
			if err != nil {
				return notImplemented, nil
			}
			return py.Bool(less), nil
		})
	}
	slotDef("__len__ 0 0", func(_ *Interp, v py.Value, _ []py.Value) (py.Value, error) {
		n, err := length(plain(v))
		return py.Int(n), err
	})
	slotDef("__getitem__ 1 1", func(in *Interp, v py.Value, pos []py.Value) (py.Value, error) { return in.GetItem(plain(v), pos[0]) })
	slotDef("!__setitem__ 2 2", func(in *Interp, v py.Value, pos []py.Value) (py.Value, error) {
		return py.None, in.setItem(plain(v), pos[0], pos[1])
	})
	slotDef("!__delitem__ 1 1", func(in *Interp, v py.Value, pos []py.Value) (py.Value, error) {
		return py.None, in.deleteItem(plain(v), pos[0])
	})
	slotDef("__contains__ 1 1", func(in *Interp, v py.Value, pos []py.Value) (py.Value, error) {
		found, err := in.contains(plain(v), pos[0])
		return py.Bool(found), err
	})
	slotDef("__iter__ 0 0", func(in *Interp, v py.Value, _ []py.Value) (py.Value, error) { return in.iterObject(plain(v)) })
	slotDef("__hash__ 0 0", func(in *Interp, v py.Value, _ []py.Value) (py.Value, error) {
		if Host(plain(v)) != nil {
			return in.id(v), nil
		}
		return hashOf(in, plain(v))
	})
	slotDef("__index__ 0 0", func(_ *Interp, v py.Value, _ []py.Value) (py.Value, error) { return asIndex(plain(v)) })
	slotDef("__bool__ 0 0", func(_ *Interp, v py.Value, _ []py.Value) (py.Value, error) { return py.Bool(truth(plain(v))), nil })
	for name, str := range map[string]bool{"__str__": true, "__repr__": false} {
		slotDef(name+" 0 0", func(in *Interp, v py.Value, _ []py.Value) (py.Value, error) { return in.builtinText(v, str) })
	}
	objectRepr = newBuiltin("__repr__ 0 0", func(a *Args) (py.Value, error) {
		if i, ok := Host(a.Self).(*instance); ok {
			return py.Str(i.plainText()), nil
		}
		n, _ := a.In.id(a.Self).(py.Int)
		at := address(n)
		return py.Str("<" + py.FullName(a.Self) + " object at " + at.text(a.In) + ">"), nil
	})
	objectRepr.owner = "object"
	slotDef("__format__ 1 1", func(in *Interp, v py.Value, pos []py.Value) (py.Value, error) {
		s, err := in.format(plain(v), py.Text(pos[0]))
		return py.Str(s), err
	})
	slotDef("__next__ 0 0", func(in *Interp, v py.Value, _ []py.Value) (py.Value, error) {
		x, ok, err := in.nextOf(v)
		if err == nil && !ok {
			err = stopIteration(py.None)
		}
		return x, err
	})
	slotDef("!__setattr__ 2 2", func(in *Interp, v py.Value, pos []py.Value) (py.Value, error) {
		return py.None, in.storeAttr(v, py.Text(pos[0]), pos[1])
	})
	slotDef("!__delattr__ 1 1", func(in *Interp, v py.Value, pos []py.Value) (py.Value, error) {
		return py.None, in.dropAttr(v, py.Text(pos[0]))
	})
	slotDef("__getattribute__ 1 1", func(in *Interp, v py.Value, pos []py.Value) (py.Value, error) {
		return in.GetAttr(v, py.Text(pos[0]))
	})
	slotDef("__dir__ 0 0", func(in *Interp, v py.Value, _ []py.Value) (py.Value, error) { return texts(attrNames(v)), in.Work(16) })
	slotDef("__call__ 0 *", func(*Interp, py.Value, []py.Value) (py.Value, error) { return nil, nil })
	slotTable["__call__"].do = func(a *Args) (py.Value, error) { return a.In.callOwn(plain(a.Self), a.Pos, a.Kw) }
	slotDef("!__init__ 0 *", nil)
	slotTable["__init__"].do = initObject
	slotDef("!__init_subclass__ 0 *", nil)
	slotTable["__init_subclass__"].do = func(*Args) (py.Value, error) { return py.None, nil }
	slotDef("__new__ 1 *", nil)
	slotTable["__new__"].do = newObjectOf
	slotDef("!__set_name__ 2 2", func(*Interp, py.Value, []py.Value) (py.Value, error) { return py.None, nil })
	slotDef("__reduce__ 0 0", func(_ *Interp, v py.Value, _ []py.Value) (py.Value, error) {
		return nil, TypeError("the playground does not know '__reduce__'")
	})
	for _, name := range []string{"__enter__", "__exit__", "__set_name__", "__reduce__"} {
		delete(slotTable, name)
	}
}

// initObject is object.__init__, and that of the builtin types.
func initObject(a *Args) (py.Value, error) {
	if e, ok := Host(a.Self).(*exception); ok {
		e.args = append([]py.Value{}, a.Pos...)
		return py.None, nil
	}
	i, ok := Host(a.Self).(*instance)
	if !ok {
		return py.None, nil
	}
	switch base := i.base.(type) {
	case *py.List:
		items, err := (&Args{In: a.In, Pos: a.Pos}).collected()
		base.Items = items
		return py.None, err
	case *py.Dict:
		return py.None, a.In.fillDict(base, a)
	case *py.Set:
		items, err := (&Args{In: a.In, Pos: a.Pos}).collected()
		for _, item := range items {
			if err == nil {
				err = a.In.addTo(base, item)
			}
		}
		return py.None, err
	}
	if len(a.Pos)+len(a.Kw) == 0 {
		return py.None, nil
	}
	const alone = "__init__() takes exactly one argument (the instance to initialize)"
	if i.class.has("__init__") {
		return nil, TypeError("object." + alone)
	}
	if i.base == nil && !i.class.has("__new__") {
		return nil, TypeError(i.class.Name + "." + alone)
	}
	return py.None, nil
}

// newObjectOf is object.__new__(cls, ...) and that of the builtin types.
func newObjectOf(a *Args) (py.Value, error) {
	pos := a.Pos
	if a.Self != nil {
		if _, ok := Host(a.Self).(*Class); !ok || len(pos) == 0 {
			pos = append([]py.Value{a.Self}, pos...)
		}
	}
	c, ok := Host(pos[0]).(*Class)
	if !ok {
		return nil, TypeError("object.__new__(X): X is not a type object (" + py.FullName(pos[0]) + ")")
	}
	if !c.user {
		return c.Call(a.In, pos[1:], a.Kw)
	}
	return c.create(a.In, pos[1:], a.Kw, true)
}

// slot is a special method of the builtin type behind v, bound; nil if there is
// none.
func (in *Interp) slot(v py.Value, name string) py.Value {
	if len(name) < 5 || name[:2] != "__" {
		return nil
	}
	b := slotTable[name]
	if b == nil || !slotFits(plain(v), name) {
		return nil
	}
	return b.of(in, v)
}

// slotFits tells whether a value has a special method at all.
func slotFits(v py.Value, name string) bool {
	switch name {
	case "__len__", "__contains__", "__iter__", "__getitem__":
		switch v.(type) {
		case *py.List, *py.Tuple, *py.Dict, *py.Set, *py.FrozenSet, py.Str, py.Bytes, *py.ByteArray:
			_, set := v.(*py.Set)
			return name != "__getitem__" || !set
		}
		switch Host(v).(type) {
		case sized, iterable, indexed:
			return true
		}
		return false
	case "__setitem__", "__delitem__":
		switch v.(type) {
		case *py.List, *py.Dict, *py.ByteArray:
			return true
		}
		return false
	case "__next__":
		_, ok := Host(v).(*oneShot)
		return ok
	case "__call__":
		return IsCallable(v)
	case "__add__", "__mul__", "__radd__", "__rmul__", "__iadd__":
		_, object := v.(*py.Object)
		_, dict := v.(*py.Dict)
		return !object && !dict
	case "__index__":
		return isInt(v)
	case "__bool__":
		return isNumber(v)
	}
	for _, names := range reflected {
		if name == names[0] || name == names[1] {
			return isNumber(v) || isSet(v)
		}
	}
	return true
}

// builtinText is what object.__str__ and __repr__ show.
func (in *Interp) builtinText(v py.Value, str bool) (py.Value, error) {
	if i, ok := Host(v).(*instance); ok && i.base == nil {
		if str {
			s, err := in.Repr(v)
			return py.Str(s), err
		}
		return py.Str(i.plainText()), nil
	}
	if e, ok := Host(v).(*exception); ok {
		return py.Str(e.show(str)), nil
	}
	if str {
		s, err := in.Text(plain(v))
		return py.Str(s), err
	}
	s, err := in.Repr(plain(v))
	return py.Str(s), err
}
