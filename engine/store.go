package engine

// store holds the entries of one LOCATION in LRU order. It has no lock, no
// clock and no codec: whoever calls it brings those.
type store struct {
	entries map[string]*entry
	// front is the most recently used entry, back the next to be culled.
	front, back *entry
	// gone remembers which event removed a key, for the cause of later misses.
	// It is nil until somebody observes the process.
	gone map[string]uint64
}

type entry struct {
	key        string
	data       []byte // a pickle; replaced as a whole, never changed in place
	expiry     Expiry
	prev, next *entry // prev is nearer to the front
	cause      uint64 // seq of the event that stored it or set its expiry
}

func newStore() *store { return &store{entries: map[string]*entry{}} }

func (s *store) pushFront(e *entry) {
	e.prev, e.next = nil, s.front
	if s.front != nil {
		s.front.prev = e
	} else {
		s.back = e
	}
	s.front = e
}

func (s *store) unlink(e *entry) {
	if e.prev != nil {
		e.prev.next = e.next
	} else {
		s.front = e.next
	}
	if e.next != nil {
		e.next.prev = e.prev
	} else {
		s.back = e.prev
	}
}

// use moves an entry to the front.
func (s *store) use(e *entry) {
	if s.front != e {
		s.unlink(e)
		s.pushFront(e)
	}
}

func (s *store) remove(e *entry) {
	s.unlink(e)
	delete(s.entries, e.key)
}

// put stores data under key and moves it to the front. A new entry has no
// expiry record yet, an old one keeps its own (rule T7).
func (s *store) put(key []byte, data []byte) *entry {
	if e := s.entries[string(key)]; e != nil {
		e.data = data
		s.use(e)
		return e
	}
	e := &entry{key: string(key), data: data, expiry: Expiry{Kind: NoRecord}}
	s.entries[e.key] = e
	s.pushFront(e)
	return e
}

// cull makes room by rules C3 to C7. dropped is told of each entry that goes.
// It answers the entry without an expiry record at which Django's cull stops
// with a KeyError, that entry being gone too.
func (s *store) cull(frequency int, dropped func(*entry)) *entry {
	if frequency == 0 {
		for e := s.back; e != nil; e = e.prev {
			dropped(e)
		}
		s.reset()
		return nil
	}
	for n := len(s.entries) / frequency; n > 0; n-- {
		e := s.back
		s.remove(e)
		dropped(e)
		if e.expiry.Kind == NoRecord {
			return e
		}
	}
	return nil
}

// reset drops every entry. A small map is emptied, a large one let go.
func (s *store) reset() {
	s.entries = map[string]*entry{}
	s.front, s.back = nil, nil
}
