package scenario

import (
	"slices"
	"strconv"
	"strings"

	"locmem/engine"
	"locmem/engine/rack"
	"locmem/engine/shared"
)

// Because is one link of the chain that explains a result. What it means says
// Why; the other fields are what a sentence about it needs.
type Because struct {
	Why Why
	// Event is the event that the link speaks of; its zero value where there is
	// none (NeverThere, Elsewhere).
	Event rack.SiteEvent
	// Process and PID are where; of Elsewhere the other process, of Ended the one
	// that ended, of NeverThere in a shared cache the server, which has no PID.
	Process string
	PID     int
	Key     string  // the caller's key
	FullKey string  // what the store knows it by
	Seconds float64 // how long before the call that is explained
}

// Why is what a link of the chain says.
type Why string

const (
	Found      Why = "found"       // the call found a live entry
	Absent     Why = "absent"      // the call found nothing
	TimeOver   Why = "time over"   // the call found an entry whose time was over
	StoredIt   Why = "stored"      // this call stored it
	SetExpiry  Why = "expiry"      // this call, a touch, gave it its expiry
	EvictedIt  Why = "evicted"     // this call made room and dropped it
	DeletedIt  Why = "deleted"     // this call deleted it
	ClearedIt  Why = "cleared"     // this call emptied the store
	ExpiredIt  Why = "expired"     // its time, which this call had set, was over, and a later one dropped it
	CopiedIt   Why = "copied"      // it came with a fork
	Ended      Why = "ended"       // the process that had it has ended, and its memory with it
	NeverThere Why = "never there" // no call has stored it in this process, or this shared cache
	FailedIt   Why = "failed"      // the call failed, whatever is there
	Elsewhere  Why = "elsewhere"   // another process has it
	Forgotten  Why = "forgotten"   // what happened is not in the log any more
)

// Explain returns why a call came out as it did: the chain from the call back
// to what made it so. log is a rack's log in order, e one of its calls. The
// answer has at least one link.
func Explain(log []rack.SiteEvent, e rack.SiteEvent) []Because {
	x := &explainer{log: log, at: map[uint64]int{}}
	for i, l := range log {
		x.at[l.Seq] = i
	}
	first := Because{Event: e, Process: e.Process, PID: e.PID, Key: e.Key, FullKey: e.FullKey}
	switch e.Outcome {
	case engine.Hit, engine.Kept:
		first.Why = Found
		return append([]Because{first}, x.from(e, e.Because)...)
	case engine.Expired:
		first.Why = TimeOver
		return append([]Because{first}, x.from(e, e.Because)...)
	case engine.Failed:
		if !strings.HasPrefix(e.Error, "ValueError: Key ") { // not what incr says of a key that is not there
			first.Why = FailedIt
			return []Because{first}
		}
		fallthrough
	case engine.Miss, engine.Absent:
		first.Why = Absent
		return append(append([]Because{first}, x.gone(e)...), x.elsewhere(e)...)
	}
	first.Why = StoredIt
	switch {
	case e.Op == "touch":
		first.Why = SetExpiry
	case e.Outcome == engine.Deleted:
		first.Why = DeletedIt
	case e.Outcome == engine.Cleared:
		first.Why = ClearedIt
	}
	return []Because{first}
}

type explainer struct {
	log []rack.SiteEvent
	at  map[uint64]int
}

// link speaks of an event, from the point of view of a later one.
func link(why Why, of, later rack.SiteEvent) Because {
	return Because{Why: why, Event: of, Process: of.Process, PID: of.PID, Key: later.Key, FullKey: later.FullKey, Seconds: later.Time - of.Time}
}

