//go:build js && wasm

// Package bus carries messages between the tabs of one origin through a
// BroadcastChannel. Messages are text. They are handled inside the event that
// brings them, so a hidden tab answers as fast as a visible one.
package bus

import (
	"errors"
	"sync"
	"syscall/js"

	"locmem/engine/rack"
	"locmem/wasm/jsx"
)

// ErrMissing tells that this browser has no BroadcastChannel.
var ErrMissing = errors.New("this browser has no BroadcastChannel")

// ErrClosed is the error of Post after Close.
var ErrClosed = errors.New("the channel is closed")

// maxMessage bounds a message, in UTF-16 units: what is longer is none of ours
// and is not even copied.
const maxMessage = 4 << 20

// length is that of a text, in UTF-16 units; only an object says it.
func length(text js.Value) int { return js.Global().Get("Object").Invoke(text).Length() }

// Bus is rack.Bus on one BroadcastChannel. It may be used from any goroutine.
type Bus struct {
	channel js.Value
	undo    jsx.Undo

	mu     sync.Mutex
	closed bool
}

var _ rack.Bus = (*Bus)(nil)

// Open joins the channel of that name. Close leaves it.
func Open(name string) (*Bus, error) {
	ctor := jsx.Get(js.Global(), "BroadcastChannel")
	if ctor.Type() != js.TypeFunction {
		return nil, ErrMissing
	}
	channel, err := jsx.New(ctor, name)
	if err != nil {
		return nil, err
	}
	b := &Bus{channel: channel}
	b.undo.Add(func() { _, _ = jsx.Call(channel, "close") })
	// What cannot be read (messageerror) came from somebody else's code.
	b.undo.Add(jsx.Listen(channel, "messageerror", func(js.Value) {}))
	return b, nil
}

// Post sends a message, which must be UTF-8, to everybody else on the channel.
// It does not wait for them.
func (b *Bus) Post(message []byte) error {
	b.mu.Lock()
	closed := b.closed
	b.mu.Unlock()
	if closed {
		return ErrClosed
	}
	_, err := jsx.Call(b.channel, "postMessage", string(message))
	return err
}

// Listen calls f with each message of others, one at a time and in order,
// until undo or Close. As long as f does not wait, it is done before the event
// that brought the message is; if it waits, messages queue behind it.
func (b *Bus) Listen(f func(message []byte)) (undo func()) {
	q := &queue{f: f}
	stop := jsx.Listen(b.channel, "message", func(event js.Value) {
		if text := event.Get("data"); text.Type() == js.TypeString && length(text) <= maxMessage {
			q.add([]byte(text.String()))
		}
	})
	undo = sync.OnceFunc(func() {
		stop()
		q.end()
	})
	b.undo.Add(undo)
	return undo
}

// Closer is a JavaScript function that leaves the channel. It works even when
// the Go program has ended.
func (b *Bus) Closer() js.Value {
	bound, err := jsx.Call(jsx.Get(b.channel, "close"), "bind", b.channel)
	if err != nil {
		return js.Undefined()
	}
	return bound
}

// Close leaves the channel and ends all listening. A message posted just
// before is still delivered.
func (b *Bus) Close() {
	b.mu.Lock()
	b.closed = true
	b.mu.Unlock()
	b.undo.Run()
}

// queue hands messages to f one at a time, on the goroutine that adds.
type queue struct {
	f func([]byte)

	mu      sync.Mutex
	waiting [][]byte
	busy    bool
	ended   bool
}

func (q *queue) add(message []byte) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.ended {
		return
	}
	q.waiting = append(q.waiting, message)
	if q.busy {
		return
	}
	q.busy = true
	defer func() { q.busy = false }()
	for len(q.waiting) > 0 && !q.ended {
		next := q.waiting[0]
		q.waiting = q.waiting[1:]
		q.call(next)
	}
}

// call runs f without the lock, which it takes again in any case: after a
// panic the next message is handled all the same.
func (q *queue) call(message []byte) {
	q.mu.Unlock()
	defer q.mu.Lock()
	q.f(message)
}

func (q *queue) end() {
	q.mu.Lock()
	q.ended, q.waiting = true, nil
	q.mu.Unlock()
}
