package script

import "locmem/engine/syntax"

// scope is a module, a function, a class body or a comprehension: where names
// live. The resolver makes one for each before any code is compiled, so that
// every name is known to be a local, a cell, the module's or a class's.
type scope struct {
	kind     scopeKind
	parent   *scope
	qualname string
	bound    map[string]bool // gets a value here
	used     map[string]bool
	global   map[string]bool
	nonlocal map[string]syntax.Pos
	cells    []string // locals that inner functions use
	frees    []string // locals of outer functions that this one or an inner one uses
	locals   []string // in order: parameters first
	children []*scope

	nparams                   int
	generator, async, returns bool // what the body holds
}

type scopeKind uint8

const (
	moduleScope scopeKind = iota
	functionScope
	classScope
	comprehensionScope
)

// resolver walks over a tree and finds its scopes.
type resolver struct {
	scopes map[syntax.Node]*scope
	err    *Error
}

// resolve finds the scope of every function, class and comprehension of a
// module.
func resolve(body []syntax.Stmt) (*scope, map[syntax.Node]*scope, *Error) {
	r := &resolver{scopes: map[syntax.Node]*scope{}}
	module := r.open(nil, moduleScope, nil)
	r.stmts(body, module)
	if r.err == nil {
		r.settle(module)
	}
	return module, r.scopes, r.err
}

//go:noinline
func (r *resolver) fail(at syntax.Pos, message string) {
	if r.err == nil {
		r.err = &Error{Type: "SyntaxError", Message: message, Line: int(at.Line), Column: int(at.Col)}
	}
}

func (r *resolver) open(parent *scope, kind scopeKind, node syntax.Node) *scope {
	s := &scope{parent: parent, kind: kind, bound: map[string]bool{}, used: map[string]bool{}}
	if parent != nil {
		parent.children = append(parent.children, s)
		r.scopes[node] = s
	}
	return s
}

// named is the qualified name of a function or class within s.
func (s *scope) named(name string) string {
	for s.kind == comprehensionScope {
		s = s.parent
	}
	switch {
	case s.kind == moduleScope || s.global[name]:
		return name
	case s.kind == classScope:
		return s.qualname + "." + name
	}
	return s.qualname + ".<locals>." + name
}

// bind notes that name gets a value in s.
//
//go:noinline
func (s *scope) bind(name string) {
	if !s.bound[name] {
		s.bound[name] = true
		s.locals = append(s.locals, name)
	}
}

// function is the nearest scope around that is no comprehension.
func (s *scope) function() *scope {
	for s.kind == comprehensionScope {
		s = s.parent
	}
	return s
}

// settle finds where each used name lives, in s and below.
func (r *resolver) settle(s *scope) {
	for name := range s.used {
		s.lookUp(name)
	}
	for name, at := range s.nonlocal {
		if !s.capture(name) {
			r.fail(at, "no binding for nonlocal '"+name+"' found")
		}
	}
	for _, c := range s.children {
		r.settle(c)
	}
}

// lookUp captures a name that s uses and an outer function has.
func (s *scope) lookUp(name string) {
	if s.global[name] || s.bound[name] && s.kind != classScope {
		return
	}
	s.capture(name)
}

// capture makes a name of an outer function a cell there, and a free name in
// every scope between; false if no outer function has it.
func (s *scope) capture(name string) bool {
	for owner := s.parent; owner != nil; owner = owner.parent {
		if owner.kind == moduleScope || owner.global[name] {
			return false
		}
		if owner.kind == classScope && name != "__class__" || !owner.bound[name] {
			continue
		}
		if _, outer := owner.nonlocal[name]; outer {
			continue
		}
		owner.cells = add(owner.cells, name)
		for inner := s; inner != owner; inner = inner.parent {
			inner.frees = add(inner.frees, name)
		}
		return true
	}
	return false
}

func add(list []string, name string) []string {
	for _, n := range list {
		if n == name {
			return list
		}
	}
	return append(list, name)
}

//go:noinline
func (r *resolver) stmts(list []syntax.Stmt, s *scope) {
	for _, st := range list {
		r.stmt(st, s)
	}
}

