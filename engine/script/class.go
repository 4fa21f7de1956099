package script

import (
	"strings"
	"sync"

	"locmem/engine"
	"locmem/engine/py"
)

// Class is a type of the language. Classes are made once and never change, so
// all Interps share them.
type Class struct {
	Name, module string // module is "" for builtins
	qualname     string
	shown        string   // how a traceback names an exception of a library's; "" by its Name
	base         *Class   // the first one; nil for object
	meta         *Class   // the program's class that it is an instance of; nil if type
	bases        []*Class // of a class of the program's
	mro          []*Class // where attributes are looked up, in order
	object       *py.Object
	attrs        *py.Dict // what the program gave the class; nil for the playground's own
	user         bool     // the program made it
	dictless     bool     // its objects have the attributes of its __slots__ only
	final        bool     // nothing may be derived from it
	unknown      bool     // it stands for what cannot be here, or is derived from that
	layout       *Class   // the builtin class that it is derived from, such as dict; nil if object
	solid        *Class   // that, or the class on the way to it that added __slots__
	in           *Interp  // whose it is, if the program's
	// make is the call of the class; nil if the playground cannot make one.
	make    func(c *Args) (py.Value, error)
	methods map[string]*builtin
	statics map[string]*builtin // called without an object
}

// Is tells whether c Is other or derived from it.
//
//go:noinline
func (c *Class) Is(other *Class) bool {
	if c.user {
		for _, m := range c.mro {
			if m == other {
				return true
			}
		}
		return false
	}
	for ; c != nil; c = c.base {
		if c == other {
			return true
		}
	}
	return false
}

// exceptional tells whether c is an exception's class.
func (c *Class) exceptional() bool { return c.Is(classes["BaseException"]) }

// method finds a method in c or what it is derived from.
func (c *Class) method(name string) *builtin {
	if c.user {
		for _, m := range c.mro {
			if b := m.methods[name]; b != nil {
				return b
			}
		}
		return nil
	}
	for ; c != nil; c = c.base {
		if m := c.methods[name]; m != nil {
			return m
		}
	}
	return nil
}

func (c *Class) Call(in *Interp, pos []py.Value, kw []Named) (py.Value, error) {
	if c.user {
		return c.instantiate(in, pos, kw)
	}
	if c.make == nil {
		return nil, TypeError("cannot create '" + c.Name + "' instances")
	}
	return c.make(&Args{In: in, Pos: pos, Kw: kw, Class: c})
}

// Attr finds str.upper, ValueError.__name__ and the like.
func (c *Class) Attr(in *Interp, name string) (py.Value, error) {
	if v, err := c.classAttr(in, name); v != nil || err != nil {
		return v, err
	}
	switch name {
	case "__name__":
		return py.Str(c.Name), nil
	case "__qualname__":
		if c.qualname != "" {
			return py.Str(c.qualname), nil
		}
		return py.Str(c.Name), nil
	case "__module__":
		if c.module == "" {
			return py.Str("builtins"), nil
		}
		return py.Str(c.module), nil
	case "__mro__", "__bases__":
		t, list := &py.Tuple{}, c.order()
		if name == "__bases__" {
			list = c.parents()
		}
		for _, m := range list {
			t.Items = append(t.Items, m.object)
		}
		return t, nil
	case "__base__":
		if c.base == nil {
			return py.None, nil
		}
		return c.base.object, nil
	case "__dict__":
		switch {
		case c.attrs == nil:
			return &py.Dict{}, nil
		case c.user:
			return c.attrs, nil
		}
		return py.NewDict(c.attrs.Flat()...), nil // all processes have the same class
	case "__doc__":
		return py.None, nil
	case "__class__":
		return ClassOf(c.object).object, nil
	case "mro":
		return newBuiltin("mro 0 0", func(a *Args) (py.Value, error) {
			l := &py.List{}
			for _, m := range c.order() {
				l.Items = append(l.Items, m.object)
			}
			return l, nil
		}).of(in, nil), nil
	case "__new__":
		return slotTable[name].of(in, nil), nil
	}
	if m := c.method(name); m != nil {
		return m.unbound(in), nil
	}
	if v := statics(c, name); v != nil {
		return v, nil
	}
	if b := slotTable[name]; b != nil {
		if name == "__repr__" && c == classes["object"] {
			b = objectRepr
		}
		return b.unbound(in), nil
	}
	if c.unknown {
		return in.notHere(c.order(), name)
	}
	return in.writtenAttr(c, nil, name)
}