// from tells where an entry came from: the call that stored it or set its
// expiry, and the fork that brought it here.
func (x *explainer) from(e rack.SiteEvent, because uint64) []Because {
	i, ok := x.at[because]
	if !ok {
		return []Because{link(Forgotten, rack.SiteEvent{Event: e.Event}, e)}
	}
	cause := x.log[i]
	b := link(StoredIt, cause, e)
	if cause.Op == "touch" {
		b.Why = SetExpiry
	}
	chain := []Because{b}
	if cause.PID != e.PID {
		for _, l := range x.log[i:] {
			if l.Kind == rack.ProcessFork && l.PID == e.PID {
				chain = append(chain, link(CopiedIt, l, e))
			}
		}
	}
	return chain
}

// gone tells why a key is not there.
func (x *explainer) gone(e rack.SiteEvent) []Because {
	if shared.At(e.Location) {
		return x.outside(e)
	}
	if e.Cause == 0 {
		return x.before(e)
	}
	i, ok := x.at[e.Because]
	if !ok {
		return []Because{link(Forgotten, rack.SiteEvent{Event: e.Event}, e)}
	}
	cause := x.log[i]
	switch {
	case cause.Outcome == engine.Cleared:
		return []Because{link(ClearedIt, cause, e)}
	case slices.Contains(cause.Evicted, e.FullKey):
		return append([]Because{link(EvictedIt, cause, e)}, x.stored(e, i)...)
	case cause.Outcome == engine.Stored && cause.FullKey != e.FullKey: // incr_version took it to another version
		return append([]Because{link(DeletedIt, cause, e)}, x.stored(e, i)...)
	case cause.Outcome == engine.Stored: // the call that set an expiry is what ended it
		return append([]Because{link(ExpiredIt, cause, e)}, x.from(e, e.Because)...)
	case cause.Outcome == engine.Deleted:
		return append([]Because{link(DeletedIt, cause, e)}, x.stored(e, i)...)
	}
	return []Because{link(Forgotten, cause, e)}
}

// outside tells why a key is not in a shared cache: whose call was the last word
// on it.
func (x *explainer) outside(e rack.SiteEvent) []Because {
	for i := x.place(e) - 1; i >= 0; i-- {
		l := x.log[i]
		switch {
		case l.Kind != rack.Called || l.Location != e.Location:
		case l.Outcome == engine.Cleared:
			if x.stored(e, i) != nil {
				return []Because{link(ClearedIt, l, e)}
			}
		case slices.Contains(l.Evicted, e.FullKey):
			return append([]Because{link(EvictedIt, l, e)}, x.stored(e, i)...)
		case l.FullKey != e.FullKey:
		case l.Outcome == engine.Deleted:
			return append([]Because{link(DeletedIt, l, e)}, x.stored(e, i)...)
		case l.Outcome == engine.Expired:
			return append([]Because{link(ExpiredIt, l, e)}, x.from(l, l.Because)...)
		case putsIn(l): // a server that restarted forgets without a word
			return []Because{link(Forgotten, l, e), link(StoredIt, l, e)}
		}
	}
	return []Because{{Why: NeverThere, Process: e.Location, Key: e.Key, FullKey: e.FullKey}}
}

// stored is the last call before place i that put the key into the process, or
// into the shared cache.
func (x *explainer) stored(e rack.SiteEvent, i int) []Because {
	for i--; i >= 0; i-- {
		l := x.log[i]
		if l.Kind == rack.Called && (l.PID == e.PID || shared.At(e.Location)) && l.FullKey == e.FullKey && l.Location == e.Location && putsIn(l) {
			return []Because{link(StoredIt, l, e)}
		}
	}
	return nil
}

// putsIn tells whether a call put a value in.
func putsIn(l rack.SiteEvent) bool {
	switch l.Op {
	case "set", "add", "set_many", "incr", "decr", "incr_version", "decr_version":
		return l.Outcome == engine.Stored
	case "get_or_set":
		return l.Timeout != "" // it found nothing and stored
	}
	return false
}

