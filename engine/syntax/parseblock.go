package syntax

func (p *parser) ifStatement() Stmt {
	t := p.take()
	s := &If{Pos: t.start, Cond: p.namedExpr()}
	s.Yes = p.block("'"+t.text+"' statement", t.start.Line)
	switch {
	case p.is("elif"):
		p.deeper()
		s.No = []Stmt{p.ifStatement()}
		p.depth--
	case p.is("else"):
		s.No = p.orElse()
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
func (p *parser) orElse() []Stmt {
	if !p.is("else") {
		return nil
	}
	t := p.take()
	return p.block("'else' statement", t.start.Line)
}

// loopBlock reads the body of a loop.
func (p *parser) loopBlock(what string, line int32) []Stmt {
	outer := p.in.loop
	p.in.loop = true
	body := p.block(what, line)
	p.in.loop = outer
	return body
}

func (p *parser) whileStatement() Stmt {
	t := p.take()
	s := &While{Pos: t.start, Cond: p.namedExpr()}
	s.Body = p.loopBlock("'while' statement", t.start.Line)
	s.After = p.orElse()
	return s
}

// forStatement reads a for from behind the word.
func (p *parser) forStatement(at Pos, async bool) Stmt {
	s := &For{Pos: at, Target: p.targetList(), Async: async}
	p.expect("in")
	s.X = p.tupleOrExpr(true)
	s.Body = p.loopBlock("'for' statement", at.Line)
	s.After = p.orElse()
	return s
}

// targetList reads the names of a for.
func (p *parser) targetList() Expr {
	start := p.peek().start
	item := func() Expr {
		if p.is("*") {
			return &Starred{p.take().start, p.binaryFrom(0)}
		}
		return p.binaryFrom(0)
	}
	x := item()
	if p.is(",") {
		list := &Sequence{Pos: start, Kind: '(', Items: []Expr{x}}
		for p.accept(",") {
			if p.is("in") {
				break
			}
			list.Items = append(list.Items, item())
		}
		x = list
	}
	p.target(x, false)
	return x
}

func (p *parser) tryStatement() Stmt {
	t := p.take()
	s := &Try{Pos: t.start}
	s.Body = p.block("'try' statement", t.start.Line)
	for p.is("except") {
		s.Handlers = append(s.Handlers, p.except())
	}
	for i, h := range s.Handlers {
		if h.Types == nil && i < len(s.Handlers)-1 {
			p.fail(h.At, "default 'except:' must be last", "")
		}
	}
	if len(s.Handlers) > 0 {
		s.After = p.orElse()
	}
	if p.is("finally") {
		f := p.take()
		s.Final = p.block("'finally' statement", f.start.Line)
	} else if len(s.Handlers) == 0 {
		p.fail(p.peek().start, "expected 'except' or 'finally' block", "")
	}
	return s
}

func (p *parser) except() Handler {
	t := p.take()
	h := Handler{At: t.start}
	if p.is("*") {
		p.unknown(p.peek().start, "except*", "Use except.")
	}
	if !p.is(":") {
		h.Types = p.expression()
		if p.is(",") {
			p.fail(h.Types.Place(), "multiple exception types must be parenthesized", "Write except (ValueError, TypeError):")
		}
		if p.accept("as") {
			h.Name = p.name().text
		}
	}
	h.Body = p.block("'except' statement", t.start.Line)
	return h
}

// withStatement reads a with from behind the word.
func (p *parser) withStatement(at Pos, async bool) Stmt {
	s := &With{Pos: at, Async: async}
	if !p.parenthesized(s) {
		for {
			s.Items = append(s.Items, p.withItem())
			if !p.accept(",") {
				break
			}
		}
	}
	s.Body = p.block("'with' statement", at.Line)
	return s
}

// parenthesized reads with (a as b, c as d): and tells whether it is one.
func (p *parser) parenthesized(s *With) bool {
	if !p.is("(") {
		return false
	}
	end := p.closing(p.i)
	if end < 0 || !(p.tokens[end+1].kind == tOp && p.tokens[end+1].text == ":") {
		return false
	}
	named := false // with (a, b): may be a tuple as well, but is not
	depth := 0
	for _, t := range p.tokens[p.i+1 : end] {
		switch {
		case t.kind == tOp && (t.text == "(" || t.text == "[" || t.text == "{"):
			depth++
		case t.kind == tOp && (t.text == ")" || t.text == "]" || t.text == "}"):
			depth--
		case depth == 0 && (t.kind == tKeyword && t.text == "as" || t.kind == tOp && t.text == ","):
			named = true
		}
	}
	if !named {
		return false
	}
	p.take()
	for !p.is(")") {
		s.Items = append(s.Items, p.withItem())
		p.comma(")")
	}
	p.take()
	return true
}

// closing is the index of the bracket that closes the one at i, or -1.
func (p *parser) closing(i int) int {
	depth := 0
	for ; i < len(p.tokens); i++ {
		t := &p.tokens[i]
		if t.kind == tError {
			return -1
		}
		if t.kind != tOp {
			continue
		}
		switch t.text {
		case "(", "[", "{":
			depth++
		case ")", "]", "}":
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

func (p *parser) withItem() WithItem {
	item := WithItem{X: p.expression()}
	if p.accept("as") {
		item.Target = p.primary()
		p.target(item.Target, false)
	}
	return item
}

func (p *parser) asyncStatement(decorators []Expr) Stmt {
	t := p.take()
	switch {
	case p.is("def"):
		return p.function(decorators, true)
	case decorators != nil:
	case p.is("for") && p.in.async:
		p.take()
		return p.forStatement(t.start, true)
	case p.is("with") && p.in.async:
		p.take()
		return p.withStatement(t.start, true)
	case p.is("for") || p.is("with"):
		if p.in.function {
			p.fail(t.start, "'async "+p.peek().text+"' outside async function", "")
		}
		word := p.take()
		if word.text == "for" {
			return p.forStatement(t.start, true)
		}
		return p.withStatement(t.start, true)
	}
	p.unexpected("")
	return nil
}

func (p *parser) decorated() Stmt {
	var decorators []Expr
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
	case p.is("class"):
		return p.class(decorators)
	case p.is("async"):
		return p.asyncStatement(decorators)
	}
	p.unexpected("")
	return nil
}

func (p *parser) function(decorators []Expr, async bool) Stmt {
	t := p.take()
	s := &FunctionDef{Pos: t.start, Name: p.name().text, Decorators: decorators, Async: async}
	if !p.is("(") {
		p.fail(p.peek().start, "expected '('", "")
	}
	p.take()
	s.Params = p.parameters(")", true)
	p.expect(")")
	if p.accept("->") {
		s.Returns = p.expression()
	}
	outer := p.in
	p.in = context{function: true, async: async}
	s.Body = p.block("function definition", t.start.Line)
	p.in = outer
	return s
}

func (p *parser) class(decorators []Expr) Stmt {
	t := p.take()
	s := &ClassDef{Pos: t.start, Name: p.name().text, Decorators: decorators}
	if p.accept("(") {
		s.Args = p.arguments()
	}
	outer := p.in
	p.in = context{}
	s.Body = p.block("class definition", t.start.Line)
	p.in = outer
	return s
}

// parameters reads those of a def or a lambda up to the token end.
func (p *parser) parameters(end string, annotations bool) []Param {
	var list []Param
	seen := map[string]bool{}
	keyword, defaults := false, false
	for !p.is(end) {
		t := p.peek()
		one := Param{At: t.start, Keyword: keyword}
		switch {
		case p.accept("/"):
			for i := range list {
				list[i].Position = true
			}
			p.comma(end)
			continue
		case p.accept("**"):
			one.Stars = 2
		case p.accept("*"):
			keyword = true
			one.Stars = 1
			if p.accept(",") || p.is(end) {
				if p.is(end) || p.is("**") {
					p.fail(t.start, "named arguments must follow bare *", "")
				}
				continue
			}
		}
		one.Name = p.name().text
		if seen[one.Name] {
			p.fail(t.start, "duplicate argument '"+one.Name+"' in function definition", "")
		}
		seen[one.Name] = true
		if annotations && p.accept(":") {
			if one.Stars == 1 && p.is("*") {
				p.take()
			}
			one.Type = p.expression()
		}
		if p.accept("=") {
			one.Default = p.expression()
			defaults = defaults || !keyword
		} else if defaults && !keyword && one.Stars == 0 {
			p.fail(t.start, "non-default argument follows default argument", "")
		}
		list = append(list, one)
		p.comma(end)
		if one.Stars == 2 && !p.is(end) {
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
