package engine

import "sync/atomic"

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

type counters struct{ hits, misses, sets, evicted atomic.Uint64 }

func (c *counters) lookup(o Outcome) {
	switch o {
	case Hit:
		c.hits.Add(1)
	case Miss, Expired:
		c.misses.Add(1)
	}
}

// Stats answers the counts so far. It may be called from any goroutine.
func (p *Process) Stats() Stats {
	return Stats{p.stats.hits.Load(), p.stats.misses.Load(), p.stats.sets.Load(), p.stats.evicted.Load()}
}
