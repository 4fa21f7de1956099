package engine

// store holds the entries of one LOCATION in LRU order. It has no lock, no
// clock and no codec: those are the caller's.
type store struct {
	index
	// front is the most recently used entry, back the next to be culled.
	front, back *entry
	// gone remembers which event removed a key, for the cause of later misses.
	// It is nil until somebody observes the process.
	gone map[string]uint64
}

// entry is one key with its value. It fits in a memory block of 64 bytes.
type entry struct {
	// blob is the full key and, behind it, the value's pickle: one piece of
	// memory instead of two. It is replaced as a whole and never changed, so
	// that parts of it may be read after the lock is gone.
	blob       string
	prev, next *entry  // prev is nearer to the front
	at         float64 // of the expiry
	cause      uint64  // seq of the event that stored it or set its expiry
	hash       uint32
	keyAndKind uint32 // length of the key, and in the lowest two bits the ExpiryKind
}

const (
	kindBits    = 2
	maxKeyBytes = 1<<(32-kindBits) - 1
)

func (e *entry) keyLen() uint32   { return e.keyAndKind >> kindBits }
func (e *entry) kind() ExpiryKind { return ExpiryKind(e.keyAndKind & (1<<kindBits - 1)) }
func (e *entry) key() string      { return e.blob[:e.keyLen()] }
func (e *entry) data() string     { return e.blob[e.keyLen():] }

// expired is Expiry.Expired of the entry (rules E1, E2).
func (e *entry) expired(now float64) bool {
	kind := e.kind()
	return kind == ExpiresAt && e.at <= now || kind == NoRecord && -1 <= now
}

func (e *entry) expire(at float64, kind ExpiryKind) {
	e.at = at
	e.keyAndKind = e.keyLen()<<kindBits | uint32(kind)
}

func newStore() store { return store{index: newIndex()} }

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
	s.index.remove(e)
}

// put stores a blob that begins with the key, and moves it to the front. A new
// entry has no expiry record yet, an old one keeps its own (rule T7).
func (s *store) put(key []byte, hash uint32, blob string) *entry {
	if e := s.find(key, hash); e != nil {
		e.blob = blob
		s.use(e)
		return e
	}
	e := &entry{blob: blob, hash: hash, keyAndKind: uint32(len(key))<<kindBits | uint32(NoRecord)}
	s.add(e)
	s.pushFront(e)
	return e
}

// cull makes room by rules C3 to C7. dropped is told of each entry that goes.
// It returns the entry without an expiry record at which Django's cull stops
// with a KeyError, that entry being gone too.
func (s *store) cull(frequency int, dropped func(*entry)) *entry {
	if frequency == 0 {
		for e := s.back; e != nil; e = e.prev {
			dropped(e)
		}
		s.reset()
		return nil
	}
	for n := s.size / frequency; n > 0; n-- {
		e := s.back
		s.remove(e)
		dropped(e)
		if e.kind() == NoRecord {
			return e
		}
	}
	return nil
}

// reset drops every entry and lets their memory go.
func (s *store) reset() {
	s.index = newIndex()
	s.front, s.back = nil, nil
}
