package script

import (
	"encoding/hex"
	"errors"
	"slices"
	"strings"

	"locmem/engine/py"
)

// exception is a Python exception on its way up. It is also the host of the
// object that `except E as e` names.
type exception struct {
	class   *Class
	args    []py.Value
	message string // str(e), when there are no args to make it of
	at      place
	hint    string
	meant   func() string // if not nil, the name that may be meant, for want of a hint
	object  *py.Object
	attrs   *py.Dict
	file    py.Value   // what an OSError is about, or nil
	cause   *exception // raise ... from
	context *exception // what was being handled
	quiet   bool       // raise ... from: the context does not show
}

// Error is the traceback's last line.
func (e *exception) Error() string {
	if text := e.lastText(); text != "" {
		return e.class.shownName() + ": " + text
	}
	return e.class.shownName()
}

// shownName is how a traceback names an exception's class.
func (c *Class) shownName() string {
	if c.user && c.qualname != "" {
		if c.in.library[c.module] != nil {
			return c.module + "." + c.qualname
		}
		return c.qualname
	}
	if c.shown != "" {
		return c.shown
	}
	return c.Name
}

// text is str(e) as BaseException has it.
func (e *exception) text() string {
	switch {
	case e.message != "":
		return e.message
	case len(e.args) == 0:
		return ""
	case len(e.args) == 5 && e.class.Is(classes["UnicodeError"]):
		return unicodeText(e.args)
	case len(e.args) > 1 && e.class.Is(classes["OSError"]):
		s := "[Errno " + textOf(e.args[0]) + "] " + textOf(e.args[1])
		if e.file != nil {
			s += ": " + reprOf(e.file)
		}
		return s
	case len(e.args) > 1:
		return reprOf(&py.Tuple{Items: e.args})
	case e.class.Is(classes["KeyError"]):
		return reprOf(e.args[0])
	}
	return textOf(e.args[0])
}

// unicodeParts are the arguments of a UnicodeEncodeError or UnicodeDecodeError.
var unicodeParts = []string{"encoding", "object", "start", "end", "reason"}

// unicodeText is str(e) of one.
func unicodeText(args []py.Value) string {
	start, _ := args[2].(py.Int)
	end, _ := args[3].(py.Int)
	verb, what, at := "encode", "character", itoa(int(start))
	var one string
	if s, ok := args[1].(py.Bytes); ok {
		verb, what = "decode", "byte"
		if start >= 0 && int(start) < len(s) {
			one = " 0x" + hex.EncodeToString([]byte{s[start]})
		}
	} else if s, ok := args[1].(py.Str); ok && start >= 0 && int(start) < py.RuneCount(string(s)) {
		c, _ := charAt(s, start)
		one = " '" + strings.Trim(asciiOnly(py.ReprStr(py.Text(c))), "'") + "'"
	}
	if end != start+1 {
		what, one, at = what+"s", "", at+"-"+itoa(int(end-1))
	}
	return "'" + textOf(args[0]) + "' codec can't " + verb + " " + what + one + " in position " + at + ": " + textOf(args[4])
}

// lastText is str(e) as a traceback shows it.
func (e *exception) lastText() string {
	in := e.class.in
	if in == nil {
		return e.Show(true)
	}
	before := in.pending
	in.pending = nil
	text := e.Show(true)
	if in.pending != nil {
		text = "<exception str() failed>"
	}
	in.pending = before
	return text
}

// Show is str(e) or repr(e), by the special methods of a class of the program's.
func (e *exception) Show(str bool) string {
	if e.class.user {
		names := []string{"__repr__"}
		if str {
			names[0] = "__str__"
		}
		for _, name := range names {
			if _, ok := e.class.lookUp(name); !ok {
				continue
			}
			in := e.class.in
			r, _, err := in.callSpecial(e.value(), name)
			s, ok := plain(r).(py.Str)
			if !ok && err == nil {
				err = TypeError(name + " returned non-string (type " + py.FullName(r) + ")")
			}
			if err != nil {
				in.keepError(err)
			}
			return string(s)
		}
	}
	return e.show(str)
}

