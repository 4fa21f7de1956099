package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestGoTest: the events of test2json in, counts and the names of failures out.
func TestGoTest(t *testing.T) {
	for _, c := range []struct {
		name, events string
		want         counts
		says         string
	}{
		{"pass and skip", `
			{"Action":"start","Package":"p"}
			{"Action":"run","Package":"p","Test":"A"}
			{"Action":"pass","Package":"p","Test":"A"}
			{"Action":"run","Package":"p","Test":"B"}
			{"Action":"skip","Package":"p","Test":"B"}
			{"Action":"pass","Package":"p"}`, counts{1, 0, 1}, ""},
		{"rows of a table, not the table", `
			{"Action":"run","Package":"p","Test":"A"}
			{"Action":"run","Package":"p","Test":"A/x"}
			{"Action":"run","Package":"p","Test":"A/y"}
			{"Action":"pass","Package":"p","Test":"A/x"}
			{"Action":"output","Package":"p","Test":"A/y","Output":"y is wrong\n"}
			{"Action":"fail","Package":"p","Test":"A/y"}
			{"Action":"fail","Package":"p","Test":"A"}
			{"Action":"fail","Package":"p"}`, counts{1, 1, 0}, "y is wrong"},
		{"a table that fails by itself", `
			{"Action":"run","Package":"p","Test":"A"}
			{"Action":"run","Package":"p","Test":"A/x"}
			{"Action":"pass","Package":"p","Test":"A/x"}
			{"Action":"fail","Package":"p","Test":"A"}
			{"Action":"fail","Package":"p"}`, counts{1, 1, 0}, "FAIL p A"},
		{"began and never ended", `
			{"Action":"run","Package":"p","Test":"A"}
			{"Action":"pass","Package":"p","Test":"A"}
			{"Action":"run","Package":"p","Test":"B"}
			{"Action":"fail","Package":"p"}`, counts{1, 1, 0}, "FAIL p B"},
		{"a package that ends early", `
			{"Action":"run","Package":"p","Test":"A"}
			{"Action":"pass","Package":"p","Test":"A"}
			{"Action":"output","Package":"p","Output":"os.Exit called\n"}
			{"Action":"fail","Package":"p"}`, counts{1, 1, 0}, "os.Exit called"},
		{"does not compile", `
			{"ImportPath":"p","Action":"build-output","Output":"x.go:1: undefined: y\n"}
			{"ImportPath":"p","Action":"build-fail"}
			{"Action":"fail","Package":"p","FailedBuild":"p"}`, counts{0, 1, 0}, "undefined: y"},
		{"no test files", `
			{"Action":"skip","Package":"p"}`, counts{}, ""},
		{"lines that are no events", `
			FAIL p [setup failed]
			{"Action":"fail","Package":"p"}`, counts{0, 1, 0}, "setup failed"},
	} {
		var out bytes.Buffer
		tally := newTally()
		tally.read(strings.NewReader(c.events[1:]), false, io.Discard)
		if got := tally.counts(&out); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
		if !strings.Contains(out.String(), c.says) {
			t.Errorf("%s: no %q in %q", c.name, c.says, &out)
		}
	}
}

func TestReadTAP(t *testing.T) {
	totals := "1..2\n# tests 4\n# suites 0\n# pass 1\n# fail 1\n# cancelled 1\n# skipped 1\n# todo 0\n"
	for _, c := range []struct {
		name, tap string
		want      counts
		problem   string
	}{
		{"totals", "TAP version 13\nok 1 - a\nnot ok 2 - b\n" + totals, counts{1, 2, 1}, ""},
		{"died", "TAP version 13\nok 1 - a\n", counts{}, "before its totals"},
		{"nothing", "", counts{}, "before its totals"},
		{"no tests", "TAP version 13\n1..0\n# tests 0\n# pass 0\n# fail 0\n", counts{}, "no test ran"},
		{"a file without tests", "ok 1 - /x/empty.test.mjs\n# tests 1\n# pass 1\n# fail 0\n", counts{}, "no test in /x/empty.test.mjs"},
		{"a test that prints totals", "# a log line\nok 1 - a\n    # fail 7\n# tests 1\n# pass 1\n# fail 0\n", counts{1, 0, 0}, ""},
	} {
		got, problem := readTAP(c.tap)
		if got != c.want || (c.problem == "") != (problem == "") || !strings.Contains(problem, c.problem) {
			t.Errorf("%s: %v %q, want %v %q", c.name, got, problem, c.want, c.problem)
		}
	}
}

func TestLastLine(t *testing.T) {
	for text, want := range map[string]counts{
		"x\n3 passed, 0 failed\n":            {3, 0, 0},
		"3 passed, 1 failed, 2 skipped\n":    {3, 1, 2},
		"3 passed, 0 failed\npanic: oh no\n": {},
		"":                                   {},
		"30 passed, 0 failed, or so\n":       {},
	} {
		if got, ok := lastLine(text); got != want || ok != (want != counts{}) {
			t.Errorf("%q: %v %v, want %v", text, got, ok, want)
		}
	}
}

// TestAll: a suite that runs nothing or does not end is a failure, one that has
// nothing to run is not.
func TestAll(t *testing.T) {
	hang := func(r *runner) counts {
		<-r.ctx.Done()
		return counts{passed: 5}
	}
	for _, c := range []struct {
		name string
		run  func(*runner) counts
		want string
	}{
		{"good", func(*runner) counts { return counts{2, 0, 0} }, "2 passed, 0 failed"},
		{"skips", func(*runner) counts { return counts{2, 0, 1} }, "2 passed, 0 failed, 1 skipped"},
		{"empty", func(*runner) counts { return counts{} }, "0 passed, 1 failed"},
		{"absent", func(*runner) counts { return none }, "0 passed, 0 failed"},
		{"hung", hang, "5 passed, 1 failed"},
	} {
		r := &runner{ctx: context.Background(), out: io.Discard}
		if got := r.all([]suite{{c.name, 50 * time.Millisecond, c.run}}).String(); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// CONTRIBUTING says of each suite what it runs and how long that takes, in this order.
func TestSuitesAreDocumented(t *testing.T) {
	text, err := os.ReadFile("../../CONTRIBUTING.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(text), "| suite |")
	table, _, _ = strings.Cut(table, "\n\n")
	var names, want []string
	for _, m := range regexp.MustCompile("(?m)^\\| `(\\w+)` \\|.*\\| [0-9]+ (?:s|min) \\|$").FindAllStringSubmatch(table, -1) {
		names = append(names, m[1])
	}
	for _, s := range suites {
		want = append(want, s.name)
	}
	if !slices.Equal(names, want) {
		t.Errorf("the table has %v, the suites are %v", names, want)
	}
}
