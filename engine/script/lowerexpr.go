package script

import (
	"go.starlark.net/syntax"

	"locmem/engine/py"
)

// tokens are Starlark's operators: its own dispatch calls the methods of box.
var tokens = map[string]syntax.Token{
	"+": syntax.PLUS, "-": syntax.MINUS, "*": syntax.STAR, "/": syntax.SLASH, "//": syntax.SLASHSLASH, "%": syntax.PERCENT,
	"&": syntax.AMP, "|": syntax.PIPE, "^": syntax.CIRCUMFLEX, "<<": syntax.LTLT, ">>": syntax.GTGT, "~": syntax.TILDE,
	"<": syntax.LT, ">": syntax.GT, "<=": syntax.LE, ">=": syntax.GE, "==": syntax.EQL, "!=": syntax.NEQ,
	"in": syntax.IN, "not in": syntax.NOT_IN, "and": syntax.AND, "or": syntax.OR,
}

// expr lowers an expression to one whose value is a *box.
func (l *lowerer) expr(x expr) syntax.Expr {
	switch x := x.(type) {
	case *name:
		return l.variable(x.id, x.pos)
	case *constant:
		return l.constant(x.v, x.pos)
	case *fstring:
		return l.fstring(x)
	case *sequence:
		return l.sequence(x)
	case *dictDisplay:
		return l.dict(x)
	case *comprehension:
		return l.comprehension(x)
	case *unary:
		if x.op == "not" {
			return l.truth(x)
		}
		return &syntax.UnaryExpr{OpPos: l.pos(x.pos), Op: tokens[x.op], X: l.expr(x.x)}
	case *binary:
		if x.op == "**" {
			return l.call("%pow", x.pos, l.expr(x.x), l.expr(x.y))
		}
		return l.binary(x.pos, x.op, l.expr(x.x), l.expr(x.y))
	case *compare:
		return l.truth(x)
	case *conditional:
		return &syntax.CondExpr{If: l.pos(x.pos), Cond: l.cond(x.cond), True: l.expr(x.yes), ElsePos: l.pos(x.pos), False: l.expr(x.no)}
	case *call:
		return l.callExpr(x)
	case *attribute:
		return &syntax.DotExpr{X: l.expr(x.x), Dot: l.pos(x.dot), NamePos: l.pos(x.dot), Name: l.ident(x.name, x.dot)}
	case *subscript:
		return l.index(x)
	case *slice:
		return l.call("%slice", x.pos, l.sliceArgs(x)...)
	case *lambda:
		return l.lambda(x)
	case *await:
		return l.call("%await", x.pos, l.expr(x.x))
	case *walrus:
		s := l.scope.owner(x.target.id)
		return l.call("%set", x.pos, l.ident(holder(s), x.pos), l.raw(x.target.id, x.pos), l.expr(x.x))
	}
	l.fail(x.place(), "can't use starred expression here", "")
	return nil
}

// truth makes True or False of a condition.
func (l *lowerer) truth(x expr) syntax.Expr {
	p := x.place()
	return &syntax.CondExpr{If: l.pos(p), Cond: l.cond(x), True: l.constant(py.Bool(true), p), ElsePos: l.pos(p), False: l.constant(py.Bool(false), p)}
}

// cond lowers an expression of which only the truth counts; its value may be
// one of Starlark's own.
func (l *lowerer) cond(x expr) syntax.Expr {
	switch x := x.(type) {
	case *unary:
		if x.op == "not" {
			return &syntax.UnaryExpr{OpPos: l.pos(x.pos), Op: syntax.NOT, X: l.cond(x.x)}
		}
	case *binary:
		if x.op == "and" || x.op == "or" {
			return l.binary(x.pos, x.op, l.cond(x.x), l.cond(x.y))
		}
	case *compare:
		return l.compare(x.pos, l.expr(x.first), x.ops, x.rest)
	}
	return l.expr(x)
}

// compare lowers a chain: a < b < c is (lambda x, y: x < y and y < c)(a, b).
func (l *lowerer) compare(p pos, first syntax.Expr, ops []string, rest []expr) syntax.Expr {
	if len(ops) == 1 {
		return l.comparison(p, ops[0], first, l.expr(rest[0]))
	}
	x, y := l.temp("x"), l.temp("y")
	body := l.binary(p, "and",
		l.comparison(p, ops[0], l.ident(x, p), l.ident(y, p)),
		l.compare(p, l.ident(y, p), ops[1:], rest[1:]))
	fn := &syntax.LambdaExpr{Lambda: l.pos(p), Params: []syntax.Expr{l.ident(x, p), l.ident(y, p)}, Body: body}
	return &syntax.CallExpr{Fn: fn, Lparen: l.pos(p), Args: []syntax.Expr{first, l.expr(rest[0])}, Rparen: l.pos(p)}
}

