package settings

import (
	"strings"

	"locmem/engine/py"
)

// keywords are the reserved words that begin no expression.
var keywords = wordSet("and as assert async break class continue def del elif else except finally for from global " +
	"if import in is nonlocal or pass raise return try while with yield")

// joiners are the words that stand between operands.
var joiners = wordSet("and or in is if else")

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// expressions reads one expression, or several with commas, which are a tuple.
func (p *parser) expressions() *node {
	first := p.starred()
	if !p.is(",") {
		return first
	}
	t := &node{shape: tuple, span: first.span, items: []*node{first}}
	for p.is(",") {
		p.next()
		t.end = p.after()
		if k := p.tok().kind; k == tNewline || k == tEnd || p.is("=") || p.is(";") {
			break
		}
		t.items = append(t.items, p.starred())
		t.end = p.after()
	}
	return t
}

// starred reads an expression that may have a star before it.
func (p *parser) starred() *node {
	start := p.tok().start
	if !p.is("*") {
		return p.expr()
	}
	p.next()
	n := p.expr()
	return &node{shape: blank, span: span{start, p.after()}, value: n.offer(), index: -1, star: true}
}

// offer is a value for a blank that n is part of: what n means or offers.
func (n *node) offer() py.Value {
	if n.shape == blank {
		return n.value
	}
	return n.constant()
}

// expr reads operands with operators between them. Only sums, differences and
// products of numbers, and joined text, are worked out: 60 * 15 is as plain
// as 900.
func (p *parser) expr() *node {
	first := p.operand()
	if !p.operator() {
		return first
	}
	operands, ops, ifs := []*node{first}, []string{}, 0
	for p.operator() {
		o := p.word()
		p.next()
		switch {
		case o == "if":
			ifs++
		case o == "else":
			ifs--
		case o == "not":
			p.next() // "in", which operator saw
		case o == "is" && p.is("not"):
			p.next()
		}
		ops, operands = append(ops, o), append(operands, p.operand())
	}
	at := span{first.start, p.after()}
	if ifs > 0 {
		p.fail(&fault{at: at, message: "expected 'else' after 'if' expression"})
	}
	if v := compute(operands, ops); v != nil {
		return &node{shape: literal, span: at, value: v}
	}
	return &node{shape: blank, span: at, value: fallback(operands, ops), index: -1}
}

// operator tells that an operator stands here.
func (p *parser) operator() bool {
	t := p.tok()
	switch w := p.word(); {
	case t.kind == tName && w == "not":
		next := p.peek()
		return next.kind == tName && p.cut(next.span) == "in"
	case t.kind == tName:
		return joiners[w]
	case t.kind == tOp:
		switch w {
		case "+", "-", "*", "/", "//", "%", "@", "**", "<<", ">>", "&", "|", "^", "<", ">", "<=", ">=", "==", "!=", ":=":
			return true
		}
	}
	return false
}

// fallback is the literal that a chain of "or" ends in, or nil.
func fallback(operands []*node, ops []string) py.Value {
	for _, o := range ops {
		if o != "or" {
			return nil
		}
	}
	return operands[len(operands)-1].constant()
}

// operand reads an atom with the signs before and the calls after it.
func (p *parser) operand() *node {
	start := p.tok().start
	var prefixes []string
	for p.prefix() {
		prefixes = append(prefixes, p.word())
		p.next()
	}
	n := p.trailers(p.atom())
	for i := len(prefixes) - 1; i >= 0; i-- {
		var v py.Value
		if n.shape == literal && isNumber(n.value) {
			switch prefixes[i] {
			case "-":
				v, _ = py.Neg(n.value)
			case "+":
				v = n.value
			}
		}
		if v == nil {
			return &node{shape: blank, span: span{start, p.after()}, index: -1}
		}
		n = &node{shape: literal, span: span{start, n.end}, value: v}
	}
	return n
}

func isNumber(v py.Value) bool {
	switch v.(type) {
	case py.Int, *py.BigInt, py.Float, py.Complex:
		return true
	}
	return false
}

// prefix tells that a sign or a word stands here that changes what follows. Of
// a lambda it passes over the arguments, up to the colon.
func (p *parser) prefix() bool {
	if !p.is("lambda") {
		return p.is("-") || p.is("+") || p.is("~") || p.is("not") || p.is("await")
	}
	for depth, colons := 0, 1; ; p.next() {
		next := p.peek()
		if next.kind == tEnd || next.kind == tNewline {
			return true
		}
		switch w := p.cut(next.span); {
		case next.kind == tName && w == "lambda":
			colons++ // in a default value
		case next.kind != tOp:
		case w == "(" || w == "[" || w == "{":
			depth++
		case w == ")" || w == "]" || w == "}":
			if depth--; depth < 0 {
				return true
			}
		case w == ":" && depth == 0:
			if colons--; colons == 0 {
				p.next()
				return true
			}
		}
	}
}
