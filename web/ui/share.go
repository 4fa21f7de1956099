package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/engine/scenario"
	"locmem/web/i18n"
	"locmem/web/lesson"
	"locmem/web/port"
	"locmem/web/share"
)

// Ids of the dialog that shows a link.
const (
	ShareDialog = "dialog-share"
	shareTitle  = "share-title"
	shareShows  = "share-shows"
	shareText   = "share-text"
)

// publicFile holds the address that links begin with, if the server knows a
// better one than the page's own.
const publicFile = "public.txt"

// share shows the forms in which the scenario can be passed on, and puts the link on
// the clipboard if the browser lets it.
func (s *Scenario) share(ctx app.Context, _ app.Event) {
	info := s.S.Info()
	s.what = share.What{Title: info.Title, Shows: info.Shows}
	s.form, s.what.Root = share.Link, port.Origin()+port.Root()
	port.SetText(shareTitle, s.what.Title)
	port.SetText(shareShows, s.what.Shows)
	s.offer(ctx)
	port.OpenDialog(ShareDialog)
	port.SelectAll(shareText)
	port.Fetch(publicFile, func(text string, ok bool) {
		if text = strings.TrimSpace(text); ok && text != "" {
			ctx.Dispatch(func(ctx app.Context) {
				s.what.Root = text
				s.offer(ctx)
				port.SelectAll(shareText)
			})
		}
	})
}

// offer shows the scenario in the chosen form, under the title that stands in the dialog,
// and copies it.
func (s *Scenario) offer(ctx app.Context) {
	text := s.shown()
	if text == "" {
		return
	}
	port.Copy(text, func(ok bool) {
		ctx.Dispatch(func(app.Context) {
			s.copied = -1
			if ok {
				s.copied = 1
			}
		})
	})
}

// shown is the text that the dialog shows from now on; "" where there is none.
func (s *Scenario) shown() string {
	s.fail, s.copied = "", 0
	w := &s.what
	w.Source = scenario.WithFront(scenario.WithFront(s.S.Source(), "title", w.Title), "shows", w.Shows)
	fragment, err := scenario.Encode(w.Source)
	if err != nil {
		s.fail, w.Link = err.Error(), ""
		port.SetText(shareText, "")
		return ""
	}
	origin := w.Root + lesson.Place{Lang: s.C.L}.Path()
	w.Link, w.Frame = origin+fragment, origin+"embed/"+fragment
	text := w.In(s.form)
	port.SetText(shareText, text)
	return text
}

// shareDialog asks for a title and shows the text to pass on, its length, and who can
// open it.
func (s *Scenario) shareDialog() app.UI {
	c := s.C
	var forms []app.UI
	for _, f := range share.Forms {
		forms = append(forms, optionOf(string(f), c.say(i18n.ShareForms[f]), f == s.form))
	}
	ask := func(id string, text i18n.T, into *string) app.UI {
		return app.Label().Class("field").Body(
			app.Span().Text(c.say(text)),
			app.Input().ID(id).Class("input").Attr("maxlength", 200).Attr("autocomplete", "off").
				OnInput(c.on(id, func(ctx app.Context, _ app.Event) {
					*into = ctx.JSSrc().Get("value").String()
					s.shown()
				})))
	}
	body := []app.UI{
		app.P().Text(c.say(i18n.ShareText)),
		ask(shareTitle, i18n.ShareName, &s.what.Title),
		ask(shareShows, i18n.ShareShows, &s.what.Shows),
		app.Label().Class("field").Body(
			app.Span().Text(c.say(i18n.ShareAs)),
			app.Select().ID("share-form").Class("input").Body(forms...).OnChange(c.on("share form", func(ctx app.Context, _ app.Event) {
				s.form = share.Form(ctx.JSSrc().Get("value").String())
				s.offer(ctx)
			}))),
	}
	if s.fail != "" {
		body = append(body, app.P().Class("note miss").ID("share-fail").Text(c.L.Sayf(i18n.ShareTooBig, s.fail)))
	}
	body = append(body,
		app.Elem("textarea").ID(shareText).Class("input").Attr("rows", 5).Attr("readonly", "readonly").Attr("spellcheck", "false").
			Aria("label", c.say(i18n.ShareForms[s.form])),
		app.P().ID("share-length").Role("status").Text(s.lengthText()))
	if port.Loopback(s.what.Link) {
		body = append(body, app.P().Class("note lost").ID("share-local").Text(c.say(i18n.ShareLocal)))
	}
	body = append(body, app.Div().Class("row").Body(
		c.button("share-copy", "primary", c.say(i18n.ShareCopy)).OnClick(c.on("share copy", func(ctx app.Context, _ app.Event) { s.offer(ctx) })),
		app.Button().Type("button").ID("share-close").Class("btn").Text(c.say(i18n.Close)).
			OnClick(c.do("close share", func() { port.CloseDialog(ShareDialog) }))))
	return dialog(ShareDialog, c.say(i18n.ShareTitle), body...)
}

func (s *Scenario) lengthText() string {
	c := s.C
	if s.what.Link == "" {
		return ""
	}
	text := c.L.Length(len(s.what.Link)) + "."
	switch s.copied {
	case 1:
		text += " " + c.say(i18n.ShareCopied)
	case -1:
		text += " " + c.say(i18n.ShareByHand)
	}
	return text
}
