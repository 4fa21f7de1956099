package script

import (
	"sort"
	"strings"

	"locmem/engine/py"
)

// The rest of the host API: what a library package needs of the evaluator.
// Values that engine/py does not know are a *py.Object whose Host implements
// the interfaces of object.go that apply: Attr, SetAttr, Call, Item, Has, Iter,
// Size and Equal.

// NewClass makes a class of a library's, derived from object or from base.
func NewClass(name, module string, base *Class) *Class {
	if base == nil {
		base = classes["object"]
	}
	c := &Class{Name: name, module: module, base: base}
	c.mro = c.line()
	full := name
	if module != "" && module != "builtins" {
		full = module + "." + name
	}
	c.object = NewObject("type", "<class '"+full+"'>", c)
	c.object.Refusal = &py.Error{Type: "TypeError", Message: "the playground does not store classes"}
	return c
}

// NewException makes an exception class of a library's.
func NewException(name, module, base string) *Class {
	c := NewClass(name, module, classFor(base))
	c.make = newException
	if module != "" {
		c.shown = module + "." + name
	}
	return c
}

// Builtin is a class by its name: str, dict, Exception and the like; nil if
// there is none.
func Builtin(name string) *Class { return classes[name] }

// Value is the class as code sees it.
func (c *Class) Value() py.Value { return c.object }

// Construct says what a call of the class does; spec is that of Func.
func (c *Class) Construct(spec string, do func(a *Args) (py.Value, error)) {
	b := newBuiltin(spec, do)
	c.make = func(a *Args) (py.Value, error) {
		if err := b.check(a); err != nil {
			return nil, err
		}
		return b.do(a)
	}
}

// Static gives the class a function that is called without an object.
func (c *Class) Static(spec string, do func(a *Args) (py.Value, error)) {
	b := newBuiltin(spec, do)
	if c.statics == nil {
		c.statics = map[string]*builtin{}
	}
	c.statics[b.name] = b
}

// New makes an object of the class with a host.
func (c *Class) New(host any) *py.Object { return NewObject(c.Name, "", host) }

// RaiseOf is an exception of a class.
func RaiseOf(c *Class, args ...py.Value) error {
	return &exception{class: c, args: append([]py.Value{}, args...)}
}

// IsError tells whether an error is an exception of a class with that name, or
// of one derived from it.
func (in *Interp) IsError(err error, class string) bool {
	return in.ended == nil && err != nil && in.caught(err).class.Is(classFor(class))
}

// Plain is the list, dict, str and so on that an object of a class derived from
// those has inside; other values are themselves.
func Plain(v py.Value) py.Value { return plain(v) }

// Equals is a == b.
func (in *Interp) Equals(a, b py.Value) (bool, error) { return in.equal(a, b) }

// Less is a < b.
func (in *Interp) Less(a, b py.Value) (bool, error) { return in.ordered("<", a, b) }

// Binary is a op b for "+", "//" and the like.
func (in *Interp) Binary(op string, a, b py.Value) (py.Value, error) { return in.binary(op, a, b) }

// Hash is hash(v).
func (in *Interp) Hash(v py.Value) (py.Value, error) { return hashOf(in, v) }

// Length is len(v).
func (in *Interp) Length(v py.Value) (int, error) { return in.length(v) }

// Contains is x in v.
func (in *Interp) Contains(v, x py.Value) (bool, error) { return in.contains(v, x) }

// Put is d[k] = v, counted.
func (in *Interp) Put(d *py.Dict, k, v py.Value) error { return in.put(d, k, v) }

// Import is the module with a name.
func (in *Interp) Import(name string) (py.Value, error) { return in.importModule(name) }

// Global is a name of the program's module.
func (in *Interp) Global(name string) (py.Value, bool) { return in.own(name) }

// World is what the thread can reach.
func (in *Interp) World() *World { return in.world }

// Unknown tells that a value stands for something that cannot be here.
func Unknown(v py.Value) bool {
	c := userClass(v)
	return c != nil && c.unknown
}

// Now is the World's time in seconds since the epoch.
//
//go:noinline
func (in *Interp) Now() float64 {
	if in.world.Now == nil {
		return 0
	}
	return in.world.Now()
}

// Random is a number from 0 to n-1 of the World's chance.
func (in *Interp) Random(n int) int {
	if in.world.Random == nil {
		return 0
	}
	return in.world.Random(n)
}

// CacheProxy is django.core.cache.cache.
func (in *Interp) CacheProxy() py.Value { return in.cacheProxy() }

// CacheHandler is django.core.cache.caches.
func (in *Interp) CacheHandler() py.Value { return in.cacheHandler() }

