package shared

import (
	"math"

	"locmem/engine"
	"locmem/engine/py"
)

// Cache is an alias of CACHES whose backend is shared: a client of a server. It
// has the methods of [engine.Cache], does what Django's class does and may be
// used from any number of goroutines. What is atomic is the personality's
// affair. Errors are *py.Error with Django's type and message.
type Cache struct {
	base    *engine.Cache // settings and keys, which are Django's BaseCache's
	process *engine.Process
	servers *Servers
	store   Store
	alias   string
	class   string
	server  string
	place   string // str(LOCATION)
	hooks   engine.Hooks
	does    personality
	ignores bool // IGNORE_EXCEPTIONS of django-redis

	maxEntries, cull int
}

// personality is what tells the backends apart. A call's steps are atomic, the
// call is if it has one step.
type personality interface {
	validate(c *Cache, full string) error
	get(r *call) (py.Value, bool, error)
	set(r *call, v py.Value, t engine.Timeout) error
	add(r *call, v py.Value, t engine.Timeout) (bool, error)
	touch(r *call, t engine.Timeout) (bool, error)
	delete(r *call) (bool, error)
	hasKey(r *call) (bool, error)
	incr(r *call, delta py.Value) (py.Value, error)
	clear(r *call) error
	expiry(c *Cache, t engine.Timeout) (engine.Expiry, error)
	outage(c *Cache) error
}

// Open returns caches[alias] in a process, whose BACKEND must be one that Is
// knows. settings are those of the alias; keyFunctions is what KEY_FUNCTION may
// name besides Django's own. Opening fails as Django's constructor does; a
// server that is down is found out by the first call.
func (s *Servers) Open(p *engine.Process, alias string, settings *py.Dict, keyFunctions map[string]engine.KeyFunction, h engine.Hooks) (*Cache, error) {
	backend, _, _ := settings.Get(py.Str("BACKEND"))
	c := &Cache{process: p, servers: s, alias: alias, hooks: h}
	if b := behind(backend); b != nil {
		c.class, c.server = b.Class(), b.Server
	} else {
		return nil, &py.Error{Type: "InvalidCacheBackendError", Message: "Could not find backend '" + py.Text(backend) + "': it is not a shared one"}
	}
	plain := py.NewDict()
	for k, v := range settings.All() {
		plain.Set(k, v)
	}
	plain.Set(py.Str("BACKEND"), py.Str(engine.DummyBackend)) // it has keys and settings, and stores nothing
	caches := engine.NewCaches(p, py.NewDict(py.Str(alias), plain))
	caches.KeyFunctions = keyFunctions
	base, err := caches.Open(alias)
	if err != nil {
		return nil, err
	}
	c.base = base.With(engine.Hooks{Warn: h.Warn, Pause: h.Pause})
	_, maxEntries, cull, _, _ := base.Settings()
	c.maxEntries, c.cull = cut(maxEntries), cut(cull)
	c.does = personalities[c.class]
	if options, _, _ := settings.Get(py.Str("OPTIONS")); c.class == engine.DjangoRedis {
		if o, ok := options.(*py.Dict); ok {
			ignore, _ := o.GetStr("IGNORE_EXCEPTIONS")
			c.ignores = ignore == py.Value(py.Bool(true))
		}
	}
	location, _, _ := settings.Get(py.Str("LOCATION"))
	if c.place, err = placeOf(c.server, location); err != nil {
		return nil, err
	}
	c.store = s.place(c.server, c.place)
	return c, nil
}

var personalities = map[string]personality{
	"RedisCache":       redis{},
	engine.DjangoRedis: djangoRedis{redis{fine: true}},
	"PyMemcacheCache":  memcached{},
	"PyLibMCCache":     memcached{lib: true},
	"DatabaseCache":    database{},
	"FileBasedCache":   file{},
}

// cut makes an int of any size one of Go's.
func cut(v py.Value) int {
	n, ok := v.(py.Int)
	if big, isBig := py.Big(v); !ok && isBig && big.Sign() < 0 {
		return math.MinInt
	}
	if !ok {
		return math.MaxInt
	}
	return int(n)
}

