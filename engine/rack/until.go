package rack

import "errors"

// ErrMoment is the error of what does not happen because the moment that [Site.Until]
// has set has come.
var ErrMoment = errors.New("the moment has come at which the site stands still")

// until is a moment that a site is to come to and not to pass.
type until struct {
	seq     uint64 // of the last event; 0: there is none
	reached func()
	came    bool // reached was called
	loading bool // views.py runs in a new process: that is not left half done
}

// Until has what runs from now on end with an event of the log: it is the last one
// that is written down, the code that caused it goes no further, and reached is
// called. Names, caches, clock and database are then as they were at that moment, up
// to the end of the call that the event belongs to; a moment in the first run of
// views.py is its end. 0 ends that. It must not be called during a run; reached must
// not call the Site.
func (s *Site) Until(seq uint64, reached func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.until = until{seq: seq, reached: reached}
}

// past tells whether the moment has come: nothing happens any more. The caller holds
// the lock.
func (s *Site) past() bool {
	return s.until.seq > 0 && s.log.seq >= s.until.seq && !s.until.loading && !s.Exploring()
}

// stands is past for those who do not hold the lock.
func (s *Site) stands() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.past()
}

// arrived ends what runs once the moment has come, with an event. The caller holds the
// lock.
func (s *Site) arrived(e SiteEvent) {
	if !s.past() {
		return
	}
	for _, w := range s.workers {
		if w.name == e.Process && w.body != nil {
			w.body.halt(e.Thread)
		}
	}
	if !s.until.came && s.until.reached != nil {
		s.until.reached()
	}
	s.until.came = true
}

// loads notes that views.py begins to run in a new process, and returns what is to be
// called at its end.
func (s *Site) loads() (over func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.until.loading = true
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.until.loading = false
		s.arrived(SiteEvent{})
	}
}
