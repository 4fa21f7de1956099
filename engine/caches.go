package engine

import (
	"sync"

	"locmem/engine/py"
)

// Dotted names of the backends that a [Process] has itself.
const (
	LocMemBackend = "django.core.cache.backends.locmem.LocMemCache"
	DummyBackend  = "django.core.cache.backends.dummy.DummyCache"
)

// Caches is Django's caches object in one process: the aliases of a CACHES
// setting. It makes a cache at each Open; the stores behind are shared by
// LOCATION. It may be used from any number of goroutines; the settings must not
// be changed from outside any more.
type Caches struct {
	process  *Process
	mu       sync.Mutex // for settings: looking into a dict may write to it
	settings *py.Dict
	// KeyFunctions are what KEY_FUNCTION may name, by dotted name, besides
	// Django's own. It must not be changed once the first cache was opened.
	KeyFunctions map[string]KeyFunction
}

// NewCaches returns the caches of a CACHES dict: alias to a dict of settings.
// A nil settings is Django's own: the alias "default", local memory.
func NewCaches(p *Process, settings *py.Dict) *Caches {
	if settings == nil {
		settings = DefaultSettings()
	}
	return &Caches{process: p, settings: settings}
}

// DefaultSettings is the CACHES of a new Django project.
func DefaultSettings() *py.Dict {
	d := py.NewDict()
	d.Set(py.Str("default"), py.NewDict(py.Str("BACKEND"), py.Str(LocMemBackend)))
	return d
}

// Aliases lists the aliases in the order of the settings.
func (cs *Caches) Aliases() []string {
	cs.mu.Lock()
	defer cs.mu.Unlock()
	var names []string
	for k := range cs.settings.All() {
		names = append(names, py.Text(k))
	}
	return names
}

// Open is caches[alias]. It fails with Django's errors: an unknown alias, a
// backend that cannot be imported, settings that the constructor refuses.
func (cs *Caches) Open(alias string) (*Cache, error) {
	o, err := cs.read(alias)
	if err != nil {
		return nil, err
	}
	return cs.process.Open(alias, o)
}

// Make is a cache of settings that stand under no alias, as a call of its class
// by name makes one; alias is what events say. It fails as Open does.
func (cs *Caches) Make(alias string, params *py.Dict) (*Cache, error) {
	cs.mu.Lock()
	o, err := cs.options(params)
	cs.mu.Unlock()
	if err != nil {
		return nil, err
	}
	return cs.process.Open(alias, o)
}

// read finds the settings of an alias.
func (cs *Caches) read(alias string) (Options, error) {
	cs.mu.Lock()
	defer cs.mu.Unlock()
	v, ok, _ := cs.settings.Get(py.Str(alias))
	params, isDict := v.(*py.Dict)
	if !ok {
		return Options{}, &py.Error{Type: "InvalidCacheBackendError", Message: "The connection '" + alias + "' doesn't exist."}
	}
	if !isDict {
		return Options{}, &py.Error{Type: "AttributeError", Message: "'" + py.FullName(v) + "' object has no attribute 'copy'"}
	}
	return cs.options(params)
}

// options turns an alias's settings into Options: sections 2 and 11.
func (cs *Caches) options(params *py.Dict) (Options, error) {
	var o Options
	get := func(name string) py.Value {
		v, _, _ := params.Get(py.Str(name))
		return v
	}
	backend := get("BACKEND")
	if backend == nil {
		return o, &py.Error{Type: "KeyError", Message: "'BACKEND'"}
	}
	name, err := cs.backend(backend)
	if err != nil {
		return o, err
	}
	o.Dummy = name == DummyBackend
	o.Location = get("LOCATION")
	if o.Timeout = TimeoutOf(get("timeout")); o.Timeout.LeftOut() {
		o.Timeout = TimeoutOf(get("TIMEOUT"))
	}
	// Errors come in Django's order: the timeout's, those of OPTIONS, of the
	// limits, of the key function.
	if _, err := o.parse(); err != nil {
		return o, err
	}
	maxEntries, cull, err := limits(get("OPTIONS"))
	if err != nil {
		return o, err
	}
	if o.MaxEntries = get("max_entries"); o.MaxEntries == nil {
		o.MaxEntries = maxEntries
	}
	if o.CullFrequency = get("cull_frequency"); o.CullFrequency == nil {
		o.CullFrequency = cull
	}
	o.KeyPrefix, o.Version = get("KEY_PREFIX"), get("VERSION")
	if f := get("KEY_FUNCTION"); f != nil && f != py.None {
		if _, err := o.parse(); err != nil {
			return o, err
		}
		o.KeyFunction, err = cs.keyFunction(f)
	}
	return o, err
}

// limits asks OPTIONS for both limits, whatever else is set (rule P6).
func limits(options py.Value) (maxEntries, cull py.Value, err error) {
	if options == nil {
		return nil, nil, nil
	}
	d, ok := options.(*py.Dict)
	if !ok {
		return nil, nil, &py.Error{Type: "AttributeError", Message: "'" + py.FullName(options) + "' object has no attribute 'get'"}
	}
	maxEntries, _, _ = d.Get(py.Str("MAX_ENTRIES"))
	cull, _, _ = d.Get(py.Str("CULL_FREQUENCY"))
	return maxEntries, cull, nil
}
