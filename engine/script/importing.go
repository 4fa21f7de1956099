package script

import (
	"slices"
	"strings"

	"locmem/engine/py"
	"locmem/engine/syntax"
)

// importing runs the instructions of import.
func (in *Interp) importing(f *frame, i instr) error {
	s, n := f.s, len(f.s)
	name := f.code.names
	switch i.op {
	case opImport, opTryImport:
		if i.op == opTryImport {
			if err := in.absent(name[i.a]); err != nil {
				return err
			}
		}
		m, err := in.importModule(name[i.a])
		if err != nil {
			return err
		}
		f.s = append(s, m)
	case opPackage:
		if root := name[i.a]; Host(s[n-1]).(*module).name != root {
			m, err := in.importModule(root)
			if err != nil {
				return err
			}
			s[n-1] = m
		}
	case opImportFrom:
		v, err := in.importFrom(Host(s[n-1]).(*module), name[i.a])
		if err != nil {
			return err
		}
		f.s = append(s, v)
	case opImportStar:
		f.s = s[:n-1]
		m := Host(s[n-1]).(*module)
		if lib := in.present()[m.name]; lib == nil && !in.isPackage(m.name) || lib != nil && lib.Empty {
			f.code.ns.stars = append(f.code.ns.stars, m)
		}
		for _, name := range m.names() {
			if v, _ := m.Attr(in, name); v != nil && name[0] != '_' {
				f.code.ns.set(name, v)
			}
		}
	}
	return nil
}

// absent is the error for a module whose place only a stand-in would take: a try
// that is ready for it decides what to do instead.
func (in *Interp) absent(name string) error {
	if _, err := in.modules(); err != nil || in.world.StandIn == nil || in.loaded[name] != nil || in.isModule(name) || in.asViews(name) != nil {
		return err
	}
	if strings.HasPrefix(name, "django.") { // parts of it that exist, and are not here
		return nil
	}
	return Raise("ModuleNotFoundError", "No module named '"+strings.TrimLeft(name, ".")+"'")
}

// importModule is import name.
func (in *Interp) importModule(name string) (py.Value, error) {
	for i := range name {
		if name[i] == '.' && i > 0 && name[i-1] != '.' { // the packages around it come first
			told := len(in.standIns)
			if _, err := in.load(name[:i]); err != nil {
				return nil, err
			}
			in.standIns = in.standIns[:told] // nobody asked for them
		}
	}
	m, err := in.load(name)
	if err != nil {
		return nil, err
	}
	if m != nil {
		return m.object, nil
	}
	hint := modulesKnown
	if near := syntax.Nearest(name, slices.Sorted(slices.Values(in.moduleList()))); near != "" {
		hint = "Did you mean: '" + near + "'?"
	}
	return nil, &exception{class: classes["ImportError"], hint: hint,
		args: []py.Value{py.Str("the playground does not know 'import " + name + "'")}}
}

// importFrom is from m import name.
func (in *Interp) importFrom(m *module, name string) (py.Value, error) {
	if name == viewsModule && !m.views && in.present()[m.name] == nil && !in.isPackage(m.name) {
		if v := in.asViews(strings.TrimSuffix(m.name, ".") + "." + name); v != nil {
			return v.object, nil
		}
	}
	v, err := m.Attr(in, name)
	if err != nil && in.caught(err).class != classes["AttributeError"] {
		return nil, err
	}
	if v != nil {
		return v, nil
	}
	if full := m.name + "." + name; in.isModule(full) {
		return in.importModule(full)
	}
	hint := instead[name]
	if near := syntax.Nearest(name, m.names()); near != "" {
		hint = "Did you mean: '" + near + "'?"
	}
	return nil, &exception{class: classes["ImportError"], hint: hint,
		args: []py.Value{py.Str("cannot import name '" + name + "' from '" + m.name + "'")}}
}
