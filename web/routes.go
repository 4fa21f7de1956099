// Package web is what the visitor sees: pages and components of go-app. It
// compiles natively, for prerendering and tests, and to js/wasm.
package web

import (
	"sync"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/web/i18n"
	"locmem/web/model"
	"locmem/web/page"
	"locmem/web/port"
	"locmem/web/ui"
)

// Page is one address of the site.
type Page struct {
	Path        string // below the site's root, such as "/" or "/nl/"
	Lang        string // "en" or "nl"
	Title       string
	Description string
	Body        func() app.Composer // a fresh root component
}

// Pages lists every page, in both languages, as they are before a process has
// started.
func Pages() []Page { return pages(model.New(model.Env{}), nil) }

func pages(m *model.Model, mounted func()) []Page {
	home := func(path string, l i18n.Lang) Page {
		return Page{
			Path: path, Lang: string(l), Title: l.Say(i18n.PageTitle), Description: l.Say(i18n.PageAbout),
			Body: func() app.Composer { return &page.Home{C: ui.Ctx{M: m, L: l}, Ready: mounted} },
		}
	}
	return []Page{home("/", i18n.English), home("/nl/", i18n.Dutch)}
}

// Register makes the pages known to go-app's router. All pages share one
// model: going from one to another keeps what was done.
func Register(e Env) {
	var once sync.Once
	m := model.New(model.Env{
		Rack: e.Rack, Journal: e.Journal, Missing: e.Missing, Notices: e.Notices, Visible: port.Visible,
	})
	m.Load()
	for _, p := range pages(m, func() {
		if e.Mounted != nil {
			once.Do(e.Mounted)
		}
	}) {
		app.Route(p.Path, p.Body)
		if n := len(p.Path); n > 1 {
			app.Route(p.Path[:n-1], p.Body)
			app.Route(p.Path+"index.html", p.Body)
		} else {
			app.Route("/index.html", p.Body)
		}
	}
}
