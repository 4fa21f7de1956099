package script

import (
	"slices"
	"strings"

	"locmem/engine"
	"locmem/engine/py"
)

// cacheMethod is a method of Django's caches.
type cacheMethod struct {
	spec string // name and parameters; ? is an optional one
	base bool   // BaseCache has it, so errors name that
	do   func(a *Args, c Cache) (py.Value, error)
}

// cacheMethodTable is Django's API. A leading ! marks what always returns None.
var cacheMethodTable = []cacheMethod{
	{"get key default? version?", false, func(a *Args, c Cache) (py.Value, error) {
		v, ok, err := c.Get(key(a, 2))
		if err == nil && !ok {
			v = a.Get(1, py.None)
		}
		return v, err
	}},
	{"!set key value timeout? version?", false, func(a *Args, c Cache) (py.Value, error) {
		return py.None, c.Set(key(a, 3), a.Pos[1], timeout(a.Pos[2]))
	}},
	{"add key value timeout? version?", false, func(a *Args, c Cache) (py.Value, error) {
		return boolean(c.Add(key(a, 3), a.Pos[1], timeout(a.Pos[2])))
	}},
	{"touch key timeout? version?", false, func(a *Args, c Cache) (py.Value, error) {
		return boolean(c.Touch(key(a, 2), timeout(a.Pos[1])))
	}},
	{"delete key version?", false, func(a *Args, c Cache) (py.Value, error) { return boolean(c.Delete(key(a, 1))) }},
	{"has_key key version?", false, func(a *Args, c Cache) (py.Value, error) { return boolean(c.HasKey(key(a, 1))) }},
	{"incr key delta? version?", false, func(a *Args, c Cache) (py.Value, error) {
		return c.Incr(key(a, 2), a.Get(1, py.Int(1)))
	}},
	{"decr key delta? version?", true, func(a *Args, c Cache) (py.Value, error) {
		return c.Decr(key(a, 2), a.Get(1, py.Int(1)))
	}},
	{"get_many keys version?", true, func(a *Args, c Cache) (py.Value, error) {
		keys, err := a.In.Collect(a.Pos[0])
		if err != nil {
			return nil, err
		}
		return got(c.GetMany(keys, a.Pos[1]))
	}},
	{"set_many data timeout? version?", true, func(a *Args, c Cache) (py.Value, error) {
		data, ok := a.Pos[0].(*py.Dict)
		if !ok {
			return nil, Raise("AttributeError", "'"+a.Pos[0].Type()+"' object has no attribute 'items'")
		}
		return &py.List{}, c.SetMany(data, timeout(a.Pos[1]), a.Pos[2])
	}},
	{"!delete_many keys version?", true, func(a *Args, c Cache) (py.Value, error) {
		keys, err := a.In.Collect(a.Pos[0])
		if err != nil {
			return nil, err
		}
		return py.None, c.DeleteMany(keys, a.Pos[1])
	}},
	{"get_or_set key default timeout? version?", true, getOrSet},
	{"incr_version key delta? version?", true, func(a *Args, c Cache) (py.Value, error) {
		return c.IncrVersion(key(a, 2), a.Get(1, py.Int(1)))
	}},
	{"decr_version key delta? version?", true, func(a *Args, c Cache) (py.Value, error) {
		return c.DecrVersion(key(a, 2), a.Get(1, py.Int(1)))
	}},
	{"!clear", false, func(_ *Args, c Cache) (py.Value, error) { return py.None, c.Clear() }},
	{"!close **kwargs", true, func(_ *Args, c Cache) (py.Value, error) { return py.None, c.Close() }},
	{"make_key key version?", true, func(a *Args, c Cache) (py.Value, error) { return c.MakeKey(key(a, 1)) }},
	{"make_and_validate_key key version?", true, func(a *Args, c Cache) (py.Value, error) {
		full, err := c.MakeKey(key(a, 1))
		if err != nil {
			return nil, err
		}
		return full, c.ValidateKey(full)
	}},
	{"!validate_key key", true, func(a *Args, c Cache) (py.Value, error) { return py.None, c.ValidateKey(a.Pos[0]) }},
	{"get_backend_timeout timeout?", true, func(a *Args, c Cache) (py.Value, error) {
		e, err := c.Expiry(timeout(a.Pos[0]))
		if err != nil || e.Kind != engine.ExpiresAt {
			return py.None, err
		}
		return py.Float(e.At), nil
	}},
}

// notAsync are the methods without an a-twin.
var notAsync = wordSet("make_key make_and_validate_key validate_key get_backend_timeout")

// key is the first argument as a key, in the version of argument i.
//
//go:noinline
func key(a *Args, i int) engine.Key { return engine.KeyOf(a.Pos[0]).At(a.Pos[i]) }

func boolean(b bool, err error) (py.Value, error) { return py.Bool(b), err }

