package syntax

import (
	"sort"

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
	tKeyword // reserved words
	tNumber
	tString
	tOp
	tError // the scanner could not go on
)

// token is one word of the text.
type token struct {
	kind  kind
	end   int32  // offset in bytes where it ends; of tError, where the scanner stood
	text  string // of names, keywords and operators
	start Pos
	value any // py.Value of tNumber, *quoted of tString, *Error of tError
}

// quoted is one string literal; adjacent ones are joined by the parser.
type quoted struct {
	text          string // with escapes resolved; of an f-string the parts count
	bytes, format bool
	parts         []field
}

// field is literal text or one {expression} of an f-string, not yet parsed.
type field struct {
	text   string  // when tokens is nil
	tokens []token // of the expression, with a tEOF
	conv   byte
	spec   []field // nil without a colon
	echo   string
}

// keywords are Python's reserved words.
var keywords = wordSet("False None True and as assert async await break class continue def del elif else " +
	"except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield")

// Keywords are Python's reserved words, sorted.
func Keywords() []string {
	list := make([]string, 0, len(keywords))
	for w := range keywords {
		list = append(list, w)
	}
	sort.Strings(list)
	return list
}

// wordSet is the set of the words in a text.
func wordSet(text string) map[string]bool {
	set := map[string]bool{}
	start := 0
	for i := 0; i <= len(text); i++ {
		if i == len(text) || text[i] == ' ' {
			set[text[start:i]] = true
			start = i + 1
		}
	}
	return set
}

// words are the constants that are keywords.
var words = map[string]py.Value{"None": py.None, "True": py.Bool(true), "False": py.Bool(false)}

// Ellipsis is Python's "...".
var Ellipsis = &py.Object{Name: "ellipsis", Text: "Ellipsis",
	Refusal: &py.Error{Type: "TypeError", Message: "the playground does not store Ellipsis"}}
