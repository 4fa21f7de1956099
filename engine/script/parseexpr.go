package script

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

// tupleOrExpr reads expressions that may be joined by commas to a tuple.
func (p *parser) tupleOrExpr(stars bool) expr {
	start := p.peek().start
	x := p.item(stars)
	if !p.is(",") {
		if s, ok := x.(*starred); ok && !p.is("=") {
			p.fail(s.pos, "can't use starred expression here", "")
		}
		return x
	}
	list := &sequence{pos: start, kind: '(', items: []expr{x}}
	for p.accept(",") {
		if !p.startsExpr() && !(stars && p.is("*")) {
			break
		}
		list.items = append(list.items, p.item(stars))
	}
	return list
}

// item reads an expression, or *expression.
func (p *parser) item(stars bool) expr {
	if stars && p.is("*") {
		return &starred{p.take().start, p.binaryFrom(0)}
	}
	return p.namedExpr()
}

// namedExpr reads an expression or name := expression.
func (p *parser) namedExpr() expr {
	x := p.expression()
	if !p.is(":=") {
		return x
	}
	n, ok := x.(*name)
	if !ok {
		p.fail(x.place(), "cannot use assignment expressions with "+kindOf(x), "")
	}
	p.take()
	return &walrus{n.pos, n, p.expression()}
}

// expression reads a conditional expression, a lambda or anything simpler.
func (p *parser) expression() expr {
	p.deeper()
	defer func() { p.depth-- }()
	if p.is("lambda") {
		return p.lambda()
	}
	x := p.or()
	if !p.is("if") {
		return x
	}
	at := p.take().start
	cond := p.or()
	if !p.is("else") {
		p.fail(x.place(), "expected 'else' after 'if' expression", "")
	}
	p.take()
	c := &conditional{at, cond, x, p.expression()}
	c.pos = x.place()
	return c
}

func (p *parser) lambda() expr {
	t := p.take()
	l := &lambda{pos: t.start, params: p.parameters(":", false)}
	p.expect(":")
	outer := p.in
	p.in = context{function: true}
	l.body = p.expression()
	p.in = outer
	return l
}

func (p *parser) or() expr {
	x := p.and()
	for n := 0; p.is("or"); n++ {
		p.chain(n)
		p.take()
		x = &binary{x.place(), "or", x, p.and()}
	}
	return x
}

func (p *parser) and() expr {
	x := p.not()
	for n := 0; p.is("and"); n++ {
		p.chain(n)
		p.take()
		x = &binary{x.place(), "and", x, p.not()}
	}
	return x
}

// chain bounds the operators in a row.
func (p *parser) chain(n int) {
	if n >= maxChain {
		at := p.peek().start
		panic(&Error{Type: "RecursionError", Message: "maximum recursion depth exceeded during compilation",
			Line: int(at.line), Column: int(at.col), Hint: "Split the expression."})
	}
}

func (p *parser) not() expr {
	if !p.is("not") {
		return p.comparison()
	}
	p.deeper()
	at := p.take().start
	x := &unary{at, "not", p.not()}
	p.depth--
	return x
}

// comparisons are the operators of a chain, "in" and "is" aside.
var comparisons = wordSet("< > == >= <= !=")

func (p *parser) comparison() expr {
	x := p.binaryFrom(0)
	var c *compare
	for {
		op := p.comparisonOp()
		if op == "" {
			break
		}
		if c == nil {
			c = &compare{pos: x.place(), first: x}
		}
		p.chain(len(c.ops))
		c.ops = append(c.ops, op)
		c.rest = append(c.rest, p.binaryFrom(0))
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
	if t.kind == tOp && t.text == "<" {
		return "<"
	}
	return ""
}

// levels tell how tightly binary operators bind.
var levels = map[string]int{
	"|": 1, "^": 2, "&": 3, "<<": 4, ">>": 4, "+": 5, "-": 5, "*": 6, "/": 6, "//": 6, "%": 6, "@": 6,
}

// binaryFrom reads operators that bind at least as tightly as level.
func (p *parser) binaryFrom(level int) expr {
	x := p.factor()
	for n := 0; ; n++ {
		t := p.peek()
		own := levels[t.text]
		if t.kind != tOp || own == 0 || own < level {
			return x
		}
		if t.text == "@" {
			p.unknown(t.start, "@")
		}
		p.chain(n)
		p.take()
		x = &binary{x.place(), t.text, x, p.binaryFrom(own + 1)}
	}
}

func (p *parser) factor() expr {
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

func (p *parser) power() expr {
	x := p.awaited()
	if !p.is("**") {
		return x
	}
	p.take()
	p.deeper()
	y := p.factor()
	p.depth--
	return &binary{x.place(), "**", x, y}
}

func (p *parser) awaited() expr {
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
	return &await{t.start, x}
}
