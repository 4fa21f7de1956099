package settings

import (
	"strings"

	"locmem/engine"
	"locmem/engine/py"
)

// location checks LOCATION: rule S4, and what other backends want of it.
func (a *aliasCheck) location() {
	if a.class == nil {
		return
	}
	e := a.known("LOCATION")
	if e == nil {
		if a.class.Location != "" && a.get("LOCATION") == nil {
			a.lint(a.at.keyNode.span, "location-missing", shortName(a.backend))
		}
		return
	}
	at := e.valueNode.span
	switch a.backend {
	case engine.LocMemBackend:
		if err := py.Hashable(e.value); err != nil {
			a.refuse(at, err, "location-type")
		} else if s, ok := e.value.(py.Str); ok && isAddress(string(s)) {
			a.lint(at, "location-name", brief(py.Repr(s)))
		}
	case "django.core.cache.backends.filebased.FileBasedCache":
		switch e.value.(type) {
		case py.Str, py.Bytes:
		default:
			a.refuse(at, &py.Error{Type: "TypeError", Message: "expected str, bytes or os.PathLike object, not " + e.value.Type()}, "location-path")
		}
	}
}

// isAddress tells that a text looks like a server or a path.
func isAddress(s string) bool {
	if strings.Contains(s, "://") || strings.HasPrefix(s, "/") || strings.Contains(s, `:\`) {
		return true
	}
	colon := strings.LastIndexByte(s, ':')
	return colon > 0 && colon+1 < len(s) && strings.Trim(s[colon+1:], "0123456789") == ""
}

func shortName(backend string) string { return backend[strings.LastIndexByte(backend, '.')+1:] }

// keyParts checks what stands at the front of every key: rules P7, K1 and K6.
func (a *aliasCheck) keyParts() {
	prefix, version := a.known("KEY_PREFIX"), a.known("VERSION")
	if prefix != nil {
		if _, ok := prefix.value.(py.Str); !ok {
			a.lint(prefix.valueNode.span, "prefix-type", brief(py.Repr(prefix.value)), brief(py.Text(prefix.value)))
		}
		a.warns(prefix, "KEY_PREFIX")
	}
	if version == nil {
		return
	}
	switch version.value.(type) {
	case py.Int, *py.BigInt:
	case py.NoneType:
		a.lint(version.valueNode.span, "version-none")
	default:
		a.lint(version.valueNode.span, "version-type", brief(py.Repr(version.value)))
	}
	a.warns(version, "VERSION")
}

// warns lints a part of the key with which every key gets a warning.
func (a *aliasCheck) warns(e *entry, name string) {
	if a.get("KEY_FUNCTION") != nil {
		return // which decides what becomes of it
	}
	c, err := engine.NewCaches(engine.NewProcess("settings", 1, nil), nil).Open("default")
	if err != nil {
		return
	}
	var warning string
	c = c.With(engine.Hooks{Warn: func(w engine.Warning) error {
		warning = w.Message
		return nil
	}})
	c.ValidateKey(py.Str(py.Text(e.value) + "::"))
	if warning != "" {
		a.lint(e.valueNode.span, "key-warning", name)
	}
}

// keyFunction checks KEY_FUNCTION: rule P8. A dotted name may well exist in a
// project; the playground has no modules.
func (a *aliasCheck) keyFunction() {
	e := a.known("KEY_FUNCTION")
	if e == nil || e.value == py.Value(py.None) {
		return
	}
	err := open(py.NewDict(py.Str("BACKEND"), py.Str(engine.LocMemBackend), py.Str("KEY_FUNCTION"), e.value))
	name, isText := e.value.(py.Str)
	switch {
	case err == nil:
	case isText && strings.LastIndexByte(string(name), '.') > 0 && name[0] != '.':
		a.lint(e.valueNode.span, "key-function", brief(string(name)))
	default:
		a.refuse(e.valueNode.span, err, "key-function-name")
	}
}
