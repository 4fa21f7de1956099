// Package settings reads Django's CACHES out of the text of a settings.py,
// without running anything: a dict in Python syntax becomes the *py.Dict that
// [engine.NewCaches] takes, and everything worth saying about it becomes a
// [Diagnostic] with its place in the text.
//
//	s, notes := settings.Parse(`CACHES = {"default": {"BACKEND": "..."}}`)
//	caches := engine.NewCaches(process, s.Caches)
//
// What the text alone cannot tell (os.environ["X"], BASE_DIR / "cache", any
// call or name) is a [Blank] for somebody to fill in, not an error.
//
// A Settings is for one goroutine at a time; Parse may run in any number.
package settings

import (
	"locmem/engine"
	"locmem/engine/py"
)

// Settings is what a text says. It is made by [Parse].
type Settings struct {
	// Caches is CACHES: alias to a dict of settings, with what stands in for
	// each blank. A text without CACHES has Django's default; a text with a
	// syntax error has nil.
	Caches *py.Dict
	// Blanks are the unknown places of CACHES in the order of the text.
	Blanks []Blank
	// Others are the other settings whose values are literals, such as
	// SESSION_ENGINE, in the order of the text; of equal names the last value.
	Others []Setting

	text   *text
	root   *node // CACHES; nil when the text has none
	name   span  // the word CACHES, or the brace of a bare dict
	others []*assignment
	notes  []Diagnostic // what reading the text found
}

// HasCaches tells whether the text has CACHES, and not only Django's default.
func (s *Settings) HasCaches() bool { return s.root != nil }

// Setting is NAME = value.
type Setting struct {
	Name  string
	Value py.Value
}

// Blank is a place in CACHES whose value only a running Django would know.
type Blank struct {
	// Path leads there: alias, setting, option; a place in a list is "[0]". A
	// key that is itself unknown, and **mapping, end in "?".
	Path []string
	// Text is the source of the unknown expression. Line, Column, EndLine and
	// EndColumn tell where it stands, as in [Diagnostic]; Start and End are the
	// same as byte offsets.
	Text                             string
	Line, Column, EndLine, EndColumn int
	Start, End                       int
	// Offer is the value that the text itself names: the default of
	// os.environ.get, or what an earlier line gave the name. Or nil.
	Offer py.Value
	// Value is what stands there now: what Fill was given, else Offer. Nil
	// leaves the setting out, as if it were not written; only a BACKEND then is
	// LocMemCache.
	Value py.Value
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

// Parse reads a text: a CACHES = {...} among other settings, or a dict alone.
// It always answers a Settings. The diagnostics are sorted by place; after a
// syntax error there is just that one, as in Python; else there are at most 200.
func Parse(src string) (*Settings, []Diagnostic) {
	s := &Settings{text: newText(src)}
	p := &parser{text: s.text}
	noWord := scan(p)
	if p.file(); p.fault == nil || noWord != nil && noWord.before(p.fault) {
		p.fault = noWord
	}
	if p.fault != nil {
		return s, []Diagnostic{p.fault.diagnostic(s.text)}
	}
	p.choose(s)
	s.number()
	s.rebuild()
	return s, s.check()
}

// Fill puts v into blank i, or with a nil v takes out what Fill put there. It
// renews Caches and answers the diagnostics as they are now.
func (s *Settings) Fill(i int, v py.Value) []Diagnostic {
	b := &s.Blanks[i]
	if b.Value = v; v == nil {
		b.Value = b.Offer
	}
	s.rebuild()
	return s.check()
}

// rebuild makes Caches of the tree and the blanks.
func (s *Settings) rebuild() {
	if s.root == nil {
		s.Caches = engine.DefaultSettings()
		return
	}
	switch v := s.value(s.root).(type) {
	case nil:
		s.Caches = engine.DefaultSettings()
	case *py.Dict:
		s.Caches = v
	default:
		s.Caches = py.NewDict()
	}
}
