package script

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"locmem/engine/py"
	"locmem/engine/syntax"
)

// Module is a library that programs can import: its names come from Go, from
// Python, or from both. Packages of libraries, such as engine/stdlib, make them;
// the World of a thread says which there are.
type Module struct {
	// Name is the dotted name that import takes.
	Name string
	// Load returns what Go has for the module; it runs at the first import in a
	// thread. nil: nothing.
	Load func(in *Interp) map[string]py.Value
	// Source is Python that runs after Load in the module's own names. Its errors
	// and steps count as the program's.
	Source string
	// StandIn says what the module does in the place of a package that cannot be
	// here, in one sentence; "" for a module that is real.
	StandIn string
	// Empty tells that nothing of what it stands for is here: completion leaves it out.
	Empty bool

	mu   sync.Mutex
	code *code // of Source, the first time that a process needs it
}

// codeFor is the code of Source for the module of a process; nil if there is nothing to
// run. Processes share what they do not change of it.
func (m *Module) codeFor(in *Interp, ns *Space) (*code, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	path := "<" + ns.name + ">"
	if m.code != nil && m.code.path == path {
		return m.code.bound(ns), nil
	}
	tree, bad := syntax.Parse(m.Source)
	if bad != nil {
		return nil, bad
	}
	if len(tree) == 0 {
		return nil, nil
	}
	c, bad := in.compile(tree, ns, path, false)
	if bad != nil {
		return nil, bad
	}
	m.code = c.bound(nil)
	return c, nil
}

// Library are modules by name.
type Library map[string]*Module

// Join makes a library of several; of two modules with one name the later
// counts.
func Join(libraries ...Library) Library {
	all := Library{}
	for _, l := range libraries {
		for name, m := range l {
			all[name] = m
		}
	}
	return all
}

// Func is a function for Load. spec is "name min max word word ...": the numbers
// of positional arguments (max * is any), and the names by which arguments may
// be given, _ for one that has none. A leading ! says that the function always
// returns None, so that a prompt shows nothing. Positional arguments that were
// left out are nil in Args.Pos.
func Func(spec string, do func(a *Args) (py.Value, error)) py.Value {
	return newBuiltin(spec, do).of(nil, nil)
}

// Funcs are functions by their names, for Load.
func Funcs(list ...py.Value) map[string]py.Value {
	names := map[string]py.Value{}
	for _, f := range list {
		names[Host(f).(*method).b.name] = f
	}
	return names
}

// module is an imported module.
type module struct {
	name   string
	space  *Space
	object *py.Object
	views  bool    // it is the program's views.py
	other  *module // what may have the names that views.py has not
}

// Attr is a name of the module, or a module below it.
func (m *module) Attr(in *Interp, name string) (py.Value, error) {
	if m.views && name == "__name__" {
		return py.Str(strings.TrimLeft(m.name, ".")), nil
	}
	if v, ok := m.space.get(name); ok {
		return v, nil
	}
	if m.views && m.name != viewsModule && in.world.StandIn != nil && !strings.HasPrefix(name, "__") { // of another app, maybe
		var err error
		if m.other == nil {
			m.other, err = in.newModule(m.name, in.world.StandIn(m.name))
			in.loaded[m.name] = m
		}
		if err != nil {
			return nil, err
		}
		return m.other.Attr(in, name)
	}
	if in.isModule(m.name + "." + name) {
		inner, err := in.load(m.name + "." + name)
		if err != nil || inner == nil {
			return nil, err
		}
		return inner.object, nil
	}
	if name == "__dict__" {
		return m.space.dict(), nil
	}
	if inner := in.loaded[m.name+"."+name]; inner != nil && inner.views {
		return inner.object, nil
	}
	if f, ok := m.space.get("__getattr__"); ok {
		return in.Call(f, py.Str(name))
	}
	return nil, nil
}

// SetAttr gives the module a name.
func (m *module) SetAttr(_ *Interp, name string, x py.Value) error {
	m.space.set(name, x)
	return nil
}

func (m *module) names() []string {
	var list []string
	for _, n := range m.space.names() {
		if !strings.HasPrefix(n, "_") {
			list = append(list, n)
		}
	}
	return list
}

// modules are the libraries that code can import. It waits for them.
func (in *Interp) modules() (Library, error) {
	if in.library == nil && in.world.Modules != nil {
		library, err := in.world.Modules(true)
		if err != nil {
			return nil, Raise("ImportError", "the library of the playground is not here: "+err.Error())
		}
		in.library = library
	}
	return in.library, nil
}

