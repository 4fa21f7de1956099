// Package explain tells from a log why something came out as it did: a call, the
// life of an entry, the end of a process.
package explain

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"locmem/engine"
	"locmem/engine/rack"
	"locmem/engine/shared"
)

// Because is one link of the chain that explains a result. What it means says
// Why; the other fields are what a sentence about it needs.
type Because struct {
	Why Why `json:"why"`
	// Event is the event that the link speaks of; its zero value where there is none,
	// or the log does not tell of it.
	Event rack.SiteEvent `json:"event"`
	// Process and PID are where; of Elsewhere the other process, of Ended the one
	// that ended, of NeverThere in a shared cache the server, which has no PID.
	Process string `json:"process"`
	PID     int    `json:"pid,omitempty"`
	Key     string `json:"key,omitempty"`     // the caller's key
	FullKey string `json:"fullKey,omitempty"` // what the store knows it by
	Count   int    `json:"count,omitempty"`   // of Ended: how many entries went with the process; -1: not known
}

// Why is what a link of the chain says.
type Why string

const (
	Found      Why = "found"       // the call found a live entry
	Absent     Why = "absent"      // the call found nothing
	TimeOver   Why = "time over"   // the call found an entry whose time was over
	StoredIt   Why = "stored"      // this call stored it
	SetExpiry  Why = "expiry"      // this call gave it another expiry
	EvictedIt  Why = "evicted"     // this call made room and dropped it
	DeletedIt  Why = "deleted"     // this call deleted it
	ClearedIt  Why = "cleared"     // this call emptied the store
	ExpiredIt  Why = "expired"     // its time, which this call had set, was over, and a later one dropped it
	DroppedIt  Why = "dropped"     // its time was over, and this call dropped it
	ReplacedIt Why = "replaced"    // its time was over, and this call took its place
	CopiedIt   Why = "copied"      // it came with a fork
	Ended      Why = "ended"       // the process that had it has ended, and its memory with it
	LostIt     Why = "lost"        // an entry that ended with its process; Event stored it
	Began      Why = "began"       // a process began, empty
	NeverThere Why = "never there" // no call has stored it in this process, or this shared cache
	FailedIt   Why = "failed"      // the call failed, whatever is there
	Elsewhere  Why = "elsewhere"   // another process had it
	Forgotten  Why = "forgotten"   // what happened is not in the log any more
)

// Over tells whether it is how an entry ended.
func (w Why) Over() bool {
	switch w {
	case EvictedIt, DeletedIt, ClearedIt, DroppedIt, ReplacedIt, Ended:
		return true
	}
	return false
}

// Ask names what is to be explained: a call, by the pid of its process and the
// number that it has there; an entry, see Entry; or, with neither, the end of the
// process with that pid.
type Ask struct {
	PID   int    `json:"pid"`
	Seq   uint64 `json:"seq,omitempty"`
	Entry *Entry `json:"entry,omitempty"`
}

// Of asks for the call that one of a run is asked about: the last one that found nothing,
// or the last one. ok is false if the run made none.
func Of(calls []engine.Event) (ask Ask, ok bool) {
	none := false
	for _, e := range calls {
		missed := e.Outcome == engine.Miss || e.Outcome == engine.Expired || e.Outcome == engine.Absent
		if e.Op == "close" || none && !missed {
			continue
		}
		ask, none, ok = Ask{PID: e.PID, Seq: e.Seq}, missed, true
	}
	return ask, ok
}

// Entry asks for the life of an entry: the one that the call of the Ask stored, or
// without one that which is there now.
type Entry struct {
	PID      int    `json:"pid"` // who holds it: the process of the Ask, or one that was forked from it
	Location string `json:"location"`
	FullKey  string `json:"fullKey"`
}

// Told is an explanation.
type Told struct {
	Ask   Ask            `json:"ask"`
	Event rack.SiteEvent `json:"event"` // the call, the one that stored the entry, or the end of the process
	Chain []Because      `json:"chain"`
	Hits  int            `json:"hits,omitempty"` // of an entry: since it was stored
	// Path is that of the request which the call was part of; "": it was part of none.
	Path  string  `json:"path,omitempty"`
	Start float64 `json:"start"` // when the log begins
}

