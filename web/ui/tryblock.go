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
	for _, i := range p.S.Offered(p.N, len(b.Answers)) {
		class, mark := "btn answer", ""
		if scenario.IsLiteral(b.Answers[i]) {
			class += " literal"
		}
		switch {
		case b.Chosen < 0:
		case i == b.Right:
			class, mark = class+" right", "✓ "
		case i == b.Chosen:
			class, mark = class+" wrong", "✕ "
		}
		id := "answer-" + strconv.Itoa(i)
		answers = append(answers, el("li", "", tx("button", class, mark+b.Answer(i)).ID(p.id(id)).DataSet("queue", "click").
			Aria("pressed", strconv.FormatBool(i == b.Chosen)).OnClick(c.do(p.scope(id), func() { p.S.Choose(p.N, i) }))))
	}
	said := ""
	switch {
	case b.Chosen < 0 || b.Right >= len(b.Answers):
	case !b.Ran():
		said = c.L.Sayf(i18n.PredictAgain, quoted(b.Answer(b.Chosen)))
	case b.Chosen == b.Right:
		said = c.L.Sayf(i18n.PredictRight, quoted(b.Answer(b.Right)))
	default:
		said = c.L.Sayf(i18n.PredictWrong, quoted(b.Answer(b.Chosen)), quoted(b.Answer(b.Right)))
	}
	return p.group("predict", c.say(i18n.PredictAsk),
		tx("p", "ask", c.say(i18n.PredictAsk)).ID(p.id("ask")),
		p.legend(),
		p.steps(b),
		el("ul", "answers", answers...).Aria("labelledby", p.id("ask")),
		tx("p", "said", said).Role("status").ID(p.id("said")))
}

// quoted is a choice in a sentence. A Python value is told from the words around it.
func quoted(choice string) string {
	if scenario.IsLiteral(choice) {
		return choice
	}
	return "“" + choice + "”"
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
	var plain app.UI
	if who := t.S.Plain(b); who != "" {
		plain = tx("p", "help", c.L.Sayf(i18n.PlainRuns, who))
	}
	var also app.UI
	if n, ok := t.S.Turn(); ok && n == t.N {
		also = tx("p", "help", c.say(i18n.TryByHand))
	}
	mode := "transcript"
	if !scenario.IsTranscript(b.Author) {
		mode = "python"
	}
	body := []app.UI{
		t.caption(name, t.revert(b)),
		t.area(b, i18n.TryFile, mode),
		plain,
		also,
		t.set(b),
		t.problem(b),
		t.notes(b),
		app.Div().Class("row try-tools").Body(append([]app.UI{check, run}, t.helpButtons(b)...)...),
		app.Div().Class("verdict").ID(t.id("verdict")).Role("status").Body(t.verdict(b)...),
		t.steps(b),
	}
	if len(b.Above) > 0 {
		body = append(body, tx("p", "help", c.say(i18n.TryAbove)), stepRows(c, t.S, t.id("above-"), b.Above, nil))
	}
	body = append(body, t.helps(b)...)
	return t.group("try", c.say(i18n.TryFile), body...)
}

// handNames are what the buttons call the keys of the setup.
var handNames = map[string]*i18n.T{"workers": &i18n.HandWorkers, "servers": &i18n.HandServers, "threads": &i18n.HandThreads,
	"timeout": &i18n.HandTimeout, "max_entries": &i18n.HandEntries, "balancer": &i18n.HandBalancer, "backend": &i18n.HandBackend}

