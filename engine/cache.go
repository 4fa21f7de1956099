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

// Hooks tell the caller what else happened. The zero value tells
// nobody.
type Hooks struct {
	// Warn receives each CacheKeyWarning in order. An error it returns ends the
	// call before the store is touched, as a warning filter set to "error" does.
	Warn func(Warning) error
	// Thread is the name of the calling thread, for the events.
	Thread string
	// Step is called, without any lock, before each atomic step of a call, with
	// the step's name: "get", "set", "add", "touch", "delete", "has_key", "incr",
	// "clear". A call that is not atomic has several (rule L2): get_or_set is get,
	// add, get. What decides the order of threads may block in it.
	Step func(op string)
	// Pause is called now and then in calls that take long: while a large value is
	// pickled or unpickled, and between the keys of get_many, set_many and
	// delete_many; and where a key or version that is no text got one, before the
	// store is touched. An error ends the call and is returned. Incr and Decr hold the
	// store's lock meanwhile. nil: never.
	Pause func() error
}

// Open returns the cache named alias. Opening it twice gives two views on one
// store. It fails as Django's constructor does: a MAX_ENTRIES of infinity, a
// LOCATION that is not hashable.
func (p *Process) Open(alias string, o Options) (*Cache, error) {
	opts, err := o.parse()
	if err != nil {
		return nil, err
	}
	c := &Cache{process: p, alias: alias, opts: opts}
	if o.Dummy {
		c.loc = p.dummy
		return c, nil
	}
	if c.loc, err = p.location(o.Location); err != nil {
		return nil, err
	}
	return c, nil
}

// With returns a copy of c that uses h.
func (c *Cache) With(h Hooks) *Cache {
	d := *c
	d.hooks = h
	return &d
}

// step lets the other threads go first.
func (c *Cache) step(op string) {
	if c.hooks.Step != nil {
		c.hooks.Step(op)
	}
}

// Alias is the cache's name in CACHES.
func (c *Cache) Alias() string { return c.alias }

// Location is str(LOCATION): caches that share it share their entries.
func (c *Cache) Location() string { return c.loc.name }

// Class is the name of Django's class: LocMemCache or DummyCache.
func (c *Cache) Class() string {
	if c.opts.dummy {
		return "DummyCache"
	}
	return "LocMemCache"
}

// Dummy tells that this is a DummyCache, which stores nothing.
func (c *Cache) Dummy() bool { return c.opts.dummy }

// Settings are the parsed settings: the default timeout (an int or None), the
// limits as ints, prefix and version as given.
func (c *Cache) Settings() (timeout, maxEntries, cullFrequency, keyPrefix, version py.Value) {
	return c.opts.timeout, c.opts.maxEntries, c.opts.cull, c.opts.prefix, c.opts.version
}

// MakeKey is the full key, usually a py.Str; a key function may return
// anything. It does not warn.
func (c *Cache) MakeKey(k Key) (py.Value, error) {
	if c.opts.keyFunction != nil {
		return c.customKey(k)
	}
	full := py.Str(c.defaultKey(nil, k))
	return full, c.failed()
}

// ValidateKey warns about a full key as memcached would refuse it (rule K6).
func (c *Cache) ValidateKey(full py.Value) error {
	s, ok := full.(py.Str)
	if !ok {
		return c.notText(full)
	}
	return c.validate([]byte(s))
}

// Expiry is Django's get_backend_timeout: when an entry stored now would end.
func (c *Cache) Expiry(t Timeout) (Expiry, error) {
	s := c.opts.span(t)
	if s.err != nil {
		return Expiry{}, s.err
	}
	at, kind := s.from(c.process.clock.Now())
	return Expiry{At: at, Kind: kind}, nil
}
