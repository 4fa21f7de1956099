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
	// Over names, by entry, the threads whose writes are lost under the value that is
	// there: it was made of one that was older than they.
	Over map[string][]string
}

// RecentCall is the last call of a process, and how many entries it threw out, or
// calls that came with it and are not listed.
type RecentCall struct {
	Event   engine.Event
	Evicted int
	// Gone is the key of the entry that it threw out, if it was one.
	Gone string
	// TwoSteps tells that the call set a key which its thread, one of several, had just
	// got: what another thread wrote in between is gone.
	TwoSteps bool
}

// EntryID names an entry of a process.
func EntryID(process, fullKey string) string { return process + " " + fullKey }

// Recent reads the log from its end.
func (m *Model) Recent() Recent {
	m.mu.Lock()
	defer m.mu.Unlock()
	r := Recent{Calls: map[string]RecentCall{}, Lasts: map[string]float64{}, Over: overwritten(m.log.items)}
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
			c.TwoSteps = e.Thread != "" && c.Event.Op == "set" && c.Event.Outcome == engine.Stored && e.Op == "get" &&
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
	for name, c := range r.Calls {
		if c.Evicted == 1 && len(c.Event.Evicted) == 1 {
			c.Gone = m.log.keyOf(c.Event.Location, c.Event.Evicted[0])
			r.Calls[name] = c
		}
	}
	return r
}

// keyOf is the caller's key of a full one, as far as the log has it.
func (l *log) keyOf(location, full string) string {
	for n := len(l.items) - 1; n >= 0; n-- {
		if e := l.items[n].Event; e != nil && e.FullKey == full && e.Location == location {
			return e.Key
		}
	}
	return full
}

// overwritten finds the writes that were lost between the get and the set of another
// thread, by entry.
func overwritten(items []Item) map[string][]string {
	type history struct {
		writes []string       // the threads that wrote
		read   map[string]int // how many writes a thread had seen when it last got it
		lost   []string
	}
	all, last := map[string]*history{}, map[string]string{} // by thread: what it got in its last call
	for _, i := range items {
		e := i.Event
		if i.Kind != Call {
			continue
		}
		id, who := EntryID(e.Process, e.FullKey), e.Process+"."+e.Thread
		h, before := all[id], last[who]
		last[who] = ""
		switch {
		case e.Outcome == engine.Hit && e.Op == "get" && e.Thread != "":
			if h == nil {
				h = &history{read: map[string]int{}}
				all[id] = h
			}
			h.read[who], last[who] = len(h.writes), id
		case h == nil || e.Outcome != engine.Stored:
		case e.Op == "incr" || e.Op == "decr":
			h.writes = append(h.writes, who)
		case e.Op == "set" && before != id: // a new beginning
			delete(all, id)
		case e.Op == "set":
			h.lost = append(h.lost, h.writes[h.read[who]:]...)
			h.writes = append(h.writes, who)
		}
	}
	over := map[string][]string{}
	for id, h := range all {
		if len(h.lost) > 0 {
			over[id] = h.lost
		}
	}
	return over
}
