package script

import (
	"slices"
	"sort"

	"locmem/engine/py"
	"locmem/engine/syntax"
)

// GetAttr is v.name.
func (in *Interp) GetAttr(v py.Value, name string) (py.Value, error) {
	if c := userClass(v); c != nil {
		return in.userAttr(v, c, name)
	}
	return in.ownAttr(v, name)
}

// ownAttr is v.name of a value of the playground's own types.
func (in *Interp) ownAttr(v py.Value, name string) (py.Value, error) {
	if h, ok := Host(v).(hasAttr); ok {
		if x, err := h.Attr(in, name); x != nil || err != nil {
			return x, err
		}
	}
	if x := field(v, name); x != nil {
		return x, nil
	}
	c := ClassOf(v)
	if m := c.method(name); m != nil {
		return m.of(in, v), nil
	}
	if x := statics(c, name); x != nil {
		return x, nil
	}
	if name == "__class__" {
		return c.object, nil
	}
	if x := in.slot(v, name); x != nil {
		return x, nil
	}
	if name == "__doc__" {
		return py.None, nil
	}
	if x, err := in.writtenAttr(c, v, name); x != nil || err != nil {
		return x, err
	}
	return nil, in.noAttribute(v, name)
}

// userAttr is v.name of an object of a class of the program's: properties come
// first, then the object's own attributes, then those of the class.
func (in *Interp) userAttr(v py.Value, c *Class, name string) (py.Value, error) {
	if k, ok := Host(v).(*Class); ok {
		return in.metaAttr(k, c, name)
	}
	x, found := c.lookUp(name)
	if found {
		if p, ok := Host(x).(*property); ok {
			return in.missing(v, name)(p.get(in, v))
		}
		if _, ok := Host(x).(*instance); ok {
			if _, data := in.special(x, "__set__"); data {
				return in.bindAttr(x, v, c)
			}
		}
	}
	if i, ok := Host(v).(*instance); ok {
		if i.attrs != nil && (!c.dictless || isMember(x)) {
			if own, ok := i.attrs.GetStr(name); ok {
				return own, nil
			}
		}
		switch {
		case found:
			return in.missing(v, name)(in.bindAttr(x, v, c))
		case name == "__dict__" && !c.dictless:
			return i.dict(), nil
		case name == "__class__":
			return c.object, nil
		}
		if m := c.method(name); m != nil {
			return m.of(in, plain(v)), nil
		}
		if b := plain(v); b != v {
			if f := field(b, name); f != nil {
				return f, nil
			}
			if h, ok := Host(b).(hasAttr); ok {
				if x, err := h.Attr(in, name); x != nil || err != nil {
					return x, err
				}
			}
		}
	} else { // an exception
		e := Host(v).(*exception)
		if e.attrs != nil {
			if own, ok := e.attrs.GetStr(name); ok {
				return own, nil
			}
		}
		if found {
			return in.missing(v, name)(in.bindAttr(x, v, c))
		}
		if own, err := e.Attr(in, name); own != nil || err != nil {
			return own, err
		}
		if m := c.method(name); m != nil {
			return m.of(in, v), nil
		}
	}
	if s := in.slot(v, name); s != nil {
		return s, nil
	}
	if name == "__doc__" {
		return py.None, nil
	}
	if x, err := in.writtenAttr(c, v, name); x != nil || err != nil {
		return x, err
	}
	return in.missing(v, name)(nil, in.noAttribute(v, name))
}

// missing asks __getattr__ when an attribute is not there.
func (in *Interp) missing(v py.Value, name string) func(py.Value, error) (py.Value, error) {
	return func(x py.Value, err error) (py.Value, error) {
		if err == nil || in.ended != nil {
			return x, err
		}
		e := in.raised(err)
		if !e.class.Is(classes["AttributeError"]) {
			return nil, e
		}
		r, ok, err := in.callSpecial(v, "__getattr__", py.Str(name))
		if !ok {
			return nil, e
		}
		return r, err
	}
}

// method is what v.name(...) calls: a function and its first argument, or any
// value and nil.
func (in *Interp) method(v py.Value, name string) (fn, self py.Value, err error) {
	if o, ok := v.(*py.Object); ok {
		switch h := o.Host.(type) {
		case *instance:
			x, found := h.class.lookUp(name)
			if _, isFunction := Host(x).(*function); found && isFunction {
				if h.attrs != nil {
					if own, ok := h.attrs.GetStr(name); ok {
						return own, nil, nil
					}
				}
				return x, v, nil
			}
		case *proxy:
			target, err := in.openCache("default")
			if err != nil {
				return nil, nil, err
			}
			if b := Host(target).(*cacheObject).class.methods[name]; b != nil {
				return b.value(), target, nil
			}
		case *cacheObject:
			if b := h.class.methods[name]; b != nil {
				return b.value(), v, nil
			}
		}
	} else if b := ClassOf(v).method(name); b != nil {
		return b.value(), v, nil
	}
	fn, err = in.GetAttr(v, name)
	return fn, nil, err
}

// noAttribute is the AttributeError, with a hint at what may be meant.
func (in *Interp) noAttribute(v py.Value, name string) error {
	message := "'" + py.FullName(v) + "' object has no attribute '" + name + "'"
	switch h := Host(v).(type) {
	case *module:
		message = "module '" + h.name + "' has no attribute '" + name + "'"
	case *Class:
		message = "type object '" + h.Name + "' has no attribute '" + name + "'"
	case *proxy:
		message = "'" + h.cacheClass().Name + "' object has no attribute '" + name + "'"
	}
	hint := ""
	switch Host(v).(type) {
	case *proxy, *cacheObject:
		hint = cacheHints[name]
		if name == "_cache" || name == "_expire_info" || name == "_lock" {
			message = "the playground does not know 'cache." + name + "'"
		}
	}
	return &exception{class: classes["AttributeError"], args: []py.Value{py.Str(message)}, hint: hint,
		meant: func() string { return syntax.Nearest(name, attrNames(v)) }}
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
	if h, ok := Host(v).(interface{ names() []string }); ok {
		list = append(list, h.names()...)
	}
	if h, ok := Host(v).(hasDict); ok {
		for k := range h.dict().All() {
			list = append(list, py.Text(k))
		}
	}
	list = append(list, ClassOf(v).names()...)
	sort.Strings(list)
	list = slices.Compact(list)
	return list
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
	case py.UUID:
		return uuidField(v, name)
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
