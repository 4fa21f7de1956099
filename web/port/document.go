package port

import (
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// prefix is what all our keys in localStorage and sessionStorage begin with:
// the origin may be shared with other apps.
const prefix = "locmem"

// Names of settings.
const (
	ThemeKey    = "locmem-theme"
	LanguageKey = "locmem-language"
)

func storage(name string) (s app.Value, ok bool) {
	if app.IsServer {
		return nil, false
	}
	ok = try(func() { s = app.Window().Get(name) })
	return s, ok && s != nil && s.Truthy()
}

// Setting reads a setting; "" if it was never made or may not be read.
func Setting(key string) (value string) {
	if s, ok := storage("localStorage"); ok {
		try(func() {
			if v := s.Call("getItem", key); v.Truthy() {
				value = v.String()
			}
		})
	}
	return value
}

// SetSetting keeps a setting, if the browser lets it.
func SetSetting(key, value string) {
	if s, ok := storage("localStorage"); ok {
		try(func() { s.Call("setItem", key, value) })
	}
}

// openKey is where Reveal keeps what it has shown.
const openKey = "locmem-open"

// Reveal shows a zone of the first page that waits until it is used, from now on: the
// style sheets look for its name in the root's data-open.
func Reveal(name string) {
	data := app.Window().Get("document").Get("documentElement").Get("dataset")
	if !data.Truthy() {
		return
	}
	var open []string
	if v := data.Get("open"); v.Truthy() {
		open = strings.Fields(v.String())
	}
	if !slices.Contains(open, name) {
		text := strings.Join(append(open, name), " ")
		data.Set("open", text)
		SetSetting(openKey, text)
	}
}

// ForgetSettings deletes what this app keeps in localStorage and
// sessionStorage, and nothing of other apps on the origin.
func ForgetSettings() {
	for _, name := range []string{"localStorage", "sessionStorage"} {
		s, ok := storage(name)
		if !ok {
			continue
		}
		try(func() {
			for i := s.Get("length").Int() - 1; i >= 0; i-- {
				if key := s.Call("key", i).String(); strings.HasPrefix(key, prefix) {
					s.Call("removeItem", key)
				}
			}
		})
	}
}

// wordKey is where a page leaves word for the one that comes after a reload.
// ForgottenKey changes for a moment when everything is forgotten, for other tabs.
const ForgottenKey = prefix + "-forgotten"

// TellForgotten tells the other tabs, by OnStorage, that everything was forgotten.
func TellForgotten() {
	if s, ok := storage("localStorage"); ok {
		try(func() {
			s.Call("setItem", ForgottenKey, "now")
			s.Call("removeItem", ForgottenKey)
		})
	}
}

const wordKey = prefix + "-word"

// LeaveWord leaves a notice to the page that this tab shows next.
func LeaveWord(notice string) {
	if s, ok := storage("sessionStorage"); ok {
		try(func() { s.Call("setItem", wordKey, notice) })
	}
}

// TakeWord returns the notice that the page before has left, once; "" if none.
func TakeWord() (notice string) {
	if s, ok := storage("sessionStorage"); ok {
		try(func() {
			if v := s.Call("getItem", wordKey); v.Truthy() {
				notice = v.String()
				s.Call("removeItem", wordKey)
			}
		})
	}
	return notice
}

func root() (el app.Value, ok bool) {
	if app.IsServer {
		return nil, false
	}
	el = app.Window().Get("document").Get("documentElement")
	return el, el.Truthy()
}

// SetTheme puts "light" or "dark" on the document; anything else is the
// system's.
func SetTheme(theme string) {
	el, ok := root()
	if !ok {
		return
	}
	if theme == "light" || theme == "dark" {
		el.Call("setAttribute", "data-theme", theme)
	} else {
		el.Call("removeAttribute", "data-theme")
	}
}

// Present shows of a lesson what it is at and the picture, in large type, or the whole
// page again.
func Present(on bool) {
	if el, ok := root(); ok {
		if on {
			el.Call("setAttribute", "data-present", "")
		} else {
			el.Call("removeAttribute", "data-present")
		}
	}
}

// Presents tells whether the address says that a lesson is to be presented.
func Presents() bool {
	return !app.IsServer && app.Window().Get("URLSearchParams").New(app.Window().Get("location").Get("search").String()).Call("has", "present").Bool()
}

// SetLanguage says in which language the document is.
func SetLanguage(lang string) {
	if el, ok := root(); ok {
		el.Call("setAttribute", "lang", lang)
	}
}

// SetTitle names the document, and so its tab.
func SetTitle(title string) {
	if !app.IsServer {
		app.Window().Get("document").Set("title", title)
	}
}

// PinLinks makes the addresses of the document's links absolute: they were
// written relative to the first page, and the address changes with the page.
func PinLinks() {
	if app.IsServer {
		return
	}
	links := app.Window().Get("document").Call("querySelectorAll", "head link[href]")
	for i := range links.Get("length").Int() {
		if link := links.Index(i); link.Get("rel").String() != "stylesheet" {
			link.Call("setAttribute", "href", link.Get("href").String())
		}
	}
}

// Languages lists the visitor's languages, the dearest first.
func Languages() []string {
	if app.IsServer {
		return nil
	}
	list := app.Window().Get("navigator").Get("languages")
	if !list.Truthy() {
		return nil
	}
	var out []string
	for i := 0; i < list.Length(); i++ {
		out = append(out, list.Index(i).String())
	}
	return out
}

// Visible tells whether somebody may be looking at the page.
func Visible() bool {
	if app.IsServer {
		return true
	}
	return app.Window().Get("document").Get("visibilityState").String() != "hidden"
}

// Reload loads the page anew.
func Reload() {
	if !app.IsServer {
		app.Window().Get("location").Call("reload")
	}
}

// OnVisible calls f when the page comes into view.
func OnVisible(f func()) (undo func()) {
	return listen("document", "visibilitychange", func(app.Value) {
		if Visible() {
			f()
		}
	})
}

// OnLeave calls f when the page is left, for good or for now.
func OnLeave(f func()) (undo func()) {
	return listen("", "pagehide", func(app.Value) { f() })
}

// OnStorage calls f when another tab changes a setting.
func OnStorage(f func(key, value string)) (undo func()) {
	return listen("", "storage", func(e app.Value) {
		if key := e.Get("key"); key.Truthy() {
			value := ""
			if v := e.Get("newValue"); v.Truthy() {
				value = v.String()
			}
			f(key.String(), value)
		}
	})
}

// OnKey calls f for keys pressed while no input has the keyboard.
func OnKey(f func(key string)) (undo func()) {
	return listen("document", "keydown", func(e app.Value) {
		el, key := e.Get("target"), e.Get("key").String()
		switch el.Get("tagName").String() {
		case "INPUT", "TEXTAREA", "SELECT":
			return
		}
		if len(key) == 1 && (e.Get("repeat").Truthy() || el.Get("closest").Truthy() && el.Call("closest", "dialog, .cm-host").Truthy()) {
			return
		}
		if !e.Get("ctrlKey").Truthy() && !e.Get("metaKey").Truthy() && !e.Get("altKey").Truthy() {
			f(key)
		}
	})
}

// OnNotice calls f with what the loader has to say after the start, such as
// "update". f returns whether the page says it itself; else the loader does.
func OnNotice(f func(kind string) bool) (undo func()) {
	return listen("", "locmem:notice", func(e app.Value) {
		if kind := e.Get("detail").Get("kind"); kind.Truthy() && f(kind.String()) {
			e.Call("preventDefault")
		}
	})
}

func listen(target, event string, f func(app.Value)) (undo func()) {
	if app.IsServer {
		return func() {}
	}
	var on app.Value = app.Window()
	if target != "" {
		on = app.Window().Get(target)
	}
	handler := app.FuncOf(func(_ app.Value, args []app.Value) any {
		if len(args) > 0 {
			f(args[0])
		}
		return nil
	})
	on.Call("addEventListener", event, handler)
	return func() {
		on.Call("removeEventListener", event, handler)
		handler.Release()
	}
}

// Around returns data-NAME of what an event met, or of the first element around it
// that has one; "" if none has.
func Around(e app.Event, name string) (value string) {
	try(func() {
		if el := e.Get("target").Call("closest", "[data-"+name+"]"); el.Truthy() {
			value = el.Call("getAttribute", "data-"+name).String()
		}
	})
	return value
}
