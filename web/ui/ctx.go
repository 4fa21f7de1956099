// Package ui holds the components of the page, one a file: exported fields in,
// calls on the model out. A component draws what the model says in the words of
// package i18n; it keeps nothing that must outlive it.
//
// Rules that go-app makes necessary: handlers are made by [Ctx.on], which gives
// them a scope (closures from one line of source count as equal otherwise) and
// turns a panic into a banner; no style attributes, the page's CSP refuses
// them; no false written for disabled, checked or selected, a prerendered page
// would take it for true; inputs are emptied through package port.
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

// Ctx is what every component needs: the model, and the language to say it in.
type Ctx struct {
	M *model.Model
	L i18n.Lang
	S *lesson.Lesson // the open scenario whose processes they are; nil: there is none
	// Nobody tells that the processes of the scenario could not start.
	Nobody bool
}

// say is a text in the page's language.
func (c Ctx) say(t i18n.T) string { return c.L.Say(t) }

// on makes a handler. The scope names what it acts on: it must differ where the
// meaning does. That of another model is another one: where a document takes the
// place of another, its buttons must not act on the one before.
func (c Ctx) on(scope string, f app.EventHandler) (app.EventHandler, app.EventOption) {
	return func(ctx app.Context, e app.Event) {
		defer c.M.Recover()
		f(ctx, e)
	}, app.EventScope(scope, string(c.L), c.M.ID())
}

// do is on for handlers that need neither context nor event.
func (c Ctx) do(scope string, f func()) (app.EventHandler, app.EventOption) {
	return c.on(scope, func(app.Context, app.Event) { f() })
}

// button is a button that the loader queues a click on before the app is ready.
func (c Ctx) button(id, class, text string) app.HTMLButton {
	return app.Button().Type("button").ID(id).Class("btn", class).DataSet("queue", "click").Text(text)
}

// aimed is a button whose process may become another one. The keyboard does not
// stay on it then: who presses Enter again does not reach another process.
func (c Ctx) aimed(id, class, process, text string) app.HTMLButton {
	return c.button(id, class, text).DataSet(port.Aim, process)
}

// off marks a button that has nothing to do now; its handler must do nothing then.
// It is not disabled, which would take the keyboard away from who has just used it.
func off(b app.HTMLButton) app.HTMLButton { return b.Aria("disabled", "true") }

// unnamed stands for the name of a process that has none yet.
func (c Ctx) unnamed() string {
	if c.M.Hosts() {
		return "w…"
	}
	return "t…"
}

// upTime is how long a process has been running.
func (c Ctx) upTime(i rack.Info) string {
	if c.M.Hosts() {
		return c.L.Clock(c.M.Now() - i.StartedAt)
	}
	return c.L.Clock(c.M.Wall() - i.StartedAt)
}

// colour is the class of a process's colour: the same for a name in every tab.
// Colours mean identity and nothing else; past eight they come again.
func colour(name string) string {
	if len(name) < 2 {
		return "p0"
	}
	digits := len(name)
	for digits > 0 && name[digits-1] >= '0' && name[digits-1] <= '9' {
		digits--
	}
	n, err := strconv.Atoi(name[digits:])
	if err != nil || n < 1 {
		return "p0"
	}
	if name[0] == 'w' {
		n += 2 // w1 beside t1 has another colour
	}
	return "p" + strconv.Itoa((n-1)%8+1)
}

// hidden is text for screen readers only.
func hidden(text string) app.UI { return app.Span().Class("sr").Text(text) }

// sum adds counts of changes to one that differs when any of them does.
func sum(revs model.Revs, of ...model.Area) int {
	n := 0
	for _, a := range of {
		n += revs[a]
	}
	return n
}
