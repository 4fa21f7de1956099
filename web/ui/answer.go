package ui

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/engine/script"
	"locmem/web/i18n"
	"locmem/web/model"
)

// Answer is one entry of the console: what was run, and what it showed.
type Answer struct {
	app.Compo
	C     Ctx
	Entry model.Entry
	Asked int // counts what is explained here
}

func (a *Answer) Render() app.UI {
	e := a.Entry
	if e.State == model.Divider {
		return a.divider()
	}
	var out []app.UI
	in := []app.UI{app.Elem("code").Body(a.code()...)}
	if e.State == model.Running {
		in = append(in, app.Span().Class("wait").Text(" "+a.C.say(i18n.RunningCode)))
	}
	out = append(out, app.Elem("pre").Class("in").Body(in...))
	if e.Output != "" {
		out = append(out, a.output()...)
	}
	if e.Repr != "" {
		class := "out"
		if e.Repr == "None" {
			class = "out none"
		}
		out = append(out, app.Elem("pre").Class(class).Text(e.Repr))
	}
	if e.Cached > 0 {
		out = append(out, app.P().Class("help").Text(a.C.L.Sayf(i18n.FromCache, e.Cached)))
	}
	if e.Hidden > 0 {
		out = append(out, app.P().Class("help").Text(a.C.L.Sayf(i18n.HiddenText, e.Hidden)))
	}
	if e.Slept > 0 {
		out = append(out, app.P().Class("help").Text(a.C.L.Sayf(i18n.SleptText, a.C.L.Clock(e.Slept))))
	}
	out = append(out, a.C.standIns(e.StandIns)...)
	out = append(out, a.failure()...)
	if e.Note != nil {
		out = append(out, app.P().Class("note miss").Text(a.C.L.Note(*e.Note)))
	}
	if !e.Old {
		out = append(out, a.C.whyButton("answer-"+strconv.Itoa(e.ID), e.Code, e.Call)...)
	}
	class := "entry"
	if e.Old {
		class = "entry old"
	}
	return app.Div().Class(class).Body(out...)
}

// standIns say what takes the place of modules that cannot be here.
func (c Ctx) standIns(list []script.StandIn) (out []app.UI) {
	for _, s := range list {
		out = append(out, app.P().Class("help").Text(c.L.StandIn(s.Module, s.Does)))
	}
	return out
}

// code is the input behind its prompts.
func (a *Answer) code() []app.UI {
	e := a.Entry
	if e.Plain {
		return []app.UI{app.Span().Class("action").Text(e.Code)}
	}
	ps1, ps2, class := ">>> ", "... ", "ps1"
	if e.Other {
		ps1 = e.Who + ">>> "
		ps2 = strings.Repeat(" ", len(e.Who)) + "... "
		class = "ps1 " + colour(e.Who)
	}
	var out []app.UI
	for i, line := range strings.Split(e.Code, "\n") {
		ps := ps1
		if i > 0 {
			ps = ps2
			out = append(out, app.Text("\n"))
		}
		out = append(out, app.Span().Class(class).Text(ps), app.Text(line))
	}
	return out
}

// output is printed text; warnings among it are set off.
func (a *Answer) output() []app.UI {
	var out []app.UI
	var plain []string
	flush := func() {
		if len(plain) > 0 {
			out = append(out, app.Elem("pre").Class("out").Text(strings.Join(plain, "\n")))
			plain = nil
		}
	}
	for _, line := range strings.Split(a.Entry.Output, "\n") {
		if isWarning(line) {
			flush()
			out = append(out, app.Elem("pre").Class("warning").Text(line))
			continue
		}
		plain = append(plain, line)
	}
	flush()
	return out
}

// isWarning tells whether a line is a warning as the playground shows it:
// CacheKeyWarning: ...
func isWarning(line string) bool {
	name, _, ok := strings.Cut(line, "Warning: ")
	return ok && name != "" && !strings.ContainsAny(name, " '\"")
}

// failure is an error line, and what to do about it on a line of its own.
func (a *Answer) failure() []app.UI {
	c, e := a.C, a.Entry
	if e.Why != "" {
		return []app.UI{app.P().Class("error").Text(c.L.Unreachable(e.Who, e.Why))}
	}
	var out []app.UI
	if e.Error != "" {
		body := []app.UI{app.Text(e.Error)}
		if e.Line > 0 && strings.Contains(e.Code, "\n") {
			body = append(body, app.Span().Class("line").Text(" ("+c.L.Sayf(i18n.OnLine, e.Line)+")"))
		}
		out = append(out, app.Elem("pre").Class("error").Body(body...))
	}
	if e.Hint != "" {
		hint, translated := c.L.Hint(e.Hint)
		p := app.P().Class("hint").Text(hint)
		if !translated {
			p = p.Lang(string(i18n.English))
		}
		out = append(out, p)
	}
	return out
}

// divider is the line between two lives of the process.
func (a *Answer) divider() app.UI {
	return app.P().Class("divider").Text(a.C.L.Divider(a.Entry))
}
