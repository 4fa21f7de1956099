package script

import (
	"locmem/engine"
	"locmem/engine/py"
)

// Cache is an alias of CACHES as code uses it: one in the process's memory
// ([engine.Cache]) or one outside it. Each method does what Django's does.
type Cache interface {
	// Class is the name of Django's class, such as LocMemCache, or the dotted name
	// of one that is not Django's.
	Class() string
	Settings() (timeout, maxEntries, cullFrequency, keyPrefix, version py.Value)

	Get(k engine.Key) (v py.Value, ok bool, err error)
	Set(k engine.Key, v py.Value, t engine.Timeout) error
	Add(k engine.Key, v py.Value, t engine.Timeout) (bool, error)
	Touch(k engine.Key, t engine.Timeout) (bool, error)
	Delete(k engine.Key) (bool, error)
	HasKey(k engine.Key) (bool, error)
	Incr(k engine.Key, delta py.Value) (py.Value, error)
	Decr(k engine.Key, delta py.Value) (py.Value, error)
	GetMany(keys []py.Value, version py.Value) (*py.Dict, error)
	SetMany(data *py.Dict, t engine.Timeout, version py.Value) error
	DeleteMany(keys []py.Value, version py.Value) error
	GetOrSet(k engine.Key, make func() (py.Value, error), t engine.Timeout) (py.Value, error)
	IncrVersion(k engine.Key, delta py.Value) (py.Value, error)
	DecrVersion(k engine.Key, delta py.Value) (py.Value, error)
	Clear() error
	Close() error

	MakeKey(k engine.Key) (py.Value, error)
	ValidateKey(full py.Value) error
	Expiry(t engine.Timeout) (engine.Expiry, error)
}

var _ Cache = (*engine.Cache)(nil)

// CachesOf is World.Cache for the caches of a process.
func CachesOf(cs *engine.Caches) func(alias string, h engine.Hooks) (Cache, error) {
	return func(alias string, h engine.Hooks) (Cache, error) {
		c, err := cs.Open(alias)
		if err != nil {
			return nil, err
		}
		return c.With(h), nil
	}
}

// MakerOf is World.Make for the caches of a process.
func MakerOf(cs *engine.Caches) func(settings *py.Dict, h engine.Hooks) (Cache, error) {
	return func(settings *py.Dict, h engine.Hooks) (Cache, error) {
		c, err := cs.Make("", settings)
		if err != nil {
			return nil, err
		}
		return c.With(h), nil
	}
}

// proxy is django.core.cache.cache: everything goes to caches["default"].
type proxy struct {
	in   *Interp
	addr address
}

func (in *Interp) cacheProxy() py.Value {
	if in.cache == nil {
		in.cache = NewObject("ConnectionProxy", "", &proxy{in: in})
		in.cache.Refusal = cannotPickle("_thread.RLock")
	}
	return in.cache
}

// Show is the repr; Django defines none of its own.
func (p *proxy) Show(bool) string {
	return "<django.utils.connection.ConnectionProxy object at " + p.addr.text(p.in) + ">"
}

func (p *proxy) Attr(in *Interp, name string) (py.Value, error) {
	target, err := in.openCache("default")
	if err != nil {
		return nil, err
	}
	if name == "__class__" {
		return classes["ConnectionProxy"].object, nil
	}
	return in.GetAttr(target, name)
}

func (p *proxy) Has(in *Interp, key py.Value) (bool, error) {
	target, err := in.openCache("default")
	if err != nil {
		return false, err
	}
	return in.contains(target, key)
}

// equal: Django compares the cache behind the proxy.
func (p *proxy) Equal(other any) bool {
	target, err := p.in.openCache("default")
	return err == nil && (p == other || target.(*py.Object).Host == other)
}

func (p *proxy) cacheClass() *Class {
	if target, err := p.in.openCache("default"); err == nil {
		return target.(*py.Object).Host.(*cacheObject).class
	}
	return classes["LocMemCache"]
}

func (p *proxy) names() []string {
	return attrNames(NewObject("", "", &cacheObject{in: p.in, class: p.cacheClass()}))
}

// handlerObject is django.core.cache.caches.
type handlerObject struct {
	in   *Interp
	addr address
}

func (in *Interp) cacheHandler() py.Value {
	if in.caches == nil {
		in.caches = NewObject("CacheHandler", "", &handlerObject{in: in})
		in.caches.Refusal = cannotPickle("_thread.RLock")
	}
	return in.caches
}

// Show is the repr.
func (h *handlerObject) Show(bool) string {
	return "<django.core.cache.CacheHandler object at " + h.addr.text(h.in) + ">"
}

func (h *handlerObject) Item(in *Interp, alias py.Value) (py.Value, error) {
	name, err := in.Text(alias)
	if err != nil {
		return nil, err
	}
	return in.openCache(name)
}

// Attr is caches.settings.
func (h *handlerObject) Attr(in *Interp, name string) (py.Value, error) {
	if name != "settings" {
		return nil, nil
	}
	return copyOf(in.settings())
}

// deleteItem is del caches[alias]: the next look makes the cache anew, on what is
// stored.
func (h *handlerObject) deleteItem(alias py.Value) error {
	name := py.Text(alias)
	if h.in.opened[name] == nil {
		return Raise("AttributeError", name)
	}
	delete(h.in.opened, name)
	return nil
}

// Has tells whether there is an alias.
func (h *handlerObject) Has(in *Interp, alias py.Value) (bool, error) {
	return in.contains(texts(in.aliases()), alias)
}

func (h *handlerObject) Iter(in *Interp) Iterator {
	return &itemsIterator{items: texts(in.aliases()).Items}
}