// DefaultTimeout is Django's marker for a timeout that was left out.
var DefaultTimeout py.Value = defaultTimeout

// Write prints a text.
func (in *Interp) Write(text string) { in.write(text) }

// TextArg is an argument that must be a str; the error begins with what.
func TextArg(v py.Value, what string) (string, error) { return text(plain(v), what) }

// Params are the parameters of a function whose arguments a library binds.
type Params struct{ sig *signature }

// NewParams reads names with blanks between them. One that ends in ? may be left
// out, and * stands before those that are given by name only.
func NewParams(qualname, names string) *Params {
	s := &signature{name: qualname, qualname: qualname}
	keyword := false
	for _, w := range strings.Fields(names) {
		if w == "*" {
			keyword = true
			continue
		}
		name := strings.TrimSuffix(w, "?")
		s.params = append(s.params, paramSpec{name: name, keyword: keyword, optional: name != w})
	}
	return &Params{s}
}

// Bind returns the arguments in the order of the parameters, nil for those left
// out, or raises Python's TypeError.
func (p *Params) Bind(pos []py.Value, kw []Named) ([]py.Value, error) {
	b, err := bind(p.sig, pos, kw)
	if err != nil {
		return nil, err
	}
	return b.slots, nil
}

// Handled is the exception that an except clause in progress handles, or nil.
func (in *Interp) Handled() py.Value {
	if e := in.handled(); e != nil {
		return e.value()
	}
	return nil
}

// Loaded are the modules that the thread has imported, as sys.modules has them.
func (in *Interp) Loaded() *py.Dict {
	d := &py.Dict{}
	var names []string
	for name := range in.loaded {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		_ = d.Set(py.Str(name), in.loaded[name].object)
	}
	return d
}

// printTo writes a text to what code calls a file; None is sys.stdout.
func (in *Interp) printTo(file py.Value, text string) error {
	if m := in.loaded["sys"]; file == py.None && m != nil {
		if v, ok := m.space.get("stdout"); ok {
			file = v
		}
	}
	if file == py.None {
		in.write(text)
		return nil
	}
	write, err := in.GetAttr(file, "write")
	if err == nil {
		_, err = in.Call(write, py.Str(text))
	}
	return err
}

// Builtin is a function or class that code finds without import.
func (in *Interp) Builtin(name string) (py.Value, bool) { return valueOf(in.builtins[name]) }

// Kind is "async", "generator" or "async generator" for a function of the
// program's that is one, else "".
func Kind(v py.Value) string {
	switch h := Host(v).(type) {
	case *boundMethod:
		return Kind(h.fn)
	case *function:
		switch {
		case h.code.generator && h.code.sig.async:
			return "async generator"
		case h.code.generator:
			return "generator"
		case h.code.sig.async:
			return "async"
		}
	}
	return ""
}

// Parameters are those of a function of the program's: each a name, its kind
// from 0 (positional only) to 4 (**kw) as inspect counts them, and a default
// value or nil. ok is false for other values.
func Parameters(v py.Value) (names []string, kinds []int, defaults []py.Value, ok bool) {
	f, ok := Host(v).(*function)
	if !ok {
		return nil, nil, nil, false
	}
	next := 0
	for _, p := range f.code.sig.params {
		kind, value := 1, py.Value(nil)
		switch {
		case p.stars > 0:
			kind = 2 * p.stars
		case p.keyword:
			kind = 3
		case p.position:
			kind = 0
		}
		if p.optional {
			value = f.defaults[next]
			next++
		}
		names, kinds, defaults = append(names, p.name), append(kinds, kind), append(defaults, value)
	}
	return names, kinds, defaults, true
}

// Set gives a library's class, or one of the playground's, an attribute. It is
// for package initialization only: all threads share the class.
func (c *Class) Set(name string, v py.Value) {
	if c.attrs == nil {
		c.attrs = &py.Dict{}
	}
	_ = c.attrs.Set(py.Str(name), v) // a str is hashable
}

// UTC is datetime.timezone.utc.
var UTC py.Value = utc

// SetKept keeps values of a library in the thread, and Kept returns them: nil
// before that.
func (in *Interp) SetKept(name string, values []py.Value) {
	if in.kept == nil {
		in.kept = map[string][]py.Value{}
	}
	in.kept[name] = values
}

// Kept are the values of SetKept.
func (in *Interp) Kept(name string) []py.Value { return in.kept[name] }

// DecimalContext is the thread's context of decimal arithmetic.
func (in *Interp) DecimalContext() *py.DecimalContext { return in.decimalContext() }
