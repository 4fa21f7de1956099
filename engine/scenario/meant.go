package scenario

import (
	"strings"

	"locmem/engine/syntax"
)

// meant is a hint: the word that is nearest, else all of them.
func meant(word string, words []string) string {
	best, limit := "", max(1, len(word)/3)+1
	for _, w := range words {
		if d := syntax.Distance(strings.ToLower(word), w, limit); d < limit {
			best, limit = w, d
		}
	}
	switch {
	case best != "":
		return "Did you mean '" + best + "'?"
	case len(words) == 0:
		return ""
	}
	return "Known are: " + strings.Join(words, ", ") + "."
}