// handlerMethods: caches.all() returns the caches of all aliases, and opens
// them unless only those that are open are wanted.
func handlerMethods(c *Class) {
	c.Def("all 0 1 initialized_only", func(a *Args) (py.Value, error) {
		only, list := truth(a.Get(0, py.Bool(false))), &py.List{}
		for _, alias := range a.In.aliases() {
			if only && a.In.opened[alias] == nil {
				continue
			}
			v, err := a.In.openCache(alias)
			if err != nil {
				return nil, err
			}
			list.Items = append(list.Items, v)
		}
		return list, nil
	})
	c.Def("!close_all 0 0", func(a *Args) (py.Value, error) {
		for _, alias := range a.In.aliases() {
			if o := a.In.opened[alias]; o != nil {
				if err := o.Host.(*cacheObject).cache.Close(); err != nil {
					return nil, err
				}
			}
		}
		return py.None, nil
	})
	c.Def("create_connection 1 1 alias", func(a *Args) (py.Value, error) {
		name := py.Text(a.Pos[0])
		before := a.In.opened[name]
		delete(a.In.opened, name)
		v, err := a.In.openCache(name)
		if a.In.opened[name] = before; before == nil {
			delete(a.In.opened, name)
		}
		return v, err
	})
}

// hooks are those of every cache that the thread opens.
func (in *Interp) hooks() engine.Hooks {
	h := engine.Hooks{Warn: in.keyWarning, Thread: in.world.Thread, Pause: in.settle}
	if in.world.Step != nil {
		h.Step = in.step
	}
	return h
}

// newCache is the object of a cache.
func (in *Interp) newCache(c Cache) *py.Object {
	obj := &cacheObject{in: in, cache: c, class: classes[c.Class()]}
	o := NewObject(obj.class.Name, "", obj)
	o.Refusal = refusesLock
	obj.self = o
	return o
}

// cacheConstructors let code make caches by the names of their classes:
// LocMemCache(location, params).
func cacheConstructors() {
	for _, name := range cacheClasses {
		c, words := classes[name], "server"
		switch name {
		case "LocMemCache":
			words = "name"
		case "DummyCache":
			words = "host"
		case "FileBasedCache":
			words = "dir"
		case "DatabaseCache":
			words = "table"
		}
		constructor(name, c.Name+" 2 2 "+words+" params", func(a *Args) (py.Value, error) {
			params, ok := plain(a.Pos[1]).(*py.Dict)
			if !ok {
				return nil, Raise("AttributeError", "'"+py.FullName(a.Pos[1])+"' object has no attribute 'get'")
			}
			if a.In.world.Make == nil {
				return nil, Raise("InvalidCacheBackendError", "the playground has no caches here")
			}
			all := py.NewDict()
			for k, v := range params.All() {
				_ = all.Set(k, v) // it was a key before
			}
			_ = all.Set(py.Str("BACKEND"), py.Str(c.module+"."+c.Name))
			_ = all.Set(py.Str("LOCATION"), a.Pos[0])
			made, err := a.In.world.Make(all, a.In.hooks())
			if err != nil {
				return nil, err
			}
			return a.In.newCache(made), nil
		})
	}
}

// openCache is caches[alias], the same object each time.
func (in *Interp) openCache(alias string) (py.Value, error) {
	if o := in.opened[alias]; o != nil {
		return o, nil
	}
	c, err := in.connect(alias)
	if err != nil {
		return nil, err
	}
	o := in.newCache(c)
	in.opened[alias] = o
	return o, nil
}

// cacheObject is one cache.
type cacheObject struct {
	in    *Interp
	cache Cache
	class *Class
	addr  address
	self  *py.Object
	redis py.Value // what django-redis calls client, once it is made
}

// Show is the repr.
func (c *cacheObject) Show(bool) string {
	return "<" + c.class.module + "." + c.class.Name + " object at " + c.addr.text(c.in) + ">"
}

func (c *cacheObject) Has(in *Interp, key py.Value) (bool, error) {
	if err := in.modest(key); err != nil {
		return false, err
	}
	has, err := c.cache.HasKey(engine.KeyOf(key))
	if err != nil {
		err = in.takeError(err)
	}
	if r, ok := c.cache.(redisCache); ok && r.Ignores(err) {
		return false, nil
	}
	return has, err
}

func (c *cacheObject) Equal(other any) bool {
	if p, ok := other.(*proxy); ok {
		return p.Equal(c)
	}
	return c == other
}

// Attr is what the constructor keeps of the settings.
func (c *cacheObject) Attr(in *Interp, name string) (py.Value, error) {
	if name == "_cache" || name == "_expire_info" {
		return c.inside(in, name)
	}
	if c.class == classes[engine.DjangoRedis] && (name == "client" || djangoRedisNames[name]) {
		return c.client(in, name)
	}
	timeout, entries, cull, prefix, version := c.cache.Settings()
	switch name {
	case "default_timeout":
		return timeout, nil
	case "_max_entries":
		return entries, nil
	case "_cull_frequency":
		return cull, nil
	case "key_prefix":
		return prefix, nil
	case "version":
		return version, nil
	}
	return nil, nil
}

func (c *cacheObject) names() []string {
	return append([]string{"default_timeout", "key_prefix", "version"}, extraNames(c.class)...)
}

// defaultTimeout is Django's marker for a timeout that was left out.
var defaultTimeout = NewObject("object", "<object object at 0x7f3c9a2e3ff0>", nil)

// timeout reads a timeout argument.
func timeout(v py.Value) engine.Timeout {
	if v == nil || v == py.Value(defaultTimeout) {
		return engine.Timeout{}
	}
	return engine.TimeoutOf(v)
}
