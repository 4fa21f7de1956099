// Command driver puts the engine under Django: it speaks the line protocol of
// ../django/PROTOCOL.md on stdin and stdout, so that a cache backend in Python
// can have its work done here and Django's own tests can judge it.
//
//	go run ./tests/conformance/driver
//
// It ends at the end of input. Exit status 1: a line was no message.
package main

import (
	"fmt"
	"os"
)

func main() {
	if err := newDriver(os.Stdin, os.Stdout).serve(); err != nil {
		fmt.Fprintln(os.Stderr, "driver:", err)
		os.Exit(1)
	}
}
