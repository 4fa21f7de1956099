package stage_test

import (
	"strings"
	"testing"

	"locmem/engine/explain"
	"locmem/web/stage"
)

// TestWhatCanBeAsked walks from mark to mark and finds what each stands for.
func TestWhatCanBeAsked(t *testing.T) {
	site := played(t, "  workers: 1\n", "w1>>> cache.set('a', 1)\n!+5s\nw1>>> cache.get('a')\n!fork w1\nw2>>> cache.get('a')\n1\n!restart w1")
	var s stage.Strip
	log, _ := site.Log()
	s.Add(log...)
	s.SetNow(site.Now())
	var names []string
	name, _ := s.Next("", false)
	for range 20 {
		names = append([]string{name}, names...)
		before, _ := s.Next(name, true)
		if before == name {
			break
		}
		name = before
	}
	if got := strings.Join(names, " "); got != "e4021.1.4021 c4021.2 e4021.1.4022 c4022.3 p4021.0" {
		t.Errorf("marks: %s", got)
	}
	if after, _ := s.Next(names[0], false); after != names[1] {
		t.Errorf("after the first comes %s", after)
	}
	entry := &explain.Entry{PID: 4022, FullKey: ":1:a"}
	for name, want := range map[string]struct {
		ask explain.Ask
		who string
	}{
		"c4021.2":      {explain.Ask{PID: 4021, Seq: 2}, ""},
		"e4021.1.4022": {explain.Ask{PID: 4021, Seq: 1, Entry: entry}, "w2"},
		"p4021.0":      {explain.Ask{PID: 4021}, ""},
	} {
		ask, who, ok := s.Asked(name)
		if !ok || ask.PID != want.ask.PID || ask.Seq != want.ask.Seq || who != want.who || (ask.Entry == nil) != (want.ask.Entry == nil) || ask.Entry != nil && *ask.Entry != *want.ask.Entry {
			t.Errorf("%s is %+v of %q, %v", name, ask, who, ok)
		}
		if explain.Tell(log, nil, ask) == nil {
			t.Errorf("%s is not explained", name)
		}
	}
	for _, name := range []string{"", "c", "cx.y", "e4021.1.7", "c4021"} {
		if _, _, ok := s.Asked(name); ok {
			t.Errorf("%q stands for something", name)
		}
	}
}
