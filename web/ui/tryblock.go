package ui

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/engine/scenario"
	"locmem/web/i18n"
	"locmem/web/lesson"
)

// PredictView asks before it is run: choose, then see.
type PredictView struct {
	app.Compo
	BlockView
}

func (p *PredictView) Render() app.UI {
	c, b := p.C, p.now()
	var answers []app.UI
	for i, text := range b.Answers {
		class, mark := "btn answer", ""
		if scenario.IsLiteral(text) {
			class += " literal"
		}
		switch {
		case b.Chosen < 0:
		case i == b.Right:
			class, mark = class+" right", "✓ "
		case i == b.Chosen:
			class, mark = class+" wrong", "✕ "
		}
		button := app.Button().Type("button").ID(p.id("answer-"+strconv.Itoa(i))).Class(class).DataSet("queue", "click").
			Aria("pressed", strconv.FormatBool(i == b.Chosen)).Text(mark + text).
			OnClick(c.do(p.scope("answer "+strconv.Itoa(i)), func() { p.S.Choose(p.N, i) }))
		if b.Skipped() {
			button = off(button)
		}
		answers = append(answers, app.Li().Body(button))
	}
	body := []app.UI{
		app.P().Class("ask").ID(p.id("ask")).Text(c.say(i18n.PredictAsk)),
		p.steps(b),
		app.Ul().Class("answers").Aria("labelledby", p.id("ask")).Body(answers...),
	}
	said := ""
	if b.Skipped() {
		said = c.say(i18n.PredictSkipped)
	}
	if b.Chosen >= 0 && b.Chosen < len(b.Answers) && b.Right < len(b.Answers) {
		said = c.L.Sayf(i18n.PredictRight, b.Answers[b.Right])
		if b.Chosen != b.Right {
			said = c.L.Sayf(i18n.PredictWrong, b.Answers[b.Chosen], b.Answers[b.Right])
		}
	}
	body = append(body, app.P().Class("said").Role("status").ID(p.id("said")).Text(said))
	return app.Div().Class("block predict").ID(p.id("block")).Body(body...)
}

// TryView is what the learner writes, runs and has checked.
type TryView struct {
	app.Compo
	BlockView
}

// CompoID lets another block be drawn anew.
func (t *TryView) CompoID() string { return t.key() }

// OnMount puts an editor over the text.
func (t *TryView) OnMount(ctx app.Context) {
	ctx.Defer(func(app.Context) { t.showText(t.now(), true) })
}

// OnUpdate follows changes that were not typed.
func (t *TryView) OnUpdate(ctx app.Context) {
	ctx.Defer(func(app.Context) { t.showText(t.now(), false) })
}

func (t *TryView) Render() app.UI {
	c, b := t.C, t.now()
	run := t.small("run", i18n.RunBlock, i18n.EditLong, func() { t.S.Run(t.N) }).Aria("label", c.L.Sayf(i18n.RunThis, t.N+1))
	check := t.small("check", i18n.CheckTry, i18n.CheckLong, func() { t.S.Check(t.N) }).Class("strong")
	if t.S.Busy() {
		run, check = off(run), off(check)
	}
	name := c.say(i18n.TryFile)
	if b.Passed {
		name += " ✓"
	}
	body := []app.UI{
		t.caption(name, t.revert(b)),
		t.area(b, i18n.TryFile, "transcript"),
		t.problem(b),
		t.notes(b),
		app.Div().Class("row try-tools").Body(append([]app.UI{check, run}, t.helpButtons(b)...)...),
		app.Div().Class("verdict").ID(t.id("verdict")).Role("status").Body(t.verdict(b)...),
		t.steps(b),
	}
	body = append(body, t.helps(b)...)
	return t.group("try", c.say(i18n.TryFile)).Body(body...)
}

func (t *TryView) verdict(b lesson.Block) []app.UI {
	c, v := t.C, b.Verdict
	switch {
	case v == nil:
		return nil
	case v.Trouble != "":
		return []app.UI{app.P().Class("note miss").Text(c.say(i18n.CheckFails) + " " + v.Trouble)}
	case v.Good:
		text := v.Praise
		if text == "" {
			text = c.say(i18n.CheckGood)
		}
		return []app.UI{app.P().Class("note good").Text("✓ " + text)}
	}
	if v.Expect == "" {
		return []app.UI{app.Div().Class("note miss").Body(
			app.P().Text(c.say(i18n.TryFails)), app.Elem("pre").Text(strings.Join(v.Failed, "\n")))}
	}
	body := []app.UI{app.P().Body(app.Text(c.say(i18n.CheckBad)), app.Text(" "), app.Elem("code").Text(v.Expect))}
	if v.Got != "" {
		body = append(body, app.P().Body(app.Text(c.say(i18n.CheckGot)), app.Text(" "), app.Elem("code").Text(v.Got)))
	}
	if v.Because != "" {
		body = append(body, app.P().Text(v.Because))
	}
	return []app.UI{app.Div().Class("note miss").Body(body...)}
}

// of lists the hints or solutions of this Try.
func (t *TryView) of(b lesson.Block, kind lesson.Kind) []lesson.Block {
	var out []lesson.Block
	for _, x := range t.S.Blocks() {
		if x.Kind == kind && x.Name == b.Name {
			out = append(out, x)
		}
	}
	return out
}

func (t *TryView) helpButtons(b lesson.Block) []app.UI {
	c := t.C
	var out []app.UI
	button := func(x lesson.Block, show, hide i18n.T) {
		text := show
		if x.Open {
			text = hide
		}
		id := "help-" + strconv.Itoa(x.N)
		out = append(out, app.Button().Type("button").ID(id).Class("btn small quiet").Text(c.say(text)).
			Aria("expanded", strconv.FormatBool(x.Open)).OnClick(c.do(id, func() { t.S.Show(x.N) })))
	}
	for _, x := range t.of(b, lesson.Hint) {
		button(x, i18n.ShowHint, i18n.HideHint)
	}
	for _, x := range t.of(b, lesson.Solution) {
		button(x, i18n.ShowAnswer, i18n.HideAnswer)
	}
	return out
}

func (t *TryView) helps(b lesson.Block) []app.UI {
	c := t.C
	var out []app.UI
	for _, x := range t.of(b, lesson.Hint) {
		if x.Open {
			out = append(out, app.Div().Class("prose hint-text").Body(proseOf(x.Prose)...))
		}
	}
	for _, x := range t.of(b, lesson.Solution) {
		if x.Open {
			id := "use-" + strconv.Itoa(x.N)
			out = append(out, app.Div().Class("solution").Body(
				app.Elem("pre").Class("code").TabIndex(0).Body(app.Elem("code").Text(x.Text)),
				app.Button().Type("button").ID(id).Class("btn small").Text(c.say(i18n.UseSolution)).
					OnClick(c.do(id, func() { t.S.Take(t.N, x.N) }))))
		}
	}
	return out
}
