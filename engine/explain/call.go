package explain

import (
	"slices"
	"strings"

	"locmem/engine"
	"locmem/engine/rack"
	"locmem/engine/shared"
)

// Why a call came out as it did: from the call back to what made it so.

// call tells why a call came out as it did: from the call back to what made it so.
func (x *explainer) call(i int) {
	e := &x.log[i]
	why := StoredIt
	switch {
	case e.Op == "close":
		x.say(Found, i, e)
		return
	case e.Outcome == engine.Hit || e.Outcome == engine.Kept:
		x.say(Found, i, e)
		x.from(e, e)
		if !shared.At(e.Location) {
			x.apart(i)
		}
		return
	case e.Outcome == engine.Expired:
		x.say(TimeOver, i, e)
		x.from(e, e)
		x.elsewhere(i)
		return
	case e.Outcome == engine.Failed && !strings.HasPrefix(e.Error, "ValueError: Key "): // not what incr says of a key that is not there
		why = FailedIt
	case e.Outcome == engine.Miss || e.Outcome == engine.Absent || e.Outcome == engine.Failed:
		x.say(Absent, i, e)
		if shared.At(e.Location) {
			x.outside(i)
		} else {
			x.gone(i)
			x.elsewhere(i)
		}
		return
	case e.Op == "touch":
		why = SetExpiry
	case e.Outcome == engine.Deleted:
		why = DeletedIt
	case e.Outcome == engine.Cleared:
		why = ClearedIt
	}
	x.say(why, i, e)
}

// from tells where an entry came from that a call met: the call that stored it or set
// its expiry, and the fork that brought it here. of is the call that is explained.
func (x *explainer) from(e, of *rack.SiteEvent) {
	i := x.cause(e)
	if i < 0 {
		x.say(Forgotten, -1, of)
		return
	}
	why := StoredIt
	if x.log[i].Op == "touch" {
		why = SetExpiry
	}
	x.say(why, i, of)
	if x.log[i].PID != e.PID {
		for n := i; n < len(x.log); n++ {
			if l := &x.log[n]; l.Kind == rack.ProcessFork && l.PID == e.PID {
				x.say(CopiedIt, n, of)
			}
		}
	}
}

// gone tells why a key is not in a process.
func (x *explainer) gone(i int) {
	e := &x.log[i]
	if e.Cause == 0 {
		x.before(i)
		return
	}
	n := x.cause(e)
	if n < 0 {
		x.say(Forgotten, -1, e)
		return
	}
	why := Forgotten
	switch c := &x.log[n]; {
	case c.Outcome == engine.Cleared:
		why = ClearedIt
	case slices.Contains(c.Evicted, e.FullKey):
		why = EvictedIt
	case c.Outcome == engine.Deleted || c.Moved == e.FullKey && c.Moved != "":
		why = DeletedIt
	case c.Timeout != "" || c.Outcome == engine.Stored: // the call that set an expiry is what ended it
		x.say(ExpiredIt, n, e)
		x.from(e, e)
		return
	}
	x.say(why, n, e)
	x.stored(n, e)
}

// outside tells why a key is not in a shared cache: whose call was the last word on it.
func (x *explainer) outside(i int) {
	e := &x.log[i]
	for n := i - 1; n >= 0; n-- {
		l := &x.log[n]
		why := Why("")
		switch {
		case l.Kind != rack.Called || l.Location != e.Location:
		case l.Outcome == engine.Cleared:
			if x.put(n, e) >= 0 {
				why = ClearedIt
			}
		case slices.Contains(l.Evicted, e.FullKey):
			why = EvictedIt
		case l.Moved == e.FullKey:
			why = DeletedIt
		case l.FullKey != e.FullKey:
		case l.Outcome == engine.Deleted:
			why = DeletedIt
		case l.Outcome == engine.Expired:
			x.say(ExpiredIt, n, e)
			x.from(l, e)
			return
		case putsIn(l): // a server that restarted forgets without a word
			x.say(Forgotten, n, e)
			x.say(StoredIt, n, e)
			return
		}
		if why != "" {
			x.say(why, n, e)
			x.stored(n, e)
			return
		}
	}
	x.say(NeverThere, -1, e).Process = e.Location
	x.told.Chain[len(x.told.Chain)-1].PID = 0
}

// put is the place of the last call before place i that put the key into the process,
// or into the shared cache.
func (x *explainer) put(i int, e *rack.SiteEvent) int {
	for i--; i >= 0; i-- {
		if l := &x.log[i]; putsIn(l) && l.FullKey == e.FullKey && l.Location == e.Location && (l.PID == e.PID || shared.At(e.Location)) {
			return i
		}
	}
	return -1
}

func (x *explainer) stored(i int, e *rack.SiteEvent) {
	if n := x.put(i, e); n >= 0 {
		x.say(StoredIt, n, e)
		for i--; i > n; i-- {
			if l := &x.log[i]; l.Op == "touch" && l.Outcome == engine.Stored && l.FullKey == e.FullKey && l.Location == e.Location && l.PID == x.log[n].PID {
				x.say(SetExpiry, i, e)
				return
			}
		}
	}
}

// putsIn tells whether it is a call that put a value in.
func putsIn(l *rack.SiteEvent) bool {
	switch l.Op {
	case "set", "add", "set_many", "incr", "decr", "incr_version", "decr_version":
		return l.Outcome == engine.Stored
	case "get_or_set":
		return l.Timeout != "" // it found nothing and stored
	}
	return false
}

// before looks into the processes that had this one's name before.
func (x *explainer) before(i int) {
	e := &x.log[i]
	for n := i - 1; n >= 0; n-- {
		l := &x.log[n]
		if l.Kind != rack.ProcessStop || l.Process != e.Process || l.PID == e.PID {
			continue
		}
		for _, h := range x.memory(n, e.FullKey) {
			if x.at(&h, l.PID, e.Location, e.FullKey) && l.Time < h.until {
				x.say(Ended, n, e)
				x.say(StoredIt, h.by, e)
				return
			}
		}
	}
	for i := len(x.losses) - 1; i >= 0; i-- { // the last one is the latest
		if l := &x.losses[i]; l.Name == e.Process && l.PID != e.PID && slices.Contains(l.Keys, e.Key) {
			x.say(Ended, -1, e).PID = l.PID
			return
		}
	}
	x.say(NeverThere, -1, e)
}

// elsewhere finds the processes that had the key then, as the log tells.
func (x *explainer) elsewhere(i int) {
	e := &x.log[i]
	for _, h := range x.memory(i, e.FullKey) {
		if by := &x.log[h.by]; h.pid != 0 && h.pid != e.PID && by.Location == e.Location && by.FullKey == e.FullKey && e.Time < h.until {
			b := x.say(Elsewhere, h.by, e)
			b.Process, b.PID = h.process, h.pid
		}
	}
}

// apart finds the processes that have one of their own under a key that was found, where
// one of the two was written, not made: the values may differ.
func (x *explainer) apart(i int) {
	e := &x.log[i]
	all := x.memory(i, e.FullKey)
	own := -1
	for n := range all {
		if x.at(&all[n], e.PID, e.Location, e.FullKey) {
			own = all[n].by
		}
	}
	for _, h := range all {
		if by := &x.log[h.by]; own >= 0 && h.by != own && h.pid != 0 && by.Location == e.Location && by.FullKey == e.FullKey && e.Time < h.until &&
			(by.Op != "get_or_set" || x.log[own].Op != "get_or_set") {
			b := x.say(Apart, h.by, e)
			b.Process, b.PID = h.process, h.pid
		}
	}
}
