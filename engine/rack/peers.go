package rack

import (
	"context"
	"encoding/json"
	"time"

	"locmem/engine"
)

func (r *Rack) post(e envelope, body any) {
	e.From = r.id
	r.mu.Lock()
	left := r.left
	r.mu.Unlock()
	if left {
		return
	}
	if raw, err := e.encode(body); err == nil {
		// A message that cannot be posted is as good as lost on the way: who
		// waits for an answer finds that out by itself.
		_ = r.cfg.Bus.Post(raw)
	}
}

// receive handles a message at once: timers of hidden tabs are slow, callbacks
// are not.
func (r *Rack) receive(message []byte) {
	e, ok := decodeEnvelope(message)
	if !ok {
		return
	}
	if e.From == r.id {
		r.disown(e)
		return
	}
	if e.To != "" && e.To != r.id {
		return
	}
	r.mu.Lock()
	p := r.peers[e.From]
	now := false
	switch {
	case p != nil && r.inLine(e.From):
		r.waits(e)
	case p != nil:
		now = r.admit(p, e)
	}
	r.mu.Unlock()
	switch {
	case p == nil:
		r.stranger(e)
	case now:
		r.handle(e)
	}
}

// handle does what a message of a known process asks for.
func (r *Rack) handle(e envelope) {
	r.heard(e.From)
	switch e.Type {
	case msgHello, msgHere:
		r.greeted(e)
	case msgState, msgBye:
		var s state
		if json.Unmarshal(e.Body, &s) == nil && s.valid(e.From) {
			r.told(s)
			if e.Type == msgBye && !r.sure { // else the roster tells
				r.gone(e.From)
			}
		}
	case msgCalls:
		r.righted(e)
	case msgClock:
		var m clockMove
		if json.Unmarshal(e.Body, &m) == nil {
			r.adopt(m.Clock, e.From, false)
		}
	case msgShared:
		go r.readBeside(context.Background()) // whether it was true, or forged, the journal tells
	case msgPing:
		r.post(envelope{Type: msgPong, To: e.From}, nil)
	case msgAccept, msgReply:
		r.answered(e)
	case msgExec, msgSnapshot, msgRestart, msgStop:
		r.offered(e)
	case msgGo:
		r.confirmed(e)
	}
}

func (r *Rack) greeted(e envelope) {
	var g greeting
	s := &state{}
	if json.Unmarshal(e.Body, &g) == nil {
		s.Info = g.Info
	}
	if !s.valid(e.From) || !r.told(*s) {
		return
	}
	r.mu.Lock()
	asks := r.sure || r.asks
	r.mu.Unlock()
	if asks {
		r.adopt(g.Clock, e.From, true)
	}
	if e.Type == msgHello {
		r.greet(msgHere, e.From)
		return
	}
	select {
	case r.greetings <- struct{}{}:
	default:
	}
}

// adopt takes over the clock of another tab. What a newcomer finds is no move.
func (r *Rack) adopt(s clockState, from string, found bool) {
	r.mu.Lock()
	name := ""
	if p := r.peers[from]; p != nil {
		name = p.info.Name
	}
	r.mu.Unlock()
	if moved, ok := r.clock.adopt(s); ok && moved != 0 {
		if found {
			moved = 0
		}
		r.notices.add(Notice{Clock: &ClockNotice{Offset: s.Offset, By: moved, From: name, Time: r.cfg.Wall()}})
		r.self.flush(true) // the next expiry may be another one now
	}
}

// valid tells whether a process may say this about itself, and cuts what is
// more than it should say: others write on the channel of a shared origin, too.
func (s *state) valid(from string) bool {
	i := &s.Info
	if i.ID != from || !validName(i.Name) || i.Entries < 0 || i.Bytes < 0 {
		return false
	}
	if len(i.Keys) > KeysKnown {
		i.Keys = i.Keys[:KeysKnown]
	}
	var own []engine.Event
	for _, e := range s.Events {
		if e.PID == i.PID && e.Process == i.Name && len(own) < burst {
			own = append(own, e)
		}
	}
	s.Events, s.Skipped, s.Evicted = own, max(s.Skipped, 0), max(s.Evicted, 0)
	return true
}

