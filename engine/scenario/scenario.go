// Package scenario reads and plays scenarios: Markdown documents that hold
// prose, settings, views, transcripts and checks. A lesson, a link and an embed
// are the same thing, so everything here works on the text of one document.
// How to write one stands in FORMAT.md beside this file.
//
//	Parse           the document -> front matter and parts, with a Problem for each mistake
//	Encode, Decode  the document <-> the fragment of a link
//	SameFences      whether a translation differs in prose only
package scenario

import "strings"

// Scenario is one document. Its zero value is an empty one.
type Scenario struct {
	// What the front matter says. Lang is "" for English.
	ID, Title, Lang, Level string
	Minutes                int
	Misconception, Teaches string
	Needs                  []string // ids of the lessons that come before
	Shows                  string   // what there is to see, in a line
	Symptoms               []string // the words in which people ask about it
	Processes              []string // further ones, beside the workers
	Setup                  Setup
	Parts                  []Part // prose and fences in the order of the text

	source string
	steps  uint64 // of all runs on one rack; 0: what a rack has by itself
}

// Setup is what the rack looks like. Zero values are the defaults.
type Setup struct {
	Workers     int // of each server; 0: as many as the text names, at least one
	Servers     int // 0 is 1
	Threads     int // of each worker; 0 is 1
	Balancer    string
	Seed        uint64 // 0 is 1
	Backend     string // dotted name or redis, memcached, database, file: BACKEND of the default cache
	MaxRequests int    // a worker is replaced after so many; 0: never
	Timeout     string // TIMEOUT of the default cache: whole seconds, or None; "" is what settings.py says
	MaxEntries  int    // MAX_ENTRIES of the default cache; 0 is what settings.py says
}

// Balancers are the words that setup.balancer takes; "" is the first.
var Balancers = []string{"round robin", "random", "sticky", "least busy"}

// Bounds of setup.
const (
	MaxWorkers = 32
	MaxServers = 8
	MaxThreads = 16
	// MaxProcesses are all workers of all servers and the further processes.
	MaxProcesses = 64
)

// Kind says what a part is.
type Kind string

// The kinds of parts: prose, and the roles of fences.
const (
	Prose    Kind = "prose"
	Settings Kind = "settings" // a settings.py
	Environ  Kind = "environ"  // the environment of settings.py, KEY=value
	Views    Kind = "views"    // functions of views.py
	Run      Kind = "run"      // a transcript
	Predict  Kind = "predict"  // a call and answers to choose from
	Try      Kind = "try"      // what the learner starts from
	Check    Kind = "check"    // what must hold afterwards
	Wrong    Kind = "wrong"    // what must fail the check, and what is said then
	Hint     Kind = "hint"     // prose
	Solution Kind = "solution" // what must pass the check
	SetupRun Kind = "setup"    // a transcript that runs first, hidden
	Code     Kind = "code"     // any other fence: shown as it is
)

// roles are the fences that mean something, with the argument that each needs.
var roles = []struct {
	kind Kind
	arg  string
}{
	{Settings, ""}, {Environ, ""}, {Views, ""}, {Run, ""}, {Predict, ""}, {Try, "id"}, {Check, "for"},
	{Wrong, "for"}, {Hint, "for"}, {Solution, "for"}, {SetupRun, ""},
}

// Part is a piece of prose or a fence.
type Part struct {
	Kind Kind
	Name string // of try: its id; of check, wrong, hint and solution: the id they are for
	Text string // as written, without the lines of the fence
	Lang string // of a Code fence, what stands behind the ```
	// Line is where the part begins, BodyLine where Text does; from 1.
	Line, BodyLine int

	Transcript *Transcript // run, setup, and try, solution and wrong where they are one
	Question   *Question   // predict
	Expects    []Expect    // check
	Says       string      // wrong

	start, end int // of Text in the source, in bytes

	solved  *Transcript // of a try: see Solve
	instead *Part
}

// Find is the part of a kind with that name, or nil.
func (s *Scenario) Find(kind Kind, name string) *Part {
	for i := range s.Parts {
		if p := &s.Parts[i]; p.Kind == kind && p.Name == name {
			return p
		}
	}
	return nil
}

// Source is the text that was parsed.
func (s *Scenario) Source() string { return s.source }

// With is the source with another text in part i, all else to the letter.
func (s *Scenario) With(i int, text string) string {
	p := &s.Parts[i]
	if text != "" && text[len(text)-1] != '\n' && p.Kind != Prose {
		text += "\n"
	}
	return s.source[:p.start] + text + s.source[p.end:]
}

// Problem is a mistake in a document. Lines and columns count from 1, columns
// in code points; Column 0 is the whole line.
type Problem struct {
	Line, Column int
	Message      string
	Hint         string // what to do; may be empty
}

// Error is the message with its hint.
func (p Problem) Error() string {
	if p.Hint == "" {
		return p.Message
	}
	return strings.TrimSuffix(p.Message, ".") + ". " + p.Hint
}
