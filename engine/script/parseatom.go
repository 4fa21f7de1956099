package script

import "locmem/engine/py"

// primary reads an atom and the calls, attributes and subscripts behind it.
func (p *parser) primary() expr {
	x := p.atom()
	for n := 0; ; n++ {
		p.chain(n)
		t := p.peek()
		switch {
		case t.kind != tOp:
			return x
		case p.accept("."):
			t := p.name()
			x = &attribute{x.place(), x, t.text, t.start}
		case p.accept("("):
			x = &call{x.place(), x, p.arguments()}
		case p.accept("["):
			x = p.subscript(x)
		default:
			return x
		}
	}
}

func (p *parser) subscript(x expr) expr {
	at := x.place()
	var lo, hi, step expr
	if p.is("]") {
		p.unexpected("")
	}
	if !p.is(":") {
		lo = p.tupleOrExpr(false)
		if p.accept("]") {
			return &subscript{at, x, lo}
		}
	}
	if !p.accept(":") {
		p.expect("]")
	}
	if !p.is(":") && !p.is("]") {
		hi = p.expression()
	}
	if p.accept(":") && !p.is("]") {
		step = p.expression()
	}
	if p.is(",") {
		p.unknown(at, "x[a:b, c]")
	}
	p.expect("]")
	return &slice{at, x, lo, hi, step}
}

// arguments reads those of a call up to its closing parenthesis.
func (p *parser) arguments() []argument {
	var args []argument
	named := map[string]bool{}
	keyword, unpacked := false, false
	for !p.is(")") {
		t := p.peek()
		a := argument{at: t.start}
		switch {
		case p.accept("**"):
			a.stars, unpacked = 2, true
			a.value = p.expression()
		case p.accept("*"):
			a.stars = 1
			a.value = p.expression()
		default:
			a = p.argument(a, len(args))
			switch {
			case a.name != "":
				if named[a.name] {
					p.fail(a.at, "keyword argument repeated: "+a.name, "")
				}
				named[a.name], keyword = true, true
			case unpacked:
				p.fail(a.at, "positional argument follows keyword argument unpacking", "")
			case keyword:
				p.fail(a.at, "positional argument follows keyword argument", "")
			}
		}
		args = append(args, a)
		if len(args) > 250 {
			p.unknown(a.at, "a call with more than 250 arguments")
		}
		p.comma(")")
	}
	p.expect(")")
	return args
}

// argument reads value, name=value or a generator without parentheses.
func (p *parser) argument(a argument, before int) argument {
	a.value = p.namedExpr()
	if p.is("=") {
		n, ok := a.value.(*name)
		if !ok {
			if c, ok := a.value.(*constant); ok && isWord(c) {
				p.fail(a.at, "cannot assign to "+kindOf(c), "")
			}
			p.fail(a.at, `expression cannot contain assignment, perhaps you meant "=="?`, "")
		}
		p.take()
		a.name, a.value = n.id, p.expression()
	}
	if p.is("for") || p.is("async") {
		a.value = p.comprehend(&comprehension{pos: a.at, kind: '(', body: a.value})
		if before > 0 || !p.is(")") {
			p.fail(a.at, "Generator expression must be parenthesized", "")
		}
	}
	return a
}

// atom reads a literal, a name, a display or something in parentheses.
func (p *parser) atom() expr {
	t := p.peek()
	switch t.kind {
	case tName:
		p.take()
		return &name{t.start, t.text}
	case tNumber:
		p.take()
		return &constant{t.start, t.value}
	case tString:
		return p.strings()
	case tKeyword:
		if v, ok := words[t.text]; ok {
			p.take()
			return &constant{t.start, v}
		}
	case tOp:
		switch t.text {
		case "(":
			return p.parenthesis()
		case "[":
			return p.list()
		case "{":
			return p.braces()
		case "...":
			p.take()
			return &constant{t.start, ellipsis}
		}
	}
	p.unexpected("")
	return nil
}

// words are the constants that are keywords.
var words = map[string]py.Value{"None": py.None, "True": py.Bool(true), "False": py.Bool(false)}

// ellipsis is Python's "...".
var ellipsis = &py.Object{Name: "ellipsis", Text: "Ellipsis",
	Refusal: &py.Error{Type: "TypeError", Message: "the playground does not store Ellipsis"}}

// strings joins adjacent literals.
func (p *parser) strings() expr {
	first := p.peek()
	var parts []fPart
	format := false
	text := ""
	for p.peek().kind == tString {
		t := p.take()
		if t.str.bytes != first.str.bytes {
			p.fail(first.start, "cannot mix bytes and nonbytes literals", "")
		}
		if t.str.format {
			format = true
			parts = append(parts, t.str.parts...)
		} else {
			text += t.str.text
			parts = append(parts, fPart{text: t.str.text})
		}
	}
	switch {
	case format:
		return &fstring{first.start, parts}
	case first.str.bytes:
		return &constant{first.start, py.Bytes(text)}
	}
	return &constant{first.start, py.Str(text)}
}

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
