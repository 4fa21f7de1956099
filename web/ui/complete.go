package ui

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/engine/script"
	"locmem/web/i18n"
	"locmem/web/port"
)

// completion is the list of what may follow in the console's input. Its zero
// value is closed.
type completion struct {
	from, to int // what is replaced, in UTF-16 units
	items    []script.Item
	at       int // the one in hand
}

func (l *completion) open() bool { return len(l.items) > 0 }
func (l *completion) close()     { *l = completion{} }

func (l *completion) step(up bool) {
	n := len(l.items)
	if up {
		l.at = (l.at + n - 1) % n
	} else {
		l.at = (l.at + 1) % n
	}
}

// completionsShown is how many are shown at a time: a list that scrolled could
// not be scrolled by keyboard.
const completionsShown = 7

// window tells which are shown: the one in hand, with as many before as behind it
// where there are some.
func (l *completion) window() (from, to int) {
	from = max(0, min(l.at-completionsShown/2, len(l.items)-completionsShown))
	return from, min(from+completionsShown, len(l.items))
}

func (l *completion) id(i int) string { return consoleList + "-" + strconv.Itoa(i) }

// tab completes what is being written. It leaves the input when nothing is
// written there, or after Escape: nobody is trapped.
func (k *Console) tab(ctx app.Context, e app.Event) {
	text := port.Text(ConsoleInput)
	at, bare := port.Cursor(ConsoleInput)
	before, _ := split(text, at)
	if k.escaped || !bare || strings.TrimSpace(text) == "" {
		return
	}
	e.PreventDefault()
	if k.complete.open() {
		k.complete.step(false)
		return
	}
	if line := before[strings.LastIndexByte(before, '\n')+1:]; strings.TrimSpace(line) == "" {
		k.put(at, at, "    ")
		return
	}
	k.C.M.Complete(text, len(before), func(from int, items []script.Item) {
		ctx.Dispatch(func(app.Context) {
			if now, bare := port.Cursor(ConsoleInput); bare && now == at && port.Text(ConsoleInput) == text { // nobody wrote on
				k.propose(completion{from: units(text[:from]), to: at, items: items})
			}
		})
	})
}

// propose takes what can only be meant, and lists what may be.
func (k *Console) propose(list completion) {
	switch len(list.items) {
	case 0:
	case 1:
		k.take(list, list.items[0])
	default:
		if common := prefix(list.items); units(common) > list.to-list.from {
			k.put(list.from, list.to, common)
			list.to = list.from + units(common)
		}
		k.complete = list
	}
}

// accept takes the completion in hand.
func (k *Console) accept() {
	l := k.complete
	k.complete.close()
	k.take(l, l.items[l.at])
}

// take writes a completion. A method is there to be called.
func (k *Console) take(l completion, item script.Item) {
	before, _ := split(port.Text(ConsoleInput), l.from)
	_, after := split(port.Text(ConsoleInput), l.to)
	k.put(l.from, l.to, item.Text+bracket(before, after, item))
}

// bracket is what goes behind a completion: the bracket of a method's call, if
// none is there.
func bracket(before, after string, item script.Item) string {
	if strings.HasSuffix(before, ".") && strings.HasPrefix(item.Detail, "(") && !strings.HasPrefix(after, "(") {
		return "("
	}
	return ""
}

func (k *Console) put(from, to int, text string) {
	port.Replace(ConsoleInput, from, to, text)
	port.Grow(ConsoleInput)
	k.C.M.SetDraft(port.Text(ConsoleInput))
}

// prefix is what all items begin with.
func prefix(items []script.Item) string {
	p := items[0].Text
	for _, s := range items[1:] {
		for !strings.HasPrefix(s.Text, p) {
			p = strings.ToValidUTF8(p[:len(p)-1], "")
		}
	}
	return p
}

// list shows the completions.
func (k *Console) list() app.UI {
	c := k.C
	if !k.complete.open() {
		return app.Ul().Class("completions off").ID(consoleList).Role("listbox").Aria("label", c.say(i18n.Completions))
	}
	from, to := k.complete.window()
	var items []app.UI
	for i := from; i < to; i++ {
		item, selected := k.complete.items[i], i == k.complete.at
		li := app.Li().ID(k.complete.id(i)).Role("option").Aria("selected", strconv.FormatBool(selected)).
			Aria("posinset", strconv.Itoa(i+1)).Aria("setsize", strconv.Itoa(len(k.complete.items))).Body(
			app.Text(item.Text), app.Span().Class("detail").Text(item.Detail)).
			OnMouseDown(c.on("take "+strconv.Itoa(i), func(ctx app.Context, e app.Event) {
				e.PreventDefault() // the keyboard stays in the input
				k.complete.at = i
				k.accept()
			}))
		if selected {
			li = li.Class("on")
		}
		items = append(items, li)
	}
	if n := len(k.complete.items); to-from < n {
		items = append(items, app.Li().Class("more").Role("presentation").Aria("hidden", "true").
			Text(c.L.Sayf(i18n.SomeOf, from+1, to, n)))
	}
	return app.Ul().Class("completions").ID(consoleList).Role("listbox").Aria("label", c.say(i18n.Completions)).Body(items...)
}
