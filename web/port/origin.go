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

// ByKey tells whether a click was made with the keyboard.
func ByKey(e app.Event) bool { return e.Get("detail").Int() == 0 }
