package syntax

import "strings"

// compound are the words that a statement with a block starts with.
var compound = wordSet("if while for try with def async class @")

// Incomplete tells whether Python's prompt would ask for more with "...": a
// bracket, a long string or a block is open. A block ends with a blank line.
func Incomplete(code string) bool {
	src := code
	if cells, pasted := Session(code); pasted && len(cells) > 0 {
		src = cells[len(cells)-1].Src
	}
	if strings.HasSuffix(strings.TrimRight(src, " \t"), "\\") {
		return true
	}
	tokens := scan(src, nil)
	last := tokens[len(tokens)-1]
	if last.kind == tError {
		return strings.HasSuffix(last.err.Message, "was never closed") ||
			strings.HasPrefix(last.err.Message, "unterminated triple-quoted")
	}
	lines := strings.Split(src, "\n")
	if len(lines) > 1 && strings.TrimSpace(lines[len(lines)-1]) == "" {
		return false
	}
	return compound[lastStatement(tokens)]
}

// lastStatement is the word that the last statement without indentation starts
// with; else, except and the like belong to the statement before.
func lastStatement(tokens []token) string {
	depth, start, word := 0, true, ""
	for _, t := range tokens {
		switch t.kind {
		case tIndent:
			depth++
		case tDedent:
			depth--
		case tNewline:
			start = true
			continue
		case tEOF:
			return word
		default:
			if start && depth == 0 && !(t.kind == tKeyword && continues[t.text]) {
				word = t.text
			}
			start = false
		}
	}
	return word
}

// continues are the words that go on with a statement.
var continues = wordSet("elif else except finally")
