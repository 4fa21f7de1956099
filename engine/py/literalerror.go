package py

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// neverClosed is the error for a bracket that is open at the end of the text.
func (p *literalParser) neverClosed() *SyntaxError {
	at := p.open[len(p.open)-1]
	c := p.src[at]
	return p.errorAt(at, "'"+string(c)+"' was never closed", "end it with "+string(closers[c]))
}

// unexpected is the error for whatever stands here.
func (p *literalParser) unexpected() *SyntaxError {
	c := p.peek()
	switch {
	case p.pos == len(p.src) && len(p.open) > 0:
		return p.neverClosed()
	case p.pos == len(p.src):
		return p.errorAt(p.pos, "invalid syntax", "the text ends too early")
	case c == ')' || c == ']' || c == '}':
		if len(p.open) == 0 {
			return p.errorAt(p.pos, "unmatched '"+string(c)+"'", "leave it out, or write "+string(opener(c))+" before it")
		}
		first := p.src[p.open[len(p.open)-1]]
		if closers[first] == c {
			return p.errorAt(p.pos, "invalid syntax", "a value is missing")
		}
		return p.errorAt(p.pos, "closing parenthesis '"+string(c)+"' does not match opening parenthesis '"+string(first)+"'",
			"end it with "+string(closers[first]))
	case strings.IndexByte("+-*/%@&|^<>=!~", c) >= 0:
		return p.errorAt(p.pos, "invalid syntax", "write a finished value, not a computation")
	case c == ',':
		return p.errorAt(p.pos, "invalid syntax", "a value is missing before the comma")
	case c == ':':
		return p.errorAt(p.pos, "invalid syntax", "a colon stands between the key and the value of a dict: {'key': 1}")
	case c == '$' || c == '?' || c == '`':
		return p.errorAt(p.pos, "invalid syntax", "put text in quotes")
	}
	r, _ := utf8.DecodeRuneInString(p.src[p.pos:])
	if r >= utf8.RuneSelf && strings.ContainsRune("“”‘’„«»", r) {
		return p.errorAt(p.pos, fmt.Sprintf("invalid character '%c' (U+%04X)", r, r), "use the straight quotes ' or \"")
	}
	if len(p.open) > 0 && p.src[p.open[len(p.open)-1]] == '{' {
		return p.errorAt(p.pos, "invalid syntax. Perhaps you forgot a comma?", "put a comma between two values, a colon between key and value")
	}
	if len(p.open) > 0 {
		return p.errorAt(p.pos, "invalid syntax. Perhaps you forgot a comma?", "put a comma between two values")
	}
	return p.errorAt(p.pos, "invalid syntax", "one value is enough; several need brackets and commas: [1, 2]")
}

// opener is the bracket that a closing one ends.
func opener(c byte) byte {
	for first, last := range closers {
		if last == c {
			return first
		}
	}
	return c
}

// otherWords are words of other languages, and what Python has for them.
var otherWords = map[string]string{
	"true": "True", "TRUE": "True", "false": "False", "FALSE": "False",
	"none": "None", "NONE": "None", "null": "None", "NULL": "None", "nil": "None", "undefined": "None",
}

// badName is the error for a word that is no value.
func (p *literalParser) badName(word string) *SyntaxError {
	if r, _ := utf8.DecodeRuneInString(word); strings.ContainsRune("“”‘’„«»", r) {
		return p.unexpected()
	}
	next := strings.TrimLeft(p.src[p.pos+len(word):], " \t")
	hint := ""
	switch {
	case otherWords[word] != "":
		hint = "Python writes it " + otherWords[word]
	case strings.HasPrefix(next, "(") || strings.HasPrefix(next, "."):
		hint = "only plain values can be written here: numbers, text, None, True, False, and lists, tuples, dicts, sets of them"
	case word == "nan" || word == "inf":
		hint = "this float has no literal; as text it is '" + word + "'"
	default:
		hint = "put text in quotes: " + ReprStr(p.bareText(p.pos))
	}
	return p.errorAt(p.pos, "invalid syntax", hint)
}

// bareText is what somebody probably meant as a text when leaving out quotes:
// the rest of the line from there, within brackets up to the next comma, colon or bracket.
func (p *literalParser) bareText(from int) string {
	stop := "\r\n"
	if len(p.open) > 0 {
		stop = "\r\n,:)]}"
	}
	text := p.src[from:]
	if i := strings.IndexAny(text, stop); i >= 0 {
		text = text[:i]
	}
	return cutRunes(strings.TrimRight(text, " \t"), 60)
}
