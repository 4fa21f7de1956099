//go:build !race

package pickle

import "testing"

// Under the race detector a sync.Pool forgets at random, so this file is tested
// without it.

// TestAllocations keeps writing at one allocation, and reading at few.
func TestAllocations(t *testing.T) {
	for _, s := range samples() {
		data, err := Dumps(s.v)
		must(t, err)
		if n := testing.AllocsPerRun(50, func() { _, _ = Dumps(s.v) }); n > s.write {
			t.Errorf("%s: %v allocations to write, want at most %v", s.name, n, s.write)
		}
		if n := testing.AllocsPerRun(50, func() { _, _ = Loads(data) }); n > s.read {
			t.Errorf("%s: %v allocations to read, want at most %v", s.name, n, s.read)
		}
	}
}
