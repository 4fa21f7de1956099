package port

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// Edit puts an editor with highlighting over a text area. The script for it is
// fetched at the first call; without it the text area stays what it is.
func Edit(id string) {
	if app.IsServer {
		return
	}
	if boot := app.Window().Get("locmemBoot"); boot.Truthy() {
		try(func() { boot.Call("edit", id) })
	}
}

// SetEditor writes a text area and the editor over it.
func SetEditor(id, text string) {
	el, ok := element(id)
	if !ok {
		return
	}
	if el.Get("value").String() != text {
		el.Set("value", text)
	}
	tell(el, "locmem:set", nil)
}

// MarkEditor points at a mistake in an editor: a line and columns from 1; line
// 0 takes the mark away.
func MarkEditor(id string, line, from, to int, message string) {
	if el, ok := element(id); ok {
		mark := map[string]any{"line": line, "from": from, "to": to, "message": message}
		el.Set("locmemMark", mark) // for an editor that is still on its way
		tell(el, "locmem:mark", mark)
	}
}

// tell dispatches an event at an element.
func tell(el app.Value, name string, detail map[string]any) {
	try(func() {
		el.Call("dispatchEvent", app.Window().Get("CustomEvent").New(name, map[string]any{"detail": detail}))
	})
}
