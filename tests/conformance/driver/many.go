package main

import (
	"fmt"

	"locmem/engine"
	"locmem/engine/py"
)

// keys are the decoded keys of a call that has several.
func (c *call) keys() ([]py.Value, error) {
	keys := make([]py.Value, len(c.m.Args.Keys))
	for i := range keys {
		key, err := c.m.Args.Keys[i].decode()
		if err != nil {
			return nil, fmt.Errorf("key %d: %w", i, err)
		}
		keys[i] = key
	}
	return keys, nil
}

// getMany returns by place, since only Python knows which keys are one slot of
// its dict; hence one key at a time.
func (c *call) getMany(cache *engine.Cache) (any, error) {
	keys, err := c.keys()
	if err != nil {
		return nil, err
	}
	rows := [][2]any{}
	for i, key := range keys {
		one, err := cache.GetMany([]py.Value{key}, c.version)
		if err != nil {
			return nil, err
		}
		for _, v := range one.All() {
			rows = append(rows, [2]any{i, bytesOf(v)})
		}
	}
	return rows, nil
}

// setMany stores pair by pair: keys that differ in Python may be equal once
// they are full keys.
func (c *call) setMany(cache *engine.Cache) (any, error) {
	for i := range c.m.Args.Data {
		p := &c.m.Args.Data[i]
		key, err := p.key.decode()
		if err != nil {
			return nil, fmt.Errorf("key %d: %w", i, err)
		}
		one := py.NewDict()
		if err := one.Set(key, pickled(p.pickle)); err != nil {
			return nil, err
		}
		if err := cache.SetMany(one, c.timeout, c.version); err != nil {
			return nil, err
		}
	}
	return []string{}, nil
}

// getOrSet returns {} when the second get found nothing: Python then returns
// the very object that its default was.
func (c *call) getOrSet(cache *engine.Cache) (any, error) {
	var made *py.ByteArray
	v, err := cache.GetOrSet(c.key, func() (py.Value, error) {
		data, err := c.d.callback(c.m.ID)
		if err != nil {
			return nil, err
		}
		made = pickled(data)
		return made, nil
	}, c.timeout)
	switch {
	case err != nil:
		return nil, err
	case v == py.Value(made):
		return struct{}{}, nil
	}
	return found{bytesOf(v)}, nil
}
