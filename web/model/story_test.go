package model

import (
	"context"
	"testing"

	"locmem/engine/rack"
)

// TestStoryTellsTheValueThatIsThere: whoever sets the greeting, and to what, the
// first step speaks of that.
func TestStoryTellsTheValueThatIsThere(t *testing.T) {
	hub := rack.NewHub()
	join := func() *rack.Rack {
		seat := hub.Seat()
		r, err := rack.Join(context.Background(), rack.Config{Bus: seat, Roster: seat})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(r.Leave)
		return r
	}
	m := New(Env{Rack: join()})
	defer m.Close()
	other := join()
	set := func(r *rack.Rack, code string) {
		if _, err := r.Self().Exec(context.Background(), rack.Request{Code: code}); err != nil {
			t.Fatal(err)
		}
	}
	set(other, "cache.set('greeting', 41, version=2); cache.set('greeting', 42)")
	wait(t, func() bool { s := m.Story(); return s.Set && s.Value == "42" })
	if s := m.Story(); s.Holder != "t2" || s.Setter != "t2" || !s.Only || s.Here {
		t.Errorf("%+v", s)
	}
	m.Run("", "cache.set('greeting', [1])", nil)
	wait(t, func() bool { return m.Story().Value == "[1]" })
	if s := m.Story(); s.Holder != "t1" || s.Only || !s.Here {
		t.Errorf("%+v", s)
	}
	set(other, "cache.clear()")
	m.Run("", "cache.clear()", nil)
	wait(t, func() bool { return m.Story().Holder == "" })
	if s := m.Story(); !s.Set || s.Setter != "t1" || s.Value != "" {
		t.Errorf("%+v", s)
	}
}

// TestFalseIsExplainedAsFalse: the note says what was answered.
func TestFalseIsExplainedAsFalse(t *testing.T) {
	seat := rack.NewHub().Seat()
	r, err := rack.Join(context.Background(), rack.Config{Bus: seat, Roster: seat})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Leave()
	m := New(Env{Rack: r})
	defer m.Close()
	for code, want := range map[string]string{"'x' in cache": "False", "cache.get_many(['x'])": "{}", "cache.get('x')": "None"} {
		m.ClearConsole()
		m.Run("", code, nil)
		wait(t, func() bool { e := m.Entries(); return len(e) == 1 && e[0].Note != nil })
		if got := m.Entries()[0].Note.Answer; got != want {
			t.Errorf("%s: explains %s", code, got)
		}
	}
}

// tab is a page of a tab that joins a hub; it leaves when the test ends.
func tab(t *testing.T, hub *rack.Hub, j rack.Journal, h rack.Hint) *Model {
	t.Helper()
	seat := hub.Seat()
	r, err := rack.Join(context.Background(), rack.Config{Bus: seat, Roster: seat, Journal: j, Hint: h})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(r.Leave)
	m := New(Env{Rack: r, Journal: j})
	t.Cleanup(m.Close)
	m.Load()
	return m
}

func (s Story) finished() bool { return s.Set && s.Opened && s.Missed && s.Wiped }

// A step that was done stays done, and every tab tells the story to its end: that
// which saw a part of it only, and one that comes later.
func TestStoryIsFinishedInEveryTab(t *testing.T) {
	hub, journal := rack.NewHub(), &rack.MemJournal{}
	t1 := tab(t, hub, journal, rack.Hint{})
	t1.StorySet()
	wait(t, func() bool { i, _ := t1.Info("t1"); return t1.Story().Here && i.Entries == 1 })
	t2 := tab(t, hub, journal, rack.Hint{})
	wait(t, func() bool { return t2.Story().Holder == "t1" && t1.Story().Opened })
	t2.StoryGet("t2")
	wait(t, func() bool { return t2.Story().Missed && t1.Story().Missed })
	pid := t1.Self().PID
	t1.Close()
	t1.rack.(*rack.Rack).Leave()
	wait(t, func() bool { i, _ := t2.Info("t1"); return !i.Alive })
	if s := t2.Story(); !s.Set || s.Setter != "t1" {
		t.Errorf("the first step is open again: %+v", s)
	}
	again := tab(t, hub, journal, rack.Hint{Name: "t1", LastPID: pid})
	for name, m := range map[string]*Model{"t1": again, "t2": t2, "t3": tab(t, hub, journal, rack.Hint{})} {
		wait(t, func() bool { m.Look(); return m.Story().finished() })
		if s := m.Story(); !s.finished() {
			t.Errorf("%s: %+v", name, s)
		}
	}
}

// The process that step 4 restarts is the same one for as long as it lives or comes
// back: a second press does not restart another one.
func TestTheVictimIsTheSameUntilItIsBack(t *testing.T) {
	hub := rack.NewHub()
	t1 := tab(t, hub, nil, rack.Hint{})
	t1.StorySet()
	wait(t, func() bool { i, _ := t1.Info("t1"); return i.Entries == 1 })
	t2 := tab(t, hub, nil, rack.Hint{})
	wait(t, func() bool { return t2.Story().Victim == "t1" })
	t2.StorySet() // here, too: what was to be restarted stays so
	wait(t, func() bool { return t2.Story().Here })
	if v := t2.Story().Victim; v != "t1" {
		t.Errorf("now it restarts %q", v)
	}
	pid := t1.Self().PID
	asked := make(chan bool, 1)
	t1.undo = append(t1.undo, t1.rack.On(func(n rack.Notice) {
		if n.Process != nil && n.Process.Change == rack.Restarts {
			asked <- true
		}
	}))
	t2.Restart("t1")
	if !t2.Returning("t1") {
		t.Error("it is not known to be on its way")
	}
	<-asked
	t1.rack.(*rack.Rack).Leave()
	wait(t, func() bool { i, _ := t2.Info("t1"); return !i.Alive })
	t2.Restart("t1") // does nothing
	if v := t2.Story().Victim; v != "t1" || !t2.Returning("t1") {
		t.Errorf("while it is away the victim is %q", v)
	}
	tab(t, hub, nil, rack.Hint{Name: "t1", LastPID: pid})
	wait(t, func() bool { return !t2.Returning("t1") && t2.Story().Wiped })
	if v := t2.Story().Victim; v != "t2" {
		t.Errorf("then the victim is %q", v)
	}
}

// Who comes alone begins the story anew, whatever was kept of another one.
func TestStoryBeginsAnewAlone(t *testing.T) {
	journal := &rack.MemJournal{}
	journal.Put(t.Context(), "work/story", []byte(`{"Set": true, "Opened": true, "Missed": true, "Wiped": true}`))
	if s := tab(t, rack.NewHub(), journal, rack.Hint{}).Story(); s.Set || s.Opened || s.Missed || s.Wiped {
		t.Errorf("%+v", s)
	}
}
