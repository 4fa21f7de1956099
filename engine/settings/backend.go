package settings

import (
	"strings"

	"locmem/engine"
	"locmem/engine/py"
)

// class is what the checks know of one of Django's backends.
type class struct {
	name   string
	needs  bool // a LOCATION that names something outside the process
	server bool // limits and OPTIONS are the server's affair
}

// classes are the backends that come with Django. The first one is a base class.
var classes = []class{
	{name: "django.core.cache.backends.base.BaseCache"},
	{name: engine.LocMemBackend},
	{name: engine.DummyBackend},
	{name: "django.core.cache.backends.db.DatabaseCache", needs: true},
	{name: "django.core.cache.backends.filebased.FileBasedCache", needs: true},
	{name: "django.core.cache.backends.memcached.PyLibMCCache", needs: true, server: true},
	{name: "django.core.cache.backends.memcached.PyMemcacheCache", needs: true, server: true},
	{name: "django.core.cache.backends.redis.RedisCache", needs: true, server: true},
}

// meantBackends are words that stand in the names people write, and the class
// they mean. MemcachedCache is one that Django no longer has.
var meantBackends = []struct{ word, name string }{
	{"locmem", engine.LocMemBackend},
	{"dummy", engine.DummyBackend},
	{"pylibmc", classes[5].name},
	{"memcache", classes[6].name},
	{"redis", classes[7].name},
	{"valkey", classes[7].name},
	{"file", classes[4].name},
	{"disk", classes[4].name},
	{"database", classes[3].name},
	{".db.", classes[3].name},
	{"memory", engine.LocMemBackend},
}

// Backends are the dotted names of the backends that come with Django.
func Backends() []string {
	names := make([]string, 0, len(classes))
	for _, c := range classes[1:] {
		names = append(names, c.name)
	}
	return names
}

// backendName checks BACKEND: rules H3 and H4.
func (a *aliasCheck) backendName() {
	e := a.get("BACKEND")
	if e == nil {
		if !a.unknownKeys(a.at.valueNode) {
			a.noBackend()
		}
		return
	}
	if a.unknown(e) {
		return
	}
	name, ok := e.value.(py.Str)
	a.backend = string(name)
	for i := range classes {
		if ok && classes[i].name == a.backend {
			a.class = &classes[i]
		}
	}
	switch {
	case a.class == &classes[0]:
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
		if name, ok := e.key.(py.Str); ok && !isOne(string(name), settingNames) && near(string(name), settingNames[:7]) == "BACKEND" {
			a.missed = e.keyNode
			a.suggest(a.refuse(e.keyNode.span, err, "no-backend"), e.keyNode.span, "BACKEND")
			return
		}
	}
	a.refuse(a.at.keyNode.span, err, "no-backend")
}

// meantBackend is the class that a name was probably meant to be, or "".
func meantBackend(name string) string {
	if meant := near(name, Backends()); meant != "" && distance(meant, name) <= 12 {
		return meant
	}
	last := name[strings.LastIndexByte(name, '.')+1:]
	for _, c := range classes[1:] {
		if short := c.name[strings.LastIndexByte(c.name, '.')+1:]; short == last || near(last, []string{short}) != "" && len(last) > 4 {
			return c.name
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