func got(d *py.Dict, err error) (py.Value, error) {
	if err != nil {
		return nil, err
	}
	return d, nil
}

// getOrSet calls a default that can be called, as Django does.
func getOrSet(a *Args, c Cache) (py.Value, error) {
	return getOrElse(a, c, func() error { return nil })
}

// asyncGetOrSet lets others run between what it does: several tasks can miss, and make
// the value.
func asyncGetOrSet(a *Args, c Cache) (py.Value, error) { return getOrElse(a, c, a.In.Share) }

func getOrElse(a *Args, c Cache, missed func() error) (py.Value, error) {
	return c.GetOrSet(key(a, 3), func() (py.Value, error) {
		if err := missed(); err != nil {
			return nil, err
		}
		if IsCallable(a.Pos[1]) {
			return a.In.Call(a.Pos[1])
		}
		return a.Pos[1], nil
	}, timeout(a.Pos[2]))
}

// cacheClasses are Django's caches: what [Cache.Class] may return.
var cacheClasses = strings.Fields("LocMemCache DummyCache RedisCache PyMemcacheCache PyLibMCCache DatabaseCache FileBasedCache " + engine.DjangoRedis)

// cacheMethods gives each kind of cache its methods and the a-twins.
func cacheMethods() {
	for _, name := range cacheClasses {
		c := classes[name]
		c.methods = map[string]*builtin{}
		table := cacheMethodTable
		if name == engine.DjangoRedis {
			table = slices.Concat(table, djangoRedisTable)
		}
		for _, m := range table {
			b := m.builtin(c.Name)
			c.methods[b.name] = b
			if !notAsync[b.name] {
				if b.name == "get_or_set" {
					m.do = asyncGetOrSet
					b = m.builtin(c.Name)
				}
				twin := asyncTwin(b)
				c.methods[twin.name] = twin
			}
		}
	}
}

// builtin makes the method for a class of caches.
func (m cacheMethod) builtin(owner string) *builtin {
	words := strings.Fields(m.spec)
	name, quiet := strings.CutPrefix(words[0], "!")
	if m.base {
		owner = "BaseCache"
	}
	b := &builtin{owner: owner, name: name, quiet: quiet, brief: true, sig: cacheSignature(owner+"."+name, words[1:])}
	b.object = &py.Object{Name: "function", Host: b}
	b.do = func(a *Args) (py.Value, error) {
		if err := a.In.modest(shownArgs(b.sig, a.Pos)...); err != nil {
			return nil, err
		}
		if err := a.In.workDeep(a.Pos...); err != nil { // it is pickled
			return nil, err
		}
		cache := Host(a.Self).(*cacheObject).cache
		v, err := m.do(a, cache)
		if err != nil {
			err = a.In.takeError(err)
			if r, ok := cache.(redisCache); ok && b.name != "touch" && r.Ignores(err) { // touch is one that raises
				return py.None, nil
			}
			return nil, err
		}
		if v, err = a.In.Revive(v); err != nil {
			return nil, err
		}
		return v, a.In.workDeep(v)
	}
	return b
}

// shownArgs are the arguments whose text the cache needs: keys and versions.
// Values it only pickles, which takes no longer for what they share.
func shownArgs(sig *signature, pos []py.Value) []py.Value {
	var list []py.Value
	for i, v := range pos {
		switch name := sig.params[i+1].name; {
		case v == nil || !isContainer(v) || name == "value" || name == "default":
		case name == "data":
			if d, ok := v.(*py.Dict); ok {
				list = append(list, dictKeys(d)...)
			}
		default:
			list = append(list, v)
		}
	}
	return list
}

func cacheSignature(qualname string, params []string) *signature {
	s := &signature{qualname: qualname, params: []paramSpec{{name: "self"}}}
	for _, p := range params {
		one := paramSpec{}
		one.name, one.optional = strings.CutSuffix(p, "?")
		if rest, ok := strings.CutPrefix(p, "**"); ok {
			one.name, one.stars = rest, 2
		}
		s.params = append(s.params, one)
	}
	return s
}

// asyncTwin is the a-method: a coroutine that does the same.
func asyncTwin(b *builtin) *builtin {
	twin := *b
	twin.object = &py.Object{Name: "function", Host: &twin}
	twin.name, twin.owner, twin.quiet, twin.brief = "a"+b.name, "BaseCache", false, false
	sig := *b.sig
	sig.qualname = "BaseCache.a" + b.name
	twin.sig = &sig
	twin.do = func(a *Args) (py.Value, error) {
		return a.In.newCoroutine(sig.qualname, func() (py.Value, error) {
			v, err := b.do(a)
			if err == nil {
				err = a.In.Share() // Django has a thread do it, and awaits that
				a.In.lastCall = b
			}
			return v, err
		}), nil
	}
	return &twin
}
