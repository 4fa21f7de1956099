// Package teach makes the pages for teachers: a table of the lessons with what makes a
// link for a class and reads completion codes, sheets to print, and the answers to them.
// They are made by the build and hold no program; teach.js of package page does what the
// first of them does by itself.
package teach

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/engine/scenario"
	"locmem/web/completion"
	"locmem/web/i18n"
	"locmem/web/lesson"
)

// Lesson is a lesson of the table.
type Lesson struct {
	*scenario.Scenario
	Predictions, Tries int
	Version            string // as a completion code says it
	Others             string // versions of the lesson in other languages, with spaces between
}

// Read reads the lessons in their order. source is the text of one in a language; a
// lesson that a language lacks is left out.
func Read(l i18n.Lang, ids []string, source func(lang, id string) (string, error)) (list []Lesson) {
	for _, id := range ids {
		text, err := source(string(l), id)
		if err != nil {
			continue
		}
		s, _ := scenario.Parse(text)
		one := Lesson{Scenario: s, Version: version(text)}
		if other, err := source(string(l.Other()), id); err == nil {
			one.Others = version(other)
		}
		for _, p := range s.Parts {
			switch p.Kind {
			case scenario.Predict:
				one.Predictions++
			case scenario.Try:
				one.Tries++
			}
		}
		list = append(list, one)
	}
	return list
}

// version is the second part of a completion code.
func version(text string) string {
	code := strconv.FormatUint(uint64(completion.Version(text)), 16)
	return "0000"[len(code):] + code
}

// page is a page around its sections, with the bar of every page.
type page struct {
	app.Compo
	L    i18n.Lang
	At   string // below the language's root, such as "teach/"
	Body []app.UI
}

// up is the way from a page to its language's root.
func (p *page) up() string {
	out := ""
	for _, c := range p.At {
		if c == '/' {
			out += "../"
		}
	}
	return out
}

func (p *page) Render() app.UI {
	way := func(text i18n.T, kind lesson.PlaceKind) app.UI {
		path := lesson.Place{Lang: i18n.English, Kind: kind}.Path()
		return app.A().Class("btn quiet small").Href(p.up() + path).Text(p.L.Say(text))
	}
	other := p.up() + "nl/" + p.At
	if p.L == i18n.Dutch {
		other = p.up() + "../" + p.At
	}
	return app.Div().Class("page").Body(
		app.Elem("header").Class("bar").Body(
			app.A().Class("skip").Href("#main").Text(p.L.Say(i18n.SkipToMain)),
			app.H1().Body(app.Elem("b").Text("LocMem"), app.Text(" Playground")),
			app.Elem("nav").Class("ways").Aria("label", p.L.Say(i18n.Pages)).Body(
				way(i18n.ToPlayground, lesson.Playground), way(i18n.ToLessons, lesson.Menu),
				way(i18n.DemosTitle, lesson.Demos), way(i18n.YourSite, lesson.Yours)),
			app.Span().Class("space"),
			app.A().Class("btn quiet").ID("language").Href(other).HrefLang(string(p.L.Other())).Lang(string(p.L.Other())).Text(p.L.Other().Name())),
		app.Elem("main").Class("zones one").ID("main").TabIndex(-1).Body(p.Body...))
}

// Small ways to write what stands often in these pages.

func section(id string, body ...app.UI) app.UI {
	return app.Section().Class("card menu-page").ID(id).Aria("labelledby", id+"-title").Body(body...)
}

func text(tag, class, s string) app.HTMLElem {
	e := app.Elem(tag).Text(s)
	if class != "" {
		e = e.Class(class)
	}
	return e
}

func link(href, s string) app.UI { return app.A().Href(href).Text(s) }
