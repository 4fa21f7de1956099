package scenario

import "strings"

// meant is a hint: the word that is nearest, else all of them.
func meant(word string, words []string) string {
	best, limit := "", max(1, len(word)/3)+1
	for _, w := range words {
		if d := distance(strings.ToLower(word), w, limit); d < limit {
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

// distance counts the letters to change, insert, delete or swap with the next,
// but at most limit.
func distance(a, b string, limit int) int {
	if len(a) > 40 || len(a)-len(b) >= limit || len(b)-len(a) >= limit {
		return limit
	}
	older, old, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		older, old, row = old, row, older
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(old[j]+1, row[j-1]+1, old[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], older[j-2]+1)
			}
		}
	}
	return min(row[len(b)], limit)
}
