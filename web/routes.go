// Package web is what the visitor sees: pages and components of go-app. It
// compiles natively, for prerendering and tests, and to js/wasm.
package web

import (
	"cmp"
	"strings"
	"sync"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/web/i18n"
	"locmem/web/lesson"
	"locmem/web/model"
	"locmem/web/page"
	"locmem/web/port"
	"locmem/web/ui"
)

// Page is one address of the site.
type Page struct {
	Path        string // below the site's root, with slashes around it, such as "/" or "/nl/"
	Lang        string // "en" or "nl"
	Title       string
	Description string
	Body        func() app.Composer // a fresh root component
	// Text tells that the page is its text, with no program; Script is the one that it
	// has instead, "" for none.
	Text   bool
	Script string
}

// Pages lists every page, in both languages, as they are before a process has
// started.
func Pages() []Page {
	b := build{model: model.New(model.Env{}), desk: func() *lesson.Desk { return lesson.NewDesk(lesson.Env{}, shelf{}) }}
	var list []Page
	for _, l := range []i18n.Lang{i18n.English, i18n.Dutch} {
		list = append(list, b.fixed(l)...)
		for _, kind := range []lesson.PlaceKind{lesson.Shipped, lesson.Demo} {
			of, _ := lesson.Place{Lang: l, Kind: kind}.List()
			for _, e := range shipped(of) {
				list = append(list, b.page(lesson.Place{Lang: l, Kind: kind, ID: e.ID}, e.Title+" · "+i18n.Product, cmp.Or(e.Shows, e.Misconception)))
			}
		}
		list = append(list, texts(l)...)
	}
	return list
}

// build makes pages on one model.
type build struct {
	model *model.Model
	desk  func() *lesson.Desk
	ready func()
}

// fixed are the pages that every build of a language has.
func (b build) fixed(l i18n.Lang) []Page {
	return []Page{
		b.page(lesson.Place{Lang: l}, l.Say(i18n.PageTitle), l.Say(i18n.PageAbout)),
		b.page(lesson.Place{Lang: l, Kind: lesson.Menu}, l.Say(i18n.LessonsTitle)+" · "+i18n.Product, l.Say(i18n.LessonsAbout)),
		b.page(lesson.Place{Lang: l, Kind: lesson.Demos}, l.Say(i18n.DemosTitle)+" · "+i18n.Product, l.Say(i18n.DemosAbout)),
		b.page(lesson.Place{Lang: l, Kind: lesson.Yours}, l.Say(i18n.YourSite)+" · "+i18n.Product, l.Say(i18n.YourSiteAbout)),
		b.page(lesson.Place{Lang: l, Kind: lesson.Write}, l.Say(i18n.WriteTitle)+" · "+i18n.Product, l.Say(i18n.WriteAbout)),
		b.page(lesson.Place{Lang: l, Kind: lesson.Embed}, l.Say(i18n.EmbedName)+" · "+i18n.Product, l.Say(i18n.EmbedAbout)),
	}
}

func (b build) page(at lesson.Place, title, about string) Page {
	return Page{
		Path: "/" + at.Path(), Lang: string(at.Lang), Title: title, Description: about,
		Body: func() app.Composer {
			desk := b.desk()
			if app.IsServer {
				desk.Go(at, "")
			}
			at := at
			if open := desk.Place(); open.Lang == at.Lang && open.Kind == at.Kind {
				at = open
			}
			return &page.Home{C: ui.Ctx{M: b.model, L: at.Lang}, Desk: desk, At: at, Ready: b.ready}
		},
	}
}

// Begin brings the desk of [Register] to where the document is, before the page is mounted;
// see [page.Begin].
func Begin(desk *lesson.Desk) { page.Begin(desk, time.Second) }

// Register makes the pages known to go-app's router. All pages share one model
// and one desk: going from one to another keeps what was done. It returns the
// desk.
func Register(e Env) *lesson.Desk {
	var once sync.Once
	env := model.Env{Journal: e.Journal, Missing: e.Missing, Notices: e.Notices, Visible: port.Visible}
	if e.Rack != nil {
		env.Rack, env.Sharing = e.Rack, e.Rack
	}
	m := model.New(env)
	m.Load()
	desk := lesson.NewDesk(lesson.Env{Dial: e.Dial, Journal: e.Journal, Pace: ui.Pace}, shelf{})
	b := build{model: m, desk: func() *lesson.Desk { return desk }, ready: func() {
		if e.Mounted != nil {
			once.Do(e.Mounted)
		}
	}}
	for _, l := range []i18n.Lang{i18n.English, i18n.Dutch} {
		for _, p := range b.fixed(l) {
			route(p)
		}
		for _, kind := range []lesson.PlaceKind{lesson.Shipped, lesson.Demo} {
			below, _ := lesson.Place{Lang: l, Kind: kind}.List()
			app.Route("/"+below.Path()+"*", b.page(lesson.Place{Lang: l, Kind: kind}, "", "").Body) // the page looks at its address
		}
	}
	return desk
}

// route makes a page known under every address that static hosts give it.
func route(p Page) {
	app.Route(p.Path, p.Body)
	app.Route(p.Path+"index.html", p.Body)
	if bare := strings.TrimSuffix(p.Path, "/"); bare != "" {
		app.Route(bare, p.Body)
		app.Route(bare+".html", p.Body)
	}
}
