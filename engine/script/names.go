package script

import (
	"sort"
	"strings"

	"locmem/engine/py"
	"locmem/engine/syntax"
)

// Space holds the names of one module.
type Space struct {
	in   *Interp
	name string
	vars map[string]*variable
	// stars are the modules that cannot be here and that a star import named: they may
	// have any name.
	stars []*module
}

func (in *Interp) newSpace(name string) *Space {
	s := &Space{in: in, name: name, vars: map[string]*variable{}}
	s.set("__name__", py.Str(name))
	return s
}

// variable is the one with a name, made when it is first spoken of.
func (s *Space) variable(name string) *variable {
	v := s.vars[name]
	if v == nil {
		v = &variable{name: name, fallback: s.in.builtin(name)}
		s.vars[name] = v
	}
	return v
}

// get is the value of a name that the module has.
func (s *Space) get(name string) (py.Value, bool) { return valueOf(s.vars[name]) }

func (s *Space) set(name string, v py.Value) { s.variable(name).v = v }

// lookUp is the value of a name as code of the module finds it.
func (s *Space) lookUp(name string) (py.Value, bool) {
	if v, ok := s.get(name); ok {
		return v, true
	}
	return valueOf(s.in.builtins[name])
}

// names are those that have a value, sorted.
func (s *Space) names() []string {
	var list []string
	for n, v := range s.vars {
		if v.v != nil {
			list = append(list, n)
		}
	}
	sort.Strings(list)
	return list
}

// dict are the names as a dict of its own.
func (s *Space) dict() *py.Dict {
	d := &py.Dict{}
	for _, n := range s.names() {
		_ = d.Set(py.Str(n), s.vars[n].v)
	}
	return d
}

// builtin is the variable of the builtins with a name.
//
//go:noinline
func (in *Interp) builtin(name string) *variable {
	v := in.builtins[name]
	if v == nil {
		v = &variable{name: name}
		in.builtins[name] = v
	}
	return v
}

// own is a name that the program gave the module.
func (in *Interp) own(name string) (py.Value, bool) { return in.module.get(name) }

// lookUp is the value of a name as code finds it: the module's or a builtin.
func (in *Interp) lookUp(name string) (py.Value, bool) { return in.module.lookUp(name) }

func valueOf(v *variable) (py.Value, bool) {
	if v == nil || v.v == nil {
		return nil, false
	}
	return v.v, true
}

// elsewhere is the value of a name that is not defined: what stands for it, where a star
// import may have brought it.
func (in *Interp) elsewhere(s *Space, name string) (py.Value, error) {
	if !strings.HasPrefix(name, "_") {
		for _, m := range s.stars {
			if v, err := m.Attr(in, name); v != nil || err != nil {
				return v, err
			}
		}
	}
	return nil, in.nameError(name)
}

// nameError is Python's, with a hint at what may be meant.
func (in *Interp) nameError(name string) error {
	hint := instead[name]
	if in.isModule(name) {
		hint = "Did you forget to import '" + name + "'?"
	}
	if near := syntax.Nearest(name, in.visible()); hint == "" && near != "" {
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
	list := in.module.names()
	for n, v := range in.builtins {
		if _, own := in.own(n); !own && v.v != nil {
			list = append(list, n)
		}
	}
	sort.Strings(list)
	return list
}
