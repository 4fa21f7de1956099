package script

import "locmem/engine/py"

// userClass is the class of v if the program made it, else nil.
//
//go:noinline
func userClass(v py.Value) *Class {
	o, ok := v.(*py.Object)
	if !ok {
		return nil
	}
	switch h := o.Host.(type) {
	case *instance:
		return h.class
	case *exception:
		if h.class.user {
			return h.class
		}
	case *Class:
		return h.meta
	}
	return nil
}

// special is a special method of v that the program wrote, bound to it.
func (in *Interp) special(v py.Value, name string) (py.Value, bool) {
	c := userClass(v)
	if c == nil {
		return nil, false
	}
	f, ok := c.lookUp(name)
	if !ok || f == py.None {
		return nil, false
	}
	bound, err := in.bindAttr(f, v, c)
	return bound, err == nil
}

// callSpecial calls a special method; ok is false if there is none.
func (in *Interp) callSpecial(v py.Value, name string, args ...py.Value) (result py.Value, ok bool, err error) {
	c := userClass(v)
	if c == nil {
		return nil, false, nil
	}
	f, ok := c.lookUp(name)
	if !ok || f == py.None {
		return nil, false, nil
	}
	if fn, plainFunction := Host(f).(*function); plainFunction {
		result, err = fn.Call(in, append([]py.Value{v}, args...), nil)
		return result, true, err
	}
	bound, err := in.bindAttr(f, v, c)
	if err == nil {
		result, err = in.CallNamed(bound, args, nil)
	}
	return result, true, err
}

// bindAttr is what v.name gives for an attribute x of v's class c.
func (in *Interp) bindAttr(x, v py.Value, c *Class) (py.Value, error) {
	switch h := Host(x).(type) {
	case *function:
		return in.bindMethod(x, v), nil
	case *staticMethod:
		return h.fn, nil
	case *classMethod:
		return in.bindMethod(h.fn, c.object), nil
	case *property:
		return h.get(in, v)
	case bindable:
		return h.bind(in, x, v, c)
	case *instance:
		if get, ok := in.special(x, "__get__"); ok {
			return in.Call(get, v, c.object)
		}
	}
	return x, nil
}

// bindable is a value of the playground's that behaves as a descriptor: in a
// class, x.name gives what bind returns.
type bindable interface {
	bind(in *Interp, self, v py.Value, c *Class) (py.Value, error)
}

// reflected are the special methods of the binary operators.
var reflected = map[string][3]string{
	"+": {"__add__", "__radd__", "__iadd__"}, "-": {"__sub__", "__rsub__", "__isub__"},
	"*": {"__mul__", "__rmul__", "__imul__"}, "/": {"__truediv__", "__rtruediv__", "__itruediv__"},
	"//": {"__floordiv__", "__rfloordiv__", "__ifloordiv__"}, "%": {"__mod__", "__rmod__", "__imod__"},
	"**": {"__pow__", "__rpow__", "__ipow__"}, "<<": {"__lshift__", "__rlshift__", "__ilshift__"},
	">>": {"__rshift__", "__rrshift__", "__irshift__"}, "&": {"__and__", "__rand__", "__iand__"},
	"|": {"__or__", "__ror__", "__ior__"}, "^": {"__xor__", "__rxor__", "__ixor__"},
	"@": {"__matmul__", "__rmatmul__", "__imatmul__"}, "divmod()": {"__divmod__", "__rdivmod__", ""},
}

// userBinary is a op b by the special methods of a and b; ok is false if none
// applies.
func (in *Interp) userBinary(op string, a, b py.Value) (v py.Value, ok bool, err error) {
	names := reflected[op]
	if v, ok, err = in.callSpecial(a, names[0], b); err != nil || ok && v != notImplemented {
		return v, true, err
	}
	if ok && (op == "+" || op == "*") && isSequence(plain(a)) {
		defer func() { // an __add__ or __mul__ takes the place of a sequence's own
			if !ok {
				ok, err = true, unsupported(op, a, b)
			}
		}()
	}
	if c := userClass(a); c != nil && c == userClass(b) {
		return nil, false, nil // Python reflects for two of one class no more
	}
	if _, text := a.(py.Str); text && op == "%" {
		if _, text := plain(b).(py.Str); !text {
			return nil, false, nil // a format takes b as it is
		}
	}
	if v, ok, err = in.callSpecial(b, names[1], a); err != nil || ok && v != notImplemented {
		return v, true, err
	}
	return nil, false, nil
}