func (e *exception) show(str bool) string {
	if str {
		return e.text()
	}
	var parts []string
	for _, a := range e.arguments() {
		parts = append(parts, reprOf(a))
	}
	return e.class.Name + "(" + strings.Join(parts, ", ") + ")"
}

// arguments are e.args.
func (e *exception) arguments() []py.Value {
	if e.args == nil && e.message != "" {
		return []py.Value{py.Str(e.message)}
	}
	return e.args
}

func (e *exception) Attr(_ *Interp, name string) (py.Value, error) {
	if e.attrs != nil {
		if v, ok := e.attrs.GetStr(name); ok {
			return v, nil
		}
	}
	linked := func(other *exception) (py.Value, error) {
		if other == nil {
			return py.None, nil
		}
		return other.value(), nil
	}
	switch name {
	case "args":
		return &py.Tuple{Items: e.arguments()}, nil
	case "__class__":
		return e.class.object, nil
	case "__cause__":
		return linked(e.cause)
	case "__context__":
		return linked(e.context)
	case "__suppress_context__":
		return py.Bool(e.quiet), nil
	case "__traceback__":
		return py.None, nil
	case "__dict__":
		return e.dict(), nil
	case "value":
		if e.class.Is(classes["StopIteration"]) {
			if len(e.args) > 0 {
				return e.args[0], nil
			}
			return py.None, nil
		}
	case "code":
		if e.class.Is(classes["SystemExit"]) && len(e.args) > 0 {
			return e.args[0], nil
		}
	}
	if e.class.Is(classes["OSError"]) {
		switch i := slices.Index([]string{"errno", "strerror", "filename"}, name); {
		case i == 2 && e.file != nil:
			return e.file, nil
		case i >= 0 && i < 2 && len(e.args) == 2:
			return e.args[i], nil
		case i >= 0:
			return py.None, nil
		}
	}
	if i := slices.Index(unicodeParts, name); i >= 0 && len(e.args) == 5 && e.class.Is(classes["UnicodeError"]) {
		return e.args[i], nil
	}
	return nil, nil
}

func (e *exception) dict() *py.Dict {
	if e.attrs == nil {
		e.attrs = &py.Dict{}
	}
	return e.attrs
}

// value is the exception as the code sees it.
func (e *exception) value() py.Value {
	if e.object == nil {
		e.object = NewObject(e.class.Name, "", e)
		e.object.Refusal = &py.Error{Type: "TypeError", Message: "the playground does not store exceptions"}
	}
	return e.object
}

// python is the exception as engine/py knows it, without Go types of ours.
func (e *exception) python() *py.Error {
	return &py.Error{Type: e.class.Name, Message: e.lastText()}
}

// advice is the hint. What is near to a wrong name is looked up only here: most
// exceptions are caught, as by getattr with a default.
func (e *exception) advice() string {
	if e.hint == "" && e.meant != nil {
		if near := e.meant(); near != "" {
			return "Did you mean: '" + near + "'?"
		}
	}
	return e.hint
}

// report is what a run shows.
func (e *exception) report() *Error {
	return &Error{Type: e.class.shownName(), Message: e.lastText(), Line: int(e.at.line), Column: int(e.at.col), Hint: e.advice()}
}

// caught makes an exception of whatever error a run of code ended with.
func (in *Interp) caught(err error) *exception {
	if in.ended != nil {
		return in.ended
	}
	var e *exception
	var p *py.Error
	var s *Error
	switch {
	case errors.As(err, &e):
	case errors.As(err, &p):
		e = &exception{class: classFor(p.Type), message: p.Message}
		if p.Message == "" {
			e.args = []py.Value{}
		}
	case errors.As(err, &s):
		e = &exception{class: classFor(s.Type), message: s.Message, hint: s.Hint, at: place{int32(s.Line), int32(s.Column)}}
	default:
		e = &exception{class: classes["SystemError"], message: "the playground made a mistake", hint: err.Error()}
	}
	return e
}

// raised is caught with the place taken from where the machine is now, the
// first time it is seen.
func (in *Interp) raised(err error) *exception {
	e := in.caught(err)
	if e.at.line == 0 {
		e.at = in.placeNow()
	}
	return e
}
