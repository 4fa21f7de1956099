package shared_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"locmem/engine"
	"locmem/engine/py"
	"locmem/engine/script"
	"locmem/engine/shared"
)

var _ script.Cache = (*shared.Cache)(nil)

const (
	redis     = "django.core.cache.backends.redis.RedisCache"
	pymemc    = "django.core.cache.backends.memcached.PyMemcacheCache"
	pylibmc   = "django.core.cache.backends.memcached.PyLibMCCache"
	database  = "django.core.cache.backends.db.DatabaseCache"
	filebased = "django.core.cache.backends.filebased.FileBasedCache"
)

// locations are the backends with a usual LOCATION.
var locations = map[string]string{redis: "redis://127.0.0.1", pymemc: "127.0.0.1:11211", pylibmc: "127.0.0.1", database: "cache_table", filebased: "/var/tmp/django_cache"}

func open(t testing.TB, s *shared.Servers, p *engine.Process, backend string, h engine.Hooks, extra ...py.Value) *shared.Cache {
	t.Helper()
	d := py.NewDict(append([]py.Value{py.Str("BACKEND"), py.Str(backend), py.Str("LOCATION"), py.Str(locations[backend])}, extra...)...)
	c, err := s.Open(p, "default", d, nil, h)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// show is the value of a key as a prompt shows it, "-" if there is none.
func show(c *shared.Cache, key string) string {
	v, ok, err := c.Get(engine.K(key))
	if err != nil {
		return err.Error()
	}
	if !ok {
		return "-"
	}
	return py.Repr(v)
}

func TestProcessesShare(t *testing.T) {
	clock := engine.NewManualClock(1000)
	for backend := range locations {
		s := shared.NewServers(1, nil)
		a := open(t, s, engine.NewProcess("w1", 4021, clock), backend, engine.Hooks{})
		b := open(t, s, engine.NewProcess("w2", 4022, clock), backend, engine.Hooks{})
		if err := a.Set(engine.K("k"), py.Int(1), engine.Timeout{}); err != nil {
			t.Fatal(err)
		}
		if got := show(b, "k"); got != "1" {
			t.Errorf("%s: the other process gets %s, want 1", backend, got)
		}
		if err := b.Clear(); err != nil {
			t.Fatal(err)
		}
		if got := show(a, "k"); got != "-" {
			t.Errorf("%s: after the other's clear: %s, want -", backend, got)
		}
	}
}

// Many at once: where incr and add are one step nothing is lost.
func TestAtomic(t *testing.T) {
	for _, backend := range []string{redis, pymemc, pylibmc} {
		s := shared.NewServers(1, nil)
		first := open(t, s, engine.NewProcess("w0", 4020, nil), backend, engine.Hooks{})
		first.Set(engine.K("n"), py.Int(0), engine.Timeout{})
		var wg sync.WaitGroup
		var mu sync.Mutex
		added := 0
		for i := range 8 {
			c := open(t, s, engine.NewProcess(fmt.Sprint("w", i), 4021+i, nil), backend, engine.Hooks{})
			wg.Go(func() {
				for j := range 100 {
					c.Incr(engine.K("n"), py.Int(1))
					if ok, _ := c.Add(engine.K(fmt.Sprint("a", j)), py.None, engine.Timeout{}); ok {
						mu.Lock()
						added++
						mu.Unlock()
					}
				}
			})
		}
		wg.Wait()
		if got := show(first, "n"); got != "800" || added != 100 {
			t.Errorf("%s: 800 incr give %s, 100 keys were added %d times", backend, got, added)
		}
	}
}

// What is a get and a set lets another process in between.
func TestNotAtomic(t *testing.T) {
	for _, backend := range []string{database, filebased} {
		s := shared.NewServers(1, nil)
		other := open(t, s, engine.NewProcess("w2", 4022, nil), backend, engine.Hooks{})
		var steps []string
		c := open(t, s, engine.NewProcess("w1", 4021, nil), backend, engine.Hooks{Step: func(op string) {
			if steps = append(steps, op); op == "set" {
				other.Incr(engine.K("n"), py.Int(1))
			}
		}})
		other.Set(engine.K("n"), py.Int(0), engine.Never)
		c.Incr(engine.K("n"), py.Int(1))
		if got := show(c, "n"); got != "1" || strings.Join(steps[:2], " ") != "get set" {
			t.Errorf("%s: two incr give %s by %v, want one to be lost", backend, got, steps)
		}
	}
}

func TestOutageAndRestart(t *testing.T) {
	clock := engine.NewManualClock(1000)
	for _, want := range []struct{ backend, server, err, kept, crashed string }{
		{redis, shared.Redis, "ConnectionError: Error 111 connecting to 127.0.0.1:6379. Connection refused.", "1", "-"},
		{pymemc, shared.Memcached, "ConnectionRefusedError: [Errno 111] Connection refused", "-", "-"},
		{database, shared.Database, `OperationalError: connection to server at "127.0.0.1", port 5432 failed: Connection refused`, "1", "1"},
		{filebased, shared.File, "PermissionError: [Errno 13] Permission denied: '/var/tmp/django_cache'", "1", "1"},
	} {
		s := shared.NewServers(1, nil)
		c := open(t, s, engine.NewProcess("w1", 4021, clock), want.backend, engine.Hooks{})
		set := func() {
			if err := c.Set(engine.K("k"), py.Int(1), engine.Timeout{}); err != nil {
				t.Fatal(err)
			}
		}
		set()
		s.Outage(want.server, true)
		if got := show(c, "k"); got != want.err {
			t.Errorf("%s is down: %s, want %s", want.server, got, want.err)
		}
		if err := c.Clear(); err == nil {
			t.Errorf("%s is down: clear works", want.server)
		}
		s.Outage(want.server, false)
		if got := show(c, "k"); got != "1" {
			t.Errorf("%s is back: %s, want 1", want.server, got)
		}
		s.Restart(want.server)
		if got := show(c, "k"); got != want.kept {
			t.Errorf("%s was restarted: %s, want %s", want.server, got, want.kept)
		}
		set()
		s.Crash(want.server)
		if got := show(c, "k"); got != want.crashed {
			t.Errorf("%s crashed: %s, want %s", want.server, got, want.crashed)
		}
	}
	s := shared.NewServers(1, nil)
	if known, _ := s.Restart("postgres"); known || s.Outage("postgres", true) {
		t.Error("a server nobody knows is known")
	}
}

func TestPlaces(t *testing.T) {
	p := engine.NewProcess("w1", 4021, nil)
	s := shared.NewServers(1, nil)
	at := func(backend string, location py.Value) (*shared.Cache, error) {
		return s.Open(p, "default", py.NewDict(py.Str("BACKEND"), py.Str(backend), py.Str("LOCATION"), location), nil, engine.Hooks{})
	}
	for _, same := range [][3]string{
		{redis, "redis://127.0.0.1", "redis://127.0.0.1:6379/0"},
		{redis, "redis://u:p@127.0.0.1:6379/1", "redis://127.0.0.1:6379?db=1"},
		{pymemc, "127.0.0.1", "127.0.0.1:11211;10.0.0.1:11211"},
		{filebased, "/var/tmp/a", "/var/tmp/a/"},
	} {
		a, err := at(same[0], py.Str(same[1]))
		if err != nil {
			t.Fatal(err)
		}
		b, err := at(same[0], &py.List{Items: []py.Value{py.Str(same[2])}})
		if same[0] == filebased || err != nil {
			b, err = at(same[0], py.Str(same[2]))
		}
		if err != nil {
			t.Fatal(err)
		}
		a.Set(engine.K(same[1]), py.Int(1), engine.Timeout{})
		if show(b, same[1]) != "1" {
			t.Errorf("%s and %s are not one place", same[1], same[2])
		}
	}
	one, _ := at(redis, py.Str("redis://127.0.0.1/1"))
	two, _ := at(redis, py.Str("redis://127.0.0.1/2"))
	one.Set(engine.K("k"), py.Int(1), engine.Timeout{})
	if err := two.Clear(); err != nil || show(one, "k") != "1" {
		t.Error("clear() of one database empties another")
	}
	for _, bad := range []py.Value{py.Str(""), py.Str("127.0.0.1:6379"), py.Int(1)} {
		if _, err := at(redis, bad); err == nil {
			t.Errorf("a Redis at %s opens", py.Repr(bad))
		}
	}
}

// A fork goes on alone.
func TestFork(t *testing.T) {
	p := engine.NewProcess("w1", 4021, engine.NewManualClock(1000))
	s := shared.NewServers(1, nil)
	c := open(t, s, p, redis, engine.Hooks{})
	c.Set(engine.K("k"), py.Int(1), engine.Timeout{})
	f := s.Fork()
	d := open(t, f, p, redis, engine.Hooks{})
	d.Incr(engine.K("k"), py.Int(1))
	f.Outage(shared.Redis, true)
	if got := show(c, "k"); got != "1" {
		t.Errorf("the fork's incr and outage reach its origin: %s", got)
	}
	f.Outage(shared.Redis, false)
	if got := show(d, "k"); got != "2" {
		t.Errorf("the fork has %s, want 2", got)
	}
	d.Set(engine.K("new"), py.Int(1), engine.Timeout{})
	f.Become(s)
	if got := show(d, "k") + show(d, "new"); got != "1-" {
		t.Errorf("back to the origin it has %s, want 1-", got)
	}
	f.Outage(shared.Redis, true)
	f.Become(s)
	if got := show(d, "k"); got != "1" {
		t.Errorf("back to the origin, which is up: %s, want 1", got)
	}
}

// The file backend throws the same files away for the same seed.
func TestFileCull(t *testing.T) {
	left := func(seed uint64) string {
		s := shared.NewServers(seed, nil)
		c := open(t, s, engine.NewProcess("w1", 4021, engine.NewManualClock(1000)), filebased, engine.Hooks{}, py.Str("max_entries"), py.Int(20))
		var text string
		for i := range 21 {
			c.Set(engine.K(fmt.Sprint("k", i)), py.Int(1), engine.Timeout{})
		}
		for i := range 21 {
			text += show(c, fmt.Sprint("k", i))
		}
		return text
	}
	a := left(1)
	if strings.Count(a, "1") != 15 || a != left(1) || a == left(2) {
		t.Errorf("15 of 21 should stay, the same for a seed: %s %s %s", a, left(1), left(2))
	}
}

func TestEvents(t *testing.T) {
	clock := engine.NewManualClock(1000)
	s := shared.NewServers(1, nil)
	var log []string
	process := func(name string, pid int) *engine.Process {
		p := engine.NewProcess(name, pid, clock)
		p.Observe(func(e engine.Event) {
			log = append(log, fmt.Sprintf("%s %d %s %s %s %d/%d %s", e.Process, e.Seq, e.Op, e.FullKey, e.Outcome, e.Cause, e.CausePID, e.Timeout))
		})
		return p
	}
	a := open(t, s, process("w1", 4021), redis, engine.Hooks{})
	b := open(t, s, process("w2", 4022), redis, engine.Hooks{})
	a.Set(engine.K("k"), py.Int(1), engine.Seconds(5))
	show(a, "k")
	show(b, "k")
	b.Incr(engine.K("k"), py.Int(1))
	clock.Advance(6)
	show(a, "k")
	show(a, "k")
	b.Incr(engine.K("k"), py.Int(1))
	b.GetOrSet(engine.K("m"), func() (py.Value, error) { return py.Int(7), nil }, engine.Timeout{})
	a.DeleteMany([]py.Value{py.Str("m"), py.Str("k")}, nil)
	a.Clear()
	want := `w1 1 set :1:k stored 0/0 5.0
w1 2 get :1:k hit 1/0 
w2 1 get :1:k hit 1/4021 
w2 2 incr :1:k stored 1/4021 
w1 3 get :1:k expired 2/4022 
w1 4 get :1:k miss 0/0 
w2 3 incr :1:k error 0/0 
w2 4 get_or_set :1:m miss 0/0 300
w1 5 delete_many :1:m deleted 4/4022 
w1 6 delete_many :1:k absent 0/0 
w1 7 clear  cleared 0/0 `
	if got := strings.Join(log, "\n"); got != want {
		t.Errorf("events:\n%s\nwant:\n%s", got, want)
	}
}
