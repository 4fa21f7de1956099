package rack

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"locmem/engine/py"
)

const hello = `
tables = {"slow": 100, "free": 0}
def ok(request): return "ok"
def slow(request): return db.query("slow")
`

// who lists the processes that answered.
func who(list []Served) string {
	var names []string
	for _, one := range list {
		names = append(names, one.Process)
	}
	return strings.Join(names, " ")
}

func TestBalancers(t *testing.T) {
	ctx := context.Background()
	s := site(t, SiteConfig{Servers: 2, Workers: 2, Views: hello, Names: []string{"shell"}})
	if got := who(requests(t, s, Traffic{Path: "/ok", Count: 5})); got != "w1 w2 s2.w1 s2.w2 w1" {
		t.Errorf("in turn: %s", got)
	}
	s.Kill(ctx, "w2")
	if got := who(requests(t, s, Traffic{Path: "/ok", Count: 4})); got != "s2.w1 s2.w2 w1 s2.w1" {
		t.Errorf("without w2: %s", got)
	}

	s = site(t, SiteConfig{Workers: 3, Views: hello, Balancer: Sticky})
	if got := who(requests(t, s, Traffic{Path: "/ok", Count: 8, Clients: 4})); got != "w1 w2 w3 w1 w1 w2 w3 w1" {
		t.Errorf("sticky: %s", got)
	}
	s.Restart(ctx, "w2")
	s.Kill(ctx, "w3")
	if got := who(requests(t, s, Traffic{Path: "/ok", Count: 8, Clients: 4})); got != "w1 w2 w2 w1 w1 w2 w2 w1" {
		t.Errorf("sticky without w3: %s", got)
	}

	s = site(t, SiteConfig{Workers: 3, Views: hello, Balancer: LeastBusy})
	got := who(requests(t, s, Traffic{Path: "/slow"})) + ", "
	got += who(requests(t, s, Traffic{Path: "/ok", Count: 4})) + ", "
	s.Advance(0.1)
	if got += who(requests(t, s, Traffic{Path: "/ok"})); got != "w1, w2 w3 w2 w3, w1" {
		t.Errorf("least busy: %s", got)
	}

	s = site(t, SiteConfig{Workers: 2, Views: hello, Balancer: Random})
	if n := strings.Count(who(requests(t, s, Traffic{Path: "/ok", Count: 1000})), "w1"); n < 450 || n > 550 {
		t.Errorf("by chance w1 gets %d of 1000", n)
	}
}

func TestKeysAreDrawn(t *testing.T) {
	counts := func(k Keys) map[string]int {
		s := site(t, SiteConfig{Views: "def k(request): return request.GET['k']"})
		n := map[string]int{}
		for _, one := range requests(t, s, Traffic{Path: "/k?k={key}", Count: 2000, Keys: k}) {
			n[one.Body]++
		}
		return n
	}
	if n := counts(Keys{N: 4}); len(n) != 4 || n["0"] < 430 || n["3"] < 430 {
		t.Errorf("all alike: %v", n)
	}
	// 1 : 1/2 : 1/3 : 1/4 of 2000
	if n := counts(Keys{N: 4, Zipf: true}); len(n) != 4 || n["0"] < 900 || n["0"] > 1020 || n["1"] < 430 || n["1"] > 530 || n["3"] < 200 || n["3"] > 280 {
		t.Errorf("Zipf: %v", n)
	}
	if n := counts(Keys{}); len(n) != 2000 {
		t.Errorf("by number: %d keys", len(n))
	}
}

func TestDeploysAndRecycling(t *testing.T) {
	ctx := context.Background()
	s := site(t, SiteConfig{Workers: 2, Views: hello, Names: []string{"celery"}, MaxRequests: 2})
	since := func(f func()) string {
		before, _ := s.Log()
		f()
		events, _ := s.LogSince(before[len(before)-1].Seq)
		var words []string
		for _, e := range events {
			words = append(words, strings.TrimSpace(string(e.Kind)+" "+e.Process+" "+e.Text))
		}
		return strings.Join(words, ", ")
	}
	if got := since(func() { s.Deploy(ctx, false) }); got != "stopped w1, stopped w2, started w1, started w2" {
		t.Errorf("all at once: %s", got)
	}
	if got := since(func() { s.Deploy(ctx, true) }); got != "stopped w1, started w1, stopped w2, started w2" {
		t.Errorf("rolling: %s", got)
	}
	if got := since(func() { requests(t, s, Traffic{Path: "/ok", Count: 3}) }); got != "served w1, served w2, served w1, stopped w1 max_requests, started w1" {
		t.Errorf("recycled: %s", got)
	}
}

