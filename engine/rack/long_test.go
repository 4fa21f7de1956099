package rack

import (
	"context"
	"errors"
	"testing"
	"time"
)

// What is told of a long run on the way is not the last word: the end is told,
// with everything that came after.
func TestEndOfALongRunIsTold(t *testing.T) {
	var s *Site
	s = site(t, SiteConfig{Workers: 2, Pause: func() {
		if s != nil {
			s.told = time.Time{} // every pause comes later than longRun
		}
	}})
	var last Info
	running, events := 0, 0
	s.On(func(n Notice) {
		switch {
		case n.Event != nil:
			events++
		case n.Process != nil && n.Process.Info.Name == "w1":
			last = n.Process.Info
			events += n.Process.Skipped
			if last.Running {
				running++
			}
		}
	})
	if got := run(t, s, "w1", "for i in range(60000):\n    cache.get('a')\nfor i in range(60000):\n    pass"); got != "" {
		t.Fatal(got)
	}
	if running < 2 {
		t.Errorf("a long run tells %d times how far it is, not again and again", running)
	}
	if last.Running || last.Misses != 60000 || events != 60000 {
		t.Errorf("after the run it was told: running %v, %d misses, %d events", last.Running, last.Misses, events)
	}
	told := last.Misses
	run(t, s, "w2", "cache.get('a')")
	if last.Misses != told || last.Name != "w1" {
		t.Errorf("w1 is told anew though only w2 ran")
	}
}

// TestALongRunOfATabIsTold: the others see on the way that it runs, and what it
// has done.
func TestALongRunOfATabIsTold(t *testing.T) {
	h := NewHub()
	slept := false
	one := join(t, h, Config{Pause: func() {
		if !slept {
			slept = true
			time.Sleep(longRun + 10*time.Millisecond) // a slow page
		}
	}})
	two := join(t, h, Config{})
	two.started(t, "t1")
	done := make(chan error, 1)
	go func() {
		r, err := one.Self().Exec(context.Background(), Request{Code: "cache.set('a', 1)\nwhile True: pass"})
		if err == nil && r.Error == nil {
			err = errors.New("it came to an end")
		}
		done <- err
	}()
	n := two.wait(t, "a word of t1 on the way", func(n Notice) bool {
		return n.Process != nil && n.Process.Info.Name == "t1" && n.Process.Info.Entries == 1
	})
	if !n.Process.Info.Running {
		t.Error("it is told only after the run")
	}
	if err := two.Stop(context.Background(), "t1"); err != nil {
		t.Error(err)
	}
	if err := <-done; err != nil {
		t.Error(err)
	}
}
