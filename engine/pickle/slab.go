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
	texts  places[py.Str]
	ints   places[py.Int]
	values []py.Value
	dicts  places[py.Dict]
	lists  places[py.List]
}

// places are of one kind; the first used of them are taken.
type places[T any] struct {
	all  []T
	used int
}

// next is a place that is free. If there is none, more are made: as many as can
// be needed while left bytes are still to be read, of which each takes size.
func (p *places[T]) next(left, size int) *T {
	if p.used == len(p.all) {
		p.more(left/size + 1)
	}
	p.used++
	return &p.all[p.used-1]
}

func (p *places[T]) more(n int) {
	p.all, p.used = make([]T, min(n, slabMost)), 0
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
		b.texts.all, b.ints.all, b.values, b.dicts.all, b.lists.all = k.texts[:], k.ints[:], k.values[:], k.dict[:], k.list[:]
	}
}

// text is the same as py.Value(py.Str(s)).
func (b *slab) text(s string, left int) py.Value {
	p := b.texts.next(left, 8)
	*p = py.Str(s)
	return place(py.Str(""), unsafe.Pointer(p))
}

// int is the same as py.Value(n).
func (b *slab) int(n py.Int, left int) py.Value {
	if n >= 0 && n < 256 {
		return n // the runtime has places for these
	}
	p := b.ints.next(left, 8)
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
