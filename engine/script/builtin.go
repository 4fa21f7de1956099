package script

import (
	"strconv"
	"strings"

	"locmem/engine/py"
)

// builtin is a function or method that the playground itself has.
type builtin struct {
	owner string // the type of a method, "" for a function
	name  string
	// min and max count the positional arguments; max -1 is any number.
	min, max int
	words    []string // names by which arguments may be given, by position; "" for none
	sig      *signature
	quiet    bool // it always returns None, so a prompt shows nothing
	do       func(a *Args) (py.Value, error)
	constant bool // its work does not grow with the object, or do counts what grows
	brief    bool // do keeps nothing of its Args: they serve the next call, too

	object *py.Object // what code calls when it takes a method from its object
}

// value is the builtin as a value that takes its object as a first argument. The
// machine calls it; no program sees it.
func (b *builtin) value() py.Value { return b.object }

// Args are the arguments of one call of a builtin: pos is filled up with nil to
// max where that is known.
type Args struct {
	In    *Interp
	Self  py.Value
	Class *Class // whose constructor is called
	Pos   []py.Value
	Kw    []Named
}

// Get is an argument, or a value for one left out.
//
//go:noinline
func (a *Args) Get(i int, missing py.Value) py.Value {
	if i < len(a.Pos) && a.Pos[i] != nil {
		return a.Pos[i]
	}
	return missing
}

// Has tells whether an argument was given.
//
//go:noinline
func (a *Args) Has(i int) bool { return i < len(a.Pos) && a.Pos[i] != nil }

// full is the name in errors that name the type too.
func (b *builtin) full() string {
	if b.owner == "" {
		return b.name
	}
	return b.owner + "." + b.name
}

// run checks the arguments and calls.
func (b *builtin) run(in *Interp, self py.Value, pos []py.Value, kw []Named) (py.Value, error) {
	if err := in.Work(b.weights(self, pos)); err != nil {
		return nil, err
	}
	if b.sig != nil {
		return b.runBound(in, self, pos, kw)
	}
	a := &Args{In: in, Self: self, Pos: pos, Kw: kw}
	if err := b.check(a); err != nil {
		return nil, err
	}
	v, err := b.do(a)
	if err == nil {
		in.lastCall = b
		return v, nil
	}
	return nil, in.blame(err, pos, kw)
}

// blame is the error of a call: that of an argument whose value is not known, if there
// is one that did not fit.
func (in *Interp) blame(err error, pos []py.Value, kw []Named) error {
	p, ok := err.(*py.Error)
	if !ok || p.Type != "TypeError" {
		return err
	}
	for _, k := range kw {
		pos = append(pos[:len(pos):len(pos)], k.Value)
	}
	if refused := in.refusedIn(pos, p.Message, 0); refused != nil {
		return refused
	}
	return err
}

