package shared

import (
	"sort"

	"locmem/engine"
	"locmem/engine/py"
)

// calls are the calls of one that names several keys, one event a key. Where
// all keys are checked before the first is used, early is set.
func (c *Cache) calls(op string, keys []py.Value, version py.Value, early bool) ([]*call, error) {
	var list []*call
	for _, key := range keys {
		r := c.begin(op, engine.KeyOf(key).At(version))
		if early {
			if err := r.name(); err != nil {
				return nil, r.end(err)
			}
		}
		list = append(list, r)
	}
	return list, nil
}

// one runs one of them.
func (r *call) one(early bool, f func() error) error {
	if !early {
		if err := r.name(); err != nil {
			return r.end(err)
		}
	}
	return r.end(f())
}

// GetMany returns the found keys. The file backend gets one after the other;
// the others check all keys first, and the database answers in its own order.
func (c *Cache) GetMany(keys []py.Value, version py.Value) (*py.Dict, error) {
	early := c.server != File
	list, err := c.calls("get_many", keys, version, early)
	if err != nil {
		return nil, err
	}
	if c.server == Database {
		sort.SliceStable(list, func(i, j int) bool { return list[i].full < list[j].full })
	}
	found := py.NewDict()
	for _, r := range list {
		var v py.Value
		var ok bool
		err := r.one(early, func() (err error) { v, ok, err = c.does.get(r); return err })
		if c.Ignores(err) {
			return py.NewDict(), nil
		}
		if err == nil && ok {
			err = found.Set(r.key.Value(), v)
		}
		if err != nil {
			return nil, err
		}
	}
	return found, nil
}

// SetMany sets each pair. Redis does it in one step, Memcached checks all keys
// first, the others are sets one after the other.
func (c *Cache) SetMany(data *py.Dict, t engine.Timeout, version py.Value) error {
	var keys, values []py.Value
	for k, v := range data.All() {
		keys, values = append(keys, k), append(values, v)
	}
	early := c.server == Redis || c.server == Memcached
	list, err := c.calls("set_many", keys, version, early)
	if err != nil || len(list) == 0 {
		return err
	}
	if p, ok := c.does.(interface {
		setAtOnce(list []*call, values []py.Value, t engine.Timeout) error
	}); ok {
		err := p.setAtOnce(list, values, t)
		for _, r := range list {
			r.end(err)
		}
		return err
	}
	for i, r := range list {
		if err := r.one(early, func() error { return c.does.set(r, values[i], t) }); err != nil {
			return err
		}
	}
	return nil
}

// DeleteMany deletes each key.
func (c *Cache) DeleteMany(keys []py.Value, version py.Value) error {
	_, err := c.DeleteCount(keys, version)
	return err
}

// DeleteCount is DeleteMany that returns how many of the keys were there.
func (c *Cache) DeleteCount(keys []py.Value, version py.Value) (n int, err error) {
	early := c.server != File
	list, err := c.calls("delete_many", keys, version, early)
	for _, r := range list {
		var deleted bool
		if err := r.one(early, func() (err error) { deleted, err = c.does.delete(r); return err }); err != nil {
			return n, err
		}
		if deleted {
			n++
		}
	}
	return n, err
}

// GetOrSet gets the value; when it is missing, makes one, adds it and gets
// again, so that another writer's value wins. Nothing is held while make runs.
func (c *Cache) GetOrSet(k engine.Key, make func() (py.Value, error), t engine.Timeout) (v py.Value, err error) {
	err = c.run("get_or_set", k, func(r *call) (err error) {
		var ok bool
		if v, ok, err = c.does.get(r); ok || err != nil {
			return err
		}
		made, err := make()
		if err != nil {
			return err
		}
		if err := r.name(); err != nil { // each of the three calls checks the key
			return err
		}
		if _, err := c.does.add(r, made, t); err != nil {
			return err
		}
		if err := r.name(); err != nil {
			return err
		}
		if v, ok, err = c.does.get(r); err == nil && !ok {
			v = made
		}
		return err
	})
	if c.Ignores(err) {
		return make()
	}
	return v, err
}

// IncrVersion stores the value under version+delta with the default timeout, or
// with what was left of its own where django-redis does it, deletes the old one
// and returns the new version.
func (c *Cache) IncrVersion(k engine.Key, delta py.Value) (py.Value, error) {
	return c.moveVersion("incr_version", k, delta)
}

// DecrVersion is IncrVersion with -delta.
func (c *Cache) DecrVersion(k engine.Key, delta py.Value) (py.Value, error) {
	neg, err := py.Neg(delta)
	if err != nil {
		return nil, err
	}
	return c.moveVersion("decr_version", k, neg)
}

func (c *Cache) moveVersion(op string, k engine.Key, delta py.Value) (next py.Value, err error) {
	version := k.Version()
	if version == nil || version == py.None {
		_, _, _, _, version = c.base.Settings()
	}
	k = k.At(version)
	err = c.run(op, k, func(r *call) error {
		v, ok, err := c.does.get(r)
		if err != nil {
			return err
		}
		keep := engine.Timeout{}
		if p, own := c.does.(djangoRedis); own {
			if keep, err = p.left(r, k, ok && v != py.None); err != nil {
				return err
			}
		} else if !ok {
			return notFound(k)
		}
		if next, err = py.Add(version, delta); err != nil {
			return err
		}
		r.event.Outcome = ""
		moved := *r
		moved.key = k.At(next)
		if err := moved.name(); err != nil {
			return err
		}
		moved.event.FullKey = moved.full
		if err := c.does.set(&moved, v, keep); err != nil {
			return err
		}
		r.event = moved.event
		if err := r.name(); err != nil {
			return err
		}
		if _, err = c.does.delete(r); err == nil {
			r.event.Moved = r.full
		}
		return err
	})
	return next, err
}
