package script

import "fmt"

// parser reads tokens by recursive descent. It gives up at the first error by
// a panic with *Error, which parse and parseField catch.
type parser struct {
	tokens []token
	i      int
	depth  int
	in     context
}

// context is what the statement being read stands in.
type context struct {
	function, async, loop bool
}

// maxChain bounds operators in a row and maxDepth expressions in each other,
// so that no later pass runs out of stack.
const (
	maxChain = 1000
	maxDepth = 200
)

// parse reads a whole piece of code. shift is what promptless took off the
// lines.
func parse(src string, shift []int32) (body []stmt, err *Error) {
	p := &parser{tokens: scan(src, shift)}
	defer p.caught(&err)
	for p.peek().kind != tEOF {
		body = append(body, p.statement()...)
	}
	return body, nil
}

// parseField reads the expression of an f-string.
func parseField(src string, at pos, depth int) (x expr, err *Error) {
	s := &scanner{src: src, at: at, inside: true, indents: []int32{0}, depth: depth}
	if err := s.run(); err != nil {
		return nil, err
	}
	p := &parser{tokens: s.tokens, in: context{async: true}}
	defer p.caught(&err)
	x = p.tupleOrExpr(false)
	if p.peek().kind == tNewline {
		p.i++
	}
	if p.peek().kind != tEOF {
		p.unexpected("f-string: ")
	}
	return x, nil
}

func (p *parser) caught(err **Error) {
	switch e := recover().(type) {
	case nil:
	case *Error:
		*err = e
	default:
		panic(e)
	}
}

func (p *parser) fail(at pos, message, hint string) {
	panic(syntaxError(at, message, hint))
}

// peek is the next token; the scanner's error comes up when it is reached.
//
//go:noinline
func (p *parser) peek() *token {
	t := &p.tokens[p.i]
	if t.kind == tError {
		panic(t.err)
	}
	return t
}

//go:noinline
func (p *parser) take() *token {
	t := p.peek()
	if t.kind != tEOF {
		p.i++
	}
	return t
}

// is tells whether the next token is this operator or keyword.
//
//go:noinline
func (p *parser) is(text string) bool {
	t := p.peek()
	return (t.kind == tOp || t.kind == tKeyword) && t.text == text
}

// accept takes the next token if it is this operator or keyword.
//
//go:noinline
func (p *parser) accept(text string) bool {
	if p.is(text) {
		p.i++
		return true
	}
	return false
}

// expect takes this operator or keyword.
func (p *parser) expect(text string) *token {
	if !p.is(text) {
		p.missing(text)
	}
	return p.take()
}

// missing complains that a token is not there, in Python's words where it has
// some.
func (p *parser) missing(text string) {
	t := p.peek()
	if text == ":" {
		if t.text == "=" && t.kind == tOp {
			p.fail(t.start, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?", "")
		}
		p.fail(t.start, "expected ':'", "")
	}
	if (text == ")" || text == "]" || text == "}") && p.startsExpr() {
		p.known(t)
		p.fail(t.start, "invalid syntax. Perhaps you forgot a comma?", "")
	}
	p.unexpected("")
}

// unexpected complains about the next token.
func (p *parser) unexpected(prefix string) {
	t := p.peek()
	p.known(t)
	switch t.kind {
	case tIndent:
		panic(&Error{Type: "IndentationError", Message: "unexpected indent", Line: int(t.start.line), Column: int(t.start.col),
			Hint: "This line starts further to the right than the one before."})
	case tDedent:
		panic(&Error{Type: "IndentationError", Message: "unindent does not match any outer indentation level",
			Line: int(t.start.line), Column: int(t.start.col)})
	}
	// A scanner's error further on, such as an open bracket, explains more.
	if last := &p.tokens[len(p.tokens)-1]; last.kind == tError && t.kind == tNewline {
		panic(last.err)
	}
	p.fail(t.start, prefix+"invalid syntax", "")
}

// name takes an identifier.
func (p *parser) name() *token {
	t := p.peek()
	if t.kind != tName {
		if t.kind == tKeyword {
			p.known(t)
		}
		p.unexpected("")
	}
	return p.take()
}

// statement reads one line of simple statements or one compound statement.
func (p *parser) statement() []stmt {
	t := p.peek()
	if t.kind == tNewline {
		p.take()
		return nil
	}
	if t.kind == tKeyword {
		switch t.text {
		case "if":
			return []stmt{p.ifStatement()}
		case "while":
			return []stmt{p.whileStatement()}
		case "for":
			return []stmt{p.forStatement()}
		case "try":
			return []stmt{p.tryStatement()}
		case "with":
			return []stmt{p.withStatement()}
		case "def":
			return []stmt{p.function(nil, false)}
		case "async":
			return []stmt{p.asyncStatement(nil)}
		}
	}
	if p.is("@") {
		return []stmt{p.decorated()}
	}
	return p.simpleLine()
}

// simpleLine reads statements up to the end of the line.
func (p *parser) simpleLine() []stmt {
	var list []stmt
	for {
		list = append(list, p.simple()...)
		if p.accept(";") {
			if p.peek().kind != tNewline && p.peek().kind != tEOF {
				continue
			}
		}
		break
	}
	switch t := p.peek(); t.kind {
	case tNewline:
		p.take()
	case tEOF:
	default:
		p.afterStatement(list)
	}
	return list
}

// afterStatement complains about what follows a statement on its line.
func (p *parser) afterStatement(list []stmt) {
	t := p.peek()
	if last, ok := list[len(list)-1].(*exprStmt); ok {
		if n, ok := last.x.(*name); ok && p.startsExpr() {
			switch n.id {
			case "print", "exec":
				p.fail(n.pos, fmt.Sprintf("Missing parentheses in call to '%s'. Did you mean %s(...)?", n.id, n.id), "")
			case "match", "type":
				p.unknown(n.pos, n.id)
			}
		}
	}
	p.known(t)
	p.unexpected("")
}

// block reads what follows the colon of a compound statement; what names the
// statement for the error.
func (p *parser) block(what string, line int32) []stmt {
	p.expect(":")
	if p.peek().kind != tNewline {
		return p.simpleLine()
	}
	p.take()
	t := p.peek()
	if t.kind != tIndent {
		panic(&Error{Type: "IndentationError", Message: fmt.Sprintf("expected an indented block after %s on line %d", what, line),
			Line: int(t.start.line), Column: int(t.start.col), Hint: "Start the lines of the block with four spaces."})
	}
	p.take()
	var body []stmt
	for p.peek().kind != tDedent && p.peek().kind != tEOF {
		body = append(body, p.statement()...)
	}
	if p.peek().kind == tDedent {
		p.take()
	}
	return body
}
