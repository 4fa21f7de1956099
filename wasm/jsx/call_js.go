//go:build js && wasm

package jsx

import (
	"errors"
	"fmt"
	"strings"
	"syscall/js"
	"unicode"
)

// try runs f and returns what JavaScript threw in it, or what syscall/js did
// not accept, as an error. Other panics are bugs and go on.
func try(f func() js.Value) (v js.Value, err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case js.Error:
			v, err = js.Undefined(), r
		case *js.ValueError:
			v, err = js.Undefined(), r
		case string: // such as "syscall/js: Value.Call: property x is not a function"
			if !strings.HasPrefix(r, "syscall/js: ") {
				panic(r)
			}
			v, err = js.Undefined(), errors.New(r)
		default:
			panic(r)
		}
	}()
	return f(), nil
}

// Call calls a method of v. What it throws is the error: a js.Error.
func Call(v js.Value, method string, args ...any) (js.Value, error) {
	return try(func() js.Value { return v.Call(method, args...) })
}

// Invoke calls the function v. What it throws is the error: a js.Error.
func Invoke(v js.Value, args ...any) (js.Value, error) {
	return try(func() js.Value { return v.Invoke(args...) })
}

// New makes an object with the constructor v. What it throws is the error: a
// js.Error.
func New(v js.Value, args ...any) (js.Value, error) {
	return try(func() js.Value { return v.New(args...) })
}

// reflectGet reads a property. A getter that throws must be met by a call:
// Value.Get lets the exception through the middle of the Go program.
var reflectGet = js.Global().Get("Reflect").Get("get")

// Get follows a path of properties. It returns undefined where one is missing
// or refuses to be read (window.localStorage throws where storage is denied).
func Get(v js.Value, path ...string) js.Value {
	for _, name := range path {
		if t := v.Type(); t != js.TypeObject && t != js.TypeFunction {
			return js.Undefined()
		}
		next, err := Invoke(reflectGet, v, name)
		if err != nil {
			return js.Undefined()
		}
		v = next
	}
	return v
}

// Has tells whether the global object has a truthy value at a path, such as
// Has("navigator", "locks").
func Has(path ...string) bool { return Get(js.Global(), path...).Truthy() }

// Text returns a string at a path of properties, or "" if there is none.
func Text(v js.Value, path ...string) string {
	if got := Get(v, path...); got.Type() == js.TypeString {
		return got.String()
	}
	return ""
}

// Name returns the name of a JavaScript exception such as "AbortError", or "".
// It looks at thrown exceptions and at errors whose text starts with the name,
// which is how go-indexeddb gives a DOMException.
func Name(err error) string {
	if err == nil {
		return ""
	}
	var thrown js.Error
	if errors.As(err, &thrown) {
		return Text(thrown.Value, "name")
	}
	name, _, _ := strings.Cut(err.Error(), ":")
	if strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) }) {
		return ""
	}
	return name
}

// Thrown makes an error of what JavaScript threw or rejected with.
func Thrown(reason js.Value) error {
	if reason.Type() == js.TypeObject {
		return js.Error{Value: reason}
	}
	return fmt.Errorf("JavaScript error: %s", js.Global().Get("String").Invoke(reason).String())
}
