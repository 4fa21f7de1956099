package py

import "iter"

// smallDict is the number of pairs up to which a dict is searched pair by pair.
const smallDict = 8

// Dict is Python's dict: pairs in insertion order, found by Python's equality,
// so that 1, 1.0 and True are one key. The first key object stays when a value
// is replaced. The zero value is an empty dict. A Dict is for one goroutine at
// a time, reading included: a look-up may build the index.
type Dict struct {
	pairs []pair
	index map[any]int32 // canonical key -> position in pairs; nil while small or not needed yet
	dead  int           // pairs that were deleted but still have a place (key nil)
}

type pair struct{ key, value Value }

// NewDict makes a dict of key, value, key, value ... Of equal keys the last
// value counts. It panics if a key is unhashable or the number is odd, so it is
// for values that the program itself writes down; use Set for others.
func NewDict(keysAndValues ...Value) *Dict {
	d := MakeDict(len(keysAndValues) / 2)
	for i := 0; i < len(keysAndValues); i += 2 {
		if err := d.Set(keysAndValues[i], keysAndValues[i+1]); err != nil {
			panic("py.NewDict: " + err.Error())
		}
	}
	return d
}

// MakeDict makes an empty dict with room for n pairs.
func MakeDict(n int) *Dict { return &Dict{pairs: make([]pair, 0, n)} }

// Len is the number of pairs.
func (d *Dict) Len() int { return len(d.pairs) - d.dead }

// Get is the value under k and whether there is one. The error is a TypeError
// for an unhashable key.
func (d *Dict) Get(k Value) (Value, bool, error) {
	i, _, err := d.find(k)
	if err != nil || i < 0 {
		return nil, false, err
	}
	return d.pairs[i].value, true, nil
}

// GetStr is the value under a str key and whether there is one.
func (d *Dict) GetStr(k string) (Value, bool) {
	v, ok, _ := d.Get(Str(k))
	return v, ok
}

// Set puts v under k: in the place of an equal key, else at the end. The error
// is a TypeError for an unhashable key.
func (d *Dict) Set(k, v Value) error {
	i, canon, err := d.find(k)
	if err != nil {
		return err
	}
	if i >= 0 {
		d.pairs[i].value = v
		return nil
	}
	if d.index != nil {
		d.index[canon] = int32(len(d.pairs))
	}
	d.pairs = append(d.pairs, pair{k, v})
	return nil
}

// Delete removes k and says whether it was there. The error is a TypeError for
// an unhashable key.
func (d *Dict) Delete(k Value) (bool, error) {
	i, canon, err := d.find(k)
	if err != nil || i < 0 {
		return false, err
	}
	if d.index == nil {
		last := len(d.pairs) - 1
		copy(d.pairs[i:], d.pairs[i+1:])
		d.pairs[last] = pair{}
		d.pairs = d.pairs[:last]
		return true, nil
	}
	delete(d.index, canon)
	d.pairs[i] = pair{}
	d.dead++
	if d.dead > len(d.pairs)/2 {
		d.compact()
	}
	return true, nil
}

// At is the pair at place i in insertion order, 0 <= i < Len().
func (d *Dict) At(i int) (key, value Value) {
	if d.dead == 0 {
		return d.pairs[i].key, d.pairs[i].value
	}
	for _, p := range d.pairs {
		if p.key == nil {
			continue
		}
		if i == 0 {
			return p.key, p.value
		}
		i--
	}
	panic("py: index out of range of a dict")
}

// All yields the pairs in insertion order. The dict must not change meanwhile.
func (d *Dict) All() iter.Seq2[Value, Value] {
	return func(yield func(Value, Value) bool) {
		for _, p := range d.pairs {
			if p.key != nil && !yield(p.key, p.value) {
				return
			}
		}
	}
}

// find is the place of k in pairs or -1, and k's canonical form if there is an
// index to use it with.
func (d *Dict) find(k Value) (int, any, error) {
	if d.index == nil {
		if len(d.pairs) <= smallDict {
			i, err := d.scan(k)
			return i, nil, err
		}
		d.build()
	}
	canon, err := canonical(k)
	if err != nil {
		return -1, nil, err
	}
	if i, ok := d.index[canon]; ok {
		return int(i), canon, nil
	}
	return -1, canon, nil
}

// scan looks for k pair by pair, text keys without any detour.
func (d *Dict) scan(k Value) (int, error) {
	if s, ok := k.(Str); ok {
		for i := range d.pairs {
			if t, ok := d.pairs[i].key.(Str); ok && s == t {
				return i, nil
			}
		}
		return -1, nil
	}
	canon, err := canonical(k)
	if err != nil {
		return -1, err
	}
	for i := range d.pairs {
		if c, _ := canonical(d.pairs[i].key); c == canon {
			return i, nil
		}
	}
	return -1, nil
}

// build makes the index; every key in pairs is known to be hashable.
func (d *Dict) build() {
	d.index = make(map[any]int32, len(d.pairs))
	for i, p := range d.pairs {
		canon, _ := canonical(p.key)
		d.index[canon] = int32(i)
	}
}

// compact closes the gaps that deletions left.
func (d *Dict) compact() {
	kept := make([]pair, 0, len(d.pairs)-d.dead)
	for _, p := range d.pairs {
		if p.key != nil {
			kept = append(kept, p)
		}
	}
	d.pairs, d.dead = kept, 0
	d.build()
}

// SetPairs is Set for key, value, key, value ... in order. It makes room for
// exactly these if the dict is empty. It stops at the first unhashable key.
func (d *Dict) SetPairs(keysAndValues []Value) error {
	if d.pairs == nil {
		d.pairs = make([]pair, 0, len(keysAndValues)/2)
	}
	for i := 0; i+1 < len(keysAndValues); i += 2 {
		if err := d.Set(keysAndValues[i], keysAndValues[i+1]); err != nil {
			return err
		}
	}
	return nil
}
