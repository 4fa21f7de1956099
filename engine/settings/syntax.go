package settings

import "strings"

// unexpected is Python's "invalid syntax" for what stands here. A code names
// the hint; "" lets what stands here choose it.
func (p *parser) unexpected(code string) {
	if p.fault != nil {
		return
	}
	if code == "" {
		code = p.guess()
	}
	p.fail(&fault{at: p.tok().span, message: "invalid syntax", code: code, args: p.guessed(code)})
}

// guess is the code of a hint for what stands here.
func (p *parser) guess() string {
	t, w := p.tok(), p.word()
	switch {
	case t.kind == tEnd || t.kind == tNewline:
		return "too-early"
	case w == "//" || w == "/" && p.peek().start == t.end:
		return "comment"
	case w == ":" && p.pos > 1 && p.tokens[p.pos-1].kind == tString && p.tokens[p.pos-2].kind == tString:
		return "comma-joined"
	case w == ":":
		return "colon"
	case w == ",":
		return "value-missing"
	case w == ";":
		return "semicolon"
	case w == "=" || w == ">" && p.pos > 0 && p.cut(p.tokens[p.pos-1].span) == "=":
		return "colon-not-equals"
	case t.kind == tBad:
		return "quotes-missing"
	case t.kind == tString && p.pos > 0 && p.tokens[p.pos-1].kind == tName:
		return "comma-or-quote"
	case keywords[w] && t.kind == tName:
		return "reserved"
	case t.kind == tOp && strings.Contains(")]}", w):
		return "value-missing"
	case t.kind == tName || t.kind == tNumber || t.kind == tString:
		return "one-line"
	}
	return ""
}

// guessed are the words that go into such a hint.
func (p *parser) guessed(code string) []string {
	switch code {
	case "comma-joined":
		return []string{p.brief(p.tokens[p.pos-1].span)}
	case "reserved":
		return []string{p.word()}
	}
	return nil
}

// between is the error for what follows an expression in brackets, where a
// comma or the end belongs.
func (p *parser) between(a *node) {
	if p.fault != nil {
		return
	}
	next := p.tok()
	switch {
	case p.is("="):
		p.equals(a)
	case p.begins(next) && !(a.word != "" && next.kind == tString):
		b := p.expr()
		code := "comma-missing"
		if a.shape == literal && isNumber(a.value) && next.start == a.end {
			code = "quotes-missing" // 127.0.0.1
		}
		p.fail(&fault{at: span{a.start, b.end}, message: "invalid syntax. Perhaps you forgot a comma?", code: code})
	default:
		p.unexpected("")
	}
}

// begins tells that an expression can begin with a token.
func (p *parser) begins(t token) bool {
	switch t.kind {
	case tName:
		return !keywords[p.cut(t.span)]
	case tNumber, tString:
		return true
	}
	w := p.cut(t.span)
	return t.kind == tOp && (w == "{" || w == "~" || w == "...")
}

// equals is the error for an = in brackets.
func (p *parser) equals(a *node) {
	at := p.pos
	if !p.begins(p.peek()) {
		p.unexpected("colon-not-equals")
		return
	}
	p.next()
	b := p.operand()
	if p.fault != nil {
		return
	}
	switch {
	case a.word != "":
		p.fail(&fault{at: span{a.start, b.end}, message: "invalid syntax. Maybe you meant '==' or ':=' instead of '='?", code: "colon-not-equals"})
	case a.shape == literal && !p.isWord(a):
		p.fail(&fault{at: a.span, message: "cannot assign to literal here. Maybe you meant '==' instead of '='?", code: "colon-not-equals"})
	default:
		p.pos = at
		p.unexpected("colon-not-equals")
	}
}

// isWord tells that a literal is None, True or False.
func (p *parser) isWord(n *node) bool {
	w := p.cut(n.span)
	return w == "None" || w == "True" || w == "False"
}

// brief is a piece of the source that is short enough to be quoted.
func (p *parser) brief(at span) string { return brief(p.cut(at)) }

// brief cuts a text to one short line.
func brief(s string) string {
	const most = 60
	if i := strings.IndexAny(s, "\r\n"); i >= 0 {
		s = s[:i] + "..."
	}
	runes := 0
	for i := range s {
		if runes++; runes > most {
			return s[:i] + "..."
		}
	}
	return s
}
