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
	const room = 12 // for the badge at its edge
	outer, inner := el.Call("getBoundingClientRect"), in.Call("getBoundingClientRect")
	over := inner.Get("bottom").Float() + room - outer.Get("bottom").Float()
	under := outer.Get("top").Float() + room - inner.Get("top").Float()
	switch {
	case under > 0:
		el.Set("scrollTop", el.Get("scrollTop").Float()-under)
	case over > 0:
		el.Set("scrollTop", el.Get("scrollTop").Float()+over)
	}
}

// ByKey tells whether a click was made with the keyboard.
func ByKey(e app.Event) bool { return e.Get("detail").Int() == 0 }
