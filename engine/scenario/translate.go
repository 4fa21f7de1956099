package scenario

import (
	"strings"

	"locmem/engine/syntax"
)

// SameFences compares a document with one in another language: only prose may
// differ. Fences must be equal to the letter after removing hints, because,
// praise, says, comments, and answers that are no Python literal. The problems
// have their lines in b.
func SameFences(a, b *Scenario) []Problem {
	var problems []Problem
	x, y := a.fences(), b.fences()
	for i := range max(len(x), len(y)) {
		switch {
		case i >= len(x):
			return append(problems, Problem{y[i].Line, 0, "the other language has no such fence", ""})
		case i >= len(y):
			last := 1
			if len(y) > 0 {
				last = y[len(y)-1].Line
			}
			return append(problems, Problem{last, 0, "a fence is missing behind this one: " + string(x[i].Kind), ""})
		case x[i].Kind != y[i].Kind || x[i].Name != y[i].Name || x[i].bare() != y[i].bare():
			problems = append(problems, Problem{y[i].Line, 0, "this fence differs from the one in the other language", "Only prose may differ."})
		}
	}
	if a.Setup != b.Setup || strings.Join(a.Processes, " ") != strings.Join(b.Processes, " ") || a.ID != b.ID || a.Level != b.Level || a.Minutes != b.Minutes {
		problems = append(problems, Problem{1, 0, "the front matter differs in more than words", "id, level, minutes, processes and setup must be the same."})
	}
	return problems
}

// fences are the parts that must agree.
func (s *Scenario) fences() []*Part {
	var list []*Part
	for i := range s.Parts {
		if k := s.Parts[i].Kind; k != Prose && k != Hint {
			list = append(list, &s.Parts[i])
		}
	}
	return list
}

// bare is a fence without what may be translated.
func (p *Part) bare() string {
	var kept []string
	code := p.Kind == Settings || p.Kind == Views
	call := false // the line is of a call: only there # begins a comment, not in what is shown
	for _, l := range strings.Split(p.Text, "\n") {
		l = strings.TrimRight(l, " ")
		t := strings.TrimSpace(l)
		word, _, _ := strings.Cut(t, " ")
		_, _, prompted := prompt(t)
		call = prompted || call && word == "..."
		switch {
		case t == "" || t[0] == '#':
			continue
		case p.Kind == Check && (word == "because" || word == "praise"), p.Kind == Wrong && word == "says":
			continue
		case p.Kind == Predict && strings.HasPrefix(t, "- "):
			text, right := cutMark(t[2:])
			if !IsLiteral(text) {
				text = "..."
			}
			if l = "- " + text; right {
				l += " # correct"
			}
		case code || call:
			l = withoutComment(l)
		}
		kept = append(kept, l)
	}
	return strings.Join(kept, "\n")
}

// withoutComment cuts a line of Python at its comment.
func withoutComment(l string) string {
	for i := range syntax.Outside(l) {
		if l[i] == '#' {
			return strings.TrimRight(l[:i], " ")
		}
	}
	return l
}

// IsLiteral tells whether an answer is a Python literal, such as None or 'x'.
func IsLiteral(text string) bool {
	_, err := syntax.Literal(text)
	return err == nil
}
