package rack

import "slices"

// Messages of those that are not known yet: a newcomer may call, or move the
// clock, before the roster was asked who it is. They wait for the next list.

const (
	maxEarly   = 64       // messages that wait
	earlyOfOne = 8        // of them of one sender
	earlyBytes = 64 << 10 // of one message
)

// keepEarly keeps a message until the roster has been asked. Of too many the
// newest stay, but one talker pushes out its own only.
func (r *Rack) keepEarly(e envelope) {
	if len(e.Body) > earlyBytes {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.again = true // in one step, so that no look in between drops it
	r.waits(e)
}

// waits adds to the messages that wait. The caller holds the lock.
func (r *Rack) waits(e envelope) {
	from := func(x envelope) bool { return x.From == e.From }
	n := 0
	for _, x := range r.early {
		if from(x) {
			n++
		}
	}
	if n >= earlyOfOne {
		i := slices.IndexFunc(r.early, from)
		if p := r.peers[e.From]; p != nil && r.early[i].Type == msgState {
			p.passed++ // at least one event that nobody hears of
		}
		r.early = slices.Delete(r.early, i, i+1)
	}
	if r.early = append(r.early, e); len(r.early) > maxEarly {
		r.early = r.early[1:]
	}
}

// inLine tells whether earlier messages of a process still wait or are being
// handled: later ones come after them. The caller holds the lock.
func (r *Rack) inLine(id string) bool {
	return r.settling == id || slices.ContainsFunc(r.early, func(e envelope) bool { return e.From == id })
}

// settle handles what waited of those that are known by now.
func (r *Rack) settle(listed map[string]bool) {
	for {
		list, some := r.takeEarly(listed)
		if !some {
			return
		}
		for _, e := range list {
			r.handle(e)
		}
	}
}

// takeEarly takes the messages of one process that is known by now, as far as it
// has credit; some is false if there is none. The others stay: those of processes
// that come next, that are listed but not met yet (one before may have their
// name), or that the roster is to be asked about again. The rest is dropped: the
// roster was asked after they came, and does not list their senders.
func (r *Rack) takeEarly(listed map[string]bool) (list []envelope, some bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.settling = ""
	var rest []envelope
	for _, e := range r.early {
		p := r.peers[e.From]
		switch {
		case p != nil && (r.settling == "" || r.settling == e.From):
			r.settling = e.From
			if r.admit(p, e) {
				list = append(list, e)
			}
		case p != nil || r.again || listed[e.From] && !r.ended[e.From]:
			rest = append(rest, e)
		}
	}
	r.early = rest
	return list, r.settling != ""
}
