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
			script.Func("dumps 1 2 obj protocol fix_imports buffer_callback", func(a *script.Args) (py.Value, error) {
				s, err := pickle.Dumps(a.Pos[0])
				if err == nil {
					err = a.In.Work(len(s) >> 3)
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
				return pickle.Loads(string(b))
			}))
		for _, name := range []string{"PickleError", "PicklingError", "UnpicklingError"} {
			names[name] = script.Builtin(name).Value()
		}
		names["HIGHEST_PROTOCOL"], names["DEFAULT_PROTOCOL"] = py.Int(5), py.Int(4)
		return names
	}
}
