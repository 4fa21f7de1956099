package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os/exec"
	"regexp"
	"sort"
	"strconv"
	"strings"
)

// goTest runs "go test -json" and counts its tests.
func (r *runner) goTest(cmd *exec.Cmd) counts {
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		return r.one("go test", "", err)
	}
	var stderr strings.Builder
	cmd.Stderr = &stderr
	if err := cmd.Start(); err != nil {
		return r.one("go test", "", err)
	}
	t := newTally()
	t.read(stdout, r.verbose, r.out)
	err = cmd.Wait()
	got := t.counts(r.out)
	if err != nil && got.failed == 0 {
		got.add(r.one("go test", stderr.String(), err))
	}
	return got
}

// event is one line of test2json.
type event struct {
	Action, Package, ImportPath, Test, Output string
}

// tally collects the events of one run.
type tally struct {
	state  map[test]string // the last action of each test
	parent map[test]bool
	pkg    map[string]string // the last action of each package
	output map[test][]string
	stray  []string // the compiler's words, and lines that are no events
}

type test struct{ pkg, name string } // no name: the package itself

func newTally() *tally {
	return &tally{map[test]string{}, map[test]bool{}, map[string]string{}, map[test][]string{}, nil}
}

func (t *tally) read(in io.Reader, verbose bool, out io.Writer) {
	lines := bufio.NewReader(in)
	for {
		line, err := lines.ReadString('\n')
		if line != "" {
			t.line(line, verbose, out)
		}
		if err != nil {
			return
		}
	}
}

func (t *tally) line(line string, verbose bool, out io.Writer) {
	var e event
	if json.Unmarshal([]byte(line), &e) != nil || e.Action == "" {
		t.stray = append(t.stray, line)
		return
	}
	id := test{e.Package, e.Test}
	switch e.Action {
	case "build-output":
		t.stray = append(t.stray, e.Output)
	case "build-fail":
		name, _, _ := strings.Cut(e.ImportPath, " [") // "p [p.test]" is p with its tests
		t.pkg[name] = "fail"
	case "output":
		t.output[id] = append(t.output[id], e.Output)
		if verbose {
			fmt.Fprint(out, e.Output)
		}
	case "run", "pass", "fail", "skip":
		if e.Test == "" {
			t.pkg[e.Package] = e.Action
			return
		}
		t.state[id] = e.Action
		if i := strings.LastIndexByte(e.Test, '/'); i > 0 {
			t.parent[test{e.Package, e.Test[:i]}] = true
		}
	}
}

// counts sums up: leaves only, so that a table is as many tests as it has rows.
// What began and never ended has crashed; a package that failed without a
// failed test did not compile, or ended early.
func (t *tally) counts(out io.Writer) counts {
	var c counts
	broken := map[string]bool{}
	var failed []test
	for id, state := range t.state {
		switch {
		case state == "fail" || state == "run":
			broken[id.pkg] = true
			if !t.parent[id] {
				c.failed++
			}
			failed = append(failed, id)
		case t.parent[id]:
		case state == "pass":
			c.passed++
		case state == "skip":
			c.skipped++
		}
	}
	// A parent may fail by itself, after its subtests passed.
	for _, id := range failed {
		if t.parent[id] && !t.childFailed(id) {
			c.failed++
		}
	}
	for name, state := range t.pkg {
		if state == "fail" && !broken[name] {
			c.failed++
			failed = append(failed, test{pkg: name})
		}
	}
	t.report(failed, out)
	return c
}

func (t *tally) childFailed(parent test) bool {
	for id, state := range t.state {
		if id.pkg == parent.pkg && strings.HasPrefix(id.name, parent.name+"/") && (state == "fail" || state == "run") {
			return true
		}
	}
	return false
}

func (t *tally) report(failed []test, out io.Writer) {
	sort.Slice(failed, func(i, j int) bool {
		return failed[i].pkg+" "+failed[i].name < failed[j].pkg+" "+failed[j].name
	})
	for _, id := range failed {
		fmt.Fprintf(out, "FAIL %s %s\n", id.pkg, id.name)
		fmt.Fprint(out, tail(strings.Join(t.output[id], ""), 40))
	}
	if len(failed) > 0 {
		fmt.Fprint(out, tail(strings.Join(t.stray, ""), 60))
	}
}

var summary = regexp.MustCompile(`^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$`)

// lastLine reads "N passed, N failed" off the end of a program's output.
func lastLine(text string) (counts, bool) {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	m := summary.FindStringSubmatch(lines[len(lines)-1])
	if m == nil {
		return counts{}, false
	}
	return counts{number(m[1]), number(m[2]), number(m[3])}, true
}

func number(s string) int {
	n, _ := strconv.Atoi(s) // digits, by the pattern
	return n
}

var (
	tapTotal = regexp.MustCompile(`(?m)^# (tests|pass|fail|cancelled|skipped|todo) (\d+)$`)
	tapFile  = regexp.MustCompile(`(?m)^ok \d+ - (\S+\.test\.m?js)$`)
)

// readTAP reads what Node's test runner has written, and returns in words what
// is wrong with it as a whole. Without the totals at its end the runner died; a
// file that is itself a passed test held none.
func readTAP(tap string) (c counts, problem string) {
	total := map[string]int{}
	for _, m := range tapTotal.FindAllStringSubmatch(tap, -1) {
		total[m[1]] = number(m[2])
	}
	if _, ok := total["fail"]; !ok {
		return counts{}, "the test runner ended before its totals"
	}
	c = counts{total["pass"], total["fail"] + total["cancelled"], total["skipped"] + total["todo"]}
	if empty := tapFile.FindStringSubmatch(tap); empty != nil {
		c.passed--
		return c, "no test in " + empty[1]
	}
	if total["tests"] == 0 {
		return c, "no test ran"
	}
	return c, ""
}

// tail returns the last n lines.
func tail(text string, n int) string {
	lines := strings.SplitAfter(text, "\n")
	if len(lines) > n {
		lines = append([]string{"...\n"}, lines[len(lines)-n:]...)
	}
	return strings.Join(lines, "")
}
