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
