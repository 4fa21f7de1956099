package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestAFaultMustFitOnce: a table that the code has left behind must not pass for
// one that the tests notice.
func TestAFaultMustFitOnce(t *testing.T) {
	root := t.TempDir()
	if err := os.WriteFile(filepath.Join(root, "a.go"), []byte("one two two"), 0o644); err != nil {
		t.Fatal(err)
	}
	good := fault{what: "good", file: "a.go", old: "one", new: "1"}
	if text, err := planted(root, good); err != nil || text != "1 two two" {
		t.Errorf("planted is %q, %v", text, err)
	}
	err := fit(root, []fault{
		good,
		{what: "twice", file: "a.go", old: "two", new: "2"},
		{what: "nowhere", file: "a.go", old: "three", new: "3"},
		{what: "no change", file: "a.go", old: "one", new: "one"},
		{what: "no file", file: "b.go", old: "one", new: "1"},
	})
	for _, name := range []string{"twice", "nowhere", "no change", "no file"} {
		if err == nil || !strings.Contains(err.Error(), name+": ") {
			t.Errorf("%s is not told: %v", name, err)
		}
	}
	if err != nil && strings.Contains(err.Error(), "good: ") {
		t.Errorf("a fault that fits is told: %v", err)
	}
}

func TestReport(t *testing.T) {
	open, excused := fault{what: "open"}, fault{what: "excused", survives: "only memory tells"}
	many := func(n int, more ...fault) ([]fault, []result) {
		var list []fault
		var results []result
		for range n {
			list, results = append(list, fault{what: "seen"}), append(results, result{noticed: true})
		}
		list = append(list, more...)
		return list, append(results, make([]result, len(more))...)
	}
	for _, c := range []struct {
		name   string
		n      int
		more   []fault
		status int
		says   string
	}{
		{"all noticed", 3, nil, 0, "3 faults: 3 noticed, 0 excused, 0 others: 100.0 %"},
		{"a survivor", 99, []fault{open}, 1, "SURVIVED"},
		{"a survivor with a reason", 99, []fault{excused}, 0, "only memory tells"},
		{"too many excuses", 9, []fault{excused}, 1, "90.0 %"},
	} {
		var out strings.Builder
		list, results := many(c.n, c.more...)
		if got := report(&out, list, results); got != c.status || !strings.Contains(out.String(), c.says) {
			t.Errorf("%s: status %d, want %d:\n%s", c.name, got, c.status, out.String())
		}
	}
	var out strings.Builder
	if report(&out, []fault{{what: "typo", survives: "x"}}, []result{{broken: "does not compile"}}) != 1 || !strings.Contains(out.String(), "BROKEN") {
		t.Errorf("a fault that does not compile: %s", out.String())
	}
}