// refusedIn is the error of the first of the values, or of what lists, tuples and dicts
// among them hold and the message speaks of, whose value is not known.
func (in *Interp) refusedIn(list []py.Value, message string, depth int) error {
	for _, v := range list[:min(len(list), 100)] {
		var err error
		switch x := v.(type) {
		case *py.Object:
			if c := userClass(v); c != nil && c.unknown && (depth == 0 || strings.Contains(message, c.Name)) {
				_, _, err = in.callSpecial(v, "__unknown__")
			}
		case *py.List:
			err = in.refusedWithin(x.Items, message, depth)
		case *py.Tuple:
			err = in.refusedWithin(x.Items, message, depth)
		case *py.Dict:
			for _, item := range x.All() {
				if err = in.refusedWithin([]py.Value{item}, message, depth); err != nil {
					break
				}
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (in *Interp) refusedWithin(list []py.Value, message string, depth int) error {
	if depth == 3 {
		return nil
	}
	return in.refusedIn(list, message, depth+1)
}

// runBound is run for functions that are written in Python.
func (b *builtin) runBound(in *Interp, self py.Value, pos []py.Value, kw []Named) (py.Value, error) {
	a := in.spareArgs
	if b.brief && a != nil {
		in.spareArgs = nil
	} else {
		a = &boundArgs{}
	}
	a.Args = Args{In: in, Self: self, Pos: pos, Kw: kw}
	var v py.Value
	err := b.bind(a)
	if err == nil {
		v, err = b.do(&a.Args)
	}
	if err == nil {
		in.lastCall = b
	}
	if b.brief {
		*a = boundArgs{}
		in.spareArgs = a
	}
	if err != nil {
		err = in.blame(err, pos, kw)
	}
	return v, err
}

// boundArgs are Args with room for what a call of few parameters takes: one
// allocation, not two.
type boundArgs struct {
	Args
	room [4]py.Value
}

// bind is for functions that are written in Python, such as Django's: self
// counts as an argument.
func (b *builtin) bind(a *boundArgs) error {
	if slots := b.straight(a); slots != nil {
		a.Pos = slots
		return nil
	}
	pos := a.Pos
	if b.owner != "" {
		pos = append([]py.Value{a.Self}, pos...)
	}
	got, err := bind(b.sig, pos, a.Kw)
	if err != nil {
		return err
	}
	a.Pos, a.Kw = got.slots, got.extra
	if b.owner != "" {
		a.Pos = a.Pos[1:]
	}
	return nil
}

// straight is bind for a method that is called with positional arguments only, as
// many as it takes; nil: the call is of another kind, or wrong.
func (b *builtin) straight(a *boundArgs) []py.Value {
	params := b.sig.params
	if b.owner == "" || len(a.Kw) > 0 || len(a.Pos) >= len(params) {
		return nil
	}
	for i, p := range params[1:] {
		if p.stars > 0 || p.keyword || i >= len(a.Pos) && !p.optional {
			return nil
		}
	}
	slots := a.room[:]
	if len(params)-1 > len(slots) {
		slots = make([]py.Value, len(params)-1)
	}
	slots = slots[:len(params)-1]
	copy(slots, a.Pos)
	return slots
}

// check is for functions that CPython has in C.
func (b *builtin) check(a *Args) error {
	n := len(a.Pos)
	if len(a.Kw) > 0 && b.words == nil && b.max >= 0 {
		return TypeError(b.full() + "() takes no keyword arguments")
	}
	if b.max < 0 {
		if n < b.min {
			return b.count(n)
		}
		return nil
	}
	if n > b.max {
		return b.count(n)
	}
	full := make([]py.Value, b.max)
	copy(full, a.Pos)
	for _, k := range a.Kw {
		i := indexOf(b.words, k.Name)
		if i < 0 {
			return TypeError("'" + k.Name + "' is an invalid keyword argument for " + b.name + "()")
		}
		if full[i] != nil {
			return TypeError("argument for " + b.name + "() given by name ('" + k.Name + "') and position (" + strconv.Itoa(i+1) + ")")
		}
		full[i] = k.Value
	}
	for i := range b.min {
		if full[i] == nil {
			if b.name == "enumerate" {
				return TypeError("enumerate() missing required argument 'iterable'")
			}
			if len(b.words) > i && b.words[i] != "" {
				return TypeError(b.name + "() missing required argument '" + b.words[i] + "' (pos " + strconv.Itoa(i+1) + ")")
			}
			return b.count(n)
		}
	}
	a.Pos, a.Kw = full, nil
	return nil
}

// count is the error of a wrong number of arguments, in the words of CPython's
// several ways to read them.
func (b *builtin) count(n int) error {
	given := " (" + strconv.Itoa(n) + " given)"
	switch {
	case b.name == "object":
		return TypeError("object() takes no arguments")
	case b.owner == "str" && b.min == 1 && b.max == 3 && n == 0:
		return TypeError(b.name + "() takes at least 1 argument" + given)
	case b.owner == "str" && b.min == 1 && b.max == 3:
		return TypeError(b.name + "() takes at most 3 arguments" + given)
	case b.name == "reversed":
		return TypeError("reversed expected 1 argument, got " + strconv.Itoa(n))
	case b.min == 0 && b.max == 0:
		return TypeError(b.full() + "() takes no arguments" + given)
	case b.min == 1 && b.max == 1:
		return TypeError(b.full() + "() takes exactly one argument" + given)
	case b.min == b.max:
		return TypeError(b.name + " expected " + strconv.Itoa(b.min) + " arguments, got " + strconv.Itoa(n))
	case n < b.min:
		return TypeError(b.name + " expected at least " + strconv.Itoa(b.min) + " argument" + plural(b.min) + ", got " + strconv.Itoa(n))
	case b.words != nil:
		return TypeError(b.name + "() takes at most " + strconv.Itoa(b.max) + " argument" + plural(b.max) + given)
	}
	return TypeError(b.name + " expected at most " + strconv.Itoa(b.max) + " argument" + plural(b.max) + ", got " + strconv.Itoa(n))
}

func indexOf(words []string, w string) int {
	for i, x := range words {
		if x == w && w != "" {
			return i
		}
	}
	return -1
}

// method is a builtin bound to the object it was taken from, or a function as a
// value.
type method struct {
	object py.Object
	in     *Interp
	b      *builtin
	self   py.Value
	addr   address
}

// What pickling a function of the playground and one of a cache's methods raises.
var (
	refusesBuiltin = &py.Error{Type: "TypeError", Message: "the playground does not store functions"}
	refusesLock    = cannotPickle("_thread.lock")
)

// of is the method of a value.
//
//go:noinline
func (b *builtin) of(in *Interp, self py.Value) py.Value {
	m := &method{in: in, b: b, self: self}
	m.object = py.Object{Name: "builtin_function_or_method", Host: m, Refusal: refusesBuiltin}
	if b.sig != nil {
		m.object.Name, m.object.Refusal = "function", refusesBuiltin
		if self != nil {
			m.object.Name, m.object.Refusal = "method", refusesLock
		}
	}
	return &m.object
}

// unbound is str.upper: the first argument is the object.
func (b *builtin) unbound(in *Interp) py.Value {
	f := &builtin{name: b.full(), max: -1, do: func(a *Args) (py.Value, error) {
		if len(a.Pos) == 0 {
			return nil, TypeError("unbound method " + b.full() + "() needs an argument")
		}
		if c := classes[b.owner]; c != nil && !ClassOf(a.Pos[0]).Is(c) {
			return nil, TypeError("descriptor '" + b.name + "' for '" + b.owner + "' objects doesn't apply to a '" + py.FullName(a.Pos[0]) + "' object")
		}
		self := a.Pos[0]
		if slotTable[b.name] != b && b != objectRepr {
			self = plain(self)
		}
		return b.run(a.In, self, a.Pos[1:], a.Kw)
	}}
	return f.of(in, nil)
}

func (m *method) Call(in *Interp, pos []py.Value, kw []Named) (py.Value, error) {
	return m.b.run(in, m.self, pos, kw)
}

func (m *method) Equal(other any) bool {
	o, ok := other.(*method)
	return ok && (m == o || m.b == o.b && is(m.self, o.self))
}

// Show is the repr of a method or function.
func (m *method) Show(bool) string {
	switch {
	case m.b.sig != nil && m.self != nil:
		return "<bound method " + m.b.sig.qualname + " of " + reprOf(m.self) + ">"
	case m.b.sig != nil:
		return "<function " + m.b.sig.qualname + " at " + m.addr.text(m.in) + ">"
	case m.self != nil && m.self != py.Value(nil):
		return "<built-in method " + m.b.name + " of " + m.self.Type() + " object at " + m.addr.text(m.in) + ">"
	case strings.Contains(m.b.name, "."):
		return "<method '" + m.b.name[strings.Index(m.b.name, ".")+1:] + "' of '" + m.b.name[:strings.Index(m.b.name, ".")] + "' objects>"
	}
	return "<built-in function " + m.b.name + ">"
}

func (m *method) Attr(_ *Interp, name string) (py.Value, error) {
	switch name {
	case "__name__":
		return py.Str(m.b.name), nil
	case "__self__":
		if m.self != nil {
			return m.self, nil
		}
	}
	return nil, nil
}
