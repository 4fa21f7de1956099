package anchor

import (
	"runtime"
	"sync"
	"time"
)

// TTL is the timeout of every work.
const TTL = 300 * time.Second

// Work is one thing to measure: a number of calls of one kind on one cache.
type Work struct {
	Name string
	// Batch is the number of calls to which n is rounded up; 0 is 1.
	Batch int
	// Start makes a cache, fills it and returns what runs n calls.
	Start func(ct Contender) (run func(n int), end func())
}

// Sink keeps results alive.
var Sink any

// Works are the works A to E.
func Works() []Work {
	return []Work{
		{Name: "A set", Start: sets(ValA)},
		{Name: "A get", Start: gets(ValA)},
		{Name: "A miss", Start: miss},
		{Name: "A incr", Start: incr},
		{Name: "B set", Start: sets(ValB)},
		{Name: "B get", Start: gets(ValB)},
		{Name: "C zipf", Start: zipf},
		{Name: "C set new", Start: setNew},
		{Name: "D set", Start: setMany, Batch: 100000},
		{Name: "D get", Start: getMany},
		{Name: "E mixed", Start: mixed},
	}
}

func full(ct Contender, max int, keys []string, vals []any) Cache {
	c := ct.New(max)
	for i, k := range keys {
		c.Set(k, vals[i%len(vals)], TTL)
	}
	c.Len() // otter cleans up here
	return c
}

func sets(val func(int) any) func(Contender) (func(int), func()) {
	return func(ct Contender) (func(int), func()) {
		keys, vals := Keys("key:", 1000), ct.Values(val, 1000)
		c := full(ct, 100000, keys, vals)
		return func(n int) {
			for i := range n {
				c.Set(keys[i%1000], vals[i%1000], TTL)
			}
		}, c.Close
	}
}

func gets(val func(int) any) func(Contender) (func(int), func()) {
	return func(ct Contender) (func(int), func()) {
		keys := Keys("key:", 1000)
		c := full(ct, 100000, keys, ct.Values(val, 1000))
		return func(n int) {
			for i := range n {
				Sink, _ = c.Get(keys[i%1000])
			}
		}, c.Close
	}
}

func miss(ct Contender) (func(int), func()) {
	keys := Keys("miss:", 1000)
	c := full(ct, 100000, Keys("key:", 1000), ct.Values(ValA, 1000))
	return func(n int) {
		for i := range n {
			Sink, _ = c.Get(keys[i%1000])
		}
	}, c.Close
}

func incr(ct Contender) (func(int), func()) {
	keys := Keys("ctr:", 1000)
	c := full(ct, 100000, keys, ct.Values(func(int) any { return int64(0) }, 1))
	return func(n int) {
		for i := range n {
			if _, err := c.Incr(keys[i%1000], 1); err != nil {
				panic(err)
			}
		}
	}, c.Close
}

// zipf is a cache of 300 in front of 10,000 keys: get, and set what is missing.
func zipf(ct Contender) (func(int), func()) {
	keys, stream, val := Keys("key:", 10000), Zipf(10000, 100000, 42), ct.Values(ValA, 1)[0]
	c := ct.New(300)
	i := 0
	return func(n int) {
		for range n {
			k := keys[stream[i%len(stream)]]
			if _, ok := c.Get(k); !ok {
				c.Set(k, val, TTL)
			}
			i++
		}
	}, c.Close
}

// HitRatio is that of work C over ten rounds of its stream.
func HitRatio(ct Contender) float64 {
	keys, stream, val := Keys("key:", 10000), Zipf(10000, 100000, 42), ct.Values(ValA, 1)[0]
	c := ct.New(300)
	defer c.Close()
	hits := 0
	for i := range 10 * len(stream) {
		k := keys[stream[i%len(stream)]]
		if _, ok := c.Get(k); ok {
			hits++
		} else {
			c.Set(k, val, TTL)
		}
	}
	return float64(hits) / float64(10*len(stream))
}

// setNew sets keys that are not in the cache, which is full.
func setNew(ct Contender) (func(int), func()) {
	keys, val := Keys("u:", 10000), ct.Values(ValA, 1)[0]
	c := ct.New(300)
	i := 0
	return func(n int) {
		for range n {
			c.Set(keys[i%10000], val, TTL)
			i++
		}
	}, c.Close
}

// setMany fills a new cache with 100,000 entries.
func setMany(ct Contender) (func(int), func()) {
	keys, vals := Keys("key:", 100000), ct.Values(ValA, 100000)
	return func(n int) {
		for range n / len(keys) {
			c := ct.New(2 * len(keys))
			for i, k := range keys {
				c.Set(k, vals[i], TTL)
			}
			c.Close()
		}
	}, func() {}
}

func getMany(ct Contender) (func(int), func()) {
	keys, order := Keys("key:", 100000), Shuffle(100000)
	c := full(ct, 200000, keys, ct.Values(ValA, 100000))
	i := 0
	return func(n int) {
		for range n {
			Sink, _ = c.Get(keys[order[i%len(order)]])
			i++
		}
	}, c.Close
}

// mixed is 8 goroutines, 90 % get.
func mixed(ct Contender) (func(int), func()) {
	keys, vals := Keys("key:", 1000), ct.Values(ValA, 1000)
	c := full(ct, 100000, keys, vals)
	return func(n int) {
		var wg sync.WaitGroup
		for g := range 8 {
			wg.Go(func() {
				r := Lcg(g + 1)
				for range n / 8 {
					x := r.Next() >> 8
					if (x>>12)%10 == 0 {
						c.Set(keys[x%1000], vals[0], TTL)
					} else {
						c.Get(keys[x%1000])
					}
				}
			})
		}
		wg.Wait()
	}, c.Close
}

// HeapPerEntry is the heap that an entry of work D takes, in bytes: without the
// caller's own key and value.
func HeapPerEntry(ct Contender, n int) float64 {
	keys, vals := Keys("key:", n), ct.Values(ValA, n)
	before := heap()
	c := full(ct, 2*n, keys, vals)
	used := heap() - before
	c.Close()
	runtime.KeepAlive(keys)
	runtime.KeepAlive(vals)
	return float64(used) / float64(n)
}

func heap() int64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.GC()
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}
