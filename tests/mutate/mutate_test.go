package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"locmem/serve/tree"
)

// TestEveryFaultFits: who moves a text that a fault names, or renames the test that
// notices it, must change the fault with it, and not when the weekly run fails.
func TestEveryFaultFits(t *testing.T) {
	root, err := tree.Root()
	if err != nil {
		t.Fatal(err)
	}
	if err := fit(root, faults()); err != nil {
		t.Error(err)
	}
	said := map[string]bool{}
	for _, f := range faults() {
		if id := f.file + ": " + f.what; said[id] {
			t.Errorf("%s stands twice in the table", id)
		} else {
			said[id] = true
		}
		if f.run == "" {
			continue
		}
		names := testsOf(t, filepath.Join(root, f.pkg()))
		for _, pattern := range strings.Split(f.run, "|") {
			if !strings.Contains(names, "\nfunc "+pattern+"(") {
				t.Errorf("%s: %s has no test %s", f.what, f.pkg(), pattern)
			}
		}
	}
}

// testsOf is the text of a package's tests.
func testsOf(t *testing.T, dir string) string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(text)
	}
	return all.String()
}

// TestWhatIsSaidOfAFault: the test is named, so that the table can name it.
func TestWhatIsSaidOfAFault(t *testing.T) {
	f := fault{what: "it is wrong", file: "a/b.go"}
	for said, want := range map[string]string{
		"=== x\n--- FAIL: TestA (0.00s)\n    --- FAIL: TestA/b (0.00s)\nFAIL\n": "noticed  a/b.go: it is wrong (by TestA in 1.5 s)",
		"panic: test timed out after 2m\n":                                      "noticed  a/b.go: it is wrong (by no test, but the program did not come to its end in 1.5 s)",
	} {
		r := result{noticed: true, by: failedTest(said), took: 1500 * time.Millisecond}
		if got := r.line(f); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

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
