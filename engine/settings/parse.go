package settings

// parser finds the settings among the lines of a file, and reads expressions
// as far as the text tells what they mean. After a fault it stands at the end.
type parser struct {
	*text
	tokens []token
	pos    int
	open   []int // brackets that nothing closes
	fault  *fault

	assigned []*assignment
	bare     *node            // a dict that stands alone
	changes  []change         // other lines that begin with CACHES
	places   map[string]int   // of names in Settings.Others
	names    map[string]*node // what a name was given, nil if unknown
}

// change is a line about CACHES that is not run; code says what is wrong with it.
type change struct {
	at   span
	code string
}

// assignment is NAME = value.
type assignment struct {
	name    string
	at      span
	value   *node
	inBlock bool // of an if, a class ...
}

func (p *parser) tok() token { return p.tokens[p.pos] }

// peek is the token after the one here.
func (p *parser) peek() token { return p.tokens[min(p.pos+1, len(p.tokens)-1)] }

// next moves to the token after this one, but not beyond the end.
func (p *parser) next() { p.pos = min(p.pos+1, len(p.tokens)-1) }

// word is the source of the token here.
func (p *parser) word() string { return p.cut(p.tok().span) }

// is tells that the operator or word o stands here.
func (p *parser) is(o string) bool {
	k := p.tok().kind
	return (k == tOp || k == tName) && p.word() == o
}

// after is the end of the last token that was read.
func (p *parser) after() int {
	if p.pos == 0 {
		return 0
	}
	return p.tokens[p.pos-1].end
}

// fail keeps the first fault and ends the parse. Where a bracket of an earlier
// line is never closed, Python speaks of that instead.
func (p *parser) fail(f *fault) {
	if p.fault != nil {
		return
	}
	p.fault = f
	last := p.tok()
	p.pos = len(p.tokens) - 1
	if len(p.open) == 0 || f.kind != "" {
		return
	}
	at := p.open[len(p.open)-1]
	if p.line(last.start) > p.line(at) || last.kind == tNewline || last.kind == tEnd {
		p.fault = &fault{at: span{at, at + 1}, message: "'" + p.src[at:at+1] + "' was never closed",
			code: "never-closed", args: []string{string(closers[p.src[at]])}}
	}
}

// file reads all lines.
func (p *parser) file() {
	p.names = map[string]*node{}
	depth, opened := 0, false // blocks around this line; whether the line before began one
	for p.tok().kind != tEnd {
		if p.tok().kind == tNewline {
			p.next()
			continue
		}
		first := p.tok()
		if first.shift > 0 && !opened {
			margin := p.lines[p.line(first.start)-1]
			p.fail(&fault{at: span{margin, first.start}, kind: "IndentationError", message: "unexpected indent", code: "indent"})
			return
		}
		depth += first.shift
		for p.statement(depth > 0); p.is(";"); p.statement(depth > 0) {
			p.next()
		}
		opened = p.pos > 0 && p.tokens[p.pos-1].kind == tOp && p.cut(p.tokens[p.pos-1].span) == ":"
	}
	if len(p.open) > 0 {
		p.unexpected("")
	}
}

// statement reads an assignment or a dict that stands alone; other lines pass.
func (p *parser) statement(inBlock bool) {
	first := p.tok()
	switch {
	case first.kind == tString && p.endsAt(":"):
		p.fail(&fault{at: first.span, message: "illegal target for annotation", code: "braces"})
	case p.is("{"):
		n := p.expressions()
		if p.is("=") || p.tok().kind == tName {
			p.skip()
		} else if p.lineEnds(); p.bare == nil && !inBlock {
			p.bare = n
		}
	case first.kind != tName || keywords[p.word()] || p.softKeyword():
		p.skip()
	default:
		p.named(first, inBlock)
	}
}

// endsAt tells that only strings stand between here and o.
func (p *parser) endsAt(o string) bool {
	i := p.pos
	for p.tokens[i].kind == tString {
		i++
	}
	return p.tokens[i].kind == tOp && p.cut(p.tokens[i].span) == o
}

// softKeyword tells that a word begins a statement although it could be a
// name: match x:, type X = int.
func (p *parser) softKeyword() bool {
	w, next := p.word(), p.peek().kind
	return (w == "match" || w == "type") && next != tOp && next != tNewline
}

// named reads a line that begins with a name.
func (p *parser) named(first token, inBlock bool) {
	word := p.word()
	p.next()
	switch {
	case p.is(":"):
		p.next()
		p.expr()
	case p.is("="):
	case word == "CACHES" && (p.is("[") || p.is(".") || p.is("|=") || p.is("==")):
		code := "caches-changed"
		if p.is("==") {
			code = "caches-compared"
		}
		p.skip()
		p.changes = append(p.changes, change{span{first.start, p.after()}, code})
		return
	case word == "CACHES" && (p.tok().kind != tOp || p.is("{")) && p.tok().kind != tNewline:
		p.unexpected("equals-missing")
		return
	default:
		p.names[word] = nil
		p.skip()
		return
	}
	targets := []token{first}
	for p.is("=") {
		p.next()
		if p.is("yield") {
			p.skip()
			return
		}
		at := p.tok()
		value := p.expressions()
		if p.is("=") {
			if at.kind != tName || at.span != value.span {
				p.chained(value)
				return
			}
			targets = append(targets, at)
			continue
		}
		if p.lineEnds(); p.fault == nil {
			p.assign(targets, value, inBlock)
		}
	}
}

// noTarget are the shapes that nothing can be assigned to, in Python's words.
var noTarget = map[shape]string{literal: "literal", dict: "dict literal", set: "set display"}

// chained is what follows a = (b, c) = ...: a target that is no name, which is
// passed over, or a literal.
func (p *parser) chained(value *node) {
	if what, ok := noTarget[value.shape]; ok {
		p.fail(&fault{at: value.span, message: "cannot assign to " + what})
	}
	p.skip()
}

func (p *parser) assign(targets []token, value *node, inBlock bool) {
	for _, t := range targets {
		name := p.cut(t.span)
		p.assigned = append(p.assigned, &assignment{name, t.span, value, inBlock})
		p.names[name] = value
		if inBlock {
			p.names[name] = nil // it may or may not have been given this
		}
	}
}

// skip passes over the rest of a line or statement.
func (p *parser) skip() {
	depth := 0
	for {
		t := p.tok()
		switch {
		case t.kind == tEnd || t.kind == tNewline:
			return
		case t.kind == tName:
			if _, ok := p.names[p.word()]; !ok {
				p.names[p.word()] = nil // it exists
			}
		case t.kind == tOp:
			switch p.src[t.start] {
			case '(', '[', '{':
				depth++
			case ')', ']', '}':
				depth--
			case ';':
				if depth == 0 {
					return
				}
			}
		}
		p.next()
	}
}

// lineEnds complains if something follows on the line.
func (p *parser) lineEnds() {
	if k := p.tok().kind; p.fault == nil && k != tNewline && k != tEnd && !p.is(";") {
		p.unexpected("")
	}
}
