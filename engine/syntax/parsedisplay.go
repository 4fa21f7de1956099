package syntax

func (p *parser) parenthesis() Expr {
	t := p.take()
	if p.accept(")") {
		return &Sequence{Pos: t.start, Kind: '(', Paren: true}
	}
	if p.is("yield") && !p.literal {
		x := p.yield()
		p.expect(")")
		return x
	}
	if p.is("**") && !p.literal {
		p.doubleStarred()
	}
	yields := p.yields
	x := p.item()
	switch {
	case p.startsFor():
		c := p.comprehend(&Comprehension{Pos: t.start, Kind: '(', Body: x}, yields)
		p.expect(")")
		return c
	case p.is(","):
		list := &Sequence{Pos: t.start, Kind: '(', Items: []Expr{x}, Paren: true}
		p.rest(list, ")")
		return list
	}
	if s, ok := x.(*Starred); ok && p.is(")") {
		p.fail(s.Pos, "cannot use starred expression here", "")
	}
	p.expect(")")
	return x
}

func (p *parser) doubleStarred() {
	at := p.take().start
	p.expression()
	if p.is(")") {
		p.fail(at, "cannot use double starred expression here", "")
	}
	p.fail(at, "invalid syntax", "")
}

// rest reads the further items of a display.
func (p *parser) rest(list *Sequence, end string) {
	for p.accept(",") && !p.is(end) {
		if p.startsFor() {
			break
		}
		list.Items = append(list.Items, p.item())
	}
	if p.startsFor() && end != ")" {
		p.fail(list.Items[0].Place(), "did you forget parentheses around the comprehension target?", "")
	}
	p.expect(end)
}

func (p *parser) list() Expr {
	t := p.take()
	list := &Sequence{Pos: t.start, Kind: '['}
	if p.accept("]") {
		return list
	}
	yields := p.yields
	x := p.item()
	if p.startsFor() {
		c := p.comprehend(&Comprehension{Pos: t.start, Kind: '[', Body: x}, yields)
		p.expect("]")
		return c
	}
	list.Items = []Expr{x}
	p.rest(list, "]")
	return list
}

// braces reads a dict or a set.
func (p *parser) braces() Expr {
	t := p.take()
	d := &Dict{Pos: t.start}
	if p.accept("}") {
		return d
	}
	if p.is("**") {
		return p.dict(d)
	}
	yields, paren := p.yields, p.is("(")
	x := p.item()
	if p.is(":") {
		if _, named := x.(*NamedExpr); named && !paren || isStarred(x) {
			p.unexpected()
		}
		return p.firstPair(d, x, yields)
	}
	if p.startsFor() {
		c := p.comprehend(&Comprehension{Pos: t.start, Kind: '{', Body: x}, yields)
		p.expect("}")
		return c
	}
	list := &Sequence{Pos: t.start, Kind: '{', Items: []Expr{x}}
	p.rest(list, "}")
	return list
}

// firstPair goes on with a dict, or a dict comprehension, after its first key.
func (p *parser) firstPair(d *Dict, key Expr, yields int) Expr {
	p.take()
	value := p.dictValue()
	if p.startsFor() {
		c := p.comprehend(&Comprehension{Pos: d.Pos, Kind: ':', Key: key, Body: value}, yields)
		p.expect("}")
		return c
	}
	d.Keys, d.Values = []Expr{key}, []Expr{value}
	p.comma("}")
	return p.dict(d)
}

// dictValue reads what stands behind the colon.
func (p *parser) dictValue() Expr {
	switch t := p.peek(); {
	case p.is("}") || p.is(","):
		p.fail(t.start, "expression expected after dictionary key and ':'", "")
	case p.is("*"):
		p.fail(t.start, "cannot use a starred expression in a dictionary value", "")
	}
	return p.expression()
}

// dict reads the further entries of a dict.
func (p *parser) dict(d *Dict) Expr {
	for !p.is("}") {
		if !p.literal && p.accept("**") {
			d.Keys, d.Values = append(d.Keys, nil), append(d.Values, p.binary(0))
			if p.startsFor() {
				p.fail(d.Pos, "dict unpacking cannot be used in dict comprehension", "")
			}
		} else {
			d.Keys = append(d.Keys, p.expression())
			if !p.is(":") {
				p.fail(p.peek().start, "':' expected after dictionary key", "")
			}
			p.take()
			d.Values = append(d.Values, p.dictValue())
		}
		p.comma("}")
	}
	p.expect("}")
	return d
}

// startsFor tells whether the clauses of a comprehension start here.
func (p *parser) startsFor() bool {
	return (p.is("for") || p.is("async")) && !p.literal
}

// comprehend reads the clauses. yields is how many yields were read before the
// body.
func (p *parser) comprehend(c *Comprehension, yields int) Expr {
	if s, ok := c.Body.(*Starred); ok {
		p.fail(s.Pos, "iterable unpacking cannot be used in comprehension", "")
	}
	inside := p.yields != yields
	for p.startsFor() || p.is("if") {
		p.chain(len(c.Clauses) * 10)
		yields = p.yields
		one := p.clause()
		if one.Async && c.Kind != '(' {
			p.needsAsync(c.Pos, "asynchronous comprehension outside of an asynchronous function")
		}
		c.Clauses = append(c.Clauses, one)
		inside = inside || p.yields != yields && len(c.Clauses) > 1
	}
	if inside {
		p.later(symbols, p.yielded, "'yield' inside "+kindOf(c), "")
	}
	return c
}

func (p *parser) clause() Clause {
	one := Clause{At: p.peek().start}
	if p.accept("if") {
		one.X = p.or()
		return one
	}
	if p.accept("async") {
		one.Async = true
	}
	p.expect("for")
	one.Target = p.targetList()
	p.expect("in")
	one.X = p.or()
	return one
}

// yield reads a yield or a yield from, with what is yielded.
func (p *parser) yield() Expr {
	at := p.take().start
	p.yields++
	p.yielded = at
	if !p.in.function {
		p.later(compiler, at, "'yield' outside function", "")
	}
	if p.accept("from") {
		if p.in.async {
			p.later(compiler, at, "'yield from' inside async function", "")
		}
		return &YieldFrom{at, p.expression()}
	}
	y := &Yield{Pos: at}
	if p.startsExpr() || p.is("*") {
		y.X = p.value(p.expressions())
	}
	return y
}
