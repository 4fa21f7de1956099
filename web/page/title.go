package page

import (
	"cmp"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/web/i18n"
	"locmem/web/lesson"
	"locmem/web/port"
)

// head names the document after what the page shows, so that tabs can be told
// apart and a screen reader says where one is.
func (h *Home) head() {
	port.SetLanguage(string(h.C.L))
	title := h.C.L.Say(i18n.PageTitle)
	if name := h.name(); name != "" {
		title = name + " · " + i18n.Product
	} else if h.At.Kind != lesson.Playground {
		return // on its way: the prerendered title stays
	}
	port.SetTitle(title)
}

// name is that of what the page shows: a scenario, what went wrong, a page, or
// among the tabs the process. "" if it is not known yet.
func (h *Home) name() string {
	if h.At.Kind == lesson.Yours {
		return h.C.L.Say(i18n.YourSite)
	}
	if h.At.Kind == lesson.Write {
		return h.C.L.Say(i18n.WriteTitle)
	}
	if open := h.Desk.Open(); open != nil {
		return cmp.Or(open.Info().Title, h.C.L.Say(i18n.LinkKicker))
	}
	switch h.Desk.Stands() {
	case lesson.Refused:
		return h.C.L.Say(i18n.LinkBad)
	case lesson.Failed:
		return h.C.L.Say(i18n.NoLesson)
	case lesson.Unknown:
		return h.C.L.Say(i18n.UnknownLesson)
	}
	switch h.At.Kind {
	case lesson.Menu:
		return h.C.L.Say(i18n.LessonsTitle)
	case lesson.Demos:
		return h.C.L.Say(i18n.DemosTitle)
	case lesson.Embed:
		return h.C.L.Say(i18n.EmbedName)
	case lesson.Playground:
		return h.C.M.Self().Name
	}
	return ""
}

// arrive leads the keyboard to the heading of the page that was gone to, once
// that is there: the link that led there may be gone, and nothing else says that
// there is another page.
func (h *Home) arrive(app.Context) {
	if h.arrives && h.Desk.Stands() != lesson.Loading {
		h.arrives = !port.FocusHeading("main")
	}
}
