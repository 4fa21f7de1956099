package rack_test

import (
	"context"
	"testing"

	"locmem/engine/py"
	"locmem/engine/rack"
	"locmem/engine/syntax"
)

const glanced = `
tables = {"home": 40}

def home(request):
    return cache.get_or_set("home", lambda: db.query("home"), 30)
`

func glance(t *testing.T, c rack.SiteConfig) (*rack.Site, func(string, int) rack.Glance) {
	t.Helper()
	s, err := rack.NewSite(c)
	if err != nil {
		t.Fatal(err)
	}
	return s, func(path string, n int) rack.Glance {
		if n > 0 {
			if _, err := s.Request(context.Background(), rack.Traffic{Path: path, Count: n}); err != nil {
				t.Fatal(err)
			}
		}
		return s.Glance()
	}
}

func TestGlanceTellsWhatStandsAroundTheProcesses(t *testing.T) {
	s, send := glance(t, rack.SiteConfig{Servers: 2, Workers: 2, Views: glanced, Names: []string{"shell"}})
	g := send("", 0)
	if g.Next != "w1" || g.Servers["s2.w1"] != 2 || g.Servers["shell"] != 0 || !g.Database || g.Shared != nil {
		t.Errorf("at first: %+v", g)
	}
	g = send("/home", 3)
	if g.Requests != 3 || g.Hits != 0 || g.Misses != 3 {
		t.Errorf("%d requests, %d hits, %d misses", g.Requests, g.Hits, g.Misses)
	}
	if g.Next != "s2.w2" || g.Queries != 3 || g.Seconds < .119 || g.Seconds > .121 {
		t.Errorf("after three requests: %+v", g)
	}
	if g.Why == nil || g.Why.Process != "s2.w1" || g.Why.Key != "home" {
		t.Errorf("what explains it: %+v", g.Why)
	}
	if e := g.Last; e == nil || e.Kind != rack.Answered || e.Process != "s2.w1" || e.Served.Queries != 1 {
		t.Errorf("the last thing: %+v", g.Last)
	}
	if _, err := s.Exec(context.Background(), "w1", "cache.get('home')"); err != nil {
		t.Fatal(err)
	}
	if g = s.Glance(); g.Last.Kind != rack.Called || g.Last.Process != "w1" {
		t.Errorf("after a call: %+v", g.Last)
	}
	if err := s.Kill(context.Background(), "s2"); err != nil {
		t.Fatal(err)
	}
	if g = s.Glance(); g.Next != "w1" || g.Last.Kind != rack.ProcessStop {
		t.Errorf("after a server's end: %+v", g)
	}
}

func TestGlanceShowsTheSharedCache(t *testing.T) {
	caches, err := syntax.Literal(`{"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://127.0.0.1:6379"}}`)
	if err != nil {
		t.Fatal(err)
	}
	s, send := glance(t, rack.SiteConfig{Workers: 4, Views: glanced, Caches: caches.(*py.Dict)})
	g := send("/home", 5)
	if g.Queries != 1 || g.Shared == nil || g.Shared.Server != "redis" || g.Shared.Call == nil || g.Shared.Call.Op != "get_or_set" || g.Shared.Total != 1 {
		t.Fatalf("%+v, %+v", g, g.Shared)
	}
	if it := g.Shared.Items[0]; it.Key != "home" || it.Value == "" || it.Until != s.Now()+30 {
		t.Errorf("%+v at %v", it, s.Now())
	}
	s.Shared().Outage("redis", true)
	if g = s.Glance(); !g.Shared.Down {
		t.Error("it is down, and the glance does not tell")
	}
}
