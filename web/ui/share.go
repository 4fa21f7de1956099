package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/web/i18n"
	"locmem/web/lesson"
	"locmem/web/port"
)

// Ids of the dialog that shows a link.
const (
	ShareDialog = "dialog-share"
	shareText   = "share-text"
)

// publicFile holds the address that links begin with, if the server knows a
// better one than the page's own.
const publicFile = "public.txt"

// share makes the link, shows it with its length, and puts it on the clipboard
// if the browser lets it.
func (s *Scenario) share(ctx app.Context, _ app.Event) {
	s.link, s.fail, s.copied = "", "", 0
	fragment, err := s.S.Fragment()
	if err != nil {
		s.fail = err.Error()
		port.SetText(shareText, "")
		port.OpenDialog(ShareDialog)
		return
	}
	s.offer(ctx, s.Base+fragment)
	port.OpenDialog(ShareDialog)
	port.SelectAll(shareText)
	port.Fetch(publicFile, func(text string, ok bool) {
		if text = strings.TrimSpace(text); ok && text != "" {
			ctx.Dispatch(func(ctx app.Context) {
				s.offer(ctx, text+lesson.Place{Lang: s.C.L}.Path()+fragment)
				port.SelectAll(shareText)
			})
		}
	})
}

// offer shows a link and copies it.
func (s *Scenario) offer(ctx app.Context, link string) {
	s.link = link
	port.SetText(shareText, link)
	port.Copy(link, func(ok bool) {
		ctx.Dispatch(func(app.Context) {
			s.copied = -1
			if ok {
				s.copied = 1
			}
		})
	})
}

func (s *Scenario) lengthText() string {
	c := s.C
	if s.link == "" {
		return ""
	}
	text := c.L.Length(len(s.link)) + "."
	switch s.copied {
	case 1:
		text += " " + c.say(i18n.ShareCopied)
	case -1:
		text += " " + c.say(i18n.ShareByHand)
	}
	return text
}
