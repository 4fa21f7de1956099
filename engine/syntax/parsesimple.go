package syntax

import "strings"

// simple reads one statement that has no block; an import may be several.
func (p *parser) simple(list []Stmt) []Stmt {
	t := p.peek()
	if t.kind == tKeyword {
		switch t.text {
		case "import":
			return p.importing(list)
		case "pass":
			return append(list, &Simple{p.take().start, "pass"})
		}
		if s := p.wordStatement(t.text); s != nil {
			return append(list, s)
		}
	}
	return append(list, p.expressionStatement())
}

// wordStatement reads the statement that the word starts; nil if it starts
// none.
func (p *parser) wordStatement(word string) Stmt {
	switch word {
	case "break", "continue":
		return p.jump()
	case "return":
		return p.returning()
	case "raise":
		return p.raising()
	case "assert":
		return p.assertion()
	case "del":
		return p.deletion()
	case "global", "nonlocal":
		return p.declare()
	case "from":
		return p.fromImport()
	}
	return nil
}

func (p *parser) jump() Stmt {
	t := p.take()
	if !p.in.loop {
		message := "'continue' not properly in loop"
		if t.text == "break" {
			message = "'break' outside loop"
		}
		p.later(compiler, t.start, message, "")
	}
	return &Simple{t.start, t.text}
}

func (p *parser) returning() Stmt {
	s := &Return{Pos: p.take().start}
	if !p.in.function {
		p.later(compiler, s.Pos, "'return' outside function", "")
	}
	if p.startsExpr() || p.is("*") {
		s.Value = p.value(p.expressions())
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

func (p *parser) assertion() Stmt {
	s := &Assert{Pos: p.take().start, Cond: p.expression()}
	if p.accept(",") {
		s.Message = p.expression()
	}
	return s
}

func (p *parser) deletion() Stmt {
	s := &Delete{Pos: p.take().start}
	x := p.expressions()
	if t, ok := x.(*Sequence); ok && t.Kind == '(' && !t.Paren {
		for _, item := range t.Items {
			p.deletable(item)
		}
		s.Targets = t.Items
		return s
	}
	p.deletable(x)
	s.Targets = []Expr{x}
	return s
}

func (p *parser) deletable(x Expr) {
	switch x := x.(type) {
	case *Name, *Attribute, *Subscript:
		return
	case *Sequence:
		if x.Kind != '{' {
			for _, item := range x.Items {
				p.deletable(item)
			}
			return
		}
	}
	p.fail(x.Place(), "cannot delete "+kindOf(x), "")
}

func (p *parser) declare() Stmt {
	t := p.take()
	s := &Declaration{Pos: t.start, Word: t.text}
	if t.text == "nonlocal" && !p.in.function && !p.in.class {
		p.later(symbols, t.start, "nonlocal declaration not allowed at module level", "")
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
	name := p.name().text
	if !p.is(".") {
		return name
	}
	parts := []string{name}
	for p.accept(".") {
		parts = append(parts, p.name().text)
	}
	return strings.Join(parts, ".")
}

// as reads the name behind an as, or nothing.
func (p *parser) as() string {
	if p.accept("as") {
		return p.name().text
	}
	return ""
}

func (p *parser) importing(list []Stmt) []Stmt {
	p.take()
	for {
		s := &Import{Pos: p.peek().start}
		s.Module = p.dotted()
		s.As = p.as()
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
		if p.in.function || p.in.class {
			p.later(symbols, t.start, "import * only allowed at module level", "")
		}
		s.Names = []Alias{{Name: "*", At: t.start}}
		return s
	}
	p.importedNames(s)
	return s
}

// importedNames reads the names of a from-import, in parentheses or not.
func (p *parser) importedNames(s *ImportFrom) {
	paren := p.accept("(")
	for {
		t := p.name()
		s.Names = append(s.Names, Alias{Name: t.text, As: p.as(), At: t.start})
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
}
