// Package django runs the works on Django's own LocMemCache, in a Python process
// beside this one.
package django

import (
	"bufio"
	_ "embed"
	"fmt"
	"os"
	"os/exec"
	"strings"
)

//go:embed works.py
var works string

// Process is a Python with Django in it.
type Process struct {
	in  *bufio.Writer
	out *bufio.Scanner
}

// Start starts python3 with the given PYTHONPATH, which has to bring Django. It
// ends with this program.
func Start(path string) (*Process, error) {
	cmd := exec.Command("python3", "-c", works)
	cmd.Env = append(os.Environ(), "PYTHONPATH="+path)
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	return &Process{bufio.NewWriter(in), bufio.NewScanner(out)}, cmd.Start()
}

// Run does n calls of a work.
func (p *Process) Run(work string, n int) error {
	if answer, err := p.ask(work, n); err != nil || answer != "ok" {
		return fmt.Errorf("Django's %s: %q, %v", work, answer, err)
	}
	return nil
}

// RSS is the resident memory of the process in KiB, as text.
func (p *Process) RSS() (string, error) { return p.ask("rss", 0) }

func (p *Process) ask(what string, n int) (string, error) {
	fmt.Fprintf(p.in, "%s\t%d\n", what, n)
	if err := p.in.Flush(); err != nil {
		return "", err
	}
	if !p.out.Scan() {
		return "", fmt.Errorf("Python is gone: %v", p.out.Err())
	}
	return strings.TrimSpace(p.out.Text()), nil
}
