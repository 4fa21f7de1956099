package port

import (
	"net/url"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// looks are the properties that a picture needs to look the same in a file, where no
// style sheet of ours is.
var looks = []string{
	"fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "stroke-linejoin",
	"font-family", "font-size", "font-weight", "text-anchor", "paint-order",
}

// Picture is the picture in an element as a file: SVG, with the look that it has now.
// ok is false if there is none.
func Picture(id string) (svg string, ok bool) {
	el, found := element(id)
	if !found {
		return "", false
	}
	ok = try(func() {
		from := el.Call("querySelector", "svg")
		style := func(el app.Value) app.Value { return app.Window().Call("getComputedStyle", el) }
		to := from.Call("cloneNode", true)
		old, made := from.Call("querySelectorAll", "*"), to.Call("querySelectorAll", "*")
		for i := range old.Get("length").Int() {
			look, n := style(old.Index(i)), made.Index(i)
			for _, name := range looks {
				if v := look.Call("getPropertyValue", name).String(); v != "" && v != "none" && v != "normal" || name == "fill" {
					n.Call("setAttribute", name, v)
				}
			}
			n.Call("removeAttribute", "class")
		}
		to.Call("removeAttribute", "class")
		ground := app.Window().Get("document").Call("createElementNS", "http://www.w3.org/2000/svg", "rect")
		for name, v := range map[string]any{"width": "100%", "height": "100%", "fill": style(el.Call("closest", ".card")).Call("getPropertyValue", "background-color")} {
			ground.Call("setAttribute", name, v)
		}
		to.Call("prepend", ground)
		svg = app.Window().Get("XMLSerializer").New().Call("serializeToString", to).String()
	})
	return svg, ok
}

// Save gives the visitor a file.
func Save(name, mime, text string) (ok bool) {
	return !app.IsServer && try(func() {
		blob := app.Window().Get("Blob").New([]any{text}, map[string]any{"type": mime + ";charset=utf-8"})
		address := app.Window().Get("URL").Call("createObjectURL", blob)
		if !save(name, address.String()) {
			panic("not saved")
		}
	})
}

// SavePNG gives the visitor a picture as PNG, twice as large as it is shown.
func SavePNG(name, svg string, done func(ok bool)) {
	if app.IsServer {
		return
	}
	var loaded, failed app.Func
	end := func(ok bool) {
		loaded.Release()
		failed.Release()
		done(ok)
	}
	const larger = 2
	var img app.Value
	loaded = app.FuncOf(func(app.Value, []app.Value) any {
		end(try(func() {
			w, h := img.Get("naturalWidth").Int()*larger, img.Get("naturalHeight").Int()*larger
			canvas := app.Window().Get("document").Call("createElement", "canvas")
			canvas.Set("width", w)
			canvas.Set("height", h)
			canvas.Call("getContext", "2d").Call("drawImage", img, 0, 0, w, h)
			if !save(name, canvas.Call("toDataURL", "image/png").String()) {
				panic("not saved")
			}
		}))
		return nil
	})
	failed = app.FuncOf(func(app.Value, []app.Value) any {
		end(false)
		return nil
	})
	if !try(func() {
		img = app.Window().Get("Image").New()
		img.Set("onload", loaded)
		img.Set("onerror", failed)
		img.Set("src", "data:image/svg+xml;charset=utf-8,"+url.PathEscape(svg))
	}) {
		end(false)
	}
}

func save(name, address string) bool {
	return try(func() {
		a := app.Window().Get("document").Call("createElement", "a")
		a.Set("href", address)
		a.Set("download", name)
		a.Call("click")
	})
}
