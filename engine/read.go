package engine

import "locmem/engine/py"

// keyBuffer is room for most full keys on the stack.
const keyBuffer = 128

// Get returns the value of a live entry and moves it to the front of the
// order; ok is false when there is none, and an expired entry is removed. The
// value is the caller's own copy. err tells of a failing key function or of a
// value that cannot be loaded, which stays stored (rules O1, V3).
func (c *Cache) Get(k Key) (v py.Value, ok bool, err error) {
	e := c.begin("get", k)
	v, ok, err = c.get(&k, e, true)
	c.end(e, err)
	return v, ok, err
}

// get is Get without the event; count tells whether it is a lookup of its own.
func (c *Cache) get(k *Key, e *Event, count bool) (py.Value, bool, error) {
	var room [keyBuffer]byte
	full, err := c.makeKey(room[:0], k)
	if err != nil {
		return nil, false, err
	}
	c.step("get")
	l := c.loc
	l.mu.Lock()
	ent, outcome := c.find(full, e)
	if count {
		l.stats.lookup(outcome)
	}
	if outcome != Hit {
		l.mu.Unlock()
		e.is(outcome)
		return nil, false, nil
	}
	l.store.use(ent)
	data := ent.data()
	l.mu.Unlock()
	e.is(Hit)
	v, err := c.unpack(data)
	return v, err == nil, err
}

// look returns the entry in memory, expired or not, and notes it in the event.
// now is the time, 0 if the caller has not read the clock. The caller holds the
// lock.
func (c *Cache) look(full []byte, e *Event, now float64) *entry {
	ent := c.loc.store.find(full, c.loc.store.hash(full))
	c.note(e, full, ent, now)
	return ent
}

// find looks for a live entry and removes an expired one (rule E3). It asks the
// clock only if there is something to compare with. The caller holds the lock.
func (c *Cache) find(full []byte, e *Event) (*entry, Outcome) {
	now := 0.0
	if e != nil {
		now = c.process.clock.Now() // the event's time, too
	}
	ent := c.look(full, e, now)
	if ent == nil {
		return nil, Miss
	}
	if now == 0 && ent.kind() != NoExpiry {
		now = c.process.clock.Now()
	}
	if ent.kind() != NoExpiry && ent.expired(now) {
		c.loc.store.remove(ent)
		c.lost(ent, ent.cause)
		return nil, Expired
	}
	return ent, Hit
}

// HasKey tells whether a live entry is there. It does not move it, but removes
// an expired one (rules O5, C8).
func (c *Cache) HasKey(k Key) (bool, error) {
	e := c.begin("has_key", k)
	has, err := c.hasKey(&k, e)
	c.end(e, err)
	return has, err
}

func (c *Cache) hasKey(k *Key, e *Event) (bool, error) {
	var room [keyBuffer]byte
	full, err := c.makeKey(room[:0], k)
	if err != nil {
		return false, err
	}
	c.step("has_key")
	c.loc.mu.Lock()
	defer c.loc.mu.Unlock()
	_, outcome := c.find(full, e)
	e.is(outcome)
	return outcome == Hit, nil
}
