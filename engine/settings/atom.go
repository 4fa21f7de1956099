package settings

import (
	"strings"

	"locmem/engine/py"
)

// unknown is a blank from start to here; the text offers a value or nil.
func (p *parser) unknown(start int, offer py.Value) *node {
	return &node{shape: blank, span: span{start, max(start, p.after())}, value: offer, index: -1}
}

// trailers reads .name, (arguments) and [subscripts] after an atom.
func (p *parser) trailers(n *node) *node {
	start := n.start
	for {
		switch {
		case p.is("."):
			p.next()
			if p.tok().kind != tName {
				p.unexpected("")
				return n
			}
			p.next()
			n = p.unknown(start, nil)
		case p.is("("):
			n = p.unknown(start, p.arguments(p.getter(n)))
		case p.is("["):
			p.subscripts()
			n = p.unknown(start, nil)
		default:
			return n
		}
	}
}

// atom reads what has no operators.
func (p *parser) atom() *node {
	t := p.tok()
	switch {
	case t.kind == tNumber:
		p.next()
		return &node{shape: literal, span: t.span, value: t.value}
	case t.kind == tString:
		return p.strings()
	case t.kind == tName:
		return p.name()
	case p.is("..."):
		p.next()
		return p.unknown(t.start, nil)
	case p.is("("), p.is("["), p.is("{"):
		return p.bracket()
	}
	p.unexpected("")
	return p.unknown(t.start, nil)
}

// name reads a word: one of the three that are values, or a blank.
func (p *parser) name() *node {
	t, w := p.tok(), p.word()
	if keywords[w] || w == "not" || w == "lambda" {
		p.unexpected("")
		return p.unknown(t.start, nil)
	}
	p.next()
	switch w {
	case "None":
		return &node{shape: literal, span: t.span, value: py.None}
	case "True", "False":
		return &node{shape: literal, span: t.span, value: py.Bool(w == "True")}
	}
	n := &node{shape: blank, span: t.span, word: w, index: -1}
	value, exists := p.names[w]
	if meant := otherWords[w]; meant != "" && !exists {
		n.shape = literal
		n.value, _ = py.ParseLiteral(meant)
	} else if value != nil {
		n.value = value.constant()
	}
	return n
}

// strings reads literals in a row, which are joined. With an f-string among
// them they are a blank.
func (p *parser) strings() *node {
	first := p.tok()
	var joined strings.Builder
	format, isBytes := false, false
	for t := first; t.kind == tString; t = p.tok() {
		s := p.quoted(t)
		if t != first && s.bytes != isBytes {
			p.fail(&fault{at: t.span, message: "cannot mix bytes and nonbytes literals"})
			break
		}
		isBytes, format = s.bytes, format || s.format
		joined.WriteString(s.text)
		p.next()
	}
	n := p.unknown(first.start, nil)
	switch {
	case format:
		return n
	case isBytes:
		n.value = py.Bytes(joined.String())
	default:
		n.value = py.Str(joined.String())
	}
	n.shape = literal
	return n
}

// quotedText is what one literal says.
type quotedText struct {
	text          string
	bytes, format bool // format: it is not known
}

// quoted reads one literal; the text of an f-string and of \N{...} is not read.
func (p *parser) quoted(t token) quotedText {
	src := p.cut(t.span)
	prefix := strings.ToLower(src[:strings.IndexAny(src, `'"`)])
	if strings.Contains(prefix, "f") {
		return quotedText{format: true}
	}
	v, err := py.ParseLiteral(src)
	switch v := v.(type) {
	case py.Str:
		return quotedText{text: string(v)}
	case py.Bytes:
		return quotedText{text: string(v), bytes: true}
	}
	if strings.Contains(src, `\N{`) {
		return quotedText{format: true} // a character by its name, which is not known here
	}
	message, hint := syntaxWords(err)
	p.fail(&fault{at: t.span, message: message, hint: hint})
	return quotedText{}
}
