package syntax

// Nearest is the word that differs least from name, or "" if none is near.
func Nearest(name string, words []string) string {
	best, limit := "", max(1, len(name)/3)+1
	if len(name) < 2 {
		return ""
	}
	for _, w := range words {
		if d := Distance(name, w, limit); d < limit {
			best, limit = w, d
		}
	}
	return best
}

// Distance counts the letters to change, insert or delete (a swap of two is
// one) to make b of a, but at most limit; of a longer than 40 bytes it is limit.
func Distance(a, b string, limit int) int {
	if len(a)-len(b) >= limit || len(b)-len(a) >= limit || len(a) > 40 {
		return limit
	}
	before, prev, cur := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		cur[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			cur[j] = min(prev[j]+1, cur[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				cur[j] = min(cur[j], before[j-2]+1)
			}
		}
		before, prev, cur = prev, cur, before
	}
	return min(prev[len(b)], limit)
}
