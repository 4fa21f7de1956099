package pickle

import (
	"unsafe"

	"locmem/engine/py"
)

// slab gives the parts of one value their places in memory by the dozen: most of
// the time that reading takes is memory allocation, and a str or an int in an
// interface needs a place of its own for the text's header or the number. Who
// keeps one part of a value keeps the few dozen that it was allocated with.
type slab struct {
	texts  []py.Str
	ints   []py.Int
	values []py.Value
	dicts  []py.Dict
	lists  []py.List
}

// block is the first of everything for a value of usual size, in one allocation.
type block struct {
	texts  [8]py.Str
	ints   [2]py.Int
	values [12]py.Value
	dict   [1]py.Dict
	list   [1]py.List
}

// Values of less or more bytes than this begin without a block.
const (
	blockFrom = 48
	blockTo   = 512
	slabMost  = 64
)

func (b *slab) begin(size int) {
	if size >= blockFrom && size <= blockTo {
		k := &block{}
		b.texts, b.ints, b.values, b.dicts, b.lists = k.texts[:], k.ints[:], k.values[:], k.dict[:], k.list[:]
	}
}

// Of all these, left is how many bytes are still to be read: no more places are
// made than that can fill.

// text is the same as py.Value(py.Str(s)).
func (b *slab) text(s string, left int) py.Value {
	if len(b.texts) == 0 {
		b.texts = make([]py.Str, min(left/8+1, slabMost))
	}
	p := &b.texts[0]
	b.texts = b.texts[1:]
	*p = py.Str(s)
	return place(py.Str(""), unsafe.Pointer(p))
}

// int is the same as py.Value(n).
func (b *slab) int(n py.Int, left int) py.Value {
	if n >= 0 && n < 256 {
		return n // the runtime has places for these
	}
	if len(b.ints) == 0 {
		b.ints = make([]py.Int, min(left/8+1, slabMost))
	}
	p := &b.ints[0]
	b.ints = b.ints[1:]
	*p = n
	return place(py.Int(0), unsafe.Pointer(p))
}

// words is how Go lays out an interface: its type, and where the value is.
type words struct{ kind, at unsafe.Pointer }

// place is an interface of like's type whose value stands at p. p must point to
// a value of that type that never changes again.
func place(like py.Value, p unsafe.Pointer) (v py.Value) {
	(*words)(unsafe.Pointer(&v)).kind = (*words)(unsafe.Pointer(&like)).kind
	(*words)(unsafe.Pointer(&v)).at = p
	return v
}

func (b *slab) dict(left int) *py.Dict {
	if len(b.dicts) == 0 {
		b.dicts = make([]py.Dict, min(left/32+1, slabMost))
	}
	d := &b.dicts[0]
	b.dicts = b.dicts[1:]
	return d
}

func (b *slab) list(left int) *py.List {
	if len(b.lists) == 0 {
		b.lists = make([]py.List, min(left/32+1, slabMost))
	}
	l := &b.lists[0]
	b.lists = b.lists[1:]
	return l
}

// copy is a copy of items without room for more.
func (b *slab) copy(items []py.Value, left int) []py.Value {
	n := len(items)
	var own []py.Value
	switch {
	case n <= len(b.values):
		own, b.values = b.values[:n:n], b.values[n:]
	case n < slabMost/4 && left > slabMost:
		b.values = make([]py.Value, n+min(left/8, slabMost))
		own, b.values = b.values[:n:n], b.values[n:]
	default:
		own = make([]py.Value, n)
	}
	copy(own, items)
	return own
}
