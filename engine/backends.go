package engine

import "strings"

// Backend is a class that BACKEND can name.
type Backend struct {
	Name   string // dotted
	Word   string // what scenarios call it; "": they do not
	Server string // the server behind a shared one: redis, memcached, database, file; "": none
	// Location is what Django's documentation gives as LOCATION, for those that
	// need one.
	Location string
}

// Class is the name without its module; of a class that is not Django's it is
// the dotted name.
func (b Backend) Class() string {
	if !strings.HasPrefix(b.Name, "django.") {
		return b.Name
	}
	return b.Name[strings.LastIndexByte(b.Name, '.')+1:]
}

// Client tells whether limits and OPTIONS are the affair of the server.
func (b Backend) Client() bool { return b.Server == "redis" || b.Server == "memcached" }

// DjangoRedis is the backend of django-redis.
const DjangoRedis = "django_redis.cache.RedisCache"

// Backends are Django's, and the one of django-redis.
var Backends = []Backend{
	{LocMemBackend, "locmem", "", ""},
	{DummyBackend, "dummy", "", ""},
	{"django.core.cache.backends.db.DatabaseCache", "database", "database", "my_cache_table"},
	{"django.core.cache.backends.filebased.FileBasedCache", "file", "file", "/var/tmp/django_cache"},
	{"django.core.cache.backends.memcached.PyLibMCCache", "", "memcached", "127.0.0.1:11211"},
	{"django.core.cache.backends.memcached.PyMemcacheCache", "memcached", "memcached", "127.0.0.1:11211"},
	{"django.core.cache.backends.redis.RedisCache", "redis", "redis", "redis://127.0.0.1:6379"},
	{DjangoRedis, "", "redis", "redis://127.0.0.1:6379"},
}

// BackendNamed is the backend with a dotted name, nil if there is none.
func BackendNamed(name string) *Backend {
	for i := range Backends {
		if Backends[i].Name == name {
			return &Backends[i]
		}
	}
	return nil
}
