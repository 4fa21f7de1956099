// Package page holds the pages of the site. A page puts components in zones
// and connects the model with the document.
package page

import (
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/web/i18n"
	"locmem/web/model"
	"locmem/web/port"
	"locmem/web/ui"
)

// Home is the first page: the playground.
type Home struct {
	app.Compo
	C     ui.Ctx
	Ready func() // called after the first rendering; nil is allowed

	undo []func()
}

// OnMount connects the page with the model and the document.
func (h *Home) OnMount(ctx app.Context) {
	m := h.C.M
	draw := paced(func() { ctx.Dispatch(nil) })
	m.OnChange(draw)
	h.undo = append(h.undo,
		func() { m.OnChange(nil) },
		ticker(m),
		port.OnVisible(func() { defer m.Recover(); m.Look() }),
		port.OnLeave(func() { defer m.Recover(); m.Hurry() }),
		port.OnNotice(func(kind string) bool {
			defer m.Recover()
			switch {
			case i18n.Says(kind):
				m.Banner(model.Banner{Kind: model.FromLoader, Text: kind})
			case i18n.Missing(kind):
				m.Banner(model.Banner{Kind: model.Lacks, Text: kind})
			default:
				return false
			}
			return true
		}),
		port.OnKey(func(key string) {
			if key == "?" {
				port.OpenDialog(ui.ShortcutsDialog)
			}
		}),
		port.OnStorage(func(key, value string) {
			if key == port.ThemeKey {
				port.SetTheme(value)
				port.SetText("theme", value)
			}
		}),
	)
	port.PinLinks()
	h.offerLanguage()
	if word := port.TakeWord(); i18n.Says(word) {
		m.Banner(model.Banner{Kind: model.FromLoader, Text: word})
	}
	h.head()
	if h.Ready != nil {
		ctx.Defer(func(app.Context) { h.Ready() })
	}
}

// OnDismount takes the connections back.
func (h *Home) OnDismount() {
	for i := len(h.undo) - 1; i >= 0; i-- {
		h.undo[i]()
	}
	h.undo = nil
}

// OnUpdate follows a change of the language: the process stays.
func (h *Home) OnUpdate(app.Context) { h.head() }

// head names the document after its process, so that tabs can be told apart.
func (h *Home) head() {
	title := h.C.L.Say(i18n.PageTitle)
	if self := h.C.M.Self(); self.Name != "" {
		title = self.Name + " · " + i18n.Product
	}
	port.SetTitle(title)
	port.SetLanguage(string(h.C.L))
}

// offerLanguage says that the page speaks the visitor's language, unless the
// visitor has chosen one.
func (h *Home) offerLanguage() {
	if port.Setting(port.LanguageKey) != "" {
		return
	}
	for _, tag := range port.Languages() {
		lang := i18n.Lang(strings.ToLower(tag))
		if i := strings.IndexByte(tag, '-'); i > 0 {
			lang = i18n.Lang(strings.ToLower(tag[:i]))
		}
		if lang == h.C.L {
			return
		}
		if lang == h.C.L.Other() {
			h.C.M.Banner(model.Banner{Kind: model.OffersLang, Text: string(lang)})
			return
		}
	}
}

// ticker lets clocks on the page go on while somebody looks. Nothing but looks
// depends on it.
func ticker(m *model.Model) (stop func()) {
	done := make(chan struct{})
	t := time.NewTicker(time.Second)
	go func() {
		for {
			select {
			case <-t.C:
				if port.Visible() {
					m.Second()
				}
			case <-done:
				return
			}
		}
	}()
	return func() {
		t.Stop()
		close(done)
	}
}

// Render draws the zones.
func (h *Home) Render() app.UI {
	c := h.C
	revs := c.M.Revs()
	return app.Div().Class("page").Body(
		ui.BarOf(c, revs),
		ui.BannersOf(c, revs),
		app.Main().Class("zones").ID("main").Body(
			ui.LessonOf(c, revs),
			app.Div().Class("right").Body(
				ui.StageOf(c, revs),
				app.Div().Class("lower").Body(
					app.Div().Class("card panel work").Body(ui.FormOf(c, revs), ui.ConsoleOf(c, revs)),
					app.Div().Class("watch").Body(ui.MemoryOf(c, revs), ui.EventsOf(c, revs)),
				),
			),
		),
		ui.SpeakerOf(c),
		&ui.Dialogs{C: c},
	)
}
