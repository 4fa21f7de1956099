package model

import (
	"context"
	"strconv"
	"time"

	"locmem/engine"
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
	note := &Note{Answer: *reply.Repr, Name: name, PID: reply.PID, Key: e.Key}
	m.reason(note, e, reply.Events)
	note.Else = m.elsewhere(name, e.Key)
	return note
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

// reason finds the event that removed the key.
func (m *Model) reason(note *Note, e engine.Event, run []engine.Event) {
	if e.Outcome == engine.Expired {
		note.Reason, note.Ago = OverTime, -1
		if set, ok := m.event(e.Process, e.PID, e.Cause, run); ok {
			note.Ago = since(set, e.Time)
		}
		return
	}
	if e.Cause == 0 {
		note.Reason = NeverSet
		m.mu.Lock()
		loss, ok := m.losses[note.Name]
		m.mu.Unlock()
		if ok && contains(loss.Keys, e.Key) {
			note.Reason, note.Former = Wiped, loss.PID
		}
		return
	}
	cause, ok := m.event(e.Process, e.PID, e.Cause, run)
	switch {
	case !ok:
		note.Reason = Moved
	case cause.Outcome == engine.Cleared:
		note.Reason = Cleared
	case cause.Outcome == engine.Expired:
		note.Reason, note.Ago = Collected, e.Time-cause.Time
	case contains(cause.Evicted, e.FullKey):
		note.Reason, note.By = Evicted, cause.Key
	case cause.Outcome == engine.Stored: // the call that set an expiry is what ended it
		note.Reason = Collected
	case cause.Outcome == engine.Deleted:
		note.Reason = Deleted
	default:
		note.Reason = Moved
	}
}

// since returns how long after its expiry an entry was asked for; -1 if that
// cannot be told.
func since(set engine.Event, now float64) float64 {
	timeout, err := strconv.ParseFloat(set.Timeout, 64)
	if err != nil {
		return -1
	}
	return now - set.Time - timeout
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
		if !contains(i.Keys, key) && i.Entries <= len(i.Keys) {
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

func contains(list []string, s string) bool {
	for _, v := range list {
		if v == s {
			return true
		}
	}
	return false
}
