package syntax

// startsMatch tells whether the name match here starts a match statement: what
// follows it could not go on with an expression, or its line ends with a colon
// and a case follows.
func (p *parser) startsMatch() bool {
	next := &p.tokens[p.i+1]
	switch next.kind {
	case tName, tNumber, tString:
		return true
	case tKeyword:
		switch next.text {
		case "None", "True", "False", "lambda", "await":
			return true
		case "not":
			return p.casesFollow()
		}
	case tOp:
		switch next.text {
		case "{", "~", "...":
			return true
		case "(", "[", "-", "+", "*":
			return p.casesFollow()
		}
	}
	return false
}

// casesFollow tells whether the line here ends with a colon, and the next is a
// case further to the right.
func (p *parser) casesFollow() bool {
	for i := p.i; i+3 < len(p.tokens); i++ {
		if p.tokens[i].kind == tNewline {
			return p.tokens[i-1].text == ":" && p.tokens[i+1].kind == tIndent && p.tokens[i+2].text == "case"
		}
	}
	return false
}

func (p *parser) match() Stmt {
	m := &Match{Pos: p.take().start}
	start := p.peek().start
	m.X = p.item()
	if _, star := m.X.(*Starred); p.is(",") || star {
		list := &Sequence{Pos: start, Kind: '(', Items: []Expr{m.X}}
		if !p.is(",") {
			p.unexpected()
		}
		for p.accept(",") && !p.is(":") {
			list.Items = append(list.Items, p.item())
		}
		m.X = list
	}
	p.colon(false)
	if p.peek().kind != tNewline {
		p.unexpected()
	}
	p.take()
	p.indent("'match' statement", m.Pos)
	for p.peek().kind == tName && p.peek().text == "case" {
		m.Cases = append(m.Cases, p.oneCase())
	}
	if len(m.Cases) == 0 || p.peek().kind != tDedent {
		p.unexpected()
	}
	p.take()
	for i, c := range m.Cases {
		if c.Guard == nil && i < len(m.Cases)-1 {
			p.mayGoOn(c.Pattern)
		}
		p.bind(c.Pattern, map[string]bool{})
	}
	return m
}

func (p *parser) oneCase() Case {
	c := Case{At: p.take().start}
	c.Pattern = p.openPattern()
	if p.accept("if") {
		c.Guard = p.namedExpr()
	}
	p.colon(false)
	c.Body = p.block("'case' statement", c.At)
	return c
}

// mayGoOn complains about a pattern that fits anything although others follow.
func (p *parser) mayGoOn(x Pattern) {
	switch x := x.(type) {
	case *MatchAs:
		switch {
		case x.Pattern != nil:
			p.mayGoOn(x.Pattern)
		case x.Name == "":
			p.later(compiler, x.Pos, "wildcard makes remaining patterns unreachable", "")
		default:
			p.later(compiler, x.Pos, "name capture '"+x.Name+"' makes remaining patterns unreachable", "")
		}
	case *MatchOr:
		p.mayGoOn(x.Patterns[len(x.Patterns)-1])
	}
}

// bind gathers the names that a pattern binds, and complains about those that
// it binds twice, or in some alternatives only.
func (p *parser) bind(x Pattern, names map[string]bool) {
	switch x := x.(type) {
	case *MatchAs:
		if x.Pattern != nil {
			p.bind(x.Pattern, names)
		}
		p.bindName(x.Pos, x.Name, names)
	case *MatchStar:
		p.bindName(x.Pos, x.Name, names)
	case *MatchSequence:
		p.bindAll(x.Items, names)
	case *MatchMapping:
		p.bindAll(x.Patterns, names)
		p.bindName(x.Pos, x.Rest, names)
	case *MatchClass:
		p.bindAll(x.Patterns, names)
	case *MatchOr:
		p.bindEither(x, names)
	}
}

func (p *parser) bindAll(list []Pattern, names map[string]bool) {
	for _, x := range list {
		p.bind(x, names)
	}
}

func (p *parser) bindName(at Pos, name string, names map[string]bool) {
	if names[name] {
		p.later(compiler, at, "multiple assignments to name '"+name+"' in pattern", "")
	}
	if name != "" {
		names[name] = true
	}
}

// bindEither binds what each of the alternatives does, which must be the same.
func (p *parser) bindEither(x *MatchOr, names map[string]bool) {
	first := map[string]bool{}
	for i, alternative := range x.Patterns {
		if i < len(x.Patterns)-1 {
			p.mayGoOn(alternative)
		}
		own := map[string]bool{}
		p.bind(alternative, own)
		if i == 0 {
			first = own
		}
		same := len(own) == len(first)
		for name := range own {
			same = same && first[name]
		}
		if !same {
			p.later(compiler, alternative.Place(), "alternative patterns bind different names", "")
			break
		}
	}
	for name := range first {
		p.bindName(x.Pos, name, names)
	}
}

// starOnce complains about a second star in a sequence.
func (p *parser) starOnce(at Pos, items []Pattern) {
	stars := 0
	for _, x := range items {
		if _, ok := x.(*MatchStar); ok {
			if stars++; stars > 1 {
				p.later(compiler, at, "multiple starred names in sequence pattern", "")
			}
		}
	}
}

// attributeOnce complains about an attribute that a class pattern names twice.
func (p *parser) attributeOnce(x *MatchClass) {
	seen := map[string]bool{}
	for i, name := range x.Names {
		if seen[name] {
			p.later(compiler, x.Patterns[i].Place(), "attribute name repeated in class pattern: "+name, "")
		}
		if name != "" {
			seen[name] = true
		}
	}
}
