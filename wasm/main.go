//go:build js && wasm

// Command wasm is the program of a browser tab: it makes the tab a process of
// the rack and shows the pages. The page around it (head.js, loader.js) starts
// it, and says what went wrong if it ends.
package main

import (
	"context"
	"fmt"
	"runtime"
	"syscall/js"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/engine/rack"
	"locmem/wasm/hostworker"
	"locmem/wasm/jsapi"
	"locmem/wasm/jsx"
	"locmem/web"
	"locmem/web/i18n"
	"locmem/web/lesson"
)

func main() {
	if !jsx.Has("document") || jsx.Has("locmemHost") { // the page of engine.js where no Web Worker starts
		openLibrary(boot{library: hostworker.Library()})
		fetchLibrary()
		hostworker.Serve()
		return
	}
	loader := openBoot()
	jsx.OnPanic = func(message, stack string) {
		fmt.Println(stack)
		loader.failed("panic: " + message)
	}
	if err := run(loader); err != nil {
		loader.failed(err.Error())
		runtime.Goexit() // the words stay on the page; so does what can be read
	}
}

// run joins the rack and shows the pages; it returns only if that fails.
func run(loader boot) error {
	ctx, cancel := context.WithTimeout(context.Background(), 3*joinTime)
	defer cancel()
	openLibrary(loader)
	dutch := jsx.Text(js.Global(), "document", "documentElement", "lang") == string(i18n.Dutch)
	words := make(chan error, 1)
	if dutch { // before anything is said
		go func() { words <- fetchWords(loader) }()
	} else {
		words <- nil
	}
	adapters := openAdapters(ctx, loader)
	r, err := adapters.join(ctx, loader)
	if err != nil {
		return err
	}
	leaveWithPage(loader, r, adapters)
	hint := readHint(loader)
	writeHint(loader, r, nil)
	said := notices(loader, hint, r)
	if <-words != nil {
		said = append(said, i18n.NoWords)
	}
	var desk *lesson.Desk
	desk = web.Register(web.Env{
		Rack:    r,
		Journal: adapters.journal,
		Missing: adapters.missing,
		Notices: said,
		Version: loader.version,
		Mounted: func() {
			loader.mounted()
			fetchLibrary()
			if !dutch {
				go func() { // for who goes over to Dutch
					if fetchWords(loader) == nil {
						desk.Redraw()
					}
				}()
			}
		},
		Dial: hostworker.Dial(loader.worker(), jsx.Pause),
	})
	jsapi.Register(r, desk, loader.version)
	web.Begin(desk)
	app.RunWhenOnBrowser()
	return nil
}

// leaveWithPage says bye when the page goes, for good or into the
// back/forward cache; what comes back from there is loaded anew (head.js does
// the same before this program hears of it).
func leaveWithPage(loader boot, r *rack.Rack, a *adapters) {
	jsx.Listen(js.Global(), "pagehide", func(js.Value) { a.leave(loader, r) })
	jsx.Listen(js.Global(), "pageshow", func(event js.Value) {
		if event.Get("persisted").Truthy() {
			reload()
		}
	})
}

func reload() { _, _ = jsx.Call(jsx.Get(js.Global(), "location"), "reload") }
