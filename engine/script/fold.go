package script

import (
	"sort"

	"locmem/engine/py"
)

// foldFunctions make one thing of many, or many of one.
func foldFunctions() []*builtin {
	var list []*builtin
	add := func(spec string, do func(a *args) (py.Value, error)) { list = append(list, newBuiltin(spec, do)) }
	add("sum 0 *", sum)
	add("min 0 *", func(a *args) (py.Value, error) { return extreme(a, "min", "<") })
	add("max 0 *", func(a *args) (py.Value, error) { return extreme(a, "max", ">") })
	add("sorted 0 *", func(a *args) (py.Value, error) {
		if len(a.pos) != 1 {
			return nil, typeError("sorted expected 1 argument, got " + itoa(len(a.pos)))
		}
		items, err := a.in.collect(a.pos[0])
		if err == nil {
			items, err = a.in.sorted(items, a.kw, "sort")
		}
		return &py.List{Items: items}, err
	})
	for name, stop := range map[string]bool{"any": true, "all": false} {
		add(name+" 1 1", func(a *args) (py.Value, error) {
			result := !stop
			err := a.in.each(a.pos[0], func(item py.Value) error {
				if truth(item) == stop {
					result = stop
					return errStop
				}
				return nil
			})
			if err == errStop {
				err = nil
			}
			return py.Bool(result), err
		})
	}
	add("iter 1 2", func(a *args) (py.Value, error) {
		if a.has(1) {
			return nil, typeError("the playground does not know iter() with a sentinel; use while")
		}
		if o, ok := host(a.pos[0]).(*oneShot); ok && o != nil {
			return a.pos[0], nil
		}
		it, err := a.in.iterator(a.pos[0])
		if err != nil {
			return nil, err
		}
		return newIterator(a.in, a.pos[0].Type()+"_iterator", it), nil
	})
	add("next 1 2", func(a *args) (py.Value, error) {
		o, ok := host(a.pos[0]).(*oneShot)
		if !ok {
			return nil, typeError("'" + py.FullName(a.pos[0]) + "' object is not an iterator")
		}
		v, ok, err := o.it.next(a.in)
		if err == nil && !ok {
			if a.has(1) {
				return a.pos[1], nil
			}
			err = raiseError("StopIteration", "")
		}
		return v, err
	})
	return list
}

func sum(a *args) (py.Value, error) {
	n := len(a.pos)
	for _, k := range a.kw {
		if k.name != "start" || n > 1 {
			return nil, typeError("'" + k.name + "' is an invalid keyword argument for sum()")
		}
		a.pos = append(a.pos, k.value)
	}
	switch {
	case n == 0:
		return nil, typeError("sum() takes at least 1 positional argument (0 given)")
	case len(a.pos) > 2:
		return nil, typeError("sum() takes at most 2 arguments (" + itoa(len(a.pos)) + " given)")
	}
	total := a.get(1, py.Int(0))
	switch total.(type) {
	case py.Str:
		return nil, typeError("sum() can't sum strings [use ''.join(seq) instead]")
	case py.Bytes:
		return nil, typeError("sum() can't sum bytes [use b''.join(seq) instead]")
	}
	err := a.in.each(a.pos[0], func(item py.Value) error {
		var err error
		total, err = a.in.binary("+", total, item)
		return err
	})
	return total, err
}

// readKeywords reads key=, reverse= and default=.
func readKeywords(kw []named[py.Value], name string, known map[string]*py.Value) error {
	for _, k := range kw {
		to := known[k.name]
		if to == nil {
			return typeError("'" + k.name + "' is an invalid keyword argument for " + name + "()")
		}
		*to = k.value
	}
	return nil
}

// extreme is min and max.
func extreme(a *args, name, op string) (py.Value, error) {
	var missing py.Value
	key := py.Value(py.None)
	if err := readKeywords(a.kw, name, map[string]*py.Value{"key": &key, "default": &missing}); err != nil {
		return nil, err
	}
	if len(a.pos) == 0 {
		return nil, typeError(name + " expected at least 1 argument, got 0")
	}
	from := a.pos[0]
	if len(a.pos) > 1 {
		if missing != nil {
			return nil, typeError("Cannot specify a default for " + name + "() with multiple positional arguments")
		}
		from = &py.List{Items: a.pos}
	}
	var best, bestKey py.Value
	err := a.in.each(from, func(item py.Value) error {
		k, err := item, error(nil)
		if key != py.None {
			k, err = a.in.invoke(key, item)
		}
		better := best == nil
		if err == nil && !better {
			better, err = a.in.ordered(op, k, bestKey)
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
	return nil, valueError(name + "() arg is an empty sequence")
}

// sorted is a sorted copy of items.
func (in *Interp) sorted(items []py.Value, kw []named[py.Value], name string) ([]py.Value, error) {
	key, backward := py.Value(py.None), py.Value(py.Bool(false))
	if err := readKeywords(kw, name, map[string]*py.Value{"key": &key, "reverse": &backward}); err != nil {
		return nil, err
	}
	s := &sorter{in: in, items: append([]py.Value(nil), items...)}
	s.keys = append([]py.Value(nil), items...)
	if key != py.None {
		for i, item := range items {
			k, err := in.invoke(key, item)
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
		err = s.in.work(1)
	}
	s.err = err
	return less
}

func (s *sorter) Swap(i, j int) {
	s.items[i], s.items[j] = s.items[j], s.items[i]
	s.keys[i], s.keys[j] = s.keys[j], s.keys[i]
}
