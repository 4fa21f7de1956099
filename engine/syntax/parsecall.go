package syntax

// callReader reads the arguments of a call.
type callReader struct {
	*parser
	args              []Argument
	named             map[string]bool
	keyword, unpacked bool // name=value or **value was read
}

// arguments reads those of a call up to and over its closing parenthesis.
func (p *parser) arguments() []Argument {
	if p.accept(")") {
		return nil
	}
	r := callReader{parser: p, args: make([]Argument, 0, 3)}
	for !p.is(")") {
		r.argument()
		p.comma(")")
	}
	p.expect(")")
	return r.args
}

func (r *callReader) argument() {
	a := Argument{At: r.peek().start}
	switch {
	case r.accept("**"):
		a.Stars, r.unpacked = 2, true
		a.Value = r.expression()
	case r.is("*"):
		if r.unpacked {
			r.fail(a.At, "iterable argument unpacking follows keyword argument unpacking", "")
		}
		r.take()
		a.Stars = 1
		a.Value = r.expression()
	default:
		r.plain(&a)
	}
	r.args = append(r.args, a)
}

// plain reads value, name=value or a generator without parentheses.
func (r *callReader) plain(a *Argument) {
	yields := r.yields
	a.Value = r.expression()
	switch {
	case r.is("="):
		r.keywordArgument(a)
		return
	case r.is(":="):
		n, ok := a.Value.(*Name)
		if !ok {
			r.unexpected()
		}
		r.take()
		a.Value = &NamedExpr{n.Pos, n, r.expression()}
	}
	if r.startsFor() {
		a.Value = r.comprehend(&Comprehension{Pos: a.At, Kind: '(', Body: a.Value}, yields)
		if len(r.args) > 0 || !r.is(")") {
			r.fail(a.At, "Generator expression must be parenthesized", "")
		}
	}
	switch {
	case r.unpacked:
		r.fail(a.At, "positional argument follows keyword argument unpacking", "")
	case r.keyword:
		r.fail(a.At, "positional argument follows keyword argument", "")
	}
}

func (r *callReader) keywordArgument(a *Argument) {
	n, ok := a.Value.(*Name)
	if c, isConstant := a.Value.(*Constant); isConstant && isWord(c) {
		r.fail(a.At, "cannot assign to "+kindOf(c), "")
	}
	if !ok {
		r.fail(a.At, `expression cannot contain assignment, perhaps you meant "=="?`, "")
	}
	r.take()
	a.Name, a.Value = n.ID, r.expression()
	if r.startsFor() {
		r.fail(a.At, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?", "")
	}
	if r.named == nil {
		r.named = map[string]bool{}
	}
	if r.named[a.Name] {
		r.later(compiler, a.At, "keyword argument repeated: "+a.Name, "")
	}
	r.named[a.Name], r.keyword = true, true
}
