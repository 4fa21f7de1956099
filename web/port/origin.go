package port

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// origin is what had the keyboard when something was opened.
var origin app.Value

// Leave remembers what has the keyboard, for Return.
func Leave() {
	if !app.IsServer {
		origin = document().Get("activeElement")
	}
}

// Return gives the keyboard back to what had it at the last Leave, if that is still
// there.
func Return() {
	if origin != nil && origin.Truthy() && origin.Get("isConnected").Bool() {
		origin.Call("focus")
	}
	origin = nil
}

// Reach brings an element into view, and gives the keyboard to its heading if asked.
func Reach(id string, keyboard bool) {
	el, ok := element(id)
	if !ok {
		return
	}
	near := map[string]any{"block": "nearest"}
	el.Call("scrollIntoView", near)
	if keyboard {
		toHeading(el)
	}
	if h := el.Call("querySelector", headings); h.Truthy() { // it may be taller than the window
		h.Call("scrollIntoView", near)
	}
}

// Show brings an element into view, and leaves the keyboard where it is.
func Show(id string) {
	if el, ok := element(id); ok {
		how := "smooth"
		if Calm() {
			how = "auto"
		}
		el.Call("scrollIntoView", map[string]any{"block": "nearest", "behavior": how})
	}
}

// Top scrolls what a selector finds back to its top, if it was scrolled.
func Top(selector string) {
	if app.IsServer {
		return
	}
	el := document().Call("querySelector", selector)
	if !el.Truthy() || el.Get("scrollTop").Int() <= 0 {
		return
	}
	how := "smooth"
	if Calm() {
		how = "auto"
	}
	el.Call("scrollTo", map[string]any{"top": 0, "behavior": how})
}

// Within scrolls an element, and nothing else, so that what a selector finds can be seen in
// it.
func Within(id, selector string) {
	el, ok := element(id)
	if !ok || el.Get("scrollHeight").Int() <= el.Get("clientHeight").Int() {
		return
	}
	in := document().Call("querySelector", selector)
	if !in.Truthy() {
		return
	}
	const room = 12 // below it
	outer, inner := el.Call("getBoundingClientRect"), in.Call("getBoundingClientRect")
	end := inner.Get("bottom").Float() - outer.Get("top").Float() + el.Get("scrollTop").Float() + room
	el.Set("scrollTop", max(end-el.Get("clientHeight").Float(), 0)) // no further than it must
}

// ByKey tells whether a click was made with the keyboard.
func ByKey(e app.Event) bool { return e.Get("detail").Int() == 0 }
