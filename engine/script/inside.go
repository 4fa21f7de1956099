package script

import (
	"slices"

	"locmem/engine"
	"locmem/engine/py"
)

// insideObject is cache._cache or cache._expire_info: what LocMemCache keeps at the
// moment of the look, as a dict that can be read. What would change it is refused, since
// it would change nothing in the cache.
type insideObject struct {
	dict *py.Dict
	name string
}

// insideNames are the methods that read; the others of a dict write.
var insideNames = wordSet("get keys values items copy __len__ __iter__ __contains__ __getitem__")

func newInside(name string, d *py.Dict) py.Value {
	kind := "dict"
	if name == "_cache" {
		kind = "OrderedDict"
	}
	return NewObject(kind, "", &insideObject{d, name})
}

// Show is the repr.
func (o *insideObject) Show(bool) string {
	if o.name == "_cache" {
		if o.dict.Len() == 0 {
			return "OrderedDict()"
		}
		items := &py.List{}
		for k, v := range o.dict.All() {
			items.Items = append(items.Items, &py.Tuple{Items: []py.Value{k, v}})
		}
		return "OrderedDict(" + py.Repr(items) + ")"
	}
	return py.Repr(o.dict)
}

func (o *insideObject) asDict() *py.Dict { return o.dict }

// Size is len().
func (o *insideObject) Size() int { return o.dict.Len() }

func (o *insideObject) Iter(in *Interp) Iterator {
	it, _ := in.Iterate(o.dict) // a dict has an iterator
	return it
}

func (o *insideObject) Has(in *Interp, key py.Value) (bool, error) { return in.contains(o.dict, key) }

func (o *insideObject) Item(in *Interp, key py.Value) (py.Value, error) {
	return in.GetItem(o.dict, key)
}

func (o *insideObject) Equal(other any) bool {
	x, ok := other.(*insideObject)
	return ok && (x == o || py.Repr(x.dict) == py.Repr(o.dict))
}

func (o *insideObject) Attr(in *Interp, name string) (py.Value, error) {
	if insideNames[name] {
		return in.GetAttr(o.dict, name)
	}
	if _, err := in.GetAttr(o.dict, name); err != nil && name != "move_to_end" {
		return nil, nil
	}
	return nil, o.refuse()
}

// refuse is the error for what would write.
func (o *insideObject) refuse() error {
	return &exception{class: classes["NotImplementedError"],
		args: []py.Value{py.Str("in the playground cache." + o.name + " can be read, not changed")},
		hint: "Use the methods of the cache, such as cache.clear() and cache.delete()."}
}

// inside is what LocMemCache keeps: full key to pickle, or to the time at which it
// expires.
func (c *cacheObject) inside(in *Interp, name string) (py.Value, error) {
	h, ok := c.cache.(interface{ Entries() []engine.Entry })
	if !ok || c.class.Name != "LocMemCache" {
		return nil, nil
	}
	d := &py.Dict{}
	entries := h.Entries()
	if name == "_expire_info" {
		slices.Reverse(entries) // a dict, whose order is that of storing
	}
	for _, e := range entries {
		if err := in.Work(len(e.FullKey)/16 + 2); err != nil {
			return nil, err
		}
		var v py.Value = py.Bytes(e.Data)
		if name == "_expire_info" {
			switch e.Kind {
			case engine.ExpiresAt:
				v = py.Float(e.At)
			case engine.NoExpiry:
				v = py.None
			default:
				continue // a timeout that was no number left none
			}
		}
		if err := d.Set(py.Str(e.FullKey), v); err != nil {
			return nil, err
		}
	}
	return newInside(name, d), nil
}

func (o *insideObject) setItem(key, x py.Value) error { return o.refuse() }

func (o *insideObject) deleteItem(key py.Value) error { return o.refuse() }
