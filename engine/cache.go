package engine

import "locmem/engine/py"

// Cache is an alias of CACHES in one process: a configured view on the store
// of its LOCATION. It may be used from any number of goroutines; each of the
// primitive calls (Get, Set, Add, Touch, Delete, HasKey, Incr, Decr, Clear) is
// atomic in its LOCATION (rule L1), the composed ones are not (rule L2).
// Errors are *py.Error with Django's type and message.
type Cache struct {
	process *Process
	loc     *location
	alias   string
	opts    *parsed
	hooks   Hooks
}

// Hooks tell whoever makes the calls what else happened. The zero value tells
// nobody.
type Hooks struct {
	// Warn receives each CacheKeyWarning in order. An error it answers ends the
	// call before the store is touched, as a warning filter set to "error" does.
	Warn func(Warning) error
	// Thread is the name of the calling thread, for the events.
	Thread string
}

// Open answers the cache named alias. Opening it twice gives two views on one
// store. It fails as Django's constructor does: a MAX_ENTRIES of infinity, a
// LOCATION that is not hashable.
func (p *Process) Open(alias string, o Options) (*Cache, error) {
	opts, err := o.parse()
	if err != nil {
		return nil, err
	}
	c := &Cache{process: p, alias: alias, opts: opts}
	if o.Dummy {
		c.loc = &location{store: newStore()} // only its lock is used
		return c, nil
	}
	if c.loc, err = p.location(o.Location); err != nil {
		return nil, err
	}
	return c, nil
}

// With answers the same cache with other hooks.
func (c *Cache) With(h Hooks) *Cache {
	d := *c
	d.hooks = h
	return &d
}

// Alias is the cache's name in CACHES.
func (c *Cache) Alias() string { return c.alias }

// Dummy tells that this is a DummyCache, which stores nothing.
func (c *Cache) Dummy() bool { return c.opts.dummy }

// Settings are the parsed settings: the default timeout (an int or None), the
// limits as ints, prefix and version as given.
func (c *Cache) Settings() (timeout, maxEntries, cullFrequency, keyPrefix, version py.Value) {
	return c.opts.timeout, c.opts.maxEntries, c.opts.cull, c.opts.prefix, c.opts.version
}

// MakeKey is the full key, usually a py.Str; a key function may answer
// anything. It does not warn.
func (c *Cache) MakeKey(k Key) (py.Value, error) {
	if c.opts.keyFunction != nil {
		return c.customKey(k)
	}
	return py.Str(c.defaultKey(nil, k)), nil
}

// ValidateKey warns about a full key as memcached would refuse it (rule K6).
func (c *Cache) ValidateKey(full py.Value) error {
	s, ok := full.(py.Str)
	if !ok {
		return notText(full)
	}
	return c.validate([]byte(s))
}

// Expiry is Django's get_backend_timeout: when an entry stored now would end.
func (c *Cache) Expiry(t Timeout) (Expiry, error) {
	return c.opts.expiry(t, c.process.clock.Now())
}

// keyBuffer is room for most full keys on the stack.
const keyBuffer = 128

// Get answers the value of a live entry and moves it to the front of the
// order; ok is false when there is none, and an expired entry is removed. The
// value is the caller's own copy. err tells of a failing key function or of a
// value that cannot be loaded, which stays stored (rules O1, V3).
func (c *Cache) Get(k Key) (v py.Value, ok bool, err error) {
	e := c.begin("get", k)
	v, ok, err = c.get(k, e, true)
	c.end(e, err)
	return v, ok, err
}

