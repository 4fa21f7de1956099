package ui

import (
	"testing"

	"locmem/engine/host"
	"locmem/engine/rack"
	"locmem/web/i18n"
	"locmem/web/lesson"
)

// TestManyCardsAreDrawnSomeAtATime: each in its turn, and as it is in the end.
func TestManyCardsAreDrawnSomeAtATime(t *testing.T) {
	l := lesson.Open(lesson.Env{Dial: host.InProgram(nil)}, "---\nsetup:\n  workers: 20\n---\n```locmem views\ndef home(request):\n    return cache.get_or_set('home', 1)\n```\n```locmem run\n!request /home x40\n```\n", "")
	defer l.Close()
	until(t, func() bool { return len(l.Model().Infos()) == 20 && !l.Busy() })
	s := &Cards{C: Ctx{M: l.Model(), L: i18n.English}}
	// drawn draws until nothing is left, some at a time, and returns what is there then.
	drawn := func() map[string]Facts {
		for range 40 {
			before := s.shown
			changed := 0
			for _, f := range s.facts() {
				if before[f.Name] != f {
					changed++
				}
			}
			if changed > cardsASlice {
				t.Fatalf("%d cards are drawn at once", changed)
			}
			if !s.late {
				return s.shown
			}
		}
		t.Fatal("some are still to be drawn")
		return nil
	}
	if len(s.facts()) != cardsASlice || !s.late {
		t.Errorf("%d cards at first, late %v", len(s.shown), s.late)
	}
	if n := len(drawn()); n != 20 {
		t.Errorf("%d cards", n)
	}
	l.RunAll()
	until(t, func() bool { done, _ := l.Progress(); return done == 1 && !l.Busy() })
	for name, f := range drawn() {
		if f.Hits != 1 || f.Misses != 1 {
			t.Errorf("%s: %d hits, %d misses", name, f.Hits, f.Misses)
		}
	}
}

// TestMemoryOfAProcessThatStarts: it has not ended.
func TestMemoryOfAProcessThatStarts(t *testing.T) {
	l := lesson.Open(lesson.Env{Dial: host.InProgram(nil)}, "---\nsetup:\n  workers: 2\n---\n", "")
	defer l.Close()
	until(t, func() bool { return len(l.Model().Infos()) == 2 && !l.Busy() })
	m := &Memory{C: Ctx{M: l.Model(), L: i18n.English}}
	if text := m.empty("w3", rack.Memory{}, false); text != "Waiting for w3 to show its memory…" {
		t.Error(text)
	}
}
