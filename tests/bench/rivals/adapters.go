// Package rivals drives well-known Go caches, and og-rek's pickle codec, through
// anchor.
package rivals

import (
	"bytes"
	"time"

	"github.com/hashicorp/golang-lru/v2/expirable"
	"github.com/jellydator/ttlcache/v3"
	ogorek "github.com/kisielk/og-rek"
	"github.com/maypok86/otter/v2"
	gocache "github.com/patrickmn/go-cache"

	"locmem/tests/bench/anchor"
)

type lru[V any] struct{ c *expirable.LRU[string, V] }

func newLRU[V any](n int) anchor.Store[V] {
	return &lru[V]{expirable.NewLRU[string, V](n, nil, 300*time.Second)}
}
func (l *lru[V]) Set(k string, v V, _ time.Duration) { l.c.Add(k, v) } // no per-entry TTL
func (l *lru[V]) Get(k string) (V, bool)             { return l.c.Get(k) }
func (l *lru[V]) Delete(k string) bool               { return l.c.Remove(k) }
func (l *lru[V]) Len() int                           { return l.c.Len() }
func (l *lru[V]) Close()                             { l.c.Purge() }

type otterS[V any] struct{ c *otter.Cache[string, V] }

func newOtter[V any](n int) anchor.Store[V] {
	return &otterS[V]{otter.Must(&otter.Options[string, V]{MaximumSize: n,
		ExpiryCalculator: otter.ExpiryWriting[string, V](300 * time.Second)})}
}
func (o *otterS[V]) Set(k string, v V, ttl time.Duration) {
	o.c.Set(k, v)
	if ttl != 300*time.Second {
		o.c.SetExpiresAfter(k, ttl)
	}
}
func (o *otterS[V]) Get(k string) (V, bool) { return o.c.GetIfPresent(k) }
func (o *otterS[V]) Delete(k string) bool   { _, ok := o.c.Invalidate(k); return ok }
func (o *otterS[V]) Len() int               { o.c.CleanUp(); return o.c.EstimatedSize() }
func (o *otterS[V]) Close()                 { o.c.InvalidateAll(); o.c.StopAllGoroutines() }

type ttlS[V any] struct{ c *ttlcache.Cache[string, V] }

func newTTL[V any](n int) anchor.Store[V] {
	return &ttlS[V]{ttlcache.New[string, V](ttlcache.WithCapacity[string, V](uint64(n)),
		ttlcache.WithDisableTouchOnHit[string, V]())}
}
func (t *ttlS[V]) Set(k string, v V, ttl time.Duration) { t.c.Set(k, v, ttl) }
func (t *ttlS[V]) Get(k string) (v V, ok bool) {
	it := t.c.Get(k)
	if it == nil {
		return v, false
	}
	return it.Value(), true
}
func (t *ttlS[V]) Delete(k string) bool { ok := t.c.Has(k); t.c.Delete(k); return ok }
func (t *ttlS[V]) Len() int             { return t.c.Len() }
func (t *ttlS[V]) Close()               { t.c.DeleteAll() }

type goCache[V any] struct{ c *gocache.Cache }

func newGoCache[V any](int) anchor.Store[V]                { return &goCache[V]{gocache.New(300*time.Second, 0)} }
func (p *goCache[V]) Set(k string, v V, ttl time.Duration) { p.c.Set(k, v, ttl) }
func (p *goCache[V]) Get(k string) (v V, ok bool) {
	x, ok := p.c.Get(k)
	if !ok {
		return v, false
	}
	return x.(V), true
}
func (p *goCache[V]) Delete(k string) bool { _, ok := p.c.Get(k); p.c.Delete(k); return ok }
func (p *goCache[V]) Len() int             { return p.c.ItemCount() }
func (p *goCache[V]) Close()               { p.c.Flush() }

// OgRek is the codec github.com/kisielk/og-rek at protocol 5.
type OgRek struct{}

func (OgRek) Encode(v any) []byte {
	var b bytes.Buffer
	if err := ogorek.NewEncoderWithConfig(&b, &ogorek.EncoderConfig{Protocol: 5, StrictUnicode: true}).Encode(v); err != nil {
		panic(err)
	}
	return b.Bytes()
}
func (OgRek) Decode(b []byte) any {
	v, err := ogorek.NewDecoderWithConfig(bytes.NewReader(b), &ogorek.DecoderConfig{StrictUnicode: true}).Decode()
	if err != nil {
		panic(err)
	}
	return v
}

// Contenders are each cache with values by reference, then made to keep
// LocMemCache's contract: Django's key, values pickled by og-rek.
func Contenders() []anchor.Contender {
	var out []anchor.Contender
	for _, m := range []struct {
		name, notes string
		raw         func(int) anchor.Store[any]
		bytes       func(int) anchor.Store[[]byte]
	}{
		{"golang-lru", "expirable: strict LRU, one TTL for the whole cache", newLRU[any], newLRU[[]byte]},
		{"otter", "W-TinyLFU, asynchronous eviction, TTL", newOtter[any], newOtter[[]byte]},
		{"ttlcache", "LRU, TTL per entry", newTTL[any], newTTL[[]byte]},
		{"go-cache", "no bound, TTL per entry", newGoCache[any], newGoCache[[]byte]},
	} {
		out = append(out,
			anchor.Contender{Name: m.name, Notes: m.notes + "; values by reference",
				New: func(n int) anchor.Cache { return &anchor.Raw{S: m.raw(n)} }},
			anchor.Contender{Name: m.name + "+pickle", Notes: m.notes + "; make_key and og-rek",
				New: func(n int) anchor.Cache { return &anchor.Coded{S: m.bytes(n), C: OgRek{}} }})
	}
	return append(out, anchor.Contender{Name: "sketch+ogrek", Notes: "the sketch with og-rek for its codec",
		New: func(n int) anchor.Cache { return &anchor.Coded{S: anchor.NewLinkLRU[[]byte](n), C: OgRek{}} }})
}
