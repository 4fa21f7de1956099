package script

import (
	"strings"

	"locmem/engine"
	"locmem/engine/py"
)

// viewsModule is what views.py is called, where the prompt is __main__.
const viewsModule = "views"

// Load runs views.py: its names are the thread's from then on, and what it says
// of tables goes to the World's DB. A view is a function whose first parameter
// is named request.
func (in *Interp) Load(source string, r Run) Result {
	in.module.set("__name__", py.Str(viewsModule))
	was := in.views
	in.views = "" // what it imports is not itself
	result := in.Exec(source, r)
	in.module.set("__name__", py.Str(in.module.name))
	if result.Err != nil {
		in.views = was
		return result
	}
	in.views = in.path
	if v, ok := in.own("tables"); ok && in.world.DB != nil {
		if err := in.world.DB.define(v); err != nil {
			result.Err = in.caught(err).report()
		}
	}
	return result
}

// asViews is the loaded views.py under a name that code imports it by, its own or one
// of an app; nil: the name is of something else.
func (in *Interp) asViews(name string) *module {
	if in.views == "" || name != viewsModule && !strings.HasSuffix(name, "."+viewsModule) {
		return nil
	}
	m := &module{name: name, space: in.module, views: true}
	m.object = NewObject("module", "<module '"+strings.TrimLeft(name, ".")+"'>", m)
	in.loaded[name] = m
	return m
}

// KeyFunction is a function of views.py by its dotted name, "views.make_key" or
// with any other module in front; nil if there is none.
func (in *Interp) KeyFunction(dotted string) engine.KeyFunction {
	v, ok := in.own(dotted[strings.LastIndexByte(dotted, '.')+1:])
	if !ok || !IsCallable(v) {
		return nil
	}
	return in.KeyFunctionOf(v)
}

// KeyFunctionOf is a function of the thread's as the engine calls it.
func (in *Interp) KeyFunctionOf(v py.Value) engine.KeyFunction {
	return func(key, prefix, version py.Value) (full py.Value, err error) {
		if in.signals.running.Load() {
			return in.Call(v, key, prefix, version)
		}
		in.within(Run{}, func() *Error { // somebody looks in from outside
			full, err = in.Call(v, key, prefix, version)
			return nil
		})
		return full, err
	}
}

// Serve answers a request by the view for its path, within the limits of a run.
// Django's session middleware is around the view: it saves what the view
// changed, and has the cookie deleted whose session is not known here.
//
// The view is the one that urlpatterns name. Without urlpatterns it is the
// function that is called as the path's first part ("/" is index, "-" reads as
// "_"), or the only view there is.
func (in *Interp) Serve(q Request, r Run) Response {
	in.queries, in.millis = 0, 0
	var answer Response
	result := in.within(r, func() *Error {
		in.path = in.views
		in.module.set("__name__", py.Str(viewsModule))
		defer in.module.set("__name__", py.Str(in.module.name))
		req := in.newRequest(q)
		view, name, args, err := in.route(req)
		if err != nil {
			return in.failed(err, &answer)
		}
		answer.View = name
		return in.handle(req, view, args, &answer)
	})
	answer.Output, answer.Err = result.Output, result.Err
	answer.Steps, answer.Exhausted = result.Steps, result.Exhausted
	if answer.Err != nil {
		answer.Status, answer.Body = 500, answer.Err.Error()
	}
	answer.Queries, answer.Millis = in.queries, in.millis
	return answer
}

// failed makes a response of an exception. It returns what to report of it:
// Http404 is no failure.
func (in *Interp) failed(err error, answer *Response) *Error {
	if err == nil {
		return nil
	}
	e := in.caught(err)
	if in.ended == nil && e.class.Is(classes["Http404"]) {
		answer.Status, answer.Body = 404, e.text()
		return nil
	}
	answer.Status, answer.Body = 500, e.Error()
	return e.report()
}

// saveSession is what SessionMiddleware does with a response.
func (in *Interp) saveSession(req *request, answer *Response) error {
	_, sent := req.q.Cookies[sessionCookie]
	every := false // SESSION_SAVE_EVERY_REQUEST
	if v, ok := in.setting("SESSION_SAVE_EVERY_REQUEST"); ok {
		every = truth(v)
	}
	if req.opened == nil && !sent && !every {
		return nil // nobody looked
	}
	s, err := req.session()
	if err != nil {
		return err
	}
	empty := s.isEmpty()
	if sent && empty {
		answer.Forget = true
		return nil
	}
	if empty || !s.modified && !every {
		return nil
	}
	if _, err := s.get(); err != nil { // to see how long it lives
		return err
	}
	if answer.Status >= 500 {
		return nil
	}
	if _, err := s.save(false); err == error(errUpdate) {
		// Django answers 400 and says so.
		answer.Status = 400
		answer.Body = "The request's session was deleted before the request completed. The user may have logged out in a concurrent request, for example."
		return nil
	} else if err != nil {
		return err
	}
	answer.Cookie = s.key
	return nil
}

// allViews are the views of the module by name.
func (in *Interp) allViews() map[string]py.Value {
	list := map[string]py.Value{}
	for _, name := range in.module.names() {
		v, _ := in.own(name)
		if isView(v) {
			list[name] = v
		}
	}
	return list
}

func isView(v py.Value) bool {
	f, ok := Host(v).(*function)
	if !ok || len(f.code.sig.params) == 0 || f.code.sig.params[0].name != "request" {
		return false
	}
	module, err := f.Attr(f.in, "__module__") // a helper that was imported is no view
	return err == nil && (module == py.Value(py.Str(viewsModule)) || module == py.Value(py.Str(f.in.module.name)))
}

// route finds the view for a path.
func (in *Interp) route(req *request) (view py.Value, name string, args []Named, err error) {
	if v, ok := in.own("urlpatterns"); ok {
		if list, ok := v.(*py.List); ok {
			return in.matched(list, strings.TrimPrefix(req.path, "/"))
		}
	}
	all := in.allViews()
	name = viewName(req.path)
	if view = all[name]; view != nil {
		return view, name, nil, nil
	}
	if len(all) == 1 {
		for name, view := range all {
			return view, name, nil, nil
		}
	}
	return nil, "", nil, nil
}

// noView says what the paths are that have one.
func (in *Interp) noView(path string) string {
	if len(path) > 200 {
		path = strings.ToValidUTF8(path[:200], "") + "..."
	}
	if _, ok := in.own("urlpatterns"); ok {
		return "no pattern of urlpatterns fits " + path
	}
	var names []string
	for _, n := range in.visible() {
		if v, ok := in.own(n); ok && isView(v) {
			names = append(names, "/"+n)
		}
	}
	nearly := in.nearlyView(path)
	switch {
	case len(names) > 0:
		return "there is no view for " + path + nearly + "; views.py has " + strings.Join(names, ", ")
	case nearly != "":
		return "views.py has no view" + nearly
	}
	return "views.py has no view: a function whose first parameter is request"
}

// nearlyView says why the function that is called as a path is no view.
func (in *Interp) nearlyView(path string) string {
	name := viewName(path)
	v, _ := in.own(name)
	f, ok := Host(v).(*function)
	if !ok {
		return ""
	}
	first := ""
	if len(f.code.sig.params) > 0 {
		first = f.code.sig.params[0].name
	}
	return ": " + name + "(" + first + ") is none, for its first parameter must be named request"
}

// viewName is the name of the view for a path, without urlpatterns.
func viewName(path string) string {
	first, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	if first == "" {
		return "index"
	}
	return strings.ReplaceAll(first, "-", "_")
}
