package script

import (
	"go.starlark.net/syntax"

	"locmem/engine/py"
)

// callExpr lowers a call. Starlark wants positional arguments, names, one *args
// and one **kwargs, in this order; what Python allows beyond that is gathered
// into the last two.
func (l *lowerer) callExpr(x *call) syntax.Expr {
	c := &syntax.CallExpr{Fn: l.expr(x.fn), Lparen: l.pos(x.pos), Rparen: l.pos(x.pos)}
	var stars, named []argument
	doubles := false
	for _, a := range x.args {
		switch {
		case a.stars == 2:
			doubles = true
			named = append(named, a)
		case a.name != "":
			named = append(named, a)
		case a.stars == 1 || len(stars) > 0:
			stars = append(stars, a)
		default:
			c.Args = append(c.Args, l.expr(a.value))
		}
	}
	if len(stars) == 0 && !doubles {
		for _, a := range named {
			c.Args = append(c.Args, &syntax.BinaryExpr{X: l.ident(a.name, a.at), OpPos: l.pos(a.at), Op: syntax.EQ, Y: l.expr(a.value)})
		}
		return c
	}
	if len(stars) > 0 {
		c.Args = append(c.Args, &syntax.UnaryExpr{OpPos: l.pos(x.pos), Op: syntax.STAR, X: l.starArgs(x, stars)})
	}
	if len(named) > 0 {
		c.Args = append(c.Args, &syntax.UnaryExpr{OpPos: l.pos(x.pos), Op: syntax.STARSTAR, X: l.namedArgs(x, named)})
	}
	return c
}

// starArgs gathers the positional arguments from the first * on.
func (l *lowerer) starArgs(x *call, args []argument) syntax.Expr {
	var items []syntax.Expr
	for _, a := range args {
		v := l.expr(a.value)
		if a.stars == 1 {
			v = l.call("%star", a.at, v)
		}
		items = append(items, v)
	}
	return l.call("%args", x.pos, l.tuple(x.pos, items...), l.raw(calleeName(x.fn), x.pos))
}

// namedArgs gathers name=value and **mapping.
func (l *lowerer) namedArgs(x *call, args []argument) syntax.Expr {
	var items []syntax.Expr
	for _, a := range args {
		if a.stars == 2 {
			items = append(items, l.call("%star", a.at, l.expr(a.value)))
			continue
		}
		items = append(items, l.tuple(a.at, l.raw(a.name, a.at), l.expr(a.value)))
	}
	return l.call("%kwargs", x.pos, l.tuple(x.pos, items...), l.raw(calleeName(x.fn), x.pos))
}

// calleeName is how errors about * and ** name what is called.
func calleeName(fn expr) string {
	switch fn := fn.(type) {
	case *name:
		return fn.id + "() "
	case *attribute:
		return fn.name + "() "
	}
	return ""
}

// lambda lowers a lambda to %def(function, signature, defaults).
func (l *lowerer) lambda(x *lambda) syntax.Expr {
	defaults := l.defaults(x.pos, x.params)
	outer := l.scope
	sig := l.signature("<lambda>", x.params, x.scope)
	c, ok := x.body.(*constant)
	sig.returns = !ok || c.v != py.None
	l.scope = x.scope
	fn := &syntax.LambdaExpr{Lambda: l.pos(x.pos), Params: l.params(x.pos, x.params, x.scope), Body: l.expr(x.body)}
	l.scope = outer
	return l.call("%def", x.pos, fn, l.raw(sig, x.pos), defaults)
}

// def lowers a function to a Starlark function and the assignment of
// decorator(%def(function, signature, defaults)).
func (l *lowerer) def(x *def) []syntax.Stmt {
	var decorators []syntax.Expr
	for _, d := range x.decorators {
		decorators = append(decorators, l.expr(d))
	}
	defaults := l.defaults(x.pos, x.params)
	sig := l.signature(x.name, x.params, x.scope)
	sig.async = x.async
	sig.returns = returnsValue(x.body)
	sig.doc = docString(x.body)

	outer, frameBefore := l.scope, l.frame
	l.scope, l.frame = x.scope, &frame{outer: l.frame}
	body := l.stmts(x.body)
	params := l.params(x.pos, x.params, x.scope)
	l.scope, l.frame = outer, frameBefore

	fn := l.temp("f")
	v := syntax.Expr(l.call("%def", x.pos, l.ident(fn, x.pos), l.raw(sig, x.pos), defaults))
	for i := len(decorators) - 1; i >= 0; i-- {
		v = &syntax.CallExpr{Fn: decorators[i], Lparen: l.pos(x.pos), Args: []syntax.Expr{v}, Rparen: l.pos(x.pos)}
	}
	return []syntax.Stmt{
		&syntax.DefStmt{Def: l.pos(x.pos), Name: l.ident(fn, x.pos), Lparen: l.pos(x.pos), Params: params, Rparen: l.pos(x.pos), Body: body},
		l.assign(x.pos, l.variable(x.name, x.pos), v),
	}
}

// params are the Starlark function's: all positional, the names object last if
// there are boxed names. The function value binds the arguments (call.go).
func (l *lowerer) params(p pos, list []param, s *scope) []syntax.Expr {
	var params []syntax.Expr
	for _, one := range list {
		id := one.name
		if s.boxed[id] {
			id = "%p" + id // the value itself is in the names object
		}
		params = append(params, l.ident(id, one.at))
	}
	if len(s.boxed) > 0 {
		params = append(params, l.ident(holder(s), p))
	}
	return params
}

// defaults is a tuple of the default values.
func (l *lowerer) defaults(p pos, list []param) syntax.Expr {
	var values []syntax.Expr
	for _, one := range list {
		if one.value != nil {
			values = append(values, l.expr(one.value))
		}
	}
	return l.tuple(p, values...)
}

// returnsValue tells whether a function may answer anything but None.
func returnsValue(body []stmt) bool {
	for _, st := range body {
		switch st := st.(type) {
		case *ret:
			if st.value != nil {
				return true
			}
		case *ifStmt:
			if returnsValue(st.yes) || returnsValue(st.no) {
				return true
			}
		case *whileStmt:
			if returnsValue(st.body) || returnsValue(st.after) {
				return true
			}
		case *forStmt:
			if returnsValue(st.body) || returnsValue(st.after) {
				return true
			}
		case *withStmt:
			if returnsValue(st.body) {
				return true
			}
		case *tryStmt:
			if returnsValue(st.body) || returnsValue(st.after) || returnsValue(st.final) {
				return true
			}
			for _, h := range st.handlers {
				if returnsValue(h.body) {
					return true
				}
			}
		}
	}
	return false
}

// docString is the text that a function starts with.
func docString(body []stmt) string {
	if len(body) > 0 {
		if x, ok := body[0].(*exprStmt); ok {
			if c, ok := x.x.(*constant); ok {
				text, _ := c.v.(py.Str)
				return string(text)
			}
		}
	}
	return ""
}
