package settings

import (
	"slices"
	"strings"

	"locmem/engine"
	"locmem/engine/py"
	"locmem/engine/syntax"
)

// baseCache is a class that BACKEND can name and that is no cache.
const baseCache = "django.core.cache.backends.base.BaseCache"

// meantBackends are words that stand in the names people write, and the class
// they mean. MemcachedCache is one that Django no longer has.
var meantBackends = []struct{ word, name string }{
	{"locmem", engine.LocMemBackend},
	{"dummy", engine.DummyBackend},
	{"pylibmc", "django.core.cache.backends.memcached.PyLibMCCache"},
	{"memcache", "django.core.cache.backends.memcached.PyMemcacheCache"},
	{"redis", "django.core.cache.backends.redis.RedisCache"},
	{"valkey", "django.core.cache.backends.redis.RedisCache"},
	{"file", "django.core.cache.backends.filebased.FileBasedCache"},
	{"disk", "django.core.cache.backends.filebased.FileBasedCache"},
	{"database", "django.core.cache.backends.db.DatabaseCache"},
	{".db.", "django.core.cache.backends.db.DatabaseCache"},
	{"memory", engine.LocMemBackend},
}

// Backends are the dotted names of the backends that come with Django.
func Backends() []string {
	var names []string
	for _, b := range engine.Backends {
		if strings.HasPrefix(b.Name, "django.") {
			names = append(names, b.Name)
		}
	}
	return names
}

// backendName checks BACKEND: rules H3 and H4.
func (a *aliasCheck) backendName() {
	e := a.get("BACKEND")
	if e == nil {
		a.noBackend()
		return
	}
	name, ok := e.value.(py.Str)
	a.backend = string(name)
	a.class = engine.BackendNamed(a.backend)
	switch {
	case a.backend == baseCache:
		err := &py.Error{Type: "TypeError", Message: "BaseCache.__init__() takes 2 positional arguments but 3 were given"}
		a.suggest(a.refuse(e.valueNode.span, err, "unknown-backend"), e.valueNode.span, engine.LocMemBackend)
	case a.class == nil:
		err := open(py.NewDict(py.Str("BACKEND"), e.value))
		if err == nil {
			return
		}
		if !ok {
			a.refuse(e.valueNode.span, err, "backend-type")
			return
		}
		a.suggest(a.refuse(e.valueNode.span, err, "unknown-backend"), e.valueNode.span, meantBackend(a.backend))
	}
}

// noBackend complains about an alias without BACKEND, at the key that may have
// been meant to be it.
func (a *aliasCheck) noBackend() {
	err := &py.Error{Type: "KeyError", Message: "'BACKEND'"}
	for _, e := range a.entries {
		if name, ok := e.key.(py.Str); ok && !slices.Contains(settingNames, string(name)) && syntax.Nearest(string(name), settingNames[:7]) == "BACKEND" {
			a.missed = e.keyNode
			a.suggest(a.refuse(e.keyNode.span, err, "no-backend"), e.keyNode.span, "BACKEND")
			return
		}
	}
	a.refuse(a.at.keyNode.span, err, "no-backend")
}

// meantBackend is the class that a name was probably meant to be, or "".
func meantBackend(name string) string {
	if meant := syntax.Nearest(name, Backends()); meant != "" && syntax.Distance(meant, name) <= 12 {
		return meant
	}
	last := name[strings.LastIndexByte(name, '.')+1:]
	for _, b := range engine.Backends {
		if short := b.Class(); short == last || syntax.Nearest(last, []string{short}) != "" && len(last) > 4 {
			return b.Name
		}
	}
	lower := strings.ToLower(name)
	for _, m := range meantBackends {
		if strings.Contains(lower, m.word) {
			return m.name
		}
	}
	return ""
}
