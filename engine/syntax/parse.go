package syntax

import (
	"strconv"

	"locmem/engine/py"
)

// parser reads tokens by recursive descent. It gives up at the first error by a
// panic with *Error, which its callers catch.
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

// maxChain bounds operators in a row and maxDepth expressions in each other, so
// that no later pass runs out of stack.
const (
	maxChain = 1000
	maxDepth = 200
)

// Parse reads a whole text, such as that of a views.py. The error is Python's,
// or says in words what the playground leaves out.
func Parse(src string) ([]Stmt, *Error) { return parse(src, nil) }

// parse reads a text whose lines lost some columns on their left.
func parse(src string, shift []int32) (body []Stmt, err *Error) {
	p := &parser{tokens: scan(src, shift)}
	defer p.caught(&err)
	for p.peek().kind != tEOF {
		body = append(body, p.statement()...)
	}
	return body, nil
}

// ParseExpr reads a text that is one expression.
func ParseExpr(src string) (x Expr, err *Error) {
	s := &scanner{src: src, at: Pos{1, 1, 0}, inside: true, indents: []int32{0}}
	return parseAlone(s, "")
}

// parseField reads the expression of an f-string.
func parseField(src string, at Pos, depth int) (Expr, *Error) {
	return parseAlone(&scanner{src: src, at: at, inside: true, indents: []int32{0}, depth: depth}, "f-string: ")
}

func parseAlone(s *scanner, prefix string) (x Expr, err *Error) {
	if err := s.run(); err != nil {
		return nil, err
	}
	p := &parser{tokens: s.tokens, in: context{async: true}}
	defer p.caught(&err)
	x = p.tupleOrExpr(prefix != "")
	if p.peek().kind == tNewline {
		p.i++
	}
	if p.peek().kind != tEOF {
		p.unexpected(prefix)
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

func (p *parser) fail(at Pos, message, hint string) {
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
		p.fail(t.start, "invalid syntax. Perhaps you forgot a comma?", "")
	}
	p.unexpected("")
}

// unexpected complains about the next token.
func (p *parser) unexpected(prefix string) {
	t := p.peek()
	switch t.kind {
	case tIndent:
		panic(&Error{Type: "IndentationError", Message: "unexpected indent", Line: int(t.start.Line), Column: int(t.start.Col),
			Hint: "This line starts further to the right than the one before."})
	case tDedent:
		panic(&Error{Type: "IndentationError", Message: "unindent does not match any outer indentation level",
			Line: int(t.start.Line), Column: int(t.start.Col)})
	}
	// A scanner's error further on, such as an open bracket, explains more.
	if last := &p.tokens[len(p.tokens)-1]; last.kind == tError && t.kind == tNewline {
		panic(last.err)
	}
	p.fail(t.start, prefix+"invalid syntax", "")
}

// unknown refuses something that Python has and the playground does not.
func (p *parser) unknown(at Pos, what, instead string) {
	p.fail(at, "the playground does not know '"+what+"'", instead)
}

// name takes an identifier.
func (p *parser) name() *token {
	if p.peek().kind != tName {
		p.unexpected("")
	}
	return p.take()
}

// statement reads one line of simple statements or one compound statement.
func (p *parser) statement() []Stmt {
	t := p.peek()
	if t.kind == tNewline {
		p.take()
		return nil
	}
	if t.kind == tKeyword {
		switch t.text {
		case "if":
			return []Stmt{p.ifStatement()}
		case "while":
			return []Stmt{p.whileStatement()}
		case "for":
			return []Stmt{p.forStatement(p.take().start, false)}
		case "try":
			return []Stmt{p.tryStatement()}
		case "with":
			return []Stmt{p.withStatement(p.take().start, false)}
		case "def":
			return []Stmt{p.function(nil, false)}
		case "class":
			return []Stmt{p.class(nil)}
		case "async":
			return []Stmt{p.asyncStatement(nil)}
		}
	}
	if p.is("@") {
		return []Stmt{p.decorated()}
	}
	if t.kind == tName && t.text == "match" {
		if s := p.matchStatement(); s != nil {
			return []Stmt{s}
		}
	}
	return p.simpleLine()
}

// simpleLine reads statements up to the end of the line.
func (p *parser) simpleLine() []Stmt {
	var list []Stmt
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
func (p *parser) afterStatement(list []Stmt) {
	if last, ok := list[len(list)-1].(*ExprStmt); ok {
		if n, ok := last.X.(*Name); ok && p.startsExpr() {
			switch n.ID {
			case "print", "exec":
				p.fail(n.Pos, "Missing parentheses in call to '"+n.ID+"'. Did you mean "+n.ID+"(...)?", "")
			case "type":
				p.unknown(n.Pos, "type", "Leave the line out: types are not checked here.")
			}
		}
	}
	p.unexpected("")
}

// block reads what follows the colon of a compound statement; what names the
// statement for the error.
func (p *parser) block(what string, line int32) []Stmt {
	p.expect(":")
	if p.peek().kind != tNewline {
		return p.simpleLine()
	}
	p.take()
	t := p.peek()
	if t.kind != tIndent {
		panic(&Error{Type: "IndentationError", Message: "expected an indented block after " + what + " on line " + strconv.Itoa(int(line)),
			Line: int(t.start.Line), Column: int(t.start.Col), Hint: "Start the lines of the block with four spaces."})
	}
	p.take()
	var body []Stmt
	for p.peek().kind != tDedent && p.peek().kind != tEOF {
		body = append(body, p.statement()...)
	}
	if p.peek().kind == tDedent {
		p.take()
	}
	return body
}

// Ellipsis is Python's "...".
var Ellipsis = &py.Object{Name: "ellipsis", Text: "Ellipsis",
	Refusal: &py.Error{Type: "TypeError", Message: "the playground does not store Ellipsis"}}
