package py

import "unicode/utf8"

// value reads one value that begins right here.
func (p *literalParser) value() (Value, *SyntaxError) {
	c := p.peek()
	switch {
	case c == '\'' || c == '"':
		return p.strings()
	case isDigit(c) || c == '.' && isDigit(p.peekAt(1)):
		return p.number("")
	case c == '-' || c == '+':
		return p.signed()
	case c == '[' || c == '(' || c == '{':
		return p.bracket()
	case wordStart(c):
		if n := p.word(); p.peekAt(n) == '\'' || p.peekAt(n) == '"' {
			return p.strings()
		}
		return p.name()
	}
	return nil, p.unexpected()
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// wordStart says whether a word may begin with c: a letter of any script.
func wordStart(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= utf8.RuneSelf
}

// word is the length of the word that begins here.
func (p *literalParser) word() int {
	n := 0
	for wordStart(p.peekAt(n)) || isDigit(p.peekAt(n)) {
		n++
	}
	return n
}

// signed reads + or - and the number after it.
func (p *literalParser) signed() (Value, *SyntaxError) {
	at, sign := p.pos, p.src[p.pos:p.pos+1]
	p.pos++
	p.spaces()
	if c := p.peek(); !isDigit(c) && !(c == '.' && isDigit(p.peekAt(1))) {
		if p.pos == len(p.src) {
			return nil, p.errorAt(p.pos, "invalid syntax", "a number has to follow the "+sign)
		}
		return nil, p.errorAt(at, "invalid syntax", "only a number can have a "+sign+" before it; put text in quotes")
	}
	return p.number(sign)
}

// name reads the few words that are values.
func (p *literalParser) name() (Value, *SyntaxError) {
	at := p.pos
	word := p.src[at : at+p.word()]
	p.pos += len(word)
	switch word {
	case "None":
		return None, nil
	case "True":
		return Bool(true), nil
	case "False":
		return Bool(false), nil
	case "set":
		if v, ok := p.emptySet(); ok {
			return v, nil
		}
	}
	p.pos = at
	return nil, p.badName(word)
}

// emptySet reads the brackets of set().
func (p *literalParser) emptySet() (Value, bool) {
	p.spaces()
	if p.peek() != '(' {
		return nil, false
	}
	p.open = append(p.open, p.pos)
	p.pos++
	p.spaces()
	p.open = p.open[:len(p.open)-1]
	if p.peek() != ')' {
		return nil, false
	}
	p.pos++
	return &Set{}, true
}

// bracket reads a list, tuple, dict or set, or a value in parentheses.
func (p *literalParser) bracket() (Value, *SyntaxError) {
	if len(p.open) >= maxNesting {
		return nil, p.errorAt(p.pos, "too many nested parentheses", "")
	}
	kind := p.peek()
	p.open = append(p.open, p.pos)
	p.pos++
	p.spaces()
	var v Value
	var err *SyntaxError
	if kind == '{' {
		v, err = p.braces()
	} else {
		v, err = p.sequence(kind)
	}
	if err != nil {
		return nil, err
	}
	p.pos++ // the closing one, which endOf saw
	p.open = p.open[:len(p.open)-1]
	return v, nil
}

// closers are the brackets that end those that begin something.
var closers = map[byte]byte{'(': ')', '[': ']', '{': '}'}

// sequence reads the inside of a list, a tuple or plain parentheses.
func (p *literalParser) sequence(kind byte) (Value, *SyntaxError) {
	items, comma := []Value{}, false
	for {
		if end, err := p.end(comma || len(items) == 0); end || err != nil {
			if err != nil {
				return nil, err
			}
			break
		}
		v, err := p.value()
		if err != nil {
			return nil, err
		}
		items = append(items, v)
		comma = p.comma()
	}
	switch {
	case kind == '[':
		return &List{items}, nil
	case len(items) == 1 && !comma:
		return items[0], nil
	}
	return &Tuple{items}, nil
}

// end says whether the bracket ends here. If not, a value must be able to begin:
// at the start and after a comma.
func (p *literalParser) end(mayBegin bool) (bool, *SyntaxError) {
	c := p.peek()
	switch {
	case p.pos == len(p.src):
		return false, p.neverClosed()
	case c == closers[p.src[p.open[len(p.open)-1]]]:
		return true, nil
	case c == ')' || c == ']' || c == '}' || !mayBegin || c == ',':
		return false, p.unexpected()
	}
	return false, nil
}

// comma skips a comma, if one is next, and what is blank around it.
func (p *literalParser) comma() bool {
	p.spaces()
	if p.peek() != ',' {
		return false
	}
	p.pos++
	p.spaces()
	return true
}

// braces reads the inside of a dict or set: the first colon decides.
func (p *literalParser) braces() (Value, *SyntaxError) {
	d, s, comma := &Dict{}, &Set{}, true
	for {
		if end, err := p.end(comma); end || err != nil {
			if err != nil {
				return nil, err
			}
			break
		}
		at := p.pos
		k, err := p.value()
		if err != nil {
			return nil, err
		}
		if p.spaces(); p.peek() == ':' && s.Len() == 0 {
			err = p.pair(d, k, at)
		} else if d.Len() > 0 {
			return nil, p.errorAt(p.pos, "':' expected after dictionary key", "a dict is written {'key': value}")
		} else if bad := s.Add(k); bad != nil {
			return nil, p.errorAt(at, bad.(*Error).Message, "what may change cannot be in a set; use a tuple: (1, 2)")
		}
		if err != nil {
			return nil, err
		}
		comma = p.comma()
	}
	if s.Len() > 0 {
		return s, nil
	}
	return d, nil
}

// pair reads the colon and value of a dict's pair and adds it.
func (p *literalParser) pair(d *Dict, k Value, at int) *SyntaxError {
	p.pos++
	p.spaces()
	if c := p.peek(); c == ',' || c == '}' {
		return p.errorAt(p.pos-1, "expression expected after dictionary key and ':'", "write the value after the colon")
	}
	if p.pos == len(p.src) {
		return p.neverClosed()
	}
	v, err := p.value()
	if err != nil {
		return err
	}
	if bad := d.Set(k, v); bad != nil {
		return p.errorAt(at, bad.(*Error).Message, "what may change cannot be a key; use a tuple: (1, 2)")
	}
	return nil
}
