package engine

import (
	"fmt"
	"testing"
	"unsafe"

	"pgregory.net/rapid"
)

func TestEntryFillsItsBlock(t *testing.T) {
	if n := unsafe.Sizeof(entry{}); unsafe.Sizeof(uintptr(0)) == 8 && n != 64 {
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

func TestIndexGrowsEvenly(t *testing.T) {
	x := newIndex()
	for i := range 100000 {
		key := fmt.Sprint("key:", i)
		x.add(&entry{blob: key, hash: x.hash([]byte(key)), keyAndKind: uint32(len(key)) << kindBits})
	}
	longest := 0
	for _, e := range x.chains {
		n := 0
		for ; e != nil; e = e.chain {
			n++
		}
		longest = max(longest, n)
	}
	if longest > 20 {
		t.Errorf("of 100,000 entries %d are in one chain", longest)
	}
}