// isSequence tells whether + and * of a value join and repeat.
func isSequence(v py.Value) bool {
	switch v.(type) {
	case *py.List, *py.Tuple, py.Str, py.Bytes, *py.ByteArray:
		return true
	}
	return false
}

// notImplemented is NotImplemented: a special method that does not know the
// other operand returns it.
var notImplemented = py.Value(NewObject("NotImplementedType", "NotImplemented", nil))

// Truth is bool(v).
func (in *Interp) Truth(v py.Value) (bool, error) {
	if userClass(v) == nil {
		return truth(v), nil
	}
	r, ok, err := in.callSpecial(v, "__bool__")
	if ok {
		if err != nil {
			return false, err
		}
		b, isBool := r.(py.Bool)
		if !isBool {
			return false, TypeError("__bool__ should return bool, returned " + py.FullName(r))
		}
		return bool(b), nil
	}
	if r, ok, err = in.callSpecial(v, "__len__"); ok {
		if err != nil {
			return false, err
		}
		n, err := Integer(r)
		if err == nil && n < 0 {
			err = ValueError("__len__() should return >= 0")
		}
		return n != 0, err
	}
	if p := plain(v); p != v {
		return truth(p), nil
	}
	return true, nil
}

// length is len(v).
func (in *Interp) length(v py.Value) (int, error) {
	r, ok, err := in.callSpecial(v, "__len__")
	if ok {
		if err != nil {
			return 0, err
		}
		n, err := Integer(r)
		if err == nil && n < 0 {
			err = ValueError("__len__() should return >= 0")
		}
		return n, err
	}
	return length(plain(v))
}

// unaryNames are the special methods of the unary operators.
var unaryNames = map[string]string{"-": "__neg__", "+": "__pos__", "~": "__invert__"}

// userIterator walks by the __next__ of an object of the program's.
type userIterator struct {
	v      py.Value
	result py.Value
}

func (u *userIterator) Next(in *Interp) (py.Value, bool, error) {
	v, _, err := in.callSpecial(u.v, "__next__")
	if err == nil {
		return v, true, nil
	}
	e := in.caught(err)
	if !e.class.Is(classes["StopIteration"]) || in.ended != nil {
		return nil, false, e
	}
	u.result = py.None
	if len(e.args) > 0 {
		u.result = e.args[0]
	}
	return nil, false, nil
}

// itemIterator walks by __getitem__ from 0 on, until IndexError.
type itemIterator struct {
	v py.Value
	i int
}

func (it *itemIterator) Next(in *Interp) (py.Value, bool, error) {
	v, _, err := in.callSpecial(it.v, "__getitem__", py.Int(it.i))
	if err == nil {
		it.i++
		return v, true, nil
	}
	if in.IsError(err, "IndexError") {
		err = nil
	}
	return nil, false, err
}

// userIter is iter(v) of an object of the program's.
func (in *Interp) userIter(v py.Value) (Iterator, error) {
	r, ok, err := in.callSpecial(v, "__iter__")
	switch {
	case err != nil:
		return nil, err
	case ok:
		if c := userClass(r); c != nil && c.has("__next__") {
			return &userIterator{v: r}, nil
		} else if isIterator(r) {
			return in.Iterate(r)
		}
		return nil, TypeError("iter() returned non-iterator of type '" + py.FullName(r) + "'")
	}
	if c := userClass(v); c != nil {
		if _, ok := c.lookUp("__getitem__"); ok && plain(v) == v { // list, dict and so on have an __iter__
			return &itemIterator{v: v}, nil
		}
	}
	if p := plain(v); p != v {
		return in.Iterate(p)
	}
	return nil, TypeError("'" + py.FullName(v) + "' object is not iterable")
}

// Show is the str or repr of an instance, by its special methods. An error in
// them is kept for the caller that asked for the text.
func (i *instance) Show(str bool) string {
	in := i.in
	names := []string{"__repr__"}
	if str {
		names = []string{"__str__", "__repr__"}
	}
	for _, name := range names {
		r, ok, err := in.callSpecial(&i.object, name)
		if !ok {
			continue
		}
		if err != nil {
			in.keepError(err)
			return ""
		}
		s, isStr := plain(r).(py.Str)
		if !isStr {
			in.keepError(TypeError(names[0] + " returned non-string (type " + py.FullName(r) + ")"))
		}
		return string(s)
	}
	if i.base != nil {
		switch {
		case isSet(i.base) && !truth(i.base):
			return i.class.Name + "()"
		case isSet(i.base):
			items, err := in.Collect(&i.object)
			if err != nil {
				in.keepError(err)
			}
			text := reprOf(&py.List{Items: items})
			return i.class.Name + "({" + text[1:len(text)-1] + "})"
		case str:
			return textOf(i.base)
		}
		return reprOf(i.base)
	}
	return i.plainText()
}