// set is what was set by hand for this Try, beside its text; nil if nothing was.
func (t *TryView) set(b lesson.Block) app.UI {
	c, list := t.C, t.S.Resized()
	if !b.Set || len(list) == 0 {
		return nil
	}
	var all []string
	for _, x := range list {
		value := x.Value
		switch {
		case x.Key == "balancer":
			value = c.L.Balancer(value)
		case x.Key == "backend" && value == "":
			value = "LocMemCache"
		case x.Key == "backend" && serverNames[value] != "":
			value = serverNames[value]
		}
		if name := handNames[x.Key]; name != nil {
			all = append(all, c.say(*name)+" "+value)
		}
	}
	return el("p", "help", app.Text(c.say(i18n.TrySet)+" "), tx("strong", "", strings.Join(all, ", "))).ID(t.id("set"))
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
		return []app.UI{el("p", "note good", codeIn("✓ "+text)...)}
	}
	if v.Expect == "" {
		return []app.UI{app.Div().Class("note miss").Body(
			app.P().Text(c.say(i18n.TryFails)), app.Elem("pre").Text(strings.Join(v.Failed, "\n")))}
	}
	// First what the author says of it, then what was asked and what was found.
	asked := []app.UI{app.Text(c.say(i18n.CheckAsked) + " "), tx("code", "", v.Expect)}
	if v.Got != "" {
		text, code := c.L.Found(v.Got)
		asked = append(asked, app.Text(c.say(i18n.CheckGot)+" "+text), codeOf(code))
	}
	return []app.UI{el("div", "note miss", el("p", "", codeIn(c.L.NotYet(v.Because))...), el("p", "help", asked...))}
}

// codeIn is a line of an author, in which code stands between backticks.
func codeIn(text string) (out []app.UI) {
	parts := strings.Split(text, "`")
	if len(parts)%2 == 0 { // one has no partner
		return []app.UI{app.Text(text)}
	}
	for i, p := range parts {
		switch {
		case p == "":
		case i%2 == 1:
			out = append(out, tx("code", "", p))
		default:
			out = append(out, app.Text(p))
		}
	}
	return out
}

// of lists the hints or solutions of this Try.
func (t *TryView) of(b lesson.Block, kind lesson.Kind) []lesson.Block {
	var out []lesson.Block
	for _, x := range t.S.Blocks() {
		if x.Kind == kind && x.Name == b.Name && t.S.Sees(kind) {
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
		if x.Open || t.S.Offers(b.Name) {
			button(x, i18n.ShowAnswer, i18n.HideAnswer)
		}
	}
	return out
}

func (t *TryView) helps(b lesson.Block) []app.UI {
	c := t.C
	var out []app.UI
	for _, x := range t.of(b, lesson.Hint) {
		if x.Open {
			out = append(out, app.Div().Class("prose hint-text").ID(helpID(x)).Body(proseOf(x.Prose)...))
		}
	}
	for _, x := range t.of(b, lesson.Solution) {
		if x.Open {
			id := "use-" + strconv.Itoa(x.N)
			code, marked := unlike(x.Text, b.Text)
			out = append(out, app.Div().Class("solution").ID(helpID(x)).Body(
				app.Elem("pre").Class("code").TabIndex(0).Body(app.Elem("code").Body(code...)),
				app.If(marked, func() app.UI { return tx("p", "help", c.say(i18n.NotYours)) }),
				app.Button().Type("button").ID(id).Class("btn small").Text(c.say(i18n.UseSolution)).
					OnClick(c.do(id, func() { t.S.Take(t.N, x.N) }))))
		}
	}
	return out
}

// helpID is the element of an open hint or solution.
func helpID(x lesson.Block) string { return "block-" + strconv.Itoa(x.N) + "-help" }

// unlike is a text with those of its lines marked that another one does not have.
func unlike(text, other string) (code []app.UI, marked bool) {
	has := map[string]int{}
	for _, l := range strings.Split(other, "\n") {
		has[strings.TrimSpace(l)]++
	}
	for i, l := range strings.Split(text, "\n") {
		if i > 0 {
			code = append(code, app.Text("\n"))
		}
		if plain := strings.TrimSpace(l); plain == "" || has[plain] > 0 {
			has[plain]--
			code = append(code, app.Text(l))
			continue
		}
		code, marked = append(code, tx("mark", "", l)), true
	}
	return code, marked
}
