package rack

import (
	"context"
	"fmt"
	"strings"
	"testing"
)

const increment = "n = cache.get('n')\ncache.set('n', n + 1)"

func calls(code string, who ...string) (list []Call) {
	for _, w := range who {
		list = append(list, Call{w, code})
	}
	return list
}

func TestAScheduleDecides(t *testing.T) {
	ctx := context.Background()
	for _, x := range []struct{ schedule, want string }{
		{"w1.a w1.a w1.b w1.b", "2"},
		{"w1.a w1.b w1.a w1.b", "1"},
		{"w1.a w1.b w1.b w1.a", "1"},
		{"w1.b w1.b", "2"}, // then a, which alone is left
	} {
		s := site(t, SiteConfig{})
		run(t, s, "w1", "cache.set('n', 0)")
		if _, err := s.Together(ctx, calls(increment, "w1.a", "w1.b"), strings.Fields(x.schedule)); err != nil {
			t.Errorf("%s: %v", x.schedule, err)
		}
		if got := run(t, s, "w1", "cache.get('n')"); got != x.want {
			t.Errorf("%s: n is %s", x.schedule, got)
		}
	}
}

func TestGetOrSetHasThreeSteps(t *testing.T) {
	s := site(t, SiteConfig{})
	replies, err := s.Together(context.Background(), []Call{
		{"w1.a", "cache.get_or_set('k', lambda: 'a')"}, {"w1.b", "cache.get_or_set('k', lambda: 'b')"}, {"w1.a", "1 / 0"},
	}, strings.Fields("w1.a w1.b w1.b w1.a w1.a w1.b"))
	if err != nil {
		t.Fatal(err)
	}
	if a, b := *replies[0].Repr, *replies[1].Repr; a != "'b'" || b != "'b'" {
		t.Errorf("both computed, b stored first, yet they got %s and %s", a, b)
	}
	if e := replies[2].Error; e == nil || e.Type != "ZeroDivisionError" {
		t.Errorf("the second call of a answers %+v", replies[2])
	}
	if n := len(replies[0].Events); n != 1 || replies[0].Events[0].Thread != "a" {
		t.Errorf("a's call is explained by %+v", replies[0].Events)
	}
}

func TestSchedulesThatMeanNothing(t *testing.T) {
	ctx := context.Background()
	for schedule, want := range map[string]string{
		"w1.c":                               "the schedule names w1.c, which has no call here",
		"w7":                                 "there is no process named w7",
		"lb":                                 "a schedule names threads, not lb: it is not known whom the balancer picks",
		"w1.a w1.a w1.a":                     "word 3 of the schedule lets w1.a go on, but it has nothing left to do",
		"w1.a w1.a w1.b w1.b w1.b":           "word 5 of the schedule lets w1.b go on, but it has nothing left to do",
		"w1.a random w1.c the rest is free!": "",
	} {
		s := site(t, SiteConfig{})
		run(t, s, "w1", "cache.set('n', 0)")
		_, err := s.Together(ctx, calls(increment, "w1.a", "w1.b"), strings.Fields(schedule))
		if got := fmt.Sprint(err); err == nil && want != "" || err != nil && got != want {
			t.Errorf("%s: %s", schedule, got)
		}
	}
	s := site(t, SiteConfig{})
	if _, err := s.Together(ctx, calls("1", make([]string, 65)...), nil); err == nil {
		t.Error("65 calls at the same time")
	}
}

func TestTheSeedDecides(t *testing.T) {
	lost := map[string]int{}
	for seed := range uint64(40) {
		var got [2]string
		for i := range got {
			s := site(t, SiteConfig{Seed: seed + 1})
			run(t, s, "w1", "cache.set('n', 0)")
			if _, err := s.Together(context.Background(), calls(increment, "w1.a", "w1.b", "w1.c", "w1.d"), nil); err != nil {
				t.Fatal(err)
			}
			got[i] = run(t, s, "w1", "cache.get('n')")
		}
		if got[0] != got[1] {
			t.Errorf("seed %d gives %s and %s", seed+1, got[0], got[1])
		}
		lost[got[0]]++
	}
	if len(lost) < 2 {
		t.Errorf("40 seeds give %v", lost)
	}
}

func TestALosingScheduleIsFound(t *testing.T) {
	ctx := context.Background()
	for _, x := range []struct {
		code, who, value string
		found            bool
		tried            int
	}{
		{increment, "w1.a w1.b", "1", true, 2},
		{increment, "w1.a w1.b w1.c w1.d", "1", true, 0},
		{increment, "w1.a w1.b", "0", false, 6}, // all of them
		{"cache.incr('n')", "w1.a w1.b w1.c w1.d", "1", false, 24},
	} {
		s := site(t, SiteConfig{})
		run(t, s, "w1", "cache.set('n', 0)")
		before, _ := s.Log()
		h, _ := s.Handle("w1")
		value := func() string {
			m, err := h.Snapshot(ctx)
			if err != nil {
				t.Fatal(err)
			}
			return m.Rows[0].Value
		}
		who := calls(x.code, strings.Fields(x.who)...)
		schedule, found, tried, err := s.Explore(ctx, who, func() bool { return value() == x.value })
		if err != nil || found != x.found || x.tried > 0 && tried != x.tried {
			t.Errorf("%s: found %v after %d, %v", x.code, found, tried, err)
		}
		if after, _ := s.Log(); len(after) != len(before) || value() != "0" {
			t.Errorf("%s: the search left %d events, n = %s", x.code, len(after)-len(before), value())
		}
		if !found {
			continue
		}
		if _, err := s.Together(ctx, who, schedule); err != nil || value() != x.value {
			t.Errorf("%s: the schedule %v gives %s, %v", x.code, schedule, value(), err)
		}
	}
}

func TestASearchEnds(t *testing.T) {
	s := site(t, SiteConfig{})
	who := calls("for i in range(3): cache.set(str(i), i)", "w1.a", "w1.b", "w1.c", "w1.d")
	_, found, tried, err := s.Explore(context.Background(), who, func() bool { return false })
	if found || tried != exploreTries || err == nil {
		t.Errorf("found %v, %d tried, %v", found, tried, err)
	}
	// One waits for what the other does.
	who = []Call{{"w1.a", "while not cache.get('go'): pass"}, {"w1.b", "cache.set('go', 1)\ncache.set('done', 1)"}}
	schedule, found, tried, err := s.Explore(context.Background(), who, func() bool { return true })
	if !found || err != nil || len(schedule) >= exploreSteps {
		t.Errorf("found %v, %d tried, %v", found, tried, err)
	}
}
