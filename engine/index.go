package engine

import "hash/maphash"

// index finds entries by key: a hash table with open addressing. Unlike Go's map
// it holds no second copy of the keys, so that a new value under an old key
// leaves it alone; hashes stand beside the entries, so that neither a miss nor
// growing nor removing looks at keys.
type index struct {
	seed  maphash.Seed
	slots []slot // a power of two; at most three in four are in use
	size  int    // entries
}

type slot struct {
	entry *entry // nil if free
	hash  uint32
}

func newIndex() index { return index{seed: maphash.MakeSeed(), slots: make([]slot, 8)} }

func (x *index) hash(key []byte) uint32 { return uint32(maphash.Bytes(x.seed, key)) }

// mask cuts a number to a place in slots.
func (x *index) mask() uint32 { return uint32(len(x.slots) - 1) }

func (x *index) find(key []byte, hash uint32) *entry {
	mask := x.mask()
	for i := hash & mask; ; i = (i + 1) & mask {
		s := &x.slots[i]
		if s.entry == nil {
			return nil
		}
		if s.hash == hash && s.entry.key() == string(key) {
			return s.entry
		}
	}
}

// add puts in an entry whose key is not there.
func (x *index) add(e *entry) {
	x.size++
	if 4*x.size > 3*len(x.slots) {
		old := x.slots
		x.slots = make([]slot, 2*len(old))
		for _, s := range old {
			if s.entry != nil {
				x.put(s)
			}
		}
	}
	x.put(slot{e, e.hash})
}

func (x *index) put(s slot) {
	mask := x.mask()
	i := s.hash & mask
	for x.slots[i].entry != nil {
		i = (i + 1) & mask
	}
	x.slots[i] = s
}

// remove takes out an entry that is there. Entries behind it move up where a gap
// would end the search for them (backward-shift deletion).
func (x *index) remove(e *entry) {
	mask := x.mask()
	free := e.hash & mask
	for x.slots[free].entry != e {
		free = (free + 1) & mask
	}
	for i := (free + 1) & mask; x.slots[i].entry != nil; i = (i + 1) & mask {
		home := x.slots[i].hash & mask
		if (i-home)&mask >= (i-free)&mask { // its way to here led by the free place
			x.slots[free] = x.slots[i]
			free = i
		}
	}
	x.slots[free] = slot{}
	x.size--
}
