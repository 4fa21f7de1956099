package rack

import (
	"context"
	"fmt"
	"testing"
)

// The numbers that lessons are built on.

func requests(t *testing.T, s *Site, x Traffic) []Served {
	t.Helper()
	list, err := s.Request(context.Background(), x)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestOneKeyTwentyRequests(t *testing.T) {
	for w, want := range map[int]int{1: 19, 2: 18, 4: 16, 8: 12} { // 95, 90, 80, 60 %
		s := site(t, SiteConfig{Workers: w, Views: `
tables = {"home": 40}
def home(request):
    return cache.get_or_set("home", lambda: db.query("home"))
`})
		hits, queries, millis := 0, 0, 0.0
		for _, one := range requests(t, s, Traffic{Path: "/home", Count: 20}) {
			hits += one.Hits
			queries += one.Queries
			millis += one.Millis
			if one.Status != 200 || one.Body != "home from the database" || one.View != "home" {
				t.Fatalf("%+v", one)
			}
		}
		if hits != want || queries != w || millis != float64(40*w) {
			t.Errorf("%d workers: %d hits, %d queries, %v ms", w, hits, queries, millis)
		}
	}
}

const limiter = `
from django.http import HttpResponse
def api(request):
    key = "rate:" + request.META["REMOTE_ADDR"]
    cache.add(key, 0, timeout=60)
    if cache.incr(key) > 5:
        return HttpResponse("slow down", status=429)
    return "ok"
`

func allowed(list []Served) (n int) {
	for _, one := range list {
		if one.Status == 200 {
			n++
		}
	}
	return n
}

func TestTheLimiterLetsMoreThrough(t *testing.T) {
	for w, want := range map[int]int{1: 5, 2: 10, 4: 20, 8: 40} {
		s := site(t, SiteConfig{Workers: w, Views: limiter})
		if got := allowed(requests(t, s, Traffic{Path: "/api", Count: 100})); got != want {
			t.Errorf("%d workers let %d through", w, got)
		}
	}
	s := site(t, SiteConfig{Views: limiter})
	if got := allowed(requests(t, s, Traffic{Path: "/api", Count: 240, Rate: 2})); got != 10 {
		t.Errorf("in two minutes one worker lets %d through", got)
	}
	s = site(t, SiteConfig{Views: limiter})
	if got := allowed(requests(t, s, Traffic{Path: "/api", Count: 100, Clients: 4})); got != 20 {
		t.Errorf("of four clients one worker lets %d through", got)
	}
	s = site(t, SiteConfig{Views: limiter, MaxRequests: 5})
	if got := allowed(requests(t, s, Traffic{Path: "/api", Count: 100})); got != 100 {
		t.Errorf("recycled after five requests, one worker lets %d through", got)
	}
}

func TestFiftyKeysByChance(t *testing.T) {
	for w, want := range map[int]int{1: 350, 2: 300, 4: 220, 8: 142} { // 87.5, 75, 55, 35.5 %
		s := site(t, SiteConfig{Workers: w, Balancer: Random, Seed: 1128, Views: `
def item(request):
    return cache.get_or_set(request.GET["k"], lambda: "made")
`})
		hits := 0
		for _, one := range requests(t, s, Traffic{Path: "/item?k={key}", Count: 400, Keys: Keys{N: 50}}) {
			hits += one.Hits
		}
		if hits != want {
			t.Errorf("%d workers: %d hits", w, hits)
		}
	}
}

func TestStaleShare(t *testing.T) {
	for _, w := range []int{1, 2, 4, 8} {
		s := site(t, SiteConfig{Workers: w, Views: `
tables = {"price": {"ms": 80, "value": 10}}
def price(request):
    return cache.get_or_set("price", lambda: db.query("price"))
`})
		requests(t, s, Traffic{Path: "/price", Count: w})
		run(t, s, "w1", "db.save('price', 12)\ncache.delete('price')")
		stale := 0
		for _, one := range requests(t, s, Traffic{Path: "/price", Count: w}) {
			if one.Body == "10" {
				stale++
			}
		}
		if stale != w-1 {
			t.Errorf("%d of %d answers are stale", stale, w)
		}
	}
}

// Who is logged in by a session in the cache is logged out for good by the
// first worker that does not know it.
func TestSessionsOfTheCache(t *testing.T) {
	const views = `
def login(request):
    request.session["user"] = "ann"
    return "welcome"
def who(request):
    return request.session.get("user", "nobody")
`
	for _, x := range []struct {
		balancer Balancer
		want     string
	}{
		{RoundRobin, "[welcome nobody nobody nobody nobody nobody]"},
		{Sticky, "[welcome ann ann ann ann ann]"},
	} {
		s := site(t, SiteConfig{Workers: 4, Balancer: x.balancer, Views: views, Settings: cacheSessions})
		list := requests(t, s, Traffic{Path: "/login"})
		list = append(list, requests(t, s, Traffic{Path: "/who", Count: 5})...)
		var bodies []string
		deleted := 0
		for _, one := range list {
			bodies = append(bodies, one.Body)
			if one.CookieDeleted {
				deleted++
			}
		}
		if got := fmt.Sprint(bodies); got != x.want {
			t.Errorf("%s: %s", x.balancer, got)
		}
		if x.balancer == RoundRobin && deleted != 1 || x.balancer == Sticky && deleted != 0 {
			t.Errorf("%s: the cookie was deleted %d times", x.balancer, deleted)
		}
	}
	s := site(t, SiteConfig{Balancer: Sticky, Workers: 2, Views: views, Settings: cacheSessions})
	requests(t, s, Traffic{Path: "/login"})
	s.Restart(context.Background(), "w1")
	if one := requests(t, s, Traffic{Path: "/who"})[0]; !one.CookieDeleted || one.Process != "w1" {
		t.Errorf("after a restart: %+v", one)
	}
}
