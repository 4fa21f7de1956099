// Package page holds the pages of the site. A page puts components in zones
// and connects the model with the document.
package page

import (
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/engine/scenario"
	"locmem/web/i18n"
	"locmem/web/lesson"
	"locmem/web/model"
	"locmem/web/port"
	"locmem/web/ui"
)

// Home is the root of every page: the playground, the menu of lessons, and
// what lies on the desk.
type Home struct {
	app.Compo
	C     ui.Ctx // of the tabs
	Desk  *lesson.Desk
	At    lesson.Place
	Ready func() // called after the first rendering; nil is allowed

	path    string // where the page is; "" before it is known
	undo    []func()
	reached ui.Reached // the explanation that was brought into view
	arrives bool       // another page was gone to, and the keyboard was not led there yet
}

// cutLink is the loader's notice of an address that was cut off.
const cutLink = "fragment"

// OnMount connects the page with the model and the document.
func (h *Home) OnMount(ctx app.Context) {
	m := h.C.M
	draw := paced(func(drawn func()) {
		ctx.Dispatch(func(ctx app.Context) {
			h.head()
			h.reveal()
			ctx.Defer(h.arrive)
			ctx.Defer(func(app.Context) { h.reached.Reach(h.shown()); drawn() })
		})
	})
	m.OnChange(draw)
	h.Desk.OnChange(draw)
	h.undo = append(h.undo,
		func() { m.OnChange(nil); h.Desk.OnChange(nil) },
		ticker(m),
		port.KeepFocus(),
		port.OnVisible(func() { defer m.Recover(); m.Look() }),
		port.OnLeave(func() { defer m.Recover(); m.Hurry() }),
		port.OnNotice(h.notice),
		port.OnKey(func(key string) {
			switch key {
			case "?":
				port.OpenDialog(ui.ShortcutsDialog)
			case "Escape":
				h.close()
				port.Present(false)
			case "n":
				defer m.Recover()
				if open := h.Desk.Open(); open != nil && open.Led() {
					ui.Next(open)
				}
			}
		}),
		port.OnFile(func(text string, ok bool) {
			ctx.Dispatch(func(ctx app.Context) { defer m.Recover(); h.file(ctx, text, ok) })
		}),
		port.OnStorage(func(key, value string) {
			switch {
			case key == port.ThemeKey:
				port.SetTheme(value)
				port.SetText("theme", value)
			case key == port.ForgottenKey && value != "":
				m.Forgotten()
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

// file opens a document that was dropped on the page. Where documents are written it takes
// the place of the text, and so it does with one that no link can hold.
func (h *Home) file(ctx app.Context, text string, ok bool) {
	if !ok {
		h.C.M.Banner(model.Banner{Kind: model.FromLoader, Text: i18n.NoText})
		return
	}
	h.C.M.Withdraw(model.FromLoader, i18n.NoText)
	if port.Alone() {
		return
	}
	to := port.Origin() + port.Root()
	if h.At.Kind != lesson.Write {
		if fragment, err := scenario.Encode(text); err == nil {
			ctx.Navigate(to + lesson.Place{Lang: h.C.L}.Path() + fragment)
			return
		}
		ctx.Navigate(to + lesson.Place{Lang: h.C.L, Kind: lesson.Write}.Path())
	}
	h.Desk.Rewrite(text)
}

// close shows no explanation any more, and gives the keyboard back to what it was
// asked with.
func (h *Home) close() {
	defer h.C.M.Recover()
	ui.Ctx{M: h.shown()}.Close()
}

// shown is the model of what lies open.
func (h *Home) shown() *model.Model {
	if open := h.Desk.Open(); open != nil {
		return open.Model()
	}
	return h.C.M
}

// notice says what the loader has to say, if it has the words.
func (h *Home) notice(kind string) bool {
	m := h.C.M
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
}

// OnNav brings the desk to where the page is.
func (h *Home) OnNav(ctx app.Context) {
	path := ctx.Page().URL().Path
	h.At = placeOf(ctx.Page().URL())
	h.C.L = h.At.Lang
	before := h.Desk.Place()
	fragment := port.Fragment()
	bring(h.Desk, h.At, fragment)
	port.Present(port.Presents())
	if fragment != "" || h.path != "" && h.path != path { // the address is another one
		h.C.M.Withdraw(model.FromLoader, cutLink)
	}
	h.path = path
	h.head()
	if first := before.Lang == ""; !first && (before.Kind != h.At.Kind || before.ID != h.At.ID) {
		h.arrives = true
		ctx.Defer(h.arrive)
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
	open, state := h.Desk.Open(), h.Desk.Stands()
	switch {
	case port.Alone() && h.At.Kind != lesson.Embed:
		return h.elsewhere()
	case open != nil:
		return h.scenario(open)
	case h.At.Kind == lesson.Menu:
		return h.frame(h.C, "one", &ui.Lessons{C: h.C, D: h.Desk, At: h.At, Rev: h.Desk.Rev()})
	case h.At.Kind == lesson.Demos:
		return h.frame(h.C, "one", &ui.Demos{C: h.C, D: h.Desk, At: h.At, Rev: h.Desk.Rev()})
	case h.At.Kind == lesson.Playground && state != lesson.Refused:
		return h.playground()
	}
	return h.frame(h.C, "one", &ui.Failure{C: h.C, D: h.Desk, At: h.At, Rev: h.Desk.Rev()})
}

// linked tells that the page shows a link, or says why it cannot.
func (h *Home) linked() bool {
	return h.At.Kind == lesson.Playground && (h.Desk.Open() != nil || h.Desk.Stands() == lesson.Refused)
}

// elsewhere is what a document that may be framed shows at every other address:
// a link in its text, or the page around it, can lead there without a load.
func (h *Home) elsewhere() app.UI {
	return app.Div().Class("page", "embed").Body(app.Elem("main").Class("zones", "one").ID("main").Body(
		app.Section().Class("card failure").ID("elsewhere").Body(
			app.H1().Text(h.C.L.Say(i18n.NotInFrame)),
			app.P().Text(h.C.L.Say(i18n.NotInFrameAdvice)),
			app.A().Class("btn primary").Href(port.Origin()+port.Root()+h.At.Path()).Target("_blank").Rel("noopener").
				Text(h.C.L.Say(i18n.OpenInFull)))))
}

// frame is a page with the bar above. c is that of the clock in it.
func (h *Home) frame(c ui.Ctx, zones string, body ...app.UI) app.UI {
	revs := h.C.M.Revs()
	body = append(body, &ui.Terms{C: h.C})
	if h.At.Kind == lesson.Embed {
		title := app.H1().Class("sr").Text(i18n.Product)
		return app.Div().Class("page", "embed").Body(
			app.Elem("main").Class("zones", zones).ID("main").Body(append([]app.UI{title}, body...)...))
	}
	clocks := revs
	if c.M != h.C.M {
		clocks = c.M.Revs()
	}
	bar := ui.BarOf(c, clocks, h.At, zones != "one" && h.At.Kind != lesson.Write)
	bar.Linked = h.linked()
	return app.Div().Class("page").Body(
		bar,
		ui.BannersOf(h.C, revs, h.At, zones == "home"),
		app.Elem("main").Class("zones", zones).ID("main").TabIndex(-1).Body(body...),
		ui.FooterOf(h.C),
		ui.SpeakerOf(c),
		&ui.Dialogs{C: h.C},
	)
}

// The zones of the first page that wait until they are of use, see port.Reveal.
const (
	timeZone = ui.TimeZone
	workZone = "work" // form, console and memory
)

// reveal shows what the visitor has come to.
func (h *Home) reveal() {
	s := h.C.M.Story()
	if s.Set {
		port.Reveal(timeZone)
	}
	if s.Missed {
		port.Reveal(workZone)
	}
}

func (h *Home) playground() app.UI {
	c := h.C
	revs := c.M.Revs()
	console := ui.ConsoleOf(c, revs)
	console.D = h.Desk
	return h.frame(c, "home",
		ui.LessonOf(c, revs),
		app.Div().Class("right").Body(
			ui.StageOf(c, revs, nil),
			ui.TimeOf(c, revs, nil, false),
			app.Button().Type("button").ID("more-zones").Class("btn quiet more").Text(c.L.Say(i18n.MoreZones)).
				OnClick(func(app.Context, app.Event) {
					port.Reveal(timeZone)
					port.Reveal(workZone)
					port.FocusHeading("form") // the button is gone
				}),
			app.Div().Class("lower").Body(
				app.Div().Class("card panel work").Body(ui.FormOf(c, revs), console),
				app.Div().Class("watch").Body(ui.MemoryOf(c, revs)),
			),
		),
	)
}

// scenario is what lies open: on the left the document, on the right what
// happens to its processes.
func (h *Home) scenario(open *lesson.Lesson) app.UI {
	c := ui.Ctx{M: open.Model(), L: h.C.L, S: open, Nobody: open.Failed() != ""}
	revs := c.M.Revs()
	zone := &ui.Scenario{
		C: c, S: open, Rev: open.Rev() + revs[model.AreaInspect], Embed: h.At.Kind == lesson.Embed, Next: h.Desk.Next(h.At),
		Desk: h.Desk, Base: port.Origin() + port.Root() + lesson.Place{Lang: h.At.Lang}.Path(), At: h.At,
	}
	if h.At.Kind == lesson.Yours {
		zone.D, zone.DeskRev, zone.Tabs = h.Desk, h.Desk.Rev(), h.C.M
	}
	if h.At.Kind == lesson.Write {
		return h.frame(c, "write-zones", &ui.Write{C: h.C, D: h.Desk, Rev: h.Desk.Rev()},
			app.Div().Class("right").Body(zone, ui.StageOf(c, revs, open), ui.TimeOf(c, revs, open, false)))
	}
	if zone.Embed {
		return h.frame(c, "two", zone, app.Div().Class("right").Body(ui.StageOf(c, revs, open), ui.TimeOf(c, revs, open, true)))
	}
	picture := ui.StageOf(c, revs, open)
	picture.Pins = open.Led()
	return h.frame(c, "two", zone, app.Div().Class("right").Body(
		picture,
		ui.TimeOf(c, revs, open, false),
		app.Div().Class("card panel work").Body(ui.ConsoleOf(c, revs)),
		app.Div().Class("watch").Body(ui.MemoryOf(c, revs)),
	))
}
