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
	t := setTable{slots: make([]int32, 8), hashes: make([]uint64, 0, len(keys))}
	for _, k := range keys {
		hash, ok := intHash(k)
		if !ok {
			return keys
		}
		t.add(hash)
	}
	ordered := make([]Value, 0, len(keys))
	for _, member := range t.slots {
		if member != 0 {
			ordered = append(ordered, keys[member-1])
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

// setTable places members as the hash table of CPython's sets does. It holds no
// pointers, so that there is nothing in a large one for the garbage collector to
// go through.
type setTable struct {
	slots  []int32  // a power of two; the number of a member from 1, or 0 if free
	hashes []uint64 // by member
}

func (t *setTable) add(hash uint64) {
	t.hashes = append(t.hashes, hash)
	used := len(t.hashes)
	t.put(int32(used))
	if mask := len(t.slots) - 1; 5*used < 3*mask {
		return
	}
	least, size := 4*used, 8
	if used > 50000 {
		least = 2 * used
	}
	for size <= least {
		size *= 2
	}
	old := t.slots
	t.slots = make([]int32, size)
	for _, member := range old {
		if member != 0 {
			t.put(member)
		}
	}
}

// put looks at a place and up to nine behind it, then somewhere else.
func (t *setTable) put(member int32) {
	const linear, shift = 9, 5
	hash, mask := t.hashes[member-1], uint64(len(t.slots)-1)
	perturb, i := hash, hash&mask
	for {
		last := i
		if i+linear <= mask {
			last = i + linear
		}
		for at := i; at <= last; at++ {
			if t.slots[at] == 0 {
				t.slots[at] = member
				return
			}
		}
		perturb >>= shift
		i = (5*i + 1 + perturb) & mask
	}
}