// Class is the name of Django's class, such as RedisCache, or
// [engine.DjangoRedis].
func (c *Cache) Class() string { return c.class }

// Settings are as those of [engine.Cache].
func (c *Cache) Settings() (timeout, maxEntries, cullFrequency, keyPrefix, version py.Value) {
	return c.base.Settings()
}

// MakeKey is the full key. It does not check it.
func (c *Cache) MakeKey(k engine.Key) (py.Value, error) { return c.base.MakeKey(k) }

// ValidateKey warns about a full key, or refuses it where Memcached would.
func (c *Cache) ValidateKey(full py.Value) error {
	if s, ok := full.(py.Str); ok {
		return c.does.validate(c, string(s))
	}
	return c.base.ValidateKey(full)
}

// Expiry is Django's get_backend_timeout. For Redis and Memcached At is what is
// sent to the server, not a time.
func (c *Cache) Expiry(t engine.Timeout) (engine.Expiry, error) { return c.does.expiry(c, t) }

// timeoutValue is the timeout as Python sees it, the default if it was left out.
func (c *Cache) timeoutValue(t engine.Timeout) py.Value {
	if v := t.Value(); v != nil {
		return v
	}
	timeout, _, _, _, _ := c.base.Settings()
	return timeout
}

// Get returns the value of a live entry.
func (c *Cache) Get(k engine.Key) (v py.Value, ok bool, err error) {
	err = c.run("get", k, func(r *call) error {
		v, ok, err = c.does.get(r)
		return err
	})
	if c.Ignores(err) {
		return nil, false, nil
	}
	return v, ok && err == nil, err
}

// Set stores a value under the key, whatever was there.
func (c *Cache) Set(k engine.Key, v py.Value, t engine.Timeout) error {
	return c.run("set", k, func(r *call) error { return c.does.set(r, v, t) })
}

// Add stores the value if no live entry is there, and tells whether it did.
func (c *Cache) Add(k engine.Key, v py.Value, t engine.Timeout) (stored bool, err error) {
	err = c.run("add", k, func(r *call) error { stored, err = c.does.add(r, v, t); return err })
	return stored, err
}

// Touch gives an entry a new expiry and tells whether it was there.
func (c *Cache) Touch(k engine.Key, t engine.Timeout) (touched bool, err error) {
	err = c.run("touch", k, func(r *call) error { touched, err = c.does.touch(r, t); return err })
	return touched, err
}

// Delete removes the key and tells whether it was there.
func (c *Cache) Delete(k engine.Key) (deleted bool, err error) {
	err = c.run("delete", k, func(r *call) error { deleted, err = c.does.delete(r); return err })
	return deleted, err
}

// HasKey tells whether a live entry is there.
func (c *Cache) HasKey(k engine.Key) (has bool, err error) {
	err = c.run("has_key", k, func(r *call) error { has, err = c.does.hasKey(r); return err })
	return has, err
}

// Incr adds delta to the stored value and returns the sum.
func (c *Cache) Incr(k engine.Key, delta py.Value) (py.Value, error) {
	return c.plus("incr", k, delta)
}

// Decr is Incr with -delta.
func (c *Cache) Decr(k engine.Key, delta py.Value) (py.Value, error) {
	neg, err := py.Neg(delta)
	if err != nil {
		return nil, err
	}
	return c.plus("decr", k, neg)
}

func (c *Cache) plus(op string, k engine.Key, delta py.Value) (sum py.Value, err error) {
	err = c.run(op, k, func(r *call) error { sum, err = c.does.incr(r, delta); return err })
	return sum, err
}

// Clear empties the whole place: all prefixes, versions and projects in it.
func (c *Cache) Clear() error {
	r := c.begin("clear", engine.Key{})
	return r.end(c.does.clear(r))
}

// Close ends the connection; the data stays.
func (c *Cache) Close() error {
	r := c.begin("close", engine.Key{})
	r.is(engine.Kept)
	return r.end(nil)
}
