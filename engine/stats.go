package engine

// Stats counts what a process was asked, all caches together.
type Stats struct {
	Hits    uint64 `json:"hits"`
	Misses  uint64 `json:"misses"` // expired counts as a miss
	Sets    uint64 `json:"sets"`   // values stored
	Evicted uint64 `json:"evicted"`
}

// HitRate is hits over lookups, 0 to 1; 0 without lookups.
func (s Stats) HitRate() float64 {
	if s.Hits+s.Misses == 0 {
		return 0
	}
	return float64(s.Hits) / float64(s.Hits+s.Misses)
}

// lookup counts one look-up by its outcome.
func (s *Stats) lookup(o Outcome) {
	if o == Hit {
		s.Hits++
	} else {
		s.Misses++
	}
}

// Stats returns the counts so far. It may be called from any goroutine.
func (p *Process) Stats() Stats {
	var sum Stats
	for _, l := range append(p.stores(), p.dummy) {
		l.mu.Lock()
		s := l.stats
		l.mu.Unlock()
		sum.Hits += s.Hits
		sum.Misses += s.Misses
		sum.Sets += s.Sets
		sum.Evicted += s.Evicted
	}
	return sum
}

// stores returns the process's stores so far.
func (p *Process) stores() []*location {
	p.mu.Lock()
	defer p.mu.Unlock()
	return append([]*location(nil), p.locations...)
}
