package model

import (
	"strconv"

	"locmem/engine"
)

// Recent is what the log tells about the last calls, whatever its filter.
type Recent struct {
	Last  *engine.Event         // of all calls
	Calls map[string]RecentCall // by process
	// Lasts is how long an entry was to last, in seconds, by process and full key as
	// [EntryID] joins them.
	Lasts map[string]float64
}

// RecentCall is the last call of a process, and how many entries it threw out, or
// calls that came with it and are not listed.
type RecentCall struct {
	Event   engine.Event
	Evicted int
	// TwoSteps tells that the call set a key which its thread had just got: what another
	// thread wrote in between is gone.
	TwoSteps bool
}

// EntryID names an entry of a process.
func EntryID(process, fullKey string) string { return process + " " + fullKey }

// Recent reads the log from its end.
func (m *Model) Recent() Recent {
	m.mu.Lock()
	defer m.mu.Unlock()
	r := Recent{Calls: map[string]RecentCall{}, Lasts: map[string]float64{}}
	skipped := map[string]int{}
	before := map[string]bool{} // the call before the last one of a process's thread was seen
	for n := len(m.log.items) - 1; n >= 0; n-- {
		i := m.log.items[n]
		_, known := r.Calls[i.Process]
		if i.Kind == Skipped && !known {
			skipped[i.Process] += i.Evicted
		}
		if i.Kind != Call {
			continue
		}
		e := *i.Event
		if r.Last == nil {
			r.Last = &e
		}
		if !known {
			r.Calls[i.Process] = RecentCall{Event: e, Evicted: len(e.Evicted) + skipped[i.Process]}
		} else if c := r.Calls[i.Process]; !before[i.Process] && c.Event.PID == e.PID && c.Event.Thread == e.Thread {
			before[i.Process] = true
			c.TwoSteps = c.Event.Op == "set" && c.Event.Outcome == engine.Stored && e.Op == "get" &&
				c.Event.FullKey == e.FullKey && c.Event.Location == e.Location
			r.Calls[i.Process] = c
		}
		id := EntryID(i.Process, e.FullKey)
		if _, ok := r.Lasts[id]; !ok && e.Timeout != "" {
			if seconds, err := strconv.ParseFloat(e.Timeout, 64); err == nil {
				r.Lasts[id] = seconds
			}
		}
	}
	return r
}