// before looks into the processes that had this one's name before.
func (x *explainer) before(e rack.SiteEvent) []Because {
	for i := x.place(e) - 1; i >= 0; i-- {
		l := x.log[i]
		if l.Kind != rack.Called || l.Process != e.Process || l.PID == e.PID || l.FullKey != e.FullKey || !putsIn(l) {
			continue
		}
		for _, end := range x.log[i:] {
			if end.Kind == rack.ProcessStop && end.PID == l.PID {
				return []Because{link(Ended, end, e), link(StoredIt, l, e)}
			}
		}
	}
	return []Because{{Why: NeverThere, Process: e.Process, PID: e.PID, Key: e.Key, FullKey: e.FullKey}}
}

func (x *explainer) place(e rack.SiteEvent) int {
	if i, ok := x.at[e.Seq]; ok {
		return i
	}
	return len(x.log)
}

// elsewhere finds the live processes that have the key, as the log tells: the
// last word on it was a store.
func (x *explainer) elsewhere(e rack.SiteEvent) []Because {
	if shared.At(e.Location) {
		return nil
	}
	last := map[int]rack.SiteEvent{} // by pid
	var order []int
	end := x.place(e)
	for _, l := range x.log[:min(end, len(x.log))] {
		switch {
		case l.Kind == rack.ProcessStop:
			delete(last, l.PID)
		case l.Kind != rack.Called || l.PID == e.PID || l.Location != e.Location:
		case l.Outcome == engine.Cleared || slices.Contains(l.Evicted, e.FullKey):
			delete(last, l.PID)
		case l.FullKey != e.FullKey:
		case putsIn(l):
			if _, there := last[l.PID]; !there {
				order = append(order, l.PID)
			}
			last[l.PID] = l
		case l.Outcome == engine.Deleted || l.Outcome == engine.Expired || l.Outcome == engine.Miss:
			delete(last, l.PID)
		}
	}
	var list []Because
	for _, pid := range order {
		if l, there := last[pid]; there {
			delete(last, pid)
			b := link(Elsewhere, l, e)
			list = append(list, b)
		}
	}
	return list
}

// String is the link as an English sentence.
func (b Because) String() string {
	where := b.Process
	if b.PID != 0 {
		where += " (pid " + strconv.Itoa(b.PID) + ")"
	}
	by := b.Event.Op + "(" + b.Event.Key + ")"
	switch b.Why {
	case Found:
		return where + " had " + b.FullKey + "."
	case Absent:
		return where + " did not have " + b.FullKey + "."
	case TimeOver:
		return where + " had " + b.FullKey + ", but its time was over."
	case StoredIt:
		return "It was stored in " + where + " by " + b.Event.Op + until(b) + "."
	case SetExpiry:
		return "Its expiry was set in " + where + " by touch" + until(b) + "."
	case FailedIt:
		return "The call failed in " + where + ": " + strings.TrimSuffix(b.Event.Error, ".") + "."
	case EvictedIt:
		return "It was evicted: " + by + " needed room, and it was among the least recently used."
	case DeletedIt:
		return "It was deleted by " + by + "."
	case ClearedIt:
		return "The whole store was cleared" + ago(b) + "."
	case ExpiredIt:
		return "Its time was over, and an earlier call dropped it."
	case CopiedIt:
		return where + " got a copy of it when it was forked."
	case Ended:
		return "It was in pid " + strconv.Itoa(b.PID) + ", which has ended: its memory went with it."
	case NeverThere:
		return "Nobody has stored it in " + where + "."
	case Elsewhere:
		return where + " has it, in a memory of its own."
	}
	return "What happened to it is not in the log any more."
}

// until says with which timeout, and how long before.
func until(b Because) string {
	text := ago(b)
	switch b.Event.Timeout {
	case "":
	case "None":
		text += ", for ever"
	default:
		text += ", for " + b.Event.Timeout + " s"
	}
	return text
}

func ago(b Because) string {
	if b.Seconds <= 0 {
		return ""
	}
	return " " + strings.TrimSuffix(strconv.FormatFloat(b.Seconds, 'f', 1, 64), ".0") + " s before"
}
