//go:build js && wasm

package hostworker

import (
	"strings"
	"syscall/js"

	"locmem/engine/host"
	"locmem/wasm/jsx"
)

// Library is the address that the page gave to this Web Worker; "" if it gave none.
func Library() string { return jsx.Text(js.Global(), "locmemHost", "library") }

// Serve hosts processes for the page that started this Web Worker; it never returns.
// In a Web Worker of anybody else it returns at once.
//
// A message is an order of engine/host. Before it may stand the name of a channel and a
// space: each channel has a site of its own and is told of that one only, under its name.
// A name with nothing behind it ends the channel.
func Serve() {
	boot := jsx.Get(js.Global(), "locmemHost")
	if boot.Type() != js.TypeObject {
		return
	}
	post := func(v any) { _, _ = jsx.Call(boot, "post", v) }
	channels := map[string]*host.Server{}
	receive := func(message string) {
		name, rest := channelOf(message)
		s := channels[name]
		switch {
		case rest == "" && s != nil:
			s.Close()
			delete(channels, name)
		case rest == "":
		default:
			if s == nil {
				s = host.NewServer(func(message []byte) { post(name + string(message)) }, jsx.Pause)
				channels[name] = s
			}
			s.Receive([]byte(rest))
		}
	}
	boot.Set("receive", jsx.Func(func(args []js.Value) any {
		receive(args[0].String())
		return nil
	}))
	for early := boot.Get("early"); early.Length() > 0; {
		receive(early.Call("shift").String())
	}
	post(map[string]any{"ready": true})
	select {}
}

// channelOf splits a message into the name of its channel, with the space, and the rest.
func channelOf(message string) (name, rest string) {
	if strings.HasPrefix(message, "{") {
		return "", message
	}
	at := strings.IndexByte(message, ' ') + 1
	return message[:at], message[at:]
}
