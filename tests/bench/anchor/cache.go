// Package anchor holds the works that every cache is measured on and the
// reference caches without third-party code, so that a wasm build of it shows
// the floor of Go itself.
package anchor

import (
	"errors"
	"sync"
	"time"
)

// Cache is what every contender is driven through. Values are Go values;
// whether they are serialised is the contender's affair.
type Cache interface {
	Set(key string, val any, ttl time.Duration)
	Get(key string) (any, bool)
	Incr(key string, delta int64) (int64, error)
	Delete(key string) bool
	Len() int
	Close()
}

// Contender is a way to make caches, with a note on what they promise.
type Contender struct {
	Name  string
	Notes string
	// New makes a cache bounded at max entries.
	New func(max int) Cache
	// Value turns a value of the works into the contender's own kind of value,
	// before anything is measured; nil leaves it as it is.
	Value func(any) any
}

// Values are the works' values of number 0 to n-1 for this contender.
func (c Contender) Values(f func(int) any, n int) []any {
	v := make([]any, n)
	for i := range v {
		if v[i] = f(i); c.Value != nil {
			v[i] = c.Value(v[i])
		}
	}
	return v
}

// ErrNotFound is what Incr of a missing key returns.
var ErrNotFound = errors.New("key not found")

// Store is a typed store without serialisation.
type Store[V any] interface {
	Set(key string, v V, ttl time.Duration)
	Get(key string) (V, bool)
	Delete(key string) bool
	Len() int
	Close()
}

// Raw drives a Store[any]: values by reference, no isolation.
type Raw struct {
	S  Store[any]
	mu sync.Mutex
}

func (r *Raw) Set(k string, v any, ttl time.Duration) { r.S.Set(k, v, ttl) }
func (r *Raw) Get(k string) (any, bool)               { return r.S.Get(k) }
func (r *Raw) Delete(k string) bool                   { return r.S.Delete(k) }
func (r *Raw) Len() int                               { return r.S.Len() }
func (r *Raw) Close()                                 { r.S.Close() }
func (r *Raw) Incr(k string, d int64) (int64, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	v, ok := r.S.Get(k)
	if !ok {
		return 0, ErrNotFound
	}
	n := v.(int64) + d
	r.S.Set(k, n, 300*time.Second)
	return n, nil
}

// Codec is a value serialisation.
type Codec interface {
	Encode(v any) []byte
	Decode(b []byte) any
}

// Coded drives a Store[[]byte] with Django's make_key, key check and a codec:
// the work LocMemCache does per call.
type Coded struct {
	S  Store[[]byte]
	C  Codec
	mu sync.Mutex
}

// MakeKey is Django's default key function with prefix "" and version 1, and
// the check of every character for memcached's sake.
func MakeKey(k string) string {
	for i := 0; i < len(k); i++ {
		if c := k[i]; c < 33 || c == 127 {
			return ":1:" + k // Django warns and goes on
		}
	}
	return ":1:" + k
}

func (c *Coded) Set(k string, v any, ttl time.Duration) { c.S.Set(MakeKey(k), c.C.Encode(v), ttl) }
func (c *Coded) Get(k string) (any, bool) {
	b, ok := c.S.Get(MakeKey(k))
	if !ok {
		return nil, false
	}
	return c.C.Decode(b), true
}
func (c *Coded) Delete(k string) bool { return c.S.Delete(MakeKey(k)) }
func (c *Coded) Len() int             { return c.S.Len() }
func (c *Coded) Close()               { c.S.Close() }
func (c *Coded) Incr(k string, d int64) (int64, error) {
	k = MakeKey(k)
	c.mu.Lock()
	defer c.mu.Unlock()
	b, ok := c.S.Get(k)
	if !ok {
		return 0, ErrNotFound
	}
	n := asInt(c.C.Decode(b)) + d
	c.S.Set(k, c.C.Encode(n), 300*time.Second)
	return n, nil
}

func asInt(v any) int64 {
	switch x := v.(type) {
	case int64:
		return x
	case uint64:
		return int64(x)
	case int:
		return int64(x)
	}
	panic("not an integer")
}
