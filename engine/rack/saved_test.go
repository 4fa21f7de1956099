package rack

import (
	"strings"
	"testing"
	"time"
)

// TestSavingGoesOn: what is held is written down again as it is, after a while in which
// nothing was.
func TestSavingGoesOn(t *testing.T) {
	j := &MemJournal{}
	m := join(t, NewHub(), Config{Journal: j})
	kept := func(key string) bool {
		raw, _, _ := j.Get(t.Context(), processKey("t1"))
		return strings.Contains(string(raw), key)
	}
	m.shows(t, "cache.set('first', 1)")
	for end := time.Now().Add(20 * time.Second); !kept("first"); time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("it is not kept")
		}
	}
	m.Saving(false)
	_ = j.Forget(t.Context())
	m.shows(t, "cache.set('second', 1)")
	if kept("first") || kept("second") {
		t.Error("it was written down")
	}
	m.Saving(true)
	for end := time.Now().Add(20 * time.Second); !kept("second"); time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("it is not written down again")
		}
	}
}
