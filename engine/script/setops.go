package script

import (
	"iter"

	"locmem/engine/py"
)

func isSet(v py.Value) bool {
	switch v.(type) {
	case *py.Set, *py.FrozenSet:
		return true
	}
	return false
}

func setLen(s py.Value) int {
	switch s := s.(type) {
	case *py.Set:
		return s.Len()
	case *py.FrozenSet:
		return s.Len()
	}
	return 0
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
func (in *Interp) setOp(op string, a, b py.Value) (py.Value, error) {
	var items []py.Value
	for _, item := range setItems(a) {
		if err := in.Work(1); err != nil {
			return nil, err
		}
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
			if err := in.Work(1); err != nil {
				return nil, err
			}
			if !inSet(a, item) {
				items = append(items, item)
			}
		}
	}
	s, err := in.newSet(items)
	if err != nil {
		return nil, err
	}
	if _, ok := a.(*py.FrozenSet); ok {
		return s.Freeze(), nil
	}
	return s, nil
}

// newSet is a set of items.
func (in *Interp) newSet(items []py.Value) (*py.Set, error) {
	s := &py.Set{}
	for _, item := range items {
		if err := in.Work(1); err != nil {
			return nil, err
		}
		if err := in.takeError(s.Add(item)); err != nil {
			return nil, err
		}
	}
	return s, in.Fits(s.Len(), 4*itemSize)
}

// compareSets is a op b of sets.
func (in *Interp) compareSets(op string, a, b py.Value) (bool, error) {
	if op == ">" || op == ">=" {
		a, b = b, a
	}
	x, y := setLen(a), setLen(b)
	if x > y || op == "==" && x < y || (op == "<" || op == ">") && x == y {
		return false, nil
	}
	var keys iter.Seq[py.Value]
	switch a := a.(type) {
	case *py.Set:
		keys = a.Unordered()
	case *py.FrozenSet:
		keys = a.Unordered()
	}
	for item := range keys {
		if err := in.Work(1); err != nil || !inSet(b, item) {
			return false, err
		}
	}
	return true, nil
}

// union is x | y of dicts.
func (in *Interp) union(x, y *py.Dict) (py.Value, error) {
	d := py.MakeDict(x.Len() + y.Len())
	for _, from := range []*py.Dict{x, y} {
		for k, v := range from.All() {
			if err := in.Work(1); err != nil {
				return nil, err
			}
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
				err = in.Work(1)
			}
			if err == nil {
				err = d.Set(k, x)
			}
			if err != nil {
				return err
			}
		}
		return nil
	}
	if h, ok := Host(v).(interface{ asDict() *py.Dict }); ok {
		return in.update(d, h.asDict())
	}
	if c := userClass(v); c != nil {
		if _, ok := c.lookUp("keys"); ok {
			return in.updateByKeys(d, v)
		}
		if from, ok := plain(v).(*py.Dict); ok {
			return in.update(d, from)
		}
	}
	n := 0
	return in.Each(v, func(item py.Value) error {
		pair, err := in.Collect(item)
		if err != nil {
			if !in.IsError(err, "TypeError") {
				return err
			}
			return TypeError("cannot convert dictionary update sequence element #" + itoa(n) + " to a sequence")
		}
		if len(pair) != 2 {
			return ValueError("dictionary update sequence element #" + itoa(n) + " has length " + itoa(len(pair)) + "; 2 is required")
		}
		n++
		return d.Set(pair[0], pair[1])
	})
}

// updateByKeys is update with a mapping of the program's.
func (in *Interp) updateByKeys(d *py.Dict, v py.Value) error {
	keys, _, err := in.callSpecial(v, "keys")
	if err != nil {
		return err
	}
	return in.Each(keys, func(k py.Value) error {
		x, err := in.GetItem(v, k)
		if err != nil {
			return err
		}
		return in.put(d, k, x)
	})
}

// put sets a key of a dict, and counts what it holds.
func (in *Interp) put(d *py.Dict, k, v py.Value) error {
	if err := in.takeError(d.Set(k, v)); err != nil {
		return err
	}
	if n := d.Len(); n&(n-1) == 0 {
		return in.Fits(n, 4*itemSize)
	}
	return nil
}

// addTo adds an item to a set, and counts what it holds.
func (in *Interp) addTo(s *py.Set, item py.Value) error {
	if err := in.takeError(s.Add(item)); err != nil {
		return err
	}
	if n := s.Len(); n&(n-1) == 0 {
		return in.Fits(n, 4*itemSize)
	}
	return nil
}

// merge is ** of a display.
func (in *Interp) merge(d *py.Dict, v py.Value) error {
	from, err := in.mapping(v)
	if err != nil {
		return err
	}
	return in.update(d, from)
}

// mapping is v as a dict: itself, or by its keys and items.
func (in *Interp) mapping(v py.Value) (*py.Dict, error) {
	if d, ok := plain(v).(*py.Dict); ok {
		return d, nil
	}
	if h, ok := Host(v).(interface{ asDict() *py.Dict }); ok {
		return h.asDict(), nil
	}
	keys, ok := in.special(v, "keys")
	if !ok {
		if err := in.refuse(v); err != nil {
			return nil, err
		}
		return nil, TypeError("'" + py.FullName(v) + "' object is not a mapping")
	}
	list, err := in.CallNamed(keys, nil, nil)
	if err != nil {
		return nil, err
	}
	d := &py.Dict{}
	return d, in.Each(list, func(k py.Value) error {
		x, err := in.GetItem(v, k)
		if err != nil {
			return err
		}
		return in.put(d, k, x)
	})
}
