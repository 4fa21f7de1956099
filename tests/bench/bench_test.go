// Package bench measures the engine beside other Go caches on the works of the
// playground; see README.md. Run: go test -bench . -benchmem
package bench

import (
	"fmt"
	"math"
	"runtime"
	"strings"
	"testing"

	"locmem/tests/bench/anchor"
	"locmem/tests/bench/ours"
	"locmem/tests/bench/rivals"
)

func contenders() []anchor.Contender {
	return append(append([]anchor.Contender{ours.Contender}, anchor.Floors()...), rivals.Contenders()...)
}

func BenchmarkWorks(b *testing.B) {
	for _, w := range anchor.Works() {
		for _, ct := range contenders() {
			b.Run(strings.ReplaceAll(w.Name, " ", "_")+"/"+ct.Name, func(b *testing.B) {
				run, end := w.Start(ct)
				defer end()
				b.ReportAllocs()
				runtime.GC()
				b.ResetTimer()
				if w.Batch == 0 {
					run(b.N)
					return
				}
				for range b.N {
					run(w.Batch)
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*w.Batch), "ns/call")
			})
		}
	}
}

// BenchmarkSizes shows that a call costs the same in a small and a large store,
// but for the memory that the processor has to wait for: keys come in order, so
// that is the store's own. "new" sets keys that are not there at the limit: each
// cull drops a third of the store, and a set pays for the entry it displaces.
func BenchmarkSizes(b *testing.B) {
	for _, n := range []int{1000, 10000, 100000, 1000000} {
		keys, other, val := anchor.Keys("key:", n), anchor.Keys("new:", 2*n), ours.Contender.Values(anchor.ValA, 1)[0]
		fill := func(max int) anchor.Cache {
			c := ours.Contender.New(max)
			for _, k := range keys {
				c.Set(k, val, anchor.TTL)
			}
			runtime.GC()
			return c
		}
		roomy, tight := fill(2*n), fill(n)
		for _, w := range []struct {
			name string
			call func(i int)
		}{
			{"get", func(i int) { anchor.Sink, _ = roomy.Get(keys[i%n]) }},
			{"miss", func(i int) { anchor.Sink, _ = roomy.Get(other[i%n]) }},
			{"set", func(i int) { roomy.Set(keys[i%n], val, anchor.TTL) }},
			{"new", func(i int) { tight.Set(other[i%(2*n)], val, anchor.TTL) }},
		} {
			b.Run(fmt.Sprint(w.name, "/", n), func(b *testing.B) {
				for i := range b.N {
					w.call(i)
				}
			})
		}
	}
}

// BenchmarkCodec is pickle alone: ours, the sketch's and og-rek.
func BenchmarkCodec(b *testing.B) {
	codecs := []struct {
		name  string
		c     anchor.Codec
		value func(any) any
	}{
		{"ours", ours.Codec{}, ours.Contender.Value},
		{"sketch", anchor.MiniPickle{}, nil},
		{"ogrek", rivals.OgRek{}, nil},
	}
	for _, v := range []struct {
		name string
		v    any
	}{{"str", anchor.ValA(7)}, {"dict", anchor.ValB(7)}, {"int", int64(12345)}} {
		for _, c := range codecs {
			val := v.v
			if c.value != nil {
				val = c.value(val)
			}
			data := c.c.Encode(val)
			b.Run(v.name+"/write/"+c.name, func(b *testing.B) {
				b.ReportAllocs()
				for range b.N {
					anchor.Sink = c.c.Encode(val)
				}
			})
			b.Run(v.name+"/read/"+c.name, func(b *testing.B) {
				b.ReportAllocs()
				for range b.N {
					anchor.Sink = c.c.Decode(data)
				}
			})
		}
	}
}

func TestStreamIsTheOneInPython(t *testing.T) {
	if h := anchor.Fnv(anchor.Zipf(10000, 100000, 42)); h != 2795775443 {
		t.Fatalf("the zipf stream has the hash %d", h)
	}
}

func TestHitRatioIsDjangos(t *testing.T) {
	if r := anchor.HitRatio(ours.Contender); math.Abs(r-0.499) > 0.0005 {
		t.Errorf("work C hits %.4f, Django 0.499", r)
	}
}

func TestEntryFitsIn250Bytes(t *testing.T) {
	if n := anchor.HeapPerEntry(ours.Contender, 100000); n > 250 {
		t.Errorf("an entry of work D takes %.0f bytes of heap", n)
	}
}

func TestAllocations(t *testing.T) {
	for name, most := range map[string]float64{"A set": 1, "A get": 1, "A miss": 0, "A incr": 3, "B set": 1, "B get": 1} {
		for _, w := range anchor.Works() {
			if w.Name != name {
				continue
			}
			run, end := w.Start(ours.Contender)
			if n := testing.AllocsPerRun(10, func() { run(1000) }) / 1000; n > most+0.01 {
				t.Errorf("%s allocates %.2f times, want at most %v", name, n, most)
			}
			end()
		}
	}
}
