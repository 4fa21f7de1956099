package py

// setOrder is the members of a set in the order in which CPython goes through
// them, if all are ints: those have hashes that are the same in every run, so
// that {3, 1, 2} shows as {1, 2, 3}. With other members it is the order in which
// they came. Deletions and unions may leave CPython with another order.
func setOrder(d *Dict) []Value {
	keys := make([]Value, 0, d.Len())
	for k := range d.All() {
		keys = append(keys, k)
	}
	if len(keys) < 2 {
		return keys
	}
	t := setTable{slots: make([]setSlot, 8)}
	for _, k := range keys {
		hash, ok := intHash(k)
		if !ok {
			return keys
		}
		t.add(setSlot{k, hash})
	}
	ordered := keys[:0]
	for _, s := range t.slots {
		if s.key != nil {
			ordered = append(ordered, s.key)
		}
	}
	return ordered
}

// intHash is Python's hash of an int that fits in 64 bits, or of a bool.
func intHash(v Value) (hash uint64, ok bool) {
	n, ok := v.(Int)
	if b, isBool := v.(Bool); isBool {
		n, ok = Int(boolInt(bool(b))), true
	}
	const prime = 1<<61 - 1
	if n >= 0 {
		return uint64(n) % prime, ok
	}
	hash = -(-uint64(n) % prime)
	if hash == ^uint64(0) { // -1 is CPython's sign of an error
		hash--
	}
	return hash, ok
}

// setTable places members as the hash table of CPython's sets does.
type setTable struct {
	slots []setSlot // a power of two
	used  int
}

type setSlot struct {
	key  Value // nil if free
	hash uint64
}

func (t *setTable) add(s setSlot) {
	t.put(s)
	t.used++
	if mask := len(t.slots) - 1; 5*t.used < 3*mask {
		return
	}
	least, size := 4*t.used, 8
	if t.used > 50000 {
		least = 2 * t.used
	}
	for size <= least {
		size *= 2
	}
	old := t.slots
	t.slots = make([]setSlot, size)
	for _, s := range old {
		if s.key != nil {
			t.put(s)
		}
	}
}

// put looks at a place and up to nine behind it, then somewhere else.
func (t *setTable) put(s setSlot) {
	const linear, shift = 9, 5
	mask := uint64(len(t.slots) - 1)
	perturb, i := s.hash, s.hash&mask
	for {
		last := i
		if i+linear <= mask {
			last = i + linear
		}
		for at := i; at <= last; at++ {
			if t.slots[at].key == nil {
				t.slots[at] = s
				return
			}
		}
		perturb >>= shift
		i = (5*i + 1 + perturb) & mask
	}
}
