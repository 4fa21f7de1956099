package script

import (
	"sort"

	"go.starlark.net/starlark"

	"locmem/engine/py"
)

// names holds variables by name: those of the module, or the boxed ones of one
// call of a function. To Starlark it is a value with fields.
type names struct {
	hidden
	in     *Interp
	module bool
	vars   map[string]starlark.Value
}

func newNames(in *Interp, module bool) *names {
	return &names{in: in, module: module, vars: map[string]starlark.Value{}}
}

// Attr reads a variable; the module's fall back to the builtins.
func (n *names) Attr(name string) (starlark.Value, error) {
	if v, ok := n.vars[name]; ok {
		return v, nil
	}
	if !n.module {
		return nil, raiseError("UnboundLocalError", "cannot access local variable '"+name+"' where it is not associated with a value")
	}
	if v, ok := n.in.builtins[name]; ok {
		return v, nil
	}
	return nil, n.in.nameError(name)
}

// AttrNames is for Starlark's spelling hints, which never show.
func (n *names) AttrNames() []string { return nil }

// SetField assigns a variable.
func (n *names) SetField(name string, v starlark.Value) error {
	if v == starlark.None {
		v = n.in.none
	}
	n.vars[name] = v
	return nil
}

// delete is del name.
func (n *names) delete(name string) error {
	if _, ok := n.vars[name]; !ok {
		if n.module {
			return n.in.nameError(name)
		}
		return raiseError("UnboundLocalError", "cannot access local variable '"+name+"' where it is not associated with a value")
	}
	delete(n.vars, name)
	return nil
}

// nameError is Python's, with a hint at what may be meant.
func (in *Interp) nameError(name string) error {
	hint := instead[name]
	if moduleNames[name] {
		hint = "Did you forget to import '" + name + "'?"
	}
	if near := nearest(name, in.visible()); hint == "" && near != "" {
		hint = "Did you mean: '" + near + "'?"
	}
	message := "name '" + name + "' is not defined"
	if pythonOnly[name] { // in Python it is
		message = "the playground does not know '" + name + "'"
	}
	return &exception{class: classes["NameError"], args: []py.Value{py.Str(message)}, hint: hint}
}

// visible are the names that can be used, sorted.
func (in *Interp) visible() []string {
	var list []string
	for n := range in.module.vars {
		list = append(list, n)
	}
	for n := range in.builtins {
		if _, ok := in.module.vars[n]; !ok {
			list = append(list, n)
		}
	}
	sort.Strings(list)
	return list
}

// nearest is the word that differs least from name, or "" if none is near.
func nearest(name string, words []string) string {
	best, limit := "", max(1, len(name)/3)+1
	if len(name) < 2 {
		return ""
	}
	for _, w := range words {
		if d := Distance(name, w, limit); d < limit {
			best, limit = w, d
		}
	}
	return best
}

// Distance counts the letters to change, insert or delete (a swap of two is
// one) to make b of a, but at most limit; of a longer than 40 bytes it is limit.
func Distance(a, b string, limit int) int {
	if len(a)-len(b) >= limit || len(b)-len(a) >= limit || len(a) > 40 {
		return limit
	}
	before, prev, cur := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		cur[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			cur[j] = min(prev[j]+1, cur[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				cur[j] = min(cur[j], before[j-2]+1)
			}
		}
		before, prev, cur = prev, cur, before
	}
	return min(prev[len(b)], limit)
}
