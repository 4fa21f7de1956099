// Command all runs every test there is and sums the numbers up.
//
//	go run ./tests/all [-v] [SUITE...]
//
// Suites: format, vet, lint, tidy, race, go, bench, wasm, conformance, django,
// scenarios, shared, build, e2e; without a name all of them, in this order. The last line is "N passed, N
// failed", with ", N skipped" if there are any. Exit status: 0 all passed, 1 a
// failure, 2 misuse. A suite that crashes, hangs or runs no test counts as a
// failure.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"locmem/serve/tree"
)

func main() {
	verbose := flag.Bool("v", false, "print what the suites print")
	flag.Parse()
	root, err := tree.Root()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	r := &runner{ctx: ctx, root: root, out: os.Stdout, verbose: *verbose}
	chosen, err := choose(flag.Args())
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	total := r.all(chosen)
	fmt.Println(total)
	if total.failed > 0 {
		stop()
		os.Exit(1)
	}
}

// A suite is one kind of test. It returns its numbers, and writes the reasons
// of failures to r.out.
type suite struct {
	name  string
	limit time.Duration // after which it counts as hung
	run   func(r *runner) counts
}

var suites = []suite{
	{"format", time.Minute, format},
	{"vet", 10 * time.Minute, vet},
	{"lint", 10 * time.Minute, lint},
	{"tidy", 5 * time.Minute, tidy},
	{"race", 15 * time.Minute, race},
	{"go", 15 * time.Minute, native},
	{"bench", 5 * time.Minute, bench},
	{"wasm", 10 * time.Minute, underNode},
	{"conformance", 10 * time.Minute, conformance},
	{"django", 10 * time.Minute, django},
	{"scenarios", 10 * time.Minute, scenarios},
	{"shared", 5 * time.Minute, shared},
	{"build", 15 * time.Minute, build},
	{"e2e", 45 * time.Minute, browsers},
}

func choose(names []string) ([]suite, error) {
	if len(names) == 0 {
		return suites, nil
	}
	var chosen []suite
	for _, name := range names {
		before := len(chosen)
		for _, s := range suites {
			if s.name == name {
				chosen = append(chosen, s)
			}
		}
		if len(chosen) == before {
			return nil, fmt.Errorf("no suite %q", name)
		}
	}
	return chosen, nil
}

// runner is what the suites share.
type runner struct {
	ctx     context.Context
	root    string
	out     io.Writer
	verbose bool
}

// all runs the suites one after the other. No tests at all is a failure: a
// suite that has nothing to run must say why by returning none.
func (r *runner) all(chosen []suite) counts {
	var total counts
	for _, s := range chosen {
		start := time.Now()
		ctx, cancel := context.WithTimeout(r.ctx, s.limit)
		inner := *r
		inner.ctx = ctx
		got := s.run(&inner)
		if ctx.Err() != nil && got.failed == 0 {
			got.failed++
			fmt.Fprintf(r.out, "%s: ended after %s: %v\n", s.name, s.limit, ctx.Err())
		}
		cancel()
		if got == (counts{}) {
			got.failed++
			fmt.Fprintf(r.out, "%s: ran no test\n", s.name)
		}
		if got == none {
			got = counts{}
		}
		fmt.Fprintf(r.out, "%-12s %s  (%.1f s)\n", s.name, got, time.Since(start).Seconds())
		total.add(got)
	}
	return total
}

// none says that a suite has nothing to run in this tree.
var none = counts{skipped: -1}

type counts struct{ passed, failed, skipped int }

func (c *counts) add(o counts) {
	c.passed += o.passed
	c.failed += o.failed
	c.skipped += o.skipped
}

func (c counts) String() string {
	text := fmt.Sprintf("%d passed, %d failed", c.passed, c.failed)
	if c.skipped > 0 {
		text += fmt.Sprintf(", %d skipped", c.skipped)
	}
	return text
}

// one is the result of a check that is one test.
func (r *runner) one(what string, problem string, err error) counts {
	if err == nil && problem == "" {
		return counts{passed: 1}
	}
	fmt.Fprintf(r.out, "FAIL %s\n", what)
	if problem = strings.TrimSpace(problem); problem != "" {
		fmt.Fprintln(r.out, problem)
	}
	if err != nil {
		fmt.Fprintln(r.out, err)
	}
	return counts{failed: 1}
}
