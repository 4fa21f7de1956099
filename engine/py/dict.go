package py

import "iter"

// smallDict is the number of pairs up to which a dict is searched pair by pair.
const smallDict = 8

// Dict is Python's dict: pairs in insertion order, found by Python's equality,
// so that 1, 1.0 and True are one key. The first key object stays when a value
// is replaced. The zero value is an empty dict. A Dict is for one goroutine at
// a time, reading included: a look-up may build the index.
type Dict struct {
	flat  []Value       // key, value, key, value ...
	index map[any]int32 // canonical key -> place in flat; nil while small or not needed yet
	dead  int           // pairs that were deleted but still have a place, with a nil key
}

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
func MakeDict(n int) *Dict { return &Dict{flat: make([]Value, 0, 2*n)} }

// Len is the number of pairs.
func (d *Dict) Len() int { return len(d.flat)/2 - d.dead }

// Get is the value under k and whether there is one. The error is a TypeError
// for an unhashable key.
func (d *Dict) Get(k Value) (Value, bool, error) {
	i, _, err := d.find(k)
	if err != nil || i < 0 {
		return nil, false, err
	}
	return d.flat[i+1], true, nil
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
		d.flat[i+1] = v
		return nil
	}
	if d.index != nil {
		d.index[canon] = int32(len(d.flat))
	}
	d.flat = append(d.flat, k, v)
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
		last := len(d.flat) - 2
		copy(d.flat[i:], d.flat[i+2:])
		clear(d.flat[last:])
		d.flat = d.flat[:last]
		return true, nil
	}
	delete(d.index, canon)
	d.flat[i], d.flat[i+1] = nil, nil
	d.dead++
	if d.dead > len(d.flat)/4 {
		d.compact()
	}
	return true, nil
}

// At is the pair at place i in insertion order, 0 <= i < Len().
func (d *Dict) At(i int) (key, value Value) {
	if d.dead == 0 {
		return d.flat[2*i], d.flat[2*i+1]
	}
	for at := 0; at < len(d.flat); at += 2 {
		if d.flat[at] == nil {
			continue
		}
		if i == 0 {
			return d.flat[at], d.flat[at+1]
		}
		i--
	}
	panic("py: index out of range of a dict")
}

// All yields the pairs in insertion order. The dict must not change meanwhile.
func (d *Dict) All() iter.Seq2[Value, Value] {
	return func(yield func(Value, Value) bool) {
		for i := 0; i < len(d.flat); i += 2 {
			if d.flat[i] != nil && !yield(d.flat[i], d.flat[i+1]) {
				return
			}
		}
	}
}

// Flat is key, value, key, value ... in insertion order, for going through many
// dicts fast. It is the dict's own memory and must not be changed.
func (d *Dict) Flat() []Value {
	if d.dead == 0 {
		return d.flat
	}
	flat := make([]Value, 0, 2*d.Len())
	for k, v := range d.All() {
		flat = append(flat, k, v)
	}
	return flat
}

// Adopt is Set for key, value, key, value ... in order. If the dict is empty it
// keeps the slice for itself, without a copy. It stops at the first unhashable key.
func (d *Dict) Adopt(keysAndValues []Value) error {
	n := len(keysAndValues) &^ 1
	if len(d.flat) == 0 {
		d.flat, d.index, d.dead = keysAndValues[:n:n], nil, 0
		if n <= 2*smallDict && differentTexts(d.flat) {
			return nil
		}
		if n > 2*smallDict && d.build() == nil && len(d.index) == n/2 {
			return nil
		}
		d.flat, d.index = make([]Value, 0, n), nil // some keys are equal or unhashable
	}
	for i := 0; i < n; i += 2 {
		if err := d.Set(keysAndValues[i], keysAndValues[i+1]); err != nil {
			return err
		}
	}
	return nil
}

// differentTexts says whether the keys of flat are strs, none equal to another.
func differentTexts(flat []Value) bool {
	for i := 0; i < len(flat); i += 2 {
		k, ok := flat[i].(Str)
		if !ok {
			return false
		}
		for at := 0; at < i; at += 2 {
			if flat[at].(Str) == k {
				return false
			}
		}
	}
	return true
}

// find is the place of k in flat or -1, and k's canonical form if there is an
// index to use it with.
func (d *Dict) find(k Value) (int, any, error) {
	if d.index == nil {
		if len(d.flat) <= 2*smallDict {
			i, err := d.scan(k)
			return i, nil, err
		}
		if err := d.build(); err != nil {
			return -1, nil, err
		}
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
		for i := 0; i < len(d.flat); i += 2 {
			switch t := d.flat[i].(type) {
			case Str:
				if s == t {
					return i, nil
				}
			case *Object:
				if c, err := canonical(t); err == nil && c == any(s) {
					return i, nil
				}
			}
		}
		return -1, nil
	}
	canon, err := canonical(k)
	if err != nil {
		return -1, err
	}
	for i := 0; i < len(d.flat); i += 2 {
		if c, _ := canonical(d.flat[i]); c == canon {
			return i, nil
		}
	}
	return -1, nil
}

// build makes the index. The error is that of an unhashable key.
func (d *Dict) build() error {
	d.index = make(map[any]int32, max(len(d.flat), cap(d.flat))/2)
	for i := 0; i < len(d.flat); i += 2 {
		canon, err := canonical(d.flat[i])
		if err != nil {
			return err
		}
		d.index[canon] = int32(i)
	}
	return nil
}

// compact closes the gaps that deletions left.
func (d *Dict) compact() {
	kept := make([]Value, 0, len(d.flat)-2*d.dead)
	for k, v := range d.All() {
		kept = append(kept, k, v)
	}
	d.flat, d.dead = kept, 0
	_ = d.build() // the keys have been in the index
}
