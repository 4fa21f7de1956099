package port

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// The keyboard is never lost, and never carried along. A browser takes it away
// without a word from what goes away or is hidden: those who cannot use a mouse
// then stand at the top of the page, and a screen reader is silent. It leaves it
// where it is when the program makes another control of an element: a second Enter
// then does something else than the first. KeepFocus mends both, for every component
// at once.

// Aim is the data of a control that names what it acts on, where its id does not.
const Aim = "aim"

const (
	groups   = `ol, ul, tbody, [role="group"]`
	zones    = `section, article, form, dialog, main`
	controls = `a[href], button, summary, [tabindex="0"]`
	headings = `h2, h3, h1`
)

// KeepFocus watches over the keyboard until undo is called. It looks when elements
// come or go, when one is disabled, hidden or opened by its attribute, and when one
// becomes another control; what a style hides it sees with the next of those. The
// keyboard goes to the control that had it, where that is now. If that is gone, the
// innermost list, group or zone around it decides that is still there and has a
// place for it: of a list or group the next control, of a zone the heading; in the
// end it is the heading of the page's main part.
func KeepFocus() (undo func()) {
	if app.IsServer {
		return func() {}
	}
	k := &keeper{}
	undoIn := listen("document", "focusin", func(e app.Value) { k.note(e.Get("target")) })
	undoDown := listen("document", "pointerdown", func(app.Value) { k.way = nil }) // to leave a control by mouse is no loss
	look := app.FuncOf(func(app.Value, []app.Value) any {
		k.look()
		return nil
	})
	observer := app.Window().Get("MutationObserver").New(look)
	observer.Call("observe", document(), map[string]any{
		"subtree": true, "childList": true, "attributes": true,
		"attributeFilter": []any{"disabled", "hidden", "open", "id", "aria-label", "data-" + Aim},
	})
	return func() {
		observer.Call("disconnect")
		look.Release()
		undoDown()
		undoIn()
	}
}

// FocusHeading moves the keyboard to the first heading in an element, and tells
// whether there is one.
func FocusHeading(id string) bool {
	el, ok := element(id)
	return ok && toHeading(el)
}

// keeper knows where the keyboard is: the control, what it was when it got the
// keyboard, and all that it stands in.
type keeper struct {
	way  []level
	name identity
}

// identity tells a control from every other one: by its id and what it acts on, or
// by its label where it has no id, as in the rows of a table. The zero value is that
// of a control that has neither.
type identity struct{ id, aim, label string }

func identify(el app.Value) (i identity) {
	if i.id = el.Get("id").String(); i.id == "" {
		i.label = attribute(el, "aria-label")
		return i
	}
	i.aim = attribute(el, "data-"+Aim)
	return i
}

func attribute(el app.Value, name string) string {
	if v := el.Call("getAttribute", name); v.Truthy() {
		return v.String()
	}
	return ""
}

// focus gives the keyboard to the control of that identity, and tells whether there
// is one that can have it.
func (i identity) focus() bool {
	if el, ok := element(i.id); i.id != "" {
		return ok && identify(el) == i && usable(el) && take(el)
	}
	if i.label == "" {
		return false
	}
	all := document().Call("querySelectorAll", "button[aria-label]")
	for n := range all.Length() {
		if el := all.Index(n); identify(el) == i && usable(el) {
			return take(el)
		}
	}
	return false
}

// take gives an element the keyboard, and tells whether it took it.
func take(el app.Value) bool {
	el.Call("focus")
	return document().Get("activeElement").Equal(el)
}

// level is an element, and its place among its siblings when it was noted.
type level struct {
	el app.Value
	at int
}

// note remembers what has the keyboard now.
func (k *keeper) note(el app.Value) {
	k.way, k.name = k.way[:0], identify(el)
	indexOf := app.Window().Get("Array").Get("prototype").Get("indexOf")
	for ; el.Truthy() && !el.Equal(document()); el = el.Get("parentElement") {
		at := 0
		if parent := el.Get("parentElement"); parent.Truthy() {
			at = indexOf.Call("call", parent.Get("children"), el).Int() // one call, however many siblings
		}
		k.way = append(k.way, level{el, at})
	}
}

// look finds a new place for the keyboard if it has been lost, or if the control
// that has it has become another one.
func (k *keeper) look() {
	if len(k.way) == 0 {
		return
	}
	el, active := k.way[0].el, document().Get("activeElement")
	switch {
	case active.Equal(el) && identify(el) == k.name:
		return
	case active.Equal(el):
		if k.name.focus() {
			return
		}
		if k.name.id == "" { // a row in place of one that is gone is the next one; another label is no other control
			k.name = identify(el)
			return
		}
	case !active.Equal(document().Get("body")) || usable(el):
		return
	default:
		if k.name.focus() {
			return
		}
	}
	way := k.way
	k.way = nil
	for i := 1; i < len(way); i++ {
		el := way[i].el
		if !shown(el) {
			continue
		}
		if is(el, groups) && toNext(el, way[i-1]) || is(el, zones) && toHeading(el) {
			return
		}
	}
	FocusHeading("main")
}

// toNext moves the keyboard to the first control in an element behind the place
// that a child of it had.
func toNext(el app.Value, was level) bool {
	children := el.Get("children")
	from := was.at
	if was.el.Get("parentElement").Equal(el) {
		from++
	}
	for i := from; i < children.Length(); i++ {
		if c, ok := firstControl(children.Index(i)); ok {
			c.Call("focus")
			return true
		}
	}
	return false
}

func firstControl(el app.Value) (app.Value, bool) {
	if is(el, controls) && usable(el) {
		return el, true
	}
	all := el.Call("querySelectorAll", controls)
	for i := range all.Length() {
		if c := all.Index(i); usable(c) {
			return c, true
		}
	}
	return nil, false
}

// toHeading moves the keyboard to the first heading in an element: it can have
// it from then on, but is no stop of the Tab key.
func toHeading(el app.Value) bool {
	h := el.Call("querySelector", headings)
	if !h.Truthy() || !shown(h) {
		return false
	}
	h.Call("setAttribute", "tabindex", "-1")
	h.Call("focus")
	return true
}

func is(el app.Value, selector string) bool { return el.Call("matches", selector).Bool() }

// shown tells whether an element is in the document and has a place in it.
func shown(el app.Value) bool {
	return el.Get("isConnected").Bool() && el.Call("getClientRects").Length() > 0
}

// usable tells whether an element can have the keyboard.
func usable(el app.Value) bool { return shown(el) && !el.Get("disabled").Truthy() }

func document() app.Value { return app.Window().Get("document") }
