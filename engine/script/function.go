package script

import (
	"strings"

	"locmem/engine/py"
	"locmem/engine/syntax"
)

// function is a def or a lambda of the user's.
type function struct {
	in       *Interp
	code     *code
	defaults []py.Value // of the optional parameters, in order
	closure  []*cell
	object   py.Object
	addr     address
	attrs    *py.Dict
	notes    *py.Dict // its annotations, once they were asked for
}

// makeFunction is opFunction: (defaults -- function).
func (in *Interp) makeFunction(f *frame, c *code) {
	n := len(f.s)
	fn := &function{in: in, code: c, defaults: f.s[n-1].(*py.Tuple).Items, closure: f.closureOf(c)}
	fn.object = py.Object{Name: "function", Host: fn}
	f.s[n-1] = &fn.object
}

// closureOf are the cells that code made here needs.
func (f *frame) closureOf(c *code) []*cell {
	if len(c.closure) == 0 {
		return nil
	}
	cells := make([]*cell, len(c.closure))
	for i, at := range c.closure {
		cells[i] = f.cells[at]
	}
	return cells
}

// frame binds arguments to a new frame.
func (fn *function) frame(pos []py.Value, kw []Named) (*frame, error) {
	sig := fn.code.sig
	f := fn.in.newFrame(fn.code, fn)
	if sig.simple && kw == nil && len(pos) == len(sig.params) {
		copy(f.s, pos)
		f.settle()
		return f, nil
	}
	b, err := bind(sig, pos, kw)
	if err != nil {
		fn.in.release(f)
		return nil, err
	}
	if err := fn.fill(f, b); err != nil {
		return nil, err
	}
	f.settle()
	return f, nil
}

// fill adds the default values, *args and **kwargs.
func (fn *function) fill(f *frame, b *bound) error {
	next := 0
	for i, p := range fn.code.sig.params {
		f.s[i] = b.slots[i]
		if p.optional {
			if !b.set[i] {
				f.s[i] = fn.defaults[next]
			}
			next++
		}
		switch p.stars {
		case 1:
			f.s[i] = &py.Tuple{Items: b.rest}
		case 2:
			d := py.MakeDict(len(b.extra))
			for _, e := range b.extra {
				if err := d.Set(py.Str(e.Name), e.Value); err != nil {
					return err
				}
			}
			f.s[i] = d
		}
	}
	return nil
}

// Call is fn(...) from Go.
func (fn *function) Call(in *Interp, pos []py.Value, kw []Named) (py.Value, error) {
	f, err := fn.frame(pos, kw)
	if err != nil {
		return nil, err
	}
	switch {
	case fn.code.generator:
		return in.newGenerator(f), nil
	case fn.code.sig.async:
		f.keep = true
		return in.newCoroutine(fn.code.sig.qualname, func() (py.Value, error) { return in.execute(f, nil) }), nil
	}
	return in.execute(f, nil)
}

// Show is the function's repr.
func (fn *function) Show(bool) string {
	name := fn.code.sig.qualname
	if fn.attrs != nil {
		if v, ok := fn.attrs.GetStr("__qualname__"); ok {
			name = py.Text(v)
		}
	}
	return "<function " + name + " at " + fn.addr.text(fn.in) + ">"
}

// Refuses is what pickling the function raises.
func (fn *function) Refuses() *py.Error {
	name := fn.code.sig.qualname
	if strings.Contains(name, "<locals>") {
		return &py.Error{Type: "AttributeError", Message: "Can't pickle local object '" + name + "'"}
	}
	return &py.Error{Type: "PicklingError", Message: "Can't pickle " + fn.Show(false) + ": attribute lookup " + name + " on " + fn.code.module + " failed"}
}