// Tell explains. log is in order; losses are what processes lost at their ends where
// the log does not tell. ok is false if the log does not have what was asked for.
func Tell(log []rack.SiteEvent, losses []rack.Loss, ask Ask) (t Told, ok bool) {
	if len(log) == 0 {
		return t, false
	}
	x := newExplainer(log, losses)
	t = Told{Ask: ask, Start: log[0].Time}
	switch {
	case ask.Entry != nil:
		ok = x.life(&t)
	case ask.Seq > 0:
		i := x.call(ask.PID, ask.Seq)
		if i < 0 {
			return t, false
		}
		t.Event, t.Chain, ok = log[i], Call(log, losses, log[i]), true
		t.Path = x.request(i)
	default:
		ok = x.end(&t)
	}
	return t, ok
}

// Call returns why a call came out as it did: the chain from the call back to what
// made it so. e is one of the calls of the log. There is at least one link.
func Call(log []rack.SiteEvent, losses []rack.Loss, e rack.SiteEvent) []Because {
	x := newExplainer(log, losses)
	first := link(Found, e, e)
	switch e.Outcome {
	case engine.Hit, engine.Kept:
		if e.Outcome == engine.Kept && e.Because == 0 {
			return []Because{first} // close
		}
		return append([]Because{first}, x.from(e, e.Because)...)
	case engine.Expired:
		first.Why = TimeOver
		return append(append([]Because{first}, x.from(e, e.Because)...), x.elsewhere(e)...)
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
	log    []rack.SiteEvent
	losses []rack.Loss
	at     map[uint64]int
}

func newExplainer(log []rack.SiteEvent, losses []rack.Loss) *explainer {
	x := &explainer{log: log, losses: losses, at: map[uint64]int{}}
	for i := range log {
		x.at[log[i].Seq] = i
	}
	return x
}

// call is the place of a call in the log; negative: it is not there.
func (x *explainer) call(pid int, seq uint64) int {
	return slices.IndexFunc(x.log, func(e rack.SiteEvent) bool {
		return e.Kind == rack.Called && e.PID == pid && e.Event.Seq == seq
	})
}

// request is the path of the request that the call at a place was part of.
func (x *explainer) request(i int) string {
	e := &x.log[i]
	for n := i + 1; n < len(x.log); n++ {
		if l := &x.log[n]; l.Kind == rack.Answered && l.PID == e.PID && l.Thread == e.Thread {
			if l.Served.Begun < e.Seq {
				return l.Served.Path
			}
			return ""
		}
	}
	return ""
}

// link speaks of an event, from the point of view of a later one.
func link(why Why, of, later rack.SiteEvent) Because {
	return Because{Why: why, Event: of, Process: of.Process, PID: of.PID, Key: later.Key, FullKey: later.FullKey}
}

// from tells where an entry came from: the call that stored it or set its
// expiry, and the fork that brought it here.
func (x *explainer) from(e rack.SiteEvent, because uint64) []Because {
	i, ok := x.at[because]
	if !ok || because == 0 {
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
	if !ok || e.Because == 0 {
		return []Because{link(Forgotten, rack.SiteEvent{Event: e.Event}, e)}
	}
	cause := x.log[i]
	switch {
	case cause.Outcome == engine.Cleared:
		return append([]Because{link(ClearedIt, cause, e)}, x.stored(e, i)...)
	case slices.Contains(cause.Evicted, e.FullKey):
		return append([]Because{link(EvictedIt, cause, e)}, x.stored(e, i)...)
	case cause.Outcome == engine.Stored && cause.FullKey != e.FullKey: // incr_version took it to another version
		return append([]Because{link(DeletedIt, cause, e)}, x.stored(e, i)...)
	case cause.Outcome == engine.Stored || cause.Timeout != "": // the call that set an expiry is what ended it
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
			if stored := x.stored(e, i); stored != nil {
				return append([]Because{link(ClearedIt, l, e)}, stored...)
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
	for _, l := range x.losses {
		if l.Name == e.Process && l.PID != e.PID && slices.Contains(l.Keys, e.Key) {
			return []Because{{Why: Ended, Process: l.Name, PID: l.PID, Key: e.Key, FullKey: e.FullKey}}
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

// elsewhere finds the processes that had the key then, as the log tells.
func (x *explainer) elsewhere(e rack.SiteEvent) (list []Because) {
	if shared.At(e.Location) {
		return nil
	}
	held := x.memory(x.place(e))
	for id, h := range held {
		if id.pid != e.PID && id.location == e.Location && id.fullKey == e.FullKey && e.Time < h.until {
			b := link(Elsewhere, h.by, e)
			b.Process, b.PID = h.in, id.pid
			list = append(list, b)
		}
	}
	slices.SortFunc(list, func(a, b Because) int { return cmp.Compare(a.PID, b.PID) })
	return list
}

// end tells what a process lost at its end, and who came after it.
func (x *explainer) end(t *Told) bool {
	pid := t.Ask.PID
	i := slices.IndexFunc(x.log, func(e rack.SiteEvent) bool { return e.Kind == rack.ProcessStop && e.PID == pid })
	if i < 0 {
		return false
	}
	t.Event = x.log[i]
	first := link(Ended, t.Event, t.Event)
	var lost []Because
	for id, h := range x.memory(i) {
		if id.pid == pid {
			b := link(LostIt, h.by, h.by)
			b.Process, b.PID = t.Event.Process, pid
			lost = append(lost, b)
		}
	}
	slices.SortFunc(lost, func(a, b Because) int { return cmp.Compare(a.Event.Seq, b.Event.Seq) })
	first.Count = len(lost)
	for _, l := range x.losses {
		if l.PID == pid && l.Name == t.Event.Process && (l.Entries > len(lost) || !l.Known) {
			if first.Count = l.Entries; !l.Known && first.Count == 0 {
				first.Count = -1
			}
			for _, key := range l.Keys {
				if !slices.ContainsFunc(lost, func(b Because) bool { return b.Key == key }) {
					lost = append(lost, Because{Why: LostIt, Process: l.Name, PID: pid, Key: key})
				}
			}
		}
	}
	t.Chain = append([]Because{first}, lost[:min(len(lost), lostNamed)]...)
	for _, l := range x.log[i:] {
		if (l.Kind == rack.ProcessStart || l.Kind == rack.ProcessFork) && l.Process == t.Event.Process {
			why := Began
			if l.Kind == rack.ProcessFork {
				why = CopiedIt
			}
			t.Chain = append(t.Chain, link(why, l, l))
			break
		}
	}
	return true
}

// lostNamed is how many of the entries that ended with a process are named.
const lostNamed = 5

// slot is where an entry is. pid is 0 in a shared cache.
type slot struct {
	pid               int
	location, fullKey string
}

func slotOf(e *rack.SiteEvent) slot {
	if shared.At(e.Location) {
		return slot{0, e.Location, e.FullKey}
	}
	return slot{e.PID, e.Location, e.FullKey}
}

// held is an entry as the log tells of it.
type held struct {
	in    string         // the process that holds it
	by    rack.SiteEvent // the call that stored it
	until float64        // when its time is over
}

// memory is what all processes held before place end, entries included whose time
// was over.
func (x *explainer) memory(end int) map[slot]held {
	all := map[slot]held{}
	pids := map[string]int{} // of the live processes, by name
	drop := func(gone func(slot) bool) {
		maps.DeleteFunc(all, func(id slot, _ held) bool { return gone(id) })
	}
	for i := range x.log[:min(end, len(x.log))] {
		l := &x.log[i]
		switch l.Kind {
		case rack.ProcessStop:
			drop(func(id slot) bool { return id.pid == l.PID && id.pid != 0 })
			continue
		case rack.ProcessFork:
			parent := pids[l.Text]
			for id, h := range maps.Clone(all) {
				if id.pid == parent && parent != 0 {
					id.pid, h.in = l.PID, l.Process
					all[id] = h
				}
			}
		}
		pids[l.Process] = l.PID
		if l.Kind != rack.Called {
			continue
		}
		id := slotOf(l)
		for _, full := range l.Evicted {
			delete(all, slot{id.pid, id.location, full})
		}
		switch {
		case l.Outcome == engine.Cleared:
			drop(func(o slot) bool { return o.pid == id.pid && o.location == id.location })
		case putsIn(*l):
			h := held{in: l.Process, by: *l, until: l.Until()}
			if old, ok := all[id]; ok && l.Timeout == "" { // incr: another value, under the old expiry
				h.until = old.until
			}
			if l.Op == "incr_version" || l.Op == "decr_version" {
				delete(all, movedFrom(all, id, l.Key))
			}
			all[id] = h
		case l.Op == "touch" && l.Outcome == engine.Stored:
			if h, ok := all[id]; ok {
				h.until = l.Until()
				all[id] = h
			}
		case l.Outcome == engine.Deleted || l.Outcome == engine.Expired || l.Outcome == engine.Miss:
			delete(all, id)
		}
	}
	return all
}

// movedFrom is the entry that incr_version took to another version: its event names
// only the new one. It is the same key, stored last.
func movedFrom(all map[slot]held, to slot, key string) (from slot) {
	for id, h := range all {
		if id.pid == to.pid && id.location == to.location && id != to && h.by.Key == key && (from == slot{} || h.by.Seq > all[from].by.Seq) {
			from = id
		}
	}
	return from
}

// life tells where an entry came from, and what became of it.
func (x *explainer) life(t *Told) bool {
	of := *t.Ask.Entry
	id := slot{of.PID, of.Location, of.FullKey}
	if shared.At(of.Location) {
		id.pid = 0
	}
	i := -1
	if t.Ask.Seq > 0 {
		i = x.call(t.Ask.PID, t.Ask.Seq)
	} else if h, ok := x.memory(len(x.log))[id]; ok {
		i = x.at[h.by.Seq]
	}
	if i < 0 {
		return false
	}
	t.Event = x.log[i]
	x.follow(t, id, i)
	return true
}

// follow goes on from the call at place i, which stored an entry, to its end.
func (x *explainer) follow(t *Told, id slot, i int) {
	here := x.log[i].PID == id.pid || id.pid == 0 // not with a fork yet
	chain := []Because{link(StoredIt, x.log[i], x.log[i])}
	until := x.log[i].Until()
	over := func(why Why, l rack.SiteEvent) {
		t.Chain = append(chain, link(why, l, x.log[i]))
	}
	t.Path = x.request(i)
	for n := i + 1; n < len(x.log); n++ {
		l := x.log[n]
		switch {
		case l.Kind == rack.ProcessFork && l.PID == id.pid:
			here = true
			chain, t.Hits = append(chain, link(CopiedIt, l, x.log[i])), 0
			continue
		case l.Kind == rack.ProcessStop && l.PID == id.pid && id.pid != 0:
			over(Ended, l)
			return
		case l.Kind != rack.Called || !here && l.PID != x.log[i].PID || l.Location != id.location || here && id.pid != 0 && l.PID != id.pid:
			continue
		case l.Outcome == engine.Cleared:
			over(ClearedIt, l)
			return
		case slices.Contains(l.Evicted, id.fullKey):
			over(EvictedIt, l)
			return
		case (l.Op == "incr_version" || l.Op == "decr_version") && l.Outcome == engine.Stored && l.FullKey != id.fullKey && l.Key == x.log[i].Key:
			over(DeletedIt, l)
			return
		case l.FullKey != id.fullKey:
			continue
		}
		switch {
		case l.Outcome == engine.Deleted:
			over(DeletedIt, l)
			return
		case l.Outcome == engine.Expired, l.Outcome == engine.Miss && id.pid == 0:
			over(DroppedIt, l)
			return
		case l.Outcome == engine.Hit && l.Lookup():
			t.Hits++
		case l.Op == "touch" && l.Outcome == engine.Stored:
			until = l.Until()
			chain = append(chain, link(SetExpiry, l, x.log[i]))
		case putsIn(l) && l.Timeout != "" && l.Time >= until:
			over(ReplacedIt, l)
			return
		case putsIn(l) && l.Timeout == "": // incr: another value, under the old expiry
			chain = append(chain, link(StoredIt, l, x.log[i]))
		case putsIn(l): // another value takes its place
			i, until, t.Hits = n, l.Until(), 0
			chain, t.Event, t.Path = []Because{link(StoredIt, l, l)}, l, x.request(n)
		}
	}
	t.Chain = chain
}
