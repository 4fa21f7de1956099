package stage

import "locmem/engine/explain"

// Held is an entry whose storing a strip has not heard of.
type Held struct {
	Key   string // the caller's
	ID    explain.Entry
	Until float64 // when it expires, by the clock; +Inf: never
}

// Hold tells what a process held at a time, before the first event of it: its bars have no
// beginning.
func (s *Strip) Hold(process string, at float64, entries []Held) {
	l := s.lane(process)
	place := s.reach(at, 0)
	for _, e := range entries {
		id := e.ID.Location + "\x00" + e.ID.FullKey
		if l.open[id] != nil {
			continue
		}
		b := &bar{key: e.Key, id: e.ID, from: place, to: -1, set: at, early: true, deadline: e.Until}
		l.open[id] = b
		l.seat(b, id)
	}
	l.count(place)
}
