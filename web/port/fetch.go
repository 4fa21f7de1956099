package port

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Root is the path of the site, "/" or "/sub/path/".
func Root() string {
	if app.IsServer {
		return "/"
	}
	if boot := app.Window().Get("locmemBoot"); boot.Truthy() && boot.Get("root").Truthy() {
		return boot.Get("root").String()
	}
	return "/"
}

// Origin is the scheme, host and port that the page came from.
func Origin() string {
	if app.IsServer {
		return ""
	}
	return app.Window().Get("location").Get("origin").String()
}

// Fragment is what stands behind the # of the page's address.
func Fragment() string {
	if app.IsServer {
		return ""
	}
	return app.Window().Get("location").Get("hash").String()
}

// Fetch reads a file of the site by its path below the root, or one that lies elsewhere by
// its address. ok is false if it is not there, and text is the status then, such as "404";
// or if nothing came, and text is "": there is no connection, no such host, or it does not
// let us read it.
func Fetch(path string, done func(text string, ok bool)) {
	if app.IsServer {
		return
	}
	var funcs []app.Func
	finish := func(text string, ok bool) {
		for _, f := range funcs {
			f.Release()
		}
		done(text, ok)
	}
	callback := func(f func(app.Value)) app.Func {
		fn := app.FuncOf(func(_ app.Value, args []app.Value) any {
			if len(args) > 0 {
				f(args[0])
			} else {
				f(app.Undefined())
			}
			return nil
		})
		funcs = append(funcs, fn)
		return fn
	}
	failed := callback(func(app.Value) { finish("", false) })
	read := callback(func(text app.Value) { finish(text.String(), true) })
	answered := callback(func(response app.Value) {
		if !response.Get("ok").Truthy() {
			finish(strconv.Itoa(response.Get("status").Int()), false)
			return
		}
		response.Call("text").Call("then", read, failed)
	})
	if !strings.Contains(path, "://") {
		path = Root() + path
	}
	if !try(func() { app.Window().Call("fetch", path).Call("then", answered, failed) }) {
		finish("", false)
	}
}
