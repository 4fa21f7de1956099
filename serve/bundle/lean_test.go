package bundle

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestLeanSlicesSort runs the tests that Go has for sorting slices on our files.
func TestLeanSlicesSort(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles a package of Go's library")
	}
	dir := t.TempDir()
	name, err := overlay(Options{Root: "../..", Cache: dir})
	if err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var files struct{ Replace map[string]string }
	if err := json.Unmarshal(raw, &files); err != nil || len(files.Replace) <= len(leaner) {
		t.Fatalf("%v, %v", files, err)
	}
	for theirs := range files.Replace {
		if _, err := os.Stat(theirs); err != nil {
			t.Errorf("Go has no such file any more: %v", err)
		}
	}
	test := `package lean
import ("cmp"; "math/rand"; "slices"; "testing")
type pair struct{ a, b int }
func TestSort(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for n := 0; n < 300; n++ {
		ints, pairs, words := make([]int, n), make([]pair, n), make([]string, n)
		for i := range ints {
			ints[i] = r.Intn(n)
			pairs[i] = pair{r.Intn(n/4 + 1), i}
			words[i] = string(rune('a' + r.Intn(26)))
		}
		slices.Sort(ints)
		slices.Sort(words)
		slices.SortStableFunc(pairs, func(x, y pair) int { return cmp.Compare(x.a, y.a) })
		if !slices.IsSorted(ints) || !slices.IsSorted(words) || !slices.IsSortedFunc(pairs, func(x, y pair) int {
			return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
		}) {
			t.Fatal(n, ints, words, pairs)
		}
		slices.SortFunc(pairs, func(x, y pair) int { return cmp.Compare(y.b, x.b) })
		if !slices.IsSortedFunc(pairs, func(x, y pair) int { return cmp.Compare(y.b, x.b) }) {
			t.Fatal(n, pairs)
		}
	}
}
`
	dir = t.TempDir()
	sorts := map[string]map[string]string{"Replace": {}}
	for theirs, ours := range files.Replace {
		if filepath.Base(filepath.Dir(theirs)) != "runtime" { // or all of Go's library were compiled
			sorts["Replace"][theirs] = ours
		}
	}
	replace, err := json.Marshal(sorts)
	if err != nil {
		t.Fatal(err)
	}
	for file, text := range map[string]string{"go.mod": "module lean\n\ngo 1.24\n", "lean_test.go": test, "overlay.json": string(replace)} {
		if err := os.WriteFile(filepath.Join(dir, file), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	cmd := goTool(dir, "test", "-overlay=overlay.json", ".")
	if out, err := cmd.CombinedOutput(); err != nil || !strings.HasPrefix(string(out), "ok") {
		t.Errorf("%v\n%s", err, out)
	}
}

// TestLeanComponents draws the components of the page with what stands in for go-app's
// files.
func TestLeanComponents(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles the components once more")
	}
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	cache := filepath.Join(root, "out", "cache")
	if err := os.MkdirAll(cache, 0o755); err != nil {
		t.Fatal(err)
	}
	name, err := leanModule(Options{Root: root, Cache: cache})
	if err != nil {
		t.Fatal(err)
	}
	if out, err := goTool(root, "test", "-modfile="+name, "./web/ui", "./web/page").CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
