package script

import "locmem/engine/py"

// iteratorConstructors are enumerate, zip, map, filter and reversed; what they
// return can be walked through once.
func iteratorConstructors() {
	constructor("enumerate", "enumerate 1 2 iterable start", func(a *Args) (py.Value, error) {
		start, err := Integer(a.Get(1, py.Int(0)))
		if err != nil {
			return nil, err
		}
		it, err := a.In.Iterate(a.Pos[0])
		if err != nil {
			return nil, err
		}
		return NewIterator(a.In, "enumerate", &enumerator{it: it, i: start}), nil
	})
	classes["zip"].make = zip
	classes["map"].make = mapped
	constructor("filter", "filter 2 2", func(a *Args) (py.Value, error) {
		it, err := a.In.Iterate(a.Pos[1])
		if err != nil {
			return nil, err
		}
		return NewIterator(a.In, "filter", &filterer{a.Pos[0], it}), nil
	})
	constructor("reversed", "reversed 1 1", func(a *Args) (py.Value, error) {
		name := "reversed"
		if c := userClass(a.Pos[0]); c != nil {
			if v, ok, err := a.In.callSpecial(a.Pos[0], "__reversed__"); ok || err != nil {
				return v, err
			}
			if _, dict := plain(a.Pos[0]).(*py.Dict); c.has("__getitem__") && !dict {
				n, err := a.In.length(a.Pos[0])
				return NewIterator(a.In, "reversed", &descending{a.Pos[0], n}), err
			}
			if plain(a.Pos[0]) == a.Pos[0] {
				return nil, TypeError("'" + py.FullName(a.Pos[0]) + "' object is not reversible")
			}
		}
		switch v := a.Pos[0].(type) {
		case *py.List:
			name = "list_reverseiterator"
		case *py.Tuple, py.Str, py.Bytes, *py.Dict:
		default:
			if _, ok := Host(v).(indexed); !ok && Host(v) == nil {
				return nil, TypeError("'" + py.FullName(v) + "' object is not reversible")
			}
			if isIterator(v) {
				return nil, TypeError("'" + py.FullName(v) + "' object is not reversible")
			}
		}
		items, err := a.In.Collect(a.Pos[0])
		if err != nil {
			return nil, err
		}
		reverse(items)
		return newOneShot(a.In, name, items), nil
	})
}

// descending walks by __getitem__ from the last place to the first.
type descending struct {
	v py.Value
	n int
}

func (b *descending) Next(in *Interp) (py.Value, bool, error) {
	if b.n == 0 {
		return nil, false, nil
	}
	b.n--
	return (&itemIterator{b.v, b.n}).Next(in)
}

// enumerator is enumerate(...).
type enumerator struct {
	it Iterator
	i  int
}

func (e *enumerator) Next(in *Interp) (py.Value, bool, error) {
	v, ok, err := e.it.Next(in)
	if !ok || err != nil {
		return nil, false, err
	}
	e.i++
	return &py.Tuple{Items: []py.Value{py.Int(e.i - 1), v}}, true, nil
}

// zipper is zip(...).
type zipper struct {
	its    []Iterator
	strict bool
}

func (z *zipper) Next(in *Interp) (py.Value, bool, error) {
	if len(z.its) == 0 {
		return nil, false, nil
	}
	items := make([]py.Value, 0, len(z.its))
	for i, it := range z.its {
		v, ok, err := it.Next(in)
		if err != nil {
			return nil, false, err
		}
		if !ok {
			return nil, false, z.uneven(in, i)
		}
		items = append(items, v)
	}
	return &py.Tuple{Items: items}, true, nil
}

// uneven is the error of zip(strict=True) when argument i ends.
func (z *zipper) uneven(in *Interp, i int) error {
	if !z.strict {
		return nil
	}
	if i > 0 {
		return ValueError("zip() argument " + itoa(i+1) + " is shorter than " + arguments(i))
	}
	for j, it := range z.its[1:] {
		if _, ok, err := it.Next(in); err != nil || ok {
			if err == nil {
				err = ValueError("zip() argument " + itoa(j+2) + " is longer than " + arguments(j+1))
			}
			return err
		}
	}
	return nil
}

func arguments(n int) string {
	if n == 1 {
		return "argument 1"
	}
	return "arguments 1-" + itoa(n)
}

func zip(a *Args) (py.Value, error) {
	z := &zipper{}
	for _, k := range a.Kw {
		if k.Name != "strict" {
			return nil, TypeError("zip() got an unexpected keyword argument '" + k.Name + "'")
		}
		z.strict = truth(k.Value)
	}
	for _, v := range a.Pos {
		it, err := a.In.Iterate(v)
		if err != nil {
			return nil, err
		}
		z.its = append(z.its, it)
	}
	return NewIterator(a.In, "zip", z), nil
}

// mapper is map(...): it calls the function as it is walked through.
type mapper struct {
	fn py.Value
	z  zipper
}

func (m *mapper) Next(in *Interp) (py.Value, bool, error) {
	v, ok, err := m.z.Next(in)
	if !ok || err != nil {
		return nil, false, err
	}
	v, err = in.Call(m.fn, v.(*py.Tuple).Items...)
	return v, err == nil, err
}

func mapped(a *Args) (py.Value, error) {
	if len(a.Kw) > 0 {
		return nil, TypeError("map() takes no keyword arguments")
	}
	if len(a.Pos) < 2 {
		return nil, TypeError("map() must have at least two arguments.")
	}
	z, err := zip(&Args{In: a.In, Pos: a.Pos[1:]})
	if err != nil {
		return nil, err
	}
	return NewIterator(a.In, "map", &mapper{fn: a.Pos[0], z: *Host(z).(*oneShot).it.(*zipper)}), nil
}

// filterer is filter(...): it calls the function as it is walked through.
type filterer struct {
	fn py.Value
	it Iterator
}

func (f *filterer) Next(in *Interp) (py.Value, bool, error) {
	for {
		item, ok, err := f.it.Next(in)
		if !ok || err != nil {
			return nil, false, err
		}
		v := item
		if f.fn != py.None {
			v, err = in.Call(f.fn, item)
		} else {
			err = in.Work(1)
		}
		if err != nil {
			return nil, false, err
		}
		if yes, err := in.Truth(v); yes || err != nil {
			return item, err == nil, err
		}
	}
}
