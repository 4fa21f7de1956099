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
