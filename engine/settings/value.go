package settings

import (
	"locmem/engine"
	"locmem/engine/py"
)

// value is what a node means; for a blank that nobody filled in what it counts
// as otherwise, which may be nil. What cannot be a key or in a set is left out: the checks speak of it.
func (s *Settings) value(n *node) py.Value {
	switch n.shape {
	case literal:
		return n.value
	case blank:
		if v := s.filled(n); v != nil || n.otherwise == nil {
			return v
		}
		return n.otherwise()
	case dict:
		d := py.MakeDict(len(n.pairs))
		for _, e := range s.table(n).entries {
			if e.value != nil {
				d.Set(e.key, e.value)
			}
		}
		return d
	}
	items := s.items(n)
	switch n.shape {
	case list:
		return &py.List{Items: items}
	case tuple:
		return &py.Tuple{Items: items}
	}
	v := &py.Set{}
	for _, item := range items {
		if py.Hashable(item) == nil {
			v.Add(item)
		}
	}
	return v
}

// items are the known items of a list, tuple or set.
func (s *Settings) items(n *node) []py.Value {
	items := make([]py.Value, 0, len(n.items))
	for _, item := range n.items {
		v := s.value(item)
		if v == nil {
			continue
		}
		if !item.star {
			items = append(items, v)
			continue
		}
		switch v := v.(type) {
		case *py.List:
			items = append(items, v.Items...)
		case *py.Tuple:
			items = append(items, v.Items...)
		}
	}
	return items
}

// entry is a setting: its key and value, and the nodes that say so. The value
// is nil for a blank that counts as left out.
type entry struct {
	key, value py.Value
	keyNode    *node
	valueNode  *node
}

// table is a dict as it counts: of equal keys the last value in the place of
// the first.
type table struct {
	entries []entry
	index   *py.Dict // key to place in entries
	twice   []twice
	refused []refused
}

// twice is a key that a later pair sets again.
type twice struct{ first, again *node }

// refused is a key that is not hashable.
type refused struct {
	key *node
	err error
}

// table reads the pairs of a dict, or of a blank that a dict was filled into.
func (s *Settings) table(n *node) *table {
	t := &table{index: &py.Dict{}}
	if n.shape == blank {
		t.merge(n, s.filled(n))
	}
	for _, p := range n.pairs {
		if p.key == nil {
			t.merge(p.value, s.value(p.value))
			continue
		}
		if k := s.value(p.key); k != nil {
			t.add(entry{k, s.value(p.value), p.key, p.value}, p.key.shape != blank)
		}
	}
	return t
}

// merge adds the pairs of a mapping that stands at n.
func (t *table) merge(n *node, v py.Value) {
	if d, ok := v.(*py.Dict); ok {
		for k, v := range d.All() {
			t.add(entry{k, v, n, n}, false)
		}
	}
}

// add puts an entry in; written tells that the text itself has the key.
func (t *table) add(e entry, written bool) {
	at, ok, err := t.index.Get(e.key)
	if err != nil {
		t.refused = append(t.refused, refused{e.keyNode, err})
		return
	}
	if !ok {
		t.index.Set(e.key, py.Int(len(t.entries)))
		t.entries = append(t.entries, e)
		return
	}
	old := &t.entries[at.(py.Int)]
	if written && old.keyNode.shape == literal {
		t.twice = append(t.twice, twice{old.keyNode, e.keyNode})
	}
	old.value, old.valueNode, old.keyNode = e.value, e.valueNode, e.keyNode
}

// get is the entry of a text key, or nil.
func (t *table) get(key string) *entry {
	if at, ok := t.index.GetStr(key); ok {
		return &t.entries[at.(py.Int)]
	}
	return nil
}

// localMemory is what an alias has that nothing is known of.
func localMemory() py.Value {
	return py.NewDict(py.Str("BACKEND"), py.Str(engine.LocMemBackend))
}
