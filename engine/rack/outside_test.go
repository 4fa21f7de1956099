package rack

import (
	"context"
	"testing"

	"locmem/engine/py"
)

// outside is CACHES with a shared backend.
func outside(backend, location string) *py.Dict {
	return py.NewDict(py.Str("default"), py.NewDict(py.Str("BACKEND"), py.Str("django.core.cache.backends."+backend), py.Str("LOCATION"), py.Str(location)))
}

func TestASharedCacheOutlivesProcesses(t *testing.T) {
	s := site(t, SiteConfig{Caches: outside("redis.RedisCache", "redis://127.0.0.1:6379"), Servers: 2, Workers: 2, Views: limiter})
	run(t, s, "w1", "cache.set('a', 1)")
	if got := run(t, s, "s2.w2", "cache.get('a')"); got != "1" {
		t.Errorf("s2.w2 has %s", got)
	}
	events, _ := s.Log()
	if e := events[len(events)-1]; e.Process != "s2.w2" || e.Because == 0 || events[e.Because-1].Process != "w1" {
		t.Errorf("the hit is %+v", e)
	}
	s.Deploy(context.Background(), false)
	if got := run(t, s, "w2", "cache.get('a')"); got != "1" {
		t.Errorf("after a deploy w2 has %s", got)
	}
	if got := allowed(requests(t, s, Traffic{Path: "/api", Count: 100})); got != 5 {
		t.Errorf("the limiter lets %d through", got)
	}
	s.Shared().Outage("redis", true)
	if one := requests(t, s, Traffic{Path: "/api"})[0]; one.Status != 500 || one.Error == nil {
		t.Errorf("without a server: %+v", one)
	}
}

func TestIncrOutsideByBackend(t *testing.T) {
	for backend, lost := range map[string]bool{"redis.RedisCache": false, "db.DatabaseCache": true} {
		location := "redis://127.0.0.1"
		if lost {
			location = "cache_table"
		}
		s := site(t, SiteConfig{Caches: outside(backend, location), Workers: 2})
		run(t, s, "w1", "cache.set('n', 0)")
		who := calls("cache.incr('n')", "w1", "w2")
		counted := func() {
			events, _ := s.Log()
			n := 0
			for _, e := range events {
				if e.Op == "incr" && e.Outcome == "stored" {
					n++
				}
			}
			if n != 2 {
				t.Errorf("%s: %d calls in the log", backend, n)
			}

		}
		tries := 0
		schedule, found, tried, err := s.Explore(context.Background(), who, func() bool { tries++; counted(); return lost && tries == 2 })
		if err != nil || found != lost || !lost && tried != 2 {
			t.Errorf("%s: found %v after %d, %v", backend, found, tried, err)
		}
		if got := run(t, s, "w2", "cache.get('n')"); got != "0" {
			t.Errorf("%s: the search left n = %s", backend, got)
		}
		if !found {
			continue
		}
		if _, err := s.Together(context.Background(), who, schedule); err != nil {
			t.Error(err)
		}
		if got := run(t, s, "w1", "cache.get('n')"); got != "1" {
			t.Errorf("%s: by %v n is %s", backend, schedule, got)
		}
	}
}
