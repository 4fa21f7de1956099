package model

import (
	"context"
	"errors"

	"locmem/engine/explain"
	"locmem/engine/rack"
)

// Past is how far a reader has come in the log of a Model's processes; zero is its
// beginning.
type Past struct {
	log, seq uint64
}

// recorder is a rack with a log of everything.
type recorder interface {
	Past(ctx context.Context, after uint64, n int) ([]rack.SiteEvent, error)
	Explain(ctx context.Context, ask explain.Ask) (*explain.Told, error)
	// Log tells the log from others.
	Log() uint64
}

// Recorded tells whether there is a log of everything, see Past. There is none of tabs:
// they tell each other of some calls only, see Items.
func (m *Model) Recorded() bool {
	_, ok := m.rack.(recorder)
	return ok
}

// Past returns at most n events after what was read before, oldest first. It waits for
// whom the processes run in. anew tells that they are the first of another log, or that
// some between were dropped: what was read before is no part of it. err is not nil where
// nothing could be read, or another log began meanwhile: ask again, with what is next.
func (m *Model) Past(read Past, n int) (events []rack.SiteEvent, next Past, anew bool, err error) {
	r, ok := m.rack.(recorder)
	if !ok {
		return nil, read, false, nil
	}
	log := r.Log()
	if next = read; next.log != log {
		next, anew = Past{log: log}, true
	}
	ctx, end := callContext()
	defer end()
	events, err = r.Past(ctx, next.seq, n)
	if err == nil && r.Log() != log {
		err = errors.New("another log began")
	}
	if err != nil {
		return nil, read, false, err
	}
	if len(events) > 0 {
		anew = anew || events[0].Seq != next.seq+1
		next.seq = events[len(events)-1].Seq
	}
	return events, next, anew, nil
}

// Items are all items of the log, oldest first.
func (m *Model) Items() []Item {
	m.mu.Lock()
	defer m.mu.Unlock()
	return append([]Item(nil), m.log.items...)
}

// ByClock are all items of the log, oldest first, with their times by the clock: what is
// listed by the wall stays where it was when the clock is moved.
func (m *Model) ByClock() []Item {
	items, offset := m.Items(), m.Offset()
	for i := len(items) - 1; i >= 0; i-- {
		items[i].Time += offset
		if items[i].Kind == ClockBy {
			offset -= items[i].Seconds
		}
	}
	return items
}
