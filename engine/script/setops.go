package script

import "locmem/engine/py"

func isSet(v py.Value) bool {
	switch v.(type) {
	case *py.Set, *py.FrozenSet:
		return true
	}
	return false
}

func inSet(s, item py.Value) bool {
	var ok bool
	switch s := s.(type) {
	case *py.Set:
		ok, _ = s.Has(item)
	case *py.FrozenSet:
		ok, _ = s.Has(item)
	}
	return ok
}

// setOp is a | b, a & b, a - b or a ^ b of sets; the kind is that of a.
func setOp(op string, a, b py.Value) (py.Value, error) {
	var items []py.Value
	for _, item := range setItems(a) {
		switch inSet(b, item) {
		case true:
			if op == "|" || op == "&" {
				items = append(items, item)
			}
		case false:
			if op != "&" {
				items = append(items, item)
			}
		}
	}
	if op == "|" || op == "^" {
		for _, item := range setItems(b) {
			if !inSet(a, item) {
				items = append(items, item)
			}
		}
	}
	if _, ok := a.(*py.FrozenSet); ok {
		return newFrozenSet(items)
	}
	return newSet(items)
}

func newSet(items []py.Value) (py.Value, error) {
	s, err := py.NewSet(items...)
	if err != nil {
		return nil, err
	}
	return s, nil
}

func newFrozenSet(items []py.Value) (py.Value, error) {
	s, err := py.NewFrozenSet(items...)
	if err != nil {
		return nil, err
	}
	return s, nil
}

// union is x | y of dicts.
func union(x, y *py.Dict) (py.Value, error) {
	d := py.MakeDict(x.Len() + y.Len())
	for _, from := range []*py.Dict{x, y} {
		for k, v := range from.All() {
			if err := d.Set(k, v); err != nil {
				return nil, err
			}
		}
	}
	return d, nil
}

// update is d.update(v).
func (in *Interp) update(d *py.Dict, v py.Value) error {
	if from, ok := v.(*py.Dict); ok {
		for _, k := range dictKeys(from) {
			x, _, err := from.Get(k)
			if err == nil {
				err = d.Set(k, x)
			}
			if err != nil {
				return err
			}
		}
		return nil
	}
	n := 0
	return in.each(v, func(item py.Value) error {
		pair, err := in.collect(item)
		if err != nil {
			return typeError("cannot convert dictionary update sequence element #" + itoa(n) + " to a sequence")
		}
		if len(pair) != 2 {
			return valueError("dictionary update sequence element #" + itoa(n) + " has length " + itoa(len(pair)) + "; 2 is required")
		}
		n++
		return d.Set(pair[0], pair[1])
	})
}
