package rack

import (
	"context"
	"encoding/json"
	"sync"
	"time"

	"locmem/engine"
	"locmem/engine/script"
)

// selfHandle reaches the process hosted here.
type selfHandle struct{ r *Rack }

func (h *selfHandle) Info() Info {
	h.r.mu.Lock()
	defer h.r.mu.Unlock()
	return h.r.info
}

func (h *selfHandle) Exec(ctx context.Context, req Request) (Reply, error) {
	return h.r.self.run(ctx, req)
}

func (h *selfHandle) Snapshot(context.Context) (Memory, error) { return h.r.self.memory(), nil }

func (h *selfHandle) Subscribe(f func(engine.Event)) (undo func()) {
	return h.r.subscribe(h.Info(), f)
}

// remote reaches a process in another tab.
type remote struct {
	r    *Rack
	id   string
	name string
}

func (h *remote) Info() Info {
	h.r.mu.Lock()
	defer h.r.mu.Unlock()
	if p := h.r.peers[h.id]; p != nil {
		return p.info
	}
	return Info{ID: h.id, Name: h.name}
}

func (h *remote) Exec(ctx context.Context, req Request) (reply Reply, err error) {
	err = h.r.call(ctx, h.id, h.name, msgExec, req, &reply)
	return reply, err
}

func (h *remote) Snapshot(ctx context.Context) (m Memory, err error) {
	err = h.r.call(ctx, h.id, h.name, msgSnapshot, nil, &m)
	return m, err
}

func (h *remote) Subscribe(f func(engine.Event)) (undo func()) {
	return h.r.subscribe(h.Info(), f)
}

var _, _ Handle = (*selfHandle)(nil), (*remote)(nil)

func (r *Rack) subscribe(i Info, f func(engine.Event)) (undo func()) {
	return r.On(func(n Notice) {
		if n.Event != nil && n.Event.PID == i.PID && n.Event.Process == i.Name {
			f(*n.Event)
		}
	})
}

// Restart ends a process and starts it anew, empty, under its name. It returns
// when the old one has ended; this tab's own restart does not come back.
func (r *Rack) Restart(ctx context.Context, name string) error {
	h, err := r.Process(name)
	if err != nil {
		return err
	}
	if w, is := h.(*hosted); is {
		return w.s.Restart(ctx, name)
	}
	other, ok := h.(*remote)
	if !ok {
		r.restartSelf()
		return nil
	}
	ended := make(chan struct{})
	undo := r.On(func(n Notice) {
		if n.Process != nil && n.Process.Change == Stopped && n.Process.Info.ID == other.id {
			select {
			case <-ended:
			default:
				close(ended)
			}
		}
	})
	defer undo()
	err = r.call(ctx, other.id, name, msgRestart, nil, nil)
	if u, is := err.(*Unreachable); is && u.Why == Gone {
		return nil // it ended before it could say so
	}
	if err != nil {
		return err
	}
	select {
	case <-ended:
		return nil
	case <-time.After(restartWait):
		return &Unreachable{name, Silent}
	case <-ctx.Done():
		return ctx.Err()
	}
}

const restartWait = 10 * time.Second

// Stop ends the run in progress in a process; without one it does nothing.
func (r *Rack) Stop(ctx context.Context, name string) error {
	h, err := r.Process(name)
	if err != nil {
		return err
	}
	switch h := h.(type) {
	case *remote:
		return r.call(ctx, h.id, name, msgStop, nil, nil)
	case *hosted:
		return h.s.Stop(name)
	}
	r.self.stop()
	return nil
}

// noNames is an interpreter that knows the language and the modules, and no names.
func noNames() *script.Interp {
	return script.New(script.World{Aliases: []string{"default"}, Modules: Libraries.Modules})
}

// call is a request that waits for its reply.
type call struct {
	to       string
	once     sync.Once // it is accepted once
	accepted chan struct{}
	reply    chan json.RawMessage
	failed   chan error
}

func (c *call) fail(err error) {
	select {
	case c.failed <- err:
	default:
	}
}

const (
	acceptWait = 4 * time.Second // a process that does not say "accepted" by then is silent
	checkEvery = 2 * time.Second
)

// call sends a request and waits for the reply: as long as it takes while the
// other process lives and answers pings, never longer.
func (r *Rack) call(ctx context.Context, to, name, kind string, body, result any) error {
	c := &call{to: to, accepted: make(chan struct{}), reply: make(chan json.RawMessage, 1), failed: make(chan error, 1)}
	r.mu.Lock()
	if r.peers[to] == nil {
		r.mu.Unlock()
		return &Unreachable{name, Gone}
	}
	r.seq++
	seq := r.seq
	r.calls[seq] = c
	r.mu.Unlock()
	defer func() {
		r.mu.Lock()
		delete(r.calls, seq)
		r.mu.Unlock()
	}()
	r.post(envelope{Type: kind, To: to, Seq: seq}, body)
	wait := time.NewTicker(acceptWait)
	defer wait.Stop()
	accepted := c.accepted
	for {
		select {
		case raw := <-c.reply:
			if result == nil || len(raw) == 0 {
				return nil
			}
			return json.Unmarshal(raw, result)
		case err := <-c.failed:
			return err
		case <-ctx.Done():
			return ctx.Err()
		case <-accepted:
			accepted = nil
			wait.Reset(checkEvery)
		case <-wait.C:
			if accepted != nil || r.quiet(to) {
				return &Unreachable{name, Silent}
			}
			r.ping()
		}
	}
}

// quiet tells whether a process was pinged long ago and has not answered.
func (r *Rack) quiet(id string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	p := r.peers[id]
	return p == nil || p.asked != 0 && r.cfg.Wall()-p.asked > silence
}

// answered hands an accept or a reply to the call that waits for it, if it comes
// from the process that was called. A call that was accepted is told to go.
func (r *Rack) answered(e envelope) {
	r.mu.Lock()
	c := r.calls[e.Re]
	r.mu.Unlock()
	if c == nil || c.to != e.From {
		return
	}
	if e.Type == msgAccept {
		c.once.Do(func() {
			close(c.accepted)
			r.post(envelope{Type: msgGo, To: e.From, Re: e.Seq}, nil)
		})
		return
	}
	select {
	case c.reply <- e.Body:
	default:
	}
}
