package engine

import (
	"maps"

	"locmem/engine/py"
)

// Fork returns a process with a copy of everything that p holds, as fork()
// leaves it: the same entries in the same order with the same expiry, separate
// from now on. The numbers of its events go on where p's were, so a Cause up to
// there is an event of p. It has counted nothing and nobody observes it.
func (p *Process) Fork(name string, pid int) *Process {
	child := NewProcess(name, pid, p.clock)
	child.Become(p)
	for _, l := range append(child.stores(), child.dummy) {
		l.stats = Stats{}
	}
	return child
}

// Become makes p hold a copy of what from holds, counts and the number of the
// last event included, and drops what p held. Caches of p that are open stay in
// use. No other call of p or from may be in progress.
func (p *Process) Become(from *Process) {
	copies := map[*location]*location{} // of p -> of from
	from.mu.Lock()
	for name, place := range from.index.All() {
		if l, err := p.location(name); err == nil { // it is a key already
			copies[l] = from.locations[place.(py.Int)]
		}
	}
	from.mu.Unlock()
	for _, l := range p.stores() {
		l.become(copies[l])
	}
	p.dummy.become(from.dummy)
	p.seq.Store(from.seq.Load())
}

// become copies a location; nil is an empty one. Keys and pickles are never
// changed, so both may hold the same.
func (l *location) become(from *location) {
	l.store, l.stats = newStore(), Stats{}
	if from == nil {
		return
	}
	l.stats = from.stats
	l.store.gone = maps.Clone(from.store.gone)
	for e := from.store.back; e != nil; e = e.prev {
		c := *e
		c.hash = l.store.hash(bytesOf(c.key()))
		l.store.add(&c)
		l.store.pushFront(&c)
	}
}

// Seq is the number of the process's last event, 0 before the first.
func (p *Process) Seq() uint64 { return p.seq.Load() }
