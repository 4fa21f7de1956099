package script

import "locmem/engine/py"

// Iterator yields the items of something; ok is false at its end.
type Iterator interface {
	Next(in *Interp) (v py.Value, ok bool, err error)
}

// Iterate is iter(v), or Python's TypeError.
func (in *Interp) Iterate(v py.Value) (Iterator, error) {
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
		return in.iterateDict(v, viewKeys), nil
	case *py.Set, *py.FrozenSet:
		return newSetIterator(v), nil
	case *py.Object:
		if userClass(v) != nil {
			return in.userIter(v)
		}
		if g, ok := v.Host.(*generator); ok && g.async {
			break
		}
		if h, ok := v.Host.(iterable); ok {
			return h.Iter(in), nil
		}
	}
	return nil, TypeError("'" + py.FullName(v) + "' object is not iterable")
}

// Each calls f with every item of v, and counts the work.
func (in *Interp) Each(v py.Value, f func(py.Value) error) error {
	it, err := in.Iterate(v)
	if err != nil {
		return err
	}
	return in.each(it, f)
}

func (in *Interp) each(it Iterator, f func(py.Value) error) error {
	for {
		item, ok, err := it.Next(in)
		if err != nil || !ok {
			return err
		}
		if err := in.Work(1); err != nil {
			return err
		}
		if err := f(item); err != nil {
			return err
		}
	}
}

// Collect is list(v).
func (in *Interp) Collect(v py.Value) ([]py.Value, error) {
	var items []py.Value
	switch v := v.(type) {
	case *py.List:
		items = append(items, v.Items...)
		return items, in.Fits(len(items), itemSize)
	case *py.Tuple:
		return append(items, v.Items...), in.Fits(len(v.Items), itemSize)
	}
	if c := userClass(v); c != nil {
		it, err := in.Iterate(v)
		if err != nil {
			return nil, err
		}
		err = in.collect(it, v, &items)
		return items, err
	}
	if h, ok := Host(v).(sized); ok {
		if err := in.Fits(h.Size(), itemSize); err != nil {
			return nil, err
		}
	}
	err := in.Each(v, func(item py.Value) error {
		return in.grow(&items, item)
	})
	return items, err
}

// collect takes all of an iterator of v, after a question for the length, as Python
// does.
func (in *Interp) collect(it Iterator, v py.Value, items *[]py.Value) error {
	if err := in.lengthHint(v); err != nil {
		return err
	}
	return in.each(it, func(item py.Value) error { return in.grow(items, item) })
}

// lengthHint is the error of asking an object of the program's how many items come.
func (in *Interp) lengthHint(v py.Value) error {
	c := userClass(v)
	if c == nil {
		return nil
	}
	var err error
	if c.has("__len__") {
		_, err = in.length(v)
	} else if n, ok, failed := in.callSpecial(v, "__length_hint__"); failed != nil {
		err = failed
	} else if number, isInt := plain(n).(py.Int); ok && n != notImplemented && (!isInt || number < 0) {
		if isInt {
			return ValueError("__length_hint__() should return >= 0")
		}
		return TypeError("__length_hint__ must be an integer, not " + py.FullName(n))
	}
	if in.IsError(err, "TypeError") {
		return nil
	}
	return err
}

// sequence is v if that is a list or tuple, else a list of its items: all are taken
// before one is found wrong. The error of what has none has a text of its own.
func (in *Interp) sequence(v py.Value, none string) (py.Value, error) {
	switch v.(type) {
	case *py.List, *py.Tuple:
		return v, nil
	}
	it, err := in.iterateOr(v, func() string { return none })
	if err != nil {
		return nil, err
	}
	l := &py.List{}
	return l, in.each(it, func(item py.Value) error { return in.grow(&l.Items, item) })
}

// iterateOr is Iterate with a text of its own for the TypeError.
func (in *Interp) iterateOr(v py.Value, none func() string) (Iterator, error) {
	it, err := in.Iterate(v)
	if in.IsError(err, "TypeError") {
		err = TypeError(none())
	}
	return it, err
}

// spread is Iterate with a text of its own for what has no way to be walked through.
func (in *Interp) spread(v py.Value, none func() string) (Iterator, error) {
	if c := userClass(v); c != nil && (c.has("__iter__") || c.has("__getitem__")) {
		return in.Iterate(v)
	}
	return in.iterateOr(v, none)
}

// grow adds an item to a list that may have no end, up to the largest there is.
func (in *Interp) grow(items *[]py.Value, item py.Value) error {
	if len(*items) >= maxSize/itemSize {
		return in.tooMuch()
	}
	*items = append(*items, item)
	return nil
}

type listIterator struct {
	list *py.List
	i    int
}

func (it *listIterator) Next(*Interp) (py.Value, bool, error) {
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

func (it *itemsIterator) Next(*Interp) (py.Value, bool, error) {
	if it.i >= len(it.items) {
		return nil, false, nil
	}
	it.i++
	return it.items[it.i-1], true, nil
}

type textIterator struct{ text string }

func (it *textIterator) Next(*Interp) (py.Value, bool, error) {
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

func (it *bytesIterator) Next(*Interp) (py.Value, bool, error) {
	if it.i >= len(it.data) {
		return nil, false, nil
	}
	it.i++
	return py.Int(it.data[it.i-1]), true, nil
}

// iterObject is iter(v) as a value.
func (in *Interp) iterObject(v py.Value) (py.Value, error) {
	if isIterator(v) {
		return v, nil
	}
	if userClass(v) != nil {
		if r, ok, err := in.callSpecial(v, "__iter__"); ok {
			if c := userClass(r); err == nil && !isIterator(r) && (c == nil || !c.has("__next__")) {
				err = TypeError("iter() returned non-iterator of type '" + py.FullName(r) + "'")
			}
			return r, err
		}
	}
	it, err := in.Iterate(v)
	if err != nil {
		return nil, err
	}
	return NewIterator(in, nameOf(it), it), nil
}

// isIterator tells whether v is an iterator of the playground's.
func isIterator(v py.Value) bool {
	switch h := Host(v).(type) {
	case *generator:
		return !h.async
	case *oneShot:
		return true
	}
	return false
}

// nextOf is next(v); ok is false at the end.
func (in *Interp) nextOf(v py.Value) (x py.Value, ok bool, err error) {
	switch h := Host(v).(type) {
	case *generator:
		return h.Next(in)
	case *oneShot:
		return h.it.Next(in)
	case *instance:
		if _, has := h.class.lookUp("__next__"); has {
			return (&userIterator{v: v}).Next(in)
		}
	}
	return nil, false, TypeError("'" + py.FullName(v) + "' object is not an iterator")
}
