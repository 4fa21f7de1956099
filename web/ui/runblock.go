package ui

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/engine/explain"
	"locmem/web/i18n"
	"locmem/web/lesson"
	"locmem/web/port"
)

// RunView is a transcript: its calls, and under each what it answered.
type RunView struct {
	app.Compo
	BlockView

	editing bool
}

// CompoID lets another block be drawn anew.
func (r *RunView) CompoID() string { return r.key() }

// OnUpdate follows changes that were not typed.
func (r *RunView) OnUpdate(ctx app.Context) {
	if r.editing {
		ctx.Defer(func(app.Context) { r.showText(r.now(), true) })
	}
}

func (r *RunView) Render() app.UI {
	c, b := r.C, r.now()
	run := r.small("run", i18n.RunBlock, i18n.RunThis, func() { r.S.Run(r.N) })
	if r.S.Busy() {
		run = off(run)
	}
	edit := r.small("edit", i18n.EditBlock, i18n.EditLong, nil)
	if r.editing {
		edit = app.Button().Type("button").ID(r.id("edit")).Class("btn small").Text(c.say(i18n.DoneEdit))
	}
	edit = edit.OnClick(c.on(r.scope("edit toggle"), func(ctx app.Context, _ app.Event) {
		r.editing = !r.editing
		ctx.Defer(func(app.Context) {
			if r.editing {
				r.showText(r.now(), true)
				port.Focus(r.id("text"))
			}
		})
	}))
	body := []app.UI{r.caption(c.say(i18n.RunFile), r.revert(b), edit, run)}
	if r.editing {
		body = append(body, r.area(b, i18n.RunFile, "transcript"))
	}
	body = append(body, r.problem(b), r.legend(), r.steps(b), r.standIns())
	return r.group("run-block", c.say(i18n.RunFile), body...)
}

// steps lists the calls of a block as a prompt shows them.
func (v *BlockView) steps(b lesson.Block) app.UI {
	if len(b.Steps) == 0 {
		return nil
	}
	var two []lesson.Step
	if other := v.S.Beside(); other != nil && b.Kind != lesson.Try { // an attempt is made on one side
		if blocks := other.Blocks(); b.N < len(blocks) {
			two = blocks[b.N].Steps
		}
	}
	return stepRows(v.C, v.S, v.id("step-"), b.Steps, two)
}

// stepRows lists steps, whose ids begin with id; two are the same on the other side, if
// there is one.
func stepRows(c Ctx, l *lesson.Lesson, id string, steps, two []lesson.Step) app.UI {
	on := ""
	if len(two) > 0 {
		on = otherCache(l)
	}
	var rows []app.UI
	for i, s := range steps {
		row := &StepRow{C: c, ID: id + strconv.Itoa(i+1), Who: s.Who, Code: s.Code,
			Want: strings.Join(s.Want, "\n"), Got: strings.Join(s.Got, "\n"), Cached: s.Cached, State: s.State,
			Ask: s.Call}
		row.Asked = c.asked(row.ID)
		if i < len(two) && s.Parts(two[i]) {
			row.Parts, row.Other, row.There, row.OtherCached = true, strings.Join(two[i].Got, "\n"), on, two[i].Cached
		}
		rows = append(rows, row)
	}
	return app.Elem("ol").Class("calls").Body(rows...)
}

// StepRow is one call or action. Its fields are comparable: one that did not
// change is not drawn anew.
type StepRow struct {
	app.Compo
	C             Ctx
	ID, Who, Code string
	Want, Got     string
	Cached        int         // see lesson.Step
	Ask           explain.Ask // for the call that explains Got
	Asked         int         // counts what is explained here
	State         lesson.StepState
	Parts         bool   // from what it came to beside:
	Other, There  string // that, and on what
	OtherCached   int
}

func (s *StepRow) Render() app.UI {
	c := s.C
	class := [...]string{"waiting", "now", "fine", "differs"}[s.State]
	body := []app.UI{app.Elem("pre").Class("in").Body(app.Elem("code").Body(s.code()...))}
	if s.Got != "" {
		out := "out"
		if s.Got == "None" {
			out = "out none"
		}
		body = append(body, app.Elem("pre").Class(out).Text(s.Got))
	}
	cached := func(n int) app.UI {
		return app.If(n > 0, func() app.UI { return app.P().Class("help").Text(c.L.Sayf(i18n.FromCache, n)) })
	}
	body = append(body, cached(s.Cached))
	if s.Parts {
		body = append(body, app.Div().Class("parts").Body(
			app.Span().Text(c.L.Sayf(i18n.ComesTo, s.There)), app.Div().Body(app.Elem("pre").Text(s.Other), cached(s.OtherCached))))
	}
	if s.Got != "" {
		body = append(body, c.whyButton(s.ID, s.Who+" "+s.Code, s.Ask)...)
	}
	switch {
	case s.State == lesson.Differs && s.Want != "":
		body = append(body, app.Div().Class("wanted").Body(
			app.Span().Text(c.say(i18n.WantedWas)), app.Elem("pre").Text(s.Want)))
	case s.State == lesson.Differs:
		body = append(body, hidden(c.say(i18n.OtherThan)))
	case s.State == lesson.Fine && s.Want != "":
		body = append(body, hidden(c.say(i18n.AsExpected)))
	case s.State == lesson.Now:
		body = append(body, hidden(c.say(i18n.NowRuns)))
	}
	li := app.Li().ID(s.ID).Class(class)
	if s.State == lesson.Now {
		li = li.Aria("current", "step")
	}
	return li.Body(app.Div().Body(body...))
}

func (s *StepRow) code() []app.UI {
	if s.Who == "" { // an action
		return []app.UI{app.Span().Class("action").Text(s.Code)}
	}
	first, _, _ := strings.Cut(s.Who, ".")
	if strings.Contains(s.Who, ".w") {
		first = s.Who
	}
	var out []app.UI
	for i, line := range strings.Split(s.Code, "\n") {
		prompt := s.Who + ">>> "
		if i > 0 {
			prompt = strings.Repeat(" ", len(s.Who)) + "... "
			out = append(out, app.Text("\n"))
		}
		out = append(out, app.Span().Class("ps1", colour(first)).Text(prompt), app.Text(line))
	}
	return out
}
