package stdlib

import (
	"math"

	"locmem/engine/py"
	"locmem/engine/script"
)

func init() {
	native["time"] = func(*script.Interp) map[string]py.Value {
		now := func(a *script.Args) (py.Value, error) { return py.Float(a.In.Now()), nil }
		return script.Funcs(
			script.Func("time 0 0", now), script.Func("monotonic 0 0", now), script.Func("perf_counter 0 0", now),
			script.Func("time_ns 0 0", func(a *script.Args) (py.Value, error) { return py.Int(a.In.Now() * 1e9), nil }),
			script.Func("!sleep 1 1", func(a *script.Args) (py.Value, error) {
				seconds, err := sleepLength(a.Pos[0])
				if err != nil {
					return nil, err
				}
				if math.IsNaN(seconds) {
					return nil, script.Raise("ValueError", "Invalid delay: NaN (not a number)")
				}
				return py.None, a.In.Sleep(seconds)
			}))
	}
	native["asyncio"] = func(*script.Interp) map[string]py.Value {
		return script.Funcs(
			script.Func("_await 1 1", func(a *script.Args) (py.Value, error) { return a.In.Await(a.Pos[0]) }),
			script.Func("!_sleep 1 1", func(a *script.Args) (py.Value, error) {
				seconds, err := py.Float64(a.Pos[0])
				if err != nil {
					return nil, err
				}
				return py.None, a.In.Sleep(seconds)
			}))
	}
}

// sleepLength is the argument of time.sleep in seconds, refused as CPython
// refuses it, which counts in nanoseconds of 64 bits.
func sleepLength(v py.Value) (float64, error) {
	switch v.(type) {
	case py.Float, py.Int, *py.BigInt, py.Bool:
	default:
		return 0, script.TypeError("'" + py.FullName(v) + "' object cannot be interpreted as an integer")
	}
	seconds, err := py.Float64(v)
	switch {
	case err != nil || math.Abs(seconds) > math.MaxInt64/1e9:
		return 0, script.Raise("OverflowError", "timestamp too large to convert to C _PyTime_t")
	case math.IsNaN(seconds):
		return 0, script.ValueError("Invalid value NaN (not a number)")
	case seconds < 0:
		return 0, script.ValueError("sleep length must be non-negative")
	}
	return seconds, nil
}
