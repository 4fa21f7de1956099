package stdlib

import (
	"locmem/engine/py"
	"locmem/engine/script"
)

func init() {
	native["logging"] = func(*script.Interp) map[string]py.Value {
		return script.Funcs(
			script.Func("!_logged 3 3", func(a *script.Args) (py.Value, error) {
				if told := a.In.World().Logged; told != nil {
					told(py.Text(a.Pos[0]), py.Text(a.Pos[1]), py.Text(a.Pos[2]))
				}
				return py.None, nil
			}),
			script.Func("_now 0 0", func(a *script.Args) (py.Value, error) { return py.Float(a.In.Now()), nil }),
			script.Func("_pid 0 0", func(a *script.Args) (py.Value, error) { return py.Int(a.In.World().PID), nil }))
	}
}
