package syntax

import (
	"strings"

	"locmem/engine/py"
)

// otherWords are words of other languages, and what Python has for them.
var otherWords = map[string]string{
	"true": "True", "false": "False", "none": "None", "null": "None", "nil": "None", "undefined": "None",
}

// OtherWord is what Python has for a word of another language, such as True for
// true or TRUE; "" for other words.
func OtherWord(word string) string {
	if word == "True" || word == "False" || word == "None" {
		return ""
	}
	return otherWords[strings.ToLower(word)]
}

// literalError says of an error what somebody who types a value should do.
func (p *parser) literalError(e *Error) *Error {
	t := &p.tokens[p.i]
	own := *e
	switch {
	case t.kind == tError:
		p.scannedHint(&own, t)
	case own.Hint == "":
		p.parsedHint(&own, t)
	}
	return &own
}

// scannedHint is for what is no word of Python at all.
func (p *parser) scannedHint(e *Error, t *token) {
	from := int(t.start.Offset)
	is := func(part string) bool { return strings.Contains(e.Message, part) }
	switch {
	case is("unterminated"):
		e.Message, _, _ = strings.Cut(e.Message, " (detected")
		e.Hint = "end the text with " + p.quoteAt(from)
	case is("was never closed"):
		e.Hint = "end it with " + closers[p.src[from:from+1]]
	case is("does not match"):
		e.Hint = "end it with " + closers[p.openBracket()]
	case is("unmatched"):
		e.Hint = "leave it out, or write " + opener(p.src[from:from+1]) + " before it"
	case is("leading zeros"):
		e.Hint = "leave out the zeros, or put the digits in quotes"
	case is("truncated"):
		e.Hint = `a backslash starts an escape; write \\ for a backslash, as in 'C:\\x'`
	case is("(value error)"):
		e.Hint = `write two hexadecimal digits after \x`
	case is(`\N`):
		e.Message, e.Hint = "(unicode error) unknown Unicode character name", `write the character itself, or \uXXXX`
	case is("bytes can only"):
		e.Hint = `write other bytes as \xhh`
	case is(" literal") && !is("Exceeds"):
		p.numberHint(e, t)
	case is("invalid character"):
		e.Hint = p.inQuotes(from)
		if r := []rune(p.src[from:min(from+4, len(p.src))]); strings.ContainsRune("“”‘’„«»", r[0]) {
			e.Hint = "use the straight quotes ' or \""
		}
	}
}

// numberHint is for a number that cannot go on where the scanner stood.
func (p *parser) numberHint(e *Error, t *token) {
	e.Column += int(t.end - t.start.Offset)
	switch {
	case strings.HasPrefix(e.Message, "invalid digit"):
		e.Hint = ""
	case strings.HasPrefix(e.Message, "invalid decimal") && p.src[t.end] == '_':
		e.Hint = "an underscore stands between two digits"
	default:
		e.Hint = p.inQuotes(int(t.start.Offset))
	}
}

// parsedHint is for words in the wrong order; t is where reading stopped.
func (p *parser) parsedHint(e *Error, t *token) {
	switch e.Message {
	case "':' expected after dictionary key":
		e.Hint = "a dict is written {'key': value}"
	case "expression expected after dictionary key and ':'":
		e.Hint = "write the value after the colon"
	case "invalid syntax. Perhaps you forgot a comma?":
		e.Hint = "put a comma between two values"
		if p.openBracket() == "{" {
			e.Hint += ", a colon between key and value"
		}
	case "invalid decimal literal":
		e.Hint = "complex numbers cannot be written here"
	case "invalid syntax":
		if p.i > 0 && p.tokens[p.i-1].kind == tNumber && t.kind == tNumber && p.tokens[p.i-1].end == t.start.Offset {
			e.Message, e.Hint = "invalid decimal literal", p.inQuotes(int(p.tokens[p.i-1].start.Offset))
			return
		}
		e.Hint = p.orderHint(t)
	}
}

