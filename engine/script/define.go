package script

import "locmem/engine/py"

// Define gives the thread a name that code finds without import, and may hide
// by one of its own.
func (in *Interp) Define(name string, v py.Value) { in.builtin(name).v = v }

// Function is a value that code calls: f gets the positional arguments and
// those by name. Its error should be a *py.Error.
func Function(name string, f func(args []py.Value, named map[string]py.Value) (py.Value, error)) py.Value {
	b := &builtin{name: name, max: -1}
	b.do = func(a *Args) (py.Value, error) {
		kw := map[string]py.Value{}
		for _, k := range a.Kw {
			kw[k.Name] = k.Value
		}
		return f(a.Pos, kw)
	}
	return b.of(nil, nil)
}

// Namespace is a value with attributes, such as s2 of s2.w1.
func Namespace(name string, members map[string]py.Value) py.Value {
	return NewObject("namespace", name, namespace(members))
}

type namespace map[string]py.Value

func (n namespace) Attr(_ *Interp, name string) (py.Value, error) { return n[name], nil }
