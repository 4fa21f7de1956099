// Package ours drives the engine through anchor.
package ours

import (
	"errors"
	"time"

	"locmem/engine"
	"locmem/engine/pickle"
	"locmem/engine/py"
	"locmem/tests/bench/anchor"
)

type cache struct {
	p *engine.Process
	c *engine.Cache
}

// Contender is the engine as a Go program uses it, wall clock included.
var Contender = anchor.Contender{Name: "ours", Notes: "locmem/engine: LocMemCache's contract", New: open, Value: value}

func open(max int) anchor.Cache {
	p := engine.NewProcess("bench", 1, nil)
	c, err := p.Open("default", engine.Options{MaxEntries: py.Int(max)})
	if err != nil {
		panic(err)
	}
	return &cache{p, c}
}

// held is a Python value as the works pass it on: a pointer, which costs nothing
// to take out of an any.
type held struct{ v py.Value }

// value makes the works' values Python values.
func value(v any) any { return &held{python(v)} }

func python(v any) py.Value {
	switch x := v.(type) {
	case string:
		return py.Str(x)
	case int64:
		return py.Int(x)
	case []any:
		l := &py.List{}
		for _, item := range x {
			l.Items = append(l.Items, python(item))
		}
		return l
	case map[string]any:
		d := &py.Dict{}
		for _, k := range []string{"id", "name", "tags"} { // work B's, in order
			if err := d.Set(py.Str(k), python(x[k])); err != nil {
				panic(err)
			}
		}
		return d
	}
	panic("no such value in the works")
}

// usual is the timeout of the works, as a program would write it down.
var usual = engine.Seconds(anchor.TTL.Seconds())

func (c *cache) Set(k string, v any, ttl time.Duration) {
	timeout := usual
	if ttl != anchor.TTL {
		timeout = engine.Seconds(ttl.Seconds())
	}
	if err := c.c.Set(engine.K(k), v.(*held).v, timeout); err != nil {
		panic(err)
	}
}

func (c *cache) Get(k string) (any, bool) {
	v, ok, err := c.c.Get(engine.K(k))
	if err != nil {
		panic(err)
	}
	return v, ok
}

func (c *cache) Incr(k string, delta int64) (int64, error) {
	v, err := c.c.Incr(engine.K(k), py.Int(delta))
	if err != nil {
		return 0, errors.Join(anchor.ErrNotFound, err)
	}
	return int64(v.(py.Int)), nil
}

func (c *cache) Delete(k string) bool {
	ok, err := c.c.Delete(engine.K(k))
	if err != nil {
		panic(err)
	}
	return ok
}

func (c *cache) Len() int { return c.p.Snapshot(1).Stores[0].Total }

func (c *cache) Close() {
	if err := c.c.Clear(); err != nil {
		panic(err)
	}
}

// Codec is the engine's pickle codec alone.
type Codec struct{}

// Encode is the pickle of a Python value.
func (Codec) Encode(v any) []byte {
	b, err := pickle.Marshal(v.(*held).v)
	if err != nil {
		panic(err)
	}
	return b
}

// Decode is the value that b is the pickle of.
func (Codec) Decode(b []byte) any {
	v, err := pickle.Unmarshal(b)
	if err != nil {
		panic(err)
	}
	return v
}
