package django

import (
	"time"

	"locmem/engine/py"
	"locmem/engine/script"
)

// httpTime is how dates stand in headers.
const httpTime = "Mon, 02 Jan 2006 15:04:05 GMT"

// native is the module _django: what the Python of this package needs of Go.
func native(in *script.Interp) map[string]py.Value {
	names := script.Funcs(
		script.Func("setting 1 1", func(a *script.Args) (py.Value, error) {
			if setting := a.In.World().Setting; setting != nil {
				if v, ok := setting(py.Text(a.Pos[0])); ok {
					return &py.Tuple{Items: []py.Value{py.Bool(true), v}}, nil
				}
			}
			return &py.Tuple{Items: []py.Value{py.Bool(false), py.None}}, nil
		}),
		script.Func("program 1 1", func(a *script.Args) (py.Value, error) {
			if v, ok := a.In.Global(py.Text(a.Pos[0])); ok {
				return v, nil
			}
			return py.None, nil
		}),
		script.Func("module 1 1", func(a *script.Args) (py.Value, error) {
			m, err := a.In.Import(py.Text(a.Pos[0]))
			if err != nil && a.In.IsError(err, "ImportError") {
				return py.None, nil
			}
			return m, err
		}),
		script.Func("http_date 1 1", func(a *script.Args) (py.Value, error) {
			seconds, err := py.Float64(a.Pos[0])
			return py.Str(time.Unix(int64(seconds), 0).UTC().Format(httpTime)), err
		}),
		script.Func("parse_http_date 1 1", func(a *script.Args) (py.Value, error) {
			t, err := time.Parse(httpTime, py.Text(a.Pos[0]))
			if err != nil {
				return py.None, nil
			}
			return py.Int(t.Unix()), nil
		}),
		script.Func("rows 1 1", rows),
		script.Func("override 1 1", func(a *script.Args) (py.Value, error) {
			caches, _ := script.Plain(a.Pos[0]).(*py.Dict)
			before, err := a.In.Override(caches)
			if before == nil || err != nil {
				return py.None, err
			}
			return before, nil
		}),
		script.Func("!note 2 2", func(a *script.Args) (py.Value, error) {
			a.In.Note(py.Text(a.Pos[0]), py.Text(a.Pos[1]))
			return py.None, nil
		}),
	)
	addClasses(names, "Http404", "ImproperlyConfigured", "RedisError", "ResponseError", "DataError")
	redis(names)
	return names
}

// rows asks the database for a table, as db.query does: the query counts. A table
// that views.py does not state is empty.
func rows(a *script.Args) (py.Value, error) {
	v, ok := a.In.Query(py.Text(a.Pos[0]))
	if !ok {
		return py.None, nil
	}
	return v, nil
}

// sessionModule is django.contrib.sessions.backends.ENGINE.
func sessionModule(engine string) *script.Module {
	name := "django.contrib.sessions.backends." + engine
	return &script.Module{Name: name, Load: func(in *script.Interp) map[string]py.Value {
		return map[string]py.Value{"SessionStore": script.SessionClass(engine).Value()}
	}}
}
