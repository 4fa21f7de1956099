package scenario

import (
	"strings"

	"locmem/engine/syntax"
)

// meant is a hint: the word that is nearest, else all of them.
func meant(word string, words []string) string {
	switch near := syntax.Nearest(word, words); {
	case near != "":
		return "Did you mean '" + near + "'?"
	case len(words) == 0:
		return ""
	}
	return "Known are: " + strings.Join(words, ", ") + "."
}
