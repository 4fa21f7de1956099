package rack

import "sync"

// notices delivers notices one at a time and in order, without a lock held, to
// the listeners. What was told before the first listener came is kept for it.
type notices struct {
	mu         sync.Mutex
	listeners  []*func(Notice)
	queue      []Notice
	delivering bool
}

// Bounds of the queue: what is kept for the first listener, and what may wait
// for a slow one. Past it events are dropped; what happens to processes and the
// clock is few and has as much room again.
const (
	early  = 1000
	behind = 10000
)

func (n *notices) on(f func(Notice)) (undo func()) {
	one := &f
	n.mu.Lock()
	n.listeners = append(append([]*func(Notice){}, n.listeners...), one)
	n.mu.Unlock()
	n.deliver()
	return func() {
		n.mu.Lock()
		defer n.mu.Unlock()
		var rest []*func(Notice)
		for _, l := range n.listeners {
			if l != one {
				rest = append(rest, l)
			}
		}
		n.listeners = rest
	}
}

func (n *notices) add(x Notice) {
	n.mu.Lock()
	limit := behind
	if len(n.listeners) == 0 {
		limit = early
	}
	if len(n.queue) < limit || x.Event == nil && len(n.queue) < 2*limit {
		n.queue = append(n.queue, x)
	}
	n.mu.Unlock()
	n.deliver()
}

// deliver empties the queue unless somebody already does or nobody listens.
func (n *notices) deliver() {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.delivering {
		return
	}
	n.delivering = true
	defer func() { n.delivering = false }()
	for len(n.queue) > 0 && len(n.listeners) > 0 {
		x, listeners := n.queue[0], n.listeners
		n.queue = n.queue[1:]
		n.call(listeners, x)
	}
}

// call unlocks for the listeners, and locks again even if one panics.
func (n *notices) call(listeners []*func(Notice), x Notice) {
	n.mu.Unlock()
	defer n.mu.Lock()
	for _, f := range listeners {
		(*f)(x)
	}
}

// tell turns a state into notices, in the order in which things happened. offset
// is how far the clock of the events is ahead of now's.
func (n *notices) tell(s state, now, offset float64) {
	if s.Skipped > 0 {
		at := now
		if len(s.Events) > 0 { // the gap is before the events that are passed on
			at = min(at, s.Events[0].Time-offset)
		}
		n.add(Notice{Process: &ProcessNotice{Change: Skipped, Info: s.Info, Skipped: s.Skipped, Evicted: s.Evicted, Time: at}})
	}
	for i := range s.Events {
		n.add(Notice{Event: &s.Events[i]})
	}
	n.add(Notice{Process: &ProcessNotice{Change: Changed, Info: s.Info, Time: now}})
}

// heard tells whether anybody listens.
func (n *notices) heard() bool {
	n.mu.Lock()
	defer n.mu.Unlock()
	return len(n.listeners) > 0
}
