package settings

import (
	"strconv"

	"locmem/engine/py"
)

// choose finds the dict that counts: the last CACHES at the left margin, else
// the first one in a block, else a dict that stands alone.
func (p *parser) choose(s *Settings) {
	var best *assignment
	p.places = map[string]int{}
	for _, a := range p.assigned {
		if a.name == "CACHES" && (best == nil || !a.inBlock) {
			best = a
		}
	}
	if best != nil {
		s.root, s.name = best.value, best.at
	} else if p.bare != nil {
		s.root, s.name = p.bare, span{p.bare.start, p.bare.start + 1}
	}
	for _, a := range p.assigned {
		switch {
		case a == best:
		case a.name != "CACHES":
			p.other(s, a)
			if best == nil && p.bare == nil && a.value.shape == dict && near(a.name, []string{"CACHES"}) != "" {
				d := s.note(a.at, Lint, "settings-name", a.name)
				d.Suggestion = "CACHES"
			}
		case a.inBlock:
			s.note(a.at, Lint, "caches-in-block", strconv.Itoa(p.line(best.at.start)))
		default:
			s.note(a.at, Lint, "caches-again", strconv.Itoa(p.line(best.at.start)))
		}
	}
	if best != nil && best.inBlock {
		s.note(best.at, Lint, "caches-only-in-block")
	}
	for _, c := range p.changes {
		s.note(c.at, Lint, c.code)
	}
}

// other keeps a literal setting.
func (p *parser) other(s *Settings, a *assignment) {
	v := a.value.constant()
	if v == nil || a.inBlock {
		return
	}
	if i, ok := p.places[a.name]; ok {
		s.others[i], s.Others[i].Value = a, v
		return
	}
	p.places[a.name] = len(s.others)
	s.others = append(s.others, a)
	s.Others = append(s.Others, Setting{a.name, v})
}

// Other is the value of another literal setting, such as SESSION_ENGINE.
func (s *Settings) Other(name string) (py.Value, bool) {
	for _, o := range s.Others {
		if o.Name == name {
			return o.Value, true
		}
	}
	return nil, false
}

// note keeps a remark of reading the text, whatever the blanks are filled with.
func (s *Settings) note(at span, severity Severity, code string, args ...string) *Diagnostic {
	if len(s.notes) >= maxNotes {
		return &Diagnostic{}
	}
	s.notes = append(s.notes, remark(s.text, at, severity, code, args))
	return &s.notes[len(s.notes)-1]
}

// remark makes a diagnostic of the words of a code.
func remark(t *text, at span, severity Severity, code string, args []string) Diagnostic {
	d := Diagnostic{Severity: severity, Code: code, Args: args}
	d.Line, d.Column, d.EndColumn = t.mark(at)
	d.Message, d.Hint = say(code, args)
	return d
}
