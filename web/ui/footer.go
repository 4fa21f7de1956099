package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/web/i18n"
	"locmem/web/port"
)

// Footer says what the page is and where to read on.
type Footer struct {
	app.Compo
	C Ctx

	there bool // it is drawn: not before the program runs, for what is above it may grow then
}

// OnMount draws it.
func (f *Footer) OnMount(app.Context) { f.there = true }

// FooterOf makes it.
func FooterOf(c Ctx) *Footer { return &Footer{C: c} }

func (f *Footer) Render() app.UI {
	c := f.C
	if !f.there {
		return app.Elem("footer").Class("footer")
	}
	link := func(href string, text i18n.T) app.UI {
		return app.A().Href(href).Rel("noopener").Text(c.say(text))
	}
	return app.Elem("footer").Class("footer").Body(
		app.P().Text(c.say(i18n.FooterAbout)),
		app.P().Body(
			link("https://docs.djangoproject.com/en/5.2/topics/cache/#local-memory-caching", i18n.FooterDjango), app.Text(" · "),
			link("https://go.dev/wiki/WebAssembly", i18n.FooterGo), app.Text(" · "),
			app.A().ID("to-source").Href(port.Root()+"source.zip").Text(c.say(i18n.FooterSource)).
				OnClick(func(_ app.Context, e app.Event) { e.StopImmediatePropagation() }), app.Text(" · "), // no page of the program
			app.Span().Text(c.say(i18n.FooterLicence))))
}
