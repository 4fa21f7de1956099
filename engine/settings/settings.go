// Package settings runs the text of a settings.py and reads Django's CACHES out of
// it: the *py.Dict that [engine.NewCaches] takes. Everything worth saying about it
// becomes a [Diagnostic] with its place in the text.
//
//	s, notes := settings.Parse(`CACHES = {"default": {"BACKEND": "..."}}`)
//	caches := engine.NewCaches(process, s.Caches)
//
// A variable that the environment lacks and that has no default is a [Blank] for
// somebody to fill in.
//
// A text is run once, in an interpreter of its own and within bounds (run.go). The
// checks go over the values; tree.go finds the places that made them.
//
// A Settings is for one goroutine at a time; Read may run in any number.
package settings

import (
	"context"
	"maps"
	"strings"

	"locmem/engine"
	"locmem/engine/py"
	"locmem/engine/script"
	"locmem/engine/syntax"
)

// Settings is what a text says. It is made by [Parse] and [Read].
type Settings struct {
	// Caches is CACHES: alias to a dict of settings. A text without CACHES has
	// Django's default; a text that ends in an error has nil.
	Caches *py.Dict
	// Blanks are the variables that the text needs and the environment lacks: the
	// first one, as the text ends there.
	Blanks []Blank
	// Others are the other settings, such as SESSION_ENGINE, in the order of the
	// text.
	Others []Setting

	*tree
	src    string
	world  World
	root   *node    // what made CACHES; nil when the text has none
	caches py.Value // CACHES as the text left it
	name   span     // the word CACHES, or the brace of a bare dict
	notes  []Diagnostic
}

// Other is the value of a setting, such as SESSION_ENGINE.
func (s *Settings) Other(name string) (py.Value, bool) {
	if name == "CACHES" && s.Caches != nil {
		return s.Caches, true
	}
	for _, o := range s.Others {
		if o.Name == name {
			return o.Value, true
		}
	}
	return nil, false
}

// Setting is NAME = value.
type Setting struct {
	Name  string
	Value py.Value
}

// Blank is a variable of the environment that is missing.
type Blank struct {
	Name string
	// Text is the source that asks for it, and Line, Column and EndColumn are its
	// place, as in [Diagnostic].
	Text                    string
	Line, Column, EndColumn int
}

// Severity tells who complains.
type Severity uint8

const (
	// Lint is what Django accepts in silence.
	Lint Severity = iota
	// Error is what Python or Django refuses: when reading the file, at the
	// first use of the cache, or in manage.py check.
	Error
)

// String is "lint" or "error".
func (s Severity) String() string {
	if s == Error {
		return "error"
	}
	return "lint"
}

// Diagnostic is one remark about a text.
type Diagnostic struct {
	// Line and Column are where it begins, EndColumn is one past its end on the
	// same line: all count from 1, columns in code points. What goes on over
	// more lines is cut at the end of the first.
	Line, Column, EndColumn int
	Severity                Severity
	// Message of an Error is the last line of Python's traceback, or the system
	// check with its number; of a Lint what happens instead, in English.
	Message string
	// Late tells of an Error that the program starts with: the first use of an
	// alias other than "default" raises it.
	Late bool
	// Hint is what to do, or "".
	Hint string
	// Suggestion is Python text that could replace Column to EndColumn, or "".
	Suggestion string
	// Code and Args let another language say the same: they are the name of
	// the words in [Texts] and what goes into them. A syntax error whose hint
	// comes from Python's scanner has the code "syntax".
	Code string
	Args []string
}

// World is what a text finds when it runs.
type World struct {
	// Of this, the environment and what can be imported count.
	script.World
	// Pause lets the host breathe, about every 10 ms of work; nil: never.
	Pause func()
}

// Parse is Read with an empty environment and no libraries.
func Parse(src string) (*Settings, []Diagnostic) {
	return Read(context.Background(), src, World{})
}

// Read runs a text: a whole settings.py, its CACHES = {...} alone, or a dict
// alone. It always returns a Settings. The diagnostics are sorted by place, at
// most 200; what ends the run is one of them. When ctx ends, so does the run.
func Read(ctx context.Context, src string, w World) (*Settings, []Diagnostic) {
	w.Environ = maps.Clone(w.Environ)
	s := &Settings{src: src, world: w}
	if !s.read() {
		return s, s.notes
	}
	s.run(ctx)
	return s, s.check()
}

// Glance looks at a text without running it: whether it may set anything that
// Django reads, and the note of what is no Python, or of a name that was meant to
// be CACHES; nil if there is nothing to say.
func Glance(src string) (sets bool, note *Diagnostic) {
	s := &Settings{src: src}
	if !s.read() {
		return true, &s.notes[0]
	}
	if len(s.byName["CACHES"]) > 0 || s.bare != nil {
		return true, nil
	}
	if s.unmeant(); len(s.notes) > 0 {
		return false, &s.notes[0]
	}
	for name := range s.byName {
		if isSetting(name) {
			return true, nil
		}
	}
	return strings.Contains(src, "CACHES") || raises(s.body) || ends(src), nil // what uses it raises when it runs
}

// raises tells whether statements may raise or go on for ever on purpose.
func raises(body []syntax.Stmt) bool {
	for _, st := range body {
		switch st.(type) {
		case *syntax.Raise, *syntax.While, *syntax.Assert:
			return true
		}
		for _, inner := range blocksOf(st) {
			if raises(inner) {
				return true
			}
		}
	}
	return false
}

// ends tells whether a text that can do without libraries ends in an error.
func ends(src string) bool {
	_, notes := Parse(src)
	for _, d := range notes {
		if d.Severity == Error && !strings.HasPrefix(d.Message, "ImportError") && !strings.HasPrefix(d.Message, "ModuleNotFoundError") {
			return true
		}
	}
	return false
}

// isSetting tells whether Django takes a name of settings.py for a setting.
func isSetting(name string) bool { return name == strings.ToUpper(name) && name[0] != '_' }

// Fill gives the variable of blank i a value: the text is read anew.
func (s *Settings) Fill(i int, value string) []Diagnostic {
	w := s.world
	w.Environ = map[string]string{s.Blanks[i].Name: value}
	maps.Copy(w.Environ, s.world.Environ)
	again, notes := Read(context.Background(), s.src, w)
	*s = *again
	return notes
}

// defaults are CACHES where the text has none.
func (s *Settings) defaults() {
	s.Caches, s.caches = engine.DefaultSettings(), engine.DefaultSettings()
}
