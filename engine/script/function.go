package script

import (
	"runtime"

	"go.starlark.net/starlark"

	"locmem/engine/py"
)

// maxRecursion is CPython's default limit.
const maxRecursion = 1000

// function is a def or a lambda of the user's: a Starlark function whose
// arguments are bound here, with Python's rules and errors.
type function struct {
	in       *Interp
	fn       starlark.Value
	sig      *signature
	defaults []starlark.Value // of the optional parameters, in order
	object   *py.Object
	addr     address
	attrs    map[string]py.Value
}

// signature makes one of a def's parameters.
func (l *lowerer) signature(name string, params []param, inner *scope) *signature {
	s := &signature{name: name, qualname: qualname(l.scope, name), frame: len(inner.boxed) > 0}
	inner.name = s.qualname
	for _, p := range params {
		s.params = append(s.params, paramSpec{name: p.name, stars: p.stars, keyword: p.keyword, position: p.position,
			optional: p.value != nil, boxed: inner.boxed[p.name]})
	}
	return s
}

// qualname is a function's name with those around it.
func qualname(around *scope, name string) string {
	f := around.function()
	if f.kind == moduleScope {
		return name
	}
	return f.name + ".<locals>." + name
}

// makeFunction is %def(function, signature, defaults).
func (in *Interp) makeFunction(args starlark.Tuple) (starlark.Value, error) {
	f := &function{in: in, fn: args[0], sig: args[1].(raw).v.(*signature), defaults: args[2].(starlark.Tuple)}
	f.object = &py.Object{Name: "function", Host: f}
	f.object.Refusal = f.refusal()
	return in.box(f.object), nil
}

// Show is the function's repr.
func (f *function) Show(bool) string {
	return "<function " + f.sig.qualname + " at " + f.addr.text(f.in) + ">"
}

// refusal is what pickling the function raises.
func (f *function) refusal() *py.Error {
	if i := lastIndex(f.sig.qualname, "<locals>"); i >= 0 {
		return &py.Error{Type: "AttributeError", Message: "Can't pickle local object '" + f.sig.qualname + "'"}
	}
	return &py.Error{Type: "PicklingError", Message: "Can't pickle " + f.Show(false) + ": attribute lookup " + f.sig.qualname + " on __main__ failed"}
}

// callBoxed is a call by Starlark.
func (f *function) callBoxed(args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var kw []named[starlark.Value]
	for _, pair := range kwargs {
		kw = append(kw, named[starlark.Value]{string(pair[0].(starlark.String)), pair[1]})
	}
	b, err := bind(f.sig, args, kw)
	if err != nil {
		return nil, err
	}
	slots, err := f.fill(b)
	if err != nil {
		return nil, err
	}
	if f.sig.async {
		return f.in.box(f.in.newCoroutine(f.sig.qualname, func() (py.Value, error) {
			v, err := f.run(slots)
			if err != nil {
				return nil, err
			}
			return unbox(v), nil
		})), nil
	}
	return f.run(slots)
}

// run calls the Starlark function.
func (f *function) run(slots starlark.Tuple) (starlark.Value, error) {
	in := f.in
	if in.depth++; in.depth > maxRecursion {
		in.depth--
		return nil, raiseError("RecursionError", "maximum recursion depth exceeded")
	}
	v, err := in.enter(f.fn, slots)
	in.depth--
	if err == nil {
		if v == starlark.None {
			v = in.none
		}
		in.lastCall = f
	}
	return v, err
}

// enter calls from Go into Starlark. A browser gives WebAssembly a small stack,
// for which a thousand calls within each other are too many; but Go empties
// that stack whenever it switches to another goroutine, for its own is in the
// heap. So every few levels it gets to switch.
func (in *Interp) enter(fn starlark.Value, args starlark.Tuple) (starlark.Value, error) {
	if in.levels++; in.levels%levelsAtOnce == 0 {
		runtime.Gosched()
	}
	v, err := starlark.Call(in.thread, fn, args, nil)
	in.levels--
	return v, err
}

// levelsAtOnce are the calls within each other that a browser's stack surely
// has room for.
const levelsAtOnce = 32

// fill adds the default values, *args, **kwargs and the boxed names.
func (f *function) fill(b *bound[starlark.Value]) (starlark.Tuple, error) {
	next := 0
	for i, p := range f.sig.params {
		if p.optional {
			if !b.set[i] {
				b.slots[i] = f.defaults[next]
			}
			next++
		}
		switch p.stars {
		case 1:
			items := make([]py.Value, len(b.rest))
			for j, v := range b.rest {
				items[j] = unbox(v)
			}
			b.slots[i] = f.in.box(&py.Tuple{Items: items})
		case 2:
			d := py.MakeDict(len(b.extra))
			for _, e := range b.extra {
				if err := d.Set(py.Str(e.name), unbox(e.value)); err != nil {
					return nil, err
				}
			}
			b.slots[i] = f.in.box(d)
		}
	}
	if !f.sig.frame {
		return b.slots, nil
	}
	frame := newNames(f.in, false)
	for i, p := range f.sig.params {
		if p.boxed {
			frame.vars[p.name] = b.slots[i]
		}
	}
	return append(b.slots, frame), nil
}

func (f *function) attr(in *Interp, name string) (py.Value, error) {
	switch name {
	case "__name__":
		return py.Str(f.sig.name), nil
	case "__qualname__":
		return py.Str(f.sig.qualname), nil
	case "__doc__":
		if f.sig.doc == "" {
			return py.None, nil
		}
		return py.Str(f.sig.doc), nil
	case "__module__":
		return py.Str("__main__"), nil
	}
	return f.attrs[name], nil
}

// setAttr lets functions carry attributes, as in Python.
func (f *function) setAttr(name string, v py.Value) {
	if f.attrs == nil {
		f.attrs = map[string]py.Value{}
	}
	f.attrs[name] = v
}

// invoke calls a value from Go. Its error is always an *exception.
func (in *Interp) invoke(fn py.Value, args ...py.Value) (py.Value, error) {
	boxed := make(starlark.Tuple, len(args))
	for i, a := range args {
		boxed[i] = in.box(a)
	}
	v, err := in.enter(in.box(fn), boxed)
	if err != nil {
		return nil, in.caught(err)
	}
	return unbox(v), nil
}

// block calls a block of a try or with; it answers the signal as Starlark
// value.
func (in *Interp) block(fn starlark.Value, args ...starlark.Value) (starlark.Value, *exception) {
	v, err := in.enter(fn, args)
	if err != nil {
		return nil, in.caught(err)
	}
	return v, nil
}
