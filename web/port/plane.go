package port

import (
	"math"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Plane is what is told of an element that is scrolled and zoomed by the program.
// Every function must be there.
type Plane struct {
	// Wide tells the width of the element in pixels, at first and when it changes.
	Wide func(width int)
	// Seen tells whether the element can be seen.
	Seen func(bool)
	// Zoom tells of a turn of the wheel with Ctrl: in is towards, at is where, from 0 to 1.
	Zoom func(in bool, at float64)
	// Drag tells how far the pointer has dragged the element since it was told last,
	// as a share of the width.
	Drag func(by float64)
	// Grab tells where the pointer is put down, in pixels from the left, and returns
	// whether it takes hold of something there: then Move tells where that is dragged and
	// Drop that it is let go, in place of Drag.
	Grab func(x float64) bool
	Move func(x float64)
	Drop func()
	// Tap tells that the pointer was put down and let go on something that has a name,
	// data-ask, or very near it.
	Tap func(name string)
	// Key tells of a key and returns whether it means something.
	Key func(key string) bool
}

// OnPlane listens to an element until undo is called.
func OnPlane(id string, p Plane) (undo func()) {
	el, ok := element(id)
	if !ok {
		return func() {}
	}
	var undos []func()
	on := func(event string, f func(app.Value)) {
		fn := app.FuncOf(func(_ app.Value, args []app.Value) any {
			if len(args) > 0 {
				f(args[0])
			}
			return nil
		})
		el.Call("addEventListener", event, fn)
		undos = append(undos, func() {
			el.Call("removeEventListener", event, fn)
			fn.Release()
		})
	}
	width := func() float64 { return max(el.Get("clientWidth").Float(), 1) }
	inside := func(e app.Value) float64 {
		return e.Get("clientX").Float() - el.Call("getBoundingClientRect").Get("left").Float()
	}
	on("wheel", func(e app.Value) {
		if e.Get("ctrlKey").Truthy() {
			e.Call("preventDefault") // the page keeps its size
			p.Zoom(e.Get("deltaY").Float() < 0, inside(e)/width())
		}
	})
	last, down, held := 0.0, false, false
	var put struct{ x, y float64 }
	on("pointerdown", func(e app.Value) {
		if e.Get("button").Int() == 0 {
			last, down = e.Get("clientX").Float(), true
			put.x, put.y = last, e.Get("clientY").Float()
			if held = p.Grab(inside(e)); held {
				e.Call("preventDefault") // no text is marked
			}
			try(func() { el.Call("setPointerCapture", e.Get("pointerId")) })
		}
	})
	on("pointermove", func(e app.Value) {
		switch x := e.Get("clientX").Float(); {
		case !down || x == last:
		case held:
			p.Move(inside(e))
			last = x
		default:
			p.Drag((x - last) / width())
			last = x
		}
	})
	up := func(app.Value) {
		if held {
			p.Drop()
		}
		down, held = false, false
	}
	on("pointerup", func(e app.Value) {
		was := down
		up(e)
		x, y := e.Get("clientX").Float(), e.Get("clientY").Float()
		if was && math.Abs(x-put.x) < tapped && math.Abs(y-put.y) < tapped {
			if name := named(x, y, e.Get("pointerType").String() == "touch"); name != "" {
				p.Tap(name)
			}
		}
	})
	on("pointercancel", up)
	on("keydown", func(e app.Value) {
		if !e.Get("ctrlKey").Truthy() && !e.Get("metaKey").Truthy() && !e.Get("altKey").Truthy() && p.Key(e.Get("key").String()) {
			e.Call("preventDefault")
		}
	})
	p.Wide(int(width()))
	undos = append(undos, OnWidth(id, p.Wide), OnSight(id, p.Seen))
	return func() {
		for _, f := range undos {
			f()
		}
	}
}

// tapped is how far the pointer moves at most, in pixels, where nothing is dragged.
const tapped = 5

// named is data-ask of what is at a point: of a small thing very near it, else of what
// is right there.
func named(x, y float64, finger bool) (name string) {
	near := 5.0
	if finger {
		near = 12
	}
	for _, by := range [][2]float64{{0, 0}, {0, -1}, {0, 1}, {-1, 0}, {1, 0}} {
		list := document().Call("elementsFromPoint", x+by[0]*near, y+by[1]*near) // the line may lie on it
		for n := range list.Length() {
			switch ask := attribute(list.Index(n), "data-ask"); {
			case ask == "":
			case ask[0] != 'e':
				return ask
			case name == "" && by == [2]float64{}:
				name = ask
			}
		}
	}
	return name
}

// OnWidth tells how many pixels an element has inside, at first and when that changes,
// until undo is called. Asking after each change would make the browser lay out the page
// each time.
func OnWidth(id string, f func(pixels int)) (undo func()) {
	el, ok := element(id)
	if !ok {
		return func() {}
	}
	tell := func() {
		if w := el.Get("clientWidth").Int(); w > 0 {
			f(w)
		}
	}
	tell()
	return observe(el, "ResizeObserver", func(app.Value) { tell() }, func() {})
}

// OnSight tells whether an element can be seen, at first and when that changes, until
// undo is called.
func OnSight(id string, f func(seen bool)) (undo func()) {
	el, ok := element(id)
	if !ok {
		return func() {}
	}
	return observe(el, "IntersectionObserver", func(entry app.Value) { f(entry.Get("isIntersecting").Truthy()) }, func() { f(true) })
}

// observe calls f with the last entry that an observer of a class tells of, or once
// none where there is no such class.
func observe(el app.Value, class string, f func(app.Value), none func()) (undo func()) {
	of := app.Window().Get(class)
	if !of.Truthy() {
		none()
		return func() {}
	}
	fn := app.FuncOf(func(_ app.Value, args []app.Value) any {
		if n := args[0].Length(); n > 0 {
			f(args[0].Index(n - 1))
		}
		return nil
	})
	observer := of.New(fn)
	observer.Call("observe", el)
	return func() {
		observer.Call("disconnect")
		fn.Release()
	}
}
