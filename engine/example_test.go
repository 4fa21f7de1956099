package engine_test

import (
	"fmt"

	"locmem/engine"
	"locmem/engine/py"
)

// must returns the cache that Open gave; the examples have no settings that
// fail.
func must(c *engine.Cache, err error) *engine.Cache {
	if err != nil {
		panic(err)
	}
	return c
}

// show prints what a get returns as Python would.
func show(c *engine.Cache, key string) {
	v, ok, err := c.Get(engine.K(key))
	switch {
	case err != nil:
		fmt.Println(err)
	case !ok:
		fmt.Println(key, "is missing")
	default:
		fmt.Println(key, "is", py.Repr(v))
	}
}

// keys prints the keys in memory, the most recently used first.
func keys(p *engine.Process) {
	for _, store := range p.Snapshot(0).Stores {
		var keys []string
		for _, entry := range store.Entries {
			keys = append(keys, entry.FullKey)
		}
		fmt.Printf("%q holds %q\n", store.Location, keys)
	}
}

func Example() {
	cache := must(engine.NewProcess("web", 4021, nil).Open("default", engine.Options{}))
	if err := cache.Set(engine.K("greeting"), py.Str("hello"), engine.Seconds(30)); err != nil {
		fmt.Println(err)
	}
	show(cache, "greeting")
	show(cache, "farewell")
	// Output:
	// greeting is 'hello'
	// farewell is missing
}

// Every process has a memory of its own; a new process is a restart.
func ExampleProcess() {
	one := must(engine.NewProcess("w1", 4021, nil).Open("default", engine.Options{}))
	two := must(engine.NewProcess("w2", 4022, nil).Open("default", engine.Options{}))
	one.Set(engine.K("greeting"), py.Str("hello"), engine.Timeout{})
	show(one, "greeting")
	show(two, "greeting")

	one = must(engine.NewProcess("w1", 4023, nil).Open("default", engine.Options{})) // restarted
	show(one, "greeting")
	// Output:
	// greeting is 'hello'
	// greeting is missing
	// greeting is missing
}

// Caches of one LOCATION are one store, whatever their other settings.
func ExampleOptions_location() {
	p := engine.NewProcess("web", 4021, nil)
	cache := must(p.Open("default", engine.Options{}))
	api := must(p.Open("api", engine.Options{KeyPrefix: py.Str("api")}))
	apart := must(p.Open("apart", engine.Options{Location: py.Str("apart")}))
	cache.Set(engine.K("a"), py.Int(1), engine.Timeout{})
	api.Set(engine.K("a"), py.Int(2), engine.Timeout{})
	apart.Set(engine.K("a"), py.Int(3), engine.Timeout{})
	keys(p)

	api.Clear() // clears more than its own keys
	keys(p)
	// Output:
	// "" holds ["api:1:a" ":1:a"]
	// "apart" holds [":1:a"]
	// "" holds []
	// "apart" holds [":1:a"]
}

// An expired entry stays in memory until somebody asks for it.
func ExampleManualClock() {
	clock := engine.NewManualClock(1000)
	p := engine.NewProcess("web", 4021, clock)
	cache := must(p.Open("default", engine.Options{}))
	cache.Set(engine.K("short"), py.Int(1), engine.Seconds(10))
	cache.Set(engine.K("long"), py.Int(2), engine.Never)

	clock.Advance(10)
	keys(p)
	show(cache, "short")
	keys(p)
	// Output:
	// "" holds [":1:long" ":1:short"]
	// short is missing
	// "" holds [":1:long"]
}

// A set into a full cache drops 1/CULL_FREQUENCY of the entries first, the
// least recently used ones.
func ExampleOptions_cull() {
	p := engine.NewProcess("web", 4021, nil)
	cache := must(p.Open("default", engine.Options{MaxEntries: py.Int(4), CullFrequency: py.Int(2)}))
	for _, k := range []string{"a", "b", "c", "d"} {
		cache.Set(engine.K(k), py.None, engine.Never)
	}
	cache.Get(engine.K("a"))                 // used: goes to the front
	cache.Touch(engine.K("b"), engine.Never) // a touch moves nothing
	keys(p)
	cache.Set(engine.K("e"), py.None, engine.Never)
	keys(p)
	// Output:
	// "" holds [":1:a" ":1:d" ":1:c" ":1:b"]
	// "" holds [":1:e" ":1:a" ":1:d"]
}

