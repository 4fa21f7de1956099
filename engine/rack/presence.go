package rack

import (
	"context"
	"encoding/json"
	"maps"
	"time"
)

// Who is there. Where the roster knows, it is asked, and no message makes, ends
// or renames a process; where it has no way to know, messages are believed, a
// few strangers at a time.

// peer is a process in another tab.
type peer struct {
	info    Info
	asked   float64 // wall time of the first ping since; 0: none
	unwatch func()
	ending  bool // it is mourned

	states   credit     // for what it says of its calls
	credit   credit     // for the rest
	late     []envelope // the latest of each type that there was no credit for, as they came
	catching bool       // a goroutine is to handle those
	passed   int        // states that a later one took the place of
}

const (
	// lastWords is how long a process that was seen to end is still listened to:
	// what it said last may be on its way, for the roster is no part of the bus.
	lastWords = 40 * time.Millisecond
	// lookTime is how long the roster may take to list who is there.
	lookTime = 5 * time.Second
)

// mourn removes a process once its last words had time to arrive. It waits by
// pauses: timers of a hidden tab are a second late.
func (r *Rack) mourn(id string) {
	r.mu.Lock()
	p := r.peers[id]
	first := p != nil && !p.ending
	if first {
		p.ending = true
	}
	r.mu.Unlock()
	if !first {
		return
	}
	for start := time.Now(); time.Since(start) < lastWords; {
		r.cfg.Pause()
	}
	r.gone(id)
}

// stranger handles a message of a process that is not known.
func (r *Rack) stranger(e envelope) {
	if r.sure {
		r.keepEarly(e)
		r.look()
		return
	}
	r.mu.Lock()
	heard := len(r.peers) < maxStrangers && r.strangers.take(r.cfg.Wall(), strangerBurst, strangerRate)
	r.mu.Unlock()
	if !heard {
		return
	}
	switch e.Type {
	case msgHello, msgHere:
		var g greeting
		if json.Unmarshal(e.Body, &g) == nil && (&state{Info: g.Info}).valid(e.From) && r.meet(g.Info) {
			r.handle(e)
		}
	case msgPing, msgPong, msgState:
		r.greet(msgHello, e.From) // it has only slept, or its greeting was missed
	}
}

// greet tells a process, or everybody (""), what this one is and has: hello asks
// for the same, here does not.
func (r *Rack) greet(kind, to string) {
	r.mu.Lock()
	info := r.info
	r.mu.Unlock()
	r.post(envelope{Type: kind, To: to}, greeting{info, r.clock.state()})
}

// look asks the roster who is there, and once more if it is called meanwhile:
// a thousand messages of strangers are a few questions.
func (r *Rack) look() {
	r.mu.Lock()
	start := !r.looking && !r.left
	r.looking, r.again = true, true
	r.mu.Unlock()
	if start {
		go r.looks()
	}
}

func (r *Rack) looks() {
	for {
		r.mu.Lock()
		if !r.again || r.left {
			r.looking = false
			r.mu.Unlock()
			return
		}
		r.again = false
		r.mu.Unlock()
		ctx, cancel := context.WithTimeout(context.Background(), lookTime)
		others, err := r.cfg.Roster.Members(ctx)
		cancel()
		if err != nil || !r.sure { // who is not known yet says something again
			continue
		}
		infos := infosOf(others)
		listed := make(map[string]bool, len(infos))
		for _, i := range infos {
			listed[i.ID] = true
		}
		r.miss(listed)
		for _, i := range infos {
			if r.meet(i) {
				r.greet(msgHere, i.ID)
			}
		}
		r.settle(listed)
	}
}

// endedKept is how many ids of the ended are remembered without a question.
const endedKept = 256

// miss mourns those that a list does not have: they were on an earlier one, and
// their watch may have been refused. Ids of the ended are forgotten with it once
// they are many.
func (r *Rack) miss(listed map[string]bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for id, p := range r.peers {
		if !listed[id] && !p.ending {
			go r.mourn(id)
		}
	}
	if len(r.ended) > endedKept {
		maps.DeleteFunc(r.ended, func(id string, _ bool) bool { return !listed[id] })
	}
}

// infosOf is what is known of members that have not said a word, without those
// that cannot be ours.
func infosOf(members []Member) (list []Info) {
	for _, m := range members {
		if m.ID != "" && validName(m.Name) {
			list = append(list, Info{ID: m.ID, Name: m.Name, PID: m.PID, StartedAt: m.StartedAt, Kind: Tab})
		}
	}
	return list
}

// meet registers a process, unless it is known or has ended. A name belongs to
// one process: the next of that name is met when the end of the one before has
// been seen.
func (r *Rack) meet(i Info) bool {
	i.Self, i.Alive, i.Answering = false, true, true
	p := &peer{info: i, unwatch: func() {}}
	r.mu.Lock()
	if r.left || i.ID == r.id || r.ended[i.ID] || r.peers[i.ID] != nil || len(r.peers) >= maxNames || r.taken(i.Name) {
		r.mu.Unlock()
		return false
	}
	r.peers[i.ID] = p
	delete(r.dead, i.Name)
	r.mu.Unlock()
	r.notices.add(Notice{Process: &ProcessNotice{Change: Started, Info: i, Time: r.cfg.Wall()}})
	unwatch := r.cfg.Roster.Watch(memberOf(i), func() { go r.mourn(i.ID) })
	r.mu.Lock()
	p.unwatch = unwatch
	over := r.peers[i.ID] != p
	r.mu.Unlock()
	if over {
		unwatch()
	}
	return true
}

func memberOf(i Info) Member { return Member{i.ID, i.Name, i.PID, i.StartedAt} }

// taken tells whether a live process has that name. The caller holds the lock.
func (r *Rack) taken(name string) bool {
	if name == r.info.Name {
		return true
	}
	for _, p := range r.peers {
		if p.info.Name == name {
			return true
		}
	}
	return false
}

// maxDead is how many processes that ended are listed: where no roster vouches for
// names, anybody may invent some.
const maxDead = 128

// bury lists a process as ended, in place of the one that started first if there
// are many. The caller holds the lock.
func (r *Rack) bury(i Info) {
	r.dead[i.Name] = i
	for len(r.dead) > maxDead {
		first := i
		for _, d := range r.dead {
			if d.Name != i.Name && (first.Name == i.Name || d.StartedAt < first.StartedAt || d.StartedAt == first.StartedAt && d.Name < first.Name) {
				first = d
			}
		}
		delete(r.dead, first.Name)
	}
}

// gone removes a process that ended, however it did. Unless the roster knows
// that for sure it may be met again.
func (r *Rack) gone(id string) {
	r.mu.Lock()
	p := r.peers[id]
	if p == nil {
		r.mu.Unlock()
		return
	}
	delete(r.peers, id)
	if r.sure {
		r.ended[id] = true
	}
	p.info.Alive, p.info.Answering, p.info.Running = false, false, false
	r.bury(p.info)
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
	if r.sure {
		r.look() // the next of that name may be waiting
	}
}
