package settings

import "locmem/engine/py"

// bracket reads a list, tuple, dict or set, or an expression in parentheses.
func (p *parser) bracket() *node {
	open := p.tok()
	closer := string(closers[p.src[open.start]])
	p.next()
	var n *node
	if closer == "}" {
		n = p.braces()
	} else {
		n = p.sequence(closer)
	}
	p.closing(closer)
	n.span = span{open.start, max(open.end, p.after())}
	return n
}

// closing reads the bracket that ends something.
func (p *parser) closing(closer string) {
	if p.is(closer) {
		p.next()
	} else {
		p.unexpected("")
	}
}

// sequence reads the inside of a list, a tuple or plain parentheses.
func (p *parser) sequence(closer string) *node {
	n, comma := &node{shape: tuple}, false
	if closer == "]" {
		n.shape = list
	}
	if p.is("yield") {
		return p.rest()
	}
	for p.fault == nil && !p.is(closer) {
		item := p.starred()
		if p.comprehension() {
			return p.rest()
		}
		n.items = append(n.items, item)
		if comma = p.is(","); comma {
			p.next()
		} else if !p.is(closer) {
			p.between(item)
		}
	}
	if n.shape == tuple && len(n.items) == 1 && !comma {
		return n.items[0]
	}
	return n
}

// comprehension tells that "for" makes a comprehension of what was read.
func (p *parser) comprehension() bool { return p.is("for") || p.is("async") }

// rest passes over what is left of a bracket, which makes it a blank.
func (p *parser) rest() *node {
	for depth := 0; p.fault == nil; p.next() {
		t := p.tok()
		if t.kind == tEnd || t.kind == tNewline {
			p.unexpected("")
			break
		}
		if t.kind != tOp {
			continue
		}
		switch p.src[t.start] {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			if depth == 0 {
				return p.unknown(t.start, nil)
			}
			depth--
		}
	}
	return p.unknown(p.tok().start, nil)
}

// braces reads the inside of a dict or set: what follows the first item decides.
func (p *parser) braces() *node {
	n := &node{shape: dict}
	for p.fault == nil && !p.is("}") {
		var item *node
		switch {
		case p.is("**") && n.shape == dict:
			p.next()
			item = p.expr()
			n.pairs = append(n.pairs, pair{nil, item})
			if !p.is(",") && !p.is("}") {
				p.unexpected("comma-missing")
			}
		default:
			start := p.tok()
			if item = p.starred(); p.is(":") && n.shape == dict && !item.star {
				item = p.pair(n, item)
			} else if len(n.pairs) > 0 {
				p.colonMissing(start, item)
			} else {
				n.shape = set
				n.items = append(n.items, item)
			}
		}
		if p.fault == nil && p.comprehension() {
			return p.rest()
		}
		if p.is(",") {
			p.next()
		} else if p.is("=") && n.shape == dict {
			p.unexpected("colon-not-equals")
		} else if !p.is("}") {
			p.between(item)
		}
	}
	return n
}

// pair reads the colon and value that belong to a key.
func (p *parser) pair(n *node, key *node) *node {
	colon := p.tok()
	p.next()
	if p.is("}") || p.is(",") {
		p.fail(&fault{at: colon.span, message: "expression expected after dictionary key and ':'", code: "value-missing"})
		return key
	}
	star, starred := p.tok(), p.is("*")
	value := p.starred()
	if starred {
		p.fail(&fault{at: span{star.start, value.end}, message: "cannot use a starred expression in a dictionary value"})
	}
	if _, exists := p.names[key.word]; key.shape == blank && !exists && isSettingName(key.word) {
		key.shape, key.value = literal, py.Str(key.word) // the quotes were forgotten
	}
	n.pairs = append(n.pairs, pair{key, value})
	return value
}

// colonMissing is the error for a dict's key that no colon follows.
func (p *parser) colonMissing(start token, key *node) {
	if key.star {
		p.fail(&fault{at: start.span, message: "invalid syntax"})
		return
	}
	p.fail(&fault{at: span{key.end - 1, key.end}, message: "':' expected after dictionary key", code: "pair", args: []string{p.brief(key.span)}})
}

// arguments reads the arguments of a call; getter tells that the second one is
// a default. The answer is what such a default offers.
func (p *parser) arguments(getter bool) py.Value {
	var offer py.Value
	p.next()
	for place := 0; p.fault == nil && !p.is(")"); place++ {
		keyword := ""
		if p.is("*") || p.is("**") {
			p.next()
			getter = false
		} else if next := p.peek(); p.tok().kind == tName && p.cut(next.span) == "=" {
			keyword = p.word()
			p.pos += 2
		}
		arg := p.expr()
		if p.comprehension() {
			p.rest()
			break
		}
		if keyword == "default" || getter && keyword == "" && place == 1 {
			offer = arg.constant()
		}
		if p.is(",") {
			p.next()
		} else if !p.is(")") {
			p.between(arg)
		}
	}
	p.closing(")")
	return offer
}

// getter tells that a call of n takes a default as its second argument:
// os.environ.get, os.getenv, config, env and env.int.
func (p *parser) getter(n *node) bool {
	switch p.cut(p.tokens[p.pos-1].span) {
	case "get", "getenv", "config", "env":
		return true
	}
	return n.end > n.start+4 && p.src[n.start:n.start+4] == "env."
}

// subscripts reads what stands in the brackets of x[...].
func (p *parser) subscripts() {
	p.next()
	if p.is("]") {
		p.unexpected("value-missing")
	}
	for p.fault == nil && !p.is("]") {
		if p.is(":") || p.is(",") {
			p.next()
			continue
		}
		if n := p.starred(); !p.is(":") && !p.is(",") && !p.is("]") {
			p.between(n)
		}
	}
	p.closing("]")
}
