package engine

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"

	"locmem/engine/py"
)

// Run with -race: every operation at once, through aliases of one LOCATION and
// a DummyCache, with the clock moving, observers that come and go, and looking.
func TestEverythingAtOnce(t *testing.T) {
	clock := NewManualClock(1000)
	p := NewProcess("t1", 1, clock)
	caches := openViews(t, p, []view{
		{version: 1, max: 20, cull: 3, timeout: py.Int(300)},
		{version: 1, max: 5, cull: 0, timeout: py.Int(1)},
	})
	dummy, err := p.Open("dummy", Options{Dummy: true})
	if err != nil {
		t.Fatal(err)
	}
	caches = append(caches, dummy)
	names := slices.Compact(slices.Sorted(slices.Values(opNames)))
	var wg sync.WaitGroup
	for id := range 8 {
		wg.Go(func() {
			r := rand.New(rand.NewPCG(uint64(id), 1))
			for range 500 {
				o := op{
					name: one(r, names...), view: r.IntN(len(caches)), key: fmt.Sprint("k", r.IntN(30)), value: py.Int(r.IntN(9)),
					keys: []string{"k1", "k2", "k3"}, delta: 1, timeout: one(r, Timeout{}, Never, Seconds(0), Seconds(3)), seconds: 1,
				}
				do(caches, clock, o)
			}
		})
	}
	for range 2 {
		wg.Go(func() {
			for i := range 100 {
				undo := p.Observe(func(Event) {})
				p.Snapshot(i % 7)
				p.Stats()
				if _, err := p.Open("more", Options{Location: py.Int(i % 3)}); err != nil {
					t.Error(err)
				}
				caches[0].Close()
				undo()
			}
		})
	}
	wg.Wait()
	held(t, p) // every value can still be loaded
}

func TestAliasesFromManyGoroutines(t *testing.T) {
	settings := py.NewDict()
	for i := range 20 { // more than a dict searches without an index
		if err := settings.Set(py.Str(fmt.Sprint("alias", i)), py.NewDict(
			py.Str("BACKEND"), py.Str(LocMemBackend), py.Str("LOCATION"), py.Int(i%3), py.Str("TIMEOUT"), py.None,
			py.Str("KEY_PREFIX"), py.Str(""), py.Str("VERSION"), py.Int(1), py.Str("a"), py.None, py.Str("b"), py.None,
			py.Str("c"), py.None, py.Str("d"), py.None, py.Str("e"), py.None)); err != nil {
			t.Fatal(err)
		}
	}
	cs := NewCaches(NewProcess("t1", 1, nil), settings)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for _, alias := range cs.Aliases() {
				c, err := cs.Open(alias)
				if err != nil {
					t.Error(err)
					return
				}
				c.Set(K(alias), py.Int(1), Timeout{})
			}
		})
	}
	wg.Wait()
	if n := len(cs.process.Snapshot(1).Stores); n != 3 {
		t.Errorf("3 locations made %d stores", n)
	}
}

func TestEventsAreNumberedOnce(t *testing.T) {
	p := NewProcess("t1", 1, nil)
	var mu sync.Mutex
	seen := map[uint64]bool{}
	p.Observe(func(e Event) {
		mu.Lock()
		defer mu.Unlock()
		if seen[e.Seq] {
			t.Errorf("two events have the number %d", e.Seq)
		}
		seen[e.Seq] = true
	})
	c, err := p.Open("default", Options{MaxEntries: py.Int(20)})
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for i := range 100 {
				k := K(fmt.Sprint("k", i%30))
				if i%3 == 0 {
					c.Set(k, py.Int(i), Timeout{})
				} else {
					c.Get(k)
				}
			}
		})
	}
	wg.Wait()
	for seq := range uint64(800) {
		if !seen[seq+1] {
			t.Fatalf("no event has the number %d", seq+1)
		}
	}
}

func TestIncrIsAtomic(t *testing.T) {
	c, err := NewProcess("t1", 1, nil).Open("default", Options{})
	if err != nil {
		t.Fatal(err)
	}
	c.Set(K("n"), py.Int(0), Never)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 100 {
				c.Incr(K("n"), py.Int(1))
			}
		})
	}
	wg.Wait()
	if v, _, _ := c.Get(K("n")); v != py.Int(800) {
		t.Errorf("800 increments make %v", v)
	}
}
