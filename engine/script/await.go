package script

import "locmem/engine/py"

// coroutine is what a call of an a-method or an async def returns: it runs when
// it is awaited.
type coroutine struct {
	name string
	run  func() (py.Value, error)
	used bool
	addr address
	in   *Interp
}

func (in *Interp) newCoroutine(name string, run func() (py.Value, error)) py.Value {
	return NewObject("coroutine", "", &coroutine{name: name, run: run, in: in})
}

// Show is the coroutine's repr.
func (c *coroutine) Show(bool) string {
	return "<coroutine object " + c.name + " at " + c.addr.text(c.in) + ">"
}

// warn says what Python says of a coroutine that was dropped.
func (c *coroutine) warn(in *Interp) {
	if !c.used {
		in.write("RuntimeWarning: coroutine '" + c.name + "' was never awaited\n")
	}
}

// coroutineMethods: a coroutine that was closed runs no more. What drives one step
// by step is left to await.
func coroutineMethods(c *Class) {
	c.Def("!close 0 0", func(a *Args) (py.Value, error) {
		Host(a.Self).(*coroutine).used = true
		return py.None, nil
	})
}

// Await runs a coroutine.
func (in *Interp) Await(v py.Value) (py.Value, error) {
	if it, ok, err := in.callSpecial(v, "__await__"); ok {
		if err != nil {
			return nil, err
		}
		return in.exhaust(it)
	}
	c, ok := Host(v).(*coroutine)
	if !ok {
		hint := ""
		if _, ok := v.(*py.Object); !ok {
			hint = "Only the methods that start with a, such as cache.aget, are awaited."
		}
		return nil, &exception{class: classes["TypeError"], hint: hint,
			args: []py.Value{py.Str("object " + py.FullName(v) + " can't be used in 'await' expression")}}
	}
	if c.used {
		return nil, Raise("RuntimeError", "cannot reuse already awaited coroutine")
	}
	c.used = true
	return c.run()
}

// exhaust walks through what an __await__ returned: its result is that of the
// await.
func (in *Interp) exhaust(it py.Value) (py.Value, error) {
	for {
		_, ok, err := in.nextOf(it)
		if err == nil {
			err = in.Work(1)
		}
		if err != nil {
			return nil, err
		}
		if g, isGenerator := Host(it).(*generator); !ok && isGenerator {
			return g.result, nil
		}
		if !ok {
			return py.None, nil
		}
	}
}
