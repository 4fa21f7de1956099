package script

import (
	"locmem/engine"
	"locmem/engine/py"
)

// proxy is django.core.cache.cache: everything goes to caches["default"].
type proxy struct {
	in   *Interp
	addr address
}

func (in *Interp) cacheProxy() py.Value {
	if in.cache == nil {
		in.cache = newObject("ConnectionProxy", "", &proxy{in: in})
		in.cache.Refusal = cannotPickle("_thread.RLock")
	}
	return in.cache
}

// Show is the repr; Django defines none of its own.
func (p *proxy) Show(bool) string {
	return "<django.utils.connection.ConnectionProxy object at " + p.addr.text(p.in) + ">"
}

func (p *proxy) attr(in *Interp, name string) (py.Value, error) {
	target, err := in.openCache("default")
	if err != nil {
		return nil, err
	}
	if name == "__class__" {
		return classes["ConnectionProxy"].object, nil
	}
	return in.getAttr(target, name)
}

func (p *proxy) has(in *Interp, key py.Value) (bool, error) {
	target, err := in.openCache("default")
	if err != nil {
		return false, err
	}
	return in.contains(target, key)
}

// equal: Django compares the cache behind the proxy.
func (p *proxy) equal(other any) bool {
	target, err := p.in.openCache("default")
	return err == nil && (p == other || target.(*py.Object).Host == other)
}

func (p *proxy) cacheClass() *class {
	if target, err := p.in.openCache("default"); err == nil {
		return target.(*py.Object).Host.(*cacheObject).class
	}
	return classes["LocMemCache"]
}

func (p *proxy) names() []string { return attrNames(newObject(p.cacheClass().name, "", nil)) }

// handler is django.core.cache.caches.
type handlerObject struct {
	in   *Interp
	addr address
}

func (in *Interp) cacheHandler() py.Value {
	if in.caches == nil {
		in.caches = newObject("CacheHandler", "", &handlerObject{in: in})
		in.caches.Refusal = cannotPickle("_thread.RLock")
	}
	return in.caches
}

// Show is the repr.
func (h *handlerObject) Show(bool) string {
	return "<django.core.cache.CacheHandler object at " + h.addr.text(h.in) + ">"
}

func (h *handlerObject) item(in *Interp, alias py.Value) (py.Value, error) {
	return in.openCache(py.Text(alias))
}

func (h *handlerObject) iter(in *Interp) iterator {
	return &itemsIterator{items: texts(in.world.Aliases).Items}
}

// openCache is caches[alias], the same object each time.
func (in *Interp) openCache(alias string) (py.Value, error) {
	if o := in.opened[alias]; o != nil {
		return o, nil
	}
	if in.world.Cache == nil {
		return nil, raiseError("InvalidCacheBackendError", "The connection '"+alias+"' doesn't exist.")
	}
	c, err := in.world.Cache(alias)
	if err != nil {
		return nil, err
	}
	obj := &cacheObject{in: in, class: classes["LocMemCache"]}
	if c.Dummy() {
		obj.class = classes["DummyCache"]
	}
	obj.cache = c.With(engine.Hooks{Warn: in.keyWarning, Thread: in.world.Thread})
	o := newObject(obj.class.name, "", obj)
	o.Refusal = refusesLock
	in.opened[alias] = o
	return o, nil
}

// cacheObject is one cache.
type cacheObject struct {
	in    *Interp
	cache *engine.Cache
	class *class
	addr  address
}

// Show is the repr.
func (c *cacheObject) Show(bool) string {
	return "<" + c.class.module + "." + c.class.name + " object at " + c.addr.text(c.in) + ">"
}

func (c *cacheObject) has(in *Interp, key py.Value) (bool, error) {
	if err := in.modest(key); err != nil {
		return false, err
	}
	return c.cache.HasKey(engine.KeyOf(key))
}

func (c *cacheObject) equal(other any) bool {
	if p, ok := other.(*proxy); ok {
		return p.equal(c)
	}
	return c == other
}

// attr is what the constructor keeps of the settings.
func (c *cacheObject) attr(_ *Interp, name string) (py.Value, error) {
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

func (c *cacheObject) names() []string { return []string{"default_timeout", "key_prefix", "version"} }

// defaultTimeout is Django's marker for a timeout that was left out.
var defaultTimeout = newObject("object", "<object object at 0x7f3c9a2e3ff0>", nil)

// timeout reads a timeout argument.
func timeout(v py.Value) engine.Timeout {
	if v == nil || v == py.Value(defaultTimeout) {
		return engine.Timeout{}
	}
	return engine.TimeoutOf(v)
}
