// Package port holds the few chores that a page has with the document itself:
// focus, the text of an input, dialogs, the clipboard, theme and title. It goes
// through go-app's window, so it compiles natively, where every function does
// nothing and returns zero values. Nothing here panics: what the browser
// refuses is answered by false.
package port

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// element finds an element by its id.
func element(id string) (el app.Value, ok bool) {
	if app.IsServer {
		return nil, false
	}
	el = app.Window().GetElementByID(id)
	return el, el.Truthy()
}

// try runs f and returns whether JavaScript let it.
func try(f func()) (ok bool) {
	defer func() {
		if recover() != nil {
			ok = false
		}
	}()
	f()
	return true
}

// Alone tells whether the document is one that may be shown in a frame: it is no
// process of the tabs and shows nothing of them.
func Alone() bool {
	return !app.IsServer && app.Window().Get("locmemBoot").Truthy() && app.Window().Get("locmemBoot").Get("alone").Truthy()
}

// Focus moves the keyboard to an element.
func Focus(id string) {
	if el, ok := element(id); ok {
		el.Call("focus")
	}
}

// Text reads an input.
func Text(id string) string {
	if el, ok := element(id); ok {
		return el.Get("value").String()
	}
	return ""
}

// SetText writes an input; go-app cannot empty one.
func SetText(id, text string) {
	if el, ok := element(id); ok && el.Get("value").String() != text {
		el.Set("value", text)
	}
}

// Cursor returns where the cursor of an input stands, in UTF-16 units, and
// whether nothing is selected.
func Cursor(id string) (at int, bare bool) {
	el, ok := element(id)
	if !ok || el.Get("selectionStart").IsNull() {
		return 0, false
	}
	at = el.Get("selectionStart").Int()
	return at, at == el.Get("selectionEnd").Int()
}

// Replace puts text in place of what stands between two positions of an input,
// in UTF-16 units, and the cursor behind it.
func Replace(id string, from, to int, text string) {
	if el, ok := element(id); ok {
		try(func() { el.Call("setRangeText", text, from, to, "end") })
	}
}

// Select puts the cursor of an input at a position, in UTF-16 units.
func Select(id string, at int) {
	if el, ok := element(id); ok {
		try(func() { el.Call("setSelectionRange", at, at) })
	}
}

// Grow makes a text area as high as its text, between its CSS limits.
func Grow(id string) {
	if el, ok := element(id); ok {
		lines := 1
		for _, r := range el.Get("value").String() {
			if r == '\n' {
				lines++
			}
		}
		el.Set("rows", min(max(lines, 1), 14))
	}
}

// ScrollToEnd shows the last line of a scrolling element.
func ScrollToEnd(id string) {
	if el, ok := element(id); ok {
		el.Set("scrollTop", el.Get("scrollHeight").Int())
	}
}

// OpenDialog shows a dialog above all else.
func OpenDialog(id string) {
	if el, ok := element(id); ok && !el.Get("open").Truthy() {
		try(func() { el.Call("showModal") })
	}
}

// CloseDialog hides a dialog; the keyboard goes back to where it was.
func CloseDialog(id string) {
	if el, ok := element(id); ok {
		try(func() { el.Call("close") })
	}
}

// CloseDetails folds a details element. The keyboard goes to its summary: what
// had it there is hidden now.
func CloseDetails(id string) {
	if el, ok := element(id); ok {
		el.Call("querySelector", "summary").Call("focus")
		el.Set("open", false)
	}
}

// CloseLeft folds a details element whose focusout event says that the keyboard goes to
// something outside of it.
func CloseLeft(el app.Value, e app.Event) {
	try(func() {
		to := e.Get("relatedTarget")
		if to.Truthy() && !el.Call("contains", to).Bool() { // where a button takes no keyboard it goes to nothing
			el.Set("open", false)
		}
	})
}

// SelectAll selects the text of an input.
func SelectAll(id string) {
	if el, ok := element(id); ok {
		el.Call("focus")
		el.Call("select")
		el.Set("scrollTop", 0) // a selection scrolls to its end
	}
}

// Copy puts text on the clipboard and tells whether it could.
func Copy(text string, done func(ok bool)) {
	if app.IsServer {
		return
	}
	clipboard := app.Window().Get("navigator").Get("clipboard")
	if !clipboard.Truthy() {
		done(false)
		return
	}
	var kept, failed app.Func
	end := func(ok bool) func(app.Value, []app.Value) any {
		return func(app.Value, []app.Value) any {
			kept.Release()
			failed.Release()
			done(ok)
			return nil
		}
	}
	kept, failed = app.FuncOf(end(true)), app.FuncOf(end(false))
	if !try(func() { clipboard.Call("writeText", text).Call("then", kept, failed) }) {
		kept.Release()
		failed.Release()
		done(false)
	}
}
