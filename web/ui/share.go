package ui

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/engine/scenario"
	"locmem/web/i18n"
	"locmem/web/lesson"
	"locmem/web/port"
	"locmem/web/share"
	"locmem/web/stage"
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

// sharing is a dialog that passes a document on, of the component that shows it.
type sharing struct {
	what   share.What  // that it shows,
	form   share.Form  // and as what
	source string      // the document, without the title that is asked for
	opened string      // the document as the dialog was opened with it last
	page   string      // the path of its page on the site, "" if it has none,
	given  string      // and the document that is there
	drawn  bool        // the site has a picture of it
	saved  string      // the picture that was saved; "" for none
	can    lesson.Wish // what the link can ask for,
	wish   lesson.Wish // and what it does
	fail   string      // why there is nothing to pass on
	stage  string      // the id of the picture of its processes; "": there is none
	code   bool        // the QR code is shown
	lost   bool        // the browser did not take the picture
	copied int         // 1: it is on the clipboard, -1: it could not be
}

// share opens the dialog for the scenario as it stands.
func (s *Scenario) share(ctx app.Context, _ app.Event) {
	port.CloseDetails(more)
	info := s.S.Info()
	can := s.S.Wished()
	if len(s.S.Blocks()) > 0 && s.S.Live() {
		can.Run = true
	}
	s.sharing.stage, s.sharing.page = sitePicture, ""
	if list, ok := s.At.List(); ok && list.Book == "" && !s.S.Changed() {
		s.sharing.page = s.At.Path()
		s.sharing.drawn = s.Desk.Drawn(s.At)
	}
	wish := can
	if wish.Run = false; s.S.Moment().At == 0 { // only who went back means the moment
		wish.At = 0
	}
	s.sharing.open(ctx, s.C, s.S.Source(), info.Title, info.Shows, can, wish)
	if s.D != nil {
		s.sharing.fill(ctx, s.C, s.D)
	}
}

// open shows the forms in which a document can be passed on, and puts the link on the
// clipboard if the browser lets it. can is what the link can ask for, and wish what it asks
// for until a box is ticked.
func (s *sharing) open(ctx app.Context, c Ctx, source, title, shows string, can, wish lesson.Wish) {
	left := s.what
	s.what = share.What{Title: title, Shows: shows, Root: port.Origin() + port.Root()}
	s.form, s.source, s.can, s.wish, s.lost, s.saved = share.Link, source, can, wish, false, ""
	if s.given = s.titled(); source == s.opened {
		s.what.Title, s.what.Shows = left.Title, left.Shows
	}
	s.opened = source
	port.SetText(shareTitle, s.what.Title)
	port.SetText(shareShows, s.what.Shows)
	s.offer(ctx, c)
	port.OpenDialog(ShareDialog)
	port.SelectAll(shareText)
	port.Fetch(publicFile, func(text string, ok bool) {
		if text = strings.TrimSpace(text); ok && text != "" {
			ctx.Dispatch(func(ctx app.Context) {
				s.what.Root = text
				s.offer(ctx, c)
				port.SelectAll(shareText)
			})
		}
	})
}

// fill writes below each call of the document what comes out: of what was typed in the tabs,
// and of the visitor's own site.
func (s *sharing) fill(ctx app.Context, c Ctx, d *lesson.Desk) {
	source := s.source
	d.Fill(source, func(filled string) {
		ctx.Dispatch(func(ctx app.Context) {
			if s.source != source || filled == source {
				return
			}
			s.source = filled
			s.shown(c) // not copied: by now somebody may have something else on the clipboard
		})
	})
}

