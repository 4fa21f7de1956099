package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/web/i18n"
	"locmem/web/lesson"
	"locmem/web/model"
	"locmem/web/port"
)

// Bar is the top of the page: the clock, language, theme and the menu.
type Bar struct {
	app.Compo
	C   Ctx
	Rev int
	At  lesson.Place
	// Console tells that there is one on the page to skip to.
	Console bool
	// Linked tells that the page shows a link, or says why it cannot.
	Linked bool
}

// BarOf makes the bar for the model's present state.
func BarOf(c Ctx, r model.Revs, at lesson.Place, console bool) *Bar {
	return &Bar{C: c, At: at, Console: console, Rev: sum(r, model.AreaClock, model.AreaProcesses, model.AreaMemory, model.AreaTick)}
}

// OnMount shows the theme that was chosen before.
func (b *Bar) OnMount(app.Context) { port.SetText("theme", themeOf(port.Setting(port.ThemeKey))) }

func themeOf(kept string) string {
	if kept == "light" || kept == "dark" {
		return kept
	}
	return "system"
}

func (b *Bar) Render() app.UI {
	c := b.C
	return app.Elem("header").Class("bar").Body(
		b.skip(),
		app.H1().Body(app.Elem("b").Text("LocMem"), app.Text(" Playground")),
		b.ways(),
		app.Span().Class("space"),
		app.If(b.At.Kind != lesson.Menu && b.At.Kind != lesson.Demos, b.clock), // no process there whose clock it could be
		app.A().Class("btn quiet").ID("language").Href(languageHref(b.At)).HrefLang(string(c.L.Other())).
			Lang(string(c.L.Other())).Text(c.L.Other().Name()).
			OnClick(c.on("language", func(app.Context, app.Event) {
				port.SetSetting(port.LanguageKey, string(c.L.Other()))
			})),
		b.menu(),
	)
}

// skip leads past the bar.
func (b *Bar) skip() app.UI {
	c := b.C
	to, text := ConsoleInput, i18n.SkipToConsole
	if !b.Console {
		to, text = "main", i18n.SkipToMain
	}
	return app.A().Class("skip").Href("#" + to).Text(c.say(text)).OnClick(c.on("skip "+to, func(_ app.Context, e app.Event) {
		e.PreventDefault()
		port.Focus(to)
	}))
}

// languageHref leads to the same page in the other language. It is relative:
// the site may live below a path.
func languageHref(at lesson.Place) string { return at.To(at.Other()) + port.Fragment() }

// noEntry is the current entry where the bar has none: for the scenario of a link.
const noEntry = lesson.Embed

// current is the entry of the bar that the page belongs to.
func (b *Bar) current() lesson.PlaceKind {
	switch {
	case b.Linked:
		return noEntry
	}
	if list, ok := b.At.List(); ok {
		return list.Kind
	}
	return b.At.Kind
}

// ways lead to the other pages.
func (b *Bar) ways() app.UI {
	c := b.C
	link := func(id string, text i18n.T, kind lesson.PlaceKind) app.UI {
		a := app.A().ID(id).Class("btn quiet small").Href(b.At.To(lesson.Place{Lang: c.L, Kind: kind})).Text(c.say(text))
		if b.current() == kind {
			a = a.Aria("current", "page")
		}
		return a
	}
	return app.Elem("nav").Class("ways").Aria("label", c.say(i18n.Pages)).Body(
		link("to-playground", i18n.ToPlayground, lesson.Playground),
		link("to-lessons", i18n.ToLessons, lesson.Menu),
		link("to-demos", i18n.DemosTitle, lesson.Demos),
		link("to-site", i18n.YourSite, lesson.Yours),
	)
}

func (b *Bar) clock() app.UI {
	c := b.C
	_, ahead := c.M.NextExpiry()
	next := c.button("clock-next", "quiet", c.say(i18n.ToExpiry)).OnClick(c.do("next", func() { c.act("!at expiry", c.M.AdvanceToExpiry) }))
	if !ahead {
		next = off(next).Title(c.say(i18n.NoExpiry))
	}
	offset, class := c.say(i18n.OffsetNone), "offset"
	if c.M.Hosts() {
		offset = c.say(i18n.ClockStill)
		if s := c.M.Offset(); s > 0 {
			offset, class = c.L.Sayf(i18n.ClockMoved, c.L.Clock(s)), "offset on"
		}
	} else if s := c.M.Offset(); s >= 0.5 {
		offset, class = c.L.Sayf(i18n.OffsetAhead, c.L.Clock(s)), "offset on"
	}
	return app.Div().Class("clock").Role("group").Aria("label", c.say(i18n.ClockLabel)).Body(
		app.Span().Class("label").Aria("hidden", "true").Text(c.say(i18n.ClockShort)),
		b.offset(offset, class),
		c.button("clock-10", "quiet", c.say(i18n.Plus10)).Aria("label", c.say(i18n.Plus10Long)).
			OnClick(c.do("10", func() { c.act("!+10s", func() { c.M.Advance(10) }) })),
		c.button("clock-60", "quiet", c.say(i18n.Plus60)).Aria("label", c.say(i18n.Plus60Long)).
			OnClick(c.do("60", func() { c.act("!+60s", func() { c.M.Advance(60) }) })),
		next,
	)
}

// offset says how far the clock is ahead. If it is, a click sets it back.
func (b *Bar) offset(text, class string) app.UI {
	c := b.C
	if class == "offset" || c.M.Hosts() {
		return app.Span().Class(class).ID("clock-offset").Text(text)
	}
	return app.Button().Type("button").Class(class+" link").ID("clock-offset").
		Title(c.say(i18n.ClockBack)).Aria("label", text+": "+c.say(i18n.ClockBack)).
		Body(app.Text(text+" "), app.Span().Aria("hidden", "true").Text("↺")).
		OnClick(c.do("on time", c.M.OnTime))
}

func (b *Bar) theme() app.UI {
	c := b.C
	return app.Label().Class("theme").Body(
		app.Span().Text(c.say(i18n.Theme)),
		app.Select().ID("theme").Class("btn small").Body(
			app.Option().Value("system").Text(c.say(i18n.ThemeSystem)),
			app.Option().Value("light").Text(c.say(i18n.ThemeLight)),
			app.Option().Value("dark").Text(c.say(i18n.ThemeDark)),
		).OnChange(c.on("theme", func(ctx app.Context, e app.Event) {
			theme := themeOf(ctx.JSSrc().Get("value").String())
			port.SetSetting(port.ThemeKey, theme)
			port.SetTheme(theme)
		})),
	)
}

func (b *Bar) menu() app.UI {
	c := b.C
	open := func(dialog string) func() {
		return func() {
			port.CloseDetails("menu")
			port.OpenDialog(dialog)
		}
	}
	return app.Elem("details").Class("menu").ID("menu").Body(
		app.Elem("summary").Class("btn quiet").Text(c.say(i18n.Menu)),
		app.Div().Class("sheet").Body(
			b.theme(),
			c.button("open-shortcuts", "quiet", c.say(i18n.Shortcuts)).OnClick(c.do("shortcuts", open(ShortcutsDialog))),
			c.button("open-forget", "quiet", c.say(i18n.Forget)).OnClick(c.do("forget", open(ForgetDialog))),
		),
	)
}
