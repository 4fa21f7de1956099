package script

import (
	"go.starlark.net/syntax"

	"locmem/engine/py"
)

//go:noinline
func (l *lowerer) assign(p pos, lhs, rhs syntax.Expr) syntax.Stmt {
	return &syntax.AssignStmt{OpPos: l.pos(p), Op: syntax.EQ, LHS: lhs, RHS: rhs}
}

//go:noinline
func (l *lowerer) do(x syntax.Expr) syntax.Stmt { return &syntax.ExprStmt{X: x} }

//go:noinline
func (l *lowerer) pass(p pos) syntax.Stmt {
	return &syntax.BranchStmt{Token: syntax.PASS, TokenPos: l.pos(p)}
}

// stmts lowers a block; it is never empty.
func (l *lowerer) stmts(list []stmt) []syntax.Stmt {
	var all []syntax.Stmt
	for _, st := range list {
		all = append(all, l.stmt(st)...)
	}
	if len(all) == 0 {
		all = append(all, l.pass(pos{1, 1}))
	}
	return all
}

func (l *lowerer) stmt(st stmt) []syntax.Stmt {
	switch st := st.(type) {
	case *exprStmt:
		return []syntax.Stmt{l.do(l.expr(st.x))}
	case *assign:
		return l.assignment(st)
	case *augAssign:
		return []syntax.Stmt{l.augmented(st)}
	case *del:
		return l.deletion(st)
	case *simple:
		return l.simple(st)
	case *ret:
		v := l.constant(py.None, st.pos)
		if st.value != nil {
			v = l.expr(st.value)
		}
		return []syntax.Stmt{l.returning(st.pos, v)}
	case *raise:
		return []syntax.Stmt{l.do(l.call("%raise", st.pos, l.optional(st.exc, st.cause)...))}
	case *assertion:
		return []syntax.Stmt{&syntax.IfStmt{If: l.pos(st.pos),
			Cond: &syntax.UnaryExpr{OpPos: l.pos(st.pos), Op: syntax.NOT, X: l.cond(st.cond)},
			True: []syntax.Stmt{l.do(l.call("%assert", st.pos, l.optional(st.message)...))}}}
	case *imports:
		v := l.call("%import", st.pos, l.raw(st, st.pos))
		return []syntax.Stmt{l.assign(st.pos, l.variable(st.bindsName(), st.pos), v)}
	case *ifStmt:
		s := &syntax.IfStmt{If: l.pos(st.pos), Cond: l.cond(st.cond), True: l.stmts(st.yes), ElsePos: l.pos(st.pos)}
		if len(st.no) > 0 {
			s.False = l.stmts(st.no)
		}
		return []syntax.Stmt{s}
	case *whileStmt:
		return l.while(st)
	case *forStmt:
		return l.forLoop(st)
	case *tryStmt:
		return l.try(st)
	case *withStmt:
		return l.with(st)
	case *def:
		return l.def(st)
	}
	return nil // global and nonlocal: scope.go has read them
}

// optional lowers the expressions that are there.
func (l *lowerer) optional(list ...expr) []syntax.Expr {
	var args []syntax.Expr
	for _, x := range list {
		if x != nil {
			args = append(args, l.expr(x))
		}
	}
	return args
}

func (l *lowerer) simple(st *simple) []syntax.Stmt {
	switch st.word {
	case "break":
		return l.leave(st.pos, sigBreak)
	case "continue":
		return l.leave(st.pos, sigContinue)
	}
	return []syntax.Stmt{l.pass(st.pos)}
}

// assignment lowers targets = ... = value; the value is computed once.
func (l *lowerer) assignment(st *assign) []syntax.Stmt {
	if len(st.targets) == 1 {
		return []syntax.Stmt{l.assignTo(st.pos, st.targets[0], l.expr(st.value))}
	}
	t := l.temp("t")
	list := []syntax.Stmt{l.assign(st.pos, l.ident(t, st.pos), l.expr(st.value))}
	for _, target := range st.targets {
		list = append(list, l.assignTo(st.pos, target, l.ident(t, st.pos)))
	}
	return list
}

func (l *lowerer) assignTo(p pos, target expr, v syntax.Expr) syntax.Stmt {
	if s, ok := target.(*slice); ok {
		return l.do(l.call("%set_slice", p, append(l.sliceArgs(s), v)...))
	}
	if s := shapeOf(target); s != nil {
		v = l.call("%unpack", p, v, l.raw(s, p))
	}
	return l.assign(p, l.target(target), v)
}

// target lowers what is assigned to; sequences get tuples of their shape.
func (l *lowerer) target(x expr) syntax.Expr {
	switch x := x.(type) {
	case *name:
		return l.variable(x.id, x.pos)
	case *attribute:
		return l.expr(x)
	case *subscript:
		return l.index(x)
	case *starred:
		return l.target(x.x)
	case *sequence:
		var items []syntax.Expr
		for _, item := range x.items {
			items = append(items, l.target(item))
		}
		return l.tuple(x.pos, items...)
	case *slice:
		l.fail(x.pos, "the playground does not know 'x[a:b], y = ...'", "Assign to the slice in a line of its own.")
	}
	return nil
}

// shape says how a value is taken apart: how many items, which of them takes
// the rest (or -1), and the shapes within.
type shape struct {
	n, star int
	within  []*shape
}

// shapeOf is the shape of a target of several names; nil for a single one.
func shapeOf(x expr) *shape {
	seq, ok := x.(*sequence)
	if !ok {
		return nil
	}
	s := &shape{n: len(seq.items), star: -1, within: make([]*shape, len(seq.items))}
	for i, item := range seq.items {
		if st, ok := item.(*starred); ok {
			s.star = i
			item = st.x
		}
		s.within[i] = shapeOf(item)
	}
	return s
}

// augmented lowers x op= y to Starlark's x += marker: it evaluates x once and
// ends in box.Binary, where the marker tells what to do.
func (l *lowerer) augmented(st *augAssign) syntax.Stmt {
	var marker syntax.Expr
	if c, ok := st.value.(*constant); ok {
		marker = l.ident(l.define(&inPlace{op: st.op, v: c.v}), st.pos)
	} else {
		marker = l.call("%in_place", st.pos, l.raw(st.op, st.pos), l.expr(st.value))
	}
	return &syntax.AssignStmt{OpPos: l.pos(st.pos), Op: syntax.PLUS_EQ, LHS: l.target(st.target), RHS: marker}
}

func (l *lowerer) deletion(st *del) []syntax.Stmt {
	var list []syntax.Stmt
	for _, x := range st.targets {
		var c syntax.Expr
		switch x := x.(type) {
		case *name:
			c = l.call("%del_name", x.pos, l.ident(holder(l.scope.owner(x.id)), x.pos), l.raw(x.id, x.pos))
		case *attribute:
			c = l.call("%del_attr", x.pos, l.expr(x.x), l.raw(x.name, x.pos))
		case *subscript:
			c = l.call("%del_item", x.pos, l.expr(x.x), l.expr(x.index))
		case *slice:
			c = l.call("%del_slice", x.pos, l.sliceArgs(x)...)
		}
		list = append(list, l.do(c))
	}
	return list
}
