//go:build unix

package main

import (
	"os/exec"
	"syscall"
)

// inGroup gives a program a process group of its own, which is ended as a
// whole: a test runner leaves browsers and servers behind when it is killed.
func inGroup(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
}
