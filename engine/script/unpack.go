package script

import "locmem/engine/py"

// unpack takes a value apart as a, b = value does: opUnpack and opUnpackEx.
func (in *Interp) unpack(f *frame, i instr) error {
	s := f.s
	v := s[len(s)-1]
	s = s[:len(s)-1]
	before, after, star := int(i.a), 0, i.op == opUnpackEx
	if star {
		before, after = before&0xffff, before>>16
	}
	n := before + after
	if t, ok := v.(*py.Tuple); ok && !star && len(t.Items) == n {
		for at := n - 1; at >= 0; at-- {
			s = append(s, t.Items[at])
		}
		f.s = s
		return nil
	}
	it, err := in.spread(v, func() string { return "cannot unpack non-iterable " + py.FullName(v) + " object" })
	if err != nil {
		return err
	}
	items, err := in.take(it, n, star)
	if err != nil {
		return err
	}
	if star {
		end := len(items) - after
		middle := &py.List{Items: append([]py.Value(nil), items[before:end]...)}
		items = append(append(append([]py.Value(nil), items[:before]...), middle), items[end:]...)
	}
	for at := len(items) - 1; at >= 0; at-- {
		s = append(s, items[at])
	}
	f.s = s
	return nil
}

// take reads n items, or with star at least n, and checks their number.
func (in *Interp) take(it Iterator, n int, star bool) ([]py.Value, error) {
	var items []py.Value
	for star || len(items) <= n {
		v, ok, err := it.Next(in)
		if err == nil && ok {
			err = in.Work(1)
		}
		if err != nil {
			return nil, err
		}
		if !ok {
			break
		}
		if err = in.grow(&items, v); err != nil {
			return nil, err
		}
	}
	switch {
	case len(items) < n && star:
		return nil, ValueError("not enough values to unpack (expected at least " + itoa(n) + ", got " + itoa(len(items)) + ")")
	case len(items) < n:
		return nil, ValueError("not enough values to unpack (expected " + itoa(n) + ", got " + itoa(len(items)) + ")")
	case !star && len(items) > n:
		return nil, ValueError("too many values to unpack (expected " + itoa(n) + ")")
	}
	return items, nil
}
