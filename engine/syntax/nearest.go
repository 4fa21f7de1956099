package syntax

import "strings"

// maxWord is the length in bytes up to which words are compared letter by
// letter.
const maxWord = 100

// Nearest is the word of a list that was probably meant instead of word, or ""
// if there is none. Upper and lower case are one; of equally near words the
// first counts. If the list has the word itself, nothing else was meant.
func Nearest(word string, words []string) string {
	if len(word) < 2 || len(word) > maxWord {
		return ""
	}
	best, least := "", max(1, len(word)/3)+1
	lower := strings.ToLower(word)
	for _, w := range words {
		if w == word {
			return ""
		}
		if len(w)-len(word) > least || len(word)-len(w) > least {
			continue
		}
		d := Distance(lower, strings.ToLower(w))
		if d < least || d == least && best == "" && d < len(w)/2 {
			best, least = w, d
		}
	}
	return best
}

// Distance counts the bytes to insert, delete, replace or swap with their
// neighbour that make b of a. Words of more than 100 bytes are as far from each
// other as can be.
func Distance(a, b string) int {
	if len(a) > maxWord || len(b) > maxWord {
		return max(len(a), len(b))
	}
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
