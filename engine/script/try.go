package script

import (
	"go.starlark.net/starlark"

	"locmem/engine/py"
)

// privateTry is %try(body, handlers, else, finally). Each block is a Starlark
// function that answers None, or a signal when it is left by break, continue or
// return. A run that has ended (budget, Stop, memory) passes all handlers.
func (in *Interp) privateTry(args starlark.Tuple) (starlark.Value, error) {
	signal, exc := in.block(args[0])
	if exc != nil && in.ended == nil {
		signal, exc = in.handle(exc, args[1].(starlark.Tuple))
	} else if exc == nil && signal == starlark.None && isBlock(args[2]) {
		signal, exc = in.block(args[2])
	}
	if isBlock(args[3]) && in.ended == nil {
		if exc != nil {
			in.handling = append(in.handling, exc)
		}
		last, again := in.block(args[3])
		if exc != nil {
			in.handling = in.handling[:len(in.handling)-1]
		}
		switch {
		case again != nil:
			exc = again
		case last != starlark.None:
			signal, exc = last, nil // return in finally swallows the exception
		}
	}
	if exc != nil {
		return nil, exc
	}
	return signal, nil
}

func isBlock(v starlark.Value) bool {
	_, missing := v.(raw)
	return !missing
}

// handle runs the first handler that fits: (types, block, names object, name).
func (in *Interp) handle(exc *exception, handlers starlark.Tuple) (starlark.Value, *exception) {
	depth := in.depth
	for _, h := range handlers {
		h := h.(starlark.Tuple)
		if isBlock(h[0]) {
			types, failed := in.block(h[0])
			if failed != nil {
				return nil, failed
			}
			ok, err := catches(exc, unbox(types))
			if err != nil {
				return nil, in.raised(err)
			}
			if !ok {
				continue
			}
		}
		holds, named := h[2].(*names)
		id := h[3].(raw).v.(string)
		if named {
			holds.vars[id] = in.box(exc.value())
		}
		in.handling = append(in.handling, exc)
		signal, failed := starlark.Value(starlark.None), (*exception)(nil)
		if isBlock(h[1]) {
			signal, failed = in.block(h[1])
		}
		in.handling = in.handling[:len(in.handling)-1]
		if named {
			delete(holds.vars, id)
		}
		in.depth = depth
		return signal, failed
	}
	return nil, exc
}

// catches tells whether except types: takes an exception.
func catches(exc *exception, types py.Value) (bool, error) {
	if t, ok := types.(*py.Tuple); ok {
		for _, item := range t.Items {
			if ok, err := catches(exc, item); ok || err != nil {
				return ok, err
			}
		}
		return false, nil
	}
	c, ok := host(types).(*class)
	if !ok || !c.exceptional() {
		return false, typeError("catching classes that do not inherit from BaseException is not allowed")
	}
	return exc.class.is(c), nil
}

// privateRaise is raise, raise X and raise X from Y.
func (in *Interp) privateRaise(args starlark.Tuple) (starlark.Value, error) {
	if len(args) == 0 {
		if n := len(in.handling); n > 0 {
			return nil, in.handling[n-1]
		}
		return nil, raiseError("RuntimeError", "No active exception to reraise")
	}
	switch h := host(unbox(args[0])).(type) {
	case *exception:
		h.at = pos{}
		return nil, h
	case *class:
		if h.exceptional() {
			v, err := h.call(in, nil, nil)
			if err != nil {
				return nil, err
			}
			return nil, host(v).(*exception)
		}
	}
	return nil, typeError("exceptions must derive from BaseException")
}

// privateAssert is what an assert does that does not hold.
func (in *Interp) privateAssert(args starlark.Tuple) (starlark.Value, error) {
	e := &exception{class: classes["AssertionError"], args: []py.Value{}}
	if len(args) > 0 {
		e.args = []py.Value{unbox(args[0])}
	}
	return nil, e
}

// privateWith is %with(context, block).
func (in *Interp) privateWith(args starlark.Tuple) (starlark.Value, error) {
	v := unbox(args[0])
	c, ok := host(v).(manager)
	if !ok {
		return nil, &exception{class: classes["TypeError"],
			args: []py.Value{py.Str("'" + py.FullName(v) + "' object does not support the context manager protocol")},
			hint: "The playground knows with for warnings.catch_warnings()."}
	}
	entered, err := c.enter(in)
	if err != nil {
		return nil, err
	}
	signal, exc := in.block(args[1], in.box(entered))
	c.exit(in)
	if exc != nil {
		return nil, exc
	}
	return signal, nil
}
