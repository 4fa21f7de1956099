package model

import (
	"context"
	"slices"

	"locmem/engine/explain"
	"locmem/engine/rack"
)

// Inspection is what somebody wants to know more about, and what there is to know.
type Inspection struct {
	At   string // the place of the page where it is shown; "": nowhere
	Ask  explain.Ask
	Name string // of an entry: the process that holds it; "": a shared cache does
	Keys bool   // it was asked for with the keyboard

	N     int  // counts what was asked for
	Done  bool // what follows is known
	Known bool // the log tells of it
	Told  explain.Told
	Entry rack.Inspected // of an entry that is there
}

// Inspect shows an explanation, or what there is to say of an entry. What is shown
// already goes away.
func (m *Model) Inspect(i Inspection) {
	m.mu.Lock()
	old := m.inspection
	i.N = old.N + 1
	if same(old, i) {
		i = Inspection{N: i.N}
	}
	m.inspection = i
	m.mu.Unlock()
	m.touch(AreaInspect)
	if i.At != "" {
		m.Go(func() { m.inspect(i) })
	}
}

// Open shows all there is to say of an entry of a process at a place of the page, or no
// longer.
func (m *Model) Open(at, name, location, fullKey string, keys bool) {
	i, _ := m.Info(name)
	m.Inspect(Inspection{At: at, Name: name, Keys: keys,
		Ask: explain.Ask{Entry: &explain.Entry{PID: i.PID, Location: location, FullKey: fullKey}}})
}

// Opened tells whether an entry is shown at a place of the page.
func (m *Model) Opened(at, name, location, fullKey string) bool {
	i := m.Inspecting()
	return i.At == at && i.Name == name && i.Ask.Entry != nil && i.Ask.Entry.Location == location && i.Ask.Entry.FullKey == fullKey
}

// same tells whether two ask for the same.
func same(a, b Inspection) bool {
	if a.At != b.At || a.Name != b.Name || a.Ask.PID != b.Ask.PID || a.Ask.Seq != b.Ask.Seq || (a.Ask.Entry == nil) != (b.Ask.Entry == nil) {
		return false
	}
	return a.Ask.Entry == nil || *a.Ask.Entry == *b.Ask.Entry
}

// Inspecting is what is shown; its At is "" if nothing is.
func (m *Model) Inspecting() Inspection {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.inspection
}

// InspectNot shows nothing any more, and tells whether something was shown.
func (m *Model) InspectNot() bool {
	m.mu.Lock()
	was := m.inspection.At != ""
	m.inspection = Inspection{N: m.inspection.N + 1}
	m.mu.Unlock()
	m.touch(AreaInspect)
	return was
}

// inspect finds out what there is to know.
func (m *Model) inspect(i Inspection) {
	ctx, end := callContext()
	defer end()
	i.Told, i.Known = m.tell(ctx, i.Ask, nil)
	if e := i.Ask.Entry; e != nil {
		if m.there(i) {
			i.Entry = m.entry(ctx, i.Name, rack.EntryID{Location: e.Location, FullKey: e.FullKey})
		}
	} else if !m.Recorded() {
		m.addElsewhere(&i.Told)
	}
	i.Done = true
	m.mu.Lock()
	if m.inspection.N == i.N && m.inspection.At == i.At {
		m.inspection = i
	}
	m.mu.Unlock()
	m.touch(AreaInspect)
}

// there tells whether an entry may be in memory: the log tells of no end.
func (m *Model) there(i Inspection) bool {
	return !i.Known || !slices.ContainsFunc(i.Told.Chain, func(b explain.Because) bool { return b.Why.Over() })
}

func (m *Model) entry(ctx context.Context, name string, id rack.EntryID) rack.Inspected {
	if m.rack == nil || name == "" {
		return rack.Inspected{}
	}
	h, err := m.rack.Process(name)
	if err != nil {
		return rack.Inspected{}
	}
	ctx, end := context.WithTimeout(ctx, peekTime)
	defer end()
	i, err := h.Inspect(ctx, id)
	if err != nil {
		return rack.Inspected{}
	}
	return i
}

// addElsewhere adds who has a key now that was not found: this tab may not have heard
// how it came there.
func (m *Model) addElsewhere(t *explain.Told) {
	has := func(why explain.Why) bool {
		return slices.ContainsFunc(t.Chain, func(b explain.Because) bool { return b.Why == why })
	}
	if !has(explain.Absent) && !has(explain.TimeOver) || has(explain.Elsewhere) {
		return
	}
	if e := m.elsewhere(t.Event.Process, t.Event.Key); e != nil {
		i, _ := m.Info(e.Name)
		t.Chain = append(t.Chain, explain.Because{Why: explain.Elsewhere, Process: e.Name, PID: i.PID, Key: t.Event.Key, FullKey: t.Event.FullKey})
	}
}

// inspectAgain follows what has changed in a process.
func (m *Model) inspectAgain(name string) {
	m.mu.Lock()
	i := m.inspection
	m.mu.Unlock()
	if i.At != "" && i.Done && i.Ask.Entry != nil && i.Name == name {
		m.inspect(i)
	}
}
