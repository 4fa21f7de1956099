//go:build js && wasm

// Command probe is a prompt on a shared cache in IndexedDB, for the test in
// tests/e2e: window.run(backend, code) promises what a prompt shows.
package main

import (
	"syscall/js"

	"locmem/engine"
	"locmem/engine/py"
	"locmem/engine/script"
	"locmem/engine/shared"
	"locmem/wasm/idbshared"
)

func main() {
	servers := shared.NewServers(1, func(place string) shared.Store { return idbshared.New("probe:" + place) })
	process := engine.NewProcess("t1", 4021, nil)
	js.Global().Set("run", js.FuncOf(func(_ js.Value, args []js.Value) any {
		backend, code := args[0].String(), args[1].String()
		return js.Global().Get("Promise").New(js.FuncOf(func(_ js.Value, settle []js.Value) any {
			resolve := settle[0]
			go func() { resolve.Invoke(run(servers, process, backend, code)) }()
			return nil
		}))
	}))
	select {}
}

func run(servers *shared.Servers, p *engine.Process, backend, code string) string {
	settings := py.NewDict(py.Str("BACKEND"), py.Str("django.core.cache.backends."+backend), py.Str("LOCATION"), py.Str("redis://127.0.0.1"), py.Str("max_entries"), py.Int(50))
	in := script.New(script.World{Now: p.Clock().Now, Cache: func(alias string, h engine.Hooks) (script.Cache, error) {
		return servers.Open(p, alias, settings, nil, h)
	}})
	r := in.Exec(code, script.Run{})
	switch {
	case r.Err != nil:
		return r.Output + r.Err.Error()
	case r.Repr != nil:
		return r.Output + *r.Repr
	}
	return r.Output
}
