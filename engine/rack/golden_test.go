package rack

import (
	"context"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"locmem/engine/py"
)

var update = flag.Bool("update", false, "write the golden logs anew: that changes what seeds mean")

// line is an event as the golden logs keep it.
func line(e SiteEvent) string {
	words := []string{fmt.Sprint(e.Seq), fmt.Sprintf("%.3f", e.Time-siteStart), string(e.Kind)}
	add := func(name, value string) {
		if value != "" && value != "0" {
			words = append(words, name+value)
		}
	}
	add("", e.Process)
	add("#", fmt.Sprint(e.PID))
	add(".", e.Thread)
	add("@", e.Location)
	add("", e.Op)
	add("", e.FullKey)
	add("", string(e.Outcome))
	add("because ", fmt.Sprint(e.Because))
	add("evicted ", strings.Join(e.Evicted, ","))
	add("timeout ", e.Timeout)
	add("! ", e.Error)
	add("", e.Text)
	add("s=", fmt.Sprint(e.Seconds))
	if s := e.Served; s != nil {
		add("", fmt.Sprintf("%s %s %d %q %d/%d q=%d ms=%v", s.Client, s.Path, s.Status, s.Body, s.Hits, s.Misses, s.Queries, s.Millis))
	}
	return strings.Join(words, " ")
}

// tale does everything that a site can do.
func tale(t *testing.T, balancer Balancer) string {
	ctx := context.Background()
	alias := func(location string) *py.Dict {
		return py.NewDict(py.Str("BACKEND"), py.Str("django.core.cache.backends.locmem.LocMemCache"), py.Str("LOCATION"), py.Str(location),
			py.Str("OPTIONS"), py.NewDict(py.Str("MAX_ENTRIES"), py.Int(4)), py.Str("KEY_FUNCTION"), py.Str("views.make_key"))
	}
	s := site(t, SiteConfig{
		Caches:   py.NewDict(py.Str("default"), alias("one"), py.Str("other"), alias("two")),
		Settings: cacheSessions, Servers: 2, Workers: 2, Threads: 2, Names: []string{"shell"},
		Balancer: balancer, Seed: 7, MaxRequests: 9,
		Views: `
import time
from django.core.cache import caches
tables = {"item": {"ms": 30, "value": [1]}}
def make_key(key, prefix, version): return f"{key}/{version}"
cache.set("loaded", time.time())
def item(request):
    return cache.get_or_set("item" + request.GET["k"], lambda: db.query("item"), 20)
def login(request):
    request.session["n"] = request.session.get("n", 0) + 1
    return request.session["n"]
def slow(request):
    time.sleep(0.25)
    caches["other"].set_many({"a": 1, "b": 2})
    return caches["other"].get_many(["a", "b", "c"])
def bad(request): return 1 / 0
`,
	})
	ok := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	requests(t, s, Traffic{Path: "/item?k={key}", Count: 30, Keys: Keys{Zipf: true, N: 6}, Rate: 2})
	requests(t, s, Traffic{Path: "/item?k={key}", Count: 8, Keys: Keys{N: 6}})
	requests(t, s, Traffic{Path: "/login", Count: 12, Clients: 3})
	requests(t, s, Traffic{Path: "/slow", Count: 4, From: "ann"})
	requests(t, s, Traffic{Path: "/bad", To: "w1"})
	requests(t, s, Traffic{Path: "/nowhere"})
	run(t, s, "shell", "cache.set('n', 0, None)\ncache.incr('n')\ncache.touch('n', 5)\ncache.delete('gone')\ncache.incr('gone')")
	run(t, s, "lb", "db.save('item', [2])")
	child, err := s.Fork(ctx, "shell", "")
	ok(err)
	_, err = s.Together(ctx, calls("cache.set('n', cache.get('n') + 1)", child+".a", child+".b", "shell.c"), []string{child + ".a", child + ".b"})
	ok(err)
	schedule, found, _, err := s.Explore(ctx, calls("cache.set('n', cache.get('n') + 1)", child+".a", child+".b"), func() bool { return true })
	if err != nil || !found {
		t.Fatal(schedule, err)
	}
	ok(s.AdvanceToExpiry())
	run(t, s, child, "cache.get('n')")
	ok(s.Kill(ctx, "s2"))
	ok(s.Deploy(ctx, false))
	ok(s.Deploy(ctx, true))
	ok(s.Restart(ctx, "w2"))
	ok(s.Start(ctx, "all"))
	ok(s.Advance(-3600))
	requests(t, s, Traffic{Path: "/item?k=1", Count: 6})
	ok(s.Kill(ctx, "all"))
	requests(t, s, Traffic{Path: "/item?k=1"})
	events, dropped := s.Log()
	var b strings.Builder
	fmt.Fprintf(&b, "# %s, %d dropped\n", balancer, dropped)
	for _, e := range events {
		b.WriteString(line(e) + "\n")
	}
	return b.String()
}

// What a seed means is fixed for ever: links and lessons rely on it.
func TestGoldenLogs(t *testing.T) {
	for _, b := range []Balancer{RoundRobin, Random, Sticky, LeastBusy} {
		got := tale(t, b)
		if again := tale(t, b); again != got {
			t.Errorf("%s: the second time is another\n%s", b, firstDifference(again, got))
		}
		file := "testdata/" + strings.ReplaceAll(string(b), " ", "-") + ".log"
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s: the log has changed\n%s", file, firstDifference(got, string(want)))
		}
	}
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return "got  " + g[i] + "\nwant " + w[i]
		}
	}
	return fmt.Sprintf("got %d lines, want %d", len(g), len(w))
}
