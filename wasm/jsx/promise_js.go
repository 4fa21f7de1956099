//go:build js && wasm

package jsx

import (
	"context"
	"syscall/js"
)

// Await waits for a promise. A rejection is the error; so is ctx's end, and
// the promise then goes on unseen. A value that is no promise is answered as
// it is.
func Await(ctx context.Context, promise js.Value) (js.Value, error) {
	if Get(promise, "then").Type() != js.TypeFunction {
		return promise, nil
	}
	type result struct {
		value js.Value
		err   error
	}
	done := make(chan result, 1)
	var undo Undo
	settle := func(ok bool) js.Func {
		fn := Func(func(args []js.Value) any {
			v := js.Undefined()
			if len(args) > 0 {
				v = args[0]
			}
			if ok {
				done <- result{v, nil}
			} else {
				done <- result{js.Undefined(), Thrown(v)}
			}
			undo.Run()
			return nil
		})
		undo.Add(fn.Release)
		return fn
	}
	if _, err := Call(promise, "then", settle(true), settle(false)); err != nil {
		undo.Run()
		return js.Undefined(), err
	}
	select {
	case r := <-done:
		return r.value, r.err
	case <-ctx.Done():
		return js.Undefined(), ctx.Err()
	}
}

// Promise runs f on a goroutine of its own and returns a promise of its
// result. An error rejects: with itself if it came from JavaScript, else with
// an Error of its text. A panic rejects and is told to OnPanic.
func Promise(f func() (any, error)) js.Value {
	resolve, reject, promise := deferred()
	go func() {
		ended := false
		defer func() {
			if !ended {
				reject(Error("Error", "the call panicked"))
			}
		}()
		defer report()
		v, err := f()
		ended = true
		if err != nil {
			reject(Reason(err))
			return
		}
		resolve(v)
	}()
	return promise
}

// Rejected is a promise that was refused from the start.
func Rejected(err error) js.Value {
	return Promise(func() (any, error) { return nil, err })
}

// Reason is an error as JavaScript throws it.
func Reason(err error) js.Value {
	if e, ok := err.(interface{ JSName() string }); ok {
		return Error(e.JSName(), err.Error())
	}
	if e, ok := err.(js.Error); ok {
		return e.Value
	}
	return Error("Error", err.Error())
}

// Error makes a JavaScript exception: class is "Error", "TypeError" or another
// global constructor, or the name to give to an Error.
func Error(class, message string) js.Value {
	ctor := Get(js.Global(), class)
	if ctor.Type() == js.TypeFunction {
		return ctor.New(message)
	}
	e := js.Global().Get("Error").New(message)
	e.Set("name", class)
	return e
}

// deferred makes a promise that Go settles. Only the first call counts.
func deferred() (resolve, reject func(any), promise js.Value) {
	var res, rej js.Value
	executor := js.FuncOf(func(_ js.Value, args []js.Value) any {
		res, rej = args[0], args[1]
		return nil
	})
	defer executor.Release() // the executor runs inside the constructor
	promise = js.Global().Get("Promise").New(executor)
	return func(v any) { res.Invoke(v) }, func(v any) { rej.Invoke(v) }, promise
}

// Pending makes a promise that only resolve ends. Resolve is a plain JavaScript
// function: it can be called even when the Go program has ended.
func Pending() (promise, resolve js.Value) {
	var res js.Value
	executor := js.FuncOf(func(_ js.Value, args []js.Value) any {
		res = args[0]
		return nil
	})
	defer executor.Release()
	promise = js.Global().Get("Promise").New(executor)
	return promise, res
}
