package script

import "locmem/engine/syntax"

// expr notes the names that an expression uses, and finds the scopes within.
func (r *resolver) expr(x syntax.Expr, s *scope) {
	switch x := x.(type) {
	case *syntax.Name:
		s.used[x.ID] = true
		if x.ID == "super" && s.kind == functionScope {
			s.used["__class__"] = true
		}
	case *syntax.JoinedStr:
		r.parts(x.Parts, s)
	case *syntax.Sequence:
		r.exprs(x.Items, s)
	case *syntax.Dict:
		r.exprs(x.Keys, s)
		r.exprs(x.Values, s)
	case *syntax.Comprehension:
		r.comprehension(x, s)
	case *syntax.UnaryOp:
		r.expr(x.X, s)
	case *syntax.BoolOp:
		r.expr(x.X, s)
		r.expr(x.Y, s)
	case *syntax.BinOp:
		r.expr(x.X, s)
		r.expr(x.Y, s)
	case *syntax.Compare:
		r.expr(x.First, s)
		r.exprs(x.Rest, s)
	case *syntax.IfExp:
		r.expr(x.Cond, s)
		r.expr(x.Yes, s)
		r.expr(x.No, s)
	case *syntax.Call:
		r.expr(x.Func, s)
		for _, a := range x.Args {
			r.expr(a.Value, s)
		}
	case *syntax.Attribute:
		r.expr(x.X, s)
	case *syntax.Subscript:
		r.expr(x.X, s)
		r.expr(x.Index, s)
	case *syntax.Slice:
		r.exprs([]syntax.Expr{x.Lo, x.Hi, x.Step}, s)
	case *syntax.Lambda:
		r.defaults(x.Params, s)
		f := r.open(s, functionScope, x)
		f.qualname = s.named("<lambda>")
		r.params(x.Params, f)
		r.expr(x.Body, f)
	case *syntax.Await:
		r.expr(x.X, s)
	case *syntax.Yield:
		r.yields(x.Pos, s)
		r.expr(x.X, s)
	case *syntax.YieldFrom:
		r.yields(x.Pos, s)
		r.expr(x.X, s)
	case *syntax.NamedExpr:
		r.expr(x.X, s)
		r.walrus(x, s)
	case *syntax.Starred:
		r.expr(x.X, s)
	}
}

func (r *resolver) parts(parts []syntax.Part, s *scope) {
	for _, p := range parts {
		r.expr(p.X, s)
		r.parts(p.Spec, s)
	}
}

func (r *resolver) yields(at syntax.Pos, s *scope) {
	switch s.kind {
	case functionScope:
		s.generator = true
	case comprehensionScope:
		r.fail(at, "'yield' inside a comprehension")
	default:
		r.fail(at, "'yield' outside function")
	}
}

// walrus binds its name in the function around the comprehensions.
func (r *resolver) walrus(x *syntax.NamedExpr, s *scope) {
	f := s.function()
	if f != s && f.kind == classScope {
		r.fail(x.Pos, "assignment expression within a comprehension cannot be used in a class body")
		return
	}
	r.bindName(x.Target.ID, f)
	if f == s {
		return
	}
	for c := s; c != f; c = c.parent {
		if f.kind == moduleScope || f.global[x.Target.ID] {
			if c.global == nil {
				c.global = map[string]bool{}
			}
			c.global[x.Target.ID] = true
		} else {
			if c.nonlocal == nil {
				c.nonlocal = map[string]syntax.Pos{}
			}
			c.nonlocal[x.Target.ID] = x.Pos
		}
	}
}

// comprehension has a scope of its own; what the first for goes through belongs
// to the scope around.
func (r *resolver) comprehension(x *syntax.Comprehension, s *scope) {
	r.expr(x.Clauses[0].X, s)
	c := r.open(s, comprehensionScope, x)
	c.qualname = s.named(comprehensionNames[x.Kind])
	c.bind(".0")
	c.nparams = 1
	for i, clause := range x.Clauses {
		if i > 0 {
			r.expr(clause.X, c)
		}
		if clause.Target != nil {
			r.target(clause.Target, c)
		}
	}
	r.expr(x.Key, c)
	r.expr(x.Body, c)
}

var comprehensionNames = map[byte]string{'[': "<listcomp>", '{': "<setcomp>", ':': "<dictcomp>", '(': "<genexpr>"}

func (r *resolver) pattern(p syntax.Pattern, s *scope) {
	name := func(n string) {
		if n != "" {
			r.bindName(n, s)
		}
	}
	switch p := p.(type) {
	case *syntax.MatchValue:
		r.expr(p.X, s)
	case *syntax.MatchAs:
		if p.Pattern != nil {
			r.pattern(p.Pattern, s)
		}
		name(p.Name)
	case *syntax.MatchOr:
		r.patterns(p.Patterns, s)
	case *syntax.MatchSequence:
		r.patterns(p.Items, s)
	case *syntax.MatchStar:
		name(p.Name)
	case *syntax.MatchMapping:
		r.exprs(p.Keys, s)
		r.patterns(p.Patterns, s)
		name(p.Rest)
	case *syntax.MatchClass:
		r.expr(p.Class, s)
		r.patterns(p.Patterns, s)
	}
}

func (r *resolver) patterns(list []syntax.Pattern, s *scope) {
	for _, p := range list {
		r.pattern(p, s)
	}
}
