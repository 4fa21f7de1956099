package rack

import (
	"context"
	"strings"
	"testing"

	"locmem/engine"
	"locmem/engine/py"
	"locmem/engine/shared"
)

// sharedCaches is a CACHES with a shared default and a local alias.
func sharedCaches(backend, location, keyFunction string) *py.Dict {
	far := py.NewDict(py.Str("BACKEND"), py.Str("django.core.cache.backends."+backend), py.Str("LOCATION"), py.Str(location))
	if keyFunction != "" {
		far.Set(py.Str("KEY_FUNCTION"), py.Str(keyFunction))
	}
	return py.NewDict(py.Str("default"), far,
		py.Str("local"), py.NewDict(py.Str("BACKEND"), py.Str("django.core.cache.backends.locmem.LocMemCache")))
}

const viewsKey = "def key(k, prefix, version):\n    return 'K' + k\n"

func TestWorkersShare(t *testing.T) {
	s := site(t, SiteConfig{Workers: 2, Servers: 2, Caches: sharedCaches("redis.RedisCache", "redis://10.0.0.1:6379", "views.key"), Views: viewsKey})
	for _, x := range [][3]string{
		{"w1", "cache.set('a', 1, 30)", ""},
		{"s2.w2", "cache.get('a')", "1"},
		{"w1", "cache.make_key('a')", "'Ka'"},
		{"w1", "caches['local'].set('a', 2)", ""},
		{"w2", "caches['local'].get('a')", "None"},
		{"w2", "type(cache).__name__, cache.default_timeout", "('ConnectionProxy', 300)"},
		{"w2", "type(caches['default']).__name__", "'RedisCache'"},
	} {
		if got := run(t, s, x[0], x[1]); got != x[2] {
			t.Errorf("%s>>> %s shows %s, want %s", x[0], x[1], got, x[2])
		}
	}
	s.Shared().Outage(shared.Redis, true)
	if got := run(t, s, "w2", "cache.get('a')"); got != "ConnectionError: Error 111 connecting to 10.0.0.1:6379. Connection refused." {
		t.Errorf("without the server: %s", got)
	}
	log, _ := s.Log()
	if last := log[len(log)-1]; last.Event.Op != "get" || last.Event.Process != "w2" || !strings.HasPrefix(last.Event.Error, "ConnectionError") {
		t.Errorf("the log ends in %+v", last)
	}
}

// The search finds the lost update where incr is a get and a set, and none
// where it is one command.
func TestExploreShared(t *testing.T) {
	for backend, losing := range map[string]bool{"db.DatabaseCache": true, "filebased.FileBasedCache": true, "redis.RedisCache": false, "memcached.PyMemcacheCache": false} {
		settings := sharedCaches(backend, "redis://h", "")
		s := site(t, SiteConfig{Workers: 2, Caches: settings})
		run(t, s, "w1", "cache.set('n', 0, None)")
		value := func() string {
			d, _, _ := settings.Get(py.Str("default"))
			c, err := s.Shared().Open(s.workers[0].body.proc, "default", d.(*py.Dict), nil, engine.Hooks{})
			if err != nil {
				t.Fatal(err)
			}
			v, _, _ := c.Get(engine.K("n"))
			return py.Repr(v)
		}
		_, found, tried, err := s.Explore(context.Background(), calls("cache.incr('n')", "w1", "w2"), func() bool { return value() == "1" })
		if err != nil || found != losing || tried == 0 {
			t.Errorf("%s: a lost update is found: %v (%d tries, %v)", backend, found, tried, err)
		}
		if got := run(t, s, "w2", "cache.get('n')"); got != "0" {
			t.Errorf("%s: after the search n is %s", backend, got)
		}
	}
}

func TestTheNextExpiryOfSharedCaches(t *testing.T) {
	for _, x := range [][2]string{
		{"redis.RedisCache", "redis://10.0.0.1:6379"}, {"memcached.PyMemcacheCache", "10.0.0.1:11211"},
		{"db.DatabaseCache", "table"}, {"filebased.FileBasedCache", "/tmp/x"},
	} {
		s := site(t, SiteConfig{Caches: sharedCaches(x[0], x[1], "")})
		run(t, s, "w1", "cache.set('a', 1, 10); cache.set('b', 2, 20); cache.set('c', 3, None); caches['local'].set('d', 4, 15)")
		for _, want := range []string{"[None, 2, 3, 4]", "[None, 2, 3, None]", "[None, None, 3, None]"} {
			before := s.Now()
			if err := s.AdvanceToExpiry(); err != nil {
				t.Fatal(err)
			}
			if got := run(t, s, "w1", "[cache.get(k) for k in 'abc'] + [caches['local'].get('d')]"); got != want || s.Now() > before+10.01 {
				t.Errorf("%s: %s after %v s, want %s", x[0], got, s.Now()-before, want)
			}
		}
		if err := s.AdvanceToExpiry(); err == nil {
			t.Errorf("%s: an entry without end expires", x[0])
		}
	}
}

// Django's own RedisCache has none of what django-redis adds, and says so.
func TestDjangosRedisHasNoLocks(t *testing.T) {
	s := site(t, SiteConfig{Caches: sharedCaches("redis.RedisCache", "redis://10.0.0.1:6379", "")})
	for _, name := range []string{"lock", "keys", "ttl", "persist", "delete_pattern"} {
		r, err := s.Exec(context.Background(), "w1", "cache."+name+"('a')")
		if err != nil || r.Error == nil || !strings.HasSuffix(r.Error.Error(), "'RedisCache' object has no attribute '"+name+"'") ||
			!strings.Contains(r.Error.Hint, "django-redis") {
			t.Errorf("%s: %+v, %v", name, r.Error, err)
		}
	}
	if got := run(t, s, "w1", "cache.set('a', 1, nx=True)"); !strings.Contains(got, "unexpected keyword argument 'nx'") {
		t.Errorf("set with nx shows %s", got)
	}
}