func (fn *function) Attr(in *Interp, name string) (py.Value, error) {
	if fn.attrs != nil {
		if v, ok := fn.attrs.GetStr(name); ok {
			return v, nil
		}
	}
	switch name {
	case "__name__":
		return py.Str(fn.code.sig.name), nil
	case "__qualname__":
		return py.Str(fn.code.sig.qualname), nil
	case "__doc__":
		if fn.code.sig.doc == "" {
			return py.None, nil
		}
		return py.Str(fn.code.sig.doc), nil
	case "__module__":
		return py.Str(fn.code.module), nil
	case "__dict__":
		return fn.dict(), nil
	case "__defaults__":
		if len(fn.defaults) == 0 {
			return py.None, nil
		}
		return &py.Tuple{Items: fn.defaults}, nil
	case "__annotations__":
		return fn.annotations(in)
	}
	return nil, nil
}

// annotations computes them when they are asked for first, by the names of the
// module: most programs never look. What cannot be computed stays a text.
func (fn *function) annotations(in *Interp) (py.Value, error) {
	if fn.notes != nil {
		return fn.notes, nil
	}
	fn.notes = &py.Dict{}
	for _, n := range fn.code.sig.notes {
		c, bad := in.compile([]syntax.Stmt{&syntax.Return{Value: n.x}}, fn.code.ns, fn.code.path, false)
		var v py.Value
		err := error(bad)
		if bad == nil {
			v, err = in.runModule(c)
		}
		switch {
		case in.ended != nil:
			return nil, err
		case err != nil:
			v = py.Str(annotationText(n.x))
		}
		if err := fn.notes.Set(py.Str(n.name), v); err != nil {
			return nil, err
		}
	}
	return fn.notes, nil
}

// dict are the attributes that code gave the function.
func (fn *function) dict() *py.Dict {
	if fn.attrs == nil {
		fn.attrs = &py.Dict{}
	}
	return fn.attrs
}

// boundMethod is a function taken from an object: self is its first argument.
type boundMethod struct {
	in       *Interp
	fn, self py.Value
}

func (in *Interp) bindMethod(fn, self py.Value) py.Value {
	o := NewObject("method", "", &boundMethod{in, fn, self})
	o.Refusal = &py.Error{Type: "TypeError", Message: "the playground does not store methods"}
	return o
}

func (m *boundMethod) Call(in *Interp, pos []py.Value, kw []Named) (py.Value, error) {
	return in.CallNamed(m.fn, append([]py.Value{m.self}, pos...), kw)
}

func (m *boundMethod) Attr(in *Interp, name string) (py.Value, error) {
	switch name {
	case "__self__":
		return m.self, nil
	case "__func__":
		return m.fn, nil
	}
	if h, ok := Host(m.fn).(hasAttr); ok {
		return h.Attr(in, name)
	}
	return nil, nil
}

func (m *boundMethod) Equal(other any) bool {
	o, ok := other.(*boundMethod)
	return ok && m.fn == o.fn && is(m.self, o.self)
}

// Show is the repr.
func (m *boundMethod) Show(bool) string {
	return "<bound method " + calledName(m.fn) + " of " + reprOf(m.self) + ">"
}

// Call calls a value from Go. Its error is always an *exception.
//
//go:noinline
func (in *Interp) Call(fn py.Value, args ...py.Value) (py.Value, error) {
	return in.invokeNamed(fn, args, nil)
}

func (in *Interp) invokeNamed(fn py.Value, args []py.Value, kw []Named) (py.Value, error) {
	if err := in.Work(1); err != nil {
		return nil, err
	}
	v, err := in.CallNamed(fn, args, kw)
	if err != nil {
		return nil, in.caught(err)
	}
	return v, nil
}

// calledName is how errors name what is called.
func calledName(v py.Value) string {
	switch h := Host(v).(type) {
	case *function:
		return h.code.sig.qualname
	case *boundMethod:
		return calledName(h.fn)
	case *method:
		return h.b.full()
	case *builtin:
		return h.full()
	case *Class:
		return h.Name
	}
	return v.Type()
}
