package syntax

import "locmem/engine/py"

// openPattern reads what stands behind case: a pattern, or several with commas.
func (p *parser) openPattern() Pattern {
	start := p.peek().start
	x := p.starPattern()
	_, star := x.(*MatchStar)
	if !p.is(",") {
		if star {
			p.unexpected()
		}
		return x
	}
	s := &MatchSequence{Pos: start, Items: []Pattern{x}}
	for p.accept(",") && !p.is(":") && !p.is("if") {
		s.Items = append(s.Items, p.starPattern())
	}
	p.starOnce(start, s.Items)
	return s
}

// starPattern reads *name or a pattern.
func (p *parser) starPattern() Pattern {
	if !p.is("*") {
		return p.pattern()
	}
	at := p.take().start
	return &MatchStar{at, p.captured()}
}

// captured reads a name that is bound; "" for _.
func (p *parser) captured() string {
	name := p.name().text
	if name == "_" {
		return ""
	}
	return name
}

// pattern reads alternatives, and the name behind an as.
func (p *parser) pattern() Pattern {
	p.deeper()
	start := p.peek().start
	x := p.closedPattern()
	if p.is("|") {
		or := &MatchOr{Pos: start, Patterns: []Pattern{x}}
		for p.accept("|") {
			p.chain(len(or.Patterns))
			or.Patterns = append(or.Patterns, p.closedPattern())
		}
		x = or
	}
	if p.accept("as") {
		t := p.peek()
		if t.kind != tName {
			if p.startsExpr() {
				p.fail(t.start, "invalid pattern target", "")
			}
			p.unexpected()
		}
		if t.text == "_" {
			p.fail(t.start, "cannot use '_' as a target", "")
		}
		x = &MatchAs{start, x, p.take().text}
	}
	p.depth--
	return x
}

// closedPattern reads a pattern without an operator.
func (p *parser) closedPattern() Pattern {
	t := p.peek()
	switch t.kind {
	case tNumber:
		return &MatchValue{t.start, p.numberPattern()}
	case tString:
		x := p.strings()
		if _, format := x.(*JoinedStr); format {
			p.later(compiler, t.start, "patterns may only match literals and attribute lookups", "")
		}
		return &MatchValue{t.start, x}
	case tKeyword:
		if _, ok := words[t.text]; ok {
			return &MatchValue{t.start, p.atom()}
		}
	case tName:
		return p.namePattern()
	case tOp:
		switch t.text {
		case "-":
			return &MatchValue{t.start, p.numberPattern()}
		case "(":
			return p.groupPattern()
		case "[":
			p.take()
			return p.sequencePattern(t.start, "]", nil)
		case "{":
			return p.mappingPattern()
		}
	}
	p.unexpected()
	return nil
}

// numberPattern reads a number with a sign, and perhaps an imaginary part.
func (p *parser) numberPattern() Expr {
	start := p.peek().start
	x := p.signedNumber()
	if t := p.peek(); p.accept("+") || p.accept("-") {
		if p.peek().kind != tNumber {
			p.unexpected()
		}
		y := p.atom()
		if !isComplex(y) {
			p.fail(y.Place(), "imaginary number required in complex literal", "")
		}
		x = &BinOp{start, t.text, x, y}
	}
	return x
}

func (p *parser) signedNumber() Expr {
	at := p.peek().start
	minus := p.accept("-")
	if p.peek().kind != tNumber {
		p.unexpected()
	}
	x := p.atom()
	if minus {
		x = &UnaryOp{at, "-", x}
	}
	return x
}

// namePattern reads a name to bind, a dotted name to compare with, or a class
// with its patterns.
func (p *parser) namePattern() Pattern {
	t := p.peek()
	x := p.dottedName()
	if p.accept("(") {
		return p.classPattern(&MatchClass{Pos: t.start, Class: x})
	}
	if _, ok := x.(*Attribute); ok {
		return &MatchValue{t.start, x}
	}
	if t.text == "_" {
		return &MatchAs{Pos: t.start}
	}
	return &MatchAs{Pos: t.start, Name: t.text}
}

func (p *parser) dottedName() Expr {
	start := p.peek().start
	var x Expr = &Name{start, p.name().text}
	for n := 0; p.accept("."); n++ {
		p.chain(n)
		t := p.name()
		x = &Attribute{start, x, t.text, t.start}
	}
	return x
}

// groupPattern reads a pattern in parentheses, or a sequence.
func (p *parser) groupPattern() Pattern {
	at := p.take().start
	if p.accept(")") {
		return &MatchSequence{Pos: at}
	}
	x := p.starPattern()
	if _, star := x.(*MatchStar); !star && p.accept(")") {
		return x
	}
	if !p.is(",") {
		p.missing(")")
	}
	p.take()
	return p.sequencePattern(at, ")", []Pattern{x})
}

// sequencePattern reads patterns with commas up to and over the bracket end.
func (p *parser) sequencePattern(at Pos, end string, items []Pattern) Pattern {
	for !p.is(end) {
		items = append(items, p.starPattern())
		p.comma(end)
	}
	p.take()
	p.starOnce(at, items)
	return &MatchSequence{at, items}
}

func (p *parser) mappingPattern() Pattern {
	m := &MatchMapping{Pos: p.take().start}
	for !p.is("}") {
		if p.accept("**") {
			m.Rest = p.name().text
			if m.Rest == "_" {
				p.i--
				p.unexpected()
			}
			p.accept(",")
			if !p.is("}") {
				p.unexpected()
			}
			break
		}
		m.Keys = append(m.Keys, p.patternKey())
		if !p.accept(":") {
			p.unexpected()
		}
		m.Patterns = append(m.Patterns, p.pattern())
		p.comma("}")
	}
	p.expect("}")
	return m
}

// patternKey reads a key of a mapping: a literal or a dotted name.
func (p *parser) patternKey() Expr {
	t := p.peek()
	switch t.kind {
	case tName:
		x := p.dottedName()
		if _, ok := x.(*Attribute); !ok {
			p.unexpected()
		}
		return x
	case tString:
		return p.strings()
	case tKeyword:
		if _, ok := words[t.text]; ok {
			return p.atom()
		}
	}
	return p.numberPattern()
}

// classPattern reads the patterns in the parentheses behind a class.
func (p *parser) classPattern(c *MatchClass) Pattern {
	keyword := false
	for !p.is(")") {
		name := ""
		t := p.peek()
		if next := &p.tokens[p.i+1]; t.kind == tName && next.kind == tOp && next.text == "=" {
			name, keyword = t.text, true
			p.i += 2
		} else if keyword {
			p.fail(t.start, "positional patterns follow keyword patterns", "")
		}
		c.Names = append(c.Names, name)
		c.Patterns = append(c.Patterns, p.pattern())
		p.comma(")")
	}
	p.take()
	p.attributeOnce(c)
	return c
}

// isComplex tells whether an expression is an imaginary number.
func isComplex(x Expr) bool {
	c, ok := x.(*Constant)
	if !ok {
		return false
	}
	_, ok = c.Value.(py.Complex)
	return ok
}
