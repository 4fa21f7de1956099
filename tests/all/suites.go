package main

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// vet: native, and what the browser gets as the browser gets it.
func vet(r *runner) counts {
	text, err := r.say(r.command(".", "go", "vet", "./..."))
	total := r.one("go vet ./...", onlyIf(err, text), err)
	js := r.command(".", "go", "vet", "./engine/...", "./web/...", "./wasm/...")
	js.Env = append(js.Env, "GOOS=js", "GOARCH=wasm")
	text, err = r.say(js)
	total.add(r.one("GOOS=js GOARCH=wasm go vet", onlyIf(err, text), err))
	return total
}

func onlyIf(err error, text string) string {
	if err == nil {
		return ""
	}
	return text
}

// race: the engine's tests with the race detector, which needs a C compiler;
// without one they run plainly and it is said. Those that are left out compute for
// long on one goroutine; the go suite has them.
func race(r *runner) counts {
	args := []string{"-race", "-skip=^(TestHostile|TestLongOperationsPause|TestReadingWithoutEnd|TestExpressionsAreBounded|TestUntilStandsAtEveryMoment)$", "./engine/..."}
	if !r.cgo() {
		fmt.Fprintln(r.out, "race: no C compiler (install gcc), so the engine is tested without the race detector")
		args = args[1:]
	}
	return r.goTest(r.command(".", "go", append([]string{"test", "-json", "-timeout=14m"}, args...)...))
}

func (r *runner) cgo() bool {
	text, err := r.command(".", "go", "env", "CGO_ENABLED", "CC").Output()
	enabled, cc, _ := strings.Cut(strings.TrimSpace(string(text)), "\n")
	if err != nil || enabled != "1" || cc == "" {
		return false
	}
	_, err = exec.LookPath(strings.Fields(cc)[0])
	return err == nil
}

// native: the tests of every package, without the race detector: some count
// allocations, which it changes.
func native(r *runner) counts {
	return r.goTest(r.command(".", "go", "test", "-json", "-timeout=14m", "./..."))
}

// bench: the tests of the module that measures the engine beside other caches:
// that it builds, allocations, bytes an entry, Django's hit ratio. One skip, with
// its reason, where the other caches cannot be had.
func bench(r *runner) counts {
	dir := filepath.Join("tests", "bench")
	if text, err := r.say(r.command(dir, "go", "mod", "download")); err != nil {
		fmt.Fprintf(r.out, "skipped: bench: the other caches cannot be downloaded: %s\n", strings.TrimSpace(tail(strings.TrimSpace(text), 1)))
		return counts{skipped: 1}
	}
	text, err := r.say(r.command(dir, "go", "vet", "./..."))
	total := r.one("go vet in tests/bench", onlyIf(err, text), err)
	total.add(r.goTest(r.command(dir, "go", "test", "-json", "-timeout=4m", "./...")))
	return total
}

// underNode: in Node, the engine's tests and those of the browser adapters that
// get along with made-up JavaScript objects. A large environment does not fit
// into Go's wasm start, so they get a small one.
func underNode(r *runner) counts {
	found := false
	err := filepath.WalkDir(filepath.Join(r.root, "wasm"), func(p string, d fs.DirEntry, err error) error {
		found = found || strings.HasSuffix(p, "_test.go")
		return err
	})
	if err != nil {
		return r.one("looking for tests in wasm/", "", err)
	}
	if !found {
		return none
	}
	text, err := r.command(".", "go", "env", "GOROOT").Output()
	if err != nil {
		return r.one("go env GOROOT", "", err)
	}
	node := filepath.Join(strings.TrimSpace(string(text)), "lib", "wasm", "go_js_wasm_exec")
	cmd := r.command(".", "go", "test", "-json", "-timeout=9m", "-exec="+node,
		"./engine", "./engine/pickle", "./engine/py", "./engine/rack", "./engine/settings", "./wasm/...")
	cmd.Env = []string{"GOOS=js", "GOARCH=wasm"}
	for _, key := range []string{"PATH", "HOME", "GOPATH", "GOCACHE", "GOMODCACHE", "GOFLAGS", "GOPROXY"} {
		if value, ok := os.LookupEnv(key); ok {
			cmd.Env = append(cmd.Env, key+"="+value)
		}
	}
	return r.goTest(cmd)
}

