package model

import (
	"reflect"
	"slices"
	"sort"

	"locmem/engine"
	"locmem/engine/rack"
)

// Item is one line of the event log.
type Item struct {
	ID      int
	Kind    ItemKind
	Virtual bool    // Time is a virtual clock's, not the wall's
	Time    float64 // wall time, seconds since the epoch: the clock may be moved while the log is read
	Process string
	PID     int
	Event   *engine.Event   // of Call
	Loss    *rack.Loss      // of Stopped, and of Started if it tells of an end; nil: nothing known
	Seconds float64         // of Moved: by how much
	Count   int             // of Skipped: how many events are not listed
	Evicted int             // of Skipped: how many entries those evicted
	Why     string          // of Stopped: rack.Info.Ended
	Record  *rack.LogRecord // of Logged
	Names   []string        // of Met, if they are several: all of them; Process is "" then
}

// ItemKind is the sort of an Item.
type ItemKind string

const (
	Call    ItemKind = "call" // a call of the cache's API
	Started ItemKind = "start"
	Met     ItemKind = "met" // it was there before this tab was
	Stopped ItemKind = "stop"
	Asked   ItemKind = "restart" // it was asked to restart
	ClockBy ItemKind = "clock"   // the clock was moved
	ClockIs ItemKind = "clockis" // how far ahead the clock was that this process found
	Skipped ItemKind = "skipped" // calls of a burst that are not listed
	Logged  ItemKind = "logged"  // a record of the logging module
)

// MaxItems bounds the log; past it the oldest go.
const MaxItems = 500

// Filter chooses items; empty fields choose all.
type Filter struct {
	Process string
	// Outcome is an engine.Outcome, OutcomeEvicted or OutcomeProcess.
	Outcome string
}

const (
	OutcomeEvicted = "evicted" // calls that dropped other keys
	OutcomeProcess = "process" // starts, stops and moves of the clock
)

// Outcomes lists what Filter.Outcome may be, in the order of a menu.
var Outcomes = []string{
	string(engine.Hit), string(engine.Miss), string(engine.Expired), string(engine.Stored), string(engine.Kept),
	string(engine.Deleted), string(engine.Absent), string(engine.Cleared), OutcomeEvicted, string(engine.Failed), OutcomeProcess,
}

type log struct {
	items  []Item // oldest first
	doubts bool   // calls were told in others' names: one that is listed may come again
	lastID int
	filter Filter
}

// Takes tells whether the filter lets an item through.
func (f Filter) Takes(i Item) bool {
	if f.Process != "" && i.Process != f.Process && !slices.Contains(i.Names, f.Process) {
		return false
	}
	switch f.Outcome {
	case "":
		return true
	case OutcomeProcess:
		return i.Kind != Call && i.Kind != Skipped && i.Kind != Logged
	case OutcomeEvicted:
		return i.Evicted > 0 || i.Event != nil && len(i.Event.Evicted) > 0
	case string(engine.Stored):
		return i.Event != nil && (i.Event.Outcome == engine.Stored || MadeUp(*i.Event))
	}
	return i.Event != nil && string(i.Event.Outcome) == f.Outcome
}

// MadeUp tells whether a get_or_set found nothing and stored what it made: a
// miss that is a write, too.
func MadeUp(e engine.Event) bool {
	return e.Op == "get_or_set" && e.Timeout != "" && (e.Outcome == engine.Miss || e.Outcome == engine.Expired)
}

// Uncounted tells whether a call found a key, or did not, without being one of
// those that the counters of hits and misses count.
func Uncounted(e engine.Event) bool {
	return !e.Lookup() && (e.Outcome == engine.Hit || e.Outcome == engine.Miss || e.Outcome == engine.Expired)
}

// Log lists what the filter lets through, newest first, at most limit items (0:
// all), and how many there are.
func (m *Model) Log(limit int) (list []Item, total int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for n := len(m.log.items) - 1; n >= 0; n-- {
		if i := m.log.items[n]; m.log.filter.Takes(i) {
			total++
			if limit == 0 || total <= limit {
				list = append(list, i)
			}
		}
	}
	return list, total
}

