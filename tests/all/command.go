package main

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// command prepares a program in a folder of the tree. It ends with the suite,
// together with everything that it started.
func (r *runner) command(dir, name string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(r.ctx, name, args...)
	cmd.Dir = filepath.Join(r.root, dir)
	cmd.Env = os.Environ()
	cmd.WaitDelay = 5 * time.Second
	inGroup(cmd)
	return cmd
}

// say runs a program and returns all it printed.
func (r *runner) say(cmd *exec.Cmd) (string, error) {
	var text bytes.Buffer
	var w io.Writer = &text
	if r.verbose {
		w = io.MultiWriter(&text, r.out)
	}
	cmd.Stdout, cmd.Stderr = w, w
	err := cmd.Run()
	return text.String(), err
}
