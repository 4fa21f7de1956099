package script

import "locmem/engine/py"

// generator is a call of a function with yield, or a generator expression: it
// runs as far as the next yield each time it is asked.
type generator struct {
	in      *Interp
	frame   *frame // nil at its end
	started bool
	running bool
	result  py.Value // of its return
	addr    address
	name    string
	async   bool
}

func (in *Interp) newGenerator(f *frame) py.Value {
	f.keep = true
	g := &generator{in: in, frame: f, name: f.code.sig.qualname, async: f.code.sig.async, result: py.None}
	name := "generator"
	if g.async {
		name = "async_generator"
	}
	return NewObject(name, "", g)
}

// resume goes on to the next yield with a value sent or an exception thrown;
// ok is false at the end.
func (g *generator) resume(in *Interp, sent py.Value, thrown *exception) (v py.Value, ok bool, err error) {
	if g.frame == nil {
		g.result = py.None // it was given once
		if thrown != nil {
			return nil, false, thrown
		}
		return nil, false, nil
	}
	if g.running {
		return nil, false, ValueError("generator already executing")
	}
	f := g.frame
	switch {
	case g.started && thrown == nil:
		f.s = append(f.s, sent)
	case !g.started && sent != py.None:
		return nil, false, TypeError("can't send non-None value to a just-started generator")
	case g.started && f.code.instrs[f.pc].op == opYieldFrom:
		if v, ok, err := g.throwWithin(in, thrown); ok || err != nil {
			if ok {
				return v, true, nil
			}
			thrown = in.caught(err)
		} else {
			f.s = append(f.s[:len(f.s)-1], v)
			f.pc++
			thrown = nil
		}
	}
	g.started, g.running, f.yielded = true, true, false
	v, err = in.execute(f, thrown)
	g.running = false
	if err == nil && f.yielded {
		return v, true, nil
	}
	g.frame = nil
	if err != nil {
		return nil, false, in.noStop(err)
	}
	g.result = v
	return nil, false, nil
}

// leaveInner has a generator no longer wait for the one of its yield from, as CPython
// does when what is thrown is no exception: the error of that is thrown outside.
func (g *generator) leaveInner() bool {
	if g.frame == nil || !g.started || g.frame.code.instrs[g.frame.pc].op != opYieldFrom {
		return false
	}
	top := &g.frame.s[len(g.frame.s)-1]
	w, _ := (*top).(walker)
	_, inner := w.it.(*generator)
	if inner {
		*top = walker{}
	}
	return inner
}

// throwWithin hands an exception to the generator that a yield from waits for.
func (g *generator) throwWithin(in *Interp, thrown *exception) (py.Value, bool, error) {
	w, _ := g.frame.s[len(g.frame.s)-1].(walker)
	inner, ok := w.it.(*generator)
	if !ok {
		return nil, false, thrown
	}
	v, ok, err := inner.resume(in, py.None, thrown)
	if err == nil && !ok {
		v = inner.result
	}
	return v, ok, err
}

// noStop turns a StopIteration that leaves a generator into Python's error.
func (in *Interp) noStop(err error) error {
	e := in.caught(err)
	if e.class == classes["StopIteration"] && in.ended == nil {
		return &exception{class: classes["RuntimeError"], args: []py.Value{py.Str("generator raised StopIteration")}, cause: e, at: e.at}
	}
	return e
}

func (g *generator) Next(in *Interp) (py.Value, bool, error) { return g.resume(in, py.None, nil) }
func (g *generator) Iter(*Interp) Iterator                   { return g }

// Attr is gi_frame, which is None once the generator has ended, and gi_running.
func (g *generator) Attr(_ *Interp, name string) (py.Value, error) {
	switch {
	case g.async:
	case name == "gi_running":
		return py.Bool(g.running), nil
	case name == "gi_frame" && g.frame == nil:
		return py.None, nil
	case name == "gi_frame":
		return NewObject("frame", "<frame object>", g.frame), nil
	}
	return nil, nil
}

// Show is the repr.
func (g *generator) Show(bool) string {
	what := "generator"
	if g.async {
		what = "async_generator"
	}
	return "<" + what + " object " + g.name + " at " + g.addr.text(g.in) + ">"
}

// close ends the generator where it stands; its finally blocks run.
func (g *generator) close(in *Interp) error {
	if g.frame == nil || !g.started {
		g.frame = nil
		return nil
	}
	_, ok, err := g.resume(in, py.None, &exception{class: classes["GeneratorExit"], args: []py.Value{}})
	switch {
	case ok:
		return Raise("RuntimeError", "generator ignored GeneratorExit")
	case err == nil:
		return nil
	}
	if e := in.caught(err); e.class != classes["GeneratorExit"] && e.class != classes["StopIteration"] || in.ended != nil {
		return err
	}
	return nil
}

// stopIteration is how the end of an iterator shows to a program.
func stopIteration(v py.Value) error {
	e := &exception{class: classes["StopIteration"], args: []py.Value{}}
	if v != py.None && v != nil {
		e.args = []py.Value{v}
	}
	return e
}