// validName tells whether a process may be called so: short, of letters, digits
// and dots.
func validName(name string) bool {
	for _, c := range []byte(name) {
		if c != '.' && (c < '0' || c > '9') && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') {
			return false
		}
	}
	return name != "" && len(name) <= 40
}

// told keeps what a peer says about itself and passes it on. It is false for one
// that is not known, has ended, or goes by another name or pid than it has.
func (r *Rack) told(s state) bool {
	r.mu.Lock()
	p := r.peers[s.Info.ID]
	if p == nil || s.Info.Name != p.info.Name || s.Info.PID != p.info.PID {
		r.mu.Unlock()
		return false
	}
	s.Info.Self, s.Info.Alive, s.Info.Answering = false, true, true
	s.Info.Kind, s.Info.StartedAt = p.info.Kind, p.info.StartedAt
	s.Skipped += p.passed
	p.info, p.passed = s.Info, 0
	r.mu.Unlock()
	r.notices.tell(s, r.cfg.Wall(), r.clock.Offset())
	return true
}

// heard notes a sign of life.
func (r *Rack) heard(id string) {
	r.mu.Lock()
	p := r.peers[id]
	if p == nil {
		r.mu.Unlock()
		return
	}
	p.asked = 0
	back := !p.info.Answering
	p.info.Answering = true
	info := p.info
	r.mu.Unlock()
	if back {
		r.notices.add(Notice{Process: &ProcessNotice{Change: Changed, Info: info, Time: r.cfg.Wall()}})
	}
}

// pingLoop asks now and then whether the others answer, while somebody looks.
func (r *Rack) pingLoop(stop <-chan struct{}) {
	t := time.NewTicker(pingEvery)
	defer t.Stop()
	for {
		select {
		case <-stop:
			return
		case <-t.C:
			if at := r.Self().Info().NextExpiry; at != 0 && at <= r.clock.Now() {
				r.self.flush(true) // time has passed it: the others need the one after
			}
			if r.cfg.Visible() {
				r.ping()
			}
		}
	}
}

// ping asks everybody, and marks as silent who was asked long ago.
func (r *Rack) ping() {
	now := r.cfg.Wall()
	var silent []Info
	r.mu.Lock()
	for _, p := range r.peers {
		if p.asked == 0 {
			p.asked = now
		}
		if p.info.Answering && now-p.asked > silence {
			p.info.Answering = false
			silent = append(silent, p.info)
		}
	}
	some := len(r.peers) > 0
	r.mu.Unlock()
	if some {
		r.post(envelope{Type: msgPing}, nil)
	}
	for _, i := range silent {
		r.notices.add(Notice{Process: &ProcessNotice{Change: Changed, Info: i, Time: now}})
	}
}

// serve does what another process asked for. The work runs apart, so that the
// callback that brought the message returns at once.
func (r *Rack) serve(e envelope) {
	reply := func(body any) { r.post(envelope{Type: msgReply, To: e.From, Re: e.Seq}, body) }
	switch e.Type {
	case msgExec:
		var req Request
		if err := json.Unmarshal(e.Body, &req); err != nil {
			reply(Reply{Error: &Raised{Type: "SystemError", Message: "the call could not be read: " + err.Error()}})
			return
		}
		wait := r.self.enqueue(context.Background(), req)
		go func() {
			if res, err := wait(); err == nil {
				reply(res)
			}
		}()
	case msgSnapshot:
		var id *EntryID
		if json.Unmarshal(e.Body, &id) == nil && id != nil {
			reply(r.self.inspect(*id))
			return
		}
		reply(r.self.memory())
	case msgStop:
		r.self.stop()
		reply(nil)
	case msgRestart:
		reply(nil)
		r.restartSelf()
	}
}

// restartSelf ends this process. The host starts it anew.
func (r *Rack) restartSelf() {
	r.notices.add(Notice{Process: &ProcessNotice{Change: Restarts, Info: r.Self().Info(), Time: r.cfg.Wall()}})
	r.cfg.Restart()
}
