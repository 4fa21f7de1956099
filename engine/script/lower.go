package script

import (
	"strconv"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"locmem/engine/py"
)

// lowerer turns the language's tree into Starlark's. Names that start with %
// cannot be written in the language, so they never clash with a user's.
type lowerer struct {
	path   string
	in     *Interp
	env    starlark.StringDict // the private names of this code: builtins and constants
	scope  *scope
	frame  *frame
	temps  int
	consts int
	known  map[py.Value]string // constants that have a name already
}

// frame is one Starlark function being made: the module's code, a def, or the
// block of a try or with.
type frame struct {
	outer   *frame
	thunk   bool   // a block: leaving it early is told by what it returns
	module  bool   // nothing of it lies in a def
	loops   []loop // of this frame, innermost last
	signals signal // that this frame may return
}

// loop is a for or while; flag is the variable that a break sets when there is
// an else block.
type loop struct{ flag string }

// signal says how a block may be left early.
type signal uint8

const (
	sigBreak signal = 1 << iota
	sigContinue
	sigReturn
)

// options switch on the parts of Starlark that Python has too.
var options = &syntax.FileOptions{Set: true, While: true, TopLevelControl: true, GlobalReassign: true, Recursion: true}

// lower makes a Starlark file of the code. The names that it refers to are in
// the answered environment.
func lower(in *Interp, path string, body []stmt) (*syntax.File, starlark.StringDict, *Error) {
	module, err := resolveScopes(body)
	if err != nil {
		return nil, nil, err
	}
	l := &lowerer{path: path, in: in, scope: module, env: make(starlark.StringDict, len(in.private)+16), known: map[py.Value]string{}}
	for name, v := range in.private {
		l.env[name] = v
	}
	l.frame = &frame{module: true}
	file := &syntax.File{Path: path, Options: options}
	defer (*parser)(nil).caught(&err)
	for i, st := range body {
		file.Stmts = append(file.Stmts, l.topLevel(st, i == len(body)-1)...)
	}
	return file, l.env, nil
}

// topLevel lowers a statement of the module; an expression is shown.
func (l *lowerer) topLevel(st stmt, last bool) []syntax.Stmt {
	x, ok := st.(*exprStmt)
	if !ok {
		return l.stmt(st)
	}
	return []syntax.Stmt{&syntax.ExprStmt{X: l.call("%show", x.pos, l.expr(x.x), l.raw(showing{call: isCall(x.x), last: last}, x.pos))}}
}

// showing tells %show about an expression statement.
type showing struct {
	call bool // the value is that of a call
	last bool
}

func isCall(x expr) bool {
	switch x := x.(type) {
	case *call:
		return true
	case *await:
		return isCall(x.x)
	}
	return false
}

//go:noinline
func (l *lowerer) pos(p pos) syntax.Position {
	return syntax.MakePosition(&l.path, p.line, p.col)
}

//go:noinline
func (l *lowerer) ident(name string, p pos) *syntax.Ident {
	return &syntax.Ident{NamePos: l.pos(p), Name: name}
}

// call is a call of a private builtin.
func (l *lowerer) call(fn string, p pos, args ...syntax.Expr) *syntax.CallExpr {
	return &syntax.CallExpr{Fn: l.ident(fn, p), Lparen: l.pos(p), Args: args, Rparen: l.pos(p)}
}

//go:noinline
func (l *lowerer) tuple(p pos, items ...syntax.Expr) *syntax.TupleExpr {
	return &syntax.TupleExpr{Lparen: l.pos(p), List: items, Rparen: l.pos(p)}
}

// temp is a fresh variable.
func (l *lowerer) temp(prefix string) string {
	l.temps++
	return "%" + prefix + strconv.Itoa(l.temps)
}

// constant is a value of the language.
func (l *lowerer) constant(v py.Value, p pos) syntax.Expr {
	switch v.(type) {
	case py.NoneType, py.Bool, py.Str, py.Int:
		n, ok := l.known[v]
		if !ok {
			n = l.define(l.in.box(v))
			l.known[v] = n
		}
		return l.ident(n, p)
	}
	return l.ident(l.define(l.in.box(v)), p)
}

// raw is a value for private builtins only.
//
//go:noinline
func (l *lowerer) raw(v any, p pos) syntax.Expr { return l.ident(l.define(raw{v: v}), p) }

func (l *lowerer) define(v starlark.Value) string {
	l.consts++
	n := "%" + strconv.Itoa(l.consts)
	l.env[n] = v
	return n
}

// number is one of Starlark's own, for signals.
func (l *lowerer) number(n signal, p pos) syntax.Expr {
	return &syntax.Literal{Token: syntax.INT, TokenPos: l.pos(p), Raw: strconv.Itoa(int(n)), Value: int64(n)}
}

// variable is a name of the user's, to be read or assigned.
func (l *lowerer) variable(id string, p pos) syntax.Expr {
	s := l.scope.owner(id)
	if s.kind != moduleScope && !s.boxed[id] {
		return l.ident(id, p)
	}
	return &syntax.DotExpr{X: l.ident(holder(s), p), Dot: l.pos(p), NamePos: l.pos(p), Name: l.ident(id, p)}
}

// holder is the names object of a scope.
func holder(s *scope) string {
	if s.kind == moduleScope {
		return "%G"
	}
	return "%L" + strconv.Itoa(s.id)
}

// fail ends lowering; lower catches it.
func (l *lowerer) fail(at pos, message, hint string) { panic(syntaxError(at, message, hint)) }
