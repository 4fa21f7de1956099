package script

import "locmem/engine/py"

// iteratorConstructors are enumerate, zip, map, filter and reversed; what they
// answer can be walked through once.
func iteratorConstructors() {
	constructor("enumerate", "enumerate 1 2 iterable start", func(a *args) (py.Value, error) {
		start, err := integer(a.get(1, py.Int(0)))
		if err != nil {
			return nil, err
		}
		it, err := a.in.iterator(a.pos[0])
		if err != nil {
			return nil, err
		}
		return newIterator(a.in, "enumerate", &enumerator{it: it, i: start}), nil
	})
	classes["zip"].make = zip
	classes["map"].make = mapped
	constructor("filter", "filter 2 2", func(a *args) (py.Value, error) {
		var items []py.Value
		err := a.in.each(a.pos[1], func(item py.Value) error {
			v, err := item, error(nil)
			if a.pos[0] != py.None {
				v, err = a.in.invoke(a.pos[0], item)
			}
			if err == nil && truth(v) {
				items = append(items, item)
			}
			return err
		})
		if err != nil {
			return nil, err
		}
		return newOneShot(a.in, "filter", items), nil
	})
	constructor("reversed", "reversed 1 1", func(a *args) (py.Value, error) {
		name := "reversed"
		switch v := a.pos[0].(type) {
		case *py.List:
			name = "list_reverseiterator"
		case *py.Tuple, py.Str, py.Bytes, *py.Dict:
		default:
			if _, ok := host(v).(indexed); !ok && host(v) == nil {
				return nil, typeError("'" + py.FullName(v) + "' object is not reversible")
			}
			if _, ok := host(v).(*oneShot); ok {
				return nil, typeError("'" + py.FullName(v) + "' object is not reversible")
			}
		}
		items, err := a.in.collect(a.pos[0])
		if err != nil {
			return nil, err
		}
		reverse(items)
		return newOneShot(a.in, name, items), nil
	})
}

// enumerator is enumerate(...).
type enumerator struct {
	it iterator
	i  int
}

func (e *enumerator) next(in *Interp) (py.Value, bool, error) {
	v, ok, err := e.it.next(in)
	if !ok || err != nil {
		return nil, false, err
	}
	e.i++
	return &py.Tuple{Items: []py.Value{py.Int(e.i - 1), v}}, true, nil
}

// zipper is zip(...).
type zipper struct {
	its    []iterator
	strict bool
}

func (z *zipper) next(in *Interp) (py.Value, bool, error) {
	if len(z.its) == 0 {
		return nil, false, nil
	}
	items := make([]py.Value, 0, len(z.its))
	for i, it := range z.its {
		v, ok, err := it.next(in)
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
		return valueError("zip() argument " + itoa(i+1) + " is shorter than " + arguments(i))
	}
	for j, it := range z.its[1:] {
		if _, ok, err := it.next(in); err != nil || ok {
			if err == nil {
				err = valueError("zip() argument " + itoa(j+2) + " is longer than " + arguments(j+1))
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

func zip(a *args) (py.Value, error) {
	z := &zipper{}
	for _, k := range a.kw {
		if k.name != "strict" {
			return nil, typeError("zip() got an unexpected keyword argument '" + k.name + "'")
		}
		z.strict = truth(k.value)
	}
	for _, v := range a.pos {
		it, err := a.in.iterator(v)
		if err != nil {
			return nil, err
		}
		z.its = append(z.its, it)
	}
	return newIterator(a.in, "zip", z), nil
}

// mapper is map(...): it calls the function as it is walked through.
type mapper struct {
	fn py.Value
	z  zipper
}

func (m *mapper) next(in *Interp) (py.Value, bool, error) {
	v, ok, err := m.z.next(in)
	if !ok || err != nil {
		return nil, false, err
	}
	v, err = in.invoke(m.fn, v.(*py.Tuple).Items...)
	return v, err == nil, err
}

func mapped(a *args) (py.Value, error) {
	if len(a.kw) > 0 {
		return nil, typeError("map() takes no keyword arguments")
	}
	if len(a.pos) < 2 {
		return nil, typeError("map() must have at least two arguments.")
	}
	z, err := zip(&args{in: a.in, pos: a.pos[1:]})
	if err != nil {
		return nil, err
	}
	return newIterator(a.in, "map", &mapper{fn: a.pos[0], z: *host(z).(*oneShot).it.(*zipper)}), nil
}
