package bundle

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// compile builds ./wasm and answers the program and the matching glue script,
// which must come from the very toolchain that compiled it. Go's own build
// cache makes a second call quick.
func compile(o Options) (program, glue []byte, err error) {
	fmt.Fprintln(o.Log, "compiling ./wasm for the browser")
	modfile, err := leanModule(o)
	if err != nil {
		return nil, nil, err
	}
	out := filepath.Join(o.Cache, "app.wasm")
	cmd := goTool(o.Root, "build", "-modfile="+modfile, "-trimpath", "-buildvcs=false", "-ldflags=-s -w", "-o", out, "./wasm")
	cmd.Env = append(cmd.Env, "GOOS=js", "GOARCH=wasm")
	if text, err := cmd.CombinedOutput(); err != nil {
		return nil, nil, fmt.Errorf("compiling ./wasm: %w\n%s", err, bytes.TrimSpace(text))
	}
	if program, err = os.ReadFile(out); err != nil {
		return nil, nil, err
	}
	if !bytes.HasPrefix(program, []byte("\x00asm")) {
		return nil, nil, fmt.Errorf("compiling ./wasm gave no WebAssembly program: it must be a package main")
	}
	root, err := goTool(o.Root, "env", "GOROOT").Output()
	if err != nil {
		return nil, nil, fmt.Errorf("go env GOROOT: %w", err)
	}
	glue, err = os.ReadFile(filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec.js"))
	return program, glue, err
}

func goTool(dir string, args ...string) *exec.Cmd {
	cmd := exec.Command("go", args...)
	cmd.Dir = dir
	cmd.Env = os.Environ()
	return cmd
}
