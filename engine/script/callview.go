package script

import (
	"go.starlark.net/starlark"

	"locmem/engine/py"
)

// callView calls a view with the request and what the route took out of the
// path.
func (in *Interp) callView(view py.Value, req *request, args []named[py.Value]) (py.Value, error) {
	object := newObject("WSGIRequest", "", req)
	if len(args) == 0 {
		return in.invoke(view, object)
	}
	var kw []starlark.Tuple
	for _, a := range args {
		kw = append(kw, starlark.Tuple{starlark.String(a.name), in.box(a.value)})
	}
	v, err := starlark.Call(in.thread, in.box(view), starlark.Tuple{in.box(object)}, kw)
	if err != nil {
		return nil, in.caught(err)
	}
	return unbox(v), nil
}
