package scenario

import (
	"slices"
	"strings"

	"locmem/engine/syntax"
)

// SameFences compares a document with one in another language: only prose may
// differ. Fences must be equal to the letter after removing hints, because,
// praise, says, comments, and answers that are no Python literal. The verdicts
// are on what differs, with their lines in b.
func SameFences(a, b *Scenario) []Verdict {
	var list []Verdict
	differs := func(line int, message, expected, got string) {
		list = append(list, Verdict{Line: line, Message: message, Expected: expected, Got: got})
	}
	if keys := a.unlike(b); len(keys) > 0 {
		differs(1, "the front matter differs in "+strings.Join(keys, ", ")+". id, level, minutes, processes and setup must be the same.", "", "")
	}
	x, y := a.fences(), b.fences()
	for i := range max(len(x), len(y)) {
		switch {
		case i >= len(x):
			differs(y[i].Line, "the other language has no such fence", "", "")
			return list
		case i >= len(y):
			last := 1
			if len(y) > 0 {
				last = y[len(y)-1].Line
			}
			differs(last, "a fence is missing behind this one", x[i].label(), "")
			return list
		case x[i].label() != y[i].label():
			differs(y[i].Line, "this fence differs. Only prose may differ", x[i].label(), y[i].label())
		default:
			if expected, got := firstUnlike(x[i].bare(), y[i].bare()); expected != got {
				differs(y[i].Line, "this fence differs. Only prose may differ", expected, got)
			}
		}
	}
	return list
}

// unlike are the keys of the front matter that must be the same and are not.
func (s *Scenario) unlike(b *Scenario) (keys []string) {
	for _, x := range []struct {
		key  string
		same bool
	}{
		{"id", s.ID == b.ID}, {"level", s.Level == b.Level}, {"minutes", s.Minutes == b.Minutes},
		{"processes", slices.Equal(s.Processes, b.Processes)}, {"setup", s.Setup == b.Setup},
	} {
		if !x.same {
			keys = append(keys, x.key)
		}
	}
	return keys
}

// firstUnlike are the first lines in which two texts differ.
func firstUnlike(a, b string) (x, y string) {
	for (a != "" || b != "") && x == y {
		x, a, _ = strings.Cut(a, "\n")
		y, b, _ = strings.Cut(b, "\n")
	}
	return x, y
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
