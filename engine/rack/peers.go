package rack

import (
	"context"
	"encoding/json"
	"time"

	"locmem/engine"
)

// lastWords is how long a process that was seen to end is still listened to:
// what it said last may be on its way, for the roster is no part of the bus.
const lastWords = 40 * time.Millisecond

// mourn removes a peer after a grace period, in which its last messages may
// arrive. It waits by pauses: timers of a hidden tab are a second late.
func (r *Rack) mourn(id string) {
	for start := time.Now(); time.Since(start) < lastWords; {
		r.cfg.Pause()
	}
	r.gone(id, !infers(r.cfg.Roster))
}

// infers tells whether a roster takes silence for the end, and may be wrong.
func infers(r Roster) bool {
	i, ok := r.(interface{ Infers() bool })
	return ok && i.Infers()
}

// peer is a process in another tab.
type peer struct {
	info    Info
	heard   float64 // wall time of its last message
	asked   float64 // wall time of the first ping since; 0: none
	unwatch func()
}

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
	if !ok || e.From == r.id || e.To != "" && e.To != r.id {
		return
	}
	r.heard(e.From)
	switch e.Type {
	case msgHello, msgHere:
		r.greeted(e)
	case msgState:
		var s state
		if json.Unmarshal(e.Body, &s) == nil && s.valid(e.From) {
			r.meet(s.Info)
			r.told(s)
		}
	case msgBye:
		var s state
		if json.Unmarshal(e.Body, &s) == nil && s.valid(e.From) {
			r.told(s)
			r.gone(e.From, true)
		}
	case msgClock:
		var m clockMove
		if json.Unmarshal(e.Body, &m) == nil {
			r.adopt(m.Clock, m.Name, false)
		}
	case msgPing:
		r.post(envelope{Type: msgPong, To: e.From}, nil)
		r.introduce(e.From)
	case msgPong:
		r.introduce(e.From)
	case msgAccept, msgReply:
		r.answered(e)
	case msgExec, msgSnapshot, msgRestart, msgStop:
		r.serve(e)
	}
}

func (r *Rack) greeted(e envelope) {
	var g greeting
	if json.Unmarshal(e.Body, &g) != nil || !(&state{Info: g.Info}).valid(e.From) {
		return
	}
	r.meet(g.Info)
	r.adopt(g.Clock, g.Info.Name, true)
	if e.Type == msgHere {
		select {
		case r.here <- struct{}{}:
		default:
		}
		return
	}
	r.mu.Lock()
	info := r.info
	r.mu.Unlock()
	r.post(envelope{Type: msgHere, To: e.From}, greeting{info, r.clock.state()})
}

// adopt takes over the clock of another tab. What a newcomer finds is no move.
func (r *Rack) adopt(s clockState, from string, found bool) {
	if moved, ok := r.clock.adopt(s); ok && moved != 0 {
		if found {
			moved = 0
		}
		r.notices.add(Notice{Clock: &ClockNotice{Offset: s.Offset, By: moved, From: from, Time: r.cfg.Wall()}})
		r.self.flush() // the next expiry may be another one now
	}
}

// introduce greets a process that is heard but not known: one that was taken
// for ended and has only slept, or whose greeting was missed.
func (r *Rack) introduce(id string) {
	r.mu.Lock()
	known := r.left || r.ended[id] || r.peers[id] != nil
	info := r.info
	r.mu.Unlock()
	if !known {
		r.post(envelope{Type: msgHello, To: id}, greeting{info, r.clock.state()})
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

// meet registers a peer, unless it is known, has ended or is one too many.
func (r *Rack) meet(i Info) {
	r.mu.Lock()
	if r.left || r.ended[i.ID] || r.peers[i.ID] != nil || len(r.peers) >= maxNames {
		r.mu.Unlock()
		return
	}
	var before string // who held the name until now, its end not yet noticed
	for id, p := range r.peers {
		if p.info.Name == i.Name {
			before = id
		}
	}
	i.Self, i.Alive, i.Answering = false, true, true
	p := &peer{info: i, heard: r.cfg.Wall(), unwatch: func() {}}
	r.peers[i.ID] = p
	r.mu.Unlock()
	if before != "" {
		r.gone(before, true)
	}
	r.mu.Lock()
	delete(r.dead, i.Name)
	r.mu.Unlock()
	r.notices.add(Notice{Process: &ProcessNotice{Change: Started, Info: i, Time: r.cfg.Wall()}})
	unwatch := r.cfg.Roster.Watch(i.ID, func() { go r.mourn(i.ID) })
	r.mu.Lock()
	p.unwatch = unwatch
	over := r.peers[i.ID] != p
	r.mu.Unlock()
	if over {
		unwatch()
	}
}

// told keeps what a peer says about itself and passes it on. Who is not known,
// or has ended, is not listened to.
func (r *Rack) told(s state) {
	r.mu.Lock()
	p := r.peers[s.Info.ID]
	if p == nil {
		r.mu.Unlock()
		return
	}
	s.Info.Self, s.Info.Alive, s.Info.Answering = false, true, true
	p.info = s.Info
	r.mu.Unlock()
	r.notices.tell(s, r.cfg.Wall(), r.clock.Offset())
}

// heard notes a sign of life.
func (r *Rack) heard(id string) {
	r.mu.Lock()
	p := r.peers[id]
	if p == nil {
		r.mu.Unlock()
		return
	}
	p.heard, p.asked = r.cfg.Wall(), 0
	back := !p.info.Answering
	p.info.Answering = true
	info := p.info
	r.mu.Unlock()
	if back {
		r.notices.add(Notice{Process: &ProcessNotice{Change: Changed, Info: info, Time: r.cfg.Wall()}})
	}
}

// gone removes a peer that ended, however it did. Unless that is sure it may be
// registered again.
func (r *Rack) gone(id string, sure bool) {
	r.mu.Lock()
	p := r.peers[id]
	if p == nil {
		r.mu.Unlock()
		return
	}
	delete(r.peers, id)
	if sure {
		r.ended[id] = true
	}
	p.info.Alive, p.info.Answering, p.info.Running = false, false, false
	r.dead[p.info.Name] = p.info
	info := p.info
	unwatch := p.unwatch
	for _, c := range r.calls {
		if c.to == id {
			c.fail(&Unreachable{info.Name, Gone})
		}
	}
	r.mu.Unlock()
	unwatch()
	r.notices.add(Notice{Process: &ProcessNotice{Change: Stopped, Info: info, Loss: lossOf(info), Time: r.cfg.Wall()}})
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
				r.self.flush() // time has passed it: the others need the one after
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
	r.post(envelope{Type: msgAccept, To: e.From, Re: e.Seq}, nil)
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
