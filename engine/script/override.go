package script

import (
	"locmem/engine"
	"locmem/engine/py"
)

// Override has the process's code use other CACHES until Override is called again, and
// returns those that it took the place of. nil, at first: the World's. What is stored
// stays: caches with the same LOCATION find it, as under Django's override_settings. The
// error is that settings are no dict of dicts.
func (in *Interp) Override(caches *py.Dict) (before *py.Dict, err error) {
	if caches != nil {
		for alias, v := range caches.All() {
			if _, ok := plain(v).(*py.Dict); !ok {
				return nil, TypeError("the settings of the alias " + py.Repr(alias) + " must be a dict, not " + py.FullName(v))
			}
		}
	}
	before = in.overriding
	in.overriding = caches
	clear(in.opened)
	return before, nil
}

// settings are the CACHES that count now.
func (in *Interp) settings() *py.Dict {
	switch {
	case in.overriding != nil:
		return in.overriding
	case in.world.Caches == nil:
		return engine.DefaultSettings()
	}
	return in.world.Caches
}

// aliases are those of the CACHES that count now.
func (in *Interp) aliases() []string {
	if in.overriding == nil {
		return in.world.Aliases
	}
	var list []string
	for alias := range in.overriding.All() {
		list = append(list, py.Text(alias))
	}
	return list
}

// connect opens the cache of an alias.
func (in *Interp) connect(alias string) (Cache, error) {
	own := in.overriding == nil || in.world.Make == nil
	if own && in.world.Cache != nil {
		return in.world.Cache(alias, in.hooks())
	}
	if !own {
		if v, ok := in.overriding.GetStr(alias); ok {
			return in.world.Make(plain(v).(*py.Dict), in.hooks())
		}
	}
	return nil, Raise("InvalidCacheBackendError", "The connection '"+alias+"' doesn't exist.")
}
