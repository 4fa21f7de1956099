package script

import "locmem/engine/py"

// matching runs the instructions of match.
func (in *Interp) matching(f *frame, i instr) error {
	s, n := f.s, len(f.s)
	switch i.op {
	case opMatchSeq:
		size, ok := matchItems(s[n-1])
		least := int(i.a & 0xffffff)
		fits := ok && (size == least || size > least && i.a>>24 == 0)
		f.s = append(s, py.Bool(fits))
	case opMatchMap:
		_, ok := plain(s[n-1]).(*py.Dict)
		f.s = append(s, py.Bool(ok))
	case opMatchKeys:
		d := plain(s[n-2]).(*py.Dict)
		return in.matchKeys(f, d, s[n-1])
	case opMatchRest:
		rest := &py.Dict{}
		for k, v := range plain(s[n-2]).(*py.Dict).All() {
			if err := rest.Set(k, v); err != nil {
				return err
			}
		}
		for _, k := range s[n-1].(*py.Tuple).Items {
			if _, err := rest.Delete(k); err != nil {
				return err
			}
		}
		s[n-1] = rest
	case opSeqItem:
		v, err := in.GetItem(s[n-1], py.Int(i.a))
		f.s = append(s, v)
		return err
	case opSeqSlice:
		size, _ := matchItems(s[n-1])
		items, err := in.Collect(s[n-1])
		if err != nil {
			return err
		}
		f.s = append(s, &py.List{Items: items[i.a&0xffff : size-int(i.a>>16)]})
	case opMatchClass:
		f.s = s[:n-2]
		return in.matchClass(f, s[n-3], s[n-2], s[n-1].(*py.Tuple).Items, int(i.a))
	}
	return nil
}

// matchItems is the length of what a sequence pattern may fit.
func matchItems(v py.Value) (int, bool) {
	switch x := plain(v).(type) {
	case *py.List:
		return len(x.Items), true
	case *py.Tuple:
		return len(x.Items), true
	case *py.Object:
		if r, ok := x.Host.(*rangeObject); ok {
			return r.Size(), true
		}
	}
	return 0, false
}

// matchKeys leaves the values under the keys, or None if one is missing.
func (in *Interp) matchKeys(f *frame, d *py.Dict, keys py.Value) error {
	values := &py.Tuple{}
	top := len(f.s) - 1
	for _, k := range keys.(*py.Tuple).Items {
		v, ok, err := d.Get(k)
		if err != nil {
			return err
		}
		if !ok {
			f.s[top] = py.None
			return nil
		}
		values.Items = append(values.Items, v)
	}
	f.s[top] = values
	return nil
}

// matchClass leaves the attributes of a class pattern, or None if it does not
// fit.
func (in *Interp) matchClass(f *frame, v, of py.Value, names []py.Value, positional int) error {
	c, ok := Host(of).(*Class)
	if !ok {
		return TypeError("called match pattern must be a class")
	}
	if !ClassOf(v).Is(c) {
		f.s = append(f.s, py.None)
		return nil
	}
	values := &py.Tuple{}
	if positional > 0 {
		found, err := in.positional(v, c, positional)
		if err != nil || found == nil {
			f.s = append(f.s, py.None)
			return err
		}
		values.Items = found
	}
	for _, n := range names {
		x, err := in.GetAttr(v, string(n.(py.Str)))
		if err != nil {
			if e := in.caught(err); !e.class.Is(classes["AttributeError"]) {
				return e
			}
			f.s = append(f.s, py.None)
			return nil
		}
		values.Items = append(values.Items, x)
	}
	f.s = append(f.s, values)
	return nil
}

// positional are the values of a class pattern without names: the value itself
// for int, str and the like, else what __match_args__ names.
func (in *Interp) positional(v py.Value, c *Class, n int) ([]py.Value, error) {
	if args, ok := c.lookUp("__match_args__"); ok {
		t, ok := args.(*py.Tuple)
		if !ok || len(t.Items) < n {
			return nil, TypeError(c.Name + "() accepts fewer positional sub-patterns than " + itoa(n))
		}
		var values []py.Value
		for _, name := range t.Items[:n] {
			x, err := in.GetAttr(v, py.Text(name))
			if err != nil {
				if e := in.caught(err); !e.class.Is(classes["AttributeError"]) {
					return nil, e
				}
				return nil, nil
			}
			values = append(values, x)
		}
		return values, nil
	}
	if n == 1 && !c.user {
		return []py.Value{v}, nil
	}
	return nil, TypeError(c.Name + "() accepts 0 positional sub-patterns (" + itoa(n) + " given)")
}
