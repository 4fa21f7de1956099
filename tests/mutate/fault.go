package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// fault is a planted fault: in file the text old, which must stand there exactly
// once, is replaced by new.
type fault struct {
	what     string // what goes wrong, as a sentence
	file     string
	old, new string
	tests    string // the package whose tests must notice it; "": the file's own
	run      string // the tests that are enough, divided by |; "": all of the package
	browser  bool   // the tests run under Node, as WebAssembly
	survives string // why no test can notice it; "": one must
}

// pkg is the package whose tests run.
func (f fault) pkg() string {
	if f.tests != "" {
		return "./" + f.tests
	}
	return "./" + filepath.ToSlash(filepath.Dir(f.file))
}

// only is the pattern of the tests that run.
func (f fault) only() string { return "^(" + f.run + ")$" }

// faults is the whole table, by folder.
func faults() []fault {
	return slices.Concat(engineFaults, valueFaults, sharedFaults, scriptFaults, syntaxFaults, libraryFaults, rackFaults, scenarioFaults, siteFaults, modelFaults)
}

// fit tells which faults do not fit the code any more.
func fit(root string, list []fault) error {
	var wrong []error
	for _, f := range list {
		if _, err := planted(root, f); err != nil {
			wrong = append(wrong, err)
		}
	}
	return errors.Join(wrong...)
}

// planted is the file with the fault in it.
func planted(root string, f fault) (string, error) {
	src, err := os.ReadFile(filepath.Join(root, f.file))
	if err != nil {
		return "", fmt.Errorf("%s: %w", f.what, err)
	}
	if n := strings.Count(string(src), f.old); n != 1 || f.old == f.new {
		return "", fmt.Errorf("%s: the text to replace stands in %s %d times, not once; adapt tests/mutate to the code:\n\t%s", f.what, f.file, n, f.old)
	}
	return strings.Replace(string(src), f.old, f.new, 1), nil
}
