package stdlib

import (
	"locmem/engine/py"
	"locmem/engine/script"
)

func init() {
	native["inspect"] = func(*script.Interp) map[string]py.Value {
		return script.Funcs(
			script.Func("_kind 1 1", func(a *script.Args) (py.Value, error) { return py.Str(script.Kind(a.Pos[0])), nil }),
			script.Func("_parameters 1 1", func(a *script.Args) (py.Value, error) {
				names, kinds, defaults, ok := script.Parameters(a.Pos[0])
				if !ok {
					return py.None, nil
				}
				l := &py.List{}
				for i, name := range names {
					value := &py.Tuple{}
					if defaults[i] != nil {
						value.Items = []py.Value{defaults[i]}
					}
					l.Items = append(l.Items, tuple(py.Str(name), py.Int(kinds[i]), value))
				}
				return l, nil
			}))
	}
}
