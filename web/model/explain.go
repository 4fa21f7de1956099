package model

import (
	"context"
	"math"
	"slices"
	"time"

	"locmem/engine"
	"locmem/engine/explain"
	"locmem/engine/rack"
)

// Note says in facts why an answer was a miss.
type Note struct {
	Reason Reason  `json:"reason"`
	Answer string  `json:"answer,omitempty"` // what was answered: None, False or {}; "" is None
	Name   string  `json:"name"`             // the process that was asked
	PID    int     `json:"pid"`
	Key    string  `json:"key"`
	Ago    float64 `json:"ago,omitempty"`    // seconds; meaningful with OverTime and Collected
	By     string  `json:"by,omitempty"`     // the key whose writing evicted it
	Former int     `json:"former,omitempty"` // pid of the ended process that had it
	// Else is a live process that has the key; nil if none is known.
	Else *Elsewhere `json:"else,omitempty"`
}

// Elsewhere is where a key is that was not found here.
type Elsewhere struct {
	Name  string `json:"name"`
	Value string `json:"value,omitempty"` // repr, "" if it was not read
}

// Reason is why a key was not found.
type Reason string

const (
	NeverSet  Reason = "never"     // nobody set it in this process
	OverTime  Reason = "overtime"  // it was there but over its time
	Collected Reason = "collected" // it was over its time, and an earlier call dropped it
	Evicted   Reason = "evicted"
	Deleted   Reason = "deleted"
	Cleared   Reason = "cleared"
	Moved     Reason = "gone"  // it was there; what removed it is out of the log
	Wiped     Reason = "wiped" // it was in the process that ended before
)

// explain returns why the last expression of a run was a miss, and who else
// has the key; nil if it was none.
func (m *Model) explain(name string, reply rack.Reply) *Note {
	e, ok := missed(reply)
	if !ok {
		return nil
	}
	note := &Note{Answer: *reply.Repr, Name: name, PID: reply.PID, Key: e.Key, Reason: Moved}
	ctx, end := callContext()
	defer end()
	if told := m.tell(ctx, explain.Ask{PID: e.PID, Seq: e.Seq}, reply.Events); told != nil && len(told.Chain) > 1 {
		note.because(&e, &told.Chain[1])
	}
	note.Else = m.elsewhere(name, e.Key)
	return note
}

// because makes the reason of what is behind a miss.
func (n *Note) because(e *engine.Event, b *explain.Because) {
	if e.Outcome == engine.Expired {
		n.Reason, n.Ago = OverTime, -1
		if until := b.Event.Until(); b.Why != explain.Forgotten && !math.IsInf(until, 1) {
			n.Ago = e.Time - until
		}
		return
	}
	switch b.Why {
	case explain.NeverThere:
		n.Reason = NeverSet
	case explain.Ended:
		n.Reason, n.Former = Wiped, b.PID
	case explain.ClearedIt:
		n.Reason = Cleared
	case explain.EvictedIt:
		n.Reason, n.By = Evicted, b.Event.Key
	case explain.ExpiredIt:
		n.Reason = Collected
	case explain.DeletedIt:
		n.Reason = Deleted
	}
}

// missed finds the lookup that a shown None, False or {} comes from.
func missed(reply rack.Reply) (engine.Event, bool) {
	if reply.Repr == nil || reply.Error != nil || len(reply.Events) == 0 {
		return engine.Event{}, false
	}
	switch *reply.Repr {
	case "None", "False", "{}":
	default:
		return engine.Event{}, false
	}
	e := reply.Events[len(reply.Events)-1]
	asked := e.Op == "get" || e.Op == "get_many" || e.Op == "has_key"
	return e, asked && (e.Outcome == engine.Miss || e.Outcome == engine.Expired)
}

// tell explains, from the log of everything or from what this tab has heard; run are
// calls that it may not have heard of yet.
func (m *Model) tell(ctx context.Context, ask explain.Ask, run []engine.Event) *explain.Told {
	if r, ok := m.rack.(recorder); ok {
		told, _ := r.Explain(ctx, ask)
		return told
	}
	log, losses := m.heard(run)
	return explain.Tell(log, losses, ask)
}

// heard is what this tab has heard of the tabs, as a log, with calls that it may not
// have heard of yet; and what processes have lost.
func (m *Model) heard(run []engine.Event) (log []rack.SiteEvent, losses []rack.Loss) {
	type call struct {
		pid int
		seq uint64
	}
	at := map[call]uint64{} // the number in the log
	add := func(kind rack.Happening, e engine.Event) {
		n := uint64(len(log) + 1)
		if c := (call{e.PID, e.Seq}); kind == rack.Called {
			if at[c] > 0 {
				return
			}
			at[c] = n
		}
		log = append(log, rack.SiteEvent{Seq: n, Kind: kind, Event: e})
	}
	for _, i := range m.ByClock() {
		life := engine.Event{Process: i.Process, PID: i.PID, Time: i.Time}
		if i.Kind == Call {
			add(rack.Called, *i.Event)
		}
		if l := i.Loss; l != nil {
			losses = append(losses, *l)
			add(rack.ProcessStop, engine.Event{Process: l.Name, PID: l.PID, Time: i.Time})
		} else if i.Kind == Stopped {
			add(rack.ProcessStop, life)
		}
		if i.Kind == Started {
			add(rack.ProcessStart, life)
		}
	}
	for _, e := range run {
		add(rack.Called, e)
	}
	for i := range log {
		if log[i].Cause > 0 {
			pid := log[i].PID
			if log[i].CausePID != 0 { // by way of a shared cache
				pid = log[i].CausePID
			}
			log[i].Because = at[call{pid, log[i].Cause}]
		}
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, l := range m.losses {
		losses = append(losses, l)
	}
	return log, losses
}

// askTime is how long the others have to answer whether they have a key; a
// frozen tab never does.
const askTime = 1500 * time.Millisecond

// elsewhere looks for a live process that has the key, unexpired, in memory. Of
// several it returns the first by name. All are asked at once.
func (m *Model) elsewhere(name, key string) *Elsewhere {
	ctx, cancel := context.WithTimeout(context.Background(), askTime)
	defer cancel()
	var asked []chan *Elsewhere
	for _, i := range m.Infos() {
		if i.Name == name || !i.Alive || i.Entries == 0 {
			continue
		}
		if !slices.Contains(i.Keys, key) && i.Entries <= len(i.Keys) {
			continue // all its keys are known, and this is none of them
		}
		answer := make(chan *Elsewhere, 1)
		asked = append(asked, answer)
		m.Go(func() {
			defer close(answer)
			if value, ok := m.peek(ctx, i.Name, key); ok {
				answer <- &Elsewhere{Name: i.Name, Value: value}
			}
		})
	}
	for _, answer := range asked {
		if found := <-answer; found != nil {
			return found
		}
	}
	return nil
}

// peek reads the value of a live entry of another process; it changes nothing
// there.
func (m *Model) peek(ctx context.Context, name, key string) (value string, ok bool) {
	h, err := m.rack.Process(name)
	if err != nil {
		return "", false
	}
	mem, err := h.Snapshot(ctx)
	if err != nil {
		return "", false
	}
	for _, row := range mem.Rows {
		if row.Key == key && !row.Expired(mem.Time) {
			return row.Value, true
		}
	}
	return "", false
}
