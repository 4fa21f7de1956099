package syntax

import "locmem/engine/py"

// primary reads an atom and the calls, attributes and subscripts behind it.
func (p *parser) primary() Expr {
	x := p.atom()
	for n := 0; ; n++ {
		p.chain(n)
		t := p.peek()
		switch {
		case t.kind != tOp:
			return x
		case p.accept("."):
			t := p.name()
			x = &Attribute{x.Place(), x, t.text, t.start}
		case p.accept("("):
			x = &Call{x.Place(), x, p.arguments()}
		case p.accept("["):
			x = p.subscript(x)
		default:
			return x
		}
	}
}

func (p *parser) subscript(x Expr) Expr {
	at := x.Place()
	if p.is("]") {
		p.unexpected("")
	}
	start := p.peek().start
	index := p.sliceOrItem()
	if p.is(",") {
		list := &Sequence{Pos: start, Kind: '(', Items: []Expr{index}}
		for p.accept(",") {
			if p.is("]") {
				break
			}
			list.Items = append(list.Items, p.sliceOrItem())
		}
		index = list
	}
	p.expect("]")
	return &Subscript{at, x, index}
}

// sliceOrItem reads one part of a subscript.
func (p *parser) sliceOrItem() Expr {
	at := p.peek().start
	var lo Expr
	if !p.is(":") {
		lo = p.item(true)
		if !p.is(":") {
			return lo
		}
	}
	s := &Slice{Pos: at, Lo: lo}
	p.take()
	if !p.is(":") && !p.is("]") && !p.is(",") {
		s.Hi = p.expression()
	}
	if p.accept(":") && !p.is("]") && !p.is(",") {
		s.Step = p.expression()
	}
	return s
}

// arguments reads those of a call up to its closing parenthesis.
func (p *parser) arguments() []Argument {
	var args []Argument
	named := map[string]bool{}
	keyword, unpacked := false, false
	for !p.is(")") {
		t := p.peek()
		a := Argument{At: t.start}
		switch {
		case p.accept("**"):
			a.Stars, unpacked = 2, true
			a.Value = p.expression()
		case p.accept("*"):
			a.Stars = 1
			a.Value = p.expression()
			if unpacked {
				p.fail(a.At, "iterable argument unpacking follows keyword argument unpacking", "")
			}
		default:
			a = p.argument(a, len(args))
			switch {
			case a.Name != "":
				if named[a.Name] {
					p.fail(a.At, "keyword argument repeated: "+a.Name, "")
				}
				named[a.Name], keyword = true, true
			case unpacked:
				p.fail(a.At, "positional argument follows keyword argument unpacking", "")
			case keyword:
				p.fail(a.At, "positional argument follows keyword argument", "")
			}
		}
		args = append(args, a)
		p.comma(")")
	}
	p.expect(")")
	return args
}

// argument reads value, name=value or a generator without parentheses.
func (p *parser) argument(a Argument, before int) Argument {
	a.Value = p.namedExpr()
	if p.is("=") {
		n, ok := a.Value.(*Name)
		if !ok {
			if c, ok := a.Value.(*Constant); ok && isWord(c) {
				p.fail(a.At, "cannot assign to "+kindOf(c), "")
			}
			p.fail(a.At, `expression cannot contain assignment, perhaps you meant "=="?`, "")
		}
		p.take()
		a.Name, a.Value = n.ID, p.expression()
	}
	if p.is("for") || p.is("async") {
		a.Value = p.comprehend(&Comprehension{Pos: a.At, Kind: '(', Body: a.Value})
		if before > 0 || !p.is(")") {
			p.fail(a.At, "Generator expression must be parenthesized", "")
		}
	}
	return a
}

// atom reads a literal, a name, a display or something in parentheses.
func (p *parser) atom() Expr {
	t := p.peek()
	switch t.kind {
	case tName:
		p.take()
		return &Name{t.start, t.text}
	case tNumber:
		p.take()
		return &Constant{t.start, t.value}
	case tString:
		return p.strings()
	case tKeyword:
		if v, ok := words[t.text]; ok {
			p.take()
			return &Constant{t.start, v}
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
			return &Constant{t.start, Ellipsis}
		}
	}
	p.unexpected("")
	return nil
}

// words are the constants that are keywords.
var words = map[string]py.Value{"None": py.None, "True": py.Bool(true), "False": py.Bool(false)}

// strings joins adjacent literals.
func (p *parser) strings() Expr {
	first := p.peek()
	var parts []Part
	format := false
	var text []byte
	for p.peek().kind == tString {
		t := p.take()
		if t.str.bytes != first.str.bytes {
			p.fail(first.start, "cannot mix bytes and nonbytes literals", "")
		}
		if t.str.format {
			format = true
			parts = append(parts, t.str.parts...)
		} else {
			text = append(text, t.str.text...)
			parts = append(parts, Part{Text: t.str.text})
		}
	}
	switch {
	case format:
		return &JoinedStr{first.start, parts}
	case first.str.bytes:
		return &Constant{first.start, py.Bytes(text)}
	}
	return &Constant{first.start, py.Str(text)}
}
