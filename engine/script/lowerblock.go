package script

import (
	"go.starlark.net/syntax"

	"locmem/engine/py"
)

// leave lowers break and continue: in the loop's own function they are
// Starlark's, within a block of a try the block returns a signal instead.
func (l *lowerer) leave(p pos, sig signal) []syntax.Stmt {
	n := len(l.frame.loops)
	if n == 0 {
		l.frame.signals |= sig
		return []syntax.Stmt{&syntax.ReturnStmt{Return: l.pos(p), Result: l.number(sig, p)}}
	}
	token := syntax.CONTINUE
	var list []syntax.Stmt
	if sig == sigBreak {
		token = syntax.BREAK
		if flag := l.frame.loops[n-1].flag; flag != "" {
			list = append(list, l.assign(p, l.ident(flag, p), l.constant(py.Bool(false), p)))
		}
	}
	return append(list, &syntax.BranchStmt{Token: token, TokenPos: l.pos(p)})
}

// returning lowers return; a block returns the value in a tuple.
func (l *lowerer) returning(p pos, v syntax.Expr) syntax.Stmt {
	if l.frame.thunk {
		l.frame.signals |= sigReturn
		v = l.tuple(p, v)
	}
	return &syntax.ReturnStmt{Return: l.pos(p), Result: v}
}

// dispatch does what a block asked for by what it returned in variable t.
func (l *lowerer) dispatch(p pos, t string, signals signal) []syntax.Stmt {
	var list []syntax.Stmt
	for _, sig := range []signal{sigBreak, sigContinue} {
		if signals&sig != 0 {
			list = append(list, &syntax.IfStmt{If: l.pos(p),
				Cond: l.binary(p, "==", l.ident(t, p), l.number(sig, p)), True: l.leave(p, sig)})
		}
	}
	if signals&sigReturn != 0 {
		result := syntax.Expr(l.ident(t, p))
		if l.frame.thunk {
			l.frame.signals |= sigReturn
		} else {
			result = &syntax.IndexExpr{X: result, Lbrack: l.pos(p), Y: l.number(0, p), Rbrack: l.pos(p)}
		}
		list = append(list, &syntax.IfStmt{If: l.pos(p), Cond: l.ident(t, p),
			True: []syntax.Stmt{&syntax.ReturnStmt{Return: l.pos(p), Result: result}}})
	}
	return list
}

// loopBody lowers the body of a loop, and what comes before and after it if
// there is an else block.
func (l *lowerer) loopBody(p pos, body, orElse []stmt) (before, inside, after []syntax.Stmt) {
	var one loop
	if len(orElse) > 0 {
		one.flag = l.temp("e")
		before = []syntax.Stmt{l.assign(p, l.ident(one.flag, p), l.constant(py.Bool(true), p))}
	}
	l.frame.loops = append(l.frame.loops, one)
	inside = l.stmts(body)
	l.frame.loops = l.frame.loops[:len(l.frame.loops)-1]
	if len(orElse) > 0 {
		after = []syntax.Stmt{&syntax.IfStmt{If: l.pos(p), Cond: l.ident(one.flag, p), True: l.stmts(orElse)}}
	}
	return before, inside, after
}

func (l *lowerer) while(st *whileStmt) []syntax.Stmt {
	before, body, after := l.loopBody(st.pos, st.body, st.after)
	list := append(before, &syntax.WhileStmt{While: l.pos(st.pos), Cond: l.cond(st.cond), Body: body})
	return append(list, after...)
}

func (l *lowerer) forLoop(st *forStmt) []syntax.Stmt {
	x := l.iter(st.pos, st.target, st.x)
	before, body, after := l.loopBody(st.pos, st.body, st.after)
	list := append(before, &syntax.ForStmt{For: l.pos(st.pos), Vars: l.target(st.target), X: x, Body: body})
	return append(list, after...)
}

// thunk lowers a block to a Starlark function and answers its name.
func (l *lowerer) thunk(p pos, block []stmt, params ...syntax.Expr) (def syntax.Stmt, name string, signals signal) {
	f := &frame{outer: l.frame, thunk: true, module: l.frame.module}
	l.frame = f
	body := l.stmts(block)
	l.frame = f.outer
	name = l.temp("b")
	return &syntax.DefStmt{Def: l.pos(p), Name: l.ident(name, p), Lparen: l.pos(p), Params: params, Rparen: l.pos(p), Body: body}, name, f.signals
}

// try lowers to
//
//	def %b1(): body
//	def %b2(): handler
//	%t = %try(%b1, ((lambda: types, %b2, names object, name), ...), else, finally)
//	dispatch
func (l *lowerer) try(st *tryStmt) []syntax.Stmt {
	p := st.pos
	var list []syntax.Stmt
	var signals signal
	block := func(body []stmt) syntax.Expr {
		if len(body) == 0 {
			return l.raw(nil, p)
		}
		def, name, sig := l.thunk(p, body)
		list = append(list, def)
		signals |= sig
		return l.ident(name, p)
	}
	body := block(st.body)
	var handlers []syntax.Expr
	for _, h := range st.handlers {
		types := l.raw(nil, h.at)
		if h.types != nil {
			types = &syntax.LambdaExpr{Lambda: l.pos(h.at), Body: l.expr(h.types)}
		}
		holds := syntax.Expr(l.raw(nil, h.at))
		if h.name != "" {
			holds = l.ident(holder(l.scope.owner(h.name)), h.at)
		}
		handlers = append(handlers, l.tuple(h.at, types, block(h.body), holds, l.raw(h.name, h.at)))
	}
	after, final := block(st.after), block(st.final)
	t := l.temp("t")
	list = append(list, l.assign(p, l.ident(t, p), l.call("%try", p, body, l.tuple(p, handlers...), after, final)))
	return append(list, l.dispatch(p, t, signals)...)
}

// with lowers to %with(context, block), where the block gets what the context
// gives on entering.
func (l *lowerer) with(st *withStmt) []syntax.Stmt {
	p := st.pos
	v := l.temp("v")
	f := &frame{outer: l.frame, thunk: true, module: l.frame.module}
	l.frame = f
	var body []syntax.Stmt
	if st.target != nil {
		body = append(body, l.assignTo(p, st.target, l.ident(v, p)))
	}
	body = append(body, l.stmts(st.body)...)
	l.frame = f.outer
	name, t := l.temp("b"), l.temp("t")
	list := []syntax.Stmt{
		&syntax.DefStmt{Def: l.pos(p), Name: l.ident(name, p), Lparen: l.pos(p), Params: []syntax.Expr{l.ident(v, p)}, Rparen: l.pos(p), Body: body},
		l.assign(p, l.ident(t, p), l.call("%with", p, l.expr(st.x), l.ident(name, p))),
	}
	return append(list, l.dispatch(p, t, f.signals)...)
}
