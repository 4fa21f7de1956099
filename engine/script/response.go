package script

import (
	"strconv"
	"strings"

	"locmem/engine/py"
)

// Response is what a process answers to a request.
type Response struct {
	Status int
	Body   string
	View   string // the function that answered; "" if there was none
	// Cookie is the session cookie that the browser is told to keep, "" for no
	// word about it; Forget tells it to delete the one it has.
	Cookie string
	Forget bool
	// Cookies are the others that the browser is told to keep; one with the value
	// "" is deleted.
	Cookies []Param
	// Queries and Millis are what the database and time.sleep took.
	Queries int
	Millis  float64
	Output  string // printed text and warnings
	Err     *Error // what ended the view; Status is 500 then
	// Steps and Exhausted are those of [Result].
	Steps     uint64
	Exhausted bool
}

// response is the object that a view makes.
type response struct {
	in     *Interp
	body   string
	status int
	header *py.Dict
}

// responseClasses are those of django.http with their status.
var responseClasses = []struct {
	name   string
	status int
}{
	{"HttpResponse", 200}, {"HttpResponseBadRequest", 400}, {"HttpResponseForbidden", 403},
	{"HttpResponseNotFound", 404}, {"HttpResponseServerError", 500}, {"HttpResponseRedirect", 302},
}

func initResponses() {
	base := newClass("HttpResponse", "django.http.response", classes["object"])
	for _, r := range responseClasses {
		if r.name != base.Name {
			newClass(r.name, "django.http.response", base)
		}
		constructor(r.name, r.name+" 0 3 content content_type status", func(a *Args) (py.Value, error) {
			status, err := Integer(a.Get(2, py.Int(r.status)))
			if err == nil && (status < 100 || status > 599) {
				err = ValueError("HTTP status code must be an integer from 100 to 599.")
			}
			if err != nil {
				return nil, err
			}
			return a.In.newResponse(r.name, a.Get(0, py.Str("")), status)
		})
	}
	newClass("JsonResponse", "django.http.response", base)
	constructor("JsonResponse", "JsonResponse 1 5 data encoder safe json_dumps_params status", func(a *Args) (py.Value, error) {
		status, err := Integer(a.Get(4, py.Int(200)))
		if err != nil {
			return nil, err
		}
		if _, isDict := a.Pos[0].(*py.Dict); !isDict && truth(a.Get(2, py.Bool(true))) {
			return nil, TypeError("In order to allow non-dict objects to be serialized set the safe parameter to False.")
		}
		v, err := a.In.asJSON(a.Pos[0], 0)
		if err != nil {
			return nil, err
		}
		var b strings.Builder
		writeJSON(&b, v)
		return a.In.newResponse("JsonResponse", py.Str(b.String()), status)
	})
	moduleFunction("django.shortcuts", "redirect 1 1 to", func(a *Args) (py.Value, error) {
		return a.In.newResponse("HttpResponseRedirect", a.Pos[0], 302)
	})
	newClass("Http404", "django.http.response", classes["Exception"]).make = newException
	newClass("UpdateError", "django.contrib.sessions.backends.base", classes["Exception"]).make = newException
	newClass("SessionInterrupted", "django.contrib.sessions.exceptions", classes["Exception"]).make = newException
	newClass("User", "django.contrib.auth.models", classes["object"])
	newClass("WSGIRequest", "django.core.handlers.wsgi", classes["object"]).Def("get_full_path 0 0", func(a *Args) (py.Value, error) {
		path := Host(a.Self).(*request).q.Path
		return py.Str("/" + strings.TrimPrefix(path, "/")), nil
	})
	sessionMethods(newClass("SessionStore", "django.contrib.sessions.backends", classes["object"]))
	dbMethods(newClass("Database", "", classes["object"]))
	authFunctions()
	urlFunctions()
}

func (in *Interp) newResponse(class string, content py.Value, status int) (py.Value, error) {
	r := &response{in: in, status: status, header: &py.Dict{}}
	if data, ok := content.(py.Bytes); ok {
		r.body = strings.ToValidUTF8(string(data), "\ufffd")
	} else {
		text, err := in.Text(content)
		if err != nil {
			return nil, err
		}
		r.body = text
	}
	o := NewObject(class, "", r)
	o.Refusal = &py.Error{Type: "TypeError", Message: "the playground does not store responses: store the text"}
	return o, nil
}

// Show is the response's repr.
func (r *response) Show(bool) string {
	return `<HttpResponse status_code=` + strconv.Itoa(r.status) + `, "text/html; charset=utf-8">`
}

func (r *response) Attr(_ *Interp, name string) (py.Value, error) {
	switch name {
	case "status_code":
		return py.Int(r.status), nil
	case "content":
		return py.Bytes(r.body), nil
	case "headers":
		return r.header, nil
	}
	return nil, nil
}

func (r *response) Item(_ *Interp, key py.Value) (py.Value, error) {
	v, ok, err := r.header.Get(key)
	if err == nil && !ok {
		err = KeyError(key)
	}
	return v, err
}

func (r *response) setItem(key, v py.Value) error { return r.header.Set(key, v) }
