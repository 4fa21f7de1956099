package script

import (
	"strings"

	"locmem/engine/py"
)

// class is a type of the language. Classes are made once and never change, so
// all Interps share them.
type class struct {
	name, module string // module is "" for builtins
	base         *class // nil for object
	object       *py.Object
	// make is the call of the class; nil if the playground cannot make one.
	make    func(c *args) (py.Value, error)
	methods map[string]*builtin
}

// is tells whether c is other or derived from it.
func (c *class) is(other *class) bool {
	for ; c != nil; c = c.base {
		if c == other {
			return true
		}
	}
	return false
}

// exceptional tells whether c is an exception's class.
func (c *class) exceptional() bool { return c.is(classes["BaseException"]) }

// method finds a method in c or what it is derived from.
func (c *class) method(name string) *builtin {
	for ; c != nil; c = c.base {
		if m := c.methods[name]; m != nil {
			return m
		}
	}
	return nil
}

func (c *class) call(in *Interp, pos []py.Value, kw []named[py.Value]) (py.Value, error) {
	if c.make == nil {
		return nil, typeError("cannot create '" + c.name + "' instances")
	}
	return c.make(&args{in: in, pos: pos, kw: kw, class: c})
}

// attr finds str.upper, ValueError.__name__ and the like.
func (c *class) attr(in *Interp, name string) (py.Value, error) {
	switch name {
	case "__name__", "__qualname__":
		return py.Str(c.name), nil
	}
	if m := c.method(name); m != nil {
		return m.unbound(in), nil
	}
	return statics(c, name), nil
}

// names are what stands behind the class's dot.
func (c *class) names() []string {
	var list []string
	for ; c != nil; c = c.base {
		for n := range c.methods {
			list = append(list, n)
		}
		for n := range staticFunctions {
			if rest, ok := strings.CutPrefix(n, c.name+"."); ok {
				list = append(list, rest)
			}
		}
	}
	return list
}

// exceptionTree lists the exceptions: each line is a class and what is derived
// from it.
const exceptionTree = `BaseException Exception KeyboardInterrupt SystemExit GeneratorExit
Exception ArithmeticError AssertionError AttributeError BufferError EOFError ImportError LookupError MemoryError NameError OSError RuntimeError StopIteration StopAsyncIteration SyntaxError SystemError TypeError ValueError Warning PickleError ImproperlyConfigured RedisError MemcacheError DatabaseError
RedisError ResponseError DataError
MemcacheError MemcacheClientError MemcacheServerError
MemcacheClientError MemcacheIllegalInputError
DatabaseError OperationalError
ArithmeticError FloatingPointError OverflowError ZeroDivisionError InvalidOperation
LookupError IndexError KeyError
ImportError ModuleNotFoundError
NameError UnboundLocalError
OSError ConnectionError FileNotFoundError PermissionError TimeoutError
ConnectionError ConnectionRefusedError ConnectionResetError
RuntimeError NotImplementedError RecursionError
SyntaxError IndentationError
ValueError UnicodeError InvalidCacheKey
UnicodeError UnicodeDecodeError UnicodeEncodeError
Warning UserWarning DeprecationWarning RuntimeWarning FutureWarning SyntaxWarning
RuntimeWarning CacheKeyWarning
PickleError PicklingError UnpicklingError
ImproperlyConfigured InvalidCacheBackendError`

// exceptionModules are the exceptions that are no builtins.
var exceptionModules = map[string]string{
	"CacheKeyWarning":          "django.core.cache.backends.base",
	"InvalidCacheBackendError": "django.core.cache.backends.base",
	"InvalidCacheKey":          "django.core.cache.backends.base",
	"ImproperlyConfigured":     "django.core.exceptions",
	"PickleError":              "_pickle",
	"PicklingError":            "_pickle",
	"UnpicklingError":          "_pickle",
	"InvalidOperation":         "decimal",

	"RedisError":                "redis.exceptions",
	"ResponseError":             "redis.exceptions",
	"DataError":                 "redis.exceptions",
	"MemcacheError":             "pymemcache.exceptions",
	"MemcacheClientError":       "pymemcache.exceptions",
	"MemcacheServerError":       "pymemcache.exceptions",
	"MemcacheIllegalInputError": "pymemcache.exceptions",
	"DatabaseError":             "django.db.utils",
	"OperationalError":          "django.db.utils",
}

// classes are all types by name.
var classes = map[string]*class{}

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
		"function builtin_function_or_method method module coroutine generator ellipsis enumerate zip map filter reversed slice Lock") {
		newClass(w, "", classes["object"])
	}
	newClass("bool", "", classes["int"])
	newClass("date", "datetime", classes["object"])
	newClass("datetime", "datetime", classes["date"])
	newClass("timedelta", "datetime", classes["object"])
	newClass("timezone", "datetime", classes["object"])
	newClass("Decimal", "decimal", classes["object"])
	newClass("UUID", "uuid", classes["object"])
	newClass("LocMemCache", "django.core.cache.backends.locmem", classes["object"])
	newClass("DummyCache", "django.core.cache.backends.dummy", classes["object"])
	newClass("RedisCache", "django.core.cache.backends.redis", classes["object"])
	newClass("PyMemcacheCache", "django.core.cache.backends.memcached", classes["object"])
	newClass("PyLibMCCache", "django.core.cache.backends.memcached", classes["object"])
	newClass("DatabaseCache", "django.core.cache.backends.db", classes["object"])
	newClass("FileBasedCache", "django.core.cache.backends.filebased", classes["object"])
	newClass("ConnectionProxy", "django.utils.connection", classes["object"])
	handlerMethods(newClass("CacheHandler", "django.core.cache", classes["object"]))
	initMethods()
	initConstructors()
	initResponses()
}

func newClass(name, module string, base *class) *class {
	c := &class{name: name, module: module, base: base}
	full := name
	if module != "" {
		full = module + "." + name
	}
	c.object = newObject("type", "<class '"+full+"'>", c)
	c.object.Refusal = &py.Error{Type: "TypeError", Message: "the playground does not store classes"}
	classes[name] = c
	return c
}

// classFor is the exception class with that name; errors of other parts of the
// engine come with the name only.
func classFor(name string) *class {
	if c := classes[name]; c != nil {
		return c
	}
	return classes["Exception"]
}

// classOf is type(v).
func classOf(v py.Value) *class {
	if e, ok := host(v).(*exception); ok {
		return e.class
	}
	if c := classes[v.Type()]; c != nil {
		return c
	}
	name := v.Type()
	c := &class{name: name, base: classes["object"]}
	c.object = newObject("type", "<class '"+name+"'>", c)
	return c
}

// newException is ValueError("...").
func newException(a *args) (py.Value, error) {
	if len(a.kw) > 0 {
		return nil, typeError(a.class.name + "() takes no keyword arguments")
	}
	e := &exception{class: a.class, args: a.pos}
	if e.args == nil {
		e.args = []py.Value{}
	}
	return e.value(), nil
}

// instance tells whether v is an instance of a class or of one of a tuple.
func instance(v, types py.Value, what string) (bool, error) {
	if t, ok := types.(*py.Tuple); ok {
		for _, item := range t.Items {
			if ok, err := instance(v, item, what); ok || err != nil {
				return ok, err
			}
		}
		return false, nil
	}
	c, ok := host(types).(*class)
	if !ok {
		return false, typeError(what)
	}
	return classOf(v).is(c), nil
}
