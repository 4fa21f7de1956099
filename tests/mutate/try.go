package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// result is what the tests said to a fault.
type result struct {
	noticed bool
	broken  string // the fault does not compile, or could not be planted
}

func (r result) line(f fault) string {
	switch {
	case r.broken != "":
		return "BROKEN   " + f.file + ": " + f.what + "\n" + r.broken
	case r.noticed:
		return "noticed  " + f.file + ": " + f.what
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
	var native, browser []string
	for _, f := range list {
		if f.browser {
			browser = append(browser, f.pkg())
		} else {
			native = append(native, f.pkg())
		}
	}
	for _, b := range []bool{false, true} {
		pkgs := native
		if b {
			pkgs = browser
		}
		slices.Sort(pkgs)
		if pkgs = slices.Compact(pkgs); len(pkgs) == 0 {
			continue
		}
		if said, err := test(ctx, dir, b, append([]string{"-timeout=5m"}, pkgs...)); err != nil {
			return fmt.Errorf("the tests fail without any fault:\n%s", said)
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
		args = append([]string{"-run=" + f.run}, args...)
	}
	args = append(args, quick[f.pkg()]...)
	said, err := test(ctx, dir, f.browser, args)
	if back := os.WriteFile(file, src, 0o644); back != nil {
		return result{broken: back.Error()}
	}
	if strings.Contains(said, "[build failed]") || strings.Contains(said, "[setup failed]") || strings.Contains(said, "no tests to run") {
		return result{broken: said}
	}
	if failed := new(exec.ExitError); err != nil && (ctx.Err() != nil || !errors.As(err, &failed)) {
		return result{broken: "the tests could not be run: " + err.Error()}
	}
	return result{noticed: err != nil}
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

// copyOf copies the tree, without what was installed or built, into a new folder.
func copyOf(root string) (string, error) {
	dir, err := os.MkdirTemp("", "mutate")
	if err != nil {
		return "", err
	}
	return dir, filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, p)
		if err != nil {
			return err
		}
		to := filepath.Join(dir, rel)
		switch {
		case d.IsDir() && (d.Name() == ".git" || d.Name() == "node_modules" || rel == "out"):
			return filepath.SkipDir
		case d.IsDir():
			return os.MkdirAll(to, 0o755)
		case !d.Type().IsRegular():
			return nil
		}
		data, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		return os.WriteFile(to, data, 0o644)
	})
}
