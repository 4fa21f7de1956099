package engine

import (
	"strings"

	"locmem/engine/py"
)

// Set stores a value under the key, whatever was there, and moves it to the
// front (rule O2). A full cache is culled first (rule C2). A value that cannot
// be pickled leaves the store untouched (rule V2); a timeout that cannot be
// added to the time fails after the value was stored (rule T7).
func (c *Cache) Set(k Key, v py.Value, t Timeout) error {
	e := c.begin("set", k)
	err := c.set(&k, v, t, e)
	c.end(e, err)
	return err
}

func (c *Cache) set(k *Key, v py.Value, t Timeout, e *Event) error {
	var room [keyBuffer]byte
	full, err := c.makeKey(room[:0], k)
	if err != nil || c.opts.dummy {
		return err
	}
	blob, err := c.pack(full, v)
	if err != nil {
		return err
	}
	c.step("set")
	s := c.opts.span(t)
	l := c.loc
	l.mu.Lock()
	var now float64
	if !s.never || e != nil {
		now = c.process.clock.Now()
	}
	c.note(e, full, nil, now)
	err = c.store(full, blob, &s, now, e)
	l.mu.Unlock()
	if err == nil {
		c.stored(e, t)
	}
	return err
}

// Add stores the value only if no live entry is there, and tells whether it
// did. An add that stores nothing changes nothing.
func (c *Cache) Add(k Key, v py.Value, t Timeout) (bool, error) {
	e := c.begin("add", k)
	stored, err := c.add(&k, v, t, e)
	c.end(e, err)
	return stored, err
}

func (c *Cache) add(k *Key, v py.Value, t Timeout, e *Event) (bool, error) {
	var room [keyBuffer]byte
	full, err := c.makeKey(room[:0], k)
	if err != nil || c.opts.dummy {
		return err == nil, err
	}
	blob, err := c.pack(full, v)
	if err != nil {
		return false, err
	}
	c.step("add")
	s := c.opts.span(t)
	c.loc.mu.Lock()
	defer c.loc.mu.Unlock()
	now := c.process.clock.Now()
	ent := c.look(full, e, now)
	if ent != nil && !ent.expired(now) {
		e.is(Kept)
		return false, nil
	}
	if err := c.store(full, blob, &s, now, e); err != nil {
		return false, err
	}
	c.stored(e, t)
	return true, nil
}

// store is Django's _set: cull if full, put, then the expiry (rules C2, T7).
// The caller holds the lock.
func (c *Cache) store(full []byte, blob string, s *span, now float64, e *Event) error {
	l := c.loc
	if l.store.size >= c.opts.maxEntriesN {
		if err := c.cull(e); err != nil {
			return err
		}
	}
	ent := l.store.put(full, l.store.hash(full), blob)
	l.stats.Sets++
	ent.cause = e.number()
	if s.err != nil {
		return s.err
	}
	ent.expire(s.from(now))
	return nil
}

func (c *Cache) cull(e *Event) error {
	l := c.loc
	stopped := l.store.cull(c.opts.cullN, func(ent *entry) {
		l.stats.Evicted++
		if e != nil {
			e.Evicted = append(e.Evicted, strings.Clone(ent.key()))
			c.lost(ent, e.Seq)
		}
	})
	if stopped != nil {
		return &py.Error{Type: "KeyError", Message: py.Repr(py.Str(stopped.key()))} // rule C7
	}
	return nil
}

// Touch gives a live entry a new expiry and returns true; false if there is
// none. It neither moves the entry nor removes an expired one (rules O3, C8).
func (c *Cache) Touch(k Key, t Timeout) (bool, error) {
	e := c.begin("touch", k)
	touched, err := c.touch(&k, t, e)
	c.end(e, err)
	return touched, err
}

func (c *Cache) touch(k *Key, t Timeout, e *Event) (bool, error) {
	var room [keyBuffer]byte
	full, err := c.makeKey(room[:0], k)
	if err != nil {
		return false, err
	}
	c.step("touch")
	s := c.opts.span(t)
	c.loc.mu.Lock()
	defer c.loc.mu.Unlock()
	now := c.process.clock.Now()
	ent := c.look(full, e, now)
	switch {
	case ent == nil:
		e.is(Absent)
		return false, nil
	case ent.expired(now):
		e.is(Expired)
		return false, nil
	case s.err != nil:
		return false, s.err
	}
	ent.expire(s.from(now))
	ent.cause = e.number()
	c.stored(e, t)
	return true, nil
}

// Delete removes the key and tells whether it was in memory, expired or
// not (rule O4; an entry without expiry record returns false, rule T7).
func (c *Cache) Delete(k Key) (bool, error) {
	e := c.begin("delete", k)
	deleted, err := c.delete(&k, e)
	c.end(e, err)
	return deleted, err
}

func (c *Cache) delete(k *Key, e *Event) (bool, error) {
	var room [keyBuffer]byte
	full, err := c.makeKey(room[:0], k)
	if err != nil {
		return false, err
	}
	c.step("delete")
	c.loc.mu.Lock()
	defer c.loc.mu.Unlock()
	ent := c.look(full, e, 0)
	if ent == nil {
		e.is(Absent)
		return false, nil
	}
	c.loc.store.remove(ent)
	c.lost(ent, e.number())
	e.is(Deleted)
	return ent.kind() != NoRecord, nil
}

// Clear empties the whole LOCATION, all prefixes, versions and aliases that
// share it (rule O15).
func (c *Cache) Clear() error {
	e := c.begin("clear", Key{})
	c.step("clear")
	c.loc.mu.Lock()
	c.note(e, nil, nil, 0)
	if e != nil {
		for ent := c.loc.store.front; ent != nil; ent = ent.next {
			c.lost(ent, e.Seq)
		}
	}
	c.loc.store.reset()
	c.loc.mu.Unlock()
	e.is(Cleared)
	c.end(e, nil)
	return nil
}

// Close does nothing: the data stays (rule O15).
func (c *Cache) Close() error {
	e := c.begin("close", Key{})
	c.loc.mu.Lock()
	c.note(e, nil, nil, 0)
	c.loc.mu.Unlock()
	e.is(Kept)
	c.end(e, nil)
	return nil
}
