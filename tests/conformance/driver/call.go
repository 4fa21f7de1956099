package main

import (
	"fmt"

	"locmem/engine"
	"locmem/engine/pickle"
	"locmem/engine/py"
	"locmem/tests/conformance/tagged"
)

// call is one request on its way through the engine.
type call struct {
	d        *driver
	m        *message
	warnings []tagged.Text

	key            engine.Key
	timeout        engine.Timeout
	version, delta py.Value // nil when left out
}

func (c *call) do() (any, error) {
	switch c.m.Op {
	case "hello":
		return map[string]any{"engine": "locmem", "protocol": 1}, nil
	case "reset":
		c.d.reset()
		return nil, nil
	case "dump":
		return dump(c.d.process.Snapshot(0)), nil
	case "open":
		return c.open()
	}
	if err := c.arguments(); err != nil {
		return nil, err
	}
	options, err := c.m.options()
	if err != nil {
		return nil, err
	}
	if c.m.Op == "incr" || c.m.Op == "decr" {
		return c.incr(options) // the only ones that look into a pickle
	}
	options.Codec = opaque{}
	cache, err := c.cache(options)
	if err != nil {
		return nil, err
	}
	return c.single(cache)
}

func (c *call) cache(o engine.Options) (*engine.Cache, error) {
	cache, err := c.d.process.Open("default", o)
	if err != nil {
		return nil, err
	}
	return cache.With(engine.Hooks{Warn: func(w engine.Warning) error {
		c.warnings = append(c.warnings, tagged.Text(w.Message))
		return nil
	}}), nil
}

func (c *call) arguments() error {
	a := &c.m.Args
	timeout, err := decode(a.Timeout)
	if err != nil {
		return fmt.Errorf("timeout: %w", err)
	}
	c.timeout = engine.TimeoutOf(timeout)
	if c.version, err = decode(a.Version); err != nil {
		return fmt.Errorf("version: %w", err)
	}
	if c.delta, err = decode(a.Delta); err != nil {
		return fmt.Errorf("delta: %w", err)
	}
	if a.Key == nil {
		return nil
	}
	key, err := a.Key.decode()
	if err != nil {
		return fmt.Errorf("key: %w", err)
	}
	c.key = engine.KeyOf(key).At(c.version)
	return nil
}

func (c *call) incr(o engine.Options) (any, error) {
	cache, err := c.cache(o)
	if err != nil {
		return nil, err
	}
	plus := cache.Incr
	if c.m.Op == "decr" {
		plus = cache.Decr
	}
	sum, err := plus(c.key, c.delta)
	if err != nil {
		return nil, err
	}
	data, err := pickle.Marshal(sum)
	return found{data}, err
}

// found is an answer with a pickle in it.
type found struct {
	Value []byte `json:"value"`
}

// lookup is get's answer.
type lookup struct {
	Found bool   `json:"found"`
	Value []byte `json:"value,omitempty"`
}

func (c *call) single(cache *engine.Cache) (any, error) {
	switch c.m.Op {
	case "get":
		v, ok, err := cache.Get(c.key)
		if err != nil || !ok {
			return lookup{}, err
		}
		return lookup{true, bytesOf(v)}, nil
	case "set":
		return nil, cache.Set(c.key, pickled(c.m.Args.Value), c.timeout)
	case "add":
		return cache.Add(c.key, pickled(c.m.Args.Value), c.timeout)
	case "touch":
		return cache.Touch(c.key, c.timeout)
	case "delete":
		return cache.Delete(c.key)
	case "has_key":
		return cache.HasKey(c.key)
	case "clear":
		return nil, cache.Clear()
	case "close":
		return nil, cache.Close()
	}
	return c.composed(cache)
}

func (c *call) composed(cache *engine.Cache) (any, error) {
	switch c.m.Op {
	case "get_many":
		return c.getMany(cache)
	case "set_many":
		return c.setMany(cache)
	case "delete_many":
		keys, err := c.keys()
		if err != nil {
			return nil, err
		}
		return nil, cache.DeleteMany(keys, c.version)
	case "get_or_set":
		return c.getOrSet(cache)
	case "incr_version":
		return version(cache.IncrVersion(c.key, c.delta))
	case "decr_version":
		return version(cache.DecrVersion(c.key, c.delta))
	}
	return c.inspect(cache)
}

func (c *call) inspect(cache *engine.Cache) (any, error) {
	switch c.m.Op {
	case "make_key":
		full, err := cache.MakeKey(c.key)
		if err != nil {
			return nil, err
		}
		return tagged.Text(py.Text(full)), nil
	case "validate":
		full, err := cache.MakeKey(c.key)
		if err != nil {
			return nil, err
		}
		return nil, cache.ValidateKey(full)
	case "get_backend_timeout":
		e, err := cache.Expiry(c.timeout)
		return expiry(e), err
	}
	return nil, fmt.Errorf("unknown op %q", c.m.Op)
}
