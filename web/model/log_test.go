package model

import (
	"context"
	"slices"
	"testing"

	"locmem/engine"
	"locmem/engine/rack"
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

// Calls are told at the end of a run and records of logging at once; the log has
// both in the order in which they were made.
func TestRecordsStandAmongTheCalls(t *testing.T) {
	m := New(Env{})
	record := func(at float64, text string) {
		m.addItem(Item{Kind: Logged, Time: at, Process: "t1", PID: 7, Record: &rack.LogRecord{Text: text}})
	}
	call := func(at float64, key string) {
		m.addItem(Item{Kind: Call, Time: at, Process: "t1", PID: 7, Event: &engine.Event{Key: key}})
	}
	call(1, "first")
	record(3, "second")
	record(5, "fourth")
	m.addItem(Item{Kind: Call, Time: 2, Process: "t2", PID: 8, Event: &engine.Event{Key: "another process"}})
	record(6, "fifth")
	record(8, "seventh")
	call(7, "sixth")
	call(9, "eighth")
	items, _ := m.Log(0)
	var got []string
	for _, i := range items {
		if i.Record != nil {
			got = append(got, i.Record.Text)
		} else {
			got = append(got, i.Event.Key)
		}
	}
	want := []string{"eighth", "seventh", "sixth", "fifth", "another process", "fourth", "second", "first"}
	if !slices.Equal(got, want) {
		t.Errorf("the log has %q", got)
	}
}

// What another one has told in the name of a process is no longer listed once that
// has said what it called; what is missing of that is listed.
func TestTheLogListsWhatAProcessCalled(t *testing.T) {
	m := tab(t, rack.NewHub(), nil, rack.Hint{})
	who := rack.Info{Name: "t2", PID: 7}
	now := m.Wall()
	call := func(seq uint64, key string) engine.Event {
		return engine.Event{Seq: seq, Time: now + float64(seq), Process: who.Name, PID: who.PID, Op: "set", Key: key}
	}
	keys := func() string {
		items, _ := m.Log(0)
		text := ""
		for _, i := range items {
			if i.Kind == Call || i.Kind == Skipped {
				text = string(i.Kind)[:1] + " " + i.Event.Key + " " + text
			}
		}
		return text
	}
	right := func(calls ...engine.Event) {
		m.notice(rack.Notice{Process: &rack.ProcessNotice{Change: rack.Righted, Info: who, Calls: calls}})
	}
	a, b, forged := call(1, "a"), call(2, "b"), call(2, "forged")
	for _, e := range []engine.Event{a, b, forged} {
		m.notice(rack.Notice{Event: &e})
	}
	right(a, b)
	if got := keys(); got != "c a c b " {
		t.Errorf("after a forged call: %q", got)
	}
	right(b)
	right(a, b)
	if got := keys(); got != "c a c b " {
		t.Errorf("after a forged word about its calls: %q", got)
	}
	m.notice(rack.Notice{Event: &b}) // was on its way meanwhile
	early := call(3, "early")
	early.Time = m.self.StartedAt - 1
	right(early, a, b)
	if got := keys(); got != "c a c b " {
		t.Errorf("at last: %q", got)
	}
}

// TestBurstsGapIsWhereItIsInTime: of a burst the last calls are listed, above
// the line that says what is left out.
func TestBurstsGapIsWhereItIsInTime(t *testing.T) {
	seat := rack.NewHub().Seat()
	r, err := rack.Join(context.Background(), rack.Config{Bus: seat, Roster: seat})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Leave()
	m := New(Env{Rack: r})
	defer m.Close()
	m.Run("", "for i in range(1000): cache.set(f'k{i}', i)", nil)
	var items []Item
	wait(t, func() bool {
		items, _ = m.Log(0)
		return len(items) > 0 && items[0].Event != nil && items[0].Event.Key == "k999"
	})
	calls, listed, evicted, gaps := 0, 0, 0, 0
	for n, i := range items {
		switch i.Kind {
		case Skipped:
			gaps++
			calls, evicted = calls+i.Count, evicted+i.Evicted
			if n > 0 && items[n-1].Time < i.Time-0.001 {
				t.Errorf("the gap is at %f, above it stands %f", i.Time, items[n-1].Time)
			}
		case Call:
			listed++
			calls, evicted = calls+1, evicted+len(i.Event.Evicted)
		}
	}
	if calls != 1000 || gaps == 0 || listed >= 1000 || evicted < 700 {
		t.Errorf("%d calls, %d of them listed, %d gaps, %d evicted", calls, listed, gaps, evicted)
	}
	m.SetFilter(Filter{Outcome: OutcomeEvicted})
	shown, _ := m.Log(0)
	if !slices.ContainsFunc(shown, func(i Item) bool { return i.Kind == Skipped }) {
		t.Error("the filter for evictions hides those that are not listed one by one")
	}
}

// TestFilterFindsWhatGetOrSetStored: a get_or_set that stores is a miss and a
// write.
func TestFilterFindsWhatGetOrSetStored(t *testing.T) {
	made := Item{Kind: Call, Event: &engine.Event{Op: "get_or_set", Outcome: engine.Miss, Timeout: "300"}}
	for outcome, want := range map[engine.Outcome]bool{engine.Stored: true, engine.Miss: true, engine.Hit: false} {
		if got := (Filter{Outcome: string(outcome)}).Takes(made); got != want {
			t.Errorf("%s: %v", outcome, got)
		}
	}
	failed := Item{Kind: Call, Event: &engine.Event{Op: "get_or_set", Outcome: engine.Miss}}
	if (Filter{Outcome: string(engine.Stored)}).Takes(failed) {
		t.Error("a get_or_set whose default failed stores nothing")
	}
}