// conformance: the recorded traces of real Django.
func conformance(r *runner) counts {
	files, err := filepath.Glob(filepath.Join(r.root, "tests", "conformance", "testdata", "*.jsonl"))
	if err != nil || len(files) == 0 {
		return r.one("conformance: no traces in tests/conformance/testdata", "", err)
	}
	return r.lastLineOf("conformance", r.command(".", "go", append([]string{"run", "./tests/conformance"}, files...)...))
}

// django: Django's own tests of its cache, with the engine behind them; one
// skip, with its reason, where Django cannot be had.
func django(r *runner) counts {
	return r.lastLineOf("django", r.command(".", "bash", filepath.Join("tests", "conformance", "django.sh")))
}

// scenarios: every paste and every lesson on real Django; one skip, with its reason,
// where Django cannot be had.
func scenarios(r *runner) counts {
	return r.lastLineOf("scenarios", r.command(".", "bash", filepath.Join("tests", "conformance", "scenarios.sh")))
}

// shared: the shared cache against real servers; one skip, with its reason,
// where they cannot be had.
func shared(r *runner) counts {
	return r.lastLineOf("shared", r.command(".", "bash", filepath.Join("tests", "shared", "shared.sh")))
}

// lastLineOf runs a program that ends with a line of numbers.
func (r *runner) lastLineOf(name string, cmd *exec.Cmd) counts {
	text, err := r.say(cmd)
	got, ok := lastLine(text)
	if !ok || (err != nil && got.failed == 0) {
		return r.one(name, tail(text, 30), err)
	}
	if got.failed+got.skipped > 0 && !r.verbose {
		fmt.Fprintln(r.out, tail(text, 60))
	}
	return got
}

// build: the site as it is released, and the binary that holds it. The browser
// tests and the budget use both.
func build(r *runner) counts {
	text, err := r.say(r.command(".", "go", "run", "./serve/build", "-release"))
	total := r.one("go run ./serve/build -release", onlyIf(err, text), err)
	if err == nil && !r.verbose {
		fmt.Fprint(r.out, text)
	}
	text, err = r.say(r.command(".", "go", "build", "-trimpath", "-o", filepath.Join("out", "locmem"), "./serve"))
	total.add(r.one("go build ./serve", onlyIf(err, text), err))
	return total
}

// browsers: tests/e2e in real browsers, against the binary of build.
func browsers(r *runner) counts {
	dir := filepath.Join("tests", "e2e")
	if _, err := os.Stat(filepath.Join(r.root, "out", "locmem")); err != nil {
		return r.one("e2e: ./build.sh build makes the server that it needs", "", err)
	}
	if err := r.install(dir); err != nil {
		return r.one("npm ci in tests/e2e", "", err)
	}
	results := filepath.Join(r.root, "out", "e2e.tap")
	if err := os.MkdirAll(filepath.Dir(results), 0o755); err != nil {
		return r.one("e2e", "", err)
	}
	os.Remove(results)
	text, err := r.say(r.command(dir, "node", "--test", "--test-concurrency=2",
		"--test-reporter=spec", "--test-reporter-destination=stdout",
		"--test-reporter=tap", "--test-reporter-destination="+results))
	tap, readErr := os.ReadFile(results)
	if readErr != nil {
		return r.one("e2e: no results", tail(text, 60), err)
	}
	got, problem := readTAP(string(tap))
	if err != nil && got.failed == 0 && problem == "" {
		problem = err.Error()
	}
	if problem != "" {
		got.add(r.one("e2e: "+problem, tail(text, 60), nil))
	} else if got.failed > 0 && !r.verbose {
		_, failing, _ := strings.Cut(text, "failing tests:")
		fmt.Fprintln(r.out, failing)
	}
	return got
}

// install runs npm ci unless what lies there came from the same lock file.
func (r *runner) install(dir string) error {
	lock, err := os.ReadFile(filepath.Join(r.root, dir, "package-lock.json"))
	if err != nil {
		return err
	}
	stamp := filepath.Join(r.root, dir, "node_modules", ".installed")
	if old, err := os.ReadFile(stamp); err == nil && string(old) == string(lock) {
		return nil
	}
	if text, err := r.say(r.command(dir, "npm", "ci", "--no-audit", "--no-fund")); err != nil {
		return fmt.Errorf("%w\n%s", err, tail(text, 20))
	}
	return os.WriteFile(stamp, lock, 0o644)
}
