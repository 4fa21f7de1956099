// Package explain tells from a log why something came out as it did: a call, the
// life of an entry, the end of a process.
package explain

import (
	"locmem/engine"
	"locmem/engine/rack"
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
	Apart      Why = "apart"       // another process has one of its own under that key; Event stored it
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
	// After is the Seq, in the site's order, of the last event before a step of several
	// requests, of which the call is one of the last; 0: there was one at most.
	After uint64 `json:"after,omitempty"`
}

// Tally is what a process came to in a step of several requests.
type Tally struct {
	Process string `json:"process"`
	Hits    int    `json:"hits"`
	Misses  int    `json:"misses"`
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
	// Step is what the processes came to in the step, see Ask.After, in the order in which
	// they were asked.
	Step []Tally `json:"step,omitempty"`
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
	if ask.After >= log[0].Seq-1 && ask.After > 0 {
		x.step(i)
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

// step counts what the processes came to in the step to whose end the call at a place
// belongs.
func (x *explainer) step(i int) {
	at := map[string]int{}
	over := func(n int) bool { // its request is answered
		return n > i && x.log[n].Kind == rack.Answered && x.log[n].PID == x.log[i].PID && x.log[n].Thread == x.log[i].Thread
	}
	for n := range x.log {
		e := &x.log[n]
		if e.Seq <= x.told.Ask.After || e.Kind != rack.Called || !e.Lookup() {
			if over(n) {
				return
			}
			continue
		}
		t, known := at[e.Process]
		if !known {
			t = len(x.told.Step)
			at[e.Process] = t
			x.told.Step = append(x.told.Step, Tally{Process: e.Process})
		}
		if e.Outcome == engine.Hit {
			x.told.Step[t].Hits++
		} else if e.Outcome == engine.Miss || e.Outcome == engine.Expired {
			x.told.Step[t].Misses++
		}
	}
}
