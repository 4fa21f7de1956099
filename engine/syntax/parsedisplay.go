package syntax

func (p *parser) parenthesis() Expr {
	t := p.take()
	if p.accept(")") {
		return &Sequence{Pos: t.start, Kind: '(', Paren: true}
	}
	if p.is("yield") {
		y := p.yield()
		p.expect(")")
		return y
	}
	x := p.item(true)
	if p.is("for") || p.is("async") {
		c := p.comprehend(&Comprehension{Pos: t.start, Kind: '(', Body: x})
		p.expect(")")
		return c
	}
	if !p.is(",") {
		if s, ok := x.(*Starred); ok {
			p.fail(s.Pos, "cannot use starred expression here", "")
		}
		p.expect(")")
		return x
	}
	list := &Sequence{Pos: t.start, Kind: '(', Items: []Expr{x}, Paren: true}
	p.rest(list, ")")
	return list
}

// rest reads the further items of a display.
func (p *parser) rest(list *Sequence, end string) {
	for p.accept(",") {
		if p.is(end) {
			break
		}
		list.Items = append(list.Items, p.item(true))
	}
	p.expect(end)
}

func (p *parser) list() Expr {
	t := p.take()
	list := &Sequence{Pos: t.start, Kind: '['}
	if p.accept("]") {
		return list
	}
	x := p.item(true)
	if p.is("for") || p.is("async") {
		c := p.comprehend(&Comprehension{Pos: t.start, Kind: '[', Body: x})
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
	x := p.item(true)
	if p.is(":") {
		p.take()
		value := p.dictValue()
		if p.is("for") || p.is("async") {
			c := p.comprehend(&Comprehension{Pos: t.start, Kind: ':', Key: x, Body: value})
			p.expect("}")
			return c
		}
		d.Keys, d.Values = []Expr{x}, []Expr{value}
		if !p.is("}") {
			p.expectIn(",", "}")
		}
		return p.dict(d)
	}
	if p.is("for") || p.is("async") {
		c := p.comprehend(&Comprehension{Pos: t.start, Kind: '{', Body: x})
		p.expect("}")
		return c
	}
	list := &Sequence{Pos: t.start, Kind: '{', Items: []Expr{x}}
	p.rest(list, "}")
	return list
}

// expectIn takes a token inside brackets that end with end.
func (p *parser) expectIn(text, end string) {
	if !p.accept(text) {
		p.missing(end)
	}
}

// dictValue reads what stands behind the colon.
func (p *parser) dictValue() Expr {
	if t := p.peek(); p.is("}") || p.is(",") {
		p.fail(t.start, "expression expected after dictionary key and ':'", "")
	}
	return p.expression()
}

// dict reads the further entries of a dict.
func (p *parser) dict(d *Dict) Expr {
	for !p.is("}") {
		if p.accept("**") {
			d.Keys, d.Values = append(d.Keys, nil), append(d.Values, p.binaryFrom(0))
			if p.is("for") {
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
		if !p.is("}") {
			p.expectIn(",", "}")
		}
	}
	p.expect("}")
	return d
}

// comprehend reads the for and if clauses.
func (p *parser) comprehend(c *Comprehension) Expr {
	if s, ok := c.Body.(*Starred); ok {
		p.fail(s.Pos, "iterable unpacking cannot be used in comprehension", "")
	}
	for p.is("for") || p.is("if") || p.is("async") {
		t := p.take()
		p.chain(len(c.Clauses) * 10)
		one := Clause{At: t.start}
		if t.text == "async" {
			one.Async = true
			p.expect("for")
		}
		if t.text != "if" {
			one.Target = p.targetList()
			p.expect("in")
		}
		one.X = p.or()
		c.Clauses = append(c.Clauses, one)
	}
	return c
}