// offer shows the document in the chosen form, under the title that stands in the dialog,
// and copies it.
func (s *sharing) offer(ctx app.Context, c Ctx) {
	text := s.shown(c)
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
func (s *sharing) shown(c Ctx) string {
	s.fail, s.copied = "", 0
	w := &s.what
	w.Link, w.Frame = "", ""
	if s.source == "" {
		s.fail = c.say(i18n.ShareNothing)
		port.SetText(shareText, "")
		return ""
	}
	w.Source = s.titled()
	fragment, err := scenario.Encode(w.Source)
	if err != nil {
		s.fail = c.L.Sayf(i18n.ShareTooBig, err.Error())
		port.SetText(shareText, "")
		return ""
	}
	fragment += s.wish.String()
	origin := w.Root + lesson.Place{Lang: c.L}.Path()
	w.Link, w.Frame = origin+fragment, origin+"embed/"+fragment
	w.Picture = s.saved
	if s.short() {
		w.Link = w.Root + s.page
		if s.drawn && s.saved == "" {
			w.Picture = w.Link + share.Picture
		}
	}
	text := w.In(s.form)
	port.SetText(shareText, text)
	return text
}

// titled is the document with the title and the line that stand in the dialog.
func (s *sharing) titled() string {
	return scenario.WithFront(scenario.WithFront(s.source, "title", s.what.Title), "shows", s.what.Shows)
}

// short tells whether the address of its page says it all: nothing was changed, and the
// link asks for nothing.
func (s *sharing) short() bool {
	return s.page != "" && s.what.Source == s.given && s.wish == (lesson.Wish{})
}

// dialog asks for a title and shows the text to pass on, its length, and who can
// open it.
func (s *sharing) dialog(c Ctx) app.UI {
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
					s.shown(c)
				})))
	}
	text := i18n.ShareText
	if s.short() {
		text = i18n.ShareShort
	}
	body := []app.UI{
		app.P().Text(c.say(text)),
		ask(shareTitle, i18n.ShareName, &s.what.Title),
		ask(shareShows, i18n.ShareShows, &s.what.Shows),
		app.Label().Class("field").Body(
			app.Span().Text(c.say(i18n.ShareAs)),
			app.Select().ID("share-form").Class("input").Body(forms...).OnChange(c.on("share form", func(ctx app.Context, _ app.Event) {
				s.form = share.Form(ctx.JSSrc().Get("value").String())
				s.offer(ctx, c)
			}))),
		el("div", "choices", s.choices(c)...),
		// Always there: go-app would make the element behind it anew, without its text.
		app.P().Class("note miss").ID("share-fail").Hidden(s.fail == "").Text(s.fail),
	}
	body = append(body,
		app.Elem("textarea").ID(shareText).Class("input").Attr("rows", 5).Attr("readonly", true).Attr("spellcheck", "false").
			Aria("label", c.say(i18n.ShareForms[s.form])),
		app.P().ID("share-length").Role("status").Text(s.lengthText(c)))
	if s.form == share.Markdown && s.stage != "" {
		body = append(body, el("div", "row", s.picture(c, "svg"), s.picture(c, "png")))
		if s.lost {
			body = append(body, app.P().Class("note miss").Role("status").Text(c.say(i18n.NotSaved)))
		}
	}
	if s.what.Link != "" {
		body = append(body, s.qr(c))
	}
	if port.Loopback(s.what.Link) {
		body = append(body, app.P().Class("note lost").ID("share-local").Text(c.say(i18n.ShareLocal)))
	}
	body = append(body, app.Div().Class("row").Body(
		c.button("share-copy", "primary", c.say(i18n.ShareCopy)).OnClick(c.on("share copy", func(ctx app.Context, _ app.Event) { s.offer(ctx, c) })),
		app.Button().Type("button").ID("share-close").Class("btn").Text(c.say(i18n.Close)).
			OnClick(c.do("close share", func() { port.CloseDialog(ShareDialog) }))))
	return dialog(ShareDialog, c.say(i18n.ShareTitle), body...)
}

