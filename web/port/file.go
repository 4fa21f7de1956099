package port

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// fileMost bounds a file that is read, in bytes.
const fileMost = 1 << 20

// OnFile calls f with the text of a file that is dropped anywhere on the page; ok is false
// if it is larger than 1 MiB, or no text. f is called in the browser's event.
func OnFile(f func(text string, ok bool)) (undo func()) {
	files := func(e app.Value) bool {
		transfer := e.Get("dataTransfer")
		if !transfer.Truthy() || !transfer.Get("types").Call("includes", "Files").Bool() {
			return false
		}
		e.Call("preventDefault") // the browser would leave the page for the file
		return true
	}
	undoOver := listen("", "dragover", func(e app.Value) { files(e) })
	undoDrop := listen("", "drop", func(e app.Value) {
		if files(e) {
			readFile(e.Get("dataTransfer").Get("files"), f)
		}
	})
	return func() {
		undoDrop()
		undoOver()
	}
}

// ChosenFile calls f with the text of the file that was chosen in an input, as OnFile does.
func ChosenFile(id string, f func(text string, ok bool)) {
	if el, ok := element(id); ok {
		readFile(el.Get("files"), f)
		el.Set("value", "") // the same file can be chosen again
	}
}

func readFile(list app.Value, f func(text string, ok bool)) {
	if list.Get("length").Int() == 0 {
		return
	}
	file := list.Index(0)
	if file.Get("size").Int() > fileMost {
		f("", false)
		return
	}
	var read, failed app.Func
	end := func(text string, ok bool) {
		read.Release()
		failed.Release()
		f(text, ok)
	}
	read = app.FuncOf(func(_ app.Value, args []app.Value) any {
		text := args[0].String()
		end(text, !strings.Contains(text, "\x00")) // which a picture has, say
		return nil
	})
	failed = app.FuncOf(func(app.Value, []app.Value) any {
		end("", false)
		return nil
	})
	if !try(func() { file.Call("text").Call("then", read, failed) }) {
		end("", false)
	}
}
