package model

import "locmem/engine/rack"

// Past is how far a reader has come in the log of a Model's processes; zero is its
// beginning.
type Past struct {
	of  any
	seq uint64
}

// recorder is a rack with a log of everything. It returns whose log it is, and events
// after the one of a number if it is still the log of that, else its first.
type recorder interface {
	Past(of any, after uint64, n int) (from any, events []rack.SiteEvent)
}

// Past returns at most n events after what was read before, oldest first. anew tells
// that they are the first of another log, or that some between were dropped: what was
// read before is no part of it. ok is false where there is no such log, which is so
// of tabs: they tell each other of some calls only, see Items.
func (m *Model) Past(read Past, n int) (events []rack.SiteEvent, next Past, anew, ok bool) {
	r, ok := m.rack.(recorder)
	if !ok {
		return nil, read, false, false
	}
	from, events := r.Past(read.of, read.seq, n)
	next = Past{from, read.seq}
	if from != read.of {
		next.seq, anew = 0, true
	}
	if len(events) > 0 {
		anew = anew || events[0].Seq != next.seq+1
		next.seq = events[len(events)-1].Seq
	}
	return events, next, anew, true
}

// Items are all items of the log, oldest first.
func (m *Model) Items() []Item {
	m.mu.Lock()
	defer m.mu.Unlock()
	return append([]Item(nil), m.log.items...)
}
