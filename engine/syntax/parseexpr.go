package syntax

// startsExpr tells whether an expression can start with the next token.
func (p *parser) startsExpr() bool {
	t := p.peek()
	switch t.kind {
	case tName, tNumber, tString:
		return true
	case tKeyword:
		switch t.text {
		case "None", "True", "False", "not", "lambda", "await":
			return true
		}
	case tOp:
		switch t.text {
		case "(", "[", "{", "-", "+", "~", "...":
			return true
		}
	}
	return false
}

// expressions reads expressions that may be joined by commas to a tuple, and
// may be starred. value has to look at it where it is no target.
func (p *parser) expressions() Expr {
	start := p.peek().start
	x := p.starExpression()
	if !p.is(",") {
		return x
	}
	list := &Sequence{Pos: start, Kind: '(', Items: []Expr{x}}
	for p.accept(",") && (p.startsExpr() || p.is("*")) {
		list.Items = append(list.Items, p.starExpression())
	}
	return list
}

func (p *parser) starExpression() Expr {
	if p.is("*") {
		return p.starred()
	}
	return p.expression()
}

// starred reads *expression.
func (p *parser) starred() Expr {
	if p.literal {
		p.unexpected()
	}
	return &Starred{p.take().start, p.binary(0)}
}

// value complains about a star without a tuple around it.
func (p *parser) value(x Expr) Expr {
	if s, ok := x.(*Starred); ok {
		p.later(compiler, s.Pos, "can't use starred expression here", "")
	}
	return x
}

// item reads an item of a display: *expression, or an expression that may be
// named.
func (p *parser) item() Expr {
	if p.is("*") {
		return p.starred()
	}
	return p.namedExpr()
}

// namedExpr reads an expression or name := expression.
func (p *parser) namedExpr() Expr {
	x := p.expression()
	switch {
	case p.literal:
	case p.is(":="):
		n, ok := x.(*Name)
		if !ok {
			p.fail(x.Place(), "cannot use assignment expressions with "+kindOf(x), "")
		}
		p.take()
		return &NamedExpr{n.Pos, n, p.expression()}
	case p.is("="):
		p.equals(x)
	}
	return x
}

// equals is the error for an = where == or := belongs.
func (p *parser) equals(x Expr) {
	at := p.peek().start
	if _, ok := x.(*Name); ok {
		p.fail(at, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?", "")
	}
	if s, ok := x.(*Sequence); (!ok || s.Kind == '{') && mayBeEqual(x) {
		p.fail(x.Place(), "cannot assign to "+kindOf(x)+" here. Maybe you meant '==' instead of '='?", "")
	}
	p.fail(at, "invalid syntax", "")
}

// expression reads a conditional expression, a lambda or anything simpler.
func (p *parser) expression() Expr {
	if p.literal {
		return p.literalValue()
	}
	p.deeper()
	start := p.peek().start
	var x Expr
	if p.is("lambda") {
		x = p.lambda()
	} else if x = p.or(); p.is("if") {
		x = p.conditional(start, x)
	}
	p.depth--
	p.ended(x)
	return x
}

// ended keeps where an expression ends, if somebody asks for it.
func (p *parser) ended(x Expr) {
	if p.ends == nil || p.i == 0 {
		return
	}
	if _, known := p.ends[x]; !known { // (x) is x
		p.ends[x] = int(p.tokens[p.i-1].end)
	}
}

func (p *parser) conditional(start Pos, yes Expr) Expr {
	p.take()
	x := &IfExp{Pos: start, Yes: yes, Cond: p.or()}
	if !p.is("else") {
		if p.is(":") {
			p.unexpected()
		}
		p.fail(start, "expected 'else' after 'if' expression", "")
	}
	p.take()
	x.No = p.expression()
	return x
}

func (p *parser) or() Expr {
	start := p.peek().start
	x := p.and()
	for n := 0; p.is("or"); n++ {
		p.chain(n)
		p.take()
		x = &BoolOp{start, "or", x, p.and()}
	}
	return x
}

func (p *parser) and() Expr {
	start := p.peek().start
	x := p.not()
	for n := 0; p.is("and"); n++ {
		p.chain(n)
		p.take()
		x = &BoolOp{start, "and", x, p.not()}
	}
	return x
}

func (p *parser) not() Expr {
	if !p.is("not") {
		return p.comparison()
	}
	p.deeper()
	at := p.take().start
	x := &UnaryOp{at, "not", p.not()}
	p.depth--
	return x
}

func (p *parser) comparison() Expr {
	start := p.peek().start
	x := p.binary(0)
	op := p.comparisonOp()
	if op == "" {
		return x
	}
	c := &Compare{Pos: start, First: x}
	for ; op != ""; op = p.comparisonOp() {
		p.chain(len(c.Ops))
		c.Ops = append(c.Ops, op)
		c.Rest = append(c.Rest, p.binary(0))
	}
	return c
}

// comparisonOp takes the operator of a comparison; "" if there is none.
func (p *parser) comparisonOp() string {
	t := p.peek()
	if t.kind != tOp && t.kind != tKeyword {
		return ""
	}
	switch t.text {
	case "<", ">", "==", ">=", "<=", "!=", "in":
		p.take()
		return t.text
	case "is":
		p.take()
		if p.accept("not") {
			return "is not"
		}
		return "is"
	case "not":
		if next := &p.tokens[p.i+1]; next.kind == tKeyword && next.text == "in" {
			p.i += 2
			return "not in"
		}
	}
	return ""
}

// level tells how tightly a binary operator binds; 0 is for what is none.
func level(op string) int {
	switch op {
	case "|":
		return 1
	case "^":
		return 2
	case "&":
		return 3
	case "<<", ">>":
		return 4
	case "+", "-":
		return 5
	case "*", "/", "//", "%", "@":
		return 6
	}
	return 0
}

// binary reads operators that bind at least as tightly as least.
func (p *parser) binary(least int) Expr {
	start := p.peek().start
	x := p.factor()
	for n := 0; ; n++ {
		t := p.peek()
		if t.kind != tOp {
			return x
		}
		own := level(t.text)
		if own == 0 || own < least {
			return x
		}
		p.chain(n)
		p.take()
		x = &BinOp{start, t.text, x, p.binary(own + 1)}
	}
}

func (p *parser) factor() Expr {
	t := p.peek()
	if t.kind == tOp && (t.text == "-" || t.text == "+" || t.text == "~") {
		p.deeper()
		p.take()
		x := &UnaryOp{t.start, t.text, p.factor()}
		p.depth--
		return x
	}
	return p.power()
}

func (p *parser) power() Expr {
	start := p.peek().start
	x := p.awaited()
	if !p.accept("**") {
		return x
	}
	p.deeper()
	b := &BinOp{start, "**", x, p.factor()}
	p.depth--
	return b
}

func (p *parser) awaited() Expr {
	if !p.is("await") {
		return p.primary()
	}
	at := p.take().start
	if p.in.class || p.in.function && !p.in.async {
		message := "'await' outside async function"
		if p.in.class {
			message = "'await' outside function"
		}
		p.later(compiler, at, message, "Write async def, or take the await out of the function.")
	}
	return &Await{at, p.primary()}
}
