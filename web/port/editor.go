package port

import (
	"unicode/utf16"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

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

// Mark is a line of an editor with what is to be said of it.
type Mark struct {
	Line    int // from 1
	Message string
}

// MarkLines points at lines of an editor, in place of those that were marked before.
func MarkLines(id string, marks []Mark) {
	el, ok := element(id)
	if !ok {
		return
	}
	list := make([]any, len(marks))
	for i, m := range marks {
		list[i] = map[string]any{"line": m.Line, "message": m.Message}
	}
	detail := map[string]any{"marks": list}
	el.Set("locmemMark", detail)
	tell(el, "locmem:mark", detail)
}

// GoToLine moves the keyboard to a line of an editor, or of a text area without one.
func GoToLine(id string, line int) {
	el, ok := element(id)
	if !ok {
		return
	}
	from, to := lineAt(el.Get("value").String(), line)
	try(func() { el.Call("setSelectionRange", from, to) })
	el.Call("focus")
	tell(el, "locmem:select", map[string]any{"from": from, "to": to})
}

// lineAt is where a line of a text begins and ends, in UTF-16 units: of a line behind the
// last the last.
func lineAt(text string, line int) (from, to int) {
	for _, r := range text {
		if r == '\n' {
			if line--; line < 1 {
				return from, to
			}
			from = to + 1
		}
		to += utf16.RuneLen(r)
	}
	return from, to
}

// Caret tells how many bytes of the text of an editor, or of its text area, stand before
// the end of what is selected.
func Caret(id string) int {
	el, ok := element(id)
	if !ok {
		return 0
	}
	tell(el, "locmem:caret", nil) // the area's own selection stays where it was
	return bytesOf(el.Get("value").String(), el.Get("selectionEnd").Int())
}

// bytesOf is how many bytes of a text its first UTF-16 units take.
func bytesOf(text string, units int) int {
	for at, r := range text {
		if units < 1 {
			return at
		}
		units -= utf16.RuneLen(r)
	}
	return len(text)
}

// unitsOf is how many UTF-16 units a text has.
func unitsOf(text string) (n int) {
	for _, r := range text {
		n += utf16.RuneLen(r)
	}
	return n
}

// Insert writes a text behind so many bytes of an editor, or of a text area without one,
// and moves the keyboard there.
func Insert(id string, from int, text string) {
	el, ok := element(id)
	if !ok {
		return
	}
	at := unitsOf(el.Get("value").String()[:from])
	el.Set("locmemInserted", false)
	tell(el, "locmem:insert", map[string]any{"text": text, "at": at})
	if !el.Get("locmemInserted").Truthy() { // there is no editor
		try(func() { el.Call("setRangeText", text, at, at, "end") })
		tell(el, "input", nil)
		el.Call("focus")
	}
}
