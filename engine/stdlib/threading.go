package stdlib

import (
	"math"

	"locmem/engine/py"
	"locmem/engine/script"
)

func init() {
	native["threading"] = func(*script.Interp) map[string]py.Value {
		return script.Funcs(
			// _start(self, fn, now) has fn run as a task that _current() returns self in.
			script.Func("!_start 3 3", func(a *script.Args) (py.Value, error) {
				fn := a.Pos[1]
				return py.None, a.In.Spawn(a.Pos[0], func() error {
					_, err := a.In.Call(fn)
					return err
				}, a.Pos[2] == py.Value(py.Bool(true)))
			}),
			script.Func("_current 0 0", func(a *script.Args) (py.Value, error) {
				if self := a.In.Current(); self != nil {
					return self, nil
				}
				return py.None, nil
			}),
			script.Func("_selves 0 0", func(a *script.Args) (py.Value, error) { return &py.List{Items: a.In.Selves()}, nil }),
			script.Func("_lives 1 1", func(a *script.Args) (py.Value, error) { return py.Bool(a.In.Lives(a.Pos[0])), nil }),
			// _wait(what, pred, timeout) waits until pred() holds, or timeout seconds
			// have passed (None: for ever), and returns whether it holds.
			script.Func("_wait 3 3", func(a *script.Args) (py.Value, error) {
				what, pred := a.Pos[0], a.Pos[1]
				seconds := math.Inf(1)
				if a.Pos[2] != py.Value(py.None) {
					n, err := py.Float64(a.Pos[2])
					if err != nil {
						return nil, err
					}
					if seconds = n; math.IsNaN(n) {
						seconds = 0 // it is not above 0, which is what CPython asks
					}
				}
				in := a.In
				held, forever, err := in.WaitFor(func() (bool, error) {
					v, err := in.Call(pred)
					if err != nil {
						return false, err
					}
					return in.Truth(v)
				}, seconds)
				if forever {
					return nil, script.Raise("RuntimeError", string(what.(py.Str))+" would wait for ever: no other thread can go on")
				}
				return py.Bool(held), err
			}),
			script.Func("_pause 0 0", func(a *script.Args) (py.Value, error) {
				went, err := a.In.LetGo()
				return py.Bool(went), err
			}),
			script.Func("!_share 0 0", func(a *script.Args) (py.Value, error) { return py.None, a.In.Share() }),
			script.Func("_throw 2 2", func(a *script.Args) (py.Value, error) {
				thrown, err := a.In.Throw(a.Pos[0], a.Pos[1])
				return py.Bool(thrown), err
			}),
			script.Func("_name 0 0", func(a *script.Args) (py.Value, error) { return py.Str(a.In.World().Thread), nil }))
	}
}
