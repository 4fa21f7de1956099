package stdlib

import (
	"locmem/engine/py"
	"locmem/engine/script"
)

func init() {
	native["threading"] = func(*script.Interp) map[string]py.Value {
		return script.Funcs(
			script.Func("_pause 0 0", func(a *script.Args) (py.Value, error) { return py.Bool(a.In.Wait()), nil }),
			script.Func("_name 0 0", func(a *script.Args) (py.Value, error) { return py.Str(a.In.World().Thread), nil }))
	}
}
