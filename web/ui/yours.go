package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/web/i18n"
	"locmem/web/lesson"
	"locmem/web/model"
	"locmem/web/port"
)

// pasteInput is the id of where a visitor pastes how a site is run.
const pasteInput = "paste"

// Yours is what stands above the visitor's own site: what it can start from, where
// to paste how it is run, and what follows from that.
type Yours struct {
	app.Compo
	C       Ctx
	D       *lesson.Desk
	S       *lesson.Lesson
	Tabs    *model.Model
	Rev     int
	DeskRev int
	TabsRev int
}

// YoursOf makes it for a scenario that is the visitor's own.
func YoursOf(s *Scenario) *Yours {
	return &Yours{C: s.C, D: s.D, S: s.S, Tabs: s.Tabs, Rev: s.Rev, DeskRev: s.D.Rev(), TabsRev: sum(s.Tabs.Revs(), model.AreaConsole)}
}

func (y *Yours) Render() app.UI {
	return app.Div().Class("yours").Body(y.starts(), y.paste(), y.said(), y.follows())
}

// starts are the examples, and what was typed in the tabs.
func (y *Yours) starts() app.UI {
	c := y.C
	list := []app.UI{app.Span().Class("label").ID("starts").Text(c.say(i18n.StartFrom))}
	for _, id := range append([]string{lesson.Blank}, lesson.Examples...) {
		list = append(list, c.button("start-"+id, "small", c.L.Example(id)).
			OnClick(c.do("start "+id, func() { y.D.StartFrom(id) })))
	}
	if text, _ := lesson.Taken(y.Tabs.Entries()); text != "" {
		list = append(list, c.button("take-along", "small", c.say(i18n.TakeAlong)).
			OnClick(c.do("take along", func() { y.D.TakeAlong(y.Tabs.Entries()) })))
	}
	return app.Div().Class("row starts").Role("group").Aria("labelledby", "starts").Body(list...)
}

// paste is where to paste how a site is run.
func (y *Yours) paste() app.UI {
	c := y.C
	return app.Div().Class("row pasting").Body(
		app.Label().Class("field").For(pasteInput).Body(app.Span().Text(c.say(i18n.PasteHere))),
		app.Elem("textarea").ID(pasteInput).Class("input").Attr("rows", 2).Spellcheck(false).
			Attr("autocapitalize", "none").Attr("autocorrect", "off").Attr("autocomplete", "off").
			Attr("placeholder", "gunicorn shop.wsgi --workers 3").
			OnKeyDown(c.on("paste key", func(_ app.Context, e app.Event) {
				if e.Get("key").String() == "Enter" && (e.Get("ctrlKey").Truthy() || e.Get("metaKey").Truthy()) {
					e.PreventDefault()
					y.read()
				}
			})),
		c.button("paste-read", "", c.say(i18n.PasteRead)).OnClick(c.do("read", y.read)),
	)
}

// read reads what was pasted. What could not be read stays, to be mended.
func (y *Yours) read() {
	y.D.Paste(port.Text(pasteInput), func(ok bool) {
		if ok {
			port.SetText(pasteInput, "")
		} else {
			port.Focus(pasteInput)
		}
	})
}

// said is what the last thing came to that was done to the whole site. Its place
// stays, so that screen readers hear what comes into it.
func (y *Yours) said() app.UI {
	c := y.C
	class, text := "note offer", c.say(i18n.SiteReplaced)
	switch s := y.D.Said(); s.Code {
	case lesson.NotFetched:
		class, text = "note offer miss", c.say(i18n.NotFetched)
	case lesson.Refuses:
		class, text = "note offer miss", s.Text
	case lesson.Tangled:
		class, text = "note offer miss", c.say(i18n.Tangled)
	case lesson.Pasted:
		if text = s.Text; s.Fewer {
			text += " " + c.L.Fewer()
		}
	case lesson.Took:
		text = c.say(i18n.TookAlong)
	default:
		if !y.D.Replaced() {
			return app.Div().ID("site-says").Role("status")
		}
	}
	body := []app.UI{app.Span().Text(text)}
	if y.D.Replaced() {
		body = append(body, app.Button().Type("button").ID("site-undo").Class("btn small").Text(c.say(i18n.UndoSite)).OnClick(c.do("undo", y.D.Undo)))
	}
	return app.Div().ID("site-says").Role("status").Body(app.Div().Class(class).Body(body...))
}

// follows is what comes of so many processes.
func (y *Yours) follows() app.UI {
	shared := ""
	if g, ok := y.S.Glance(); ok && g.Shared != nil {
		shared = g.Shared.Server
	}
	main, more := y.C.L.Follows(y.S.Setup(), shared)
	return app.P().ID("site-follows").Role("status").Body(app.Elem("b").Text(main), app.Text(" "+more))
}