// get is Get without the event; count tells whether it is a lookup of its own.
func (c *Cache) get(k Key, e *Event, count bool) (py.Value, bool, error) {
	var room [keyBuffer]byte
	full, err := c.makeKey(room[:0], k)
	if err != nil {
		return nil, false, err
	}
	if c.opts.dummy {
		c.looked(e, Miss, count)
		return nil, false, nil
	}
	now := c.process.clock.Now()
	c.loc.mu.Lock()
	ent, outcome := c.find(full, now, e)
	var data []byte
	if outcome == Hit {
		c.loc.store.use(ent)
		data = ent.data
	}
	c.loc.mu.Unlock()
	c.looked(e, outcome, count)
	if outcome != Hit {
		return nil, false, nil
	}
	v, err := c.unmarshal(data)
	return v, err == nil, err
}

// find looks for a live entry and removes an expired one (rule E3). The caller
// holds the lock.
func (c *Cache) find(full []byte, now float64, e *Event) (*entry, Outcome) {
	s := c.loc.store
	ent := s.entries[string(full)]
	c.note(e, full, ent)
	switch {
	case ent == nil:
		return nil, Miss
	case ent.expiry.Expired(now):
		s.remove(ent)
		c.lost(ent.key, ent.cause)
		return nil, Expired
	}
	return ent, Hit
}

// Set stores a value under the key, whatever was there, and moves it to the
// front (rule O2). A full cache is culled first (rule C2). A value that cannot
// be pickled leaves the store untouched (rule V2); a timeout that cannot be
// added to the time fails after the value was stored (rule T7).
func (c *Cache) Set(k Key, v py.Value, t Timeout) error {
	e := c.begin("set", k)
	err := c.set(k, v, t, e)
	c.end(e, err)
	return err
}

func (c *Cache) set(k Key, v py.Value, t Timeout, e *Event) error {
	var room [keyBuffer]byte
	full, err := c.makeKey(room[:0], k)
	if err != nil || c.opts.dummy {
		return err
	}
	data, err := c.marshal(v)
	if err != nil {
		return err
	}
	now := c.process.clock.Now()
	c.loc.mu.Lock()
	defer c.loc.mu.Unlock()
	c.note(e, full, nil)
	return c.store(full, data, t, now, e)
}

// Add stores the value only if no live entry is there, and tells whether it
// did. An add that stores nothing changes nothing.
func (c *Cache) Add(k Key, v py.Value, t Timeout) (bool, error) {
	e := c.begin("add", k)
	stored, err := c.add(k, v, t, e)
	c.end(e, err)
	return stored, err
}

func (c *Cache) add(k Key, v py.Value, t Timeout, e *Event) (bool, error) {
	var room [keyBuffer]byte
	full, err := c.makeKey(room[:0], k)
	if err != nil || c.opts.dummy {
		return err == nil, err
	}
	data, err := c.marshal(v)
	if err != nil {
		return false, err
	}
	now := c.process.clock.Now()
	c.loc.mu.Lock()
	defer c.loc.mu.Unlock()
	ent := c.loc.store.entries[string(full)]
	c.note(e, full, ent)
	if ent != nil && !ent.expiry.Expired(now) {
		e.is(Kept)
		return false, nil
	}
	err = c.store(full, data, t, now, e)
	return err == nil, err
}

// store is Django's _set: cull if full, put, then the expiry (rules C2, T7).
// The caller holds the lock.
func (c *Cache) store(full, data []byte, t Timeout, now float64, e *Event) error {
	s := c.loc.store
	if len(s.entries) >= c.opts.maxEntriesN {
		if err := c.cull(e); err != nil {
			return err
		}
	}
	ent := s.put(full, data)
	c.process.stats.sets.Add(1)
	ent.cause = e.number()
	expiry, err := c.opts.expiry(t, now)
	if err != nil {
		return err
	}
	ent.expiry = expiry
	c.stored(e, t)
	return nil
}

func (c *Cache) cull(e *Event) error {
	var n uint64
	stopped := c.loc.store.cull(c.opts.cullN, func(ent *entry) {
		n++
		if e != nil {
			e.Evicted = append(e.Evicted, ent.key)
			c.lost(ent.key, e.Seq)
		}
	})
	c.process.stats.evicted.Add(n)
	if stopped != nil {
		return &py.Error{Type: "KeyError", Message: py.Repr(py.Str(stopped.key))} // rule C7
	}
	return nil
}