// present are the libraries that are there, without waiting.
func (in *Interp) present() Library {
	if in.library == nil && in.world.Modules != nil {
		in.library, _ = in.world.Modules(false)
	}
	return in.library
}

// isModule tells whether a module with that name can be imported.
func (in *Interp) isModule(name string) bool {
	return in.present()[name] != nil || in.isPackage(name)
}

// isPackage tells whether there are modules below a name.
func (in *Interp) isPackage(name string) bool {
	for m := range in.present() {
		if strings.HasPrefix(m, name+".") {
			return true
		}
	}
	return false
}

// load is the module with a name, which runs when it is loaded first; nil if
// there is none.
func (in *Interp) load(name string) (*module, error) {
	if m := in.loaded[name]; m != nil {
		return m, nil
	}
	library, err := in.modules()
	if err != nil {
		return nil, err
	}
	lib := library[name]
	if lib == nil && !in.isModule(name) {
		if m := in.asViews(name); m != nil {
			return m, nil
		}
	}
	if lib == nil && !in.isModule(name) && in.world.StandIn != nil {
		lib = in.world.StandIn(name)
	}
	if lib == nil && !in.isModule(name) {
		return nil, nil
	}
	return in.newModule(name, lib)
}

// newModule makes a module and runs what it has, if anything.
func (in *Interp) newModule(name string, lib *Module) (*module, error) {
	m := &module{name: name, space: in.newSpace(name)}
	m.object = NewObject("module", "<module '"+name+"'>", m)
	in.loaded[name] = m
	if lib == nil {
		return m, nil
	}
	if lib.StandIn != "" && !in.inLibrary() {
		in.Note(name, lib.StandIn)
	}
	if lib.Load != nil {
		for n, v := range lib.Load(in) {
			m.space.set(n, v)
		}
	}
	if err := in.runLibrary(m.space, lib); err != nil {
		delete(in.loaded, name)
		return nil, err
	}
	return m, nil
}

// StandIn is a module that was imported and takes the place of a package that
// cannot be here.
type StandIn struct {
	Module string `json:"module"`
	Does   string `json:"does"` // what it does instead, in one sentence
}

// inLibrary tells whether the code that runs is a module's of the libraries: what
// it imports for itself is not the program's.
func (in *Interp) inLibrary() bool {
	return in.frame != nil && in.frame.code.path == "<"+in.frame.code.ns.name+">"
}

// Note adds to the stand-ins what one of them does, unless it was said before.
func (in *Interp) Note(module, does string) {
	for _, s := range in.standIns {
		if s.Module == module && s.Does == does {
			return
		}
	}
	in.standIns = append(in.standIns, StandIn{module, does})
}

// StandIns are those that the process's code has imported so far, in order.
func (in *Interp) StandIns() []StandIn { return slices.Clone(in.standIns) }

// runLibrary runs the Python of a module.
func (in *Interp) runLibrary(s *Space, lib *Module) error {
	c, err := lib.codeFor(in, s)
	if err != nil || c == nil {
		return err
	}
	_, failure := in.runModule(c)
	return failure
}

// moduleList are the modules that can be imported and have something, and the packages
// that hold them.
func (in *Interp) moduleList() []string {
	all := map[string]bool{}
	for m, lib := range in.present() {
		if lib.Empty {
			continue
		}
		for ; m != "" && !all[m]; m = parent(m) {
			all[m] = true
		}
	}
	return slices.Collect(maps.Keys(all))
}

// parent is a dotted name without its last part.
func parent(module string) string { return module[:max(strings.LastIndexByte(module, '.'), 0)] }

// membersOf are the names of a module, as far as they can be told without
// running it.
func (in *Interp) membersOf(name string) []string {
	if m := in.loaded[name]; m != nil {
		return m.names()
	}
	lib := in.present()[name]
	if lib == nil {
		return nil
	}
	all := map[string]bool{}
	if lib.Load != nil {
		for n := range lib.Load(in) {
			all[n] = true
		}
	}
	if body, err := syntax.Parse(lib.Source); err == nil {
		module, _, _ := resolve(body)
		maps.Copy(all, module.bound)
	}
	return slices.Collect(maps.Keys(all))
}
