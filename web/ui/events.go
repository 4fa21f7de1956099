package ui

import (
	"cmp"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/engine/explain"
	"locmem/web/i18n"
	"locmem/web/model"
	"locmem/web/port"
)

// Events is the log: the text twin of the picture, see Time.
type Events struct {
	app.Compo
	C   Ctx
	Rev int

	all    bool // more than the newest are wanted
	copied bool
}

// itemsFirst is how many items are drawn before somebody asks for all.
const itemsFirst = 50

const (
	filterProcess = "log-process"
	filterOutcome = "log-outcome"
	everything    = "all" // go-app drops an empty value
)

// OnMount shows the filter that was chosen before.
func (v *Events) OnMount(ctx app.Context) {
	ctx.Defer(func(app.Context) {
		f := v.C.M.Filtering()
		port.SetText(filterProcess, cmp.Or(f.Process, everything))
		port.SetText(filterOutcome, cmp.Or(f.Outcome, everything))
	})
}

// OnUpdate takes back "copied": there is news.
func (v *Events) OnUpdate(app.Context) { v.copied = false }

func (v *Events) Render() app.UI {
	c := v.C
	limit := itemsFirst
	if v.all {
		limit = 0
	}
	items, total := c.M.Log(limit)
	return app.Div().Class("events").Role("group").Aria("labelledby", "events").Body(
		app.Div().Class("head").Body(
			app.H3().ID("events").Text(c.say(i18n.EventsTitle)),
			v.filters(),
			v.copyButton(total),
		),
		v.list(items, total),
	)
}

func (v *Events) filters() app.UI {
	c := v.C
	names := []app.UI{app.Option().Value(everything).Text(c.say(i18n.AllProcesses))}
	for _, n := range c.M.LogNames() {
		names = append(names, app.Option().Value(n).Text(n))
	}
	outcomes := []app.UI{app.Option().Value(everything).Text(c.say(i18n.AllOutcomes))}
	for _, o := range model.Outcomes {
		outcomes = append(outcomes, app.Option().Value(o).Text(c.L.Outcome(o)))
	}
	change := func(id string, set func(*model.Filter, string)) (app.EventHandler, app.EventOption) {
		return c.on("filter "+id, func(ctx app.Context, e app.Event) {
			f := c.M.Filtering()
			value := ctx.JSSrc().Get("value").String()
			if value == everything {
				value = ""
			}
			set(&f, value)
			c.M.SetFilter(f)
		})
	}
	return app.Div().Class("filters").Body(
		app.Label().Body(hidden(c.say(i18n.FilterProcess)),
			app.Select().ID(filterProcess).Class("btn small").Body(names...).
				OnChange(change("process", func(f *model.Filter, v string) { f.Process = v }))),
		app.Label().Body(hidden(c.say(i18n.FilterOutcome)),
			app.Select().ID(filterOutcome).Class("btn small").Body(outcomes...).
				OnChange(change("outcome", func(f *model.Filter, v string) { f.Outcome = v }))),
	)
}

func (v *Events) copyButton(total int) app.UI {
	c := v.C
	text := i18n.CopyLog
	if v.copied {
		text = i18n.Copied
	}
	b := app.Button().Type("button").ID("log-copy").Class("btn small").Title(c.say(i18n.CopyLogLong)).
		Text(c.say(text)).OnClick(c.on("copy", v.copy))
	if total == 0 {
		b = off(b)
	}
	return b
}

// copy puts what the filter lets through on the clipboard, or where it can be
// copied by hand.
func (v *Events) copy(ctx app.Context, _ app.Event) {
	items, total := v.C.M.Log(0)
	if total == 0 {
		return
	}
	lines := make([]string, 0, len(items))
	for _, i := range items {
		lines = append(lines, v.C.L.Line(i).Text())
	}
	text := strings.Join(lines, "\n") + "\n"
	port.Copy(text, func(ok bool) {
		ctx.Dispatch(func(app.Context) {
			v.copied = ok
			if !ok {
				port.SetText(copyText, text)
				port.OpenDialog(CopyDialog)
				port.SelectAll(copyText)
			}
		})
	})
}

func (v *Events) list(items []model.Item, total int) app.UI {
	c := v.C
	if total == 0 {
		text := i18n.EventsEmpty
		if c.M.Filtering() != (model.Filter{}) {
			text = i18n.EventsNone
		}
		return app.P().Class("empty").ID("log-empty").Text(c.say(text))
	}
	var rows []app.UI
	for _, i := range items {
		e := &Event{C: c, Line: c.L.Line(i)}
		switch {
		case i.Kind == model.Call:
			e.PID, e.Seq = i.PID, i.Event.Seq
		case i.Kind == model.Stopped:
			e.PID = i.PID
		case i.Loss != nil:
			e.PID = i.Loss.PID
		}
		rows = append(rows, e)
	}
	body := []app.UI{app.Elem("ol").Class("log").ID("log").Aria("label", c.say(i18n.EventsTitle)).Body(rows...)}
	if len(items) < total {
		body = append(body, app.Button().Type("button").Class("btn small").Text(c.L.Sayf(i18n.ShowAllEvents, total)).
			OnClick(c.do("all events", func() { v.all = true })))
	}
	return app.Div().Class("scroll").TabIndex(0).Role("group").Aria("labelledby", "events").Body(body...)
}

// Event is one line of the log.
type Event struct {
	app.Compo
	C    Ctx
	Line i18n.Line
	PID  int    // of what can be explained; 0: nothing can
	Seq  uint64 // of a call
}

// marks tell the tone of a line by shape, beside word and colour.
var marks = map[string]string{
	"hit": "●", "miss": "○", "expired": "◌", "stored": "+", "kept": "=", "deleted": "−", "absent": "·", "cleared": "−",
	"error": "!", "start": "▲", "stop": "▼", "restart": "↻", "clock": "»", "met": "△", "skipped": "…", "logged": "¶",
}

func (v *Event) Render() app.UI {
	l := v.Line
	ends := "ends"
	if l.Key == "" {
		ends = "wide"
	}
	li := app.Li().Class("tone-" + l.Tone)
	op := app.UI(app.Span().Class("op").Text(l.Op))
	if v.PID != 0 {
		li = li.Class("asks").OnClick(v.C.why("", TimeZone, explain.Ask{PID: v.PID, Seq: v.Seq}))
		op = tx("button", "link op", l.Op).Aria("label", l.Op+" "+l.Key+": "+v.C.say(i18n.Why))
	}
	return li.Body(
		app.Span().Class("t").Text(l.Time),
		app.Span().Class("name", colour(l.Process)).Text(l.Who()),
		op,
		app.If(l.Key != "", func() app.UI { return app.Span().Class("key").Text(l.Key) }),
		app.Span().Class(ends).Body(
			app.Span().Class("outcome").Body(
				app.Span().Class("mark").Aria("hidden", "true").Text(marks[l.Tone]), app.Text(" "), app.Text(l.Outcome)),
			app.Text(" "),
			app.Span().Class("detail").Text(l.Detail),
		),
	)
}

// Speaker tells in a sentence what happened, to who cannot see it.
type Speaker struct {
	app.Compo
	Text string
}

// SpeakerOf makes the speaker for the model's present state.
func SpeakerOf(c Ctx) *Speaker { return &Speaker{Text: c.L.Speech(c.M.Speech())} }

func (s *Speaker) Render() app.UI {
	return app.Div().Class("sr").ID("speech").Role("status").Aria("live", "polite").Text(s.Text)
}
