//go:build js && wasm

package hostworker

import (
	"syscall/js"

	"locmem/engine/host"
	"locmem/wasm/jsx"
)

// Library is the address that the page gave to this Web Worker; "" if it gave none.
func Library() string { return jsx.Text(js.Global(), "locmemHost", "library") }

// Serve hosts processes for the page that started this Web Worker; it never returns.
// In a Web Worker of anybody else it returns at once.
func Serve() {
	boot := jsx.Get(js.Global(), "locmemHost")
	if boot.Type() != js.TypeObject {
		return
	}
	post := func(v any) { _, _ = jsx.Call(js.Global(), "postMessage", v) }
	s := host.NewServer(func(message []byte) { post(string(message)) }, jsx.Pause)
	boot.Set("receive", jsx.Func(func(args []js.Value) any {
		s.Receive([]byte(args[0].String()))
		return nil
	}))
	for early := boot.Get("early"); early.Length() > 0; {
		s.Receive([]byte(early.Call("shift").String()))
	}
	post(map[string]any{"ready": true})
	select {}
}
