package syntax

import "locmem/engine/py"

// primary reads an atom and the calls, attributes and subscripts behind it.
func (p *parser) primary() Expr {
	start := p.peek().start
	x := p.atom()
	for n := 0; ; n++ {
		t := p.peek()
		if t.kind != tOp {
			return x
		}
		switch t.text {
		case ".":
			p.take()
			t := p.name()
			x = &Attribute{start, x, t.text, t.start}
		case "(":
			p.take()
			x = &Call{start, x, p.arguments()}
		case "[":
			p.take()
			x = &Subscript{start, x, p.index()}
		default:
			return x
		}
		p.chain(n)
		p.ended(x)
	}
}

// index reads what stands in the brackets of a subscript, and the closing one.
func (p *parser) index() Expr {
	start := p.peek().start
	x := p.slice()
	_, star := x.(*Starred)
	if p.is(",") || star {
		list := &Sequence{Pos: start, Kind: '(', Items: []Expr{x}}
		for p.accept(",") && !p.is("]") {
			list.Items = append(list.Items, p.slice())
		}
		x = list
	}
	p.expect("]")
	return x
}

// slice reads an index, or lo:hi:step.
func (p *parser) slice() Expr {
	start := p.peek().start
	var lo Expr
	if !p.is(":") {
		lo = p.item()
		if _, star := lo.(*Starred); star || !p.is(":") {
			return lo
		}
	}
	p.expect(":")
	s := &Slice{Pos: start, Lo: lo, Hi: p.bound()}
	if p.accept(":") {
		s.Step = p.bound()
	}
	return s
}

// bound reads a part of a slice, if it is there.
func (p *parser) bound() Expr {
	if p.is(":") || p.is("]") || p.is(",") {
		return nil
	}
	return p.expression()
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
		return &Constant{t.start, t.value.(py.Value)}
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
	p.unexpected()
	return nil
}

// strings joins adjacent literals.
func (p *parser) strings() Expr {
	first := p.take()
	q := first.value.(*quoted)
	all := []*quoted{q}
	format := q.format
	for p.peek().kind == tString {
		t := p.take()
		next := t.value.(*quoted)
		if next.bytes != q.bytes {
			at := first.start
			if p.literal {
				at = t.start
			}
			p.fail(at, "cannot mix bytes and nonbytes literals", "")
		}
		format = format || next.format
		all = append(all, next)
	}
	switch {
	case format:
		return p.joined(first.start, all)
	case q.bytes:
		return &Constant{first.start, py.Bytes(joinTexts(all))}
	}
	return &Constant{first.start, py.Str(joinTexts(all))}
}

func joinTexts(all []*quoted) string {
	if len(all) == 1 {
		return all[0].text
	}
	var b []byte
	for _, q := range all {
		b = append(b, q.text...)
	}
	return string(b)
}

// joined makes an f-string of literals, some of which are f-strings.
func (p *parser) joined(start Pos, all []*quoted) Expr {
	f := &JoinedStr{Pos: start}
	for _, q := range all {
		if q.format {
			f.Parts = append(f.Parts, p.parts(q.parts)...)
		} else if q.text != "" {
			f.Parts = append(f.Parts, Part{Text: q.text})
		}
	}
	return f
}

// parts parses the expressions of an f-string.
func (p *parser) parts(fields []field) []Part {
	if fields == nil {
		return nil
	}
	parts := make([]Part, 0, len(fields))
	for _, f := range fields {
		part := Part{Text: f.text, Conv: f.conv, Echo: f.echo, Spec: p.parts(f.spec)}
		if f.tokens != nil {
			part.X = p.fieldExpr(f.tokens)
		}
		parts = append(parts, part)
	}
	return parts
}

// fieldExpr reads the expression in the braces of an f-string.
func (p *parser) fieldExpr(tokens []token) Expr {
	p.deeper()
	outer, i, field := p.tokens, p.i, p.field
	p.tokens, p.i, p.field = tokens, 0, true
	var x Expr
	switch {
	case p.is("yield"):
		x = p.yield()
	case p.is("**"):
		p.fail(p.peek().start, "cannot use double starred expression here", "")
	default:
		x = p.expressions()
	}
	if p.peek().kind != tEOF {
		p.unexpected()
	}
	if s, ok := x.(*Starred); ok {
		p.fail(s.Pos, "cannot use starred expression here", "")
	}
	p.tokens, p.i, p.field = outer, i, field
	p.depth--
	return x
}
