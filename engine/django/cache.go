package django

import (
	"locmem/engine/py"
	"locmem/engine/script"
)

// caches are the modules of django.core.cache: the engine's caches, and the
// classes of those by the modules' last names.
func caches() script.Library {
	const base = "django.core.cache"
	library := script.Library{
		base: {Name: base, Load: func(in *script.Interp) map[string]py.Value {
			names := script.Funcs(script.Func("!close_caches 0 *", func(*script.Args) (py.Value, error) { return py.None, nil }))
			addClasses(names, errors...)
			names["cache"], names["caches"] = in.CacheProxy(), in.CacheHandler()
			names["DEFAULT_CACHE_ALIAS"] = py.Str("default")
			addClasses(names, "BaseCache")
			return names
		}},
	}
	for module, classes := range map[string][]string{
		"base": append([]string{"BaseCache"}, errors...), "locmem": {"LocMemCache"}, "dummy": {"DummyCache"}, "redis": {"RedisCache"},
		"memcached": {"PyMemcacheCache", "PyLibMCCache"}, "db": {"DatabaseCache"}, "filebased": {"FileBasedCache"},
	} {
		name := base + ".backends." + module
		library[name] = &script.Module{Name: name, Load: func(*script.Interp) map[string]py.Value {
			names := map[string]py.Value{}
			addClasses(names, classes...)
			if module == "base" {
				names["DEFAULT_TIMEOUT"] = script.DefaultTimeout
			}
			return names
		}}
	}
	return library
}

// errors are those of the caches.
var errors = []string{"CacheKeyWarning", "InvalidCacheBackendError", "InvalidCacheKey"}

// addClasses gives a module classes of the evaluator's.
func addClasses(names map[string]py.Value, classes ...string) {
	for _, class := range classes {
		names[class] = script.Builtin(class).Value()
	}
}
