package syntax

import "strings"

// compound are the words that a statement with a block starts with.
var compound = wordSet("if while for try with def class async @")

// continues are the words that go on with a statement.
var continues = wordSet("elif else except finally")

// Incomplete tells whether Python's prompt would ask for more with "...": a
// bracket, a long string or a block is open. A block ends with a blank line.
func Incomplete(code string) bool {
	cells, pasted := Session(code)
	if len(cells) == 0 {
		return false
	}
	last := cells[len(cells)-1]
	if strings.HasSuffix(strings.TrimRight(last.Src, " \t"), "\\") {
		return true
	}
	tokens := scan(&scanner{src: last.Src})
	if tokens[len(tokens)-1].kind == tError {
		return openEnded(tokens)
	}
	lines := strings.Count(last.Src, "\n")
	after := pasted && last.Line+lines <= strings.Count(code, "\n") // something follows
	blank := lines > 0 && strings.TrimSpace(last.Src[strings.LastIndexByte(last.Src, '\n'):]) == ""
	return !after && !blank && wantsBlock(tokens)
}

// openEnded tells whether a bracket or a long string is open at the end.
func openEnded(tokens []token) bool {
	e, ok := tokens[len(tokens)-1].value.(*Error)
	return ok && (strings.HasSuffix(e.Message, "was never closed") || strings.HasPrefix(e.Message, "unterminated triple-quoted"))
}

// wantsBlock tells whether the last statement without indentation has a block;
// else, except and the like belong to the statement before.
func wantsBlock(tokens []token) bool {
	depth, start, wants := 0, true, false
	for i := range tokens {
		switch t := &tokens[i]; t.kind {
		case tIndent:
			depth++
		case tDedent:
			depth--
		case tNewline:
			start = true
		case tEOF:
			return wants
		default:
			if start && depth == 0 && !(t.kind == tKeyword && continues[t.text]) {
				wants = t.kind != tName && compound[t.text] || t.text == "match" && endsWithColon(tokens[i:])
			}
			start = false
		}
	}
	return wants
}

// endsWithColon tells whether the first line of tokens does.
func endsWithColon(tokens []token) bool {
	for i := range tokens {
		if tokens[i].kind == tNewline || tokens[i].kind == tEOF {
			return tokens[i-1].text == ":"
		}
	}
	return false
}
