package syntax

import "locmem/engine/py"

// matchStatement reads match X: with its cases, or nil if the line is something
// else that begins with the word match.
func (p *parser) matchStatement() Stmt {
	if !p.isMatch() {
		return nil
	}
	t := p.take()
	s := &Match{Pos: t.start, X: p.tupleOrExpr(true)}
	p.expect(":")
	if p.peek().kind != tNewline {
		p.unexpected("")
	}
	p.take()
	if p.peek().kind != tIndent {
		p.fail(p.peek().start, "expected an indented block after 'match' statement", "")
	}
	p.take()
	for p.peek().kind != tDedent && p.peek().kind != tEOF {
		if n := p.peek(); n.kind != tName || n.text != "case" {
			p.unexpected("")
		}
		s.Cases = append(s.Cases, p.matchCase())
	}
	if p.peek().kind == tDedent {
		p.take()
	}
	return s
}

// isMatch tells whether the line that begins with the word match is such a
// statement: it ends with a colon, and case comes first in the block.
func (p *parser) isMatch() bool {
	for i := p.i + 1; i+2 < len(p.tokens); i++ {
		if p.tokens[i].kind == tNewline {
			last := p.tokens[i-1]
			return i > p.i+2 && last.kind == tOp && last.text == ":" && p.tokens[i+1].kind == tIndent && p.tokens[i+2].text == "case"
		}
	}
	return false
}

func (p *parser) matchCase() Case {
	t := p.take()
	c := Case{At: t.start, Pattern: p.openPattern()}
	if p.accept("if") {
		c.Guard = p.namedExpr()
	}
	c.Body = p.block("'case' statement", t.start.Line)
	return c
}

// openPattern reads a pattern that may be a sequence without brackets.
func (p *parser) openPattern() Pattern {
	at := p.peek().start
	first := p.starPattern()
	if !p.is(",") {
		if s, ok := first.(*MatchStar); ok {
			return &MatchSequence{s.Pos, []Pattern{first}}
		}
		return first
	}
	seq := &MatchSequence{at, []Pattern{first}}
	for p.accept(",") {
		if p.is(":") || p.is("if") {
			break
		}
		seq.Items = append(seq.Items, p.starPattern())
	}
	return seq
}

func (p *parser) starPattern() Pattern {
	if !p.is("*") {
		return p.asPattern()
	}
	at := p.take().start
	name := p.name().text
	if name == "_" {
		name = ""
	}
	return &MatchStar{at, name}
}

func (p *parser) asPattern() Pattern {
	p.deeper()
	defer func() { p.depth-- }()
	at := p.peek().start
	x := p.closedPattern()
	if p.is("|") {
		or := &MatchOr{at, []Pattern{x}}
		for p.accept("|") {
			or.Patterns = append(or.Patterns, p.closedPattern())
		}
		x = or
	}
	if p.accept("as") {
		n := p.name()
		if n.text == "_" {
			p.fail(n.start, "cannot use '_' as a target", "")
		}
		return &MatchAs{at, x, n.text}
	}
	return x
}

func (p *parser) closedPattern() Pattern {
	t := p.peek()
	switch {
	case p.is("("), p.is("["):
		return p.sequencePattern()
	case p.is("{"):
		return p.mappingPattern()
	case t.kind == tName:
		return p.namePattern()
	}
	x := p.binaryFrom(5) // a number with a sign, a + bj, a string, None ...
	switch c := x.(type) {
	case *Constant:
	case *BinOp:
	default:
		p.fail(c.Place(), "patterns may only match literals and attribute lookups", "")
	}
	return &MatchValue{t.start, x}
}

// namePattern reads a capture, _, a dotted name or a class.
func (p *parser) namePattern() Pattern {
	t := p.take()
	var x Expr = &Name{t.start, t.text}
	dotted := false
	for p.accept(".") {
		n := p.name()
		x, dotted = &Attribute{t.start, x, n.text, n.start}, true
	}
	switch {
	case p.accept("("):
		return p.classPattern(t.start, x)
	case dotted:
		return &MatchValue{t.start, x}
	case t.text == "_":
		return &MatchAs{Pos: t.start}
	}
	return &MatchAs{Pos: t.start, Name: t.text}
}

func (p *parser) classPattern(at Pos, class Expr) Pattern {
	c := &MatchClass{Pos: at, Class: class}
	for !p.is(")") {
		name := ""
		if t := p.peek(); t.kind == tName && p.tokens[p.i+1].kind == tOp && p.tokens[p.i+1].text == "=" {
			name = p.take().text
			p.take()
		} else if n := len(c.Names); n > 0 && c.Names[n-1] != "" {
			p.fail(t.start, "positional patterns follow keyword patterns", "")
		}
		c.Names, c.Patterns = append(c.Names, name), append(c.Patterns, p.asPattern())
		p.comma(")")
	}
	p.take()
	return c
}

func (p *parser) sequencePattern() Pattern {
	t := p.take()
	end := map[string]string{"(": ")", "[": "]"}[t.text]
	seq := &MatchSequence{Pos: t.start}
	comma := t.text == "["
	for !p.is(end) {
		seq.Items = append(seq.Items, p.starPattern())
		comma = comma || p.is(",")
		p.comma(end)
	}
	p.take()
	if !comma && len(seq.Items) == 1 {
		if _, star := seq.Items[0].(*MatchStar); !star {
			return seq.Items[0]
		}
	}
	return seq
}

func (p *parser) mappingPattern() Pattern {
	t := p.take()
	m := &MatchMapping{Pos: t.start}
	for !p.is("}") {
		if p.accept("**") {
			m.Rest = p.name().text
		} else {
			m.Keys = append(m.Keys, p.mappingKey())
			p.expect(":")
			m.Patterns = append(m.Patterns, p.asPattern())
		}
		p.comma("}")
	}
	p.take()
	return m
}

func (p *parser) mappingKey() Expr {
	x := p.binaryFrom(5)
	switch c := x.(type) {
	case *Constant, *Attribute:
		return x
	default:
		p.fail(c.Place(), "mapping pattern keys may only match literals and attribute lookups", "")
	}
	return &Constant{Value: py.None}
}
