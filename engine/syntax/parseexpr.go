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

// yieldOr reads a yield, or expressions that may be joined to a tuple.
func (p *parser) yieldOr(stars bool) Expr {
	if p.is("yield") {
		return p.yield()
	}
	return p.tupleOrExpr(stars)
}

func (p *parser) yield() Expr {
	t := p.take()
	if !p.in.function {
		p.fail(t.start, "'yield' outside function", "")
	}
	if p.accept("from") {
		if p.in.async {
			p.fail(t.start, "'yield from' inside async function", "")
		}
		return &YieldFrom{t.start, p.expression()}
	}
	y := &Yield{Pos: t.start}
	if p.startsExpr() || p.is("*") {
		y.X = p.tupleOrExpr(true)
	}
	return y
}

// tupleOrExpr reads expressions that may be joined by commas to a tuple.
func (p *parser) tupleOrExpr(stars bool) Expr {
	start := p.peek().start
	x := p.item(stars)
	if !p.is(",") {
		if s, ok := x.(*Starred); ok && !p.is("=") {
			p.fail(s.Pos, "can't use starred expression here", "")
		}
		return x
	}
	list := &Sequence{Pos: start, Kind: '(', Items: []Expr{x}}
	for p.accept(",") {
		if !p.startsExpr() && !(stars && p.is("*")) {
			break
		}
		list.Items = append(list.Items, p.item(stars))
	}
	return list
}

// item reads an expression, or *expression.
func (p *parser) item(stars bool) Expr {
	if stars && p.is("*") {
		return &Starred{p.take().start, p.binaryFrom(0)}
	}
	return p.namedExpr()
}

// namedExpr reads an expression or name := expression.
func (p *parser) namedExpr() Expr {
	x := p.expression()
	if !p.is(":=") {
		return x
	}
	n, ok := x.(*Name)
	if !ok {
		p.fail(x.Place(), "cannot use assignment expressions with "+kindOf(x), "")
	}
	p.take()
	return &NamedExpr{n.Pos, n, p.expression()}
}

// expression reads a conditional expression, a lambda or anything simpler.
func (p *parser) expression() Expr {
	p.deeper()
	defer func() { p.depth-- }()
	if p.is("lambda") {
		return p.lambda()
	}
	x := p.or()
	if !p.is("if") {
		return x
	}
	p.take()
	cond := p.or()
	if !p.is("else") {
		p.fail(x.Place(), "expected 'else' after 'if' expression", "")
	}
	p.take()
	return &IfExp{x.Place(), cond, x, p.expression()}
}

func (p *parser) lambda() Expr {
	t := p.take()
	l := &Lambda{Pos: t.start, Params: p.parameters(":", false)}
	p.expect(":")
	outer := p.in
	p.in = context{function: true}
	l.Body = p.expression()
	p.in = outer
	return l
}

func (p *parser) or() Expr {
	x := p.and()
	for n := 0; p.is("or"); n++ {
		p.chain(n)
		p.take()
		x = &BoolOp{x.Place(), "or", x, p.and()}
	}
	return x
}

func (p *parser) and() Expr {
	x := p.not()
	for n := 0; p.is("and"); n++ {
		p.chain(n)
		p.take()
		x = &BoolOp{x.Place(), "and", x, p.not()}
	}
	return x
}

// chain bounds the operators in a row.
func (p *parser) chain(n int) {
	if n >= maxChain {
		at := p.peek().start
		panic(&Error{Type: "RecursionError", Message: "maximum recursion depth exceeded during compilation",
			Line: int(at.Line), Column: int(at.Col), Hint: "Split the expression."})
	}
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

// comparisons are the operators of a chain, "in" and "is" aside.
var comparisons = wordSet("< > == >= <= !=")

func (p *parser) comparison() Expr {
	x := p.binaryFrom(0)
	var c *Compare
	for {
		op := p.comparisonOp()
		if op == "" {
			break
		}
		if c == nil {
			c = &Compare{Pos: x.Place(), First: x}
		}
		p.chain(len(c.Ops))
		c.Ops = append(c.Ops, op)
		c.Rest = append(c.Rest, p.binaryFrom(0))
	}
	if c == nil {
		return x
	}
	return c
}

func (p *parser) comparisonOp() string {
	t := p.peek()
	switch {
	case t.kind == tOp && comparisons[t.text]:
		p.take()
		return t.text
	case p.accept("in"):
		return "in"
	case p.is("not") && p.tokens[p.i+1].kind == tKeyword && p.tokens[p.i+1].text == "in":
		p.i += 2
		return "not in"
	case p.accept("is"):
		if p.accept("not") {
			return "is not"
		}
		return "is"
	}
	return ""
}

// levels tell how tightly binary operators bind.
var levels = map[string]int{
	"|": 1, "^": 2, "&": 3, "<<": 4, ">>": 4, "+": 5, "-": 5, "*": 6, "/": 6, "//": 6, "%": 6, "@": 6,
}

// binaryFrom reads operators that bind at least as tightly as level.
func (p *parser) binaryFrom(level int) Expr {
	x := p.factor()
	for n := 0; ; n++ {
		t := p.peek()
		own := levels[t.text]
		if t.kind != tOp || own == 0 || own < level {
			return x
		}
		p.chain(n)
		p.take()
		x = &BinOp{x.Place(), t.text, x, p.binaryFrom(own + 1)}
	}
}

func (p *parser) factor() Expr {
	t := p.peek()
	if t.kind == tOp && (t.text == "-" || t.text == "+" || t.text == "~") {
		p.deeper()
		p.take()
		x := p.factor()
		p.depth--
		return negated(t, x)
	}
	return p.power()
}

func (p *parser) power() Expr {
	x := p.awaited()
	if !p.is("**") {
		return x
	}
	p.take()
	p.deeper()
	y := p.factor()
	p.depth--
	return &BinOp{x.Place(), "**", x, y}
}

func (p *parser) awaited() Expr {
	if !p.is("await") {
		return p.primary()
	}
	t := p.take()
	if p.in.function && !p.in.async {
		p.fail(t.start, "'await' outside async function", "Write async def, or take the await out of the function.")
	}
	p.deeper()
	x := p.awaited()
	p.depth--
	return &Await{t.start, x}
}