// Touch gives a live entry a new expiry and answers true; false if there is
// none. It neither moves the entry nor removes an expired one (rules O3, C8).
func (c *Cache) Touch(k Key, t Timeout) (bool, error) {
	e := c.begin("touch", k)
	touched, err := c.touch(k, t, e)
	c.end(e, err)
	return touched, err
}

func (c *Cache) touch(k Key, t Timeout, e *Event) (bool, error) {
	var room [keyBuffer]byte
	full, err := c.makeKey(room[:0], k)
	if err != nil || c.opts.dummy {
		return false, err
	}
	now := c.process.clock.Now()
	c.loc.mu.Lock()
	defer c.loc.mu.Unlock()
	ent := c.loc.store.entries[string(full)]
	c.note(e, full, ent)
	switch {
	case ent == nil:
		e.is(Absent)
		return false, nil
	case ent.expiry.Expired(now):
		e.is(Expired)
		return false, nil
	}
	expiry, err := c.opts.expiry(t, now)
	if err != nil {
		return false, err
	}
	ent.expiry = expiry
	ent.cause = e.number()
	c.stored(e, t)
	return true, nil
}

// Delete removes the key and tells whether it was in memory, be it expired
// (rule O4; an entry without expiry record answers false, rule T7).
func (c *Cache) Delete(k Key) (bool, error) {
	e := c.begin("delete", k)
	deleted, err := c.delete(k, e)
	c.end(e, err)
	return deleted, err
}

func (c *Cache) delete(k Key, e *Event) (bool, error) {
	var room [keyBuffer]byte
	full, err := c.makeKey(room[:0], k)
	if err != nil || c.opts.dummy {
		return false, err
	}
	c.loc.mu.Lock()
	defer c.loc.mu.Unlock()
	ent := c.loc.store.entries[string(full)]
	c.note(e, full, ent)
	if ent == nil {
		e.is(Absent)
		return false, nil
	}
	c.loc.store.remove(ent)
	c.lost(ent.key, e.number())
	e.is(Deleted)
	return ent.expiry.Kind != NoRecord, nil
}

// HasKey tells whether a live entry is there. It does not move it, but removes
// an expired one (rules O5, C8).
func (c *Cache) HasKey(k Key) (bool, error) {
	e := c.begin("has_key", k)
	has, err := c.hasKey(k, e)
	c.end(e, err)
	return has, err
}

func (c *Cache) hasKey(k Key, e *Event) (bool, error) {
	var room [keyBuffer]byte
	full, err := c.makeKey(room[:0], k)
	if err != nil || c.opts.dummy {
		return false, err
	}
	now := c.process.clock.Now()
	c.loc.mu.Lock()
	defer c.loc.mu.Unlock()
	_, outcome := c.find(full, now, e)
	e.is(outcome)
	return outcome == Hit, nil
}

// Clear empties the whole LOCATION, all prefixes, versions and aliases that
// share it (rule O15).
func (c *Cache) Clear() error {
	e := c.begin("clear", Key{})
	c.loc.mu.Lock()
	c.note(e, nil, nil)
	if !c.opts.dummy {
		if e != nil {
			for key := range c.loc.store.entries {
				c.lost(key, e.Seq)
			}
		}
		c.loc.store.reset()
	}
	c.loc.mu.Unlock()
	e.is(Cleared)
	c.end(e, nil)
	return nil
}

// Close does nothing: the data stays (rule O15).
func (c *Cache) Close() error {
	e := c.begin("close", Key{})
	c.loc.mu.Lock()
	c.note(e, nil, nil)
	c.loc.mu.Unlock()
	e.is(Kept)
	c.end(e, nil)
	return nil
}
