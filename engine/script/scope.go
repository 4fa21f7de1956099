package script

// scope is a function, a comprehension or the module: where names live.
//
// Names of the module live in the Interp and outlast the run. A function's
// names are Starlark locals, except the boxed ones: those that are assigned
// inside a try or with (whose blocks become Starlark functions of their own),
// by an inner function's nonlocal, by := or that are deleted. They live in a
// names object that is made at each call.
type scope struct {
	parent   *scope
	kind     scopeKind
	id       int
	bound    map[string]bool
	boxed    map[string]bool
	global   map[string]bool
	nonlocal map[string]bool
	name     string // qualified name of a function
}

type scopeKind uint8

const (
	moduleScope scopeKind = iota
	functionScope
	comprehensionScope
)

// scoper fills in the scopes of a tree.
type scoper struct {
	next    int
	pending []pendingName
}

// pendingName is a nonlocal, to be looked up when all scopes are known.
type pendingName struct {
	s    *scope
	name string
	at   pos
}

// resolveScopes sets the scope of every function and comprehension.
func resolveScopes(body []stmt) (module *scope, err *Error) {
	p := &parser{}
	defer p.caught(&err)
	r := &scoper{}
	module = r.open(nil, moduleScope)
	r.stmts(body, module, false)
	for _, n := range r.pending {
		owner := n.s.parent
		for owner.kind != moduleScope && !(owner.kind == functionScope && owner.bound[n.name]) {
			owner = owner.parent
		}
		if owner.kind == moduleScope {
			panic(syntaxError(n.at, "no binding for nonlocal '"+n.name+"' found", ""))
		}
		owner.boxed[n.name] = true
	}
	return module, nil
}

func (r *scoper) open(parent *scope, kind scopeKind) *scope {
	r.next++
	return &scope{parent: parent, kind: kind, id: r.next, bound: map[string]bool{}, boxed: map[string]bool{},
		global: map[string]bool{}, nonlocal: map[string]bool{}}
}

// bind notes that a name gets a value in s; boxed if by a block that becomes a
// function of its own.
func (r *scoper) bind(s *scope, name string, boxed bool) {
	if s.kind == moduleScope || s.global[name] || s.nonlocal[name] {
		return
	}
	s.bound[name] = true
	if boxed && s.kind == functionScope {
		s.boxed[name] = true
	}
}

// owner is where a name used in s lives: the comprehension or function that
// binds it, or the module.
func (s *scope) owner(name string) *scope {
	for ; s.kind != moduleScope; s = s.parent {
		if s.global[name] {
			for s.kind != moduleScope {
				s = s.parent
			}
			return s
		}
		if s.bound[name] {
			return s
		}
	}
	return s
}

// function is the nearest scope that is no comprehension.
func (s *scope) function() *scope {
	for s.kind == comprehensionScope {
		s = s.parent
	}
	return s
}

func (r *scoper) stmts(list []stmt, s *scope, thunk bool) {
	for _, st := range list {
		r.stmt(st, s, thunk)
	}
}

func (r *scoper) stmt(st stmt, s *scope, thunk bool) {
	switch st := st.(type) {
	case *exprStmt:
		r.expr(st.x, s)
	case *assign:
		r.expr(st.value, s)
		for _, t := range st.targets {
			r.target(t, s, thunk)
		}
	case *augAssign:
		r.expr(st.value, s)
		r.target(st.target, s, thunk)
	case *del:
		for _, t := range st.targets {
			r.target(t, s, true)
		}
	case *ret:
		r.expr(st.value, s)
	case *raise:
		r.expr(st.exc, s)
		r.expr(st.cause, s)
	case *assertion:
		r.expr(st.cond, s)
		r.expr(st.message, s)
	case *imports:
		r.bind(s, st.bindsName(), thunk)
	case *ifStmt:
		r.expr(st.cond, s)
		r.stmts(st.yes, s, thunk)
		r.stmts(st.no, s, thunk)
	case *whileStmt:
		r.expr(st.cond, s)
		r.stmts(st.body, s, thunk)
		r.stmts(st.after, s, thunk)
	case *forStmt:
		r.expr(st.x, s)
		r.target(st.target, s, thunk)
		r.stmts(st.body, s, thunk)
		r.stmts(st.after, s, thunk)
	case *tryStmt:
		r.try(st, s)
	case *withStmt:
		r.expr(st.x, s)
		if st.target != nil {
			r.target(st.target, s, true)
		}
		r.stmts(st.body, s, true)
	case *def:
		r.def(st, s, thunk)
	}
}

func (r *scoper) try(st *tryStmt, s *scope) {
	r.stmts(st.body, s, true)
	for _, h := range st.handlers {
		r.expr(h.types, s)
		if h.name != "" {
			r.bind(s, h.name, true)
		}
		r.stmts(h.body, s, true)
	}
	r.stmts(st.after, s, true)
	r.stmts(st.final, s, true)
}

// bindsName is the name that an import brings in.
func (st *imports) bindsName() string {
	if st.as != "" {
		return st.as
	}
	for i := range st.module {
		if st.module[i] == '.' {
			return st.module[:i]
		}
	}
	return st.module
}

func (r *scoper) def(st *def, s *scope, thunk bool) {
	for _, d := range st.decorators {
		r.expr(d, s)
	}
	r.defaults(st.params, s)
	r.bind(s, st.name, thunk)
	f := r.open(s, functionScope)
	st.scope = f
	r.params(st.params, f)
	r.declarations(st.body, f)
	r.stmts(st.body, f, false)
}

func (r *scoper) defaults(params []param, s *scope) {
	for _, p := range params {
		r.expr(p.value, s)
	}
}

func (r *scoper) params(params []param, f *scope) {
	for _, p := range params {
		f.bound[p.name] = true
	}
}

// declarations finds global and nonlocal in a function, but not in the
// functions within it.
func (r *scoper) declarations(list []stmt, f *scope) {
	for _, st := range list {
		switch st := st.(type) {
		case *declaration:
			r.declare(st, f)
		case *ifStmt:
			r.declarations(st.yes, f)
			r.declarations(st.no, f)
		case *whileStmt:
			r.declarations(st.body, f)
			r.declarations(st.after, f)
		case *forStmt:
			r.declarations(st.body, f)
			r.declarations(st.after, f)
		case *withStmt:
			r.declarations(st.body, f)
		case *tryStmt:
			r.declarations(st.body, f)
			for _, h := range st.handlers {
				r.declarations(h.body, f)
			}
			r.declarations(st.after, f)
			r.declarations(st.final, f)
		}
	}
}

func (r *scoper) declare(st *declaration, f *scope) {
	for _, n := range st.names {
		if f.bound[n] {
			panic(syntaxError(st.pos, "name '"+n+"' is parameter and "+st.word, ""))
		}
		if st.word == "global" {
			f.global[n] = true
			continue
		}
		f.nonlocal[n] = true
		r.pending = append(r.pending, pendingName{f, n, st.pos})
	}
}

// target binds the names of something assigned to.
func (r *scoper) target(x expr, s *scope, boxed bool) {
	switch x := x.(type) {
	case *name:
		r.bind(s, x.id, boxed)
	case *sequence:
		for _, item := range x.items {
			r.target(item, s, boxed)
		}
	case *starred:
		r.target(x.x, s, boxed)
	default:
		r.expr(x, s)
	}
}
