package scenario

import (
	"strconv"
	"strings"

	"locmem/engine/rack"
)

// Summary is one line about many requests: how many got which status, and what
// the caches answered. Where calls found nothing that do not count, it says so and
// gives no rate of hits: that would say that the caches had all that was asked for.
func Summary(served []rack.Served) string {
	counts := map[int]int{}
	hits, misses, uncounted := 0, 0, 0
	for _, s := range served {
		counts[s.Status]++
		hits += s.Hits
		misses += s.Misses
		uncounted += s.Uncounted
	}
	text := strconv.Itoa(len(served)) + " requests: "
	first := true
	for status := 100; status < 600; status++ {
		if n := counts[status]; n > 0 {
			if !first {
				text += ", "
			}
			first = false
			text += strconv.Itoa(n) + " x " + strconv.Itoa(status)
		}
	}
	if hits+misses+uncounted > 0 {
		text += "; " + counted(hits, "hit", "hits") + ", " + counted(misses, "miss", "misses")
		if uncounted > 0 {
			text += ", " + counted(uncounted, "miss", "misses") + " not counted"
		} else {
			text += ": " + percent(hits, hits+misses) + " hits"
		}
	}
	return text
}

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

// percent is part of whole, with one decimal where there is one.
func percent(part, whole int) string {
	text := strconv.FormatFloat(float64(part)*100/float64(whole), 'f', 1, 64)
	return strings.TrimSuffix(text, ".0") + " %"
}