func (l *lowerer) comparison(p pos, op string, x, y syntax.Expr) syntax.Expr {
	switch op {
	case "is":
		return l.call("%is", p, x, y)
	case "is not":
		return &syntax.UnaryExpr{OpPos: l.pos(p), Op: syntax.NOT, X: l.call("%is", p, x, y)}
	}
	return l.binary(p, op, x, y)
}

//go:noinline
func (l *lowerer) binary(p pos, op string, x, y syntax.Expr) syntax.Expr {
	return &syntax.BinaryExpr{X: x, OpPos: l.pos(p), Op: tokens[op], Y: y}
}

func (l *lowerer) index(x *subscript) *syntax.IndexExpr {
	return &syntax.IndexExpr{X: l.expr(x.x), Lbrack: l.pos(x.pos), Y: l.expr(x.index), Rbrack: l.pos(x.pos)}
}

// sliceArgs are x, lo, hi, step, with None where left out.
func (l *lowerer) sliceArgs(x *slice) []syntax.Expr {
	args := []syntax.Expr{l.expr(x.x)}
	for _, part := range []expr{x.lo, x.hi, x.step} {
		if part == nil {
			args = append(args, l.constant(py.None, x.pos))
		} else {
			args = append(args, l.expr(part))
		}
	}
	return args
}

// items lowers displays and arguments; starred ones are marked for the builtin.
func (l *lowerer) items(list []expr) []syntax.Expr {
	var items []syntax.Expr
	for _, x := range list {
		if s, ok := x.(*starred); ok {
			items = append(items, l.call("%star", s.pos, l.expr(s.x)))
			continue
		}
		items = append(items, l.expr(x))
	}
	return items
}

func (l *lowerer) sequence(x *sequence) syntax.Expr {
	fn := map[byte]string{'[': "%list", '(': "%tuple", '{': "%set_of"}[x.kind]
	return l.call(fn, x.pos, l.tuple(x.pos, l.items(x.items)...))
}

func (l *lowerer) dict(x *dictDisplay) syntax.Expr {
	var items []syntax.Expr
	for i, k := range x.keys {
		if k == nil {
			items = append(items, l.call("%star", x.pos, l.expr(x.values[i])))
			continue
		}
		items = append(items, l.tuple(k.place(), l.expr(k), l.expr(x.values[i])))
	}
	return l.call("%dict", x.pos, l.tuple(x.pos, items...))
}

func (l *lowerer) comprehension(x *comprehension) syntax.Expr {
	outer := l.scope
	c := &syntax.Comprehension{Lbrack: l.pos(x.pos), Rbrack: l.pos(x.pos)}
	for i, one := range x.clauses {
		if one.isIf {
			c.Clauses = append(c.Clauses, &syntax.IfClause{If: l.pos(one.at), Cond: l.cond(one.x)})
			continue
		}
		if i == 0 {
			l.scope = outer
		}
		iter := l.iter(one.at, one.target, one.x)
		l.scope = x.scope
		c.Clauses = append(c.Clauses, &syntax.ForClause{For: l.pos(one.at), Vars: l.target(one.target), In: l.pos(one.at), X: iter})
	}
	if x.key != nil {
		c.Body = l.tuple(x.pos, l.expr(x.key), l.expr(x.body))
	} else {
		c.Body = l.expr(x.body)
	}
	l.scope = outer
	fn := map[byte]string{'[': "%list", '{': "%set_of", ':': "%dict", '(': "%generator"}[x.kind]
	return l.call(fn, x.pos, c)
}

// iter lowers the iterable of a for; targets of several names are unpacked on
// the way.
func (l *lowerer) iter(p pos, target, x expr) syntax.Expr {
	args := []syntax.Expr{l.expr(x)}
	if s := shapeOf(target); s != nil {
		args = append(args, l.raw(s, p))
	}
	return l.call("%iter", x.place(), args...)
}

func (l *lowerer) fstring(x *fstring) syntax.Expr {
	return l.call("%fstring", x.pos, l.parts(x.pos, x.parts))
}

// parts lowers the pieces of an f-string to a tuple of texts and of tuples:
// value, conversion, format spec.
func (l *lowerer) parts(p pos, parts []fPart) syntax.Expr {
	var items []syntax.Expr
	for _, part := range parts {
		if part.x == nil {
			items = append(items, l.constant(py.Str(part.text), p))
			continue
		}
		if part.echo != "" {
			items = append(items, l.constant(py.Str(part.echo), p))
		}
		spec := l.constant(py.Str(""), p)
		if part.spec != nil {
			spec = l.call("%fstring", p, l.parts(p, part.spec))
		}
		items = append(items, l.tuple(p, l.expr(part.x), l.raw(part.conv, p), spec))
	}
	return l.tuple(p, items...)
}
