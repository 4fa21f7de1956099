package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/engine/rack"
	"locmem/web/i18n"
	"locmem/web/lesson"
	"locmem/web/model"
	"locmem/web/port"
)

// Banners is what must be said until somebody has read it.
type Banners struct {
	app.Compo
	C    Ctx
	Rev  int
	Self rack.Info
	At   lesson.Place
	// Tabs tells that the page shows tabs: elsewhere their names and pids would be
	// taken for those of what is shown there.
	Tabs bool
}

// BannersOf makes the banners for the model's present state.
func BannersOf(c Ctx, r model.Revs, at lesson.Place, tabs bool) *Banners {
	self := c.M.Self()
	return &Banners{C: c, At: at, Tabs: tabs, Rev: sum(r, model.AreaBanners), Self: rack.Info{Name: self.Name, PID: self.PID}}
}

func (b *Banners) Render() app.UI {
	var list []app.UI
	for _, x := range b.C.M.Banners() {
		if b.Tabs || !ofTab[x.Kind] {
			list = append(list, b.one(x))
		}
	}
	return app.Section().Class("banners").Aria("label", b.C.say(i18n.Notices)).Body(list...)
}

// tones tells how a banner looks; the others are plain.
var tones = map[model.BannerKind]string{
	model.LostHere: "info", model.Lacks: "warn", model.CannotReach: "warn", model.Broke: "bad",
	model.NotForgotten: "bad", model.NotShared: "warn",
}

// ofTab are those about one process among the tabs. They wait until tabs are shown.
var ofTab = map[model.BannerKind]bool{model.LostHere: true, model.CannotReach: true}

// icons tell the tone by shape.
var icons = map[string]string{"info": "i", "warn": "!", "bad": "×", "": "i"}

func (b *Banners) one(x model.Banner) app.UI {
	c := b.C
	id := strconv.Itoa(x.ID)
	text := app.Span().Class("text").Text(c.L.Banner(x, b.Self))
	var more app.UI
	speaks := c.L // the language of the banner, and so of the button that takes it away
	switch {
	case x.Kind == model.OffersLang:
		other := i18n.Lang(x.Text)
		speaks, text = other, text.Lang(string(other))
		more = app.A().Class("btn small").Href(languageHref(b.At)).Lang(string(other)).Text(other.Name()).
			OnClick(c.on("offer", func(app.Context, app.Event) {
				port.SetSetting(port.LanguageKey, string(other))
				c.M.DismissBanner(x.ID)
			}))
	case x.Kind == model.FromLoader && x.Text == "update":
		more = app.Button().Type("button").Class("btn small").Text(c.say(i18n.Reload)).
			OnClick(c.do("update", func() { c.M.Restart("") }))
	}
	return app.Div().Class("banner", tones[x.Kind]).Role("status").DataSet("kind", string(x.Kind)).Body(
		app.Span().Class("icon").Aria("hidden", "true").Text(icons[tones[x.Kind]]),
		text,
		more,
		app.Button().Type("button").Class("btn quiet small").Lang(string(speaks)).Text(speaks.Say(i18n.Dismiss)).
			OnClick(c.do("dismiss "+id, func() {
				if x.Kind == model.OffersLang { // the answer is: keep this one
					port.SetSetting(port.LanguageKey, string(c.L))
				}
				c.M.DismissBanner(x.ID)
			})),
	)
}
