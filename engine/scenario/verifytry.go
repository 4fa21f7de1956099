package scenario

import (
	"strconv"
	"strings"
)

// try verifies what belongs to one try.
func (v *verifier) try(try *Part) {
	check := v.s.Find(Check, try.Name)
	if check == nil {
		v.fail(try.Line, "try id="+try.Name, "there is no check for it. Write ```locmem check for="+try.Name)
		return
	}
	if v.s.Find(Solution, try.Name) == nil { // no exercise: the check is about what is there
		alone := *try
		alone.Kind = Solution
		v.attempt(try, &alone, "try id="+try.Name)
	}
	for i := range v.s.Parts {
		p := &v.s.Parts[i]
		if p.Name != try.Name || p.Kind != Solution && p.Kind != Wrong {
			continue
		}
		if v.ctx.Err() != nil {
			return
		}
		v.attempt(try, p, p.label())
	}
	if v.s.Find(Solution, try.Name) == nil || strings.TrimSpace(try.Text) == "" {
		return
	}
	x := Verdict{Line: try.Line, What: "try id=" + try.Name, OK: true}
	if a, err := v.s.attempt(v.ctx, try.Name, try.Text, try.BodyLine, nil); err == nil && a.Passed {
		x.OK, x.Message = false, "what the learner starts from passes the check already"
	}
	v.add(x)
}

// contents is what the text of a try, a solution or a wrong is; "" if there is
// nothing in it.
func contents(text string) string {
	switch {
	case !IsTranscript(text) && IsSettings(text):
		return "settings"
	case !IsTranscript(text):
		return "views"
	}
	if t, _ := ParseTranscript(text, 1); len(t.Steps) > 0 || strings.Contains(text, ">>>") {
		return "a transcript"
	}
	return ""
}

// attempt verifies a solution or a wrong of a try, which holds what the try does.
func (v *verifier) attempt(try, p *Part, what string) {
	is, holds := contents(p.Body()), contents(try.Text)
	a, err := v.s.attempted(v.ctx, p.Name, p.Body(), p.BodyLine, v.pause)
	switch {
	case err != nil:
		v.failed(p.Line, what, err)
	case is != holds && is != "" && holds != "":
		v.add(Verdict{Line: p.Line, What: what, named: try.Line, Message: "it holds " + is + ", but the try on line " + strconv.Itoa(try.Line) +
			" holds " + holds + ". Write " + holds + " here, too."})
	case p.Kind == Solution:
		v.solution(p, what, a)
	default:
		v.wrong(p, what, a)
	}
}

func (v *verifier) solution(p *Part, what string, a *Attempt) {
	if v.fails(p, what, a, false) {
		return
	}
	x := Verdict{Line: p.Line, What: what, OK: a.Passed}
	if a.Passed {
		v.add(x)
	}
	for _, c := range a.Checks { // the author sees all that fail, the learner only the first
		line := strconv.Itoa(c.Line)
		switch x.Line, x.named = p.Line, c.Line; {
		case c.OK:
			continue
		case c.raised: // which is the check's own mistake more often than not
			x.Line, x.Message = c.Line, "this line of the check ends in an error, so nothing passes it"
		case v.s.Find(Solution, p.Name) == nil:
			x.Message = "line " + line + " of its check does not hold, and there is no solution for it. Write ```locmem solution for=" + p.Name
		default:
			x.Message = "the solution does not pass its check: line " + line + " does not hold"
		}
		x.Expected, x.Got = c.Expr, c.Got
		v.add(x)
	}
}

// fails tells whether a transcript does not do what it says, and so never comes
// to its check. A wrong may well get answers that nobody expects.
func (v *verifier) fails(p *Part, what string, a *Attempt, answers bool) bool {
	for i, r := range a.Results {
		x, wrong := unlike(r, "")
		if !wrong || r.OK && answers {
			continue
		}
		x.What, x.Message = what, "the "+string(p.Kind)+" itself fails at "+r.Step.label()
		if p.Kind == Wrong {
			x.Message += ", so its words are never said"
		}
		if r.unknown != "" {
			x.Message += ": " + r.unknown
		}
		for _, later := range a.Results[i+1:] {
			if !later.OK && x.stale != nil && later.Step.Want != nil {
				x.stale = append(x.stale, later)
			}
		}
		v.add(x)
		return true
	}
	return false
}

func (v *verifier) wrong(p *Part, what string, a *Attempt) {
	if v.fails(p, what, a, true) {
		return // its words would never be said
	}
	x := Verdict{Line: p.Line, What: what, OK: true}
	switch {
	case a.Passed:
		x.OK, x.Message = false, "this passes the check, but it must fail"
	case a.Failed() != nil && a.Says != p.Says:
		x.OK, x.Message, x.Expected, x.Got = false, "another wrong gives the same result, so its words are shown", p.Says, a.Says
	}
	v.add(x)
}
