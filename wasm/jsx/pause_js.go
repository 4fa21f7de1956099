//go:build js && wasm

package jsx

import (
	"sync"
	"syscall/js"
	"time"
)

// pauses wakes, one per message, the goroutines that wait in Pause.
var pauses struct {
	once    sync.Once
	port    js.Value // undefined: no MessageChannel
	mu      sync.Mutex
	waiting []chan struct{}
}

func openPauses() {
	ctor := Get(js.Global(), "MessageChannel")
	channel, err := New(ctor)
	if err != nil {
		return
	}
	pauses.port = channel.Get("port2")
	channel.Get("port1").Set("onmessage", Func(func([]js.Value) any {
		pauses.mu.Lock()
		defer pauses.mu.Unlock()
		if len(pauses.waiting) > 0 {
			close(pauses.waiting[0])
			pauses.waiting = pauses.waiting[1:]
		}
		return nil
	}))
}

// Pause lets the browser handle what waits (clicks, messages, painting) and
// comes back. It goes through a MessageChannel: a timer would take up to a
// second in a hidden tab. Not to be called where JavaScript waits for an
// answer, see [Func].
func Pause() {
	pauses.once.Do(openPauses)
	if pauses.port.IsUndefined() {
		time.Sleep(time.Millisecond)
		return
	}
	woken := make(chan struct{})
	pauses.mu.Lock()
	pauses.waiting = append(pauses.waiting, woken)
	pauses.mu.Unlock()
	pauses.port.Call("postMessage", js.Null())
	<-woken
}
