package script

import (
	"strings"

	"locmem/engine/syntax"
)

// wordSet is the set of the words in a text.
//
//go:noinline
func wordSet(text string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(text) {
		set[w] = true
	}
	return set
}

// Incomplete tells whether Python's prompt would ask for more with "...": a
// bracket, a long string or a block is open. A block ends with a blank line.
func Incomplete(code string) bool { return syntax.Incomplete(code) }
