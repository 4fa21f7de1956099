package explain

import (
	"slices"
	"strings"

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
	pid := of.PID
	out := shared.At(of.Location)
	here := out || x.log[i].PID == pid // not with a fork yet
	until := x.log[i].Until()
	x.say(StoredIt, i, &x.log[i])
	for n := i + 1; n < len(x.log); n++ {
		l := &x.log[n]
		if l.PID == pid && !out {
			switch l.Kind {
			case rack.ProcessFork:
				here, x.told.Hits = true, 0
				x.say(CopiedIt, n, &x.log[i])
			case rack.ProcessStop:
				x.say(Ended, n, &x.log[i])
				return i
			}
		}
		if l.Kind != rack.Called || l.Location != of.Location || !out && here && l.PID != pid || !here && l.PID != x.log[i].PID {
			continue
		}
		why := Why("")
		stored := putsIn(l)
		switch mine := l.FullKey == of.FullKey; {
		case l.Outcome == engine.Cleared:
			why = ClearedIt
		case slices.Contains(l.Evicted, of.FullKey):
			why = EvictedIt
		case stored && !mine && l.Key == x.log[i].Key && strings.HasSuffix(l.Op, "_version"), mine && l.Outcome == engine.Deleted:
			why = DeletedIt
		case !mine:
		case l.Outcome == engine.Expired, l.Outcome == engine.Miss && out:
			why = DroppedIt
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
