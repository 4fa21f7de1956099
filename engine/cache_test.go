package engine

import (
	"errors"
	"reflect"
	"testing"
	"time"

	"locmem/engine/py"
)

// fataler is a test of Go's or of rapid's.
type fataler interface {
	Helper()
	Fatal(args ...any)
	Fatalf(format string, args ...any)
}

// newCache returns a cache at time 1000 with its clock and the events seen.
func newCache(t fataler, o Options) (*Cache, *ManualClock, *[]Event) {
	t.Helper()
	clock := NewManualClock(1000)
	p := NewProcess("t1", 4021, clock)
	var events []Event
	p.Observe(func(e Event) { events = append(events, e) })
	c, err := p.Open("default", o)
	if err != nil {
		t.Fatal(err)
	}
	return c, clock, &events
}

func mustSet(t fataler, c *Cache, key string, v py.Value, timeout Timeout) {
	t.Helper()
	if err := c.Set(K(key), v, timeout); err != nil {
		t.Fatal(err)
	}
}

// memory is the process's entries, the most recently used first.
func memory(c *Cache) []string {
	keys := []string{}
	for _, s := range c.process.Snapshot(0).Stores {
		for _, e := range s.Entries {
			keys = append(keys, e.FullKey)
		}
	}
	return keys
}

func TestEachProcessHasItsOwnMemory(t *testing.T) {
	clock := NewManualClock(1000)
	one, _ := NewProcess("t1", 1, clock).Open("default", Options{})
	two, _ := NewProcess("t2", 2, clock).Open("default", Options{})
	mustSet(t, one, "greeting", py.Str("hello"), Timeout{})
	if _, ok, _ := two.Get(K("greeting")); ok {
		t.Fatal("a value set in one process is there in another")
	}
	if v, ok, _ := one.Get(K("greeting")); !ok || v != py.Str("hello") {
		t.Fatalf("got %v, %v", v, ok)
	}
}

