package rack

import (
	"sort"

	"locmem/engine"
)

// SiteEvent is one line of a Site's log. What happened says Kind; of a call of
// the cache's API there is all of the engine's Event, of everything else its
// Time, Process, PID and Thread.
type SiteEvent struct {
	Seq  uint64    `json:"n"` // from 1, in the order of the whole site
	Kind Happening `json:"kind"`
	engine.Event
	// Because is the Seq, in the site's order, of the event that Cause names; 0:
	// none, or it was not in the log any more.
	Because uint64     `json:"because,omitempty"`
	Text    string     `json:"text,omitempty"`    // Stopped: why; Forked: from whom; Queried, Saved: of what
	Seconds float64    `json:"seconds,omitempty"` // ClockMoved: by how much; Queried: what it cost
	Served  *Served    `json:"served,omitempty"`  // Answered
	Record  *LogRecord `json:"record,omitempty"`  // Logged
}

// Happening is a kind of SiteEvent.
type Happening string

const (
	Called        Happening = "call"           // a call of the cache's API
	ProcessStart  Happening = "started"        // a process, empty
	ProcessFork   Happening = "forked"         // a process, with a copy of another's memory
	ProcessStop   Happening = "stopped"        // a process ended, its memory with it
	ClockMoved    Happening = "clock"          //
	Queried       Happening = "query"          // a view asked the database
	Saved         Happening = "saved"          // something was written into the database
	Answered      Happening = "served"         // a request
	CookieDeleted Happening = "cookie deleted" // an answer deleted the client's session cookie
	Logged        Happening = "logged"         // code told the logging module
)

// siteLog keeps the last events.
type siteLog struct {
	events  []SiteEvent
	seq     uint64
	dropped int
	// hits and misses count the look-ups, those that were dropped included.
	hits, misses int
	uncounted    int                // calls that found nothing and are no look-ups
	queries      int                // of the database, those that were dropped included
	cost         float64            // what they took, in seconds
	requests     int                // answered, those that were dropped included
	found        int                // hits of those
	lacked       int                // misses of those, and calls that found nothing and are no look-ups
	before       [3]int             // the three when the last stream of requests began
	forks        map[int]fork       // by pid of the child
	calls        map[int][]numbered // by pid, in the order of their numbers there
}

// fork tells where a child's memory comes from: events up to seq are the
// parent's.
type fork struct {
	parent int
	seq    uint64
}

// logKept is how many events a log keeps at least.
const logKept = 50_000

// Log returns the events so far in their order, and how many older ones were
// dropped.
func (s *Site) Log() (events []SiteEvent, dropped int) { return s.LogSince(0) }

// Seq is the number of the last event so far, for LogSince; 0 if there was none.
func (s *Site) Seq() uint64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.log.seq
}

// LogSince returns the events after seq.
func (s *Site) LogSince(seq uint64) (events []SiteEvent, dropped int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.log.after(seq, len(s.log.events)), s.log.dropped
}

// LogAfter returns at most n of the events after seq, oldest first, and takes no
// longer for a long log.
func (s *Site) LogAfter(seq uint64, n int) []SiteEvent {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.log.after(seq, n)
}

func (l *siteLog) after(seq uint64, n int) []SiteEvent {
	first := len(l.events) - int(min(l.seq-min(seq, l.seq), uint64(len(l.events))))
	events := append([]SiteEvent(nil), l.events[first:min(first+max(n, 0), len(l.events))]...)
	for i := range events {
		if e := &events[i]; e.Because == 0 { // what another thread was about may be recorded after what came of it
			e.Because = l.because(e)
		}
	}
	return events
}

// numbered is a call: its number in its process, and in the site.
type numbered struct{ seq, site uint64 }

// because is the number in the site of the event that caused a call; 0: there is
// none, or it is not in the log any more.
func (l *siteLog) because(e *SiteEvent) uint64 {
	if e.Cause == 0 {
		return 0
	}
	pid := e.PID
	if e.CausePID != 0 { // by way of a shared cache
		pid = e.CausePID
	}
	for f, ok := l.forks[pid]; ok && e.Cause <= f.seq; f, ok = l.forks[pid] {
		pid = f.parent
	}
	calls := l.calls[pid]
	i := sort.Search(len(calls), func(i int) bool { return calls[i].seq >= e.Cause })
	if i == len(calls) || calls[i].seq != e.Cause {
		return 0
	}
	return calls[i].site
}

// count notes the number of a call. Those of a process come nearly in order.
func (l *siteLog) count(e *SiteEvent) {
	if l.calls == nil {
		l.calls = map[int][]numbered{}
	}
	calls := append(l.calls[e.PID], numbered{e.Event.Seq, e.Seq})
	for i := len(calls) - 1; i > 0 && calls[i-1].seq > calls[i].seq; i-- {
		calls[i-1], calls[i] = calls[i], calls[i-1]
	}
	l.calls[e.PID] = calls
}

// drop forgets the oldest events.
func (l *siteLog) drop(n int) {
	l.events = append([]SiteEvent(nil), l.events[n:]...)
	l.dropped += n
	for pid, calls := range l.calls {
		var kept []numbered
		for _, c := range calls {
			if c.site >= l.events[0].Seq {
				kept = append(kept, c)
			}
		}
		if l.calls[pid] = kept; kept == nil {
			delete(l.calls, pid)
		}
	}
}

// saved is a copy of the log that stays as it is.
func (l *siteLog) saved() siteLog {
	c := *l
	c.events = l.events[:len(l.events):len(l.events)] // what is added goes elsewhere
	c.calls = map[int][]numbered{}
	for pid, calls := range l.calls {
		c.calls[pid] = calls[:len(calls):len(calls)]
	}
	return c
}

// record writes an event down, up to the moment that [Site.Until] has set.
func (s *Site) record(e SiteEvent) {
	s.mu.Lock()
	defer s.mu.Unlock()
	l := &s.log
	if s.past() {
		return
	}
	defer s.arrived(e)
	l.seq++
	e.Seq = l.seq
	if e.Kind != Called {
		e.Time = s.clock.Now()
	}
	if e.Kind == Called && e.Lookup() && e.Outcome != engine.Failed {
		if e.Outcome == engine.Hit {
			l.hits++
		} else {
			l.misses++
		}
	} else if e.Kind == Called && (e.Outcome == engine.Miss || e.Outcome == engine.Expired) {
		l.uncounted++
	}
	if e.Kind == Queried {
		l.queries++
		l.cost += e.Seconds
	}
	if e.Kind == Answered {
		l.requests++
		l.found += e.Served.Hits
		l.lacked += e.Served.Misses + e.Served.Uncounted
	}
	if len(l.events) >= 2*logKept {
		l.drop(logKept)
	}
	if e.Kind == Called {
		e.Because = l.because(&e)
		l.count(&e)
	}
	l.events = append(l.events, e)
}
