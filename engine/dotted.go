package engine

import (
	"strings"

	"locmem/engine/py"
)

// What the names of Python modules in the settings mean: rules H3 and P8.

// defaultKeyFunction is Django's own, by name.
const defaultKeyFunction = "django.core.cache.backends.base.default_key_func"

// baseBackend is the class that all backends derive from.
const baseBackend = "django.core.cache.backends.base.BaseCache"

// names are all dotted names that can be imported here.
func (cs *Caches) names() map[string]bool {
	known := map[string]bool{baseBackend: true, defaultKeyFunction: true}
	for _, b := range Backends {
		known[b.Name] = true
	}
	for name := range cs.KeyFunctions {
		known[name] = true
	}
	return known
}

// backend imports a BACKEND; only the two that need nothing outside the process
// are there to be used.
func (cs *Caches) backend(v py.Value) (string, error) {
	name, err := dottedName(v)
	if err != nil {
		return "", err
	}
	if name == LocMemBackend || name == DummyBackend {
		return name, nil
	}
	why := "this process has no server to reach; LocMemCache and DummyCache work here"
	if known := cs.names(); !known[name] {
		e := importError(name, known)
		if e.Type != "ImportError" && e.Type != "ModuleNotFoundError" {
			return "", e
		}
		why = e.Message
	}
	return "", &py.Error{Type: "InvalidCacheBackendError", Message: "Could not find backend '" + name + "': " + why}
}

// keyFunction imports a KEY_FUNCTION; a callable, which a script's own function
// may be, is used as it is.
func (cs *Caches) keyFunction(v py.Value) (KeyFunction, error) {
	if o, ok := v.(*py.Object); ok {
		if f, ok := o.Host.(KeyFunction); ok {
			return f, nil
		}
	}
	name, err := dottedName(v)
	if err != nil {
		return nil, err
	}
	if f := cs.KeyFunctions[name]; f != nil {
		return f, nil
	}
	if name == defaultKeyFunction {
		return nil, nil
	}
	return nil, importError(name, cs.names())
}

// dottedName is what Django splits at the last dot.
func dottedName(v py.Value) (string, error) {
	switch v := v.(type) {
	case py.Str:
		return string(v), nil
	case py.Bytes, *py.ByteArray:
		return "", &py.Error{Type: "TypeError", Message: "a bytes-like object is required, not 'str'"}
	}
	return "", &py.Error{Type: "AttributeError", Message: "'" + py.FullName(v) + "' object has no attribute 'rsplit'"}
}

// importError is what importing a dotted name raises when only the known names
// exist.
func importError(name string, known map[string]bool) *py.Error {
	dot := strings.LastIndexByte(name, '.')
	if dot < 0 {
		return &py.Error{Type: "ImportError", Message: name + " doesn't look like a module path"}
	}
	module, attr := name[:dot], name[dot+1:]
	switch {
	case module == "":
		return &py.Error{Type: "ValueError", Message: "Empty module name"}
	case module[0] == '.':
		return &py.Error{Type: "TypeError", Message: "the 'package' argument is required to perform a relative import for '" + module + "'"}
	}
	parent := ""
	for i := 0; i <= len(module); i++ {
		if i < len(module) && module[i] != '.' {
			continue
		}
		path := module[:i]
		if depth(path, known) == 0 {
			why := "No module named '" + path + "'"
			if depth(parent, known) == 1 {
				why += "; '" + parent + "' is not a package"
			}
			return &py.Error{Type: "ModuleNotFoundError", Message: why}
		}
		parent = path
	}
	return &py.Error{Type: "ImportError", Message: `Module "` + module + `" does not define a "` + attr + `" attribute/class`}
}

// depth is 0 for what is no module, 1 for a module, more for a package.
func depth(path string, known map[string]bool) int {
	most := 0
	for name := range known {
		if rest, ok := strings.CutPrefix(name, path+"."); ok && path != "" {
			most = max(most, 1+strings.Count(rest, "."))
		}
	}
	return most
}
