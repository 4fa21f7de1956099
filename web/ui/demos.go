package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/web/i18n"
	"locmem/web/lesson"
)

// Demos is the list of demos, with a search in the words of the symptom.
type Demos struct {
	app.Compo
	C   Ctx
	D   *lesson.Desk
	At  lesson.Place
	Rev int

	search string
}

func (v *Demos) Render() app.UI {
	c := v.C
	all := v.D.Listed(lesson.Place{Lang: c.L, Kind: lesson.Demos})
	var items []app.UI
	for _, e := range all {
		if e.Fits(v.search) {
			items = append(items, app.Li().Body(app.A().ID("demo-"+e.ID).Href(e.ID+"/").Body(
				app.Span().Class("title").Text(e.Title), app.Span().Class("about").Text(e.Shows))))
		}
	}
	body := []app.UI{
		app.H2().ID("demos").Text(c.say(i18n.DemosTitle)),
		app.P().Text(c.say(i18n.DemosAbout)),
		app.Label().Class("field").Body(
			app.Span().Text(c.say(i18n.DemosFind)),
			app.Input().ID("demos-find").Class("input").Type("search").Placeholder(c.say(i18n.DemosLike)).Attr("autocomplete", "off").
				OnInput(c.on("find", func(ctx app.Context, _ app.Event) { v.search = ctx.JSSrc().Get("value").String() }))),
		app.P().Class("help").ID("demos-many").Role("status").Text(v.many(len(items), len(all))),
	}
	switch {
	case len(all) == 0:
		body = append(body, app.P().Class("empty").Text(c.say(i18n.LoadingLesson)))
	case len(items) > 0:
		body = append(body, app.Ul().Class("lessons").Body(items...))
	}
	return app.Section().Class("card menu-page").Aria("labelledby", "demos").Body(body...)
}

// many says how many demos were found.
func (v *Demos) many(found, all int) string {
	switch {
	case v.search == "" || all == 0:
		return ""
	case found == 0:
		return v.C.say(i18n.DemosNone)
	}
	return v.C.L.Sayf(i18n.DemosMany, found, all)
}
