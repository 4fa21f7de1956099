package scenario

import (
	"context"
	"strings"

	"locmem/engine/settings"
)

// What try, solution and wrong hold is one of three: a transcript, settings, or
// views.

// playable reads such a text; nil if it is no transcript.
func (p *parser) playable(text string, line int) *Transcript {
	switch {
	case IsTranscript(text):
		return p.transcript(text, line)
	case isSettings(text):
		p.code(Settings, text, line)
	default:
		p.code(Views, text, line)
	}
	return nil
}

// code complains of settings or views that would not do what they look like.
func (p *parser) code(kind Kind, text string, line int) {
	x := mixed(kind, text, line)
	if x == nil && kind == Settings {
		x = empty(text, line)
	}
	if x != nil {
		p.problem(x.Line, x.Column, x.Message, x.Hint)
	}
}

// mixed finds the first line of a transcript among settings or views, where
// nobody would play it. Lines of a docstring are indented or have no process.
func mixed(kind Kind, text string, line int) *Problem {
	for i, l := range strings.Split(text, "\n") {
		who, _, call := prompt(strings.TrimRight(l, " \t\r"))
		if call && who != "" || strings.HasPrefix(l, "!") {
			return &Problem{line + i, 0, "this line of a transcript stands among " + string(kind) + ", where it is not played",
				"Put it into a fence of its own: what a text with " + string(kind) + " plays are the runs above the try."}
		}
	}
	return nil
}

// empty tells that a text of settings sets nothing that Django reads.
func empty(text string, line int) *Problem {
	s, notes := ReadSettings(context.Background(), text, nil)
	for _, n := range notes {
		if n.Code == "settings-name" {
			return &Problem{line + n.Line - 1, n.Column, strings.TrimSuffix(n.Message, "."), n.Hint}
		}
		if n.Severity == settings.Error {
			return nil // told when a rack is made of it
		}
	}
	if s.HasCaches() {
		return nil
	}
	for _, o := range s.Others {
		if strings.ToUpper(o.Name) == o.Name {
			return nil
		}
	}
	return &Problem{line, 0, "these settings set nothing", "Write CACHES = {\"default\": {...}}."}
}
