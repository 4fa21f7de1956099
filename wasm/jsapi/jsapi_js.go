//go:build js && wasm

package jsapi

import (
	"context"
	"fmt"
	"math"
	"syscall/js"

	"locmem/engine/rack"
	"locmem/wasm/jsx"
)

// Scenes is the open scenario, if there is one: processes beside the tabs, in
// this tab only.
type Scenes interface {
	hosts
	// State is the scenario as a link's data; Load opens one.
	State() string
	Load(ctx context.Context, state string) error
}

// hosts are the processes of the scenario and their clock.
type hosts interface {
	Hosts(who string) bool
	Processes() []rack.Info
	Exec(ctx context.Context, who, code string) (rack.Reply, error)
	Restart(ctx context.Context, who string) error
	Advance(ctx context.Context, seconds float64) (float64, error)
	Request(ctx context.Context, path string, n int) ([]rack.Served, error)
	On(func(rack.Notice)) (undo func())
}

// Register makes window.locmem on top of r and s. It stays until the page goes. The
// page's own script (head.js) has made the object with the promise ready, so
// that others can wait for it from the start; without that it is made here.
func Register(r *rack.Rack, s Scenes, version string) {
	self := r.Self().Info()
	api := jsx.Get(js.Global(), "locmem")
	if api.Type() != js.TypeObject {
		api = js.Global().Get("Object").New()
	}
	api.Set("version", version)
	api.Set("self", self.Name)
	define(api, "exec", func(args arguments) (any, error) { return exec(r, s, args) })
	define(api, "processes", func(arguments) (any, error) { return processes(r, s), nil })
	define(api, "advance", func(args arguments) (any, error) { return advance(r, s, args) })
	define(api, "restart", func(args arguments) (any, error) { return nil, restart(r, s, args) })
	define(api, "request", func(args arguments) (any, error) { return request(s, args) })
	define(api, "load", func(args arguments) (any, error) { return nil, load(s, args) })
	api.Set("state", jsx.Func(func([]js.Value) any { return s.State() }))
	api.Set("on", helped("throwing", jsx.Func(func(args []js.Value) any {
		undo, err := on(r, s, args)
		if err != nil {
			return jsx.Reason(err)
		}
		return undo
	})))
	js.Global().Set("locmem", api)

	identity := map[string]any{"name": self.Name, "pid": self.PID}
	if _, err := jsx.Call(jsx.Get(js.Global(), "locmemBoot"), "joined", identity); err != nil {
		api.Set("ready", jsx.Promise(func() (any, error) { return identity, nil }))
	}
}

// define sets a method that returns a promise.
func define(api js.Value, name string, f func(arguments) (any, error)) {
	api.Set(name, helped("asking", jsx.Func(func(args []js.Value) any {
		return jsx.Promise(func() (any, error) { return f(args) })
	})))
}

// helped makes of f a function that can do what Go cannot: throw, or return
// when this program has ended. The page's own script (head.js) has the helpers;
// without it f stays what it is.
func helped(helper string, f js.Func) any {
	better, err := jsx.Call(jsx.Get(js.Global(), "locmemBoot"), helper, f)
	if err != nil {
		return f
	}
	return better
}

// typeError is an error that JavaScript sees as a TypeError.
type typeError string

func (e typeError) Error() string  { return string(e) }
func (e typeError) JSName() string { return "TypeError" }

// arguments are what a method was called with.
type arguments []js.Value

func (a arguments) at(i int) js.Value {
	if i < len(a) {
		return a[i]
	}
	return js.Undefined()
}

// text is a string argument; call and name say which, as in "exec" and "code".
func (a arguments) text(i int, call, name string) (string, error) {
	v := a.at(i)
	if v.Type() != js.TypeString {
		return "", typeError(fmt.Sprintf("locmem.%s: %s must be a string, not %s", call, name, kind(v)))
	}
	return v.String(), nil
}

