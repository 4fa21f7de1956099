package script

import "locmem/engine/py"

// Define gives the thread a name that code finds without import, and may hide
// by one of its own.
func (in *Interp) Define(name string, v py.Value) { in.builtins[name] = in.box(v) }

// Function is a value that code calls: f gets the positional arguments and
// those by name. Its error should be a *py.Error.
func Function(name string, f func(args []py.Value, named map[string]py.Value) (py.Value, error)) py.Value {
	b := &builtin{name: name, max: -1}
	b.do = func(a *args) (py.Value, error) {
		kw := map[string]py.Value{}
		for _, k := range a.kw {
			kw[k.name] = k.value
		}
		return f(a.pos, kw)
	}
	return b.of(nil, nil)
}

// Namespace is a value with attributes, such as s2 of s2.w1.
func Namespace(name string, members map[string]py.Value) py.Value {
	return newObject("namespace", name, namespace(members))
}

type namespace map[string]py.Value

func (n namespace) attr(_ *Interp, name string) (py.Value, error) { return n[name], nil }
