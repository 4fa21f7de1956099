package syntax

// parser reads tokens by recursive descent. It gives up at the first error by
// a panic with *Error, which run catches.
type parser struct {
	src     string
	tokens  []token
	i       int
	depth   int
	in      context
	field   bool // within the braces of an f-string
	literal bool // only literals are read
	yields  int  // how many were read in this function
	yielded Pos  // of the last one
	late    [2]*Error
	ends    map[Expr]int // of expressions, in bytes; nil: nobody asks
}

// context is what the statement being read stands in.
type context struct {
	function, async, class, loop bool
}

// Python finds some errors only once the whole text is parsed: first what its
// symbol table knows, then what its compiler does.
const (
	symbols = iota
	compiler
)

// maxChain bounds operators in a row and maxDepth expressions in each other,
// so that no later pass runs out of stack.
const (
	maxChain = 1000
	maxDepth = 2 * maxNesting
)

// Parse reads a whole text: a cell of the console, a views.py, a settings.py.
// The error is the first that Python would report.
func Parse(src string) ([]Stmt, *Error) {
	return parse(&scanner{src: src}, nil)
}

// ParseEnds is Parse, and tells where the expressions end, in bytes from 0:
// values, arguments and items.
func ParseEnds(src string) (body []Stmt, ends map[Expr]int, err *Error) {
	ends = map[Expr]int{}
	body, err = parse(&scanner{src: src}, ends)
	return body, ends, err
}

func parse(s *scanner, ends map[Expr]int) (body []Stmt, err *Error) {
	p := &parser{src: s.src, tokens: scan(s), ends: ends}
	if err := p.run(func() {
		for p.peek().kind != tEOF {
			body = p.statement(body)
		}
	}); err != nil {
		return nil, err
	}
	return body, nil
}

// ParseExpr reads exactly one expression, as eval does: white space around it
// and line ends behind it do not count.
func ParseExpr(src string) (x Expr, err *Error) {
	s := &scanner{src: src, flat: true}
	p := &parser{src: src, tokens: scan(s)}
	if err := p.run(func() {
		x = p.value(p.expressions())
		p.end()
	}); err != nil {
		return nil, err
	}
	return x, nil
}

// end expects nothing more but the end of the line.
func (p *parser) end() {
	if p.peek().kind == tNewline {
		p.i++
	}
	if p.peek().kind != tEOF {
		p.unexpected()
	}
}

// run reads something and tells the error that Python would report first.
func (p *parser) run(read func()) (err *Error) {
	defer func() {
		switch e := recover().(type) {
		case nil:
		case *Error:
			err = p.first(e)
		default:
			panic(e)
		}
	}()
	read()
	for _, e := range p.late {
		if e != nil {
			return e
		}
	}
	return nil
}

// first is the error that Python reports when the parser stops with e: before
// it does so, it scans the rest of the text, and what it finds there counts
// more.
func (p *parser) first(e *Error) *Error {
	last := &p.tokens[len(p.tokens)-1]
	if last.kind != tError || p.literal || e.Message == "unexpected indent" {
		return e
	}
	scanned := last.value.(*Error)
	if p.unclosed(scanned) && p.tokens[p.i].start.Line <= last.start.Line {
		return e
	}
	return scanned
}

// unclosed tells whether an error is that a bracket is open at the end.
func (p *parser) unclosed(e *Error) bool {
	const end = "was never closed"
	return len(e.Message) > len(end) && e.Message[len(e.Message)-len(end):] == end
}

func (p *parser) fail(at Pos, message, hint string) {
	if p.field {
		message = "f-string: " + message
	}
	panic(syntaxError(at, message, hint))
}

// later keeps an error that Python finds after parsing.
func (p *parser) later(stage int, at Pos, message, hint string) {
	if p.late[stage] == nil {
		p.late[stage] = syntaxError(at, message, hint)
	}
}

// peek is the next token; the scanner's error comes up when it is reached.
func (p *parser) peek() *token {
	t := &p.tokens[p.i]
	if t.kind == tError {
		panic(t.value.(*Error))
	}
	return t
}

func (p *parser) take() *token {
	t := p.peek()
	if t.kind != tEOF {
		p.i++
	}
	return t
}

// is tells whether the next token is this operator or keyword.
func (p *parser) is(text string) bool {
	t := p.peek()
	return t.text == text && (t.kind == tOp || t.kind == tKeyword)
}

// accept takes the next token if it is this operator or keyword.
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

// missing complains that a token is not there.
func (p *parser) missing(text string) {
	t := p.peek()
	if closes := text == ")" || text == "]" || text == "}"; closes && p.startsExpr() && !p.textAfterName() {
		if p.aloneBefore() {
			p.legacy(&p.tokens[p.i-1])
		}
		p.fail(t.start, "invalid syntax. Perhaps you forgot a comma?", "")
	}
	p.unexpected()
}

// textAfterName tells whether a string follows a name that stands alone, as in
// (x "a"): Python takes that for a prefix it does not know.
func (p *parser) textAfterName() bool {
	return p.peek().kind == tString && p.aloneBefore()
}

// legacy complains about a statement of Python 2 that t starts.
func (p *parser) legacy(t *token) {
	if t.text == "print" || t.text == "exec" {
		p.fail(t.start, "Missing parentheses in call to '"+t.text+"'. Did you mean "+t.text+"(...)?", "")
	}
}

// aloneBefore tells whether the token before is a name that stands alone.
func (p *parser) aloneBefore() bool {
	if p.i < 2 || p.tokens[p.i-1].kind != tName {
		return false
	}
	switch p.tokens[p.i-2].text {
	case "(", "[", "{", ",", ":", "=":
		return true
	}
	return false
}

// unexpected complains about the next token.
func (p *parser) unexpected() {
	t := p.peek()
	switch t.kind {
	case tIndent:
		panic(errorAt("IndentationError", t.start, "unexpected indent", "This line starts further to the right than the one before."))
	case tDedent:
		panic(errorAt("IndentationError", t.start, "unexpected unindent", ""))
	}
	p.fail(t.start, "invalid syntax", "")
}

// unknown refuses something that Python has and the playground does not.
func (p *parser) unknown(at Pos, what, instead string) {
	p.fail(at, "the playground does not know '"+what+"'", instead)
}

// name takes an identifier.
func (p *parser) name() *token {
	if p.peek().kind != tName {
		p.unexpected()
	}
	return p.take()
}

// deeper counts a level of nesting.
func (p *parser) deeper() {
	if p.depth++; p.depth > maxDepth {
		p.fail(p.peek().start, "too many nested parentheses", "")
	}
}

// chain bounds the operators in a row.
func (p *parser) chain(n int) {
	if n >= maxChain {
		panic(errorAt("RecursionError", p.peek().start, "maximum recursion depth exceeded during compilation", "Split the expression."))
	}
}
