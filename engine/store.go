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

// entry is one key with its value. It fills a memory block of 64 bytes to the
// last: the time and the kind of its expiry stand apart for that reason.
type entry struct {
	// blob is the full key and, behind it, the value's pickle: one piece of
	// memory instead of two. It is replaced as a whole and never changed, so
	// that parts of it may be read after the lock is gone.
	blob       string
	prev, next *entry // prev is nearer to the front
	cause      uint64 // seq of the event that stored it or set its expiry
	at         float64
	keyLen     uint32
	kind       ExpiryKind
}

func (e *entry) key() string    { return e.blob[:e.keyLen] }
func (e *entry) data() string   { return e.blob[e.keyLen:] }
func (e *entry) expiry() Expiry { return Expiry{At: e.at, Kind: e.kind} }

func newStore() store { return store{entries: map[string]*entry{}} }

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
	delete(s.entries, e.key())
}

// put stores a blob whose first keyLen bytes are the key, and moves it to the
// front. A new entry has no expiry record yet, an old one keeps its own (rule
// T7).
func (s *store) put(blob string, keyLen int) *entry {
	key := blob[:keyLen]
	if e := s.entries[key]; e != nil {
		s.replace(e, blob)
		s.use(e)
		return e
	}
	e := &entry{blob: blob, keyLen: uint32(keyLen), kind: NoRecord}
	s.entries[key] = e
	s.pushFront(e)
	return e
}

// replace gives an entry another blob with the same key.
func (s *store) replace(e *entry, blob string) {
	e.blob = blob
	s.entries[e.key()] = e // lets the map's key go, which is a part of the old blob
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
		if e.kind == NoRecord {
			return e
		}
	}
	return nil
}

// reset drops every entry and lets their memory go.
func (s *store) reset() {
	s.entries = map[string]*entry{}
	s.front, s.back = nil, nil
}
