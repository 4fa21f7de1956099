package model

import (
	"context"

	"locmem/engine/explain"
	"locmem/engine/rack"
	"locmem/engine/shared"
)

// Inspection is what somebody wants to know more about, and what there is to know.
type Inspection struct {
	At   string // the place of the page where it is shown; "": nowhere
	Ask  explain.Ask
	Name string // of an entry: the process that holds it; "": a shared cache does
	Keys bool   // it was asked for with the keyboard

	N     int  // counts what was asked for
	Done  bool // what follows is known
	Told  *explain.Told
	Entry *rack.Inspected // of an entry that is there
}

// Inspect shows an explanation, or what there is to say of an entry. What is shown
// already goes away. i must not be changed afterwards.
func (m *Model) Inspect(i *Inspection) {
	m.mu.Lock()
	old := m.inspecting()
	i.N = old.N + 1
	if same(old, i) {
		i = &Inspection{N: i.N}
	}
	m.inspection = i
	m.mu.Unlock()
	m.touch(AreaInspect)
	if i.At != "" {
		m.Go(func() { m.inspect(i) })
	}
}

// Open shows all there is to say of an entry of a process, "" of a shared cache, at a place
// of the page, or no longer.
func (m *Model) Open(at, name, location, fullKey string, keys bool) {
	i, _ := m.Info(name)
	m.Inspect(&Inspection{At: at, Name: name, Keys: keys,
		Ask: explain.Ask{Entry: &explain.Entry{PID: i.PID, Location: location, FullKey: fullKey}}})
}

// Opened tells whether an entry is shown at a place of the page.
func (m *Model) Opened(at, name, location, fullKey string) bool {
	i := m.Inspecting()
	return i.At == at && i.Name == name && i.Ask.Entry != nil && i.Ask.Entry.Location == location && i.Ask.Entry.FullKey == fullKey
}

// same tells whether two ask for the same.
func same(a, b *Inspection) bool {
	if a.At != b.At || a.Name != b.Name || a.Ask.PID != b.Ask.PID || a.Ask.Seq != b.Ask.Seq || (a.Ask.Entry == nil) != (b.Ask.Entry == nil) {
		return false
	}
	return a.Ask.Entry == nil || *a.Ask.Entry == *b.Ask.Entry
}

// Inspecting is what is shown; its At is "" if nothing is.
func (m *Model) Inspecting() *Inspection {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.inspecting()
}

func (m *Model) inspecting() *Inspection {
	if m.inspection == nil {
		m.inspection = &Inspection{}
	}
	return m.inspection
}

// inspect finds out what there is to know.
func (m *Model) inspect(asked *Inspection) {
	ctx, end := callContext()
	defer end()
	i := *asked
	i.Done, i.Entry = true, nil
	i.Told = m.tell(ctx, i.Ask, nil)
	if i.Ask.Entry != nil {
		if i.Told == nil || !i.Told.Chain[len(i.Told.Chain)-1].Why.Over() {
			i.Entry = m.entry(ctx, &i)
		}
	} else if !m.Recorded() {
		m.addElsewhere(i.Told)
	}
	m.mu.Lock()
	if now := m.inspecting(); now.N == i.N && now.At == i.At {
		m.inspection = &i
	}
	m.mu.Unlock()
	m.touch(AreaInspect)
}

// entry looks at an entry; nil if it is not there.
func (m *Model) entry(ctx context.Context, i *Inspection) *rack.Inspected {
	if m.rack == nil {
		return nil
	}
	name := i.Name
	if name == "" { // any process reaches a shared cache
		for _, p := range m.Infos() {
			if p.Alive && (name == "" || p.Self) {
				name = p.Name
			}
		}
	}
	h, err := m.rack.Process(name)
	if err != nil {
		return nil
	}
	e, err := h.Inspect(ctx, rack.EntryID{Location: i.Ask.Entry.Location, FullKey: i.Ask.Entry.FullKey})
	if err != nil || !e.Found {
		return nil
	}
	return &e
}

// addElsewhere adds who has a key now that was not found: this tab may not have heard
// how it came there.
func (m *Model) addElsewhere(t *explain.Told) {
	if t == nil || t.Ask.Seq == 0 || shared.At(t.Event.Location) || t.Chain[0].Why != explain.Absent && t.Chain[0].Why != explain.TimeOver || t.Chain[len(t.Chain)-1].Why == explain.Elsewhere {
		return
	}
	if e := m.elsewhere(t.Event.Process, t.Event.Key); e != nil {
		i, _ := m.Info(e.Name)
		t.Chain = append(t.Chain, explain.Because{Why: explain.Elsewhere, Process: e.Name, PID: i.PID})
	}
}

// inspectAgain follows what has changed in a process, or through it in a shared cache.
func (m *Model) inspectAgain(name string) {
	if i := m.Inspecting(); i.At != "" && i.Done && i.Ask.Entry != nil && (i.Name == name || i.Name == "") {
		m.inspect(i)
	}
}