func TestOneLocationIsOneStore(t *testing.T) {
	p := NewProcess("t1", 1, NewManualClock(1000))
	open := func(alias string, location py.Value) *Cache {
		c, err := p.Open(alias, Options{Location: location})
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	mustSet(t, open("default", nil), "k", py.Int(1), Timeout{})
	for _, same := range []struct {
		location py.Value
		want     bool
	}{{py.Str(""), true}, {py.Str("other"), false}, {py.Str("Other"), false}} {
		if _, ok, _ := open("x", same.location).Get(K("k")); ok != same.want {
			t.Errorf("LOCATION %v: found is %v, want %v", same.location, ok, same.want)
		}
	}
	mustSet(t, open("one", py.Int(1)), "n", py.Int(1), Timeout{})
	if _, ok, _ := open("true", py.Bool(true)).Get(K("n")); !ok {
		t.Error("1 and True are the same LOCATION (rule S4)")
	}
	if _, err := p.Open("bad", Options{Location: &py.List{}}); err == nil || err.Error() != "TypeError: unhashable type: 'list'" {
		t.Errorf("a list as LOCATION: %v", err)
	}
}

func TestCauses(t *testing.T) {
	c, clock, events := newCache(t, Options{MaxEntries: py.Int(2), CullFrequency: py.Int(2)})
	mustSet(t, c, "a", py.Int(1), Seconds(10)) // 1
	c.Get(K("a"))                              // 2 hit because of 1
	c.Touch(K("a"), Seconds(5))                // 3
	clock.Advance(6)
	c.Get(K("a"))                        // 4 expired because of 3
	mustSet(t, c, "b", py.Int(1), Never) // 5
	mustSet(t, c, "c", py.Int(1), Never) // 6
	mustSet(t, c, "d", py.Int(1), Never) // 7 culls b
	c.Get(K("b"))                        // 8 missing because of 7
	c.Delete(K("c"))                     // 9
	c.HasKey(K("c"))                     // 10 missing because of 9
	c.Clear()                            // 11
	c.Get(K("d"))                        // 12 missing because of 11
	c.Get(K("never"))                    // 13 never there
	c.Incr(K("never"), py.Int(1))        // 14
	type row struct {
		seq     uint64
		op      string
		outcome Outcome
		cause   uint64
	}
	want := []row{
		{1, "set", Stored, 0}, {2, "get", Hit, 1}, {3, "touch", Stored, 1}, {4, "get", Expired, 3},
		{5, "set", Stored, 0}, {6, "set", Stored, 0}, {7, "set", Stored, 0}, {8, "get", Miss, 7},
		{9, "delete", Deleted, 6}, {10, "has_key", Miss, 9}, {11, "clear", Cleared, 0},
		{12, "get", Miss, 11}, {13, "get", Miss, 0}, {14, "incr", Failed, 0},
	}
	var got []row
	for _, e := range *events {
		got = append(got, row{e.Seq, e.Op, e.Outcome, e.Cause})
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%v, want\n%v", got, want)
	}
	if e := (*events)[6]; !reflect.DeepEqual(e.Evicted, []string{":1:b"}) {
		t.Errorf("the set that culls says it evicted %q", e.Evicted)
	}
	if e := (*events)[13]; e.Error != "ValueError: Key ':1:never' not found" {
		t.Errorf("error is %q", e.Error)
	}
}

func TestHitsAndMisses(t *testing.T) {
	c, clock, _ := newCache(t, Options{})
	mustSet(t, c, "none", py.None, Timeout{})
	mustSet(t, c, "short", py.Int(1), Seconds(1))
	clock.Advance(2)
	c.Get(K("none"))  // hit: a stored None is a value
	c.Get(K("short")) // miss: expired
	c.HasKey(K("no")) // no lookup
	c.Touch(K("no"), Never)
	c.GetMany([]py.Value{py.Str("none"), py.Str("a"), py.Str("b")}, nil)                 // 1 hit, 2 misses
	c.GetOrSet(K("made"), func() (py.Value, error) { return py.Int(1), nil }, Timeout{}) // miss
	c.GetOrSet(K("made"), func() (py.Value, error) { t.Error("made again"); return nil, nil }, Timeout{})
	s := c.process.Stats()
	if s.Hits != 3 || s.Misses != 4 {
		t.Errorf("%d hits, %d misses; want 3 and 4", s.Hits, s.Misses)
	}
}

func TestLookingChangesNothing(t *testing.T) {
	c, clock, events := newCache(t, Options{})
	mustSet(t, c, "a", py.Int(1), Seconds(1))
	mustSet(t, c, "b", py.Int(2), Never)
	clock.Advance(5)
	before := c.process.Snapshot(0)
	for range 3 {
		c.process.Snapshot(0)
	}
	if after := c.process.Snapshot(0); !reflect.DeepEqual(before, after) {
		t.Errorf("snapshots differ:\n%v\n%v", before, after)
	}
	if len(*events) != 2 || len(memory(c)) != 2 {
		t.Errorf("looking made events or dropped entries: %v, %v", *events, memory(c))
	}
}

func TestUnpicklableLeavesTheStoreUntouched(t *testing.T) {
	c, _, _ := newCache(t, Options{MaxEntries: py.Int(1), CullFrequency: py.Int(1)})
	mustSet(t, c, "a", py.Int(1), Never)
	refusal := &py.Error{Type: "PicklingError", Message: "no"}
	f := &py.Object{Name: "function", Refusal: refusal}
	for name, call := range map[string]func() error{
		"set":    func() error { return c.Set(K("b"), f, Never) },
		"add":    func() error { _, err := c.Add(K("b"), f, Never); return err },
		"nested": func() error { return c.Set(K("b"), &py.List{Items: []py.Value{f}}, Never) },
	} {
		if err := call(); !errors.Is(err, refusal) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if got := memory(c); !reflect.DeepEqual(got, []string{":1:a"}) {
		t.Errorf("memory is %q", got)
	}
}

func TestWarningsAndTheStrictFilter(t *testing.T) {
	c, _, _ := newCache(t, Options{})
	var warnings []string
	loud := c.With(Hooks{Warn: func(w Warning) error { warnings = append(warnings, w.String()); return nil }})
	mustSet(t, loud, "a b", py.Int(1), Never)
	want := []string{"CacheKeyWarning: Cache key contains characters that will cause errors if used with memcached: ':1:a b'"}
	if !reflect.DeepEqual(warnings, want) {
		t.Errorf("got %q", warnings)
	}
	stop := errors.New("stop")
	strict := c.With(Hooks{Warn: func(Warning) error { return stop }})
	if err := strict.Set(K("c d"), py.Int(1), Never); err != stop {
		t.Errorf("a warning turned error: %v", err)
	}
	if got := memory(c); len(got) != 1 {
		t.Errorf("memory is %q", got)
	}
}

func TestMissAllocatesNothing(t *testing.T) {
	p := NewProcess("t1", 1, NewManualClock(1000))
	c, _ := p.Open("default", Options{})
	if n := testing.AllocsPerRun(100, func() { c.Get(K("article:12345")) }); n != 0 {
		t.Errorf("a miss allocates %v times", n)
	}
}

func TestSplitKey(t *testing.T) {
	c, _, _ := newCache(t, Options{KeyPrefix: py.Str("site")})
	for _, x := range []struct {
		full, version, key string
		ok                 bool
	}{
		{"site:1:a", "1", "a", true}, {"site:2:a:b", "2", "a:b", true}, {"site:1:", "1", "", true},
		{":1:a", "", "", false}, {"site:1", "", "", false},
	} {
		version, key, ok := c.SplitKey(x.full)
		if version != x.version || key != x.key || ok != x.ok {
			t.Errorf("%q: %q, %q, %v", x.full, version, key, ok)
		}
	}
}

func TestSystemClockTellsTheTime(t *testing.T) {
	before := float64(time.Now().UnixNano()) / 1e9
	now := SystemClock{}.Now()
	after := float64(time.Now().UnixNano()) / 1e9
	if now < before-1e-5 || now > after+1e-5 {
		t.Errorf("it says %f between %f and %f", now, before, after)
	}
}

// Long calls pause, and end with the error of a pause; nothing is stored then.
func TestPause(t *testing.T) {
	p := NewProcess("w1", 1, nil)
	open, err := p.Open("default", Options{MaxEntries: py.Int(1_000_000)})
	if err != nil {
		t.Fatal(err)
	}
	pauses := 0
	var stop error
	c := open.With(Hooks{Pause: func() error { pauses++; return stop }})
	data, keys := py.NewDict(), make([]py.Value, 1000)
	for i := range keys {
		keys[i] = py.Int(i)
		_ = data.Set(keys[i], keys[i])
	}
	long := &py.List{Items: make([]py.Value, 200_000)}
	for i := range long.Items {
		long.Items[i] = py.Int(i)
	}
	calls := []struct {
		name string
		do   func() error
	}{
		{"set_many", func() error { return c.SetMany(data, Timeout{}, nil) }},
		{"get_many", func() error { _, err := c.GetMany(keys, nil); return err }},
		{"delete_many", func() error { return c.DeleteMany(keys, nil) }},
		{"set", func() error { return c.Set(K("long"), long, Timeout{}) }},
		{"get", func() error { _, _, err := c.Get(K("long")); return err }},
	}
	for _, call := range calls {
		pauses = 0
		if err := call.do(); err != nil || pauses < 5 {
			t.Errorf("%s: %d pauses, %v", call.name, pauses, err)
		}
	}
	stop = errors.New("stopped")
	for _, call := range calls {
		pauses = 0
		if err := call.do(); err != stop || pauses != 1 {
			t.Errorf("%s did not end with the pause's error, but with %v after %d", call.name, err, pauses)
		}
	}
	if n := len(c.Entries()); n > 65 {
		t.Errorf("there are %d entries after a set_many that ended early", n)
	}
}
