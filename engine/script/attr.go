package script

import (
	"sort"

	"locmem/engine/py"
)

// getAttr is v.name.
func (in *Interp) getAttr(v py.Value, name string) (py.Value, error) {
	if h, ok := host(v).(hasAttr); ok {
		if x, err := h.attr(in, name); x != nil || err != nil {
			return x, err
		}
	}
	if x := field(v, name); x != nil {
		return x, nil
	}
	c := classOf(v)
	if m := c.method(name); m != nil {
		return m.of(in, v), nil
	}
	if x := statics(c, name); x != nil {
		return x, nil
	}
	if name == "__class__" {
		return c.object, nil
	}
	return nil, in.noAttribute(v, name)
}

// noAttribute is the AttributeError, with a hint at what may be meant.
func (in *Interp) noAttribute(v py.Value, name string) error {
	message := "'" + py.FullName(v) + "' object has no attribute '" + name + "'"
	switch h := host(v).(type) {
	case *module:
		message = "module '" + h.name + "' has no attribute '" + name + "'"
	case *class:
		message = "type object '" + h.name + "' has no attribute '" + name + "'"
	case *proxy:
		message = "'" + h.cacheClass().name + "' object has no attribute '" + name + "'"
	}
	hint := ""
	switch host(v).(type) {
	case *proxy, *cacheObject:
		hint = cacheHints[name]
		if name == "_cache" || name == "_expire_info" || name == "_lock" {
			message = "the playground does not know 'cache." + name + "'"
		}
	}
	if near := nearest(name, attrNames(v)); hint == "" && near != "" {
		hint = "Did you mean: '" + near + "'?"
	}
	return &exception{class: classes["AttributeError"], args: []py.Value{py.Str(message)}, hint: hint}
}

// cacheHints are for what other caches have, or LocMemCache has inside.
var cacheHints = map[string]string{
	"_cache":         "The table of the page shows what is in memory, and looking there changes nothing.",
	"_expire_info":   "The table of the page shows when each entry expires, and looking there changes nothing.",
	"keys":           "Django's caches cannot list their keys; django-redis can. The table of the page shows them.",
	"iter_keys":      "django-redis has it. The table of the page shows the keys.",
	"ttl":            "django-redis has it. The table of the page shows the time left.",
	"expire":         "django-redis has it. Django's own word is touch().",
	"persist":        "django-redis has it. Django's own word is touch(key, None).",
	"delete_pattern": "django-redis has it. Django's own are delete(), delete_many() and clear().",
	"lock":           "django-redis has it. cache.add() answers True for the first caller only.",
	"exists":         "Django's own word is has_key(), or: key in cache",
	"put":            "Django's own word is set().",
	"remove":         "Django's own word is delete().",
	"pop":            "Use get() and then delete().",
	"items":          "Django's caches cannot list their entries. The table of the page shows them.",
	"values":         "Django's caches cannot list their entries. The table of the page shows them.",
}

// attrNames are the names behind v's dot, sorted.
func attrNames(v py.Value) []string {
	var list []string
	if h, ok := host(v).(interface{ names() []string }); ok {
		list = append(list, h.names()...)
	}
	for c := classOf(v); c != nil; c = c.base {
		for n := range c.methods {
			list = append(list, n)
		}
	}
	sort.Strings(list)
	return list
}

// setAttr is v.name = x: only functions carry attributes.
func (in *Interp) setAttr(v py.Value, name string, x py.Value) error {
	switch h := host(v).(type) {
	case *function:
		h.setAttr(name, x)
		return nil
	case *request:
		h.attrs[name] = x
		return nil
	case *response:
		if n, ok := x.(py.Int); ok && name == "status_code" && n >= 100 && n <= 599 {
			h.status = int(n)
			return nil
		}
	case *session:
		if name == "modified" {
			h.modified = truth(x)
			return nil
		}
	case *proxy, *cacheObject:
		return &exception{class: classes["AttributeError"],
			args: []py.Value{py.Str("the playground does not change a cache's attribute '" + name + "'")},
			hint: "A lesson's settings.py can be changed; every other page runs with Django's defaults."}
	case *class:
		return typeError("cannot set '" + name + "' attribute of immutable type '" + h.name + "'")
	}
	if _, err := in.getAttr(v, name); err == nil {
		return raiseError("AttributeError", "'"+py.FullName(v)+"' object attribute '"+name+"' is read-only")
	}
	return raiseError("AttributeError", "'"+py.FullName(v)+"' object has no attribute '"+name+"'")
}

// field is an attribute that is no method, or nil.
func field(v py.Value, name string) py.Value {
	switch v := v.(type) {
	case py.DateTime:
		return dateTimeField(v, name)
	case py.Date:
		return dateField(v, name)
	case py.TimeDelta:
		switch name {
		case "days":
			return py.Int(v.Days)
		case "seconds":
			return py.Int(v.Seconds)
		case "microseconds":
			return py.Int(v.Microseconds)
		}
	case py.Complex:
		switch name {
		case "real":
			return py.Float(real(v))
		case "imag":
			return py.Float(imag(v))
		}
	case py.Bool, py.Int, *py.BigInt:
		switch name {
		case "real", "numerator":
			n, _ := py.Big(v)
			return py.IntOf(n)
		case "imag":
			return py.Int(0)
		case "denominator":
			return py.Int(1)
		}
	}
	return nil
}
