package stdlib

import (
	"strconv"

	"locmem/engine/py"
	"locmem/engine/script"
)

// function is a Go function as a module has it.
type function = func(a *script.Args) (py.Value, error)

// data are the bytes of a bytes-like argument, counted.
func data(in *script.Interp, v py.Value) ([]byte, error) {
	var b []byte
	switch v := script.Plain(v).(type) {
	case py.Bytes:
		b = []byte(v)
	case *py.ByteArray:
		b = v.Data
	default:
		return nil, script.TypeError("a bytes-like object is required, not '" + py.FullName(v) + "'")
	}
	return b, in.Work(len(b) >> 5)
}

// text is an argument that must be a str, counted.
func text(in *script.Interp, v py.Value, what string) (string, error) {
	s, err := script.TextArg(v, what)
	if err != nil {
		return "", err
	}
	return s, in.Work(len(s) >> 5)
}

// tuple makes a tuple.
func tuple(items ...py.Value) py.Value { return &py.Tuple{Items: items} }

// next makes an Iterator of a function.
type next func(in *script.Interp) (py.Value, bool, error)

// Next is the function's result, counted.
func (n next) Next(in *script.Interp) (py.Value, bool, error) {
	if err := in.Work(1); err != nil {
		return nil, false, err
	}
	return n(in)
}

// binding gives Python modules _binder, _bind and _unset: the arguments of
// functions whose parameters are made up at run time.
func binding(*script.Interp) map[string]py.Value {
	unset := py.Value(script.NewObject("object", "<unset>", nil))
	names := script.Funcs(
		script.Func("_binder 2 2", func(a *script.Args) (py.Value, error) {
			return script.NewObject("binder", "<binder>", script.NewParams(py.Text(a.Pos[0]), py.Text(a.Pos[1]))), nil
		}),
		script.Func("_bind 3 3", func(a *script.Args) (py.Value, error) {
			pos, err := a.In.Collect(a.Pos[1])
			if err != nil {
				return nil, err
			}
			var kw []script.Named
			for k, v := range a.Pos[2].(*py.Dict).All() {
				kw = append(kw, script.Named{Name: py.Text(k), Value: v})
			}
			got, err := script.Host(a.Pos[0]).(*script.Params).Bind(pos, kw)
			for i := range got {
				if got[i] == nil {
					got[i] = unset
				}
			}
			return &py.List{Items: got}, err
		}))
	names["_unset"] = unset
	return names
}

func init() {
	native["dataclasses"] = binding
	native["collections"] = func(in *script.Interp) map[string]py.Value {
		names := binding(in)
		names["_count"] = script.Func("_count 2 2", count)
		return names
	}
}

// count adds one for each item to a dict, without the missing method of a
// Counter.
func count(a *script.Args) (py.Value, error) {
	d := script.Plain(a.Pos[0]).(*py.Dict)
	return py.None, a.In.Each(a.Pos[1], func(k py.Value) error {
		n, ok, err := d.Get(k)
		if err != nil {
			return err
		}
		if !ok {
			n = py.Int(0)
		}
		if n, err = a.In.Binary("+", n, py.Int(1)); err != nil {
			return err
		}
		return a.In.Put(d, k, n)
	})
}

func itoa(n int) string { return strconv.Itoa(n) }
