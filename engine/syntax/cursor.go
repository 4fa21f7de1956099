package syntax

import "strings"

// Wanted is what may stand at a cursor.
type Wanted uint8

// What may stand at a cursor.
const (
	WantNothing Wanted = iota // in a comment, in a number, or where the text makes no sense
	WantName                  // a variable or a keyword
	WantAttr                  // an attribute of Cursor.Of
	WantModule                // a module, behind import or from
	WantImport                // the word import, behind a from
	WantMember                // a name of the module Cursor.Module
	WantText                  // the text of a string
)

// Cursor is what stands before a place where somebody types.
type Cursor struct {
	Want   Wanted
	Start  int    // offset in bytes of the word at the cursor, which a completion replaces
	Word   string // the word so far; may be empty, a dotted name of a module, or text in quotes
	Of     Expr   // what stands before the dot; nil if it is no plain chain of names, calls and subscripts
	Module string // what a from names, with its dots
	Open   []Bracket
}

// Bracket is one that is open at a cursor.
type Bracket struct {
	Kind byte // '(', '[' or '{'
	Of   Expr // what is called or subscripted; nil for a display and the like
}

// maxOpen bounds how many of the innermost brackets a Cursor has.
const maxOpen = 4

// At tells what may stand at the end of a text that is being typed, which may be
// a pasted session. Open has the innermost bracket first.
func At(before string) Cursor {
	c := Cursor{Start: len(before)}
	cells, pasted := Session(before)
	if len(cells) == 0 {
		return c
	}
	cell := cells[len(cells)-1]
	if pasted && cell.Line+strings.Count(cell.Src, "\n") <= strings.Count(before, "\n") {
		return c // the text ends in output
	}
	r := &cursorReader{Cursor: c, src: cell.Src}
	r.read()
	r.Start += len(before) - len(cell.Src)
	return r.Cursor
}

// cursorReader looks at the tokens before a cursor.
type cursorReader struct {
	Cursor
	src    string
	tokens []token
}

func (r *cursorReader) read() {
	r.Start = len(r.src)
	fault := r.scan()
	r.trim()
	switch {
	case fault != nil:
		r.quoted(fault)
	case r.inComment():
		return
	default:
		r.word()
	}
	r.brackets()
}

// scan makes the tokens of the text, from the first line on that has no errors
// behind it. fault is the string that is open at the end, or what makes no
// sense there.
func (r *cursorReader) scan() (fault *token) {
	for from := 0; ; {
		r.tokens = scan(&scanner{src: r.src[from:], flat: true, checked: from > 0, tokens: r.tokens[:0]})
		last := &r.tokens[len(r.tokens)-1]
		for i := range r.tokens {
			r.tokens[i].start.Offset += int32(from)
			r.tokens[i].end += int32(from)
		}
		if last.kind != tError {
			return nil
		}
		message := last.value.(*Error).Message
		if strings.HasSuffix(message, "was never closed") {
			return nil
		}
		end := strings.IndexByte(r.src[last.end:], '\n')
		if end < 0 {
			return last
		}
		from = int(last.end) + end + 1
	}
}

// trim takes off the end of the text.
func (r *cursorReader) trim() {
	for n := len(r.tokens); n > 0; n-- {
		switch t := r.tokens[n-1]; {
		case t.kind == tEOF, t.kind == tError, t.kind == tNewline && int(t.start.Offset) >= len(r.src):
			r.tokens = r.tokens[:n-1]
		default:
			return
		}
	}
}

// quoted is for a cursor within a string.
func (r *cursorReader) quoted(fault *token) {
	if message := fault.value.(*Error).Message; !strings.HasPrefix(message, "unterminated") {
		return
	}
	text := r.src[fault.start.Offset:]
	text = text[strings.IndexAny(text, `'"`):]
	quote := text[:1]
	if strings.HasPrefix(text, quote+quote+quote) {
		quote += quote + quote
	}
	r.Want, r.Word = WantText, text[len(quote):]
	r.Start = len(r.src) - len(r.Word)
}

// inComment tells whether the cursor stands in a comment.
func (r *cursorReader) inComment() bool {
	end := 0
	if n := len(r.tokens); n > 0 {
		end = int(r.tokens[n-1].end)
	}
	rest := r.src[end:]
	return strings.IndexByte(rest[strings.LastIndexByte(rest, '\n')+1:], '#') >= 0
}

