package script

import "strings"

// simple reads one statement that has no block.
func (p *parser) simple() []stmt {
	t := p.peek()
	if t.kind == tKeyword {
		switch t.text {
		case "pass":
			p.take()
			return []stmt{&simple{t.start, "pass"}}
		case "break", "continue":
			return []stmt{p.jump()}
		case "return":
			return []stmt{p.returning()}
		case "raise":
			return []stmt{p.raising()}
		case "assert":
			p.take()
			s := &assertion{pos: t.start, cond: p.expression()}
			if p.accept(",") {
				s.message = p.expression()
			}
			return []stmt{s}
		case "del":
			p.take()
			return []stmt{p.deletion(t.start)}
		case "global", "nonlocal":
			return []stmt{p.declare()}
		case "import":
			return p.importing()
		case "from":
			return p.fromImport()
		}
		p.known(t)
	}
	return []stmt{p.expressionStatement()}
}

func (p *parser) jump() stmt {
	t := p.take()
	if !p.in.loop {
		if t.text == "break" {
			p.fail(t.start, "'break' outside loop", "")
		}
		p.fail(t.start, "'continue' not properly in loop", "")
	}
	return &simple{t.start, t.text}
}

func (p *parser) returning() stmt {
	t := p.take()
	if !p.in.function {
		p.fail(t.start, "'return' outside function", "")
	}
	s := &ret{pos: t.start}
	if p.startsExpr() || p.is("*") {
		s.value = p.tupleOrExpr(true)
	}
	return s
}

func (p *parser) raising() stmt {
	s := &raise{pos: p.take().start}
	if p.startsExpr() {
		s.exc = p.expression()
		if p.accept("from") {
			s.cause = p.expression()
		}
	}
	return s
}

func (p *parser) deletion(at pos) stmt {
	s := &del{pos: at}
	for {
		x := p.primary()
		s.targets = append(s.targets, p.deletable(x)...)
		if !p.accept(",") || !p.startsExpr() {
			return s
		}
	}
}

func (p *parser) deletable(x expr) []expr {
	switch x := x.(type) {
	case *name, *attribute, *subscript, *slice:
		return []expr{x}
	case *sequence:
		if x.kind != '{' {
			var all []expr
			for _, item := range x.items {
				all = append(all, p.deletable(item)...)
			}
			return all
		}
	}
	p.fail(x.place(), "cannot delete "+kindOf(x), "")
	return nil
}

func (p *parser) declare() stmt {
	t := p.take()
	s := &declaration{pos: t.start, word: t.text}
	if t.text == "nonlocal" && !p.in.function {
		p.fail(t.start, "nonlocal declaration not allowed at module level", "")
	}
	for {
		s.names = append(s.names, p.name().text)
		if !p.accept(",") {
			return s
		}
	}
}

// dotted reads a module's name.
func (p *parser) dotted() string {
	if p.is(".") || p.is("...") {
		p.fail(p.peek().start, "attempted relative import with no known parent package", "")
	}
	parts := []string{p.name().text}
	for p.accept(".") {
		parts = append(parts, p.name().text)
	}
	return strings.Join(parts, ".")
}

func (p *parser) importing() []stmt {
	p.take()
	var list []stmt
	for {
		t := p.peek()
		s := &imports{pos: t.start, module: p.dotted()}
		p.knownModule(s.pos, s.module)
		if p.accept("as") {
			s.as = p.name().text
		}
		list = append(list, s)
		if !p.accept(",") {
			return list
		}
	}
}

func (p *parser) fromImport() []stmt {
	start := p.take().start
	module := p.dotted()
	p.knownModule(start, module)
	p.expect("import")
	if p.is("*") {
		p.unknown(p.peek().start, "import *")
	}
	paren := p.accept("(")
	var list []stmt
	for {
		t := p.name()
		s := &imports{pos: t.start, module: module, attr: t.text, as: t.text}
		if p.accept("as") {
			s.as = p.name().text
		}
		list = append(list, s)
		if !p.accept(",") || paren && p.is(")") {
			break
		}
	}
	if paren {
		p.expect(")")
	}
	return list
}

// augmented are the operators of x op= y.
var augmented = wordSet("+= -= *= /= //= %= **= >>= <<= &= ^= |=")

// expressionStatement reads an expression or an assignment.
func (p *parser) expressionStatement() stmt {
	start := p.peek().start
	x := p.tupleOrExpr(true)
	t := p.peek()
	if w, ok := x.(*walrus); ok && p.tokens[p.i-1].text != ")" {
		p.fail(w.pos, "invalid syntax", "Use = to assign.")
	}
	switch {
	case t.kind == tOp && t.text == "=":
		s := &assign{pos: start, targets: []expr{x}}
		for p.accept("=") {
			s.value = p.tupleOrExpr(true)
			s.targets = append(s.targets, s.value)
		}
		s.targets = s.targets[:len(s.targets)-1]
		for _, target := range s.targets {
			p.target(target, len(s.targets) == 1)
		}
		return s
	case t.kind == tOp && augmented[t.text]:
		switch x := x.(type) {
		case *name, *attribute, *subscript:
		case *slice:
			p.unknown(x.pos, "x[a:b] "+t.text)
		case *sequence:
			p.fail(x.pos, "'"+kindOf(x)+"' is an illegal expression for augmented assignment", "")
		default:
			p.fail(x.place(), "'"+kindOf(x)+"' is an illegal expression for augmented assignment", "")
		}
		p.take()
		return &augAssign{pos: start, target: x, op: strings.TrimSuffix(t.text, "="), value: p.tupleOrExpr(true)}
	case t.kind == tOp && t.text == "@=":
		p.unknown(t.start, "@=")
	case t.kind == tOp && t.text == ":":
		return p.annotated(start, x)
	}
	return &exprStmt{start, x}
}

// annotated reads x: type = value; the type is not looked at.
func (p *parser) annotated(start pos, x expr) stmt {
	switch x.(type) {
	case *name, *attribute, *subscript:
	default:
		p.fail(p.peek().start, "invalid syntax", "")
	}
	p.take()
	p.expression()
	if p.accept("=") {
		return &assign{pos: start, targets: []expr{x}, value: p.tupleOrExpr(true)}
	}
	return &simple{start, "pass"}
}

// target checks that something can be assigned to; alone tells that it stands
// alone on the left of an =.
func (p *parser) target(x expr, alone bool) {
	switch x := x.(type) {
	case *name, *attribute, *subscript, *slice:
		return
	case *sequence:
		if x.kind != '{' {
			p.targets(x)
			return
		}
	case *starred:
		p.fail(x.pos, "starred assignment target must be in a list or tuple", "")
	}
	message := "cannot assign to " + kindOf(x)
	c, isConstant := x.(*constant)
	if _, isCompare := x.(*compare); alone && !isCompare && !(isConstant && isWord(c)) {
		message += " here. Maybe you meant '==' instead of '='?"
	}
	p.fail(x.place(), message, "")
}

func (p *parser) targets(x *sequence) {
	stars := 0
	for _, item := range x.items {
		if s, ok := item.(*starred); ok {
			if stars++; stars > 1 {
				p.fail(s.pos, "multiple starred expressions in assignment", "")
			}
			item = s.x
		}
		p.target(item, false)
	}
}
