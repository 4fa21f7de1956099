package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/web/i18n"
)

// Card is one process: its name, its state and what one can do with it. What the
// picture shows is told in words that only screen readers show.
type Card struct {
	app.Compo
	Facts
}

// Facts are what a card shows. They are comparable: a card that did not change is not
// drawn anew.
type Facts struct {
	C            Ctx
	Name         string
	Self, Worker bool
	PID          int
	State        cardState
	Up           string
	Hits, Misses uint64
	Entries      int
	Rows         [miniShown]Mini
	More         int
	Why          string // it has ended without being asked to
	Lost         string // what its last process lost; "" if that is no news
	Target       bool   // form and console act on it
	Alone        bool   // there is no other process to act on
	Busy         bool   // something runs there
	Returning    bool   // it restarts
}

// Mini is an entry as a card shows it.
type Mini struct {
	Key, Value, Left string
	Dead             bool
}

// cardState is what is known about the life of a process.
type cardState int

const (
	stateLive cardState = iota
	stateSilent
	stateEnded
	stateStarting
)

func (k *Card) Render() app.UI {
	classes := []string{"proc", colour(k.Name)}
	if k.Self {
		classes = append(classes, "me")
	}
	if k.Target && !k.Self {
		classes = append(classes, "target")
	}
	if k.State == stateEnded {
		classes = append(classes, "ended")
	}
	told := []app.UI{app.P().Class("meta").Text(k.meta()), k.counts()}
	if k.State != stateEnded {
		told = append(told, k.memory())
	}
	if k.Lost != "" {
		told = append(told, app.P().Class("note lost").Text(k.Lost))
	}
	body := []app.UI{k.head(), app.Div().Class("sr").Body(told...)}
	if k.Why != "" {
		body = append(body, app.P().Class("note lost").Text(k.C.L.Sayf(i18n.EndedBy, k.C.L.Why(k.Why))))
	}
	return app.Li().Class(classes...).ID("proc-" + k.Name).Body(
		app.Elem("article").Aria("label", k.Name).Body(append(body, k.actions())...))
}

func (k *Card) head() app.UI {
	word, class, shape := i18n.Live, "live", "●"
	switch k.State {
	case stateSilent:
		word, class, shape = i18n.NotAnswering, "silent", "◐"
	case stateEnded:
		word, class, shape = i18n.Ended, "ended", "✕"
	case stateStarting:
		word, class, shape = i18n.Starting, "starting", "○"
	}
	return app.Div().Class("top").Body(
		app.H3().Class("name").Text(k.Name),
		app.Span().Class("state", class).Body(
			app.Span().Aria("hidden", "true").Text(shape), app.Text(" "), k.word(word)),
	)
}

// meta says what kind of process it is, its pid and how long it has run.
func (k *Card) meta() string {
	c := k.C
	kind := i18n.AnotherTab
	switch {
	case k.Self:
		kind = i18n.ThisTab
	case k.Worker:
		kind = i18n.AWorker
	}
	meta := c.say(kind)
	if k.State == stateStarting {
		meta += " · pid … · " + c.L.Sayf(i18n.Up, "0:00")
	} else {
		meta += " · " + c.L.Sayf(i18n.PID, k.PID)
	}
	if k.Up != "" {
		meta += " · " + c.L.Sayf(i18n.Up, k.Up)
	}
	return meta
}

// word is that of the state. A page whose program does not come shows another
// one, which is there from the start: then nobody can write it any more.
func (k *Card) word(word i18n.T) app.UI {
	c := k.C
	if k.State == stateLive { // as its shape says
		return hidden(c.say(word))
	}
	if k.State != stateStarting {
		return app.Text(c.say(word))
	}
	return app.Span().Body(
		app.Span().Class("if-on").Text(c.say(word)), app.Span().Class("if-off").Text(c.say(i18n.NeverStarted)))
}