// LogNames lists the processes that the log speaks of, by first appearance.
func (m *Model) LogNames() []string {
	m.mu.Lock()
	defer m.mu.Unlock()
	var names []string
	for _, i := range m.log.items {
		for _, name := range append([]string{i.Process}, i.Names...) {
			if name != "" && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// Filtering returns the log's filter.
func (m *Model) Filtering() Filter {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.log.filter
}

// SetFilter chooses what the log shows.
func (m *Model) SetFilter(f Filter) {
	m.mu.Lock()
	m.log.filter = f
	m.mu.Unlock()
	m.touch(AreaLog)
}

// followed tells whether a record of logging was written after a call of its
// process that is told later: calls are told when a run ends, records at once.
func (i Item) followed(call Item) bool {
	return i.Kind == Logged && i.Process == call.Process && i.PID == call.PID && i.Time > call.Time
}

// addItem appends to the log.
func (m *Model) addItem(i Item) {
	i.Virtual = m.Hosts()
	m.mu.Lock()
	if i.Kind == Met && m.alsoMet(i) {
		m.mu.Unlock()
		m.touch(AreaLog)
		return
	}
	m.log.lastID++
	i.ID = m.log.lastID
	at := len(m.log.items)
	for i.Kind == Call && at > 0 && m.log.items[at-1].followed(i) {
		at--
	}
	m.log.items = slices.Insert(m.log.items, at, i)
	if len(m.log.items) > MaxItems+MaxItems/4 { // the oldest go a batch at a time
		m.log.items = append([]Item(nil), m.log.items[len(m.log.items)-MaxItems:]...)
	}
	m.mu.Unlock()
	if i.Kind != Met { // who was there before is no event
		m.hear(i)
	}
	m.touch(AreaLog)
}

// right lists of a process's calls those that it says it made, and no others: what
// somebody else has told in its name goes, what was taken away comes back. Those that
// were made before this tab was there are not listed.
func (m *Model) right(p rack.Info, calls []engine.Event) {
	m.mu.Lock()
	defer m.touch(AreaLog)
	defer m.mu.Unlock()
	m.log.doubts = true
	listed := make([]bool, len(calls))
	var items []Item
	for _, i := range m.log.items {
		if i.Process == p.Name && i.PID == p.PID && (i.Kind == Call || i.Kind == Skipped) {
			n := -1
			if i.Kind == Call {
				n = slices.IndexFunc(calls, func(e engine.Event) bool { return reflect.DeepEqual(e, *i.Event) })
			}
			if n < 0 || listed[n] {
				continue
			}
			listed[n] = true
		}
		items = append(items, i)
	}
	for n, e := range calls {
		if at := e.Time - m.rack.Clock().Offset(); !listed[n] && at >= m.self.StartedAt {
			m.log.lastID++
			items = append(items, Item{ID: m.log.lastID, Kind: Call, Time: at, Process: e.Process, PID: e.PID, Event: &e})
		}
	}
	if slices.Contains(listed, false) {
		sort.SliceStable(items, func(i, j int) bool { return items[i].Time < items[j].Time })
	}
	m.log.items = items[max(0, len(items)-MaxItems):]
}

// listed tells whether the log has a call already, where that may be.
func (m *Model) listed(e engine.Event) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.log.doubts && slices.ContainsFunc(m.log.items, func(i Item) bool {
		return i.Kind == Call && i.Event.Seq == e.Seq && reflect.DeepEqual(*i.Event, e)
	})
}

// metWithin is how long, in seconds, a newcomer meets the others.
const metWithin = 10

// alsoMet adds to the line of those that were met a moment ago, if there is
// one: a newcomer's log has a line for all the others, not one each. m.mu is
// held.
func (m *Model) alsoMet(i Item) bool {
	for n := len(m.log.items) - 1; n >= 0; n-- {
		old := &m.log.items[n]
		if old.Kind != Met || i.Time-old.Time > metWithin {
			continue
		}
		names := append([]string(nil), old.Names...) // those who list the log may still read the old ones
		if old.Process != "" {
			names = []string{old.Process}
		}
		if !slices.Contains(names, i.Process) {
			names = append(names, i.Process)
		}
		if len(names) > 1 {
			old.Process, old.PID, old.Names = "", 0, names
		}
		return true
	}
	return false
}
