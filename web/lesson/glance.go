package lesson

import "locmem/engine/rack"

// Glance is what stands around the processes; ok is false before they have started.
func (l *Lesson) Glance() (g rack.Glance, ok bool) {
	if l.hosted == nil { // prerendered
		return g, false
	}
	site := l.hosted.now()
	if site == nil {
		return g, false
	}
	return site.Glance(), true
}
