package script

import "locmem/engine/py"

func dictMethods(c *Class) {
	c.Def("get 1 2", func(a *Args) (py.Value, error) {
		v, ok, err := a.Self.(*py.Dict).Get(a.Pos[0])
		if err == nil && !ok {
			v = a.Get(1, py.None)
		}
		return v, err
	})
	c.Def("setdefault 1 2", func(a *Args) (py.Value, error) {
		d := a.Self.(*py.Dict)
		v, ok, err := d.Get(a.Pos[0])
		if err != nil || ok {
			return v, err
		}
		v = a.Get(1, py.None)
		return v, d.Set(a.Pos[0], v)
	})
	c.Def("pop 1 2", func(a *Args) (py.Value, error) {
		d := a.Self.(*py.Dict)
		v, ok, err := d.Get(a.Pos[0])
		if err != nil {
			return nil, err
		}
		if !ok {
			if a.Has(1) {
				return a.Pos[1], nil
			}
			return nil, KeyError(a.Pos[0])
		}
		_, err = d.Delete(a.Pos[0])
		return v, err
	})
	c.Def("popitem 0 0", func(a *Args) (py.Value, error) {
		d := a.Self.(*py.Dict)
		if d.Len() == 0 {
			return nil, KeyError(py.Str("popitem(): dictionary is empty"))
		}
		k, v := d.At(d.Len() - 1)
		_, err := d.Delete(k)
		return &py.Tuple{Items: []py.Value{k, v}}, err
	})
	c.Def("keys 0 0", func(a *Args) (py.Value, error) { return newView(a.Self.(*py.Dict), viewKeys), nil })
	c.Def("values 0 0", func(a *Args) (py.Value, error) { return newView(a.Self.(*py.Dict), viewValues), nil })
	c.Def("items 0 0", func(a *Args) (py.Value, error) { return newView(a.Self.(*py.Dict), viewItems), nil })
	c.Def("copy 0 0", func(a *Args) (py.Value, error) { return a.In.union(a.Self.(*py.Dict), &py.Dict{}) })
	c.Def("!clear 0 0", func(a *Args) (py.Value, error) {
		*a.Self.(*py.Dict) = py.Dict{}
		return py.None, nil
	})
	c.Def("!update 0 *", func(a *Args) (py.Value, error) {
		if len(a.Pos) > 1 {
			return nil, TypeError("update expected at most 1 argument, got " + itoa(len(a.Pos)))
		}
		return py.None, a.In.fillDict(a.Self.(*py.Dict), a)
	})
}

// fillDict adds the arguments of dict(...) and d.update(...).
func (in *Interp) fillDict(d *py.Dict, a *Args) error {
	if len(a.Pos) > 0 {
		if err := in.update(d, a.Pos[0]); err != nil {
			return err
		}
	}
	for _, k := range a.Kw {
		if err := d.Set(py.Str(k.Name), k.Value); err != nil {
			return err
		}
	}
	return nil
}

func setMethods(c *Class) {
	c.Def("!add 1 1", func(a *Args) (py.Value, error) { return py.None, a.Self.(*py.Set).Add(a.Pos[0]) })
	c.Def("!discard 1 1", func(a *Args) (py.Value, error) {
		_, err := a.Self.(*py.Set).Remove(a.Pos[0])
		return py.None, err
	})
	c.Def("!remove 1 1", func(a *Args) (py.Value, error) {
		ok, err := a.Self.(*py.Set).Remove(a.Pos[0])
		if err == nil && !ok {
			err = KeyError(a.Pos[0])
		}
		return py.None, err
	})
	c.Def("pop 0 0", func(a *Args) (py.Value, error) {
		s := a.Self.(*py.Set)
		for item := range s.All() {
			_, err := s.Remove(item)
			return item, err
		}
		return nil, KeyError(py.Str("pop from an empty set"))
	})
	c.Def("!clear 0 0", func(a *Args) (py.Value, error) {
		*a.Self.(*py.Set) = py.Set{}
		return py.None, nil
	})
	for name, op := range map[string]string{"update": "|", "intersection_update": "&", "difference_update": "-", "symmetric_difference_update": "^"} {
		c.Def("!"+name+" 0 *", func(a *Args) (py.Value, error) {
			v, err := a.In.setFold(op, a.Self, a.Pos)
			if err == nil {
				*a.Self.(*py.Set) = *(v.(*py.Set))
			}
			return py.None, err
		})
	}
}

// setFold applies an operator with each argument, any iterable, in turn.
func (in *Interp) setFold(op string, v py.Value, others []py.Value) (py.Value, error) {
	v, err := in.setOp("|", v, &py.Set{}) // a copy
	for _, other := range others {
		if err != nil {
			return nil, err
		}
		if !isSet(other) {
			items, failed := in.Collect(other)
			if failed != nil {
				return nil, failed
			}
			if other, failed = in.newSet(items); failed != nil {
				return nil, failed
			}
		}
		v, err = in.setOp(op, v, other)
	}
	return v, err
}

func commonSetMethods(c *Class) {
	for name, op := range map[string]string{"union": "|", "intersection": "&", "difference": "-", "symmetric_difference": "^"} {
		c.Def(name+" 0 *", func(a *Args) (py.Value, error) { return a.In.setFold(op, a.Self, a.Pos) })
	}
	c.Def("copy 0 0", func(a *Args) (py.Value, error) { return a.In.setOp("|", a.Self, &py.Set{}) })
	c.Def("issubset 1 1", func(a *Args) (py.Value, error) {
		items, err := a.In.Collect(a.Pos[0])
		if err != nil {
			return nil, err
		}
		other, err := a.In.newSet(items)
		if err != nil {
			return nil, err
		}
		ok, err := a.In.compareSets("<=", a.Self, other)
		return py.Bool(ok), err
	})
	for name, wanted := range map[string]bool{"issuperset": true, "isdisjoint": false} { // until one item is not as wanted
		c.Def(name+" 1 1", func(a *Args) (py.Value, error) {
			good := true
			err := a.In.Each(a.Pos[0], func(item py.Value) error {
				found, err := a.In.contains(a.Self, item)
				if good = found == wanted; err == nil && !good {
					err = errStop
				}
				return err
			})
			if err == errStop {
				err = nil
			}
			return py.Bool(good), err
		})
	}
}
