package scenario

import (
	"context"
	"strings"

	"locmem/engine/rack"
	"locmem/engine/script"
	"locmem/engine/settings"
)

// ReadSettings runs the text of settings as racks do: with the variables of an
// environment, and with what [rack.Libraries] has to import. pause lets the host
// breathe; nil: it need not.
func ReadSettings(ctx context.Context, text string, environ map[string]string, pause func()) (*settings.Settings, []settings.Diagnostic) {
	return settings.Read(ctx, text, settings.World{
		World: script.World{Environ: environ, Modules: rack.Libraries.Modules, StandIn: rack.Libraries.StandIn},
		Pause: pause,
	})
}

// ReadEnviron reads the variables of an environ fence, whose body begins on that
// line: KEY=value, as in a .env file.
func ReadEnviron(text string, line int) (map[string]string, []Problem) {
	environ := map[string]string{}
	var problems []Problem
	wrong := func(i int, message, hint string) {
		problems = append(problems, Problem{line + i, 0, message, hint})
	}
	for i, l := range strings.Split(text, "\n") {
		l = strings.TrimSpace(l)
		if l == "" || l[0] == '#' {
			continue
		}
		if rest, ok := strings.CutPrefix(l, "export "); ok {
			l = strings.TrimSpace(rest)
		}
		name, value, ok := strings.Cut(l, "=")
		name = strings.TrimSpace(name)
		switch {
		case !ok:
			wrong(i, "this line of environ has no =", "Write NAME=value, a variable a line.")
			continue
		case !isWord(name) || strings.Contains(name, "-") || name[0] <= '9':
			wrong(i, "'"+name+"' is no name of a variable", "Use letters, digits and underscores, such as CACHE_URL.")
			continue
		}
		if _, again := environ[name]; again {
			wrong(i, name+" has a value already", "Take one of the lines out.")
		}
		environ[name] = valueOf(value)
	}
	return environ, problems
}

// valueOf is what stands behind the =: within quotes as it is, otherwise up to a
// comment.
func valueOf(text string) string {
	text = strings.TrimSpace(text)
	if inner := unquote(text); inner != text {
		return inner
	}
	if text != "" && text[0] == '#' {
		return ""
	}
	text, _, _ = strings.Cut(text, " #")
	return strings.TrimSpace(text)
}

// Remarks are what there is to say of the settings that part i holds, with lines
// of their text; pause is that of [ReadSettings]. Nil for parts that hold none.
func (s *Scenario) Remarks(ctx context.Context, i int, pause func()) []settings.Diagnostic {
	text, ok := s.Parts[i].SettingsOf()
	if !ok {
		return nil
	}
	_, notes := ReadSettings(ctx, text, s.environ(i), pause)
	return notes
}

// Environ is the part that holds the environment of settings in part i; -1 if there
// is none, and then place is where a fence of it belongs: before that part.
func (s *Scenario) Environ(i int) (part, place int) {
	acts := actsOf(s)
	a := &acts[0]
	for n := range acts {
		if acts[n].from <= i {
			a = &acts[n]
		}
	}
	switch {
	case a.environ != nil:
		return s.index(a.environ), 0
	case a.settings != nil:
		return -1, s.index(a.settings)
	case len(a.parts) > 0:
		return -1, min(i, a.parts[0])
	}
	return -1, i
}

// index is the place of a part.
func (s *Scenario) index(p *Part) int {
	for i := range s.Parts {
		if &s.Parts[i] == p {
			return i
		}
	}
	return -1
}

// environ are the variables that count for settings.
func (s *Scenario) environ(i int) map[string]string {
	part, _ := s.Environ(i)
	if part < 0 {
		return nil
	}
	environ, _ := ReadEnviron(s.Parts[part].Text, s.Parts[part].BodyLine)
	return environ
}

// WithEnviron is the source with an empty environment before part i, or at the end.
func (s *Scenario) WithEnviron(i int) string { return s.withFence(i, "environ", "") }

// WithRun is the source with a run of that text before part i, or at the end.
func (s *Scenario) WithRun(i int, text string) string { return s.withFence(i, "run", text) }

func (s *Scenario) withFence(i int, kind, text string) string {
	at := len(s.source)
	if i < len(s.Parts) {
		at = 0
		for range s.Parts[i].Line - 1 {
			at += strings.IndexByte(s.source[at:], '\n') + 1
		}
	}
	before, after := s.source[:at], s.source[at:]
	for before != "" && !strings.HasSuffix(before, "\n\n") {
		before += "\n"
	}
	if text != "" && text[len(text)-1] != '\n' {
		text += "\n"
	}
	fence := "```locmem " + kind + "\n" + text + "```\n"
	if after != "" && after[0] != '\n' {
		fence += "\n"
	}
	return before + fence + after
}

// SettingsOf is the text of settings that a part holds: a settings fence, or a
// try, solution or wrong of settings.
func (p *Part) SettingsOf() (text string, ok bool) {
	switch p.Kind {
	case Settings:
		return p.Text, true
	case Wrong:
		text = p.Body()
	case Try, Solution:
		text = p.Text
	}
	return text, text != "" && !IsTranscript(text) && IsSettings(text)
}
