// Command conformance replays traces of real Django on the engine.
//
//	go run ./tests/conformance [-v] FILE.jsonl...
//
// Each failure names the trace, the step, what was expected and what came. The
// last line is "N passed, N failed", with ", N skipped" if suites were skipped.
// Exit status: 0 all passed, 1 a failure, 2 misuse.
package main

import (
	"flag"
	"fmt"
	"os"
	"strings"

	"locmem/tests/conformance/trace"
)

func main() {
	verbose := flag.Bool("v", false, "name each trace that passes")
	flag.Usage = func() {
		fmt.Fprintln(os.Stderr, "usage: go run ./tests/conformance [-v] FILE.jsonl...")
	}
	flag.Parse()
	if flag.NArg() == 0 {
		flag.Usage()
		os.Exit(2)
	}
	var total counts
	for _, path := range flag.Args() {
		if err := total.file(path, *verbose); err != nil {
			fmt.Fprintf(os.Stderr, "%s: %v\n", path, err)
			os.Exit(2)
		}
	}
	if total.skipped > 0 {
		fmt.Printf("skipped: %d traces of async suites of Django 5.2 and before, whose methods differ from 6.1, which the engine follows\n", total.skipped)
		fmt.Printf("%d passed, %d failed, %d skipped\n", total.passed, total.failed, total.skipped)
	} else {
		fmt.Printf("%d passed, %d failed\n", total.passed, total.failed)
	}
	if total.failed > 0 {
		os.Exit(1)
	}
}

type counts struct{ passed, failed, skipped int }

func (c *counts) file(path string, verbose bool) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	header, traces, err := trace.Read(f)
	if err != nil {
		return err
	}
	if strings.HasSuffix(header.Suite, ".django52") {
		c.skipped += len(traces)
		return nil
	}
	for i := range traces {
		if err := trace.Replay(&traces[i]); err != nil {
			c.failed++
			fmt.Printf("FAIL %s %s: %v\n", path, traces[i].Name, err)
			continue
		}
		c.passed++
		if verbose {
			fmt.Printf("ok   %s %s\n", path, traces[i].Name)
		}
	}
	return nil
}
