package syntax

func (p *parser) withStatement(async bool) *With {
	s := &With{Pos: p.take().start, Async: async}
	if p.itemsInParentheses() {
		p.take()
		for !p.is(")") {
			s.Items = append(s.Items, p.withItem())
			p.comma(")")
		}
		p.expect(")")
	} else {
		s.Items = p.withItems()
	}
	p.colon(false)
	s.Body = p.block("'with' statement", s.Pos)
	return s
}

// withItems reads items without parentheses around them, or with some that
// could be those of a tuple.
func (p *parser) withItems() []WithItem {
	items := []WithItem{p.withItem()}
	if t, ok := items[0].X.(*Sequence); ok && p.is(":") && items[0].Target == nil && plainTuple(t) {
		items = items[:0]
		for _, x := range t.Items {
			items = append(items, WithItem{X: x})
		}
	}
	for p.accept(",") {
		items = append(items, p.withItem())
	}
	return items
}

// plainTuple tells whether a tuple could be items of a with in parentheses.
func plainTuple(t *Sequence) bool {
	for _, x := range t.Items {
		switch x.(type) {
		case *Starred, *NamedExpr:
			return false
		}
	}
	return t.Kind == '(' && t.Paren && len(t.Items) > 0
}

// itemsInParentheses tells whether the parenthesis here is around items of a
// with: it has an "as" of its own.
func (p *parser) itemsInParentheses() bool {
	if !p.is("(") {
		return false
	}
	depth, as := 0, false
	for i := p.i; i < len(p.tokens); i++ {
		t := &p.tokens[i]
		switch {
		case t.kind == tKeyword && t.text == "as" && depth == 1:
			as = true
		case t.kind != tOp:
		case t.text == "(" || t.text == "[" || t.text == "{":
			depth++
		case t.text == ")" || t.text == "]" || t.text == "}":
			if depth--; depth == 0 {
				return as
			}
		}
	}
	return as // an error, which is clearer there
}

func (p *parser) withItem() WithItem {
	item := WithItem{X: p.expression()}
	if p.accept("as") {
		if p.is("*") {
			item.Target = p.starred()
		} else {
			item.Target = p.primary()
		}
		p.target(item.Target, false)
	}
	return item
}

func (p *parser) asyncStatement(decorators []Expr) Stmt {
	t := p.take()
	switch {
	case p.is("def"):
		f := p.function(decorators, true)
		f.Pos = t.start
		return f
	case p.is("for") && decorators == nil:
		p.needsAsync(t.start, "'async for' outside async function")
		s := p.forStatement(true)
		s.Pos = t.start
		return s
	case p.is("with") && decorators == nil:
		p.needsAsync(t.start, "'async with' outside async function")
		s := p.withStatement(true)
		s.Pos = t.start
		return s
	}
	p.unexpected()
	return nil
}

// needsAsync complains about what only an async function may do. A cell of the
// console is one.
func (p *parser) needsAsync(at Pos, message string) {
	if (p.in.function || p.in.class) && !p.in.async {
		p.later(compiler, at, message, "Write async def, or take it out of the function.")
	}
}

func (p *parser) decorated() Stmt {
	var decorators []Expr
	for p.accept("@") {
		decorators = append(decorators, p.namedExpr())
		if p.peek().kind != tNewline {
			p.unexpected()
		}
		p.take()
	}
	switch {
	case p.is("def"):
		return p.function(decorators, false)
	case p.is("class"):
		return p.class(decorators)
	case p.is("async"):
		return p.asyncStatement(decorators)
	}
	p.unexpected()
	return nil
}
