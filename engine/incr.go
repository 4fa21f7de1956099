package engine

import "locmem/engine/py"

// Incr adds delta to the stored value with Python's + and returns the sum. It
// keeps the expiry, moves the entry to the front and never culls (rules O6,
// O7, C1). A missing or expired key is a ValueError that names the full key.
func (c *Cache) Incr(k Key, delta py.Value) (py.Value, error) {
	return c.incr("incr", k, delta)
}

// Decr is Incr with -delta; a delta that has no negation fails before the key
// is made (rule O8).
func (c *Cache) Decr(k Key, delta py.Value) (py.Value, error) {
	neg, err := py.Neg(delta)
	if err != nil {
		return nil, err
	}
	return c.incr("decr", k, neg)
}

func (c *Cache) incr(op string, k Key, delta py.Value) (py.Value, error) {
	e := c.begin(op, k)
	v, err := c.plus(&k, delta, e)
	c.end(e, err)
	return v, err
}

// plus loads, adds and stores under the lock (rule L3).
func (c *Cache) plus(k *Key, delta py.Value, e *Event) (py.Value, error) {
	var room [keyBuffer]byte
	full, err := c.makeKey(room[:0], k)
	if err != nil {
		return nil, err
	}
	if c.opts.dummy {
		return nil, noKey(*k)
	}
	c.step("incr")
	l := c.loc
	l.mu.Lock()
	defer l.mu.Unlock()
	ent, outcome := c.find(full, e)
	if outcome != Hit {
		return nil, notFound("Key '" + string(full) + "' not found")
	}
	old, err := c.unpack(ent.data())
	if err != nil {
		return nil, err
	}
	sum, err := py.Add(old, delta)
	if err != nil {
		return nil, err
	}
	blob, err := c.pack(full, sum)
	if err != nil {
		return nil, err
	}
	ent.blob = blob
	l.store.use(ent)
	if e != nil {
		e.is(Stored)
		ent.cause = e.Seq
	}
	return sum, nil
}

// noKey is the ValueError that names the caller's key, by Python's %: a tuple
// gives its items to it (rule O13).
func noKey(k Key) error {
	message, err := py.Percent("Key '%s' not found", k.Value())
	if err != nil {
		return err
	}
	return notFound(string(message))
}

func notFound(message string) error {
	return &py.Error{Type: "ValueError", Message: message}
}
