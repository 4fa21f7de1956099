package script

import "locmem/engine/py"

// except runs the instructions of try, except and raise.
func (in *Interp) except(f *frame, i instr) error {
	s, n := f.s, len(f.s)
	switch i.op {
	case opCaught:
		f.handling = append(f.handling, Host(s[n-1]).(*exception))
		f.s = s[:n-1]
	case opHandled:
		f.handling = f.handling[:len(f.handling)-1]
	case opException:
		f.s = append(s, f.handling[len(f.handling)-1].value())
	case opMatches:
		ok, err := catches(f.handling[len(f.handling)-1], s[n-1])
		s[n-1] = py.Bool(ok)
		return err
	case opReraise:
		e := f.handling[len(f.handling)-1]
		f.handling = f.handling[:len(f.handling)-1]
		return e
	case opAssert:
		e := &exception{class: classes["AssertionError"], args: []py.Value{}}
		if i.a > 0 {
			e.args = []py.Value{s[n-1]}
		}
		return e
	case opRaise:
		return in.raise(s[n-int(i.a):])
	}
	return nil
}

// raise is raise, raise X and raise X from Y; its error is what is raised.
func (in *Interp) raise(args []py.Value) error {
	if len(args) == 0 {
		if e := in.handled(); e != nil {
			return e
		}
		return Raise("RuntimeError", "No active exception to reraise")
	}
	e, err := in.exceptionOf(args[0])
	if err != nil {
		return err
	}
	e.at = place{}
	if h := in.contextOf(e); h != nil {
		e.context = h
	}
	if len(args) > 1 {
		e.quiet = true
		if args[1] == py.None {
			e.cause = nil
			return e
		}
		if e.cause, err = in.exceptionOf(args[1]); err != nil {
			return TypeError("exception causes must derive from BaseException")
		}
	}
	return e
}

// exceptionOf is the exception that raise v raises.
func (in *Interp) exceptionOf(v py.Value) (*exception, error) {
	switch h := Host(v).(type) {
	case *exception:
		return h, nil
	case *Class:
		if h.exceptional() {
			made, err := in.CallNamed(v, nil, nil)
			if err != nil {
				return nil, err
			}
			if e, ok := Host(made).(*exception); ok {
				return e, nil
			}
			return nil, TypeError("calling " + h.Show(false) + " should have returned an instance of BaseException, not " + ClassOf(made).Show(false))
		}
	}
	if c := userClass(v); c != nil && c.unknown {
		made, ok, err := in.callSpecial(v, "__exception__")
		if err != nil {
			return nil, err
		}
		if e, isException := Host(made).(*exception); ok && isException {
			return e, nil
		}
	}
	return nil, TypeError("exceptions must derive from BaseException")
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
	c, ok := Host(types).(*Class)
	if c := userClass(types); c != nil && c.unknown {
		return false, nil // nothing here raises what cannot be here
	}
	if !ok || !c.exceptional() {
		return false, TypeError("catching classes that do not inherit from BaseException is not allowed")
	}
	return exc.class.Is(c), nil
}

// exiter is what a with keeps on the stack: the exit of its context.
type exiter struct {
	fn    py.Value // __exit__, bound
	async bool
}

// Type is that of every value.
func (*exiter) Type() string { return "exit" }

// with runs the instructions of a with.
func (in *Interp) with(f *frame, i instr) error {
	s, n := f.s, len(f.s)
	switch i.op {
	case opWith:
		x, v, err := in.enterContext(s[n-1], i.a == 1)
		if err != nil {
			return err
		}
		s[n-1] = x
		f.s = append(s, v)
		return nil
	case opExit:
		f.s = s[:n-1]
		_, err := in.exitContext(s[n-1].(*exiter), nil)
		return err
	}
	swallow, err := in.exitContext(s[n-1].(*exiter), f.handling[len(f.handling)-1])
	s[n-1] = py.Bool(swallow)
	return err
}

// enterContext is the start of a with: its exit, and what as names.
func (in *Interp) enterContext(v py.Value, async bool) (*exiter, py.Value, error) {
	enter, exit, protocol := "__enter__", "__exit__", "context manager"
	if async {
		enter, exit, protocol = "__aenter__", "__aexit__", "asynchronous context manager"
	}
	start, ok := in.special(v, enter)
	end, ok2 := in.special(v, exit)
	if !ok || !ok2 {
		message := "'" + py.FullName(v) + "' object does not support the " + protocol + " protocol"
		if ok && !ok2 {
			message += " (missed " + exit + " method)"
		}
		return nil, nil, TypeError(message)
	}
	entered, err := in.CallNamed(start, nil, nil)
	if err == nil && async {
		entered, err = in.Await(entered)
	}
	return &exiter{fn: end, async: async}, entered, err
}

// exitContext is the end of a with; e is what its body raised, or nil. It
// returns whether the exception is swallowed.
func (in *Interp) exitContext(x *exiter, e *exception) (bool, error) {
	args := []py.Value{py.None, py.None, py.None}
	if e != nil {
		args = []py.Value{e.class.object, e.value(), py.None}
	}
	v, err := in.CallNamed(x.fn, args, nil)
	if err == nil && x.async {
		v, err = in.Await(v)
	}
	if err != nil || e == nil {
		return false, err
	}
	return in.Truth(v)
}
