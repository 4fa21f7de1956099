package scenario

import (
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
	case IsSettings(text):
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
	sets, note := settings.Glance(text)
	switch {
	case sets:
		return nil // what is wrong is told when a rack is made of it
	case note != nil:
		return &Problem{line + note.Line - 1, note.Column, strings.TrimSuffix(note.Message, "."), note.Hint}
	}
	return &Problem{line, 0, "these settings set nothing", "Write CACHES = {\"default\": {...}}."}
}
