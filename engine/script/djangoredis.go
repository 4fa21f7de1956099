package script

import (
	"locmem/engine"
	"locmem/engine/py"
)

// redisCache is what a Cache of the class [engine.DjangoRedis] has besides.
type redisCache interface {
	Cache
	// SetIf is set with nx and xx; it tells whether it stored.
	SetIf(k engine.Key, v py.Value, t engine.Timeout, nx, xx bool) (bool, error)
	DeleteCount(keys []py.Value, version py.Value) (int, error)
	// Ignores tells whether the settings say to go on after an error.
	Ignores(err error) bool
}

// djangoRedisTable are the methods of Django's that django-redis has otherwise.
var djangoRedisTable = []cacheMethod{
	{"set key value timeout? version? client? nx? xx?", false, func(a *Args, c Cache) (py.Value, error) {
		return boolean(c.(redisCache).SetIf(key(a, 3), a.Pos[1], timeout(a.Pos[2]), truth(a.Get(5, py.Bool(false))), truth(a.Get(6, py.Bool(false)))))
	}},
	{"!set_many data timeout? version?", false, func(a *Args, c Cache) (py.Value, error) {
		data, ok := a.Pos[0].(*py.Dict)
		if !ok {
			return nil, Raise("AttributeError", "'"+a.Pos[0].Type()+"' object has no attribute 'items'")
		}
		return py.None, c.SetMany(data, timeout(a.Pos[1]), a.Pos[2])
	}},
	{"delete_many keys version?", false, func(a *Args, c Cache) (py.Value, error) {
		keys, err := a.In.Collect(a.Pos[0])
		if err != nil {
			return nil, err
		}
		n, err := c.(redisCache).DeleteCount(keys, a.Pos[1])
		return py.Int(n), err
	}},
	{"incr key delta? version? client? ignore_key_check?", false, func(a *Args, c Cache) (py.Value, error) {
		if truth(a.Get(4, py.Bool(false))) {
			add, err := Host(a.Self).(*cacheObject).client(a.In, "_incr_any")
			if err != nil {
				return nil, err
			}
			return a.In.Call(add, a.Pos[0], a.Get(1, py.Int(1)), a.Get(2, py.None))
		}
		return c.Incr(key(a, 2), a.Get(1, py.Int(1)))
	}},
}

// djangoRedisNames are the methods that django-redis adds; the Python of
// django_redis.client has them.
var djangoRedisNames = wordSet("lock keys iter_keys ttl pttl expire pexpire expire_at pexpire_at persist delete_pattern")

// extraNames are those of a class of caches.
func extraNames(c *Class) []string {
	if c != classes[engine.DjangoRedis] {
		return nil
	}
	var list []string
	for name := range djangoRedisNames {
		list = append(list, name)
	}
	return list
}

// isExtra tells whether a name is one of those of a cache, whose module a Tab does
// not wait for.
func isExtra(v py.Value, name string) bool {
	switch h := Host(v).(type) {
	case *proxy:
		return djangoRedisNames[name] && h.cacheClass() == classes[engine.DjangoRedis]
	case *cacheObject:
		return djangoRedisNames[name] && h.class == classes[engine.DjangoRedis]
	}
	return false
}

// client is the cache's client, or a method of it.
func (c *cacheObject) client(in *Interp, name string) (py.Value, error) {
	if c.redis == nil {
		m, err := in.Import("django_redis.client")
		if err != nil {
			return nil, err
		}
		class, err := in.GetAttr(m, "DefaultClient")
		if err != nil {
			return nil, err
		}
		if c.redis, err = in.Call(class, c.self); err != nil {
			return nil, err
		}
	}
	if name == "client" {
		return c.redis, nil
	}
	return in.GetAttr(c.redis, name)
}

// CacheOf is the cache that a value is; nil if it is none.
func CacheOf(v py.Value) Cache {
	if c, ok := Host(v).(*cacheObject); ok {
		return c.cache
	}
	return nil
}
