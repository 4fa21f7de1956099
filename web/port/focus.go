package port

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// The keyboard is never lost. A browser takes it away without a word from what
// goes away or is hidden: those who cannot use a mouse then stand at the top of
// the page, and a screen reader is silent. KeepFocus gives it a place instead,
// for every component at once.

const (
	groups   = `ol, ul, tbody, [role="group"]`
	zones    = `section, article, form, dialog, main`
	controls = `a[href], button, summary, [tabindex="0"]`
	headings = `h2, h3, h1`
)

// KeepFocus watches over the keyboard until undo is called. Where what had it is
// gone, it goes to the next control of the innermost list or group that is still
// there, else to the heading of the innermost zone.
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
		"subtree": true, "childList": true, "attributes": true, "attributeFilter": []any{"disabled", "hidden", "open"},
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

// keeper knows where the keyboard is: the control, and all that it stands in.
type keeper struct{ way []level }

// level is an element, and its place among its siblings when it was noted.
type level struct {
	el app.Value
	at int
}

// note remembers what has the keyboard now.
func (k *keeper) note(el app.Value) {
	k.way = k.way[:0]
	indexOf := app.Window().Get("Array").Get("prototype").Get("indexOf")
	for ; el.Truthy() && !el.Equal(document()); el = el.Get("parentElement") {
		at := 0
		if parent := el.Get("parentElement"); parent.Truthy() {
			at = indexOf.Call("call", parent.Get("children"), el).Int() // one call, however many siblings
		}
		k.way = append(k.way, level{el, at})
	}
}

// look finds a new place for the keyboard if it has been lost.
func (k *keeper) look() {
	if len(k.way) == 0 || !document().Get("activeElement").Equal(document().Get("body")) || usable(k.way[0].el) {
		return
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
