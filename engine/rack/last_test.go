package rack

import (
	"context"
	"slices"
	"testing"
)

// lateJournal does not get what it was given down before the process is gone.
type lateJournal struct{ MemJournal }

func (*lateJournal) Put(context.Context, string, []byte) error { return nil }

// What a process held when it left is known after a reload, whatever the journal had time for.
func TestAReloadKnowsWhatWasHeldAtTheEnd(t *testing.T) {
	h, j := NewHub(), &lateJournal{}
	a := join(t, h, Config{Journal: j})
	runHere(t, a, `cache.set("a", 1)`)
	runHere(t, a, `cache.set("b", 2)`)
	last := a.Last()
	a.Leave()
	b := join(t, h, Config{Journal: j, Hint: Hint{Name: "t1", LastPID: last.PID, Held: last}})
	if l := b.Lost(); l == nil || !l.Known || l.Entries != 2 || !slices.Equal(l.Keys, []string{"b", "a"}) {
		t.Errorf("lost is %+v", l)
	}
	b.Saving(false)
	if last := b.Last(); last != nil {
		t.Errorf("a process that writes nothing down leaves %+v", last)
	}
	// What another process held is not what this one lost.
	b.Leave()
	c := join(t, h, Config{Journal: j, Hint: Hint{Name: "t1", LastPID: b.Self().Info().PID, Held: last}})
	if l := c.Lost(); l == nil || l.Known {
		t.Errorf("lost is %+v", l)
	}
}

func runHere(t *testing.T, m *member, code string) {
	t.Helper()
	if res, err := m.Self().Exec(context.Background(), Request{Code: code}); err != nil || res.Error != nil {
		t.Fatalf("%s: %+v, %v", code, res.Error, err)
	}
}
