package syntax

import "strings"

// simple reads one statement that has no block.
func (p *parser) simple() []Stmt {
	t := p.peek()
	if t.kind == tKeyword {
		switch t.text {
		case "pass":
			p.take()
			return []Stmt{&Simple{t.start, "pass"}}
		case "break", "continue":
			return []Stmt{p.jump()}
		case "return":
			return []Stmt{p.returning()}
		case "raise":
			return []Stmt{p.raising()}
		case "assert":
			p.take()
			s := &Assert{Pos: t.start, Cond: p.expression()}
			if p.accept(",") {
				s.Message = p.expression()
			}
			return []Stmt{s}
		case "del":
			p.take()
			return []Stmt{p.deletion(t.start)}
		case "global", "nonlocal":
			return []Stmt{p.declare()}
		case "import":
			return p.importing()
		case "from":
			return []Stmt{p.fromImport()}
		}
	}
	return []Stmt{p.expressionStatement()}
}

func (p *parser) jump() Stmt {
	t := p.take()
	if !p.in.loop {
		if t.text == "break" {
			p.fail(t.start, "'break' outside loop", "")
		}
		p.fail(t.start, "'continue' not properly in loop", "")
	}
	return &Simple{t.start, t.text}
}

func (p *parser) returning() Stmt {
	t := p.take()
	if !p.in.function {
		p.fail(t.start, "'return' outside function", "")
	}
	s := &Return{Pos: t.start}
	if p.startsExpr() || p.is("*") {
		s.Value = p.tupleOrExpr(true)
	}
	return s
}

func (p *parser) raising() Stmt {
	s := &Raise{Pos: p.take().start}
	if p.startsExpr() {
		s.Exc = p.expression()
		if p.accept("from") {
			s.Cause = p.expression()
		}
	}
	return s
}

func (p *parser) deletion(at Pos) Stmt {
	s := &Delete{Pos: at}
	for {
		x := p.primary()
		s.Targets = append(s.Targets, p.deletable(x)...)
		if !p.accept(",") || !p.startsExpr() {
			return s
		}
	}
}

func (p *parser) deletable(x Expr) []Expr {
	switch x := x.(type) {
	case *Name, *Attribute, *Subscript:
		return []Expr{x}
	case *Sequence:
		if x.Kind != '{' {
			var all []Expr
			for _, item := range x.Items {
				all = append(all, p.deletable(item)...)
			}
			return all
		}
	}
	p.fail(x.Place(), "cannot delete "+kindOf(x), "")
	return nil
}

func (p *parser) declare() Stmt {
	t := p.take()
	s := &Declaration{Pos: t.start, Word: t.text}
	if t.text == "nonlocal" && !p.in.function {
		p.fail(t.start, "nonlocal declaration not allowed at module level", "")
	}
	for {
		s.Names = append(s.Names, p.name().text)
		if !p.accept(",") {
			return s
		}
	}
}

// dotted reads a module's name.
func (p *parser) dotted() string {
	parts := []string{p.name().text}
	for p.accept(".") {
		parts = append(parts, p.name().text)
	}
	return strings.Join(parts, ".")
}

func (p *parser) importing() []Stmt {
	p.take()
	var list []Stmt
	for {
		t := p.peek()
		s := &Import{Pos: t.start, Module: p.dotted()}
		if p.accept("as") {
			s.As = p.name().text
		}
		list = append(list, s)
		if !p.accept(",") {
			return list
		}
	}
}

func (p *parser) fromImport() Stmt {
	s := &ImportFrom{Pos: p.take().start}
	for p.is(".") || p.is("...") {
		s.Level += len(p.take().text)
	}
	if s.Level == 0 || !p.is("import") {
		s.Module = p.dotted()
	}
	p.expect("import")
	if t := p.peek(); p.accept("*") {
		s.Names = []Alias{{Name: "*", At: t.start}}
		return s
	}
	paren := p.accept("(")
	for {
		t := p.name()
		a := Alias{Name: t.text, At: t.start}
		if p.accept("as") {
			a.As = p.name().text
		}
		s.Names = append(s.Names, a)
		if !p.accept(",") || paren && p.is(")") {
			break
		}
		if !paren && p.peek().kind == tNewline {
			p.fail(p.peek().start, "trailing comma not allowed without surrounding parentheses", "")
		}
	}
	if paren {
		p.expect(")")
	}
	return s
}

// augmented are the operators of x op= y.
var augmented = wordSet("+= -= *= /= //= %= **= >>= <<= &= ^= |= @=")

// expressionStatement reads an expression or an assignment.
func (p *parser) expressionStatement() Stmt {
	start := p.peek().start
	x := p.yieldOr(true)
	t := p.peek()
	if w, ok := x.(*NamedExpr); ok && p.tokens[p.i-1].text != ")" {
		p.fail(w.Pos, "invalid syntax", "Use = to assign.")
	}
	switch {
	case t.kind == tOp && t.text == "=":
		return p.assignment(start, x)
	case t.kind == tOp && augmented[t.text]:
		switch x := x.(type) {
		case *Name, *Attribute, *Subscript:
		default:
			p.fail(x.Place(), "'"+kindOf(x)+"' is an illegal expression for augmented assignment", "")
		}
		p.take()
		return &AugAssign{Pos: start, Target: x, Op: strings.TrimSuffix(t.text, "="), Value: p.yieldOr(true)}
	case t.kind == tOp && t.text == ":":
		return p.annotated(start, x)
	}
	return &ExprStmt{start, x}
}

func (p *parser) assignment(start Pos, x Expr) Stmt {
	s := &Assign{Pos: start, Targets: []Expr{x}}
	for n := 0; p.accept("="); n++ {
		p.chain(n)
		s.Value = p.yieldOr(true)
		s.Targets = append(s.Targets, s.Value)
	}
	s.Targets = s.Targets[:len(s.Targets)-1]
	for _, target := range s.Targets {
		p.target(target, len(s.Targets) == 1)
	}
	return s
}

// annotated reads x: type = value.
func (p *parser) annotated(start Pos, x Expr) Stmt {
	switch x.(type) {
	case *Name, *Attribute, *Subscript:
	default:
		p.fail(p.peek().start, "invalid syntax", "")
	}
	p.take()
	s := &AnnAssign{Pos: start, Target: x, Type: p.expression()}
	if p.accept("=") {
		s.Value = p.yieldOr(true)
	}
	return s
}

// target checks that something can be assigned to; alone tells that it stands
// alone on the left of an =.
func (p *parser) target(x Expr, alone bool) {
	switch x := x.(type) {
	case *Name, *Attribute, *Subscript:
		return
	case *Sequence:
		if x.Kind != '{' {
			p.targets(x)
			return
		}
	case *Starred:
		p.fail(x.Pos, "starred assignment target must be in a list or tuple", "")
	}
	message := "cannot assign to " + kindOf(x)
	c, isConstant := x.(*Constant)
	if _, isCompare := x.(*Compare); alone && !isCompare && !(isConstant && isWord(c)) {
		message += " here. Maybe you meant '==' instead of '='?"
	}
	p.fail(x.Place(), message, "")
}

func (p *parser) targets(x *Sequence) {
	stars := 0
	for _, item := range x.Items {
		if s, ok := item.(*Starred); ok {
			if stars++; stars > 1 {
				p.fail(s.Pos, "multiple starred expressions in assignment", "")
			}
			item = s.X
		}
		p.target(item, false)
	}
}
