package anchor

import (
	"fmt"
	"sort"
	"strconv"
	"strings"
)

// Lcg is the generator that the works have in every language.
type Lcg uint32

// Next is the next number.
func (g *Lcg) Next() uint32 { *g = Lcg(uint32(*g)*1664525 + 1013904223); return uint32(*g) }

// Zipf is a stream of key numbers in which P(rank i) ~ 1/(i+1).
func Zipf(keys, length int, seed uint32) []int {
	cum := make([]float64, keys)
	t := 0.0
	for i := range cum {
		t += 1.0 / float64(i+1)
		cum[i] = t
	}
	g := Lcg(seed)
	out := make([]int, length)
	for j := range out {
		u := float64(g.Next()) / 4294967296.0 * t
		i := sort.SearchFloat64s(cum, u)
		if i >= keys {
			i = keys - 1
		}
		out[j] = i
	}
	return out
}

// Fnv is the hash of a stream, to tell that all languages make the same one.
func Fnv(s []int) uint32 {
	h := uint32(2166136261)
	for _, v := range s {
		h = (h ^ uint32(v)) * 16777619
	}
	return h
}

// Keys are n keys, prefix and number.
func Keys(prefix string, n int) []string {
	k := make([]string, n)
	for i := range k {
		k[i] = prefix + strconv.Itoa(i)
	}
	return k
}

// ValA is the value of work A: a text of 100 bytes.
func ValA(i int) any {
	s := fmt.Sprintf("v%07d", i)
	return s + strings.Repeat("x", 100-len(s))
}

// ValB is the value of work B: a small dict.
func ValB(i int) any {
	return map[string]any{"id": int64(i), "name": "user-" + strconv.Itoa(i),
		"tags": []any{"alpha", "beta", "gamma"}}
}

// Shuffle is the Fisher-Yates order used by work D everywhere.
func Shuffle(n int) []int {
	o := make([]int, n)
	for i := range o {
		o[i] = i
	}
	g := Lcg(7)
	for i := n - 1; i > 0; i-- {
		j := int(g.Next()) % (i + 1)
		o[i], o[j] = o[j], o[i]
	}
	return o
}
