package script

import (
	"errors"
	"strings"

	"go.starlark.net/starlark"

	"locmem/engine/py"
)

// exception is a Python exception on its way up. It is also the host of the
// object that `except E as e` names.
type exception struct {
	class   *class
	args    []py.Value
	message string // str(e), when there are no args to make it of
	at      pos
	hint    string
	object  *py.Object
}

// Error is the traceback's last line.
func (e *exception) Error() string {
	if text := e.text(); text != "" {
		return e.class.name + ": " + text
	}
	return e.class.name
}

// text is str(e).
func (e *exception) text() string {
	switch {
	case e.message != "":
		return e.message
	case len(e.args) == 0:
		return ""
	case len(e.args) > 1:
		return py.Repr(&py.Tuple{Items: e.args})
	case e.class.is(classes["KeyError"]):
		return py.Repr(e.args[0])
	}
	return py.Text(e.args[0])
}

// Show is str(e) or repr(e).
func (e *exception) Show(str bool) string {
	if str {
		return e.text()
	}
	var parts []string
	for _, a := range e.arguments() {
		parts = append(parts, py.Repr(a))
	}
	return e.class.name + "(" + strings.Join(parts, ", ") + ")"
}

// arguments are e.args.
func (e *exception) arguments() []py.Value {
	if e.args == nil && e.message != "" {
		return []py.Value{py.Str(e.message)}
	}
	return e.args
}

func (e *exception) attr(_ *Interp, name string) (py.Value, error) {
	switch name {
	case "args":
		return &py.Tuple{Items: e.arguments()}, nil
	case "__class__":
		return e.class.object, nil
	}
	return nil, nil
}

// value is the exception as the code sees it.
func (e *exception) value() py.Value {
	if e.object == nil {
		e.object = newObject(e.class.name, "", e)
		e.object.Refusal = &py.Error{Type: "TypeError", Message: "the playground does not store exceptions"}
	}
	return e.object
}

// report is what a run shows.
func (e *exception) report() *Error {
	return &Error{Type: e.class.name, Message: e.text(), Line: int(e.at.line), Column: int(e.at.col), Hint: e.hint}
}

// caught makes an exception of whatever error a run of code ended with. It
// also takes back the interruption that the error may have come by.
func (in *Interp) caught(err error) *exception {
	var stack *starlark.EvalError
	errors.As(err, &stack)
	if in.ended != nil {
		in.ended.locate(in, stack)
		return in.ended
	}
	cause := err
	if in.pending != nil {
		cause = in.pending
		in.pending = nil
		in.thread.Uncancel()
	}
	var e *exception
	var p *py.Error
	switch {
	case errors.As(cause, &e):
	case errors.As(cause, &p):
		e = &exception{class: classFor(p.Type), message: p.Message}
	default:
		e = foreign(cause)
	}
	e.locate(in, stack)
	return e
}

// locate notes where an exception comes from, the first time it is seen.
func (e *exception) locate(in *Interp, stack *starlark.EvalError) {
	if e.at.line == 0 && stack != nil {
		e.at = in.placeOf(stack.CallStack)
	}
}

// raised is caught with the place taken from where the interpreter is now, for
// errors that reach the code without Starlark having seen them.
func (in *Interp) raised(err error) *exception {
	e := in.caught(err)
	if e.at.line == 0 && in.thread != nil {
		e.at = in.placeOf(in.thread.CallStack())
	}
	return e
}

// placeOf is the innermost place of the code that runs now.
func (in *Interp) placeOf(stack starlark.CallStack) pos {
	for i := len(stack) - 1; i >= 0; i-- {
		if p := stack[i].Pos; p.Line > 0 && p.Filename() == in.path {
			return pos{p.Line, p.Col}
		}
	}
	return pos{}
}

// foreign puts the few errors that Starlark itself still finds into Python's
// words.
func foreign(err error) *exception {
	text := err.Error()
	if rest, ok := strings.CutPrefix(text, "local variable "); ok {
		id, _, _ := strings.Cut(rest, " ")
		return &exception{class: classes["UnboundLocalError"], message: "cannot access local variable '" + id + "' where it is not associated with a value"}
	}
	if strings.Contains(text, "stack overflow") {
		return &exception{class: classes["RecursionError"], message: "maximum recursion depth exceeded"}
	}
	return &exception{class: classes["SystemError"], message: "the playground made a mistake", hint: text}
}
