package script

import (
	"go.starlark.net/starlark"

	"locmem/engine/py"
)

func (in *Interp) privateUnpack(args starlark.Tuple) (starlark.Value, error) {
	return in.unpack(unbox(args[0]), args[1].(raw).v.(*shape))
}

// unpack takes a value apart as a, b = value does.
func (in *Interp) unpack(v py.Value, s *shape) (starlark.Value, error) {
	it, err := in.iterator(v)
	if err != nil {
		return nil, typeError("cannot unpack non-iterable " + py.FullName(v) + " object")
	}
	items, err := in.take(it, s)
	if err != nil {
		return nil, err
	}
	if s.star >= 0 {
		extra := len(items) - s.n + 1
		middle := &py.List{Items: append([]py.Value(nil), items[s.star:s.star+extra]...)}
		items = append(append(append([]py.Value(nil), items[:s.star]...), middle), items[s.star+extra:]...)
	}
	out := make(starlark.Tuple, s.n)
	for i, item := range items {
		if s.within[i] == nil {
			out[i] = in.box(item)
		} else if out[i], err = in.unpack(item, s.within[i]); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// take reads as many items as the shape wants and checks their number.
func (in *Interp) take(it iterator, s *shape) ([]py.Value, error) {
	var items []py.Value
	for s.star >= 0 || len(items) <= s.n {
		v, ok, err := it.next(in)
		if err == nil && ok {
			err = in.work(1)
		}
		if err != nil {
			return nil, err
		}
		if !ok {
			break
		}
		items = append(items, v)
	}
	least := s.n
	if s.star >= 0 {
		least--
	}
	switch {
	case len(items) < least && s.star >= 0:
		return nil, valueError("not enough values to unpack (expected at least " + itoa(least) + ", got " + itoa(len(items)) + ")")
	case len(items) < least:
		return nil, valueError("not enough values to unpack (expected " + itoa(least) + ", got " + itoa(len(items)) + ")")
	case s.star < 0 && len(items) > s.n:
		return nil, valueError("too many values to unpack (expected " + itoa(s.n) + ")")
	}
	return items, nil
}
