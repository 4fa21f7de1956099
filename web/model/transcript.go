package model

import (
	"context"
	"fmt"
	"strings"

	"locmem/engine/scenario"
)

// performer is a rack that plays transcripts by itself: the workers that a
// scenario hosts, with their balancer, deploys and requests.
type performer interface {
	Perform(ctx context.Context, t *scenario.Transcript, told func(scenario.Result)) error
}

// transcript reads code that says itself where it runs, "w2>>> cache.get('a')",
// or that is an action, "!+30s". ok is false for plain code, prompts without a
// name included.
func transcript(code string) (t *scenario.Transcript, problems []scenario.Problem, ok bool) {
	first := strings.TrimSpace(code)
	who, _, named := strings.Cut(first, ">>>")
	if !strings.HasPrefix(first, "!") && (!named || who == "" || strings.ContainsAny(who, " \t\n\"'()=,[]{}")) {
		return nil, nil, false
	}
	t, problems = scenario.ParseTranscript(strings.TrimSpace(code), 1)
	return t, problems, true
}

// runTranscript plays what was typed, one step after the other, each as an entry
// of the console.
func (m *Model) runTranscript(code string, t *scenario.Transcript, problems []scenario.Problem) {
	m.remember(code)
	if len(problems) > 0 {
		p := problems[0]
		m.add(Entry{Code: code, Plain: true, State: Done, Error: "SyntaxError: " + p.Message, Line: p.Line, Hint: p.Hint})
		return
	}
	m.Go(func() {
		if rack, ok := m.rack.(performer); ok {
			m.perform(rack, code, t)
			return
		}
		for _, s := range t.Steps {
			m.step(code, s)
		}
	})
}

// add puts an entry into the console.
func (m *Model) add(e Entry) int {
	m.mu.Lock()
	id := m.console.add(e)
	m.mu.Unlock()
	m.touch(AreaConsole)
	m.save()
	return id
}

// entryOf is the entry of a step that runs.
func (m *Model) entryOf(code string, s scenario.Step) Entry {
	if s.Action != nil {
		lines := strings.Split(strings.TrimSpace(code), "\n")
		return Entry{Code: strings.TrimSpace(lines[min(s.Line, len(lines))-1]), Plain: true, State: Running}
	}
	return Entry{Who: s.Who, Other: s.Who != m.self.Name, Code: s.Code, State: Running}
}

// perform has the rack play it.
func (m *Model) perform(r performer, code string, t *scenario.Transcript) {
	defer m.busy(m.home())()
	ids := make([]int, len(t.Steps))
	for i, s := range t.Steps {
		ids[i] = m.add(m.entryOf(code, s))
	}
	n := 0
	pids := m.pids()
	err := r.Perform(context.Background(), t, func(res scenario.Result) {
		if n >= len(ids) {
			return
		}
		now := m.pids()
		m.changeEntry(ids[n], func(e *Entry) {
			e.State = Done
			e.show(res)
			if a := t.Steps[n].Action; a != nil && a.Verb == scenario.Restart && res.OK && e.Output == "" {
				e.Output = renewed(a.Names, pids, now)
			}
		})
		pids = now
		n++
	})
	for ; n < len(ids); n++ { // what was not reached
		m.changeEntry(ids[n], func(e *Entry) {
			e.State, e.Error = Done, "not run"
			if err != nil {
				e.Error = err.Error()
			}
		})
	}
}

// pids tells the pid of each process as it is now, not as it was drawn last.
func (m *Model) pids() map[string]int {
	out := map[string]int{}
	for _, i := range m.Infos() {
		if h, err := m.rack.Process(i.Name); err == nil {
			out[i.Name] = h.Info().PID
		}
	}
	return out
}

// renewed says what a restart came to, a line a process. It needs no language.
func renewed(names []string, before, now map[string]int) string {
	var lines []string
	for _, name := range names {
		if a, b := before[name], now[name]; a != b && b != 0 {
			lines = append(lines, fmt.Sprintf("%s: pid %d → pid %d", name, a, b))
		}
	}
	return strings.Join(lines, "\n")
}

// show writes a step's result into its entry.
func (e *Entry) show(r scenario.Result) {
	lines := r.Lines
	if r.Raised != nil {
		e.Error, e.Line, e.Hint = r.Raised.Error(), r.Raised.Line, r.Raised.Hint
		if n := len(lines); n > 0 && lines[n-1] == e.Error {
			lines = lines[:n-1]
		}
	} else if !r.OK && len(lines) > 0 {
		e.Error, lines = lines[len(lines)-1], lines[:len(lines)-1]
	}
	e.Cached, e.Call = r.Cached(), r.Call
	e.Output, e.Hidden = limit(strings.Join(lines, "\n"))
	if e.Output == "None" {
		e.Output, e.Repr = "", "None"
	}
	e.advise()
}

// step plays one step among tabs.
func (m *Model) step(code string, s scenario.Step) {
	if s.Action != nil {
		e := m.entryOf(code, s)
		e.State = Done
		e.Error, e.Hint = m.act(*s.Action)
		m.add(e)
		return
	}
	names := []string{m.nameOf(s.Who)}
	switch s.Who {
	case "lb":
		m.add(Entry{Who: s.Who, Other: true, Code: s.Code, State: Done, Error: "NameError: tabs have no balancer",
			Hint: "Name a tab, such as t1, or open a lesson: its workers have one."})
		return
	case "all":
		names = nil
		for _, i := range m.Infos() {
			if i.Alive {
				names = append(names, i.Name)
			}
		}
	}
	for _, name := range names {
		id := m.add(Entry{Who: name, Other: name != m.self.Name, Code: s.Code, State: Running})
		if reply, err := m.runIn(id, name, s.Code); err == nil {
			m.note(id, name, reply)
		}
	}
}

// act does an action among tabs: those that need workers are refused.
func (m *Model) act(a scenario.Action) (failed, hint string) {
	switch a.Verb {
	case scenario.Advance:
		if !a.AtExpiry {
			m.Advance(a.Seconds)
			return "", ""
		}
		if _, ok := m.NextExpiry(); !ok {
			return "ValueError: no entry will expire: the clock stays", ""
		}
		m.AdvanceToExpiry()
		return "", ""
	case scenario.Restart:
		for _, name := range a.Names {
			if _, err := m.rack.Process(name); err != nil {
				return "NameError: " + err.Error(), ""
			}
			m.Restart(name)
		}
		return "", ""
	}
	return "NameError: tabs know no !" + string(a.Verb), "Known here are !+30s, !at expiry and !restart t1; the workers of a lesson know the others."
}
