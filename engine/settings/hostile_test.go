package settings

import (
	"context"
	"strings"
	"testing"
)

// TestHostile: a text that ends badly gets one error with its place, soon, and no
// CACHES.
func TestHostile(t *testing.T) {
	for _, c := range []struct {
		src, message string
		line, column int
	}{
		{"x = 1\nraise ValueError('no')", "ValueError: no", 2, 1},
		{"\ndef f(): return f()\nf()", "RecursionError: maximum recursion depth exceeded", 2, 17},
		{"while True: pass", "RuntimeError: stopped after 500,000 steps", 1, 7},
		{"import os\nx = sum(range(10**9))", "RuntimeError: stopped after 500,000 steps", 2, 5},
		{"def g():\n    while True: yield 1\nlist(g())", "RuntimeError: stopped after 500,000 steps", 2, 11},
		{"try:\n    while True: pass\nexcept:\n    pass", "RuntimeError: stopped after 500,000 steps", 1, 1},
		{"x = 'a' * 10**9", "MemoryError", 1, 5},
		{"import sys\nsys.exit()", "SystemExit", 2, 1},
		{"import sys\nsys.exit('bye')", "SystemExit: bye", 2, 1},
		{"from os import *\nCACHES = y", "NameError: name 'y' is not defined", 2, 10},
		{"from x import *\nCACHES = y", "What CACHES is stands in another file, which is not here.", 2, 1},
		{"from os import nothing", "ImportError: cannot import name 'nothing' from 'os'", 1, 16},
		{"CACHES = {\n  'default': 1 / 0}", "ZeroDivisionError: division by zero", 2, 14},
		{strings.Repeat("X = 1\n", 5000) + "y", "NameError: name 'y' is not defined", 5001, 1},
	} {
		s, notes := parse(c.src)
		var failed []Diagnostic
		for _, n := range notes {
			if n.Severity == Error {
				failed = append(failed, n)
			}
		}
		if len(failed) != 1 || s.Caches != nil || !strings.HasPrefix(failed[0].Message, c.message) {
			t.Errorf("%.40q: %+v", c.src, notes)
		} else if n := failed[0]; n.Line != c.line || n.Column != c.column {
			t.Errorf("%.40q: at %d:%d, want %d:%d: %s", c.src, n.Line, n.Column, c.line, c.column, n.Message)
		}
	}
}

// TestNoDict: a CACHES that is none is what Django says of it.
func TestNoDict(t *testing.T) {
	for _, value := range []string{"None", "5", "[]", "object()"} {
		s, notes := parse("CACHES = " + value)
		if len(notes) != 1 || notes[0].Severity != Error || notes[0].Late || notes[0].Line != 1 || s.Caches == nil || s.Caches.Len() != 0 {
			t.Errorf("%s: %+v", value, notes)
		}
	}
}

// TestStop: a run ends when its context does, and lets the host breathe before.
func TestStop(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	paused := 0
	s, notes := Read(ctx, strings.Repeat("x = [i for i in range(20000)]\n", 20), World{Pause: func() {
		paused++
		stop()
	}})
	if s.Caches != nil || paused != 1 || len(notes) != 1 || notes[0].Message != "KeyboardInterrupt" {
		t.Errorf("%d pauses: %+v", paused, notes)
	}
}

// TestManyLines: 5,000 lines are read to their end.
func TestManyLines(t *testing.T) {
	text := strings.Repeat("LOGGING = {'version': 1, 'handlers': {'a': {'class': 'x', 'level': ['INFO', 'DEBUG']}}}\n", 5000)
	s, notes := parse(text + "CACHES = {'default': {" + locmem + ", 'TIMOUT': 1}}")
	if s.Caches == nil || len(notes) != 1 || notes[0].Line != 5001 {
		t.Errorf("%+v", notes)
	}
}
