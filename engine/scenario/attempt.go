package scenario

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"locmem/engine/rack"
)

// Attempt is what came of a learner's text for a try.
type Attempt struct {
	Results []Result  // of its transcript
	Above   []Result  // of the runs above the try, if it is settings or views: they were played with it
	Checks  []Outcome // of the check, in order; empty if the text itself fails
	Passed  bool
	// Says is what the author says to a mistake that ends like this one; empty
	// if nothing fits.
	Says string
	Site *rack.Site `json:"-"` // as the text left it

	since uint64 // where the log stood when the learner's part began
}

// Outcome is one line of a check.
type Outcome struct {
	Expect
	OK  bool
	Got string // what is there instead, or why it cannot be told

	raised bool // Got is an error
}

// Failed is the first line that does not hold, nil if all do.
func (a *Attempt) Failed() *Outcome {
	for i := range a.Checks {
		if !a.Checks[i].OK {
			return &a.Checks[i]
		}
	}
	return nil
}

// Praise is what the author says when all holds.
func (a *Attempt) Praise() string {
	text := ""
	if a.Passed {
		for _, c := range a.Checks {
			if c.Praise != "" {
				text = joined(text, c.Praise)
			}
		}
	}
	return text
}

// Attempt plays a text for the try of that name on a rack of its own, which has
// the set-up and the runs above the try behind it, and evaluates the check. The
// text is a transcript, or settings or views in place of the scenario's, with
// which the runs above the try are played. What the check counts in the log
// begins with the transcript, or with those runs. The error is a Problem of what
// the text says (its lines are the text's own), or ctx's.
func (s *Scenario) Attempt(ctx context.Context, name, text string, pause func()) (*Attempt, error) {
	return s.attempted(ctx, name, text, 1, pause)
}

// attempted is Attempt of a text that begins on that line.
func (s *Scenario) attempted(ctx context.Context, name, text string, line int, pause func()) (*Attempt, error) {
	a, err := s.attempt(ctx, name, text, line, pause)
	if err != nil || a.Passed || a.Failed() == nil {
		return a, err
	}
	for i := range s.Parts {
		wrong := &s.Parts[i]
		if wrong.Kind != Wrong || wrong.Name != name || a.Says != "" {
			continue
		}
		other, err := s.attempt(ctx, name, wrong.Body(), wrong.BodyLine, pause)
		if ctx.Err() != nil {
			return a, ctx.Err()
		}
		if err == nil && a.same(other) {
			a.Says = wrong.Says
		}
	}
	return a, nil
}

// same tells whether two attempts fail in the same way, having done the same:
// what an author says to one mistake may be untrue of another one.
func (a *Attempt) same(b *Attempt) bool {
	x, y := a.Failed(), b.Failed()
	return x != nil && y != nil && x.Line == y.Line && x.Got == y.Got && a.done() == b.done()
}

// done is what an attempt changed, in order: calls that are no mere look,
// requests, and what happened to processes and clock.
func (a *Attempt) done() string {
	var b strings.Builder
	log, _ := a.Site.LogSince(a.since)
	for _, e := range log {
		switch {
		case e.Kind == rack.Answered:
			b.WriteString(e.Served.Path + " " + strconv.Itoa(e.Served.Status) + "\n")
		case e.Kind != rack.Called:
			b.WriteString(string(e.Kind) + " " + e.Process + " " + e.Text + "\n")
		case e.Op != "get" && e.Op != "get_many" && e.Op != "has_key":
			b.WriteString(e.Process + " " + e.Op + " " + e.Key + " " + string(e.Outcome) + "\n")
		}
	}
	return b.String()
}

func (s *Scenario) attempt(ctx context.Context, name, text string, line int, pause func()) (*Attempt, error) {
	act, before := s.actOf(name)
	if act == nil {
		return nil, Problem{1, 0, "there is no try '" + name + "'", ""}
	}
	var t *Transcript
	switch {
	case IsTranscript(text):
		var problems []Problem
		if t, problems = ParseTranscript(text, line); len(problems) > 0 {
			return nil, problems[0]
		}
	default:
		part := takes(text, line)
		if x := mixed(part.Kind, text, line); x != nil {
			return nil, *x
		}
		act.instead = append(act.instead, part) // the last one counts
	}
	p := &Play{s: s, pause: pause}
	site, err := p.rack(ctx, act)
	if err != nil {
		return nil, err
	}
	a := &Attempt{Site: site, since: site.Seq()}
	above, err := s.replay(ctx, site, before)
	if err != nil {
		return nil, err
	}
	if t == nil {
		a.Above = above
	}
	if t != nil {
		if s.Find(Solution, name) != nil { // else the check is about the whole story
			a.since = site.Seq()
		}
		if a.Results, err = perform(ctx, site, t, nil); err != nil {
			return nil, err
		}
	}
	for _, r := range a.Results {
		if !r.OK {
			return a, nil
		}
	}
	return a, a.check(ctx, s.Find(Check, name))
}

// check evaluates every line.
func (a *Attempt) check(ctx context.Context, check *Part) error {
	a.Passed = true
	if check == nil {
		return nil
	}
	j := newJudge(a.Site)
	j.since = a.since
	for _, e := range check.Expects {
		if err := ctx.Err(); err != nil {
			return err
		}
		o := Outcome{Expect: e}
		var err error
		if o.OK, err = j.holds(e.Expr); err != nil {
			o.Got, o.raised = err.Error(), true
		} else if !o.OK {
			o.Got = j.got(e.Expr)
		}
		a.Passed = a.Passed && o.OK
		a.Checks = append(a.Checks, o)
	}
	return nil
}

// actOf is a copy of the act of a try, and the parts that are played above the try.
func (s *Scenario) actOf(name string) (*act, []int) {
	for _, a := range actsOf(s) {
		for n, i := range a.parts {
			if s.Parts[i].Kind == Try && s.Parts[i].Name == name {
				before := slices.Concat(a.again, a.parts[:n])
				a.again = nil
				return &a, before
			}
		}
	}
	return nil, nil
}

// IsSettings tells settings from views, of a text that is no transcript: there is a line that begins with CACHES,
// or the first is a dict or an assignment to a name of capitals.
func IsSettings(text string) bool {
	first, settings := true, false
	for _, l := range strings.Split(text, "\n") {
		if rest, ok := strings.CutPrefix(l, "CACHES"); ok && rest != "" && strings.IndexByte(" =[:|", rest[0]) >= 0 {
			return true
		}
		l = strings.TrimSpace(l)
		if !first || l == "" || l[0] == '#' {
			continue
		}
		first = false
		name, _, assigned := strings.Cut(l, "=")
		name = strings.TrimSpace(name)
		settings = l[0] == '{' || assigned && name != "" && strings.ToUpper(name) == name && isWord(name)
	}
	return settings
}
