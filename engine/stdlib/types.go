package stdlib

import (
	"locmem/engine/pickle"
	"locmem/engine/py"
	"locmem/engine/script"
)

func init() {
	native["types"] = func(*script.Interp) map[string]py.Value {
		return map[string]py.Value{
			"GenericAlias": script.Builtin("GenericAlias").Value(), "UnionType": script.Builtin("UnionType").Value(),
			"MethodType": script.Builtin("method").Value(), "CoroutineType": script.Builtin("coroutine").Value(),
			"AsyncGeneratorType": script.Builtin("async_generator").Value(),
		}
	}
	native["pickle"] = func(*script.Interp) map[string]py.Value {
		names := script.Funcs(
			script.Func("dumps 1 4 obj protocol fix_imports buffer_callback", func(a *script.Args) (py.Value, error) {
				protocol, err := protocolOf(a.Get(1, py.None))
				if err != nil {
					return nil, err
				}
				s, err := pickle.Dumps(a.Pos[0])
				if err == nil {
					err = a.In.Work(len(s) >> 3)
				}
				if err == nil && protocol == 4 { // the two differ in this byte, and in how they write bytearrays
					s = s[:1] + "\x04" + s[2:]
				}
				return py.Bytes(s), err
			}),
			script.Func("loads 1 1 data", func(a *script.Args) (py.Value, error) {
				b, err := data(a.In, a.Pos[0])
				if err == nil {
					err = a.In.Work(len(b) >> 3)
				}
				if err != nil {
					return nil, err
				}
				v, err := pickle.Loads(string(b))
				if err != nil {
					return nil, err
				}
				return a.In.Revive(v)
			}))
		for _, name := range []string{"PickleError", "PicklingError", "UnpicklingError"} {
			names[name] = script.Builtin(name).Value()
		}
		names["HIGHEST_PROTOCOL"], names["DEFAULT_PROTOCOL"] = py.Int(5), py.Int(4)
		return names
	}
}

// protocolOf is the pickle protocol that an argument names: 4 unless it says so.
func protocolOf(v py.Value) (int, error) {
	if v == py.None {
		return 4, nil
	}
	n, ok := v.(py.Int)
	switch {
	case !ok:
		return 0, script.TypeError("'" + v.Type() + "' object cannot be interpreted as an integer")
	case n > 5:
		return 0, script.Raise("ValueError", "pickle protocol must be <= 5")
	case n < 0:
		n = 5
	case n < 4:
		return 0, script.Raise("ValueError", "the playground writes the pickle protocols 4 and 5")
	}
	return int(n), nil
}
