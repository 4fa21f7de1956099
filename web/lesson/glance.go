package lesson

import "locmem/engine/rack"

// Glance is what stands around the processes; ok is false before they have started.
func (l *Lesson) Glance() (g rack.Glance, ok bool) {
	if l.host == nil { // prerendered
		return g, false
	}
	return l.host.Glance()
}
