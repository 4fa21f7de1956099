// Package program has the text of the reader: for the build, which makes a file of
// it that browsers fetch, and for tests.
package program

import _ "embed"

// Text is a program in Python.
//
//go:embed read.py
var Text string
