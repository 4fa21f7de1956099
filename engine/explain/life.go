package explain

import (
	"slices"

	"locmem/engine"
	"locmem/engine/rack"
	"locmem/engine/shared"
)

// The life of an entry: from the call that stored it on to its end.

// entry is the place of the call that stored the entry which is asked for.
func (x *explainer) entry() int {
	ask := &x.told.Ask
	if ask.Seq > 0 {
		return x.find(rack.Called, ask.PID, ask.Seq)
	}
	pid := ask.Entry.PID
	if shared.At(ask.Entry.Location) {
		pid = 0
	}
	all := x.memory(len(x.log), ask.Entry.FullKey)
	for i := range all {
		if x.at(&all[i], pid, ask.Entry.Location, ask.Entry.FullKey) {
			return all[i].by
		}
	}
	return -1
}

// life goes on from the call at place i, which stored an entry, to its end. It returns
// the place of the last call that stored a value there.
func (x *explainer) life(i int) int {
	of := x.told.Ask.Entry
	out := shared.At(of.Location)
	pid, line := x.log[i].PID, x.line(of.PID)
	until := x.log[i].Until()
	x.say(StoredIt, i, &x.log[i])
	for n := i + 1; n < len(x.log); n++ {
		l := &x.log[n]
		if !out {
			for ; len(line) > 0 && line[0] <= n; line = line[1:] {
				if line[0] == n {
					x.told.Hits = 0
					x.say(CopiedIt, n, &x.log[i])
				}
				pid = x.log[line[0]].PID
			}
			if l.Kind == rack.ProcessStop && l.PID == pid {
				x.say(Ended, n, &x.log[i])
				return i
			}
		}
		if l.Kind != rack.Called || l.Location != of.Location || !out && l.PID != pid {
			continue
		}
		why := Why("")
		stored := putsIn(l)
		switch mine := l.FullKey == of.FullKey; {
		case l.Outcome == engine.Cleared:
			why = ClearedIt
		case slices.Contains(l.Evicted, of.FullKey):
			why = EvictedIt
		case l.Moved == of.FullKey, mine && l.Outcome == engine.Deleted:
			why = DeletedIt
		case !mine:
		case l.Outcome == engine.Expired:
			why = DroppedIt
		case l.Outcome == engine.Miss && out: // a server that restarted forgets without a word
			x.say(Forgotten, n, &x.log[i])
			return i
		case l.Outcome == engine.Hit && l.Lookup():
			x.told.Hits++
		case l.Op == "touch" && l.Outcome == engine.Stored:
			until = l.Until()
			x.say(SetExpiry, n, &x.log[i])
		case stored && l.Timeout == "": // incr: another value, under the old expiry
			x.say(StoredIt, n, &x.log[i])
		case stored && l.Time >= until:
			why = ReplacedIt
		case stored: // another value takes its place
			i, until, x.told.Hits, x.told.Chain = n, l.Until(), 0, nil
			x.say(StoredIt, n, l)
		}
		if why != "" {
			x.say(why, n, &x.log[i])
			return i
		}
	}
	return i
}

// line are the places of the forks that led to a process, the oldest first: before the
// first one the memory was that of the process with which they began.
func (x *explainer) line(pid int) (forks []int) {
	for n := len(x.log) - 1; n >= 0; n-- {
		if l := &x.log[n]; l.Kind == rack.ProcessFork && l.PID == pid {
			forks = append(forks, n)
			for p := n - 1; p >= 0; p-- { // the parent is the last that had the name
				if x.log[p].Process == l.Text && x.log[p].PID != 0 {
					pid = x.log[p].PID
					break
				}
			}
		}
	}
	slices.Reverse(forks)
	return forks
}
