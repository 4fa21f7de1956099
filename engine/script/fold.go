package script

import (
	"sort"

	"locmem/engine/py"
)

// foldFunctions make one thing of many, or many of one.
func foldFunctions() []*builtin {
	var list []*builtin
	add := func(spec string, do func(a *Args) (py.Value, error)) { list = append(list, newBuiltin(spec, do)) }
	add("sum 0 *", sum)
	add("min 0 *", func(a *Args) (py.Value, error) { return extreme(a, "min", "<") })
	add("max 0 *", func(a *Args) (py.Value, error) { return extreme(a, "max", ">") })
	add("sorted 0 *", func(a *Args) (py.Value, error) {
		if len(a.Pos) != 1 {
			return nil, TypeError("sorted expected 1 argument, got " + itoa(len(a.Pos)))
		}
		items, err := a.In.Collect(a.Pos[0])
		if err == nil {
			items, err = a.In.sorted(items, a.Kw, "sort")
		}
		return &py.List{Items: items}, err
	})
	for name, stop := range map[string]bool{"any": true, "all": false} {
		add(name+" 1 1", func(a *Args) (py.Value, error) {
			result := !stop
			err := a.In.Each(a.Pos[0], func(item py.Value) error {
				yes, err := a.In.Truth(item)
				if err == nil && yes == stop {
					result = stop
					return errStop
				}
				return err
			})
			if err == errStop {
				err = nil
			}
			return py.Bool(result), err
		})
	}
	add("iter 1 2", func(a *Args) (py.Value, error) {
		if a.Has(1) {
			return NewIterator(a.In, "callable_iterator", &sentinelIterator{a.Pos[0], a.Pos[1]}), nil
		}
		return a.In.iterObject(a.Pos[0])
	})
	add("next 1 2", func(a *Args) (py.Value, error) {
		v, ok, err := a.In.nextOf(a.Pos[0])
		if err == nil && !ok {
			if a.Has(1) {
				return a.Pos[1], nil
			}
			result := py.Value(py.None)
			if g, ok := Host(a.Pos[0]).(*generator); ok {
				result, g.result = g.result, py.None
			}
			err = stopIteration(result)
		}
		return v, err
	})
	return list
}

func sum(a *Args) (py.Value, error) {
	n := len(a.Pos)
	for _, k := range a.Kw {
		if k.Name != "start" || n > 1 {
			return nil, TypeError("'" + k.Name + "' is an invalid keyword argument for sum()")
		}
		a.Pos = append(a.Pos, k.Value)
	}
	switch {
	case n == 0:
		return nil, TypeError("sum() takes at least 1 positional argument (0 given)")
	case len(a.Pos) > 2:
		return nil, TypeError("sum() takes at most 2 arguments (" + itoa(len(a.Pos)) + " given)")
	}
	total := a.Get(1, py.Int(0))
	switch total.(type) {
	case py.Str:
		return nil, TypeError("sum() can't sum strings [use ''.join(seq) instead]")
	case py.Bytes:
		return nil, TypeError("sum() can't sum bytes [use b''.join(seq) instead]")
	}
	err := a.In.Each(a.Pos[0], func(item py.Value) error {
		var err error
		total, err = a.In.binary("+", total, item)
		return err
	})
	return total, err
}

// readKeywords reads key=, reverse= and default=.
func readKeywords(kw []Named, name string, known map[string]*py.Value) error {
	for _, k := range kw {
		to := known[k.Name]
		if to == nil {
			return TypeError("'" + k.Name + "' is an invalid keyword argument for " + name + "()")
		}
		*to = k.Value
	}
	return nil
}

// extreme is min and max.
func extreme(a *Args, name, op string) (py.Value, error) {
	var missing py.Value
	key := py.Value(py.None)
	if err := readKeywords(a.Kw, name, map[string]*py.Value{"key": &key, "default": &missing}); err != nil {
		return nil, err
	}
	if len(a.Pos) == 0 {
		return nil, TypeError(name + " expected at least 1 argument, got 0")
	}
	from := a.Pos[0]
	if len(a.Pos) > 1 {
		if missing != nil {
			return nil, TypeError("Cannot specify a default for " + name + "() with multiple positional arguments")
		}
		from = &py.List{Items: a.Pos}
	}
	var best, bestKey py.Value
	err := a.In.Each(from, func(item py.Value) error {
		k, err := item, error(nil)
		if key != py.None {
			k, err = a.In.Call(key, item)
		}
		better := best == nil
		if err == nil && !better {
			better, err = a.In.ordered(op, k, bestKey)
		}
		if better {
			best, bestKey = item, k
		}
		return err
	})
	switch {
	case err != nil:
		return nil, err
	case best != nil:
		return best, nil
	case missing != nil:
		return missing, nil
	}
	return nil, ValueError(name + "() arg is an empty sequence")
}

// sorted is a sorted copy of items.
func (in *Interp) sorted(items []py.Value, kw []Named, name string) ([]py.Value, error) {
	key, backward := py.Value(py.None), py.Value(py.Bool(false))
	if err := readKeywords(kw, name, map[string]*py.Value{"key": &key, "reverse": &backward}); err != nil {
		return nil, err
	}
	s := &sorter{in: in, items: append([]py.Value(nil), items...)}
	s.keys = append([]py.Value(nil), items...)
	if key != py.None {
		for i, item := range items {
			k, err := in.Call(key, item)
			if err != nil {
				return nil, err
			}
			s.keys[i] = k
		}
	}
	// Equal items keep their order, also when sorted backwards.
	if truth(backward) {
		reverse(s.items)
		reverse(s.keys)
	}
	sort.Stable(s)
	if truth(backward) {
		reverse(s.items)
	}
	return s.items, s.err
}

// sorter sorts items by their keys; after an error it only gets to the end.
type sorter struct {
	in          *Interp
	items, keys []py.Value
	err         error
}

func (s *sorter) Len() int { return len(s.items) }

func (s *sorter) Less(i, j int) bool {
	if s.err != nil {
		return false
	}
	less, err := s.in.ordered("<", s.keys[i], s.keys[j])
	if err == nil {
		err = s.in.Work(1)
	}
	s.err = err
	return less
}

func (s *sorter) Swap(i, j int) {
	s.items[i], s.items[j] = s.items[j], s.items[i]
	s.keys[i], s.keys[j] = s.keys[j], s.keys[i]
}

// sentinelIterator is iter(f, sentinel): it calls f until that returns the
// sentinel.
type sentinelIterator struct{ fn, sentinel py.Value }

func (it *sentinelIterator) Next(in *Interp) (py.Value, bool, error) {
	v, err := in.Call(it.fn)
	if err != nil {
		return nil, false, err
	}
	same, err := in.equal(v, it.sentinel)
	return v, !same && err == nil, err
}