// names are what stands behind the class's dot.
func (c *Class) names() []string {
	var list []string
	for _, c := range c.order() {
		if c.attrs != nil {
			for k := range c.attrs.All() {
				list = append(list, py.Text(k))
			}
		}
		for n := range c.methods {
			list = append(list, n)
		}
		for n := range c.statics {
			list = append(list, n)
		}
		list = append(list, c.writtenNames()...)
	}
	return list
}

// classes are all types by name.
var classes = map[string]*Class{}

func init() {
	newClass("object", "", nil)
	newClass("BaseException", "", classes["object"])
	classes["BaseException"].make = newException
	for _, line := range strings.Split(exceptionTree, "\n") {
		words := strings.Fields(line)
		for _, w := range words[1:] {
			c := newClass(w, exceptionModules[w], classes[words[0]])
			c.make = newException
		}
	}
	classes["IOError"] = classes["OSError"]
	classes["EnvironmentError"] = classes["OSError"]
	for _, w := range strings.Fields("NoneType int float complex str bytes bytearray list tuple dict set frozenset range type " +
		"function builtin_function_or_method method module coroutine generator async_generator staticmethod classmethod property super NotImplementedType ellipsis enumerate zip map filter reversed slice Lock") {
		newClass(w, "", classes["object"])
	}
	newClass("bool", "", classes["int"])
	newClass("date", "datetime", classes["object"])
	newClass("datetime", "datetime", classes["date"])
	newClass("timedelta", "datetime", classes["object"])
	newClass("timezone", "datetime", newClass("tzinfo", "datetime", classes["object"]))
	newClass("Decimal", "decimal", classes["object"])
	newClass("UUID", "uuid", classes["object"])
	newClass("BaseCache", "django.core.cache.backends.base", classes["object"])
	newClass("LocMemCache", "django.core.cache.backends.locmem", classes["BaseCache"])
	newClass("DummyCache", "django.core.cache.backends.dummy", classes["BaseCache"])
	classes[engine.DjangoRedis] = newClass("RedisCache", "django_redis.cache", classes["BaseCache"])
	newClass("RedisCache", "django.core.cache.backends.redis", classes["BaseCache"])
	newClass("PyMemcacheCache", "django.core.cache.backends.memcached", classes["BaseCache"])
	newClass("PyLibMCCache", "django.core.cache.backends.memcached", classes["BaseCache"])
	newClass("DatabaseCache", "django.core.cache.backends.db", classes["BaseCache"])
	newClass("FileBasedCache", "django.core.cache.backends.filebased", classes["BaseCache"])
	newClass("ConnectionProxy", "django.utils.connection", classes["object"])
	handlerMethods(newClass("CacheHandler", "django.core.cache", classes["object"]))
	genericClass()
	initMethods()
	initConstructors()
	cacheConstructors()
	newClass("Http404", "django.http.response", classes["Exception"]).make = newException
	newClass("UpdateError", "django.contrib.sessions.backends.base", classes["Exception"]).make = newException
	newClass("WSGIRequest", "django.core.handlers.wsgi", classes["object"])
	sessionMethods(newClass("SessionStore", "django.contrib.sessions.backends", classes["object"]))
	dbMethods(newClass("Database", "", classes["object"]))
	initSlots()
	generatorMethods(classes["generator"])
	generatorMethods(classes["async_generator"])
	coroutineMethods(classes["coroutine"])
	for _, name := range strings.Fields("bool NoneType function range slice method generator") {
		classes[name].final = true
	}
}

// parents are the classes it is derived from directly.
func (c *Class) parents() []*Class {
	if c.user {
		return c.bases
	}
	if c.base == nil {
		return nil
	}
	return []*Class{c.base}
}

//go:noinline
func newClass(name, module string, base *Class) *Class {
	c := &Class{Name: name, module: module, base: base}
	c.mro = c.line()
	full := name
	if module != "" {
		full = module + "." + name
	}
	c.object = NewObject("type", "<class '"+full+"'>", c)
	c.object.Refusal = &py.Error{Type: "TypeError", Message: "the playground does not store classes"}
	classes[name] = c
	return c
}

