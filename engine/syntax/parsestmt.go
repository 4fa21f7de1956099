package syntax

import "strconv"

// statement reads one line of simple statements or one compound statement.
func (p *parser) statement(list []Stmt) []Stmt {
	t := p.peek()
	switch t.kind {
	case tNewline:
		p.take()
		return list
	case tKeyword:
		if s := p.compound(t.text); s != nil {
			return append(list, s)
		}
	case tOp:
		if t.text == "@" {
			return append(list, p.decorated())
		}
	case tName:
		if t.text == "match" && p.startsMatch() {
			return append(list, p.match())
		}
	}
	return p.simpleLine(list)
}

// compound reads the statement with a block that the word starts; nil if it
// starts none.
func (p *parser) compound(word string) Stmt {
	switch word {
	case "if":
		return p.ifStatement()
	case "while":
		return p.whileStatement()
	case "for":
		return p.forStatement(false)
	case "try":
		return p.tryStatement()
	case "with":
		return p.withStatement(false)
	case "def":
		return p.function(nil, false)
	case "class":
		return p.class(nil)
	case "async":
		return p.asyncStatement(nil)
	}
	return nil
}

// simpleLine reads statements up to the end of the line.
func (p *parser) simpleLine(list []Stmt) []Stmt {
	for {
		list = p.simple(list)
		if !p.accept(";") || p.peek().kind == tNewline || p.peek().kind == tEOF {
			break
		}
	}
	switch p.peek().kind {
	case tNewline:
		p.take()
	case tEOF:
	default:
		p.afterStatement(list[len(list)-1])
	}
	return list
}

// afterStatement complains about what follows a statement on its line.
func (p *parser) afterStatement(last Stmt) {
	if s, ok := last.(*ExprStmt); ok && p.startsExpr() {
		if n, ok := s.X.(*Name); ok {
			p.legacy(&p.tokens[p.i-1])
			if n.ID == "type" {
				p.unknown(n.Pos, "type", "Leave the line out: types are not checked here.")
			}
		}
	}
	p.unexpected()
}

// colon takes the colon before a block. Where forced is false, Python names the
// colon only at the end of a line.
func (p *parser) colon(forced bool) {
	if p.accept(":") {
		return
	}
	if t := p.peek(); forced || t.kind == tNewline {
		p.fail(t.start, "expected ':'", "")
	}
	p.unexpected()
}

// block reads what follows the colon of a compound statement; what names the
// statement for the error.
func (p *parser) block(what string, at Pos) []Stmt {
	if p.peek().kind != tNewline {
		return p.simpleLine(nil)
	}
	p.take()
	p.indent(what, at)
	var body []Stmt
	for p.peek().kind != tDedent && p.peek().kind != tEOF {
		body = p.statement(body)
	}
	if p.peek().kind == tDedent {
		p.take()
	}
	return body
}

// indent takes the indentation that starts a block.
func (p *parser) indent(what string, at Pos) {
	if t := p.peek(); t.kind != tIndent {
		panic(errorAt("IndentationError", t.start, "expected an indented block after "+what+" on line "+strconv.Itoa(int(at.Line)),
			"Start the lines of the block with four spaces."))
	}
	p.take()
}

func (p *parser) ifStatement() Stmt {
	t := p.take()
	s := &If{Pos: t.start, Cond: p.namedExpr()}
	p.colon(false)
	s.Yes = p.block("'"+t.text+"' statement", t.start)
	if p.is("elif") {
		p.deeper()
		s.No = []Stmt{p.ifStatement()}
		p.depth--
	} else {
		s.No = p.orElse()
	}
	return s
}

// orElse reads an else block if there is one.
func (p *parser) orElse() []Stmt {
	if !p.is("else") {
		return nil
	}
	at := p.take().start
	p.colon(true)
	return p.block("'else' statement", at)
}

// loopBlock reads the body of a loop.
func (p *parser) loopBlock(what string, at Pos) []Stmt {
	outer := p.in.loop
	p.in.loop = true
	body := p.block(what, at)
	p.in.loop = outer
	return body
}

func (p *parser) whileStatement() Stmt {
	s := &While{Pos: p.take().start, Cond: p.namedExpr()}
	p.colon(false)
	s.Body = p.loopBlock("'while' statement", s.Pos)
	s.After = p.orElse()
	return s
}

func (p *parser) forStatement(async bool) *For {
	s := &For{Pos: p.take().start, Target: p.targetList(), Async: async}
	p.expect("in")
	s.X = p.value(p.expressions())
	p.colon(false)
	s.Body = p.loopBlock("'for' statement", s.Pos)
	s.After = p.orElse()
	return s
}

func (p *parser) tryStatement() Stmt {
	s := &Try{Pos: p.take().start}
	p.colon(true)
	s.Body = p.block("'try' statement", s.Pos)
	for p.is("except") {
		if n := len(s.Handlers); n > 0 && s.Handlers[n-1].Types == nil {
			p.later(compiler, s.Handlers[n-1].At, "default 'except:' must be last", "")
		}
		s.Handlers = append(s.Handlers, p.except())
	}
	if len(s.Handlers) > 0 {
		s.After = p.orElse()
	}
	if p.is("finally") {
		at := p.take().start
		p.colon(true)
		s.Final = p.block("'finally' statement", at)
	} else if len(s.Handlers) == 0 {
		p.fail(p.peek().start, "expected 'except' or 'finally' block", "")
	}
	return s
}

func (p *parser) except() Handler {
	h := Handler{At: p.take().start}
	if p.is("*") {
		p.unknown(p.peek().start, "except*", "Use except.")
	}
	if !p.is(":") && p.peek().kind != tNewline {
		h.Types = p.expression()
		if p.is(",") {
			p.fail(h.Types.Place(), "multiple exception types must be parenthesized", "Write except (ValueError, TypeError):")
		}
		if p.accept("as") {
			h.Name = p.name().text
		}
	}
	p.colon(false)
	h.Body = p.block("'except' statement", h.At)
	return h
}