// Born with a copy, then separate.
func TestPreload(t *testing.T) {
	ctx := context.Background()
	s := site(t, SiteConfig{Names: []string{"master"}, Views: "cache.set('boot', 1)\ndef price(request): return cache.get('price')"})
	run(t, s, "master", "cache.set('price', 10)\ncache.incr('boot')")
	for _, want := range []string{"w2", "w3"} {
		if got, err := s.Fork(ctx, "master", ""); got != want || err != nil {
			t.Errorf("the fork is %s, %v", got, err)
		}
	}
	if name, err := s.Fork(ctx, "master", "w1"); name != "w1" || err != nil {
		t.Errorf("the fork is %s, %v", name, err)
	}
	if got := fmt.Sprint(s.Names()); got != "[w1 w2 w3 master]" {
		t.Errorf("there are %s", got)
	}
	run(t, s, "w2", "cache.set('price', 12)")
	var bodies []string
	for _, one := range requests(t, s, Traffic{Path: "/price", Count: 3}) {
		bodies = append(bodies, one.Body)
	}
	if got := fmt.Sprint(bodies); got != "[10 12 10]" {
		t.Errorf("the workers answer %s", got)
	}
	if got := run(t, s, "w3", "cache.get('boot')"); got != "2" {
		t.Errorf("what views.py did to the fork's cache: boot is %s", got)
	}
	events, _ := s.Log()
	e := events[len(events)-1]
	if cause := events[e.Because-1]; cause.Process != "master" || cause.Op != "incr" {
		t.Errorf("the fork's hit comes from %+v", cause)
	}
	if _, err := s.Fork(ctx, "master", "all"); err == nil {
		t.Error("a fork became everybody")
	}
}

// What views.py does to the cache counts once a process, whatever threads it has.
func TestThreadsKnowTheViews(t *testing.T) {
	s := site(t, SiteConfig{Threads: 2, Views: "cache.set('n', 0)\ndef n(request): return cache.incr('n')\ndef twice(x): return 2 * x"})
	run(t, s, "w1", "cache.set('n', 5)")
	list := requests(t, s, Traffic{Path: "/n", Count: 3})
	if got := list[0].Thread + list[1].Thread + list[2].Thread + list[2].Body; got != "aba8" {
		t.Errorf("threads and n: %s", got)
	}
	if got := run(t, s, "w1.p", "twice(cache.get('n'))"); got != "16" {
		t.Errorf("a third thread says %s", got)
	}
	events, _ := s.Log()
	if n := len(events); n != 1+1+1+3*2+1 {
		t.Errorf("%d events", n)
	}
}

func TestAKeyFunctionOfTheViews(t *testing.T) {
	s := site(t, SiteConfig{
		Caches: py.NewDict(py.Str("default"), py.NewDict(py.Str("BACKEND"), py.Str("django.core.cache.backends.locmem.LocMemCache"),
			py.Str("KEY_FUNCTION"), py.Str("views.short"))),
		Views: "def short(key, prefix, version): return 'k' + key\ndef home(request): return cache.get('a')",
	})
	run(t, s, "w1.a", "cache.set('a', 3)")
	if one := requests(t, s, Traffic{Path: "/"})[0]; one.Body != "3" {
		t.Errorf("it answers %+v", one)
	}
	h, _ := s.Handle("w1")
	if m, _ := h.Snapshot(context.Background()); m.Rows[0].FullKey != "ka" || m.Limit != 300 {
		t.Errorf("it holds %+v, limit %d", m.Rows, m.Limit)
	}
}
