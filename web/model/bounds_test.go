package model

import (
	"fmt"
	"testing"

	"locmem/engine"
	"locmem/engine/rack"
)

// What a page keeps has a bound, and it is the oldest that goes.

func TestTheConsoleHasABound(t *testing.T) {
	var c console
	for i := range 3 * MaxEntries {
		c.add(Entry{Code: fmt.Sprint(i)})
		if len(c.entries) > MaxEntries {
			t.Fatalf("%d entries", len(c.entries))
		}
	}
	first, last := c.entries[0], c.entries[len(c.entries)-1]
	if want := fmt.Sprint(3*MaxEntries - 1); last.Code != want || last.ID != 3*MaxEntries || last.ID-first.ID != len(c.entries)-1 {
		t.Errorf("from %+v to %+v", first, last)
	}
}

func TestTheHistoryHasABound(t *testing.T) {
	m := New(Env{})
	for i := range MaxHistory + 50 {
		m.remember(fmt.Sprint(i))
	}
	n, oldest := 0, ""
	for line, ok := m.Older(""); ok; line, ok = m.Older("") {
		n, oldest = n+1, line
	}
	if n != MaxHistory || oldest != "50" {
		t.Errorf("%d lines, the oldest is %s", n, oldest)
	}
}

func TestTheLogHasABound(t *testing.T) {
	m := New(Env{})
	for i := range 3 * MaxItems {
		m.addItem(Item{Kind: Call, Process: "t1", Event: &engine.Event{Seq: uint64(i + 1)}})
		if n := len(m.log.items); n > MaxItems+MaxItems/4 {
			t.Fatalf("%d items", n)
		}
	}
	items, n := m.Log(0)
	if newest := items[0].Event.Seq; newest != 3*MaxItems || n < MaxItems || items[n-1].Event.Seq != newest-uint64(n)+1 {
		t.Errorf("%d items, from %d to %d", n, items[n-1].Event.Seq, newest)
	}
}

// A process that has ended wipes nothing: one of its name has to start again, empty.
func TestAnEndIsNoRestart(t *testing.T) {
	hub := rack.NewHub()
	m := tab(t, hub, nil, rack.Hint{})
	other := tab(t, hub, nil, rack.Hint{})
	other.Run("t2", "cache.set('x', 1)", nil)
	wait(t, func() bool { i, _ := m.Info("t2"); return i.Entries == 1 })
	lives, _ := m.Info("t2")
	m.lose(&rack.Loss{Name: "t2", PID: lives.PID, Entries: 1, Known: true}) // its end is known before it is seen
	m.storyFacts()
	if m.Story().Wiped {
		t.Error("a process counts as wiped before another one has its name")
	}
	other.rack.(*rack.Rack).Leave()
	wait(t, func() bool { i, _ := m.Info("t2"); return !i.Alive })
	m.storyFacts()
	if m.Story().Wiped {
		t.Error("a process that has ended counts as wiped")
	}
	tab(t, hub, nil, rack.Hint{Name: "t2", LastPID: lives.PID})
	wait(t, func() bool { return m.Story().Wiped })
}

// Who opens and closes tabs all day is not remembered by every one of them.
func TestLossesHaveABound(t *testing.T) {
	m := tab(t, rack.NewHub(), nil, rack.Hint{})
	m.lose(&rack.Loss{Name: "t1", Entries: 1})
	last := ""
	for n := range 3 * maxLosses {
		last = fmt.Sprintf("t%d", n+2)
		m.lose(&rack.Loss{Name: last, Entries: 1})
		if len(m.losses) > maxLosses {
			t.Fatalf("%d losses", len(m.losses))
		}
	}
	for _, name := range []string{"t1", last} {
		if _, ok := m.Loss(name); !ok {
			t.Errorf("what %s lost is forgotten", name)
		}
	}
}