func (k *Card) counts() app.UI {
	c := k.C
	counts := app.P().Class("counts").Body(
		app.Span().Class("h").Text(c.L.Hits(k.Hits)), app.Text(", "),
		app.Span().Class("m").Text(c.L.Misses(k.Misses)), app.Text(", "),
		app.Span().Text(c.L.Entries(k.Entries)),
		app.If(k.Busy, func() app.UI { return app.Span().Class("busy").Text(", " + c.say(i18n.RunningNow)) }),
	)
	return counts
}

// memory is a glance into the process: the latest entries.
func (k *Card) memory() app.UI {
	c := k.C
	if k.Rows[0] == (Mini{}) {
		return app.P().Class("empty").Text(c.say(i18n.EmptyCache))
	}
	var rows []app.UI
	for _, r := range k.Rows {
		if r == (Mini{}) {
			break
		}
		row := app.Li().Body(
			app.Span().Class("k").Text(r.Key), app.Text(" "),
			app.Span().Class("v").Text(r.Value), app.Text(" "),
			app.Span().Class("t").Text(r.Left),
		)
		if r.Dead {
			row = row.Class("dead")
		}
		rows = append(rows, row)
	}
	if k.More > 0 {
		rows = append(rows, app.Li().Class("more").Text(c.L.Sayf(i18n.AndMore, c.L.Number(k.More))))
	}
	return app.Ul().Class("mini").Body(rows...)
}

func (k *Card) actions() app.UI {
	c := k.C
	button := func(id, class string, text, long i18n.T, f func()) app.HTMLButton {
		return app.Button().Type("button").ID(id+"-"+k.Name).Class("btn small", class).
			Text(c.say(text)).Aria("label", c.L.Sayf(long, k.Name)).OnClick(c.do(id+" "+k.Name, f))
	}
	dismiss := func() app.UI {
		return button("dismiss", "", i18n.DismissOne, i18n.DismissLong, func() { c.M.Dismiss(k.Name) })
	}
	restart := func() app.HTMLButton {
		return button("restart", "", i18n.Restart, i18n.RestartLong, func() { c.act("!restart "+k.Name, func() { c.M.Restart(k.Name) }) })
	}
	var list []app.UI
	switch {
	case k.State == stateStarting:
	case k.Returning: // what was pressed stays where it is: it is there again in a moment
		if !k.Alone {
			list = append(list, k.aim())
		}
		list = append(list, off(restart()).Aria("label", c.L.Sayf(i18n.Returns, k.Name)))
	case k.State == stateEnded && c.M.Hosts():
		list = append(list, button("restart", "", i18n.StartOne, i18n.StartLong, func() {
			if k.Why != "" { // not by hand: all may have ended together
				c.M.Restart(k.Name)
				return
			}
			c.act("!start "+k.Name, func() { c.M.Restart(k.Name) })
		}))
	case k.State == stateEnded:
		list = append(list, dismiss())
	default:
		if !k.Alone {
			list = append(list, k.aim())
		}
		list = append(list, restart())
		if c.S != nil {
			list = append(list, button("kill", "", i18n.KillOne, i18n.KillLong, func() { c.S.Act("!kill " + k.Name) }))
		}
		if k.Busy {
			list = append(list, button("stop", "danger", i18n.StopRun, i18n.StopRunLong, func() { c.M.Stop(k.Name) }))
		}
		if k.Lost != "" && !c.M.Hosts() {
			list = append(list, dismiss())
		}
	}
	return app.Div().Class("acts").Body(list...)
}

// aim is the button that makes the form and the console act on the process.
func (k *Card) aim() app.HTMLButton {
	c := k.C
	text, class := i18n.ActOn, ""
	if k.Target {
		text, class = i18n.ActsHere, "on"
	}
	b := app.Button().Type("button").ID("aim-"+k.Name).Class("btn small", class).
		Text(c.say(text)).Aria("pressed", strconv.FormatBool(k.Target))
	if k.Returning {
		b = off(b)
	} else {
		b = b.OnClick(c.do("aim "+k.Name, func() { c.M.Aim(k.Name) }))
	}
	if !k.Target {
		b = b.Aria("label", c.L.Sayf(i18n.ActOnLong, k.Name))
	}
	return b
}
