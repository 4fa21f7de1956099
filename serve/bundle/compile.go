package bundle

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// compile builds ./wasm and returns the program and the matching glue script,
// which must come from the very toolchain that compiled it. Go's own build
// cache makes a second call quick.
func compile(o Options) (program, glue []byte, err error) {
	fmt.Fprintln(o.Log, "compiling ./wasm for the browser")
	out := filepath.Join(o.Cache, "app.wasm")
	if err := link(o, out, "-s -w"); err != nil {
		return nil, nil, err
	}
	if program, err = os.ReadFile(out); err != nil {
		return nil, nil, err
	}
	if !bytes.HasPrefix(program, []byte("\x00asm")) {
		return nil, nil, fmt.Errorf("compiling ./wasm gave no WebAssembly program: it must be a package main")
	}
	root, err := goRoot(o.Root)
	if err != nil {
		return nil, nil, err
	}
	byNumber, err := findByNumber(root)
	if err != nil {
		return nil, nil, err
	}
	if program, err = slim(o, program, byNumber != nil); err != nil {
		return nil, nil, err
	}
	glue, err = os.ReadFile(filepath.Join(root, "lib", "wasm", "wasm_exec.js"))
	return program, glue, err
}

// link builds ./wasm with flags for the linker.
func link(o Options, out, flags string) error {
	modfile, err := leanModule(o)
	if err != nil {
		return err
	}
	overlay, err := overlay(o)
	if err != nil {
		return err
	}
	args := append([]string{"build", "-modfile=" + modfile, "-overlay=" + overlay, "-trimpath", "-buildvcs=false", "-ldflags=" + flags}, inlining()...)
	cmd := goTool(o.Root, append(args, "-o", out, "./wasm")...)
	cmd.Env = append(cmd.Env, "GOOS=js", "GOARCH=wasm")
	if text, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("compiling ./wasm: %w\n%s", err, bytes.TrimSpace(text))
	}
	return nil
}

// slim makes the program smaller over the wire, without changing what it does. byNumber:
// it finds the function of a place by its number (search.go).
func slim(o Options, program []byte, byNumber bool) ([]byte, error) {
	var wrong error
	slimmer, err := rewriteData(program, func(memory []byte) {
		t, known := findTables(memory)
		if !known || !t.dropLines() || !t.dropInfos() || !t.dropNames() {
			fmt.Fprintln(o.Log, "this Go writes its tables of lines and names in a form that is not known here: they stay in the program, which is 7 % larger")
		}
		switch {
		case byNumber && !known:
			wrong = errors.New("the program finds functions by number (serve/bundle/search.go), and its tables have a form that is not known")
		case byNumber && !t.dropSearch():
			wrong = errors.New("functions of the program are not numbered one after the other, as serve/bundle/search.go takes for given")
		case !byNumber:
			fmt.Fprintln(o.Log, "this Go finds functions in a way that is not known here: a table for it stays in the program, which is a quarter larger")
		}
	})
	if err == nil {
		err = wrong
	}
	return slimmer, err
}

// fast lists the packages whose calls are inlined: the cache itself, what it
// stands on, and the evaluator, whose loops take half the time (for 87,000
// bytes over the wire). Functions that are called from many places and are not
// in those loops say go:noinline. Everywhere else inlining is left out: a page
// that is drawn as often as somebody looks does not miss it.
var fast = strings.Fields(`runtime internal/runtime/... sync sync/atomic internal/sync math/bits hash/maphash unicode/utf8
	locmem/engine locmem/engine/script locmem/engine/py`)

// inlining returns the compiler's flags. Of several that fit a package the last
// one counts.
func inlining() []string {
	flags := []string{"-gcflags=all=-l"}
	for _, p := range fast {
		flags = append(flags, "-gcflags="+p+"=")
	}
	return flags
}

// goRoot is where Go's own sources are.
func goRoot(dir string) (string, error) {
	root, err := goTool(dir, "env", "GOROOT").Output()
	if err != nil {
		return "", fmt.Errorf("go env GOROOT: %w", err)
	}
	return strings.TrimSpace(string(root)), nil
}

func goTool(dir string, args ...string) *exec.Cmd {
	cmd := exec.Command("go", args...)
	cmd.Dir = dir
	cmd.Env = os.Environ()
	return cmd
}
