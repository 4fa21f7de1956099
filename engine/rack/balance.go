package rack

import "slices"

// Balancer is how requests are shared out to the workers.
type Balancer string

const (
	RoundRobin Balancer = "round robin" // in turn
	Random     Balancer = "random"      // by the seed
	// Sticky sends a client to the worker that it had first, in turn for a new
	// one; to another only when that has ended.
	Sticky Balancer = "sticky"
	// LeastBusy picks the worker with the least work before it, by the clock; of
	// equal ones that which answered fewest requests, then the first.
	LeastBusy Balancer = "least busy"
)

func (b Balancer) known() bool {
	return b == RoundRobin || b == Random || b == Sticky || b == LeastBusy
}

// balanced returns the live workers that get requests, in order.
func (s *Site) balanced() []*worker {
	list := s.live()
	n := 0
	for _, w := range list {
		if w.server > 0 {
			list[n] = w
			n++
		}
	}
	return list[:n]
}

// pick chooses the worker for a request of a client, nil for one that has no
// jar; the answer is nil if none lives.
func (s *Site) pick(c *client) *worker {
	list := s.balanced()
	if len(list) == 0 {
		return nil
	}
	switch s.cfg.Balancer {
	case Random:
		return list[s.random.balancer.IntN(len(list))]
	case LeastBusy:
		best := list[0]
		for _, w := range list[1:] {
			if a, b := s.backlog(w), s.backlog(best); a < b || a == b && w.ever < best.ever {
				best = w
			}
		}
		return best
	case Sticky:
		if c == nil {
			break
		}
		for _, w := range list {
			if w == c.worker {
				return w
			}
		}
		c.worker = s.next(list)
		return c.worker
	}
	return s.next(list)
}

// backlog is how long a worker still has work, in seconds.
func (s *Site) backlog(w *worker) float64 { return max(0, w.until-s.clock.Now()) }

// next is the worker after the one that was next before, in turn.
func (s *Site) next(list []*worker) *worker {
	w := s.after(list)
	s.mu.Lock()
	s.last = w
	s.mu.Unlock()
	return w
}

// after is the worker of a list, which is not empty, whose turn comes next.
func (s *Site) after(list []*worker) *worker {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.last != nil {
		past := false
		for _, w := range s.workers {
			if past && slices.Contains(list, w) {
				return w
			}
			past = past || w == s.last
		}
	}
	return list[0]
}
