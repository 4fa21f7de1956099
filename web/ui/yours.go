package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/web/i18n"
	"locmem/web/lesson"
)

// Yours is what stands above the visitor's own site: what it can start from, and
// what follows from how it is run.
type Yours struct {
	app.Compo
	C       Ctx
	D       *lesson.Desk
	S       *lesson.Lesson
	Rev     int
	DeskRev int
}

func (y *Yours) Render() app.UI {
	return app.Div().Class("yours").Body(y.starts(), y.said())
}

// starts are the examples.
func (y *Yours) starts() app.UI {
	c := y.C
	list := []app.UI{app.Span().Class("label").ID("starts").Text(c.say(i18n.StartFrom))}
	for _, id := range append([]string{lesson.Blank}, lesson.Examples...) {
		list = append(list, c.button("start-"+id, "small", c.L.Example(id)).
			OnClick(c.do("start "+id, func() { y.D.StartFrom(id) })))
	}
	return app.Div().Class("row starts").Role("group").Aria("labelledby", "starts").Body(list...)
}

// said is what the last thing came to that was done to the whole site. Its place
// stays, so that screen readers hear what comes into it.
func (y *Yours) said() app.UI {
	c := y.C
	var body []app.UI
	if y.D.Said().Code == lesson.NotFetched {
		body = append(body, app.P().Class("note miss").Text(c.say(i18n.NoExample)))
	}
	if y.D.Replaced() {
		body = append(body, app.Div().Class("note offer").Body(
			app.Span().Text(c.say(i18n.SiteReplaced)),
			app.Button().Type("button").ID("site-undo").Class("btn small").Text(c.say(i18n.UndoSite)).OnClick(c.do("undo", y.D.Undo))))
	}
	return app.Div().ID("site-says").Role("status").Body(body...)
}
