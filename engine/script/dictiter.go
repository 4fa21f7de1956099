package script

import (
	"strings"

	"locmem/engine/py"
)

// viewKind says what of a dict is looked at.
type viewKind byte

const (
	viewKeys viewKind = iota
	viewValues
	viewItems
)

var viewNames = [...]string{"dict_keys", "dict_values", "dict_items"}

// dictIterator walks over the keys that were there at the start and complains,
// as Python does, when the dict changes its size meanwhile.
type dictIterator struct {
	dict *py.Dict
	kind viewKind
	keys []py.Value
	i    int
}

// iterateDict is a counted walk over a dict.
func (in *Interp) iterateDict(d *py.Dict, kind viewKind) Iterator {
	_ = in.Fits(d.Len(), itemSize) // a run that may not go on ends at its next step
	return newDictIterator(d, kind)
}

func newDictIterator(d *py.Dict, kind viewKind) *dictIterator {
	return &dictIterator{dict: d, kind: kind, keys: dictKeys(d)}
}

func dictKeys(d *py.Dict) []py.Value {
	keys := make([]py.Value, 0, d.Len())
	for k := range d.All() {
		keys = append(keys, k)
	}
	return keys
}

func (it *dictIterator) Next(*Interp) (py.Value, bool, error) {
	if it.dict.Len() != len(it.keys) {
		return nil, false, Raise("RuntimeError", "dictionary changed size during iteration")
	}
	if it.i >= len(it.keys) {
		return nil, false, nil
	}
	k := it.keys[it.i]
	it.i++
	if it.kind == viewKeys {
		return k, true, nil
	}
	v, ok, err := it.dict.Get(k)
	if err != nil {
		return nil, false, err
	}
	if !ok {
		return nil, false, Raise("RuntimeError", "dictionary keys changed during iteration")
	}
	if it.kind == viewValues {
		return v, true, nil
	}
	return &py.Tuple{Items: []py.Value{k, v}}, true, nil
}

// view is d.keys(), d.values() or d.items().
type view struct {
	dict *py.Dict
	kind viewKind
}

func newView(d *py.Dict, kind viewKind) py.Value {
	return NewObject(viewNames[kind], "", &view{d, kind})
}

func (w *view) Size() int                { return w.dict.Len() }
func (w *view) Iter(in *Interp) Iterator { return in.iterateDict(w.dict, w.kind) }

// Show is repr, such as dict_keys(['a']).
func (w *view) Show(bool) string {
	var items []py.Value
	it := newDictIterator(w.dict, w.kind)
	for {
		v, ok, _ := it.Next(nil)
		if !ok {
			break
		}
		items = append(items, v)
	}
	return viewNames[w.kind] + "(" + reprOf(&py.List{Items: items}) + ")"
}

func (w *view) Has(in *Interp, v py.Value) (bool, error) {
	if w.kind == viewKeys {
		_, ok, err := w.dict.Get(v)
		return ok, in.takeError(err)
	}
	if t, ok := v.(*py.Tuple); w.kind == viewItems {
		if !ok || len(t.Items) != 2 {
			return false, nil
		}
		x, ok, err := w.dict.Get(t.Items[0])
		if !ok || err != nil {
			return false, in.takeError(err)
		}
		return in.same(x, t.Items[1])
	}
	found := false
	err := in.Each(newView(w.dict, w.kind), func(item py.Value) (err error) {
		if found, err = in.same(item, v); found && err == nil {
			err = errStop
		}
		return err
	})
	if err == errStop {
		err = nil
	}
	return found, err
}

// likeSet tells whether v is compared as a set: a set, d.keys() or d.items().
func likeSet(v py.Value) bool {
	w, ok := Host(v).(*view)
	return ok && w.kind != viewValues || isSet(v)
}

// compareViews is a op b where one is a view and the other is like a set; ok is
// false for other values.
func (in *Interp) compareViews(op string, a, b py.Value) (result, ok bool, err error) {
	if isSet(a) && isSet(b) || !likeSet(a) || !likeSet(b) {
		return false, false, nil
	}
	if op[0] == '>' {
		a, b = b, a
	}
	size := func(v py.Value) int {
		if w, ok := Host(v).(*view); ok {
			return w.Size()
		}
		return setLen(v)
	}
	x, y := size(a), size(b)
	if x > y || op == "==" && x < y || len(op) == 1 && x == y {
		return false, true, nil
	}
	result = true
	err = in.Each(a, func(item py.Value) error {
		found, err := in.contains(b, item)
		if err == nil && !found {
			result, err = false, errStop
		}
		return err
	})
	if err == errStop {
		err = nil
	}
	return result, true, err
}

// operate is | & - ^ of d.keys() or d.items() and what can be iterated over: a set.
func (w *view) operate(in *Interp, op string, a, b py.Value) (v py.Value, ok bool, err error) {
	if w.kind == viewValues || !strings.Contains("|&-^", op) {
		return nil, false, nil
	}
	var sets [2]py.Value
	for i, v := range []py.Value{a, b} {
		items, err := in.Collect(v)
		if err != nil {
			return nil, true, err
		}
		if sets[i], err = in.newSet(items); err != nil {
			return nil, true, err
		}
	}
	v, err = in.setOp(op, sets[0], sets[1])
	return v, true, err
}

// setIterator walks over a set.
type setIterator struct {
	set   py.Value
	items []py.Value
	i     int
}

func newSetIterator(v py.Value) *setIterator { return &setIterator{set: v, items: setItems(v)} }

func setItems(v py.Value) []py.Value {
	items := make([]py.Value, 0, setLen(v))
	switch s := v.(type) {
	case *py.Set:
		for item := range s.All() {
			items = append(items, item)
		}
	case *py.FrozenSet:
		for item := range s.All() {
			items = append(items, item)
		}
	}
	return items
}

func (it *setIterator) Next(*Interp) (py.Value, bool, error) {
	if n, _ := py.Len(it.set); n != len(it.items) {
		return nil, false, Raise("RuntimeError", "Set changed size during iteration")
	}
	if it.i >= len(it.items) {
		return nil, false, nil
	}
	it.i++
	return it.items[it.i-1], true, nil
}
