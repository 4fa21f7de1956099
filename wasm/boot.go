//go:build js && wasm

package main

import (
	"encoding/json"
	"strings"
	"syscall/js"

	"locmem/engine/rack"
	"locmem/wasm/hostworker"
	"locmem/wasm/jsx"
)

// boot is window.locmemBoot, the loader's half of the contract that head.js
// states. Where the loader is missing (a bare page in a test) its calls do
// nothing.
type boot struct {
	object  js.Value
	version string
	root    string // the path of the site, "/" or "/sub/path/"
	library string // the address of the Python that programs can import; "": there is none
	words   string // the address of the page's sentences in Dutch; "": the program has them
	alone   bool   // the page may be shown in a frame: it is no process of the tabs
}

func openBoot() boot {
	b := boot{object: jsx.Get(js.Global(), "locmemBoot")}
	b.alone = jsx.Get(b.object, "alone").Truthy()
	b.version, b.root = jsx.Text(b.object, "version"), jsx.Text(b.object, "root")
	b.library, b.words = jsx.Text(b.object, "library"), jsx.Text(b.object, "words")
	if b.root == "" {
		b.root = jsx.Text(js.Global(), "location", "pathname")
		b.root = b.root[:strings.LastIndexByte(b.root, '/')+1]
	}
	return b
}

func (b boot) call(method string, args ...any) {
	if jsx.Get(b.object, method).Type() == js.TypeFunction {
		_, _ = jsx.Call(b.object, method, args...)
	}
}

// worker is what a Web Worker starts from.
func (b boot) worker() hostworker.Start {
	return hostworker.Start{
		Script: jsx.Text(b.object, "host"), Glue: jsx.Text(b.object, "glue"), Module: jsx.Get(b.object, "module"), Library: b.library,
	}
}

// mounted tells that the first picture is drawn: what was queued is replayed.
func (b boot) mounted() { b.call("mounted") }

// failed shows that this process cannot go on, in words.
func (b boot) failed(message string) { b.call("failed", message) }

// atDeath has a JavaScript function called when this program has ended.
func (b boot) atDeath(f js.Value) {
	if f.Type() == js.TypeFunction {
		b.call("atDeath", f)
	}
}

// notice tells the page of something the app may show.
func (b boot) notice(kind string, more map[string]any) { b.call("notice", kind, more) }

// kinds lists what the loader has noticed so far.
func (b boot) kinds() []string {
	list := jsx.Get(b.object, "notices")
	if list.Type() != js.TypeObject {
		return nil
	}
	var kinds []string
	for i := range list.Length() {
		kinds = append(kinds, jsx.Text(list.Index(i), "kind"))
	}
	return kinds
}

// storedHint is what sessionStorage keeps of this tab. A duplicated tab gets a
// copy of it, so it is a hint and nothing more.
type storedHint struct {
	Name    string     `json:"name"`
	LastPID int        `json:"lastPid"`
	Held    *rack.Loss `json:"held,omitempty"`
}

func hintKey(b boot) string { return "locmem:" + b.root + ":tab" }

func readHint(b boot) rack.Hint {
	if b.alone { // a frame shares the storage of the tab that it is in
		return rack.Hint{}
	}
	raw, err := jsx.Call(jsx.Get(js.Global(), "sessionStorage"), "getItem", hintKey(b))
	if err != nil || raw.Type() != js.TypeString {
		return rack.Hint{}
	}
	var h storedHint
	if json.Unmarshal([]byte(raw.String()), &h) != nil {
		return rack.Hint{}
	}
	return rack.Hint(h)
}

// writeHint leaves the hint to the process that comes after this one, at the start
// without what is held, and when it leaves with that.
func writeHint(b boot, r *rack.Rack, held *rack.Loss) {
	if b.alone {
		return
	}
	self := r.Self().Info()
	raw, err := json.Marshal(storedHint{self.Name, self.PID, held})
	if err != nil {
		return
	}
	// A full or denied storage costs the name at the next reload, no more.
	_, _ = jsx.Call(jsx.Get(js.Global(), "sessionStorage"), "setItem", hintKey(b), string(raw))
}

// notices are what the page should say about how this process came to be, in
// the words of web.Env.
func notices(b boot, hint rack.Hint, r *rack.Rack) []string {
	var list []string
	for _, kind := range b.kinds() {
		switch kind {
		case "back":
			list = append(list, "bfcache")
		case "fragment", "dropped":
			list = append(list, kind)
		}
	}
	if jsx.Has("document", "wasDiscarded") {
		list = append(list, "discarded")
	}
	if hint.Name != "" && hint.Name != r.Self().Info().Name {
		list = append(list, "duplicate")
	}
	return list
}