func (r *resolver) stmt(st syntax.Stmt, s *scope) {
	switch st := st.(type) {
	case *syntax.ExprStmt:
		r.expr(st.X, s)
	case *syntax.Assign:
		r.expr(st.Value, s)
		for _, t := range st.Targets {
			r.target(t, s)
		}
	case *syntax.AnnAssign:
		r.expr(st.Value, s)
		r.target(st.Target, s)
	case *syntax.AugAssign:
		r.expr(st.Target, s)
		r.expr(st.Value, s)
		r.target(st.Target, s)
	case *syntax.Delete:
		for _, t := range st.Targets {
			r.target(t, s)
		}
	case *syntax.Return:
		s.returns = s.returns || st.Value != nil
		r.expr(st.Value, s)
	case *syntax.Raise:
		r.expr(st.Exc, s)
		r.expr(st.Cause, s)
	case *syntax.Assert:
		r.expr(st.Cond, s)
		r.expr(st.Message, s)
	case *syntax.Declaration:
		r.declare(st, s)
	case *syntax.Import:
		r.bindName(importBinds(st), s)
	case *syntax.ImportFrom:
		for _, n := range st.Names {
			if n.Name != "*" {
				r.bindName(aliasBinds(n), s)
			} else if s.kind != moduleScope {
				r.fail(st.Pos, "import * only allowed at module level")
			}
		}
	case *syntax.If:
		r.expr(st.Cond, s)
		r.stmts(st.Yes, s)
		r.stmts(st.No, s)
	case *syntax.While:
		r.expr(st.Cond, s)
		r.stmts(st.Body, s)
		r.stmts(st.After, s)
	case *syntax.For:
		r.expr(st.X, s)
		r.target(st.Target, s)
		r.stmts(st.Body, s)
		r.stmts(st.After, s)
	case *syntax.Try:
		r.try(st, s)
	case *syntax.With:
		for _, item := range st.Items {
			r.expr(item.X, s)
			if item.Target != nil {
				r.target(item.Target, s)
			}
		}
		r.stmts(st.Body, s)
	case *syntax.FunctionDef:
		r.def(st, s)
	case *syntax.ClassDef:
		r.class(st, s)
	case *syntax.Match:
		r.expr(st.X, s)
		for _, c := range st.Cases {
			r.pattern(c.Pattern, s)
			r.expr(c.Guard, s)
			r.stmts(c.Body, s)
		}
	}
}

// importBinds is the name that an import brings in.
func importBinds(st *syntax.Import) string {
	if st.As != "" {
		return st.As
	}
	for i := range st.Module {
		if st.Module[i] == '.' {
			return st.Module[:i]
		}
	}
	return st.Module
}

func aliasBinds(a syntax.Alias) string {
	if a.As != "" {
		return a.As
	}
	return a.Name
}

func (r *resolver) bindName(name string, s *scope) {
	s.used[name] = true
	if _, outer := s.nonlocal[name]; !outer && !s.global[name] {
		s.bind(name)
	}
}

func (r *resolver) try(st *syntax.Try, s *scope) {
	r.stmts(st.Body, s)
	for _, h := range st.Handlers {
		r.expr(h.Types, s)
		if h.Name != "" {
			r.bindName(h.Name, s)
		}
		r.stmts(h.Body, s)
	}
	r.stmts(st.After, s)
	r.stmts(st.Final, s)
}

func (r *resolver) def(st *syntax.FunctionDef, s *scope) {
	r.exprs(st.Decorators, s)
	r.defaults(st.Params, s)
	r.bindName(st.Name, s)
	f := r.open(s, functionScope, st)
	f.qualname, f.async = s.named(st.Name), st.Async
	r.params(st.Params, f)
	r.stmts(st.Body, f)
}

func (r *resolver) class(st *syntax.ClassDef, s *scope) {
	r.exprs(st.Decorators, s)
	for _, a := range st.Args {
		r.expr(a.Value, s)
	}
	r.bindName(st.Name, s)
	c := r.open(s, classScope, st)
	c.qualname = s.named(st.Name)
	c.bound["__class__"] = true
	r.stmts(st.Body, c)
}

func (r *resolver) defaults(params []syntax.Param, s *scope) {
	for _, p := range params {
		r.expr(p.Default, s)
	}
}

func (r *resolver) params(params []syntax.Param, f *scope) {
	f.nparams = len(params)
	for _, p := range params {
		f.bind(p.Name)
	}
}

func (r *resolver) declare(st *syntax.Declaration, s *scope) {
	for _, n := range st.Names {
		switch {
		case s.kind == moduleScope && st.Word == "nonlocal":
			r.fail(st.Pos, "nonlocal declaration not allowed at module level")
		case s.kind == moduleScope:
		case s.bound[n] && indexOf(s.locals, n) < s.nparams:
			r.fail(st.Pos, "name '"+n+"' is parameter and "+st.Word)
		case s.bound[n]:
			r.fail(st.Pos, "name '"+n+"' is assigned to before "+st.Word+" declaration")
		case s.used[n]:
			r.fail(st.Pos, "name '"+n+"' is used prior to "+st.Word+" declaration")
		case st.Word == "global":
			if s.global == nil {
				s.global = map[string]bool{}
			}
			s.global[n] = true
		default:
			if s.nonlocal == nil {
				s.nonlocal = map[string]syntax.Pos{}
			}
			s.nonlocal[n] = st.Pos
		}
	}
}

// target binds the names of something assigned to.
func (r *resolver) target(x syntax.Expr, s *scope) {
	switch x := x.(type) {
	case *syntax.Name:
		r.bindName(x.ID, s)
	case *syntax.Sequence:
		for _, item := range x.Items {
			r.target(item, s)
		}
	case *syntax.Starred:
		r.target(x.X, s)
	default:
		r.expr(x, s)
	}
}

func (r *resolver) exprs(list []syntax.Expr, s *scope) {
	for _, x := range list {
		r.expr(x, s)
	}
}