// word finds the word at the cursor, and what it may be.
func (r *cursorReader) word() {
	n := len(r.tokens)
	if n > 0 && int(r.tokens[n-1].end) == len(r.src) {
		switch t := r.tokens[n-1]; t.kind {
		case tName, tKeyword:
			r.Word, r.Start = t.text, int(t.start.Offset)
			n--
		case tNumber, tString:
			return
		}
	}
	line := r.statement(n)
	switch {
	case n > line && r.tokens[line].text == "import":
		r.module(line+1, n)
	case n > line && r.tokens[line].text == "from" && r.tokens[line].kind == tKeyword:
		r.from(line+1, n)
	case n > 0 && r.tokens[n-1].text == "." && r.tokens[n-1].kind == tOp:
		r.Want, r.Of = WantAttr, r.primary(n-1)
	default:
		r.Want = WantName
	}
}

// statement is where the statement begins that token n belongs to.
func (r *cursorReader) statement(n int) int {
	for n > 0 && r.tokens[n-1].kind != tNewline && r.tokens[n-1].text != ";" {
		n--
	}
	return n
}

// module is for a cursor behind import; the tokens that count are [i, n).
func (r *cursorReader) module(i, n int) {
	if n > i && r.tokens[n-1].text == "as" {
		return
	}
	start := n
	for start > i && r.tokens[start-1].text != "," {
		start--
	}
	if start < n && r.tokens[n-1].text != "." {
		return // import x y
	}
	r.Want = WantModule
	if start < n {
		r.Start = int(r.tokens[start].start.Offset)
		r.Word = r.src[r.Start:]
	}
}

// from is for a cursor behind from.
func (r *cursorReader) from(i, n int) {
	for at := i; at < n; at++ {
		if r.tokens[at].text == "import" && r.tokens[at].kind == tKeyword {
			if r.tokens[n-1].text == "as" {
				return
			}
			r.Want, r.Module = WantMember, strings.TrimSpace(r.src[r.tokens[i-1].end:r.tokens[at].start.Offset])
			return
		}
	}
	if n > i && r.tokens[n-1].kind == tName {
		r.Want = WantImport
		return
	}
	r.module(i, n)
}

// brackets fills Open.
func (r *cursorReader) brackets() {
	depth := 0
	for i := len(r.tokens) - 1; i >= 0 && len(r.Open) < maxOpen; i-- {
		t := &r.tokens[i]
		switch {
		case t.kind != tOp:
		case strings.Contains(")]}", t.text):
			depth++
		case closers[t.text] == "":
		case depth > 0:
			depth--
		default:
			b := Bracket{Kind: t.text[0]}
			if t.text != "{" {
				b.Of = r.primary(i)
			}
			r.Open = append(r.Open, b)
		}
	}
}

// primary is the chain of names, calls and subscripts that ends before token
// end; nil if there is none.
func (r *cursorReader) primary(end int) (x Expr) {
	i := end
	for {
		if i--; i < 0 {
			return nil
		}
		t := &r.tokens[i]
		if t.kind == tOp && strings.Contains(")]}", t.text) {
			if i = r.opening(i); i < 0 {
				return nil
			}
			if i > 0 && r.tokens[i].text != "{" && isTail(&r.tokens[i-1]) {
				continue
			}
			break
		}
		if t.kind != tName && t.kind != tString && words[t.text] == nil {
			return nil
		}
		if t.kind == tName && i > 0 && r.tokens[i-1].text == "." && r.tokens[i-1].kind == tOp {
			i--
			continue
		}
		break
	}
	p := &parser{src: r.src, tokens: append(append([]token{}, r.tokens[i:end]...), token{})}
	if err := p.run(func() {
		x = p.primary()
		p.end()
	}); err != nil {
		return nil
	}
	return x
}

// isTail tells whether a call or subscript may follow a token.
func isTail(t *token) bool {
	return t.kind == tName || t.kind == tString || t.kind == tOp && strings.Contains(")]}", t.text)
}

// opening is where the bracket begins that token i ends, or -1.
func (r *cursorReader) opening(i int) int {
	for depth := 0; i >= 0; i-- {
		switch t := &r.tokens[i]; {
		case t.kind != tOp:
		case strings.Contains(")]}", t.text):
			depth++
		case closers[t.text] != "":
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}
