package script

func (p *parser) parenthesis() expr {
	t := p.take()
	if p.accept(")") {
		return &sequence{pos: t.start, kind: '(', paren: true}
	}
	x := p.item(true)
	if p.is("for") || p.is("async") {
		c := p.comprehend(&comprehension{pos: t.start, kind: '(', body: x})
		p.expect(")")
		return c
	}
	if !p.is(",") {
		if s, ok := x.(*starred); ok {
			p.fail(s.pos, "cannot use starred expression here", "")
		}
		p.expect(")")
		return x
	}
	list := &sequence{pos: t.start, kind: '(', items: []expr{x}, paren: true}
	p.rest(list, ")")
	return list
}

// rest reads the further items of a display.
func (p *parser) rest(list *sequence, end string) {
	for p.accept(",") {
		if p.is(end) {
			break
		}
		list.items = append(list.items, p.item(true))
	}
	p.expect(end)
}

func (p *parser) list() expr {
	t := p.take()
	list := &sequence{pos: t.start, kind: '['}
	if p.accept("]") {
		return list
	}
	x := p.item(true)
	if p.is("for") || p.is("async") {
		c := p.comprehend(&comprehension{pos: t.start, kind: '[', body: x})
		p.expect("]")
		return c
	}
	list.items = []expr{x}
	p.rest(list, "]")
	return list
}

// braces reads a dict or a set.
func (p *parser) braces() expr {
	t := p.take()
	d := &dictDisplay{pos: t.start}
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
			c := p.comprehend(&comprehension{pos: t.start, kind: ':', key: x, body: value})
			p.expect("}")
			return c
		}
		d.keys, d.values = []expr{x}, []expr{value}
		if !p.is("}") {
			p.expectIn(",", "}")
		}
		return p.dict(d)
	}
	if p.is("for") || p.is("async") {
		c := p.comprehend(&comprehension{pos: t.start, kind: '{', body: x})
		p.expect("}")
		return c
	}
	list := &sequence{pos: t.start, kind: '{', items: []expr{x}}
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
func (p *parser) dictValue() expr {
	if t := p.peek(); p.is("}") || p.is(",") {
		p.fail(t.start, "expression expected after dictionary key and ':'", "")
	}
	return p.expression()
}

// dict reads the further entries of a dict.
func (p *parser) dict(d *dictDisplay) expr {
	for !p.is("}") {
		if p.accept("**") {
			d.keys, d.values = append(d.keys, nil), append(d.values, p.binaryFrom(0))
			if p.is("for") {
				p.fail(d.pos, "dict unpacking cannot be used in dict comprehension", "")
			}
		} else {
			d.keys = append(d.keys, p.expression())
			if !p.is(":") {
				p.fail(p.peek().start, "':' expected after dictionary key", "")
			}
			p.take()
			d.values = append(d.values, p.dictValue())
		}
		if !p.is("}") {
			p.expectIn(",", "}")
		}
	}
	p.expect("}")
	return d
}

// comprehend reads the for and if clauses.
func (p *parser) comprehend(c *comprehension) expr {
	if s, ok := c.body.(*starred); ok {
		p.fail(s.pos, "iterable unpacking cannot be used in comprehension", "")
	}
	for p.is("for") || p.is("if") || p.is("async") {
		t := p.take()
		p.chain(len(c.clauses) * 10)
		if t.text == "async" {
			p.unknown(t.start, "async for")
		}
		one := clause{at: t.start, isIf: t.text == "if"}
		if one.isIf {
			one.x = p.or()
		} else {
			one.target = p.targetList()
			p.expect("in")
			one.x = p.or()
		}
		c.clauses = append(c.clauses, one)
	}
	return c
}
