package engine

import (
	"fmt"
	"testing"
	"unsafe"

	"pgregory.net/rapid"
)

func TestEntryFitsInItsBlock(t *testing.T) {
	if n := unsafe.Sizeof(entry{}); unsafe.Sizeof(uintptr(0)) == 8 && n > 64 {
		t.Errorf("an entry takes %d bytes", n)
	}
}

// The index finds what was added and nothing else, however it grew and with
// keys whose hashes are alike.
func TestIndexIsAMap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x, model := newIndex(), map[string]*entry{}
		alike := rapid.Bool().Draw(t, "hashes alike")
		hash := func(key string) uint32 {
			if alike {
				return uint32(len(key))
			}
			return x.hash([]byte(key))
		}
		for range rapid.IntRange(1, 200).Draw(t, "steps") {
			key := fmt.Sprint(rapid.IntRange(0, 100).Draw(t, "key"))
			have := x.find([]byte(key), hash(key))
			if have != model[key] {
				t.Fatalf("find %s: %v, want %v", key, have, model[key])
			}
			if have != nil && rapid.Bool().Draw(t, "remove") {
				x.remove(have)
				delete(model, key)
			} else if have == nil {
				e := &entry{blob: key, hash: hash(key), keyAndKind: uint32(len(key)) << kindBits}
				x.add(e)
				model[key] = e
			}
			if x.size != len(model) {
				t.Fatalf("size %d, want %d", x.size, len(model))
			}
		}
	})
}

func TestIndexSpreadsEvenly(t *testing.T) {
	x := newIndex()
	for i := range 98000 { // nearly as full as it gets before it grows
		key := fmt.Sprint("key:", i)
		x.add(&entry{blob: key, hash: x.hash([]byte(key)), keyAndKind: uint32(len(key)) << kindBits})
	}
	steps := 0
	for i, s := range x.slots {
		if s.entry != nil {
			steps += int((uint32(i) - s.hash) & x.mask())
		}
	}
	if mean := float64(steps) / float64(x.size); mean > 3 {
		t.Errorf("an entry stands %.1f places behind its own", mean)
	}
}
