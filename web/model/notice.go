package model

import (
	"maps"
	"slices"

	"locmem/engine"
	"locmem/engine/rack"
	"locmem/engine/shared"
)

// notice takes what the rack tells. It is called one at a time.
func (m *Model) notice(n rack.Notice) {
	defer m.Recover()
	switch {
	case n.Event != nil:
		m.happened(*n.Event)
	case n.Process != nil:
		m.processChanged(*n.Process)
	case n.Logged != nil:
		at := n.Logged.Time
		if !m.Hosts() {
			at -= m.Offset()
		}
		m.addItem(Item{Kind: Logged, Time: at, Process: n.Logged.Process, PID: n.Logged.PID, Record: n.Logged})
	case n.Clock != nil:
		item := Item{Kind: ClockBy, Time: n.Clock.Time, Process: n.Clock.From, Seconds: n.Clock.By}
		if n.Clock.By == 0 {
			item.Kind, item.Seconds = ClockIs, n.Clock.Offset
		}
		m.addItem(item)
		for _, i := range m.Infos() {
			m.stale(i.Name)
		}
		m.staleBeside()
		m.touch(AreaClock, AreaTick, AreaMemory, AreaProcesses)
		m.save()
	}
}

func (m *Model) happened(e engine.Event) {
	if m.listed(e) {
		return
	}
	at := e.Time
	if !m.Hosts() {
		at -= m.Offset()
	}
	m.addItem(Item{Kind: Call, Time: at, Process: e.Process, PID: e.PID, Event: &e})
	if shared.At(e.Location) { // the process's own memory is as it was
		m.staleBeside()
		return
	}
	m.flash(e)
	m.storyEvent(e)
	m.stale(e.Process)
}

func (m *Model) processChanged(n rack.ProcessNotice) {
	i := n.Info
	item := Item{Time: n.Time, Process: i.Name, PID: i.PID}
	switch n.Change {
	case rack.Started:
		item.Kind, item.Loss = Started, n.Replaces
		if !i.Self && !m.Hosts() && i.StartedAt < m.self.StartedAt {
			item.Kind = Met
		}
		m.lose(n.Replaces)
		m.back(i)
		m.forgetMemory(i.Name)
		m.addItem(item)
	case rack.Stopped:
		item.Kind, item.Loss, item.Why = Stopped, n.Loss, i.Ended
		m.lose(n.Loss)
		m.forgetMemory(i.Name)
		m.addItem(item)
	case rack.Skipped:
		item.Kind, item.Count, item.Evicted = Skipped, n.Skipped, n.Evicted
		m.addItem(item)
	case rack.Righted:
		m.right(i, n.Calls)
	case rack.Restarts:
		item.Kind = Asked
		m.addItem(item)
	}
	if n.Change != rack.Stopped {
		m.stale(i.Name)
	}
	if m.env.Sharing != nil && i.Self {
		m.staleBeside()
	}
	m.storyFacts()
	m.touch(AreaProcesses, AreaClock, AreaForm, AreaStory)
}

// back notes that a process that was to restart has done so.
func (m *Model) back(i rack.Info) {
	m.mu.Lock()
	if m.returns[i.Name] != i.PID {
		delete(m.returns, i.Name)
	}
	m.mu.Unlock()
}

// maxLosses bounds what is remembered of processes that ended.
const maxLosses = 100

// lose remembers what ended with a process. Of too many, those are forgotten that
// the page does not show.
func (m *Model) lose(l *rack.Loss) {
	if l == nil {
		return
	}
	infos := m.Infos()
	m.mu.Lock()
	defer m.mu.Unlock()
	m.losses[l.Name] = *l
	if len(m.losses) <= maxLosses {
		return
	}
	maps.DeleteFunc(m.losses, func(name string, _ rack.Loss) bool {
		return name != l.Name && !slices.ContainsFunc(infos, func(i rack.Info) bool { return i.Name == name })
	})
}

// Loss returns what the last process of that name lost, if one ended.
func (m *Model) Loss(name string) (rack.Loss, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	l, ok := m.losses[name]
	return l, ok
}