// qr is the link for a telephone, drawn while somebody looks.
func (s *sharing) qr(c Ctx) app.UI {
	toggled, scope := c.on("share qr", func(ctx app.Context, _ app.Event) { s.code = ctx.JSSrc().Get("open").Bool() })
	body := []app.UI{tx("summary", "", c.say(i18n.ShareQR))}
	if s.code {
		if path, side, ok := share.QR(s.what.Link); ok {
			picture := stage.El("svg", "viewBox", "0 0 "+strconv.Itoa(side)+" "+strconv.Itoa(side), "class", "qr",
				"role", "img", "aria-label", c.say(i18n.ShareQRAlt), "shape-rendering", "crispEdges")
			picture.Kids = []*stage.Node{
				stage.El("rect", "width", side, "height", side, "fill", "#fff"), stage.El("path", "d", path, "fill", "#000"),
			}
			body = append(body, svg(picture))
		} else {
			body = append(body, tx("p", "help", c.L.Sayf(i18n.ShareQRLong, share.QRMost)))
		}
	}
	return app.Elem("details").ID("share-qr").On("toggle", toggled, scope).Body(body...)
}

// picture gives the visitor the picture of the processes as they stand, which the Markdown
// then shows.
func (s *sharing) picture(c Ctx, kind string) app.UI {
	id, name := "share-"+kind, "locmem."+kind
	return tx("button", "btn", c.L.Sayf(i18n.SharePicture, strings.ToUpper(kind))).ID(id).OnClick(c.on(id, func(ctx app.Context, _ app.Event) {
		saved := func(ok bool) {
			if s.lost = !ok; ok {
				s.saved = name
				s.offer(ctx, c)
			}
		}
		svg, ok := port.Picture(s.stage)
		switch {
		case !ok:
			saved(false)
		case kind == "svg":
			saved(port.Save(name, "image/svg+xml", svg))
		default:
			port.SavePNG(name, svg, func(ok bool) { ctx.Dispatch(func(app.Context) { saved(ok) }) })
		}
	}))
}

// choices are what the link can ask for.
func (s *sharing) choices(c Ctx) (list []app.UI) {
	tick := func(id, text string, on bool, set func(on bool)) {
		list = append(list, el("label", "choice",
			app.Input().ID(id).Type("checkbox").Checked(on).OnChange(c.on(id, func(ctx app.Context, _ app.Event) {
				set(ctx.JSSrc().Get("checked").Truthy())
				s.offer(ctx, c)
			})), app.Text(" "+text)))
	}
	can, wish := s.can, &s.wish
	if can.At > 0 {
		tick("share-at", c.L.Sayf(i18n.ShareAt, can.At), wish.At > 0, func(on bool) {
			if wish.At, wish.Event = 0, 0; on {
				wish.At, wish.Event = can.At, can.Event
			}
		})
	}
	if can.Beside != "" {
		tick("share-beside", c.say(i18n.ShareBeside), wish.Beside != "", func(on bool) {
			if wish.Beside = ""; on {
				wish.Beside = can.Beside
			}
		})
	}
	if can.Run {
		tick("share-run", c.say(i18n.ShareRun), wish.Run, func(on bool) { wish.Run = on })
	}
	return list
}

func (s *sharing) lengthText(c Ctx) string {
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

// granted says what the link has asked for and what came of it; nil if nothing did.
func (s *Scenario) granted() app.UI {
	c := s.C
	small := func(id string, text i18n.T, f func()) app.UI {
		return tx("button", "btn small", c.say(text)).ID(id).OnClick(c.do(id, f))
	}
	text, do := "", small("link-start", i18n.FromStart, s.S.Reset)
	switch g, steps := s.S.Granted(); g {
	case lesson.NoWish:
		return nil
	case lesson.RunsSelf:
		text, do = c.say(i18n.RunsSelf), tx("button", "btn small danger", c.say(i18n.Stop)).ID("link-stop").OnClick(c.do("link stop", s.S.Stop))
		return el("div", "note offer", tx("span", "", text), do).ID("link-says").Role("status")
	case lesson.Stands:
		text = c.L.Sayf(i18n.StandsAsLinked, steps)
	default:
		text = c.L.Sayf(i18n.StandsShort, steps)
	}
	return el("div", "note offer", tx("span", "", text), do, small("link-ok", i18n.Dismiss, s.S.Dismissed)).ID("link-says").Role("status")
}
