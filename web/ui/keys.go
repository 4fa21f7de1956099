package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/engine/script"
	"locmem/web/port"
)

// key decides what a key does in the console's input.
func (k *Console) key(ctx app.Context, e app.Event) {
	if e.Get("isComposing").Truthy() { // an input method is at work
		return
	}
	force := e.Get("ctrlKey").Truthy() || e.Get("metaKey").Truthy() || e.Get("shiftKey").Truthy()
	switch e.Get("key").String() {
	case "Enter":
		k.enter(e, force)
	case "Tab":
		if !force {
			k.tab(ctx, e)
		} else if e.Get("shiftKey").Truthy() && !k.escaped {
			k.outdent(e)
		}
	case "Backspace":
		if !force && !e.Get("altKey").Truthy() {
			k.outdent(e)
		}
	case "c":
		if e.Get("ctrlKey").Truthy() {
			k.interrupt(e)
		}
	case "Escape":
		if k.complete.open() {
			k.complete.close()
		}
		k.escaped = true
		return
	case "ArrowUp", "ArrowDown":
		if !force && !e.Get("altKey").Truthy() {
			k.arrow(e, e.Get("key").String() == "ArrowUp")
		}
	case "Shift", "Control", "Alt", "Meta":
		return
	}
	k.escaped = false
}

// enter runs the input if it is complete, or goes on in a new line.
func (k *Console) enter(e app.Event, force bool) {
	if k.complete.open() && !force {
		e.PreventDefault()
		k.accept()
		return
	}
	text := port.Text(ConsoleInput)
	at, bare := port.Cursor(ConsoleInput)
	if !force {
		if !bare || continues(text, at) {
			if bare {
				e.PreventDefault()
				k.newline(text, at)
			}
			return
		}
	}
	e.PreventDefault()
	k.run()
}

// continues tells whether Enter at a position (in UTF-16 units) begins a new
// line: in the middle of several lines, or where Python would ask for more.
func continues(text string, at int) bool {
	before, after := split(text, at)
	if strings.TrimSpace(after) != "" && strings.Contains(text, "\n") {
		return true
	}
	if i := strings.LastIndexByte(before, '\n'); i >= 0 && strings.TrimSpace(before[i:]) == "" && strings.TrimSpace(after) == "" {
		return false // an empty line ends a block, as at Python's prompt
	}
	return script.Incomplete(text)
}

// newline goes on below, as far in as the line above and one step more behind
// a colon.
func (k *Console) newline(text string, at int) {
	before, _ := split(text, at)
	port.Replace(ConsoleInput, at, at, "\n"+indent(before))
	port.Grow(ConsoleInput)
	k.C.M.SetDraft(port.Text(ConsoleInput))
}

// indent is the white space that a line below begins with.
func indent(before string) string {
	line := before[strings.LastIndexByte(before, '\n')+1:]
	in := line[:len(line)-len(strings.TrimLeft(line, " \t"))]
	if strings.HasSuffix(strings.TrimRight(line, " \t"), ":") {
		in += "    "
	}
	return in
}

// outdent takes one level of blanks away, if nothing but blanks is before the
// cursor in its line; else the key does what it always does.
func (k *Console) outdent(e app.Event) {
	at, bare := port.Cursor(ConsoleInput)
	before, _ := split(port.Text(ConsoleInput), at)
	if n := level(before); bare && n > 0 {
		e.PreventDefault()
		k.complete.close()
		k.put(at-n, at, "")
	}
}

// level is how many blanks make the last level of a line's indent that ends a
// text: back to a multiple of four. 0: the line holds more than blanks, or nothing.
func level(before string) int {
	line := before[strings.LastIndexByte(before, '\n')+1:]
	if line == "" || strings.Trim(line, " ") != "" {
		return 0
	}
	return (len(line)-1)%4 + 1
}

// belongs tells whether a line that was typed up to its colon belongs to the
// statement around it and still has the indent that it was given: else: is
// then a level too far in.
func belongs(before string) bool {
	start := strings.LastIndexByte(before, '\n') + 1
	line := before[start:]
	in := line[:len(line)-len(strings.TrimLeft(line, " "))]
	if start == 0 || len(in) < 4 || in != indent(before[:start-1]) || !strings.HasSuffix(line, ":") {
		return false
	}
	word := strings.TrimRight(line[len(in):], ":")
	if i := strings.IndexAny(word, " ("); i > 0 {
		word = word[:i]
	}
	return word == "else" || word == "elif" || word == "except" || word == "finally"
}

// dedent moves the line in hand a level out if it belongs there.
func (k *Console) dedent() {
	at, bare := port.Cursor(ConsoleInput)
	before, _ := split(port.Text(ConsoleInput), at)
	if !bare || !belongs(before) {
		return
	}
	start := at - units(before[strings.LastIndexByte(before, '\n')+1:])
	port.Replace(ConsoleInput, start, start+4, "")
	port.Select(ConsoleInput, at-4)
}

// interrupt stops what runs, as Ctrl+C does in a terminal. With text selected
// the key copies, and where nothing runs it does nothing.
func (k *Console) interrupt(e app.Event) {
	if _, bare := port.Cursor(ConsoleInput); bare && k.C.M.Waits(k.Target) {
		e.PreventDefault()
		k.C.M.Stop("")
	}
}

// arrow walks through the history from the first or the last line of the input,
// or through the completions.
func (k *Console) arrow(e app.Event, up bool) {
	if k.complete.open() {
		e.PreventDefault()
		k.complete.step(up)
		return
	}
	text := port.Text(ConsoleInput)
	at, bare := port.Cursor(ConsoleInput)
	before, after := split(text, at)
	if !bare || up && strings.Contains(before, "\n") || !up && strings.Contains(after, "\n") {
		return
	}
	line, ok := "", false
	if up {
		line, ok = k.C.M.Older(text)
	} else {
		line, ok = k.C.M.Newer()
	}
	if ok {
		e.PreventDefault()
		k.write(line)
	}
}

// split cuts a text at a position in UTF-16 units.
func split(text string, at int) (before, after string) {
	units := 0
	for i, r := range text {
		if units >= at {
			return text[:i], text[i:]
		}
		units++
		if r > 0xffff {
			units++
		}
	}
	return text, ""
}

// units is the length of a text in UTF-16 units.
func units(text string) int {
	n := 0
	for _, r := range text {
		n++
		if r > 0xffff {
			n++
		}
	}
	return n
}
