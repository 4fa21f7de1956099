package script

import "locmem/engine/py"

// pos is a place in the code: line and column from 1, columns in code points.
type pos struct{ line, col int32 }

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
	start, end pos
	value      py.Value
	str        *strPart
	err        *Error
}

// strPart is one string literal; adjacent ones are joined by the parser.
type strPart struct {
	text   string // with escapes resolved; of an f-string the parts count
	bytes  bool
	format bool
	parts  []fPart
}

// fPart is literal text or one {expression} of an f-string.
type fPart struct {
	text string // when x is nil
	x    expr
	conv byte // 'r', 's', 'a' or 0
	spec []fPart
	echo string // "x = " of f"{x = }"
}

// keywords are Python's reserved words.
var keywords = wordSet("False None True and as assert async await break class continue def del elif else " +
	"except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield")

// wordSet is the set of the words in a text.
func wordSet(text string) map[string]bool {
	set := map[string]bool{}
	for start, i := -1, 0; i <= len(text); i++ {
		if i < len(text) && text[i] != ' ' {
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 {
			set[text[start:i]] = true
			start = -1
		}
	}
	return set
}

// syntaxError is an error in the code itself.
//
//go:noinline
func syntaxError(at pos, message, hint string) *Error {
	return &Error{Type: "SyntaxError", Message: message, Line: int(at.line), Column: int(at.col), Hint: hint}
}