// Incr is one atomic step, and keeps the expiry; a missing key is an error.
func ExampleCache_Incr() {
	cache := must(engine.NewProcess("web", 4021, nil).Open("default", engine.Options{}))
	cache.Add(engine.K("visits"), py.Int(0), engine.Never)
	n, err := cache.Incr(engine.K("visits"), py.Int(1))
	fmt.Println(py.Repr(n), err)
	_, err = cache.Incr(engine.K("visitors"), py.Int(1))
	fmt.Println(err)
	// Output:
	// 1 <nil>
	// ValueError: Key ':1:visitors' not found
}

// The default is only made on a miss, and nobody waits for whoever makes it.
func ExampleCache_GetOrSet() {
	cache := must(engine.NewProcess("web", 4021, nil).Open("default", engine.Options{}))
	for range 2 {
		v, err := cache.GetOrSet(engine.K("page"), func() (py.Value, error) {
			fmt.Println("computing")
			return py.Str("<html>"), nil
		}, engine.Seconds(60))
		fmt.Println(py.Repr(v), err)
	}
	// Output:
	// computing
	// '<html>' <nil>
	// '<html>' <nil>
}

// Every get returns a copy: changing it changes nothing in the cache.
func ExampleCache_Get_copies() {
	cache := must(engine.NewProcess("web", 4021, nil).Open("default", engine.Options{}))
	list := &py.List{Items: []py.Value{py.Int(1)}}
	cache.Set(engine.K("list"), list, engine.Never)
	list.Items = append(list.Items, py.Int(2))
	show(cache, "list")
	// Output:
	// list is [1]
}

// The same key in another version is another entry.
func ExampleKey_At() {
	cache := must(engine.NewProcess("web", 4021, nil).Open("default", engine.Options{}))
	cache.Set(engine.K("page"), py.Str("old"), engine.Never)
	cache.Set(engine.K("page").At(py.Int(2)), py.Str("new"), engine.Never)
	show(cache, "page")
	full, _ := cache.MakeKey(engine.K("page").At(py.Int(2)))
	fmt.Println(py.Repr(full))
	// Output:
	// page is 'old'
	// ':2:page'
}

// A CACHES setting as Django has it.
func ExampleCaches() {
	caches := engine.NewCaches(engine.NewProcess("web", 4021, nil), py.NewDict(
		py.Str("default"), py.NewDict(py.Str("BACKEND"), py.Str(engine.LocMemBackend), py.Str("TIMEOUT"), py.None),
		py.Str("off"), py.NewDict(py.Str("BACKEND"), py.Str(engine.DummyBackend)),
	))
	fmt.Println(caches.Aliases())
	off := must(caches.Open("off"))
	off.Set(engine.K("a"), py.Int(1), engine.Never)
	show(off, "a")
	_, err := caches.Open("sessions")
	fmt.Println(err)
	// Output:
	// [default off]
	// a is missing
	// InvalidCacheBackendError: The connection 'sessions' doesn't exist.
}

// Observers see every call, with its cause.
func ExampleProcess_Observe() {
	p := engine.NewProcess("web", 4021, nil)
	cache := must(p.Open("default", engine.Options{MaxEntries: py.Int(1), CullFrequency: py.Int(1)}))
	stop := p.Observe(func(e engine.Event) {
		fmt.Println(e.Seq, e.Op, e.Key, e.Outcome, "because of", e.Cause, e.Evicted)
	})
	defer stop()
	cache.Set(engine.K("a"), py.Int(1), engine.Never)
	cache.Set(engine.K("b"), py.Int(2), engine.Never)
	cache.Get(engine.K("a"))
	// Output:
	// 1 set a stored because of 0 []
	// 2 set b stored because of 0 [:1:a]
	// 3 get a miss because of 2 []
}
