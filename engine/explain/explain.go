// Package explain tells from a log why something came out as it did: a call, the
// life of an entry, the end of a process.
package explain

import (
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
// or the last one; its zero value if the run made none.
func Of(calls []engine.Event) (ask Ask) {
	none := false
	for i := range calls {
		e := &calls[i]
		missed := e.Outcome == engine.Miss || e.Outcome == engine.Expired || e.Outcome == engine.Absent
		if e.Op != "close" && (missed || !none) {
			ask, none = Ask{PID: e.PID, Seq: e.Seq}, missed
		}
	}
	return ask
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
// the log does not tell. It is nil if the log does not have what was asked for.
func Tell(log []rack.SiteEvent, losses []rack.Loss, ask Ask) *Told {
	if len(log) == 0 {
		return nil
	}
	x := &explainer{log: log, losses: losses}
	x.told.Ask, x.told.Start = ask, log[0].Time
	i := 0
	switch {
	case ask.Entry != nil:
		if i = x.entry(); i >= 0 {
			i = x.life(i)
		}
	case ask.Seq > 0:
		if i = x.find(rack.Called, ask.PID, ask.Seq); i >= 0 {
			x.call(i)
		}
	default:
		if i = x.find(rack.ProcessStop, ask.PID, 0); i >= 0 {
			x.end(i)
		}
	}
	if i < 0 {
		return nil
	}
	x.told.Event = log[i]
	if ask.Seq > 0 || ask.Entry != nil {
		x.told.Path = x.request(i)
	}
	return &x.told
}

// explainer speaks of places in a log; negative ones are nowhere.
type explainer struct {
	log    []rack.SiteEvent
	losses []rack.Loss
	told   Told
}

// find is the place of a call, or of another event of a process.
func (x *explainer) find(kind rack.Happening, pid int, seq uint64) int {
	for i := range x.log {
		if e := &x.log[i]; e.Kind == kind && e.PID == pid && e.Event.Seq == seq {
			return i
		}
	}
	return -1
}

// cause is the place of the event that caused another one.
func (x *explainer) cause(e *rack.SiteEvent) int {
	if e.Because > 0 {
		for i := range x.log {
			if x.log[i].Seq == e.Because {
				return i
			}
		}
	}
	return -1
}

// say adds a link about the event at a place, for the key of another event.
func (x *explainer) say(why Why, i int, of *rack.SiteEvent) *Because {
	b := Because{Why: why, Process: of.Process, PID: of.PID, Key: of.Key, FullKey: of.FullKey}
	if i >= 0 {
		b.Event = x.log[i]
		b.Process, b.PID = b.Event.Process, b.Event.PID
	}
	x.told.Chain = append(x.told.Chain, b)
	return &x.told.Chain[len(x.told.Chain)-1]
}

// request is the path of the request that the call at a place was part of.
func (x *explainer) request(i int) string {
	e := &x.log[i]
	for n := i + 1; n < len(x.log); n++ {
		if l := &x.log[n]; l.Kind == rack.Answered && l.PID == e.PID && l.Thread == e.Thread {
			if l.Served.Begun < e.Seq {
				return l.Served.Path
			}
			break
		}
	}
	return ""
}

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
	case has(c.Evicted, e.FullKey):
		why = EvictedIt
	case c.Outcome == engine.Deleted || c.Outcome == engine.Stored && c.FullKey != e.FullKey: // incr_version took it to another version
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
		case has(l.Evicted, e.FullKey):
			why = EvictedIt
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

func has(list []string, s string) bool {
	for i := range list {
		if list[i] == s {
			return true
		}
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
			by := &x.log[h.by]
			if h.pid == l.PID && by.Location == e.Location && by.FullKey == e.FullKey && l.Time < h.until {
				x.say(Ended, n, e)
				x.say(StoredIt, h.by, e)
				return
			}
		}
	}
	for i := len(x.losses) - 1; i >= 0; i-- { // the last one is the latest
		if l := &x.losses[i]; l.Name == e.Process && l.PID != e.PID && has(l.Keys, e.Key) {
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
		case has(l.Evicted, of.FullKey):
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