// plainText is the repr of an object that has no other.
func (i *instance) plainText() string {
	return "<" + i.class.module + "." + i.class.qualname + " object at " + i.addr.text(i.in) + ">"
}

// EqualTo is i == other, for values within containers.
func (i *instance) EqualTo(other py.Value) (same, known bool) {
	v, ok, err := i.in.userCompare("==", &i.object, other)
	if !ok {
		if i.base != nil {
			return py.Equal(i.base, plain(other)), true
		}
		return false, false
	}
	if err == nil {
		same, err = i.in.Truth(v)
	}
	if err != nil {
		i.in.keepError(err)
	}
	return same, true
}

// Key is what stands for i as the key of a dict: the first equal object with
// the same hash.
func (i *instance) Key() (py.Value, error) {
	in := i.in
	c := i.class
	for _, m := range c.order() {
		if m.attrs == nil {
			continue
		}
		h, hash := m.attrs.GetStr("__hash__")
		_, eq := m.attrs.GetStr("__eq__")
		if hash && h != py.None {
			break
		}
		if eq || hash {
			return nil, TypeError("unhashable type: '" + c.Name + "'")
		}
	}
	h, ok, err := in.callSpecial(&i.object, "__hash__")
	if err != nil {
		return nil, in.caught(err).python()
	}
	if !ok {
		if i.base != nil {
			return i.base, nil
		}
		return nil, nil
	}
	n, err := ownHash(h)
	if err != nil {
		return nil, err
	}
	for _, o := range in.keys[n] {
		if same, _ := i.EqualTo(o); same || o == py.Value(&i.object) {
			return o, nil
		}
	}
	if in.keys == nil {
		in.keys = map[py.Int][]py.Value{}
	}
	in.keys[n] = append(in.keys[n], &i.object)
	return &i.object, nil
}

// keepError keeps an error that cannot be returned where it happens; the next
// takeError has it.
func (in *Interp) keepError(err error) {
	if in.pending == nil {
		in.pending = err
	}
}

// takeError is the error that was kept, or err.
func (in *Interp) takeError(err error) error {
	if in.pending != nil {
		err, in.pending = in.pending, nil
	}
	return err
}

// settle is rest, and the error that was kept: what works on many values stops there.
func (in *Interp) settle() error {
	if in.pending != nil {
		return in.pending
	}
	return in.rest()
}

// Number is what the first of these special methods returns, or the number that i is
// derived from.
func (i *instance) Number(names ...string) (py.Value, bool, error) {
	for _, name := range names {
		v, ok, err := i.in.callSpecial(&i.object, name)
		if err != nil {
			return nil, false, err
		}
		if _, isFloat := v.(py.Float); ok && name == "__float__" && !isFloat {
			return nil, false, TypeError(i.class.Name + ".__float__ returned non-float (type " + py.FullName(v) + ")")
		}
		if _, isInt := py.Big(plain(v)); ok && name != "__float__" && !isInt {
			return nil, false, nil
		}
		if ok {
			return plain(v), true, nil
		}
	}
	return i.base, i.base != nil, nil
}

// Item is i[key].
func (i *instance) Item(key py.Value) (py.Value, bool, error) {
	if !i.Mapping() {
		return nil, false, nil
	}
	v, err := i.in.GetItem(&i.object, key)
	return v, true, err
}

// Mapping tells whether a format takes i for the mapping of its names.
func (i *instance) Mapping() bool {
	if _, ok := i.class.lookUp("__getitem__"); ok {
		return true
	}
	_, text := i.base.(py.Str)
	return !text && i.base != nil && subscriptable(i.base)
}

// subscriptable tells whether base[key] has a meaning.
func subscriptable(base py.Value) bool {
	switch base.(type) {
	case *py.Dict, *py.List, py.Bytes, *py.ByteArray:
		return true
	}
	return false
}
