package syntax

import "locmem/engine/py"

// Literal reads one value in the language of Python's ast.literal_eval: None,
// True, False, ints and floats with a sign, str and bytes in every notation but
// \N{...}, lists, tuples, dicts, sets and set(). White space, comments and line
// ends around it are all right; complex numbers are not read. Every error is an
// *[Error] with line and column. Brackets may be nested 200 deep, as in Python;
// the value takes memory in proportion to src.
func Literal(src string) (py.Value, error) {
	s := &scanner{src: src, flat: true}
	p := &parser{src: src, tokens: scan(s), literal: true}
	var v py.Value
	if err := p.run(func() {
		x := p.expressions()
		p.end()
		v = p.fold(x)
	}); err != nil {
		return nil, p.literalError(err)
	}
	return v, nil
}

// literalValue reads what takes the place of an expression in a literal.
func (p *parser) literalValue() Expr {
	p.deeper()
	defer func() { p.depth-- }()
	t := p.peek()
	switch {
	case t.kind == tOp && (t.text == "-" || t.text == "+"):
		p.take()
		if n := p.peek(); n.kind != tNumber {
			if n.kind == tEOF || n.kind == tNewline {
				p.unexpected()
			}
			p.i--
			p.unexpected()
		}
		return &UnaryOp{t.start, t.text, p.literalAtom()}
	case t.kind == tName && t.text == "set" && p.tokens[p.i+1].text == "(" && p.tokens[p.i+2].text == ")":
		p.i += 3
		return &Sequence{Pos: t.start, Kind: '{'}
	case t.kind == tName:
		p.unexpected()
	case t.kind == tOp && t.text == "...", t.kind == tString && t.value.(*quoted).format:
		p.unexpected()
	}
	return p.literalAtom()
}

// literalAtom reads an atom that is no complex number.
func (p *parser) literalAtom() Expr {
	t := p.peek()
	if _, complex := t.value.(py.Complex); complex {
		at := t.start
		at.Col += t.end - t.start.Offset - 1
		p.fail(at, "invalid decimal literal", "")
	}
	return p.atom()
}

// fold is the value of an expression made of literals.
func (p *parser) fold(x Expr) py.Value {
	switch x := x.(type) {
	case *Constant:
		return x.Value
	case *UnaryOp:
		v := x.X.(*Constant).Value
		if x.Op == "-" {
			v, _ = py.Neg(v)
		}
		return v
	case *Dict:
		d := &py.Dict{}
		for i, k := range x.Keys {
			p.hashable(k, d.Set(p.fold(k), p.fold(x.Values[i])), "what may change cannot be a key; use a tuple: (1, 2)")
		}
		return d
	case *Sequence:
		return p.foldSequence(x)
	}
	p.fail(x.Place(), "invalid syntax", "")
	return nil
}

func (p *parser) foldSequence(x *Sequence) py.Value {
	if x.Kind == '{' {
		s := &py.Set{}
		for _, item := range x.Items {
			p.hashable(item, s.Add(p.fold(item)), "what may change cannot be in a set; use a tuple: (1, 2)")
		}
		return s
	}
	items := make([]py.Value, 0, len(x.Items))
	for _, item := range x.Items {
		items = append(items, p.fold(item))
	}
	if x.Kind == '[' {
		return &py.List{Items: items}
	}
	return &py.Tuple{Items: items}
}

// hashable complains about a key that may change.
func (p *parser) hashable(key Expr, err error, hint string) {
	if e, ok := err.(*py.Error); ok {
		p.fail(key.Place(), e.Message, hint)
	}
}
