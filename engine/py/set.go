package py

import "iter"

// Set is Python's set. Sets of ints are in Python's order, others in insertion
// order: there Python's own follows hashes that differ from run to run, so
// programs cannot rely on it. The zero value is an empty set.
type Set struct{ members Dict }

// FrozenSet is Python's frozenset, in the order of [Set]. It must not
// be changed once it is shared.
type FrozenSet struct{ members Dict }

// NewSet makes a set. The error is a TypeError for an unhashable item.
func NewSet(items ...Value) (*Set, error) {
	s := &Set{}
	return s, fill(&s.members, items)
}

// Freeze is s as a frozenset, without a copy: s must not be changed any more.
func (s *Set) Freeze() *FrozenSet { return &FrozenSet{s.members} }

// NewFrozenSet makes a frozenset. The error is a TypeError for an unhashable item.
func NewFrozenSet(items ...Value) (*FrozenSet, error) {
	s := &FrozenSet{}
	return s, fill(&s.members, items)
}

func fill(d *Dict, items []Value) error {
	for _, item := range items {
		if err := addMember(d, item); err != nil {
			return err
		}
	}
	return nil
}

// addMember keeps the member that is there, as Python's sets do.
func addMember(d *Dict, item Value) error {
	if _, ok, err := d.Get(item); ok || err != nil {
		return err
	}
	return d.Set(item, None)
}

func members(d *Dict) iter.Seq[Value] {
	return func(yield func(Value) bool) {
		for _, k := range setOrder(d) {
			if !yield(k) {
				return
			}
		}
	}
}

// Len is the number of items.
func (s *Set) Len() int { return s.members.Len() }

// Has says whether an equal item is in the set.
func (s *Set) Has(item Value) (bool, error) { _, ok, err := s.members.Get(item); return ok, err }

// Add puts item in unless an equal one is there.
func (s *Set) Add(item Value) error { return addMember(&s.members, item) }

// Remove takes item out and says whether it was there.
func (s *Set) Remove(item Value) (bool, error) { return s.members.Delete(item) }

// All yields the items in the order of [Set].
func (s *Set) All() iter.Seq[Value] { return members(&s.members) }

// Unordered yields the items in any order, without the time it takes to find that of
// [Set]. The set must not change meanwhile.
func (s *Set) Unordered() iter.Seq[Value] { return keysOf(&s.members) }

// Len is the number of items.
func (s *FrozenSet) Len() int { return s.members.Len() }

// Has says whether an equal item is in the set.
func (s *FrozenSet) Has(item Value) (bool, error) { _, ok, err := s.members.Get(item); return ok, err }

// All yields the items in the order of [Set].
func (s *FrozenSet) All() iter.Seq[Value] { return members(&s.members) }

// Unordered is that of [Set.Unordered].
func (s *FrozenSet) Unordered() iter.Seq[Value] { return keysOf(&s.members) }

func keysOf(d *Dict) iter.Seq[Value] {
	return func(yield func(Value) bool) {
		d.All()(func(k, _ Value) bool { return yield(k) })
	}
}
