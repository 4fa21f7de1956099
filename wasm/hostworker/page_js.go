//go:build js && wasm

package hostworker

import (
	"sync"
	"syscall/js"
	"time"

	"locmem/engine/host"
	"locmem/wasm/jsx"
)

// Start says what a Web Worker starts from.
type Start struct {
	Script  string   // the address of host.js
	Glue    string   // the address of wasm_exec.js
	Module  js.Value // the compiled program
	Library string   // the address of the Python that programs can import
}

// ReadyTime is how long a Web Worker may take to start before the page hosts the
// processes itself.
const ReadyTime = 15 * time.Second

// Dial starts a Web Worker for every channel. Where there are none, or they do not
// start here, the channel leads into the page: pause then lets the browser draw and
// hear. What is sent before that is known arrives all the same.
func Dial(s Start, pause func()) host.Dial {
	d := &dialer{start: s, inPage: host.InProgram(pause)}
	return d.dial
}

type dialer struct {
	start  Start
	inPage host.Dial

	mu     sync.Mutex
	refuse bool // no Web Worker starts here: none is tried again
}

func (d *dialer) dial(receive func([]byte), gone func(string)) (host.Port, error) {
	d.mu.Lock()
	refuse := d.refuse
	d.mu.Unlock()
	if refuse || d.start.Module.IsUndefined() || d.start.Module.IsNull() {
		return d.inPage(receive, gone)
	}
	worker, err := jsx.New(jsx.Get(js.Global(), "Worker"), d.start.Script)
	if err != nil {
		return d.inPage(receive, gone)
	}
	p := &port{d: d, worker: worker, gone: gone}
	p.in.Listen(receive)
	heard := jsx.Func(func(args []js.Value) any { // not Listen: messages have an order
		p.message(args[0].Get("data"))
		return nil
	})
	worker.Set("onmessage", heard)
	p.undo.Add(heard.Release)
	p.undo.Add(jsx.Listen(worker, "error", func(event js.Value) {
		_, _ = jsx.Call(event, "preventDefault")
		p.died(jsx.Text(event, "message"))
	}))
	if _, err := jsx.Call(worker, "postMessage", map[string]any{"glue": d.start.Glue, "module": d.start.Module, "library": d.start.Library}); err != nil {
		p.Close()
		return d.inPage(receive, gone)
	}
	timer := time.AfterFunc(ReadyTime, func() { p.died("") })
	p.undo.Add(func() { timer.Stop() })
	return p, nil
}

// port is a channel to a Web Worker, or to the page itself if that did not start.
type port struct {
	d      *dialer
	worker js.Value
	in     host.Inbox // what the Web Worker sends
	gone   func(string)
	undo   jsx.Undo

	mu     sync.Mutex
	ready  bool
	closed bool
	early  [][]byte
	page   host.Port // instead of the Web Worker
}

func (p *port) message(data js.Value) {
	if data.Type() == js.TypeString {
		p.in.Put([]byte(data.String()))
		return
	}
	if dead := jsx.Get(data, "dead"); dead.Type() == js.TypeString {
		p.died(dead.String())
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed || p.page != nil {
		return
	}
	p.ready = true
	for _, m := range p.early {
		p.post(m)
	}
	p.early = nil
}

// died tells that the Web Worker has ended; if it never was there, the page takes its
// place.
func (p *port) died(why string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed || p.page != nil {
		return
	}
	if p.ready {
		if why != "" {
			p.closed = true
			_, _ = jsx.Call(p.worker, "terminate")
			jsx.Go(func() { p.gone(why) })
		}
		return
	}
	p.d.mu.Lock()
	p.d.refuse = true
	p.d.mu.Unlock()
	_, _ = jsx.Call(p.worker, "terminate")
	page, err := p.d.inPage(p.in.Put, p.gone)
	if err != nil {
		return
	}
	p.page = page
	for _, m := range p.early {
		page.Send(m)
	}
	p.early = nil
}

func (p *port) Send(message []byte) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.closed:
	case p.page != nil:
		p.page.Send(message)
	case p.ready:
		p.post(message)
	default:
		p.early = append(p.early, message)
	}
}

func (p *port) post(message []byte) { _, _ = jsx.Call(p.worker, "postMessage", string(message)) }

func (p *port) Close() {
	p.mu.Lock()
	p.closed = true
	page := p.page
	p.mu.Unlock()
	if page != nil {
		page.Close()
	}
	_, _ = jsx.Call(p.worker, "terminate")
	p.in.Close()
	p.undo.Run()
}

func (p *port) Ends() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.page == nil && p.ready
}
