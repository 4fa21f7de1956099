package script

import (
	"go.starlark.net/starlark"

	"locmem/engine/py"
)

// iterator yields the items of something; ok is false at its end.
type iterator interface {
	next(in *Interp) (v py.Value, ok bool, err error)
}

// iterator is iter(v), or Python's TypeError.
func (in *Interp) iterator(v py.Value) (iterator, error) {
	switch v := v.(type) {
	case *py.List:
		return &listIterator{list: v}, nil
	case *py.Tuple:
		return &itemsIterator{items: v.Items}, nil
	case py.Str:
		return &textIterator{text: string(v)}, nil
	case py.Bytes:
		return &bytesIterator{data: string(v)}, nil
	case *py.ByteArray:
		return &bytesIterator{data: string(v.Data)}, nil
	case *py.Dict:
		return newDictIterator(v, viewKeys), nil
	case *py.Set, *py.FrozenSet:
		return newSetIterator(v), nil
	case *py.Object:
		if h, ok := v.Host.(iterable); ok {
			return h.iter(in), nil
		}
	}
	return nil, typeError("'" + py.FullName(v) + "' object is not iterable")
}

// each calls f with every item of v, and counts the work.
func (in *Interp) each(v py.Value, f func(py.Value) error) error {
	it, err := in.iterator(v)
	if err != nil {
		return err
	}
	for {
		item, ok, err := it.next(in)
		if err != nil || !ok {
			return err
		}
		if err := in.work(1); err != nil {
			return err
		}
		if err := f(item); err != nil {
			return err
		}
	}
}

// collect is list(v).
func (in *Interp) collect(v py.Value) ([]py.Value, error) {
	var items []py.Value
	switch v := v.(type) {
	case *py.List:
		items = append(items, v.Items...)
		return items, in.fits(len(items), itemSize)
	case *py.Tuple:
		return append(items, v.Items...), in.fits(len(v.Items), itemSize)
	}
	if h, ok := host(v).(sized); ok {
		if err := in.fits(h.size(), itemSize); err != nil {
			return nil, err
		}
	}
	err := in.each(v, func(item py.Value) error {
		items = append(items, item)
		return nil
	})
	return items, err
}

type listIterator struct {
	list *py.List
	i    int
}

func (it *listIterator) next(*Interp) (py.Value, bool, error) {
	if it.i >= len(it.list.Items) {
		return nil, false, nil
	}
	it.i++
	return it.list.Items[it.i-1], true, nil
}

type itemsIterator struct {
	items []py.Value
	i     int
}

func (it *itemsIterator) next(*Interp) (py.Value, bool, error) {
	if it.i >= len(it.items) {
		return nil, false, nil
	}
	it.i++
	return it.items[it.i-1], true, nil
}

type textIterator struct{ text string }

func (it *textIterator) next(*Interp) (py.Value, bool, error) {
	if it.text == "" {
		return nil, false, nil
	}
	_, n := py.DecodeRune(it.text)
	c := it.text[:n]
	it.text = it.text[n:]
	return py.Str(c), true, nil
}

type bytesIterator struct {
	data string
	i    int
}

func (it *bytesIterator) next(*Interp) (py.Value, bool, error) {
	if it.i >= len(it.data) {
		return nil, false, nil
	}
	it.i++
	return py.Int(it.data[it.i-1]), true, nil
}

// starIterator is an iterator as Starlark's for loops want it. They know no
// errors: an error is left with the Interp, which makes Starlark stop at once.
type starIterator struct {
	hidden
	in    *Interp
	it    iterator
	shape *shape
}

func (s *starIterator) Iterate() starlark.Iterator { return s }
func (s *starIterator) Done()                      {}

func (s *starIterator) Next(p *starlark.Value) bool {
	v, ok, err := s.it.next(s.in)
	if err == nil && ok && s.shape != nil {
		var t starlark.Value
		if t, err = s.in.unpack(v, s.shape); err == nil {
			*p = t
			return true
		}
	}
	if err != nil {
		s.in.interrupt(err)
		return false
	}
	if ok {
		*p = s.in.box(v)
	}
	return ok
}

// iter is %iter(x) and %iter(x, shape): what for loops go through.
func (in *Interp) iter(args starlark.Tuple) (starlark.Value, error) {
	it, err := in.iterator(unbox(args[0]))
	if err != nil {
		return nil, err
	}
	s := &starIterator{in: in, it: it}
	if len(args) > 1 {
		s.shape = args[1].(raw).v.(*shape)
	}
	return s, nil
}
