package rack

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"locmem/engine/py"
)

func site(t *testing.T, c SiteConfig) *Site {
	t.Helper()
	s, err := NewSite(c)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// run is what a console shows of a call, or its error.
func run(t *testing.T, s *Site, who, code string) string {
	t.Helper()
	r, err := s.Exec(context.Background(), who, code)
	switch {
	case err != nil:
		return err.Error()
	case r.Error != nil:
		return r.Output + r.Error.Error()
	case r.Repr != nil && !r.Quiet:
		return r.Output + *r.Repr
	}
	return r.Output
}

func TestWorkersDoNotShare(t *testing.T) {
	s := site(t, SiteConfig{Workers: 2, Servers: 2, Names: []string{"shell"}})
	if got := fmt.Sprint(s.Names()); got != "[w1 w2 s2.w1 s2.w2 shell]" {
		t.Errorf("the processes are %s", got)
	}
	for _, x := range [][3]string{
		{"w1", "cache.set('a', 1, 30)", ""},
		{"w1", "cache.get('a')", "1"},
		{"s1.w1", "cache.get('a')", "1"},
		{"w1.b", "cache.get('a')", "1"},
		{"w2", "cache.get('a')", "None"},
		{"s2.w1", "cache.get('a')", "None"},
		{"shell", "cache.get('a')", "None"},
		{"w1", "x = 5", ""},
		{"w1.b", "x", "5"},
		{"w2", "x", "NameError: name 'x' is not defined"},
		{"w9", "1", "there is no process named w9"},
		{"w1.z", "1", `w1 has threads a to p, not "z"`},
		{"lb", "cache.get('a')", "1"},
		{"lb", "cache.get('a')", "None"},
	} {
		if got := run(t, s, x[0], x[1]); got != x[2] {
			t.Errorf("%s>>> %s shows %q, not %q", x[0], x[1], got, x[2])
		}
	}
	if err := s.Advance(30); err != nil {
		t.Fatal(err)
	}
	if got := run(t, s, "w1", "cache.get('a')"); got != "None" {
		t.Errorf("after 30 s it is %s", got)
	}
}

func TestLives(t *testing.T) {
	ctx := context.Background()
	s := site(t, SiteConfig{Workers: 2, Servers: 2})
	run(t, s, "w1", "cache.set('a', 1)")
	h, err := s.Handle("w1")
	if err != nil {
		t.Fatal(err)
	}
	if i := h.Info(); i.PID != 4021 || i.Kind != Worker || i.Entries != 1 || !i.Alive {
		t.Errorf("w1 is %+v", i)
	}
	s.Restart(ctx, "w1")
	if got := run(t, s, "w1", "cache.get('a')"); got != "None" {
		t.Errorf("after the restart it has %s", got)
	}
	if i := h.Info(); i.PID != 4025 || i.Misses != 1 || i.Entries != 0 {
		t.Errorf("w1 is %+v", i)
	}
	s.Kill(ctx, "s2")
	if got := fmt.Sprint(s.Names()); got != "[w1 w2]" {
		t.Errorf("without s2: %s", got)
	}
	if got := run(t, s, "s2.w1", "1"); got != "s2.w1 has ended" {
		t.Errorf("a dead process says %q", got)
	}
	if _, err := h.Snapshot(ctx); err != nil {
		t.Error(err)
	}
	s.Start(ctx, "all")
	if got := fmt.Sprint(s.Names()); got != "[w1 w2 s2.w1 s2.w2]" {
		t.Errorf("started: %s", got)
	}
	if err := s.Kill(ctx, "w7"); err == nil || err.Error() != "there is no process named w7" {
		t.Errorf("killing w7: %v", err)
	}
	events, _ := s.Log()
	var lines []string
	for _, e := range events {
		lines = append(lines, fmt.Sprint(e.Seq, " ", e.Kind, " ", e.Process, " ", e.PID, " ", e.Op, " ", e.Outcome))
	}
	want := `1 started w1 4021  
2 started w2 4022  
3 started s2.w1 4023  
4 started s2.w2 4024  
5 call w1 4021 set stored
6 stopped w1 4021  
7 started w1 4025  
8 call w1 4025 get miss
9 stopped s2.w1 4023  
10 stopped s2.w2 4024  
11 started s2.w1 4026  
12 started s2.w2 4027  `
	if got := strings.Join(lines, "\n"); got != want {
		t.Errorf("the log is\n%s", got)
	}
}

func cacheSessions(name string) (py.Value, bool) {
	return py.Str("django.contrib.sessions.backends.cache"), name == "SESSION_ENGINE"
}
