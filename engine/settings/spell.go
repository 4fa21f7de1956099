package settings

import "strings"

// near is the candidate that a word was probably meant to be, or "". Equal
// words are none; words that differ only in upper and lower case are.
func near(word string, candidates []string) string {
	best, least := "", 1+len(word)/3
	if len(word) > 100 {
		return ""
	}
	lower := strings.ToLower(word)
	for _, c := range candidates {
		if c == word {
			return ""
		}
		if d := distance(lower, strings.ToLower(c)); d < least || best == "" && d == least && d < len(c)/2 {
			best, least = c, d
		}
	}
	return best
}

// distance counts the letters to insert, delete, replace or swap with their
// neighbour that make b of a.
func distance(a, b string) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			d := last[j-1]
			if a[i-1] != b[j-1] {
				d++
			}
			d = min(d, last[j]+1, row[j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d = min(d, before[j-2]+1)
			}
			row[j] = d
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
