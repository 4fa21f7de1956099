//go:build js && wasm

package jsx

import (
	"fmt"
	"runtime/debug"
	"sync"
	"syscall/js"
)

// OnPanic is told of a panic in a function that JavaScript called: what was
// panicked with, and the stack. Set it before anything is registered. The
// program goes on, but a lock may be left held, so a page should say so and
// offer a reload.
var OnPanic = func(message, stack string) {
	js.Global().Get("console").Call("error", message+"\n"+stack)
}

// report hands a panic to OnPanic; it is to be deferred.
func report() {
	if r := recover(); r != nil {
		OnPanic(fmt.Sprint(r), string(debug.Stack()))
	}
}

// Func makes a function for JavaScript. It must not wait for another event.
// After a panic it returns null. Release it when nobody can call it any
// more.
func Func(f func(args []js.Value) any) js.Func {
	return js.FuncOf(func(_ js.Value, args []js.Value) any {
		defer report()
		return f(args)
	})
}

// Go runs f on a goroutine of its own, with panics told to OnPanic.
func Go(f func()) {
	go func() {
		defer report()
		f()
	}()
}

// Listen calls f, on a goroutine of its own, with each event of that name that
// target sees, until undo. As long as f does not wait, it is done before the
// event is: it can still prevent the default.
func Listen(target js.Value, event string, f func(event js.Value)) (undo func()) {
	fn := Func(func(args []js.Value) any {
		ev := js.Undefined()
		if len(args) > 0 {
			ev = args[0]
		}
		Go(func() { f(ev) })
		return nil
	})
	if _, err := Call(target, "addEventListener", event, fn); err != nil {
		fn.Release()
		return func() {}
	}
	return sync.OnceFunc(func() {
		_, _ = Call(target, "removeEventListener", event, fn)
		fn.Release()
	})
}

// Undo collects what has to be undone and does it once, backwards. Its zero
// value is ready.
type Undo struct {
	mu   sync.Mutex
	fs   []func()
	done bool
}

// Add remembers f. After Run it calls f at once.
func (u *Undo) Add(f func()) {
	u.mu.Lock()
	done := u.done
	if !done {
		u.fs = append(u.fs, f)
	}
	u.mu.Unlock()
	if done {
		f()
	}
}

// Run undoes everything, last first. Further calls do nothing.
func (u *Undo) Run() {
	u.mu.Lock()
	fs := u.fs
	u.fs, u.done = nil, true
	u.mu.Unlock()
	for i := len(fs) - 1; i >= 0; i-- {
		fs[i]()
	}
}
