package engine

import "hash/maphash"

// index finds entries by key. It is a hash table whose chains run through the
// entries themselves, so that an entry needs no second copy of its key, a new
// value under an old key leaves it alone, and removing needs no hashing. It
// grows by one chain at a time (linear hashing): no call pays for all entries.
type index struct {
	seed   maphash.Seed
	chains []*entry
	// half is the power of two for which half <= len(chains) < 2*half. Chains
	// half and up are those that were split so far.
	half uint32
	size int // entries
}

func newIndex() index {
	return index{seed: maphash.MakeSeed(), chains: make([]*entry, 8), half: 8}
}

func (x *index) hash(key []byte) uint32 { return uint32(maphash.Bytes(x.seed, key)) }

// chain is where entries with this hash are.
func (x *index) chain(hash uint32) *(*entry) {
	i := hash & (2*x.half - 1)
	if i >= uint32(len(x.chains)) {
		i -= x.half
	}
	return &x.chains[i]
}

func (x *index) find(key []byte, hash uint32) *entry {
	for e := *x.chain(hash); e != nil; e = e.chain {
		if e.hash == hash && e.key() == string(key) {
			return e
		}
	}
	return nil
}

// add puts in an entry whose key is not there.
func (x *index) add(e *entry) {
	if x.size++; x.size > len(x.chains) {
		x.grow()
	}
	at := x.chain(e.hash)
	e.chain, *at = *at, e
}

// remove takes out an entry that is there.
func (x *index) remove(e *entry) {
	at := x.chain(e.hash)
	for *at != e {
		at = &(*at).chain
	}
	*at, e.chain = e.chain, nil
	x.size--
}

// grow splits the next chain in two.
func (x *index) grow() {
	from := uint32(len(x.chains)) - x.half
	x.chains = append(x.chains, nil)
	e := x.chains[from]
	x.chains[from] = nil
	for e != nil {
		next := e.chain
		at := x.chain(e.hash)
		e.chain, *at = *at, e
		e = next
	}
	if uint32(len(x.chains)) == 2*x.half {
		x.half *= 2
	}
}
