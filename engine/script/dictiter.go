package script

import (
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

func (w *view) Size() int             { return w.dict.Len() }
func (w *view) Iter(*Interp) Iterator { return newDictIterator(w.dict, w.kind) }

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
		return ok, err
	}
	found := false
	err := in.Each(newView(w.dict, w.kind), func(item py.Value) error {
		found = found || py.Equal(item, v)
		return nil
	})
	return found, err
}

func (w *view) Equal(other any) bool {
	o, ok := other.(*view)
	if !ok || w.kind == viewValues || o.kind != w.kind || o.dict.Len() != w.dict.Len() {
		return w == other
	}
	for k, v := range w.dict.All() {
		x, ok, _ := o.dict.Get(k)
		if !ok || w.kind == viewItems && !py.Equal(v, x) {
			return false
		}
	}
	return true
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
