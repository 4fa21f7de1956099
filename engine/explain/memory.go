package explain

import (
	"strings"

	"locmem/engine"
	"locmem/engine/rack"
	"locmem/engine/shared"
)

// What processes held at a place of the log, and what one of them lost at its end.

// end tells what a process lost at its end, and who came after it.
func (x *explainer) end(i int) {
	e := &x.log[i]
	x.say(Ended, i, e)
	count, named := 0, 0
	for _, h := range x.memory(i, "") {
		if h.pid != e.PID {
			continue
		}
		if count++; count <= lostNamed {
			b := x.say(LostIt, h.by, &x.log[h.by])
			b.Process, b.PID = e.Process, e.PID
			named++
		}
	}
	for n := range x.losses {
		l := &x.losses[n]
		if l.PID != e.PID || l.Name != e.Process || l.Known && l.Entries <= count {
			continue
		}
		if count = l.Entries; !l.Known && count == 0 {
			count = -1
		}
		known := x.told.Chain[1:]
		for _, key := range l.Keys {
			old := false
			for j := range known {
				old = old || known[j].Key == key
			}
			if named++; !old && named <= lostNamed {
				x.say(LostIt, -1, e).Key = key
			}
		}
	}
	x.told.Chain[0].Count = count
	for n := i; n < len(x.log); n++ {
		if l := &x.log[n]; l.Process == e.Process && (l.Kind == rack.ProcessStart || l.Kind == rack.ProcessFork) {
			why := Began
			if l.Kind == rack.ProcessFork {
				why = CopiedIt
			}
			x.say(why, n, l)
			return
		}
	}
}

// lostNamed is how many of the entries that ended with a process are named.
const lostNamed = 5

// held is an entry as the log tells of it.
type held struct {
	process string // that holds it
	pid     int    // 0: a shared cache does
	by      int    // the place of the call that stored it
	until   float64
}

// at tells whether it is the entry that a call of a process, or of a fork, is about.
func (x *explainer) at(h *held, pid int, location, fullKey string) bool {
	by := &x.log[h.by]
	return h.pid == pid && by.Location == location && by.FullKey == fullKey
}

// memory is what all processes held before place end, in the order in which it was
// stored, entries included whose time was over: of one key, or "" for all.
func (x *explainer) memory(end int, fullKey string) (all []held) {
	// drop forgets those that f chooses.
	drop := func(f func(h *held) bool) {
		kept := all[:0]
		for i := range all {
			if !f(&all[i]) {
				kept = append(kept, all[i])
			}
		}
		all = kept
	}
	for i := range x.log[:end] {
		l := &x.log[i]
		pid := l.PID
		switch l.Kind {
		case rack.ProcessStop:
			drop(func(h *held) bool { return h.pid == pid })
		case rack.ProcessFork:
			for n := range all[:len(all):len(all)] {
				if h := all[n]; h.process == l.Text && h.pid != 0 {
					h.process, h.pid = l.Process, pid
					all = append(all, h)
				}
			}
		}
		if l.Kind != rack.Called {
			continue
		}
		if shared.At(l.Location) {
			pid = 0
		}
		for _, full := range l.Evicted {
			drop(func(h *held) bool { return x.at(h, pid, l.Location, full) })
		}
		switch moves := strings.HasSuffix(l.Op, "_version"); {
		case l.Outcome != engine.Cleared && !moves && fullKey != "" && l.FullKey != fullKey:
		case l.Outcome == engine.Cleared:
			drop(func(h *held) bool { return h.pid == pid && x.log[h.by].Location == l.Location })
		case putsIn(l):
			until := l.Until()
			drop(func(h *held) bool {
				mine := x.at(h, pid, l.Location, l.FullKey)
				if mine && l.Timeout == "" { // incr: another value, under the old expiry
					until = h.until
				}
				// of incr_version the event names only the new version
				return mine || moves && h.pid == pid && x.log[h.by].Key == l.Key && x.log[h.by].Location == l.Location
			})
			all = append(all, held{l.Process, pid, i, until})
		case l.Op == "touch" && l.Outcome == engine.Stored:
			for n := range all {
				if x.at(&all[n], pid, l.Location, l.FullKey) {
					all[n].until = l.Until()
				}
			}
		case l.Outcome == engine.Deleted || l.Outcome == engine.Expired || l.Outcome == engine.Miss:
			drop(func(h *held) bool { return x.at(h, pid, l.Location, l.FullKey) })
		}
	}
	return all
}
