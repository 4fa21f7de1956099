package script

import "locmem/engine/py"

func dictMethods(c *class) {
	c.def("get 1 2", func(a *args) (py.Value, error) {
		v, ok, err := a.self.(*py.Dict).Get(a.pos[0])
		if err == nil && !ok {
			v = a.get(1, py.None)
		}
		return v, err
	})
	c.def("setdefault 1 2", func(a *args) (py.Value, error) {
		d := a.self.(*py.Dict)
		v, ok, err := d.Get(a.pos[0])
		if err != nil || ok {
			return v, err
		}
		v = a.get(1, py.None)
		return v, d.Set(a.pos[0], v)
	})
	c.def("pop 1 2", func(a *args) (py.Value, error) {
		d := a.self.(*py.Dict)
		v, ok, err := d.Get(a.pos[0])
		if err != nil {
			return nil, err
		}
		if !ok {
			if a.has(1) {
				return a.pos[1], nil
			}
			return nil, keyError(a.pos[0])
		}
		_, err = d.Delete(a.pos[0])
		return v, err
	})
	c.def("popitem 0 0", func(a *args) (py.Value, error) {
		d := a.self.(*py.Dict)
		if d.Len() == 0 {
			return nil, keyError(py.Str("popitem(): dictionary is empty"))
		}
		k, v := d.At(d.Len() - 1)
		_, err := d.Delete(k)
		return &py.Tuple{Items: []py.Value{k, v}}, err
	})
	c.def("keys 0 0", func(a *args) (py.Value, error) { return newView(a.self.(*py.Dict), viewKeys), nil })
	c.def("values 0 0", func(a *args) (py.Value, error) { return newView(a.self.(*py.Dict), viewValues), nil })
	c.def("items 0 0", func(a *args) (py.Value, error) { return newView(a.self.(*py.Dict), viewItems), nil })
	c.def("copy 0 0", func(a *args) (py.Value, error) { return union(a.self.(*py.Dict), &py.Dict{}) })
	c.def("!clear 0 0", func(a *args) (py.Value, error) {
		*a.self.(*py.Dict) = py.Dict{}
		return py.None, nil
	})
	c.def("!update 0 *", func(a *args) (py.Value, error) {
		if len(a.pos) > 1 {
			return nil, typeError("update expected at most 1 argument, got " + itoa(len(a.pos)))
		}
		return py.None, a.in.fillDict(a.self.(*py.Dict), a)
	})
}

// fillDict adds the arguments of dict(...) and d.update(...).
func (in *Interp) fillDict(d *py.Dict, a *args) error {
	if len(a.pos) > 0 {
		if err := in.update(d, a.pos[0]); err != nil {
			return err
		}
	}
	for _, k := range a.kw {
		if err := d.Set(py.Str(k.name), k.value); err != nil {
			return err
		}
	}
	return nil
}

func setMethods(c *class) {
	c.def("!add 1 1", func(a *args) (py.Value, error) { return py.None, a.self.(*py.Set).Add(a.pos[0]) })
	c.def("!discard 1 1", func(a *args) (py.Value, error) {
		_, err := a.self.(*py.Set).Remove(a.pos[0])
		return py.None, err
	})
	c.def("!remove 1 1", func(a *args) (py.Value, error) {
		ok, err := a.self.(*py.Set).Remove(a.pos[0])
		if err == nil && !ok {
			err = keyError(a.pos[0])
		}
		return py.None, err
	})
	c.def("pop 0 0", func(a *args) (py.Value, error) {
		s := a.self.(*py.Set)
		for item := range s.All() {
			_, err := s.Remove(item)
			return item, err
		}
		return nil, keyError(py.Str("pop from an empty set"))
	})
	c.def("!clear 0 0", func(a *args) (py.Value, error) {
		*a.self.(*py.Set) = py.Set{}
		return py.None, nil
	})
	for name, op := range map[string]string{"update": "|", "intersection_update": "&", "difference_update": "-", "symmetric_difference_update": "^"} {
		c.def("!"+name+" 0 *", func(a *args) (py.Value, error) {
			v, err := a.in.setFold(op, a.self, a.pos)
			if err == nil {
				*a.self.(*py.Set) = *(v.(*py.Set))
			}
			return py.None, err
		})
	}
}

// setFold applies an operator with each argument, any iterable, in turn.
func (in *Interp) setFold(op string, v py.Value, others []py.Value) (py.Value, error) {
	v, err := setOp("|", v, &py.Set{}) // a copy
	for _, other := range others {
		if err != nil {
			return nil, err
		}
		if !isSet(other) {
			items, failed := in.collect(other)
			if failed != nil {
				return nil, failed
			}
			if other, failed = newSet(items); failed != nil {
				return nil, failed
			}
		}
		v, err = setOp(op, v, other)
	}
	return v, err
}

func commonSetMethods(c *class) {
	for name, op := range map[string]string{"union": "|", "intersection": "&", "difference": "-", "symmetric_difference": "^"} {
		c.def(name+" 0 *", func(a *args) (py.Value, error) { return a.in.setFold(op, a.self, a.pos) })
	}
	c.def("copy 0 0", func(a *args) (py.Value, error) { return setOp("|", a.self, &py.Set{}) })
	for name, op := range map[string]string{"issubset": "<=", "issuperset": ">="} {
		c.def(name+" 1 1", func(a *args) (py.Value, error) {
			items, err := a.in.collect(a.pos[0])
			if err != nil {
				return nil, err
			}
			other, err := newSet(items)
			if err != nil {
				return nil, err
			}
			ok, err := py.Ordered(op, a.self, other)
			return py.Bool(ok), err
		})
	}
	c.def("isdisjoint 1 1", func(a *args) (py.Value, error) {
		items, err := a.in.collect(a.pos[0])
		if err != nil {
			return nil, err
		}
		for _, item := range items {
			if inSet(a.self, item) {
				return py.Bool(false), nil
			}
		}
		return py.Bool(true), nil
	})
}
