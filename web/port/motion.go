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

// Narrow tells whether picture and text stand below each other, as on a phone: 37-player.css
// keeps the picture in view there.
func Narrow() (narrow bool) {
	if !app.IsServer {
		try(func() {
			narrow = app.Window().Call("matchMedia", "(min-width: 341px) and (max-width: 920px) and (min-height: 480px)").Get("matches").Truthy()
		})
	}
	return narrow
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
