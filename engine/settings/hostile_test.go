package settings

import (
	"context"
	"strings"
	"testing"
)

// TestHostile: a text that ends badly gets one error with its place, and no CACHES.
func TestHostile(t *testing.T) {
	for _, c := range []struct {
		src, message string
		line         int
	}{
		{"x = 1\nraise ValueError('no')", "ValueError: no", 2},
		{"\ndef f(): return f()\nf()", "RecursionError", 2},
		{"while True: pass", "", 1},
		{strings.Repeat("X = 1\n", 5000) + "y", "NameError: name 'y' is not defined", 5001},
	} {
		s, notes := parse(c.src)
		if len(notes) != 1 || s.Caches != nil || notes[0].Severity != Error || notes[0].Line != c.line || !strings.Contains(notes[0].Message, c.message) {
			t.Errorf("%.40q: %+v", c.src, notes)
		}
	}
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if s, _ := Read(ctx, "while True: pass", World{}); s.Caches != nil {
		t.Error("a run that was stopped has no settings")
	}
}
