package syntax

func (p *parser) function(decorators []Expr, async bool) *FunctionDef {
	at := p.take().start
	s := &FunctionDef{Pos: at, Name: p.name().text, Decorators: decorators, Async: async}
	if !p.accept("(") {
		p.typeParameters()
		p.fail(p.peek().start, "expected '('", "")
	}
	s.Params = p.parameters(")")
	p.expect(")")
	if arrow := p.peek().start; p.accept("->") {
		if p.is(":") {
			p.fail(arrow, "expected ':'", "")
		}
		s.Returns = p.expression()
	}
	p.colon(true)
	s.Body = p.scope(context{function: true, async: async}, "function definition", at)
	return s
}

// typeParameters complains about def f[T](x).
func (p *parser) typeParameters() {
	if p.is("[") {
		p.unknown(p.peek().start, "[", "Leave the brackets out: types are not checked here.")
	}
}

// scope reads the body of a function or a class.
func (p *parser) scope(in context, what string, at Pos) []Stmt {
	outer, yields := p.in, p.yields
	p.in = in
	body := p.block(what, at)
	p.in, p.yields = outer, yields
	return body
}

func (p *parser) class(decorators []Expr) Stmt {
	at := p.take().start
	s := &ClassDef{Pos: at, Name: p.name().text, Decorators: decorators}
	p.typeParameters()
	if p.accept("(") {
		s.Args = p.arguments()
		p.noGenerator(s.Args)
	}
	p.colon(false)
	s.Body = p.scope(context{class: true}, "class definition", at)
	return s
}

// noGenerator refuses class A(x for x in y).
func (p *parser) noGenerator(args []Argument) {
	if len(args) == 1 {
		if c, ok := args[0].Value.(*Comprehension); ok && c.Pos == c.Body.Place() {
			p.fail(c.Clauses[0].At, "invalid syntax", "")
		}
	}
}

func (p *parser) lambda() Expr {
	l := &Lambda{Pos: p.take().start}
	l.Params = p.parameters(":")
	p.colon(true)
	outer, yields := p.in, p.yields
	p.in = context{function: true}
	l.Body = p.expression()
	p.in, p.yields = outer, yields
	return l
}

// parameters are read by a paramReader.
type paramReader struct {
	*parser
	end     string // the token that ends them
	list    []Param
	seen    map[string]bool
	keyword bool // a * was read
	slash   bool // a / was read
	needs   bool // a default was read: further ones need one
}

// parameters reads those of a def or a lambda up to the token end.
func (p *parser) parameters(end string) []Param {
	if p.is(end) {
		return nil
	}
	r := &paramReader{parser: p, end: end, seen: map[string]bool{}}
	for !p.is(end) {
		r.parameter()
	}
	return r.list
}

func (r *paramReader) parameter() {
	t := r.peek()
	one := Param{At: t.start, Keyword: r.keyword}
	switch {
	case r.accept("/"):
		r.positionOnly(t)
		return
	case r.accept("**"):
		one.Stars = 2
	case r.accept("*"):
		if r.star(t) {
			return
		}
		one.Stars = 1
	case r.is("("):
		r.parenthesized(t)
	}
	r.named(&one)
	r.list = append(r.list, one)
	if !r.is(r.end) && !r.accept(",") {
		r.unexpected()
	}
	if one.Stars == 2 && !r.is(r.end) {
		r.fail(r.peek().start, "arguments cannot follow var-keyword argument", "")
	}
}

// positionOnly is what a / says.
func (r *paramReader) positionOnly(t *token) {
	switch {
	case len(r.list) == 0 && !r.keyword:
		if !r.is(",") {
			r.i--
			r.unexpected()
		}
		r.fail(t.start, "at least one argument must precede /", "")
	case r.slash:
		r.fail(t.start, "/ may appear only once", "")
	case r.keyword:
		r.fail(t.start, "/ must be ahead of *", "")
	case r.is("*"):
		r.fail(r.peek().start, "expected comma between / and *", "")
	}
	r.slash = true
	for i := range r.list {
		r.list[i].Position = true
	}
	r.comma(r.end)
}

// star is what a * says; true if it stands alone.
func (r *paramReader) star(t *token) bool {
	if r.keyword {
		if r.is(r.end) {
			r.i--
			r.unexpected()
		}
		r.fail(t.start, "* argument may appear only once", "")
	}
	r.keyword = true
	if r.accept(",") || r.is(r.end) {
		if r.is(r.end) || r.is("**") {
			r.fail(t.start, "named arguments must follow bare *", "")
		}
		return true
	}
	return false
}

func (r *paramReader) parenthesized(t *token) {
	if r.end == ":" {
		r.fail(t.start, "Lambda expression parameters cannot be parenthesized", "")
	}
	r.fail(t.start, "Function parameters cannot be parenthesized", "")
}

// named reads a name with its annotation and default.
func (r *paramReader) named(one *Param) {
	t := r.name()
	one.Name = t.text
	if r.seen[one.Name] {
		r.later(symbols, t.start, "duplicate argument '"+one.Name+"' in function definition", "")
	}
	r.seen[one.Name] = true
	if r.end == ")" && r.accept(":") {
		one.Type = r.annotation(one.Stars == 1)
	}
	switch {
	case r.is("=") && one.Stars == 1:
		r.fail(r.peek().start, "var-positional argument cannot have default value", "")
	case r.is("=") && one.Stars == 2:
		r.fail(r.peek().start, "var-keyword argument cannot have default value", "")
	case r.is("="):
		equals := r.take().start
		if r.is(")") || r.is(",") {
			r.fail(equals, "expected default value expression", "")
		}
		one.Default = r.expression()
		r.needs = r.needs || !r.keyword
	case r.needs && !r.keyword && one.Stars == 0:
		r.fail(t.start, "non-default argument follows default argument", "")
	}
}

// annotation reads the type of a parameter; that of *args may have a star.
func (p *parser) annotation(star bool) Expr {
	if star && p.is("*") {
		return p.starred()
	}
	return p.expression()
}

func (p *parser) comma(end string) {
	if !p.is(end) && !p.accept(",") {
		p.missing(end)
	}
}
