package script

// expr finds the functions, comprehensions and := within an expression.
func (r *scoper) expr(x expr, s *scope) {
	switch x := x.(type) {
	case *fstring:
		r.parts(x.parts, s)
	case *sequence:
		r.exprs(x.items, s)
	case *dictDisplay:
		r.exprs(x.keys, s)
		r.exprs(x.values, s)
	case *comprehension:
		r.comprehension(x, s)
	case *unary:
		r.expr(x.x, s)
	case *binary:
		r.expr(x.x, s)
		r.expr(x.y, s)
	case *compare:
		r.expr(x.first, s)
		r.exprs(x.rest, s)
	case *conditional:
		r.exprs([]expr{x.cond, x.yes, x.no}, s)
	case *call:
		r.expr(x.fn, s)
		for _, a := range x.args {
			r.expr(a.value, s)
		}
	case *attribute:
		r.expr(x.x, s)
	case *subscript:
		r.expr(x.x, s)
		r.expr(x.index, s)
	case *slice:
		r.exprs([]expr{x.x, x.lo, x.hi, x.step}, s)
	case *lambda:
		r.defaults(x.params, s)
		x.scope = r.open(s, functionScope)
		r.params(x.params, x.scope)
		r.expr(x.body, x.scope)
	case *await:
		r.expr(x.x, s)
	case *walrus:
		r.bind(s.function(), x.target.id, true)
		r.expr(x.x, s)
	case *starred:
		r.expr(x.x, s)
	}
}

func (r *scoper) exprs(list []expr, s *scope) {
	for _, x := range list {
		if x != nil {
			r.expr(x, s)
		}
	}
}

func (r *scoper) parts(parts []fPart, s *scope) {
	for _, p := range parts {
		if p.x != nil {
			r.expr(p.x, s)
		}
		r.parts(p.spec, s)
	}
}

// comprehension: the first iterable belongs to the scope around it.
func (r *scoper) comprehension(c *comprehension, s *scope) {
	in := r.open(s, comprehensionScope)
	c.scope = in
	for _, one := range c.clauses {
		if !one.isIf {
			r.target(one.target, in, false)
		}
	}
	for i, one := range c.clauses {
		if i == 0 {
			r.expr(one.x, s)
		} else {
			r.expr(one.x, in)
		}
	}
	if c.key != nil {
		r.expr(c.key, in)
	}
	r.expr(c.body, in)
}