// orderHint is for a token that cannot stand where it does.
func (p *parser) orderHint(t *token) string {
	var before token // the token before
	if p.i > 0 {
		before = p.tokens[p.i-1]
	}
	expected := p.i == 0 || before.kind == tOp && !strings.Contains(")]}", before.text) // a value
	switch {
	case t.kind == tEOF || t.kind == tNewline:
		return tooShort(p.i, before)
	case t.kind == tName && before.kind == tString && before.end == t.start.Offset:
		return `a text that contains ' goes between ", as in "it's"`
	case expected && (t.kind == tName || t.kind == tKeyword):
		return p.nameHint(t)
	case expected && t.kind == tString:
		return "an f-string computes something; write the finished text without the f"
	case expected && (t.text == "-" || t.text == "+"):
		return "only a number can have a " + t.text + " before it; put text in quotes"
	case t.kind == tOp:
		if hint := operatorHint(t.text); hint != "" {
			return hint
		}
	}
	if p.openBracket() != "" {
		return "put a comma between two values"
	}
	return "one value is enough; several need brackets and commas: [1, 2]"
}

// tooShort is for a text that ends where a value should stand.
func tooShort(i int, before token) string {
	switch {
	case i == 0:
		return "write a value, such as 42, 'text' or None"
	case before.text == "-" || before.text == "+":
		return "a number has to follow the " + before.text
	}
	return "the text ends too early"
}

func operatorHint(op string) string {
	switch {
	case op == ",":
		return "a value is missing before the comma"
	case op == ":":
		return "a colon stands between the key and the value of a dict: {'key': 1}"
	case strings.Contains(")]}", op):
		return "a value is missing"
	case strings.Contains("$?`", op):
		return "put text in quotes"
	case strings.IndexByte("+-*/%@&|^<>=!~:", op[0]) >= 0:
		return "write a finished value, not a computation"
	}
	return ""
}

// nameHint is for a word that is no value.
func (p *parser) nameHint(t *token) string {
	next := strings.TrimLeft(p.src[t.end:], " \t")
	switch {
	case OtherWord(t.text) != "":
		return "Python writes it " + OtherWord(t.text)
	case strings.HasPrefix(next, "(") || strings.HasPrefix(next, "."):
		return "only plain values can be written here: numbers, text, None, True, False, and lists, tuples, dicts, sets of them"
	case t.text == "nan" || t.text == "inf":
		return "this float has no literal; as text it is '" + t.text + "'"
	}
	return p.inQuotes(int(t.start.Offset))
}

// inQuotes offers what somebody probably meant as a text when leaving out
// quotes: the rest of the line, within brackets up to the next comma, colon or
// bracket.
func (p *parser) inQuotes(from int) string {
	stop := "\r\n"
	if p.openBracket() != "" {
		stop = "\r\n,:)]}"
	}
	text := p.src[from:]
	if i := strings.IndexAny(text, stop); i >= 0 {
		text = text[:i]
	}
	runes := 0
	for i := range text {
		if runes++; runes > 60 {
			text = text[:i]
			break
		}
	}
	return "put text in quotes: " + py.ReprStr(strings.TrimRight(text, " \t"))
}

// openBracket is the innermost bracket that is open where reading stopped; "" if
// none is.
func (p *parser) openBracket() string {
	var open []string
	for _, t := range p.tokens[:p.i] {
		switch {
		case t.kind != tOp:
		case closers[t.text] != "":
			open = append(open, t.text)
		case strings.Contains(")]}", t.text):
			open = open[:len(open)-1]
		}
	}
	if len(open) == 0 {
		return ""
	}
	return open[len(open)-1]
}

func opener(closer string) string {
	for first, last := range closers {
		if last == closer {
			return first
		}
	}
	return ""
}

// quoteAt is the quote that a literal at an offset begins with.
func (p *parser) quoteAt(at int) string {
	at += strings.IndexAny(p.src[at:], `'"`)
	quote := p.src[at : at+1]
	if strings.HasPrefix(p.src[at:], quote+quote+quote) {
		return quote + quote + quote
	}
	return quote
}
