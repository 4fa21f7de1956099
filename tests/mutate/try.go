package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"locmem/serve/tree"
)

// result is what the tests said to a fault.
type result struct {
	noticed bool
	by      string // the first test that failed; "": the program did not come to its end
	broken  string // the fault does not compile, or could not be planted
	took    time.Duration
}

func (r result) line(f fault) string {
	switch {
	case r.broken != "":
		return "BROKEN   " + f.file + ": " + f.what + "\n" + r.broken
	case r.noticed:
		by := r.by
		if by == "" {
			by = "no test, but the program did not come to its end"
		}
		return fmt.Sprintf("noticed  %s: %s (by %s in %.1f s)", f.file, f.what, by, r.took.Seconds())
	case f.survives != "":
		return "excused  " + f.file + ": " + f.what + " (" + f.survives + ")"
	}
	return "SURVIVED " + f.file + ": " + f.what
}

// least is the share of faults that must be noticed.
const least = 0.95

// report prints survivors and the score, and returns the exit status.
func report(out io.Writer, list []fault, results []result) int {
	noticed, excused, bad := 0, 0, 0
	for i, f := range list {
		r := results[i]
		switch {
		case r.noticed:
			noticed++
			continue
		case r.broken == "" && f.survives != "":
			excused++
		default:
			bad++
		}
		fmt.Fprintln(out, r.line(f))
	}
	score := float64(noticed) / float64(len(list))
	fmt.Fprintf(out, "%d faults: %d noticed, %d excused, %d others: %.1f %% (at least %.0f %%)\n", len(list), noticed, excused, bad, 100*score, 100*least)
	fmt.Fprintf(out, "%d passed, %d failed\n", noticed+excused, bad)
	if bad > 0 || score < least {
		return 1
	}
	return 0
}

// sound runs the tests without a fault: they must pass.
func sound(ctx context.Context, dir string, list []fault) error {
	for _, browser := range []bool{false, true} {
		whole, named := map[string]bool{}, map[string]bool{} // packages by what is run of them
		var patterns []string
		for _, f := range list {
			switch {
			case f.browser != browser:
			case f.run == "":
				whole[f.pkg()] = true
			default:
				named[f.pkg()] = true
				patterns = append(patterns, f.only())
			}
		}
		maps.DeleteFunc(named, func(pkg string, _ bool) bool { return whole[pkg] })
		for _, part := range []struct {
			pkgs map[string]bool
			run  string
		}{{whole, "."}, {named, strings.Join(patterns, "|")}} {
			if len(part.pkgs) == 0 {
				continue
			}
			args := append([]string{"-timeout=5m", "-run=" + part.run}, slices.Sorted(maps.Keys(part.pkgs))...)
			if said, err := test(ctx, dir, browser, args); err != nil {
				return fmt.Errorf("the tests fail without any fault:\n%s", said)
			}
		}
	}
	return nil
}

// quick are flags of a package's tests: rapid would look half a minute for a
// smaller example of what is wrong.
var quick = map[string][]string{"./engine": {"-rapid.shrinktime=1s"}}

// try plants a fault in a copy of the tree, runs its tests and takes it out again.
func try(ctx context.Context, dir string, f fault) result {
	file := filepath.Join(dir, f.file)
	src, err := os.ReadFile(file)
	if err != nil {
		return result{broken: err.Error()}
	}
	text, err := planted(dir, f)
	if err == nil {
		err = os.WriteFile(file, []byte(text), 0o644)
	}
	if err != nil {
		return result{broken: err.Error()}
	}
	args := []string{"-failfast", "-timeout=2m", f.pkg()}
	if f.run != "" {
		args = append([]string{"-run=" + f.only()}, args...)
	}
	args = append(args, quick[f.pkg()]...)
	start := time.Now()
	said, err := test(ctx, dir, f.browser, args)
	took := time.Since(start)
	if back := os.WriteFile(file, src, 0o644); back != nil {
		return result{broken: back.Error()}
	}
	if strings.Contains(said, "[build failed]") || strings.Contains(said, "[setup failed]") || strings.Contains(said, "no tests to run") {
		return result{broken: said}
	}
	if failed := new(exec.ExitError); err != nil && (ctx.Err() != nil || !errors.As(err, &failed)) {
		return result{broken: "the tests could not be run: " + err.Error()}
	}
	return result{noticed: err != nil, by: failedTest(said), took: took}
}

// failedTest is the first test that go test says has failed.
func failedTest(said string) string {
	_, rest, found := strings.Cut(said, "--- FAIL: ")
	if !found {
		return ""
	}
	name, _, _ := strings.Cut(rest, " ")
	return name
}

// test runs go test, which says why it fails; vet has nothing to do with it.
func test(ctx context.Context, dir string, browser bool, args []string) (string, error) {
	head := []string{"test", "-count=1", "-vet=off"}
	env := os.Environ()
	if browser {
		root, err := exec.CommandContext(ctx, "go", "env", "GOROOT").Output()
		if err != nil {
			return "", err
		}
		head = append(head, "-exec="+filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "go_js_wasm_exec"))
		env = small(env) // a large environment does not fit into Go's wasm start
	}
	cmd := exec.CommandContext(ctx, "go", append(head, args...)...)
	cmd.Dir, cmd.Env = dir, env
	cmd.WaitDelay = 5 * time.Second
	var text bytes.Buffer
	cmd.Stdout, cmd.Stderr = &text, &text
	err := cmd.Run()
	return text.String(), err
}

// small keeps what the go command needs.
func small(env []string) []string {
	out := []string{"GOOS=js", "GOARCH=wasm"}
	for _, pair := range env {
		switch key, _, _ := strings.Cut(pair, "="); key {
		case "PATH", "HOME", "GOPATH", "GOCACHE", "GOMODCACHE", "GOFLAGS", "GOPROXY":
			out = append(out, pair)
		}
	}
	return out
}

// copyOf copies the tree into a new folder.
func copyOf(root string) (dir string, err error) {
	files, err := tree.Files(root)
	if err != nil {
		return "", err
	}
	if dir, err = os.MkdirTemp("", "mutate"); err != nil {
		return "", err
	}
	for _, file := range files {
		data, err := os.ReadFile(filepath.Join(root, file))
		if err != nil {
			return dir, err
		}
		to := filepath.Join(dir, file)
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return dir, err
		}
		if err := os.WriteFile(to, data, 0o644); err != nil {
			return dir, err
		}
	}
	return dir, nil
}
