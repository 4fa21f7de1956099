package script

func (p *parser) ifStatement() stmt {
	t := p.take()
	s := &ifStmt{pos: t.start, cond: p.namedExpr()}
	s.yes = p.block("'"+t.text+"' statement", t.start.line)
	switch {
	case p.is("elif"):
		p.deeper()
		s.no = []stmt{p.ifStatement()}
		p.depth--
	case p.is("else"):
		s.no = p.orElse()
	}
	return s
}

// deeper counts a level of nesting.
func (p *parser) deeper() {
	if p.depth++; p.depth > maxDepth {
		p.fail(p.peek().start, "too many nested parentheses", "")
	}
}

// orElse reads an else block if there is one.
func (p *parser) orElse() []stmt {
	if !p.is("else") {
		return nil
	}
	t := p.take()
	return p.block("'else' statement", t.start.line)
}

// loopBlock reads the body of a loop.
func (p *parser) loopBlock(what string, line int32) []stmt {
	outer := p.in.loop
	p.in.loop = true
	body := p.block(what, line)
	p.in.loop = outer
	return body
}

func (p *parser) whileStatement() stmt {
	t := p.take()
	s := &whileStmt{pos: t.start, cond: p.namedExpr()}
	s.body = p.loopBlock("'while' statement", t.start.line)
	s.after = p.orElse()
	return s
}

func (p *parser) forStatement() stmt {
	t := p.take()
	s := &forStmt{pos: t.start, target: p.targetList()}
	p.expect("in")
	s.x = p.tupleOrExpr(true)
	s.body = p.loopBlock("'for' statement", t.start.line)
	s.after = p.orElse()
	return s
}

// targetList reads the names of a for.
func (p *parser) targetList() expr {
	start := p.peek().start
	item := func() expr {
		if p.is("*") {
			return &starred{p.take().start, p.binaryFrom(0)}
		}
		return p.binaryFrom(0)
	}
	x := item()
	if p.is(",") {
		list := &sequence{pos: start, kind: '(', items: []expr{x}}
		for p.accept(",") {
			if p.is("in") {
				break
			}
			list.items = append(list.items, item())
		}
		x = list
	}
	p.target(x, false)
	return x
}

func (p *parser) tryStatement() stmt {
	t := p.take()
	s := &tryStmt{pos: t.start}
	s.body = p.block("'try' statement", t.start.line)
	for p.is("except") {
		s.handlers = append(s.handlers, p.except())
	}
	for i, h := range s.handlers {
		if h.types == nil && i < len(s.handlers)-1 {
			p.fail(h.at, "default 'except:' must be last", "")
		}
	}
	if len(s.handlers) > 0 {
		s.after = p.orElse()
	}
	if p.is("finally") {
		f := p.take()
		s.final = p.block("'finally' statement", f.start.line)
	} else if len(s.handlers) == 0 {
		p.peek()
		p.fail(p.peek().start, "expected 'except' or 'finally' block", "")
	}
	return s
}

func (p *parser) except() handler {
	t := p.take()
	h := handler{at: t.start}
	if p.is("*") {
		p.unknown(p.peek().start, "except*")
	}
	if !p.is(":") {
		h.types = p.expression()
		if p.is(",") {
			p.fail(h.types.place(), "multiple exception types must be parenthesized", "Write except (ValueError, TypeError):")
		}
		if p.accept("as") {
			h.name = p.name().text
		}
	}
	h.body = p.block("'except' statement", t.start.line)
	return h
}

func (p *parser) withStatement() stmt {
	t := p.take()
	return p.withItem(t)
}

// withItem reads one item of a with; further ones are withs of their own.
func (p *parser) withItem(t *token) stmt {
	s := &withStmt{pos: t.start, x: p.expression()}
	if p.accept("as") {
		s.target = p.primary()
		p.target(s.target, false)
	}
	if p.accept(",") {
		s.body = []stmt{p.withItem(t)}
	} else {
		s.body = p.block("'with' statement", t.start.line)
	}
	return s
}

func (p *parser) asyncStatement(decorators []expr) stmt {
	t := p.take()
	if !p.is("def") {
		p.unknown(t.start, "async "+p.peek().text)
	}
	return p.function(decorators, true)
}

func (p *parser) decorated() stmt {
	var decorators []expr
	for p.accept("@") {
		decorators = append(decorators, p.namedExpr())
		if p.peek().kind != tNewline {
			p.unexpected("")
		}
		p.take()
	}
	switch {
	case p.is("def"):
		return p.function(decorators, false)
	case p.is("async"):
		return p.asyncStatement(decorators)
	}
	p.unexpected("")
	return nil
}

func (p *parser) function(decorators []expr, async bool) stmt {
	t := p.take()
	s := &def{pos: t.start, name: p.name().text, decorators: decorators, async: async}
	if !p.is("(") {
		p.fail(p.peek().start, "expected '('", "")
	}
	p.take()
	s.params = p.parameters(")", true)
	p.expect(")")
	if p.accept("->") {
		p.expression()
	}
	outer := p.in
	p.in = context{function: true, async: async}
	s.body = p.block("function definition", t.start.line)
	p.in = outer
	return s
}

// parameters reads those of a def or a lambda up to the token end.
func (p *parser) parameters(end string, annotations bool) []param {
	var list []param
	seen := map[string]bool{}
	keyword, defaults := false, false
	for !p.is(end) {
		t := p.peek()
		one := param{at: t.start, keyword: keyword}
		switch {
		case p.accept("/"):
			for i := range list {
				list[i].position = true
			}
			p.comma(end)
			continue
		case p.accept("**"):
			one.stars = 2
		case p.accept("*"):
			keyword = true
			one.stars = 1
			if p.accept(",") || p.is(end) {
				if p.is(end) || p.is("**") {
					p.fail(t.start, "named arguments must follow bare *", "")
				}
				continue
			}
		}
		one.name = p.name().text
		if seen[one.name] {
			p.fail(t.start, "duplicate argument '"+one.name+"' in function definition", "")
		}
		seen[one.name] = true
		if annotations && p.accept(":") {
			p.expression()
		}
		if p.accept("=") {
			one.value = p.expression()
			defaults = defaults || !keyword
		} else if defaults && !keyword && one.stars == 0 {
			p.fail(t.start, "non-default argument follows default argument", "")
		}
		list = append(list, one)
		p.comma(end)
		if one.stars == 2 && !p.is(end) {
			p.fail(p.peek().start, "arguments cannot follow var-keyword argument", "")
		}
	}
	return list
}

func (p *parser) comma(end string) {
	if !p.is(end) && !p.accept(",") {
		p.missing(end)
	}
}
