package rack

import (
	"context"
	"runtime"
	"strings"
	"testing"
	"time"
)

const refresher = `import threading, time
def refresh():
    while True:
        cache.set("fresh", time.time(), 5)
        cache.add("count", 0); cache.incr("count")
        time.sleep(10)
threading.Thread(target=refresh, daemon=True).start()`

// A thread that sleeps when its run ends goes on when the clock moves, each time at
// its own time.
func TestSleepersWakeInTime(t *testing.T) {
	s := site(t, SiteConfig{Workers: 2})
	start := s.clock.Now()
	run(t, s, "w1", refresher)
	if got := run(t, s, "w1", "cache.get('count')"); got != "1" {
		t.Fatalf("it has run %s times before the clock moved", got)
	}
	if err := s.Advance(34); err != nil {
		t.Fatal(err)
	}
	if now := s.clock.Now(); now != start+34 {
		t.Errorf("the clock moved by %v", now-start)
	}
	if got := run(t, s, "w1", "cache.get('count')"); got != "4" {
		t.Errorf("it has run %s times after 34 s", got)
	}
	if got := run(t, s, "w1", "cache.get('fresh') is None"); got != "False" {
		t.Error("what it set 4 s ago is gone")
	}
	if err := s.Advance(2); err != nil {
		t.Fatal(err)
	}
	if got := run(t, s, "w1", "cache.get('fresh') is None"); got != "True" {
		t.Error("what it set 6 s ago is still there")
	}
	if got := run(t, s, "w2", "cache.get('count')"); got != "None" {
		t.Errorf("w2 has %s", got)
	}
}

func TestSleepersEndWithTheirProcess(t *testing.T) {
	before := runtime.NumGoroutine()
	s := site(t, SiteConfig{})
	for range 20 {
		run(t, s, "w1", strings.Replace(refresher, "threading.Thread", "for _ in range(50): threading.Thread", 1))
		if err := s.Restart(context.Background(), "w1"); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Advance(60); err != nil {
		t.Fatal(err)
	}
	if got := run(t, s, "w1", "cache.get('count')"); got != "None" {
		t.Errorf("threads of an ended process have counted to %s", got)
	}
	for wait := 0; runtime.NumGoroutine() > before+10 && wait < 100; wait++ {
		time.Sleep(10 * time.Millisecond)
	}
	if n := runtime.NumGoroutine(); n > before+10 {
		t.Errorf("%d goroutines before, %d after 1000 threads", before, n)
	}
}

// A search tries calls again and again: the threads of one attempt are gone in the next.
func TestASearchKeepsNoThreads(t *testing.T) {
	s := site(t, SiteConfig{})
	run(t, s, "w1", "cache.set('n', 0)")
	code := "import threading, time\nthreading.Thread(target=lambda: (time.sleep(5), cache.incr('n'))).start()"
	_, found, tried, err := s.Explore(context.Background(), []Call{{"w1.a", code}, {"w1.b", code}}, func() bool { return false })
	if err != nil || found || tried < 1 {
		t.Fatal(found, tried, err)
	}
	if err := s.Advance(10); err != nil {
		t.Fatal(err)
	}
	if got := run(t, s, "w1", "cache.get('n')"); got != "0" {
		t.Errorf("threads of the search have counted to %s", got)
	}
}

func TestAThreadIsStopped(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	pauses := 0
	s := site(t, SiteConfig{Pause: func() {
		if pauses++; pauses == 3 {
			cancel()
		}
	}})
	_, _ = s.Exec(ctx, "w1", "import threading\ndef loop():\n    while True: pass\nthreading.Thread(target=loop).start()")
	if ctx.Err() == nil {
		t.Fatal("it ended by itself")
	}
	if got := run(t, s, "w1", "[t.name for t in threading.enumerate()]"); got != "['MainThread']" {
		t.Errorf("afterwards there are %s", got)
	}
}

// Threads of a schedule and those that code starts wait for each other.
func TestALockIsHeldByAnotherLane(t *testing.T) {
	s := site(t, SiteConfig{})
	run(t, s, "w1", "import threading, time\nlock, seen = threading.Lock(), []\ndef work(n):\n    with lock: seen.append(n); cache.set('k', n); seen.append(n)")
	code := "t = threading.Thread(target=work, args=(%s,)); t.start(); work(%s); t.join()"
	for _, schedule := range []string{"w1.a w1.b w1.a w1.b", "w1.b w1.a", ""} {
		replies, err := s.Together(context.Background(), []Call{
			{"w1.a", strings.NewReplacer("t =", "ta =", "t.", "ta.", "%s", "1").Replace(code)},
			{"w1.b", strings.NewReplacer("t =", "tb =", "t.", "tb.", "%s", "2").Replace(code)}}, strings.Fields(schedule))
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range replies {
			if r.Error != nil {
				t.Errorf("%s: %v", schedule, r.Error)
			}
		}
	}
	got := run(t, s, "w1", "len(seen), all(a == b for a, b in zip(seen[::2], seen[1::2]))")
	if got != "(24, True)" {
		t.Errorf("within the lock: %s", got)
	}
}

// A time that is no number moves no clock.
func TestNoNumberMovesTheClock(t *testing.T) {
	s := site(t, SiteConfig{Workers: 1})
	start := s.clock.Now()
	for _, code := range []string{
		"import asyncio; asyncio.run(asyncio.sleep(float('nan')))", "import threading; threading.Event().wait(float('nan'))",
		"import time; time.sleep(float('nan'))", "import queue; queue.Queue().get(timeout=float('nan'))",
	} {
		_, _ = s.Exec(context.Background(), "w1", code)
		if now := s.clock.Now(); now != start {
			t.Errorf("%s moved the clock by %v", code, now-start)
		}
	}
}
