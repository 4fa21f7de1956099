package scenario

import (
	"context"
	"strings"

	"locmem/engine/rack"
	"locmem/engine/settings"
)

// ReadSettings runs the text of settings as racks do: with the variables of an
// environment, and with what [rack.Libraries] has to import.
func ReadSettings(ctx context.Context, text string, environ map[string]string) (*settings.Settings, []settings.Diagnostic) {
	return settings.Read(ctx, text, settings.World{
		Environ: environ, Modules: rack.Libraries.Modules(), StandIn: rack.Libraries.StandIn,
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

// Remarks are what there is to say of a part that holds settings, with lines of
// its text: a settings fence, or a try, solution or wrong. Nil for other parts.
func (s *Scenario) Remarks(i int) []settings.Diagnostic {
	p := &s.Parts[i]
	text := p.Text
	switch p.Kind {
	case Settings:
	case Wrong:
		text = p.Body()
		fallthrough
	case Try, Solution:
		if IsTranscript(text) || !isSettings(text) {
			return nil
		}
	default:
		return nil
	}
	_, notes := ReadSettings(context.Background(), text, s.environ(p))
	return notes
}

// environ are the variables that count for settings.
func (s *Scenario) environ(p *Part) map[string]string {
	var act *act
	if p.Kind == Settings {
		acts := actsOf(s)
		for i := range acts {
			if acts[i].settings == p {
				act = &acts[i]
				break
			}
		}
	} else {
		act, _ = s.actOf(p.Name)
	}
	if act == nil || act.environ == nil {
		return nil
	}
	environ, _ := ReadEnviron(act.environ.Text, act.environ.BodyLine)
	return environ
}
