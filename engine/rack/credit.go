package rack

import (
	"slices"
	"time"
)

// What one process may tell the others in a while, so that nobody keeps them
// busy by talking.

// credit is how many messages may still be handled. Its zero value is full.
type credit struct {
	spent, at float64
}

// take uses up one if there is one left; now is the wall time in seconds. There
// are burst at once, and perSecond come back.
func (c *credit) take(now, burst, perSecond float64) bool {
	c.spent = max(0, c.spent-max(0, now-c.at)*perSecond)
	c.at = now
	if c.spent+1 > burst {
		return false
	}
	c.spent++
	return true
}

const (
	stateBurst, stateRate       = 200, 100 // what a process that is known says of its calls
	peerBurst, peerRate         = 20, 5    // and what else it says unasked: greetings, moves of the clock
	strangerBurst, strangerRate = 32, 8    // greetings of those that no roster vouches for
	maxStrangers                = 64       // that are known at a time
	lateEvery                   = 50 * time.Millisecond
)

// metered tells whether a type of message costs credit: those of which the
// latest makes the others of its sender needless.
func metered(kind string) bool {
	switch kind {
	case msgHello, msgHere, msgState, msgCalls, msgBye, msgClock, msgShared, msgPing:
		return true
	}
	return false
}

// admit tells whether a message of a known process may be handled now. If not,
// the latest of its type is kept and handled later. The caller holds the lock.
func (r *Rack) admit(p *peer, e envelope) bool {
	if !metered(e.Type) {
		return true
	}
	i := slices.IndexFunc(p.late, func(l envelope) bool { return l.Type == e.Type })
	if i >= 0 && e.Type == msgState {
		p.passed++ // at least one event that nobody hears of
	}
	if p.takes(e.Type, r.cfg.Wall()) {
		if i >= 0 {
			p.late = slices.Delete(p.late, i, i+1)
		}
		return true
	}
	if i >= 0 {
		p.late[i] = e
	} else {
		p.late = append(p.late, e)
	}
	if !p.catching {
		p.catching = true
		go r.catchUp(p)
	}
	return false
}

// takes uses up the credit for a message of that type, if there is some left.
func (p *peer) takes(kind string, now float64) bool {
	if kind == msgState {
		return p.states.take(now, stateBurst, stateRate)
	}
	return p.credit.take(now, peerBurst, peerRate)
}

// catchUp handles what was kept of a process, once it has credit again.
func (r *Rack) catchUp(p *peer) {
	for {
		time.Sleep(lateEvery)
		r.mu.Lock()
		if r.peers[p.info.ID] != p || len(p.late) == 0 {
			p.late, p.catching = nil, false
			r.mu.Unlock()
			return
		}
		var kept []envelope
		for len(p.late) > 0 && p.takes(p.late[0].Type, r.cfg.Wall()) {
			kept = append(kept, p.late[0])
			p.late = slices.Delete(p.late, 0, 1)
		}
		r.mu.Unlock()
		for _, e := range kept {
			r.handle(e)
		}
	}
}
