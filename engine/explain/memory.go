package explain

import (
	"cmp"
	"maps"
	"sort"

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
			if old {
				continue
			}
			if named++; named <= lostNamed {
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
	since   int    // the place of that call, or of the fork that brought it
	until   float64
}

// spot is where an entry is held; pid 0: in a shared cache.
type spot struct {
	pid               int
	location, fullKey string
}

// memory is what all processes held before place end, in the order in which it came
// there, entries included whose time was over: of one key, or "" for all.
func (x *explainer) memory(end int, fullKey string) []held {
	all := map[spot]held{}
	for i := range x.log[:end] {
		l := &x.log[i]
		pid := l.PID
		switch l.Kind {
		case rack.ProcessStop:
			maps.DeleteFunc(all, func(at spot, _ held) bool { return at.pid == pid })
		case rack.ProcessFork:
			forked := map[spot]held{}
			for at, h := range all {
				if h.process == l.Text && at.pid != 0 {
					at.pid, h.process, h.pid, h.since = pid, l.Process, pid, i
					forked[at] = h
				}
			}
			maps.Copy(all, forked)
		}
		if l.Kind != rack.Called {
			continue
		}
		if shared.At(l.Location) {
			pid = 0
		}
		at := func(fullKey string) spot { return spot{pid, l.Location, fullKey} }
		for _, full := range l.Evicted {
			delete(all, at(full))
		}
		old, there := all[at(l.FullKey)]
		switch {
		case l.Outcome == engine.Cleared:
			maps.DeleteFunc(all, func(h spot, _ held) bool { return h.pid == pid && h.location == l.Location })
		case fullKey != "" && l.FullKey != fullKey:
		case putsIn(l):
			until := l.Until()
			if there && l.Timeout == "" { // incr: another value, under the old expiry
				until = old.until
			}
			all[at(l.FullKey)] = held{l.Process, pid, i, i, until}
		case there && l.Op == "touch" && l.Outcome == engine.Stored:
			old.until = l.Until()
			all[at(l.FullKey)] = old
		case l.Outcome == engine.Deleted || l.Outcome == engine.Expired || l.Outcome == engine.Miss:
			delete(all, at(l.FullKey))
		}
		if l.Moved != "" {
			delete(all, at(l.Moved))
		}
	}
	list := make([]held, 0, len(all))
	for _, h := range all {
		list = append(list, h)
	}
	sort.Slice(list, func(i, j int) bool {
		return cmp.Or(list[i].since-list[j].since, list[i].by-list[j].by) < 0
	})
	return list
}

// at tells whether it is the entry that a call of a process, or of a fork, is about.
func (x *explainer) at(h *held, pid int, location, fullKey string) bool {
	by := &x.log[h.by]
	return h.pid == pid && by.Location == location && by.FullKey == fullKey
}
