package scenario

import (
	"strings"
)

// Transcript is a doctest with process names: calls, actions, and under each
// what it shows.
type Transcript struct {
	Steps []Step
}

// Step is a call or an action. Exactly one of Code and Action is set; a call of
// nothing ("w1>>>" alone) is no step.
type Step struct {
	Line   int
	Who    string // a process, a thread, "lb" or "all"; "" for an action
	Code   string // lines divided by "\n"
	Action *Action
	// Want is the expected output, nil if none is written: nothing is compared
	// then, but an error that nobody expects is a failure.
	Want []string
	// Follows tells that the step stands directly under the one before, with no
	// empty line between: a !schedule governs the calls that follow it.
	Follows bool

	wantAt []int // the lines of Want
}

// maxSteps bounds a transcript.
const maxSteps = 2000

// IsTranscript tells a transcript from settings or views: its first line that is
// no comment begins with a prompt or an action.
func IsTranscript(text string) bool {
	for _, l := range strings.Split(text, "\n") {
		l = strings.TrimSpace(l)
		if l == "" || l[0] == '#' {
			continue
		}
		_, _, ok := prompt(l)
		return ok || l[0] == '!'
	}
	return true
}

// ParseTranscript reads the text of a transcript that begins on that line of its
// document. It always returns a Transcript, with whatever could be read.
func ParseTranscript(text string, line int) (*Transcript, []Problem) {
	t := &Transcript{}
	var problems []Problem
	fail := func(n, column int, message, hint string) {
		if len(problems) < maxProblems {
			problems = append(problems, Problem{n, column, message, hint})
		}
	}
	open, gap := false, true // a call's lines may go on; an empty line came before
	bad := false             // the line above was not understood: what it shows is passed over
	for i, raw := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		n := line + i
		l := strings.TrimRight(raw, " \t\r")
		trimmed := strings.TrimLeft(l, " \t")
		last := len(t.Steps) - 1
		who, code, isCall := prompt(trimmed)
		switch {
		case trimmed == "":
			open, gap, bad = false, true, false
			continue
		case trimmed == "#" || strings.HasPrefix(trimmed, "# "):
			open = false
			continue
		case isCall:
			if who != "" && !isName(who) {
				fail(n, 1, "'"+who+"' cannot be a process's name", "Use small letters and digits, such as w1 or w1.a.")
			}
			if who == "" {
				who = "w1"
			}
			t.Steps = append(t.Steps, Step{Line: n, Who: who, Code: code, Follows: !gap})
			open = true
		case open && continues(trimmed):
			t.Steps[last].Code += "\n" + strings.TrimPrefix(strings.TrimPrefix(trimmed, "..."), " ")
			continue
		case trimmed[0] == '!':
			a, problem := parseAction(trimmed[1:])
			if problem != nil {
				fail(n, len(l)-len(trimmed)+1, problem.Message, problem.Hint)
				open, gap, bad = false, true, true
				continue
			}
			t.Steps = append(t.Steps, Step{Line: n, Action: a, Follows: !gap})
			open = false
		case bad:
			continue
		case last < 0 || gap:
			hint := "A call begins with a process: w1>>> cache.get(\"k\")"
			if last >= 0 {
				hint = "If it is what " + t.Steps[last].label() + " shows, take out the empty line above it."
			}
			fail(n, 1, "this line is neither a call nor an action, and nothing stands above it whose output it could be", hint)
			bad = true
			continue
		default:
			open = false
			t.Steps[last].Want = append(t.Steps[last].Want, strings.TrimLeft(l, "\t"))
			t.Steps[last].wantAt = append(t.Steps[last].wantAt, n)
			continue
		}
		gap, bad = false, false
		if len(t.Steps) > maxSteps {
			fail(n, 0, "the transcript has more than 2000 steps", "Use a loop, or !request /path x100.")
			break
		}
	}
	kept := t.Steps[:0]
	for _, s := range t.Steps {
		if s.Action != nil || strings.TrimSpace(s.Code) != "" {
			kept = append(kept, s)
		}
	}
	t.Steps = kept
	return t, problems
}

// prompt takes "who>>> code" apart; ok is false for any other line.
func prompt(l string) (who, code string, ok bool) {
	at := strings.Index(l, ">>>")
	if at < 0 {
		return "", "", false
	}
	who, code = l[:at], l[at+3:]
	for _, c := range []byte(who) {
		if c != '.' && c != '_' && (c < '0' || c > '9') && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') {
			return "", "", false
		}
	}
	if code != "" && code[0] != ' ' {
		return "", "", false
	}
	return who, strings.TrimPrefix(code, " "), true
}

// Names are the processes and threads that calls and actions name, each once,
// in the order of the text; "lb" and "all" are none.
func (t *Transcript) Names() []string {
	var list []string
	seen := map[string]bool{"lb": true, "all": true, "": true}
	add := func(name string) {
		if !seen[name] {
			seen[name] = true
			list = append(list, name)
		}
	}
	for _, s := range t.Steps {
		add(s.Who)
		if s.Action != nil {
			for _, name := range s.Action.Names {
				add(name)
			}
		}
	}
	return list
}
