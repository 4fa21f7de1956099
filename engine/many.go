package engine

import "locmem/engine/py"

// GetMany gets each key in order and returns the found ones under the caller's
// own keys (rule O9). It is not atomic. version nil is the cache's own.
func (c *Cache) GetMany(keys []py.Value, version py.Value) (*py.Dict, error) {
	found := py.NewDict()
	for i, key := range keys {
		if err := c.pause(i); err != nil {
			return nil, err
		}
		k := KeyOf(key).At(version)
		e := c.begin("get_many", k)
		v, ok, err := c.get(&k, e, true)
		c.end(e, err)
		if err != nil {
			return nil, err
		}
		if !ok {
			continue
		}
		if err := found.Set(key, v); err != nil {
			return nil, err
		}
	}
	return found, nil
}

// SetMany sets each pair in order; a failing pair leaves the earlier ones
// stored (rule O10). Django returns the list of failed keys, here always empty.
func (c *Cache) SetMany(data *py.Dict, t Timeout, version py.Value) error {
	i := 0
	for key, v := range data.All() {
		if err := c.pause(i); err != nil {
			return err
		}
		i++
		k := KeyOf(key).At(version)
		e := c.begin("set_many", k)
		err := c.set(&k, v, t, e)
		c.end(e, err)
		if err != nil {
			return err
		}
	}
	return nil
}

// DeleteMany deletes each key in order (rule O11).
func (c *Cache) DeleteMany(keys []py.Value, version py.Value) error {
	for i, key := range keys {
		if err := c.pause(i); err != nil {
			return err
		}
		k := KeyOf(key).At(version)
		e := c.begin("delete_many", k)
		_, err := c.delete(&k, e)
		c.end(e, err)
		if err != nil {
			return err
		}
	}
	return nil
}

// pauseKeys is how many keys of one call come between two pauses.
const pauseKeys = 64

// pause calls the hook before every so many keys; i counts them from 0.
func (c *Cache) pause(i int) error {
	if c.hooks.Pause == nil || i%pauseKeys != pauseKeys-1 {
		return nil
	}
	return c.hooks.Pause()
}

// GetOrSet gets the value; when it is missing, makes one, adds it and gets
// again, so that another writer's value wins. No lock is held while make runs,
// and its error passes through with nothing stored (rule O12).
func (c *Cache) GetOrSet(k Key, make func() (py.Value, error), t Timeout) (py.Value, error) {
	e := c.begin("get_or_set", k)
	v, err := c.getOrSet(&k, make, t, e)
	c.end(e, err)
	return v, err
}

func (c *Cache) getOrSet(k *Key, make func() (py.Value, error), t Timeout, e *Event) (py.Value, error) {
	v, ok, err := c.get(k, e, true)
	if ok || err != nil {
		return v, err
	}
	made, err := make()
	if err != nil {
		return nil, err
	}
	if _, err := c.add(k, made, t, e); err != nil {
		return nil, err
	}
	v, ok, err = c.get(k, nil, false)
	if err != nil {
		return nil, err
	}
	if !ok {
		return made, nil
	}
	return v, nil
}

// IncrVersion stores the value under version+delta with the default timeout,
// deletes the old one and returns the new version (rule O13). It is not atomic.
func (c *Cache) IncrVersion(k Key, delta py.Value) (py.Value, error) {
	return c.incrVersion("incr_version", k, delta)
}

// DecrVersion is IncrVersion with -delta (rule O14).
func (c *Cache) DecrVersion(k Key, delta py.Value) (py.Value, error) {
	neg, err := py.Neg(delta)
	if err != nil {
		return nil, err
	}
	return c.incrVersion("decr_version", k, neg)
}

func (c *Cache) incrVersion(op string, k Key, delta py.Value) (py.Value, error) {
	e := c.begin(op, k)
	v, err := c.moveVersion(k, delta, e)
	c.end(e, err)
	return v, err
}

func (c *Cache) moveVersion(k Key, delta py.Value, e *Event) (py.Value, error) {
	if k.version == nil || k.version == py.None {
		k.version = c.opts.version
	}
	value, ok, err := c.get(&k, nil, false)
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, noKey(k)
	}
	next, err := py.Add(k.version, delta)
	if err != nil {
		return nil, err
	}
	moved := k.At(next)
	if err := c.set(&moved, value, Timeout{}, e); err != nil {
		return nil, err
	}
	if _, err := c.delete(&k, e); err != nil {
		return nil, err
	}
	if e != nil {
		full, err := c.makeKey(nil, &k)
		if err != nil {
			return nil, err
		}
		e.Moved = string(full)
	}
	return next, nil
}
