// Package check verifies scenarios for authors: serve check FILE.md...
package check

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"time"

	"locmem/engine/scenario"
)

// Usage is the one line that says how to call it.
const Usage = "check [-v] [-json | -update] FILE.md..."

// patience bounds one file.
const patience = 60 * time.Second

// Run verifies the files that args name and returns the exit status: 0 if all
// are right, 1 if not, 2 for misuse.
//
// It writes one line a file, "ok FILE (7 checks)", or for each mistake
// "FAIL FILE:LINE: ..." with lines expected: and got:, and last "N passed, N
// failed", which counts files. -v writes every check and what is remarked about settings and imports; without it
// only names in settings that Django does not read are remarked. -json writes what a
// machine reads instead: a list with a result for each file in the shape of
// Exercism's results.json, version 2. -update writes what came out into the
// files in place of the expected outputs, and says what it changed; it leaves a
// file alone in which a step or a check fails otherwise. Links, prose and translations
// are looked at afterwards.
//
// Of files that are named together and have one id, those in another language
// than the first are compared with it.
func Run(args []string, out, errs io.Writer) int {
	flags := flag.NewFlagSet("check", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	verbose := flags.Bool("v", false, "write every check")
	asJSON := flags.Bool("json", false, "write JSON")
	update := flags.Bool("update", false, "write what came out into the files")
	var names []string
	for rest := args; len(rest) > 0; { // flags may stand before files and behind them
		if err := flags.Parse(rest); errors.Is(err, flag.ErrHelp) {
			fmt.Fprintln(out, "usage:", Usage)
			return 0
		} else if err != nil {
			fmt.Fprintln(errs, "check:", err)
			fmt.Fprintln(errs, "usage:", Usage)
			return 2
		}
		if rest = flags.Args(); len(rest) > 0 {
			names, rest = append(names, rest[0]), rest[1:]
		}
	}
	if len(names) == 0 || *asJSON && *update {
		fmt.Fprintln(errs, "usage:", Usage)
		return 2
	}
	var results []result
	failed := 0
	first := originals{}
	for _, file := range names {
		look := verify
		if *update {
			look = func(file string) []scenario.Verdict { return renew(out, file) }
		}
		verdicts := look(file)
		if src, err := os.ReadFile(file); err == nil {
			verdicts = append(append(verdicts, refused(string(src))...), first.compare(file, string(src))...)
			slices.SortStableFunc(verdicts, func(a, b scenario.Verdict) int { return a.Line - b.Line })
		}
		r := summary(file, verdicts)
		if r.Status != "pass" {
			failed++
		}
		results = append(results, r)
		if !*asJSON {
			write(out, file, verdicts, r, *verbose)
			remarks(out, file, *verbose, verdicts)
		}
	}
	if *asJSON {
		e := json.NewEncoder(out)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		if err := e.Encode(results); err != nil {
			fmt.Fprintln(errs, "check:", err)
			return 1
		}
	} else {
		fmt.Fprintf(out, "%d passed, %d failed\n", len(results)-failed, failed)
	}
	if failed > 0 {
		return 1
	}
	return 0
}

// verify reads and verifies one file.
func verify(file string) []scenario.Verdict {
	src, err := os.ReadFile(file)
	if err != nil {
		return []scenario.Verdict{{Line: 1, What: "the file", Message: err.Error()}}
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	return scenario.Verify(ctx, string(src))
}

// renew writes the outputs of one file anew and says which.
func renew(out io.Writer, file string) []scenario.Verdict {
	src, err := os.ReadFile(file)
	if err != nil {
		return []scenario.Verdict{{Line: 1, What: "the file", Message: err.Error()}}
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	text, changes, verdicts := scenario.Update(ctx, string(src))
	if text == string(src) {
		return verdicts
	}
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil { // its mode stays
		return []scenario.Verdict{{Line: 1, What: "the file", Message: err.Error()}}
	}
	for _, c := range changes {
		fmt.Fprintln(out, c.Text(file))
	}
	return verdicts
}

func write(out io.Writer, file string, verdicts []scenario.Verdict, r result, verbose bool) {
	for _, v := range verdicts {
		if verbose || !v.OK {
			fmt.Fprintln(out, v.Text(file))
		}
	}
	if r.Status == "pass" {
		s := "s"
		if len(verdicts) == 1 {
			s = ""
		}
		fmt.Fprintf(out, "ok %s (%d check%s)\n", file, len(verdicts), s)
	}
}

// result is one file as Exercism's results.json has it.
type result struct {
	Version int    `json:"version"`
	Status  string `json:"status"` // pass or fail
	Message string `json:"message,omitempty"`
	File    string `json:"file"`
	Tests   []test `json:"tests"`
}

type test struct {
	Name    string `json:"name"`
	Status  string `json:"status"`
	Message string `json:"message,omitempty"`
	Line    int    `json:"line"`
}

func summary(file string, verdicts []scenario.Verdict) result {
	r := result{Version: 2, Status: "pass", File: file, Tests: []test{}}
	for _, v := range verdicts {
		t := test{Name: fmt.Sprintf("line %d: %s", v.Line, v.What), Status: "pass", Line: v.Line}
		if !v.OK {
			t.Status, t.Message, r.Status = "fail", v.Text(file), "fail"
		}
		r.Tests = append(r.Tests, t)
	}
	return r
}
