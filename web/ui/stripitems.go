package ui

import (
	"math"
	"slices"

	"locmem/engine"
	"locmem/engine/explain"
	"locmem/engine/rack"
	"locmem/web/model"
	"locmem/web/stage"
)

// ofItems fills a strip with what this tab has heard of the tabs.
func ofItems(s *stage.Strip, m *model.Model) {
	for _, p := range m.Infos() {
		if p.Alive {
			s.Lane(p.Name)
		}
	}
	items := m.ByClock()
	told := heardIn(items)
	for _, x := range items {
		e := rack.SiteEvent{}
		e.Process, e.PID, e.Time = x.Process, x.PID, x.Time
		switch x.Kind {
		case model.Call:
			e.Kind, e.Event = rack.Called, *x.Event
		case model.Started:
			if x.Loss != nil {
				s.Stop(x.Process, x.Loss.PID, e.Time)
			}
			e.Kind = rack.ProcessStart
		case model.Met:
			for _, name := range append(x.Names, x.Process) {
				if name != "" {
					e.Kind, e.Process = rack.ProcessStart, name
					s.Add(e)
					memory, _ := m.MemoryOf(name)
					s.Hold(name, e.Time, told.before(memory))
				}
			}
			continue
		case model.Stopped:
			s.Stop(x.Process, x.PID, e.Time)
		case model.ClockBy:
			e.Kind, e.Seconds = rack.ClockMoved, x.Seconds
		case model.Skipped:
			s.Skip(x.Process, e.Time, x.Count)
			continue
		default:
			continue
		}
		if e.Kind != "" {
			s.Add(e)
		}
		if x.Loss != nil {
			n := x.Loss.Entries
			if !x.Loss.Known {
				n = -1
			}
			s.Lost(x.Process, x.Loss.Keys, n)
		}
	}
}

// heard is what this tab has heard of: the entries that somebody stored, and the processes
// that hold nothing from before (they started since), or perhaps what it has missed.
type heard struct {
	stored map[explain.Entry]bool
	others map[string]bool
}

func heardIn(items []model.Item) heard {
	h := heard{map[explain.Entry]bool{}, map[string]bool{}}
	for _, x := range items {
		switch e := x.Event; {
		case x.Kind == model.Skipped || x.Kind == model.Started:
			h.others[x.Process] = true
		case x.Kind == model.Call && e.Timeout != "" && e.Op != "touch" && e.Outcome != engine.Hit:
			h.stored[explain.Entry{PID: e.PID, Location: e.Location, FullKey: e.FullKey}] = true
		}
	}
	return h
}

// before are the entries of a process that were there when this tab met it: it holds them,
// and nobody was heard to store them.
func (h heard) before(memory rack.Memory) (list []stage.Held) {
	if h.others[memory.Name] {
		return nil
	}
	for _, row := range memory.Rows {
		held := stage.Held{Key: row.Key, ID: explain.Entry{PID: memory.PID, Location: row.Location, FullKey: row.FullKey}, Until: math.Inf(1)}
		if row.Expiry == "none" || h.stored[held.ID] {
			continue
		}
		if row.Expiry == "at" {
			held.Until = row.Expires
		}
		list = append(list, held)
	}
	slices.Reverse(list) // the oldest first
	return list
}