// classFor is the exception class with that name; errors of other parts of the
// engine come with the name only.
func classFor(name string) *Class {
	if c := classes[name]; c != nil {
		return c
	}
	return classes["Exception"]
}

// ClassOf is type(v).
func ClassOf(v py.Value) *Class {
	switch h := Host(v).(type) {
	case *exception:
		return h.class
	case *cacheObject:
		return h.class
	case *instance:
		return h.class
	case *Class:
		if h.meta != nil {
			return h.meta
		}
		return classes["type"]
	}
	if c := classes[v.Type()]; c != nil {
		return c
	}
	name := v.Type()
	if c, ok := unnamed.Load(name); ok {
		return c.(*Class)
	}
	c := &Class{Name: name, base: classes["object"]}
	c.mro = c.line()
	c.object = NewObject("type", "<class '"+name+"'>", c)
	kept, _ := unnamed.LoadOrStore(name, c)
	return kept.(*Class)
}

// unnamed are the classes of values that have none in classes, by name: those
// of iterators, for example. All threads share them.
var unnamed sync.Map

// errorNumbers are the classes that OSError(number, text) makes.
var errorNumbers = map[py.Int]string{1: "PermissionError", 2: "FileNotFoundError", 4: "InterruptedError", 11: "BlockingIOError",
	13: "PermissionError", 17: "FileExistsError", 20: "NotADirectoryError", 21: "IsADirectoryError", 32: "BrokenPipeError",
	103: "ConnectionAbortedError", 104: "ConnectionResetError", 110: "TimeoutError", 111: "ConnectionRefusedError"}

// newException is ValueError("...").
func newException(a *Args) (py.Value, error) {
	if len(a.Kw) > 0 && a.Class.Name != "ImportError" {
		return nil, TypeError(a.Class.Name + "() takes no keyword arguments")
	}
	e := &exception{class: a.Class, args: a.Pos}
	if e.args == nil {
		e.args = []py.Value{}
	}
	if n := len(e.args); n > 1 && n < 6 && a.Class.Is(classes["OSError"]) {
		if number, ok := e.args[0].(py.Int); ok && a.Class == classes["OSError"] {
			if name := errorNumbers[number]; name != "" {
				e.class = classes[name]
			}
		}
		if n > 2 && e.args[2] != py.None {
			e.file, e.args = e.args[2], e.args[:2]
		}
	}
	return e.value(), nil
}

// isInstance tells whether v is an instance of a class or of one of a tuple.
func (in *Interp) isInstance(v, types py.Value, what string) (bool, error) {
	if items := alternatives(types); items != nil {
		for _, item := range items {
			if ok, err := in.isInstance(v, item, what); ok || err != nil {
				return ok, err
			}
		}
		return false, nil
	}
	if err := in.refuse(v); err != nil {
		return false, err
	}
	if r, ok, err := in.callSpecial(types, "__instancecheck__", v); ok {
		if err != nil {
			return false, err
		}
		return in.Truth(r)
	}
	c, ok := Host(types).(*Class)
	if !ok {
		return false, TypeError(what)
	}
	return ClassOf(v).Is(c), nil
}

// isSubclass tells whether a class is derived from another, or from one of a
// tuple.
func (in *Interp) isSubclass(c *Class, types py.Value) (bool, error) {
	if items := alternatives(types); items != nil {
		for _, item := range items {
			if ok, err := in.isSubclass(c, item); ok || err != nil {
				return ok, err
			}
		}
		return false, nil
	}
	if r, ok, err := in.callSpecial(types, "__subclasscheck__", c.object); ok {
		if err != nil {
			return false, err
		}
		return in.Truth(r)
	}
	of, ok := Host(types).(*Class)
	if !ok {
		return false, TypeError("issubclass() arg 2 must be a class, a tuple of classes, or a union")
	}
	return c.Is(of), nil
}

// alternatives are the items of a tuple of types or of a union; nil for others.
func alternatives(types py.Value) []py.Value {
	if t, ok := types.(*py.Tuple); ok {
		return append([]py.Value{}, t.Items...)
	}
	if u, ok := Host(types).(*unionType); ok {
		return u.types
	}
	return nil
}
