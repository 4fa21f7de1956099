package model

import (
	"slices"
	"testing"
)

// TestOthersAreMetOnOneLine: a newcomer's log does not start with a line for
// each process, and they are not told to who cannot see it.
func TestOthersAreMetOnOneLine(t *testing.T) {
	m := New(Env{})
	for _, name := range []string{"t2", "t1", "t3"} {
		m.addItem(Item{Kind: Met, Time: 100, Process: name, PID: 7})
		m.addItem(Item{Kind: ClockIs, Time: 100, Process: "t4"})
	}
	m.addItem(Item{Kind: Met, Time: 100 + 2*metWithin, Process: "t9"})
	items, _ := m.Log(0)
	var met []Item
	for _, i := range items {
		if i.Kind == Met {
			met = append(met, i)
		}
	}
	if len(met) != 2 || met[0].Process != "t9" || met[1].Process != "" || !slices.Equal(met[1].Names, []string{"t2", "t1", "t3"}) {
		t.Errorf("met: %+v", met)
	}
	m.SetFilter(Filter{Process: "t3"})
	if _, n := m.Log(0); n != 1 {
		t.Errorf("the filter lets %d items of t3 through", n)
	}
	m.Speak()
	if n := m.Speech().Total; n != 3 {
		t.Errorf("%d items are told", n)
	}
}
