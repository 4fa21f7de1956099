package rack_test

import (
	"context"
	"fmt"
	"reflect"
	"testing"

	"locmem/engine/rack"
)

const untilViews = `
count = {"runs": 0}
cache.set("loaded", 1)
cache.set("again", 2)

def home(request):
    count["runs"] += 1
    n = cache.get_or_set("home", lambda: db.query("home"), 30)
    cache.set("seen", count["runs"])
    return n

def both(request):
    cache.get_many(["home", "seen"])
    return "x"
`

// story is some of all that a site can do, up to a moment.
func story(t *testing.T, s *rack.Site) {
	t.Helper()
	ctx := context.Background()
	for _, f := range []func() error{
		func() error { _, err := s.Request(ctx, rack.Traffic{Path: "/home", Count: 5}); return err },
		func() error {
			_, err := s.Exec(ctx, "w1", "for i in range(4):\n    cache.set(f'k{i}', i)\n    x = i")
			return err
		},
		func() error { return s.Advance(40) },
		func() error { _, err := s.Request(ctx, rack.Traffic{Path: "/both", Count: 7, Rate: 10}); return err },
		func() error {
			_, err := s.Together(ctx, []rack.Call{{Who: "w1.a", Code: "cache.set('n', 1); cache.get('n')"}, {Who: "w1.b", Code: "cache.get('n'); cache.set('n', 2)"}}, []string{"w1.a", "w1.b", "w1.b"})
			return err
		},
		func() error { return s.Restart(ctx, "w2") },
		func() error { return s.Deploy(ctx, true) },
		func() error { _, err := s.Request(ctx, rack.Traffic{Path: "/home", Count: 3}); return err },
	} {
		f() // some cannot be done past the moment
	}
}

// facts are what a reader sees of a site.
func facts(s *rack.Site) string {
	out := fmt.Sprint(s.Now(), " ")
	for _, i := range s.Processes() {
		out += fmt.Sprintln(i.Name, i.PID, i.Alive, i.Hits, i.Misses, i.Keys)
	}
	return out
}

// TestUntilStandsAtEveryMoment: a site that plays up to a moment has the log up to
// there, and what it goes on with from there comes out the same.
func TestUntilStandsAtEveryMoment(t *testing.T) {
	config := rack.SiteConfig{Workers: 2, Views: untilViews, MaxRequests: 4}
	open := func() *rack.Site {
		s, err := rack.NewSite(config)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	whole := open()
	begun := whole.Seq()
	story(t, whole)
	log, _ := whole.Log()
	if len(log) < 70 {
		t.Fatalf("the story has %d events", len(log))
	}
	for seq := begun + 1; seq <= uint64(len(log)); seq++ {
		s := open()
		reached := 0
		s.Until(seq, func() { reached++ })
		story(t, s)
		got, _ := s.Log()
		if len(got) < int(seq) || !reflect.DeepEqual(got, log[:len(got)]) || reached != 1 {
			t.Fatalf("until %d: %d events, reached %d times", seq, len(got), reached)
		}
		if end := len(got); end > int(seq) && (got[end-1].Key != "again" || end > int(seq)+2) {
			t.Errorf("until %d: %d events, the last %+v", seq, end, got[end-1])
		}
		before := facts(s)
		story(t, s)
		if after := facts(s); after != before {
			t.Errorf("it goes on past %d:\n%s%s", seq, before, after)
		}
		s.Until(0, nil)
		if _, err := s.Exec(context.Background(), "shell", "1"); err == nil {
			t.Error("there is a shell")
		}
		if _, err := s.Request(context.Background(), rack.Traffic{Path: "/home"}); err != nil {
			t.Errorf("it does not go on after %d: %v", seq, err)
		}
	}
	s := open()
	s.Until(uint64(len(log)), nil)
	story(t, s)
	if facts(s) != facts(whole) {
		t.Errorf("at the end:\n%s\nwant\n%s", facts(s), facts(whole))
	}
}
