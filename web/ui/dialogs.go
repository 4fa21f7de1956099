package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/web/i18n"
	"locmem/web/port"
)

// Ids of the dialogs.
const (
	ForgetDialog    = "dialog-forget"
	ShortcutsDialog = "dialog-shortcuts"
	CopyDialog      = "dialog-copy"
	copyText        = "copy-text"
)

// Dialogs are the page's dialogs, closed until somebody opens one.
type Dialogs struct {
	app.Compo
	C Ctx
}

func (d *Dialogs) Render() app.UI {
	return app.Div().Body(d.forget(), d.shortcuts(), d.copy())
}

// dialog is a dialog with a heading.
func dialog(id, title string, body ...app.UI) app.UI {
	heading := app.H2().ID(id + "-title").Text(title)
	return app.Elem("dialog").ID(id).Aria("labelledby", id+"-title").Body(append([]app.UI{heading}, body...)...)
}

func (d *Dialogs) closer(id, text string) app.UI {
	return app.Button().Type("button").Class("btn").Text(text).
		OnClick(d.C.do("close "+id, func() { port.CloseDialog(id) }))
}

func (d *Dialogs) forget() app.UI {
	c := d.C
	return dialog(ForgetDialog, c.say(i18n.ForgetTitle),
		app.P().Text(c.say(i18n.ForgetText)),
		app.Div().Class("row").Body(
			d.closer(ForgetDialog, c.say(i18n.Cancel)), // first: a dialog opens with the keyboard there
			app.Button().Type("button").ID("forget-yes").Class("btn danger").Text(c.say(i18n.ForgetYes)).
				OnClick(c.do("forget-yes", func() {
					port.CloseDialog(ForgetDialog)
					c.M.Forget(func(err error) {
						if err != nil {
							return // a banner says so
						}
						port.ForgetSettings()
						port.TellForgotten()
						port.LeaveWord(i18n.Forgot)
						port.Reload()
					})
				})),
		))
}

func (d *Dialogs) shortcuts() app.UI {
	c := d.C
	line := func(text i18n.T, keys ...string) app.UI {
		var names []app.UI
		for i, k := range keys {
			if i > 0 {
				names = append(names, app.Text(" "))
			}
			names = append(names, app.Elem("kbd").Text(k))
		}
		return app.Div().Body(app.Elem("dt").Body(names...), app.Elem("dd").Text(c.say(text)))
	}
	return dialog(ShortcutsDialog, c.say(i18n.Shortcuts),
		app.Elem("dl").Class("keys").Body(
			line(i18n.ShortcutRun, "Ctrl+Enter", "Cmd+Enter", "Shift+Enter"),
			line(i18n.ShortcutArrows, "↑", "↓"),
			line(i18n.ShortcutTab, "Tab"),
			line(i18n.ShortcutStop, "Ctrl+C"),
			line(i18n.ShortcutOut, "Shift+Tab", "Backspace"),
			line(i18n.ShortcutEscTab, "Esc", "Tab"),
			line(i18n.ShortcutEnter, "Enter"),
			line(i18n.ShortcutNext, "n"),
			line(i18n.ShortcutHelp, "?"),
		),
		app.Div().Class("row").Body(d.closer(ShortcutsDialog, c.say(i18n.Close))))
}

// copy is where a text waits to be copied by hand.
func (d *Dialogs) copy() app.UI {
	c := d.C
	return dialog(CopyDialog, c.say(i18n.CopyLogLong),
		app.P().ID("copy-why").Text(c.say(i18n.CopyByHand)),
		app.Elem("textarea").ID(copyText).Class("input").Attr("rows", 12).Attr("readonly", true).Spellcheck(false).
			Aria("labelledby", "copy-why"),
		app.Div().Class("row").Body(d.closer(CopyDialog, c.say(i18n.Close))))
}
