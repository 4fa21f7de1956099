package syntax

import (
	"maps"
	"slices"
	"strings"

	"locmem/engine/py"
)

// kind tells tokens apart.
type kind uint8

const (
	tEOF kind = iota
	tNewline
	tIndent
	tDedent
	tName    // identifiers that are no keywords
	tKeyword // reserved words, also those that the language does not know
	tNumber
	tString
	tOp
	tError // the scanner could not go on; err says why
)

// token is one word of the code. value is the number, or the *strPart of a
// string.
type token struct {
	kind       kind
	text       string
	start, end Pos
	value      py.Value
	str        *strPart
	err        *Error
}

// strPart is one string literal; adjacent ones are joined by the parser.
type strPart struct {
	text   string // with escapes resolved; of an f-string the parts count
	bytes  bool
	format bool
	parts  []Part
}

// keywords are Python's reserved words.
var keywords = wordSet("False None True and as assert async await break class continue def del elif else " +
	"except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield")

// Keywords are Python's reserved words, sorted.
func Keywords() []string { return slices.Sorted(maps.Keys(keywords)) }

// wordSet is the set of the words in a text.
func wordSet(text string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(text) {
		set[w] = true
	}
	return set
}

// syntaxError is an error in the code itself.
//
//go:noinline
func syntaxError(at Pos, message, hint string) *Error {
	return &Error{Type: "SyntaxError", Message: message, Line: int(at.Line), Column: int(at.Col), Hint: hint}
}
