package script

import (
	"strconv"

	"locmem/engine/py"
)

// handlerModule is the library module that runs views within Django's
// middleware: its function respond(raw, call, failed, save) returns the response.
const handlerModule = "django.core.handlers.base"

// handle answers a request by the library. respond gets the request as the
// engine has it, and three functions: call(request) calls the view, failed(e)
// makes a status and a text of an exception and remembers it as the view's, and
// save(status) is what the sessions' middleware does with a response of that
// status.
func (in *Interp) handle(req *request, view py.Value, args []Named, answer *Response) *Error {
	var failure *Error
	call := newBuiltin("call 1 1", func(a *Args) (py.Value, error) {
		if view == nil {
			return nil, RaiseOf(classes["Http404"], py.Str(in.noView(req.path)))
		}
		v, err := in.invokeNamed(view, []py.Value{a.Pos[0]}, args)
		if _, async := Host(v).(*coroutine); async && err == nil {
			v, err = in.Await(v)
		}
		return v, err
	})
	failed := newBuiltin("failed 1 1", func(a *Args) (py.Value, error) {
		e, ok := Host(a.Pos[0]).(*exception)
		if !ok {
			return nil, TypeError("failed() takes an exception")
		}
		failure = in.failed(e, answer)
		return &py.Tuple{Items: []py.Value{py.Int(answer.Status), py.Str(answer.Body)}}, nil
	})
	save := newBuiltin("save 1 1", func(a *Args) (py.Value, error) {
		answer.Status, _ = Integer(a.Pos[0])
		answer.Body, answer.Cookie, answer.Forget = "", "", false
		err := in.saveSession(req, answer)
		return &py.Tuple{Items: []py.Value{py.Int(answer.Status), py.Str(answer.Body), py.Str(answer.Cookie),
			py.Bool(answer.Forget), py.Bool(req.opened != nil && req.opened.accessed)}}, err
	})
	err := in.respond(req, answer, call.of(in, nil), failed.of(in, nil), save.of(in, nil))
	if err != nil {
		return in.failed(err, answer)
	}
	return failure
}

// respond calls respond and reads its response: status, content, and the cookies
// as pairs of name and value.
func (in *Interp) respond(req *request, answer *Response, functions ...py.Value) error {
	function, err := in.libraryFunction(handlerModule, "respond")
	if err != nil {
		return err
	}
	raw := NewObject("WSGIRequest", "", req)
	v, err := in.CallNamed(function, append([]py.Value{raw}, functions...), nil)
	if err != nil {
		return err
	}
	t, ok := v.(*py.Tuple)
	if !ok || len(t.Items) != 3 {
		return Raise("SystemError", "respond() returned "+strconv.Quote(py.Repr(v)))
	}
	answer.Status, _ = Integer(t.Items[0])
	answer.Body, answer.Cookie, answer.Forget = py.Text(t.Items[1]), "", false
	return in.Each(t.Items[2], func(pair py.Value) error {
		p := pair.(*py.Tuple).Items
		one := Param{py.Text(p[0]), py.Text(p[1])}
		switch {
		case one.Name != sessionCookie:
			answer.Cookies = append(answer.Cookies, one)
		case one.Value == "":
			answer.Forget = true
		default:
			answer.Cookie = one.Value
		}
		return nil
	})
}

// libraryFunction is a function of one of the modules that views need.
func (in *Interp) libraryFunction(module, name string) (py.Value, error) {
	m, err := in.importModule(module)
	if err != nil {
		return nil, err
	}
	return in.GetAttr(m, name)
}

// urlsModule is the library module whose match(urlpatterns, path) returns a
// pattern, or None, and the arguments that the path has for its callback.
const urlsModule = "django.urls"

// matched asks it.
func (in *Interp) matched(patterns py.Value, path string) (view py.Value, name string, args []Named, err error) {
	match, err := in.libraryFunction(urlsModule, "match")
	if err != nil {
		return nil, "", nil, err
	}
	v, err := in.Call(match, patterns, py.Str(path))
	if err != nil {
		return nil, "", nil, err
	}
	found := v.(*py.Tuple).Items
	if found[0] == py.None {
		return nil, "", nil, nil
	}
	if view, err = in.GetAttr(found[0], "callback"); err != nil {
		return nil, "", nil, err
	}
	if v, err := in.GetAttr(view, "__name__"); err == nil {
		name = py.Text(v)
	}
	for k, v := range found[1].(*py.Dict).All() {
		args = append(args, Named{py.Text(k), v})
	}
	return view, name, args, nil
}