// delegate asks the iterator of a yield from: ok tells that v is to be yielded,
// else v is the result.
func (in *Interp) delegate(it, sent py.Value) (v py.Value, ok bool, err error) {
	w := it.(walker)
	if g, isGenerator := w.it.(*generator); isGenerator {
		if !g.started {
			sent = py.None
		}
		if v, ok, err = g.resume(in, sent, nil); !ok && err == nil {
			v = g.result
		}
		return v, ok, err
	}
	if u, isUser := w.it.(*userIterator); isUser {
		if v, ok, err = u.Next(in); !ok && err == nil {
			v = u.result
		}
		return v, ok, err
	}
	if sent != py.None {
		return nil, false, Raise("AttributeError", "'"+nameOf(w.it)+"' object has no attribute 'send'")
	}
	if v, ok, err = w.it.Next(in); !ok && err == nil {
		v = py.None
	}
	return v, ok, err
}

// nameOf is the type of an iterator.
func nameOf(it Iterator) string {
	switch it := it.(type) {
	case *listIterator:
		return "list_iterator"
	case *itemsIterator:
		return "tuple_iterator"
	case *textIterator:
		return "str_ascii_iterator"
	case *bytesIterator:
		return "bytes_iterator"
	case *dictIterator:
		return [...]string{viewKeys: "dict_keyiterator", viewValues: "dict_valueiterator", viewItems: "dict_itemiterator"}[it.kind]
	case *rangeIterator:
		return "range_iterator"
	case *setIterator:
		return "set_iterator"
	}
	return "iterator"
}

// comprehend is opComp: (iterator -- value). A generator expression makes a
// generator, the others run at once.
func (in *Interp) comprehend(f *frame, c *code) error {
	n := len(f.s)
	inner := in.newFrame(c, &function{in: in, code: c, closure: f.closureOf(c)})
	inner.s[0] = f.s[n-1]
	inner.settle()
	if c.generator {
		f.s[n-1] = in.newGenerator(inner)
		return nil
	}
	v, err := in.execute(inner, nil)
	f.s[n-1] = v
	return err
}

// generatorMethods are next, send, throw and close.
func generatorMethods(c *Class) {
	self := func(a *Args) *generator { return Host(a.Self).(*generator) }
	result := func(g *generator, v py.Value, ok bool, err error) (py.Value, error) {
		if err == nil && !ok {
			err = stopIteration(g.result)
			g.result = py.None
		}
		return v, err
	}
	if c.Name == "async_generator" {
		asyncMethods(c)
		return
	}
	c.Def("__next__ 0 0", func(a *Args) (py.Value, error) {
		v, ok, err := self(a).Next(a.In)
		return result(self(a), v, ok, err)
	})
	c.Def("send 1 1", func(a *Args) (py.Value, error) {
		v, ok, err := self(a).resume(a.In, a.Pos[0], nil)
		return result(self(a), v, ok, err)
	})
	c.Def("throw 1 3", func(a *Args) (py.Value, error) {
		if h := Host(a.Pos[0]); h == nil {
			return nil, TypeError("exceptions must be classes or instances deriving from BaseException, not " + py.FullName(a.Pos[0]))
		}
		what := a.Pos[0]
		if _, class := Host(what).(*Class); class && a.Has(1) {
			made, err := a.In.Call(what, a.Pos[1])
			if err != nil {
				return nil, err
			}
			what = made
		}
		g := self(a)
		e, err := a.In.exceptionOf(what)
		if err != nil {
			if !g.leaveInner() {
				return nil, err
			}
			e = a.In.caught(err)
		}
		v, ok, err := g.resume(a.In, py.None, e)
		return result(self(a), v, ok, err)
	})
	c.Def("!close 0 0", func(a *Args) (py.Value, error) { return py.None, self(a).close(a.In) })
}

// asyncMethods are those of an async generator: coroutines.
func asyncMethods(c *Class) {
	step := func(name string, sent func(a *Args) (py.Value, *exception, error)) func(a *Args) (py.Value, error) {
		return func(a *Args) (py.Value, error) {
			g := Host(a.Self).(*generator)
			return a.In.newCoroutine(name, func() (py.Value, error) {
				v, thrown, err := sent(a)
				if err != nil {
					return nil, err
				}
				v, ok, err := g.resume(a.In, v, thrown)
				if err == nil && !ok {
					err = &exception{class: classes["StopAsyncIteration"], args: []py.Value{}}
				}
				return v, err
			}), nil
		}
	}
	c.Def("__anext__ 0 0", step("__anext__", func(*Args) (py.Value, *exception, error) { return py.None, nil, nil }))
	c.Def("asend 1 1", step("asend", func(a *Args) (py.Value, *exception, error) { return a.Pos[0], nil, nil }))
	c.Def("athrow 1 3", step("athrow", func(a *Args) (py.Value, *exception, error) {
		e, err := a.In.exceptionOf(a.Pos[0])
		return py.None, e, err
	}))
	c.Def("aclose 0 0", func(a *Args) (py.Value, error) {
		g := Host(a.Self).(*generator)
		return a.In.newCoroutine("aclose", func() (py.Value, error) { return py.None, g.close(a.In) }), nil
	})
	c.Def("__aiter__ 0 0", func(a *Args) (py.Value, error) { return a.Self, nil })
}