func kind(v js.Value) string {
	if t := v.Type(); t != js.TypeObject {
		return t.String()
	}
	return "an object"
}

func exec(r *rack.Rack, s Scenes, args arguments) (any, error) {
	name, err := args.text(0, "exec", `the process (a name or "self")`)
	if err != nil {
		return nil, err
	}
	code, err := args.text(1, "exec", "the code")
	if err != nil {
		return nil, err
	}
	if s.Hosts(name) {
		reply, err := s.Exec(context.Background(), name, code)
		if err != nil {
			return nil, err
		}
		return result(reply), nil
	}
	process, err := r.Process(name)
	if err != nil {
		return nil, err
	}
	reply, err := process.Exec(context.Background(), rack.Request{Code: code})
	if err != nil {
		return nil, err
	}
	return result(reply), nil
}

func advance(r *rack.Rack, s Scenes, args arguments) (any, error) {
	v := args.at(0)
	if v.Type() != js.TypeNumber {
		return nil, typeError("locmem.advance: the seconds must be a number, not " + kind(v))
	}
	if f := v.Float(); math.IsNaN(f) || math.IsInf(f, 0) {
		return nil, typeError("locmem.advance: the seconds must be a finite number")
	}
	if len(s.Processes()) > 0 { // the clock that is on the page
		return s.Advance(context.Background(), v.Float())
	}
	return r.Advance(v.Float())
}

// request sends requests through the scenario's balancer.
func request(s Scenes, args arguments) (any, error) {
	path, err := args.text(0, "request", "the path")
	if err != nil {
		return nil, err
	}
	n := 1
	if v := args.at(1); v.Type() == js.TypeNumber {
		n = int(min(max(v.Float(), 0), 1e9))
	} else if !v.IsUndefined() {
		return nil, typeError("locmem.request: how many must be a number, not " + kind(v))
	}
	if n < 1 {
		return nil, typeError("locmem.request: how many must be 1 or more")
	}
	list, err := s.Request(context.Background(), path, n)
	if err != nil {
		return nil, err
	}
	return answers(list), nil
}

func load(s Scenes, args arguments) error {
	state, err := args.text(0, "load", "the state")
	if err != nil {
		return err
	}
	return s.Load(context.Background(), state)
}

func restart(r *rack.Rack, s Scenes, args arguments) error {
	name, err := args.text(0, "restart", `the process (a name or "self")`)
	if err != nil {
		return err
	}
	if s.Hosts(name) {
		return s.Restart(context.Background(), name)
	}
	if err := r.Restart(context.Background(), name); err != nil {
		return err
	}
	if name == "self" || name == r.Self().Info().Name {
		select {} // the page is being loaded anew: there is nobody to tell
	}
	return nil
}

// on subscribes a function to one kind of notice.
func on(r *rack.Rack, s Scenes, args arguments) (undo any, err error) {
	types := map[string]func(rack.Notice) map[string]any{"event": event, "process": change, "clock": move}
	var convert func(rack.Notice) map[string]any
	if v := args.at(0); v.Type() == js.TypeString {
		convert = types[v.String()]
	}
	if convert == nil {
		return nil, typeError(`locmem.on: the type must be "event", "process" or "clock"`)
	}
	fn := args.at(1)
	if fn.Type() != js.TypeFunction {
		return nil, typeError("locmem.on: the listener must be a function, not " + kind(fn))
	}
	hear := func(n rack.Notice) {
		value := convert(n)
		if value == nil {
			return
		}
		if _, err := jsx.Invoke(fn, value); err != nil {
			// The listener's mistake: it must not keep others from hearing.
			js.Global().Get("console").Call("error", jsx.Reason(err))
		}
	}
	stop, stopScenes := r.On(hear), s.On(hear)
	return jsx.Func(func([]js.Value) any {
		stop()
		stopScenes()
		return nil
	}), nil
}
