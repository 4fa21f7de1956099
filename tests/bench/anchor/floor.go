package anchor

import (
	"sync"
	"time"
)

// LinkLRU is a map with a mutex, an intrusive list and TTLs, that culls like
// LocMemCache: len/3 least recently used entries go when a set finds it full.
type LinkLRU[V any] struct {
	mu   sync.Mutex
	m    map[string]*link[V]
	root link[V]
	max  int
}
type link[V any] struct {
	next, prev *link[V]
	k          string
	v          V
	exp        int64
}

func NewLinkLRU[V any](max int) *LinkLRU[V] {
	c := &LinkLRU[V]{m: map[string]*link[V]{}, max: max}
	c.root.next, c.root.prev = &c.root, &c.root
	return c
}
func (c *LinkLRU[V]) front(e *link[V]) {
	e.prev, e.next = &c.root, c.root.next
	e.next.prev = e
	c.root.next = e
}
func unlink[V any](e *link[V]) { e.prev.next, e.next.prev = e.next, e.prev }
func (c *LinkLRU[V]) Set(k string, v V, ttl time.Duration) {
	exp := time.Now().UnixNano() + int64(ttl)
	c.mu.Lock()
	if len(c.m) >= c.max {
		for n := len(c.m) / 3; n > 0; n-- {
			e := c.root.prev
			delete(c.m, e.k)
			unlink(e)
		}
	}
	if e, ok := c.m[k]; ok {
		e.v, e.exp = v, exp
		unlink(e)
		c.front(e)
	} else {
		e = &link[V]{k: k, v: v, exp: exp}
		c.m[k] = e
		c.front(e)
	}
	c.mu.Unlock()
}
func (c *LinkLRU[V]) Get(k string) (v V, ok bool) {
	c.mu.Lock()
	e, ok := c.m[k]
	if !ok {
		c.mu.Unlock()
		return v, false
	}
	if e.exp <= time.Now().UnixNano() {
		delete(c.m, k)
		unlink(e)
		c.mu.Unlock()
		return v, false
	}
	unlink(e)
	c.front(e)
	v = e.v
	c.mu.Unlock()
	return v, true
}
func (c *LinkLRU[V]) Delete(k string) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.m[k]
	if ok {
		delete(c.m, k)
		unlink(e)
	}
	return ok
}
func (c *LinkLRU[V]) Len() int { c.mu.Lock(); defer c.mu.Unlock(); return len(c.m) }
func (c *LinkLRU[V]) Close()   {}

// Floors are the reference contenders.
func Floors() []Contender {
	return []Contender{
		{Name: "floor", Notes: "map, mutex, linked LRU, TTL, cull 1/3; values by reference",
			New: func(n int) Cache { return &Raw{S: NewLinkLRU[any](n)} }},
		{Name: "sketch", Notes: "the floor with make_key, key check and a minimal pickle codec",
			New: func(n int) Cache { return &Coded{S: NewLinkLRU[[]byte](n), C: MiniPickle{}} }},
	}
}
