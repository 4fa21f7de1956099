package port

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// Calm tells whether the visitor wants nothing to move.
func Calm() (calm bool) {
	if !app.IsServer {
		try(func() {
			calm = app.Window().Call("matchMedia", "(prefers-reduced-motion: reduce)").Get("matches").Truthy()
		})
	}
	return calm
}

// Animate begins the animations of an SVG element that wait for it.
func Animate(id string) {
	el, ok := element(id)
	if !ok {
		return
	}
	try(func() {
		list := el.Call("querySelectorAll", "[begin=indefinite]")
		for i := range list.Length() {
			list.Index(i).Call("beginElement")
		}
	})
}
