package rack

import (
	"strings"

	"locmem/engine"
	"locmem/engine/py"
	"locmem/engine/shared"
)

// Glance is what one sees of a site without looking into its processes.
type Glance struct {
	Servers  map[string]int // of each process: from 1; 0 is outside the balancer
	Threads  int            // of each worker
	Views    bool           // there are views to answer requests
	Database bool           // the views name the database, or it was asked
	Balancer Balancer
	Next     string // the worker that the next request reaches; "" where that is not settled
	Queries  int    // of the database so far
	Seconds  float64
	Requests int           // answered so far
	Hits     int           // of those requests
	Misses   int           // of those requests, and what else found nothing in them
	Before   [3]int        // Requests, Hits and Misses when the last stream of requests began
	Found    int           // look-ups so far, with or without a request, that found something
	Missed   int           // and that did not, other calls that found nothing included
	Last     *SiteEvent    // what happened last, apart from what goes with a request; nil: nothing
	Why      *engine.Event // the call that explains that; nil: it made none
	Shared   *GlanceShared
	Default  string // the server behind the alias default, or the class of its BACKEND; "": it has none
	// Timeout is the repr of its TIMEOUT, in seconds ("300", "None"), MaxEntries its
	// MAX_ENTRIES; 0: its backend does not count.
	Timeout    string
	MaxEntries int
}

const defaultEntries = 300 // rule P6

// limitsOf are TIMEOUT and MAX_ENTRIES of what CACHES has for an alias.
func limitsOf(v py.Value) (timeout string, entries int) {
	params, ok := v.(*py.Dict)
	if !ok {
		return "", 0
	}
	timeout = "300"
	for _, key := range []string{"TIMEOUT", "timeout"} {
		if t, there := params.GetStr(key); there {
			timeout = py.Repr(t)
		}
	}
	name, _ := backendOf(v).(py.Str)
	if b := engine.BackendNamed(string(name)); b == nil || b.Client() || b.Name == engine.DummyBackend {
		return timeout, 0
	}
	entries = defaultEntries
	options, _ := params.GetStr("OPTIONS")
	if d, ok := options.(*py.Dict); ok {
		if n, there := d.GetStr("MAX_ENTRIES"); there {
			i, _ := n.(py.Int)
			entries = int(i)
		}
	}
	return timeout, entries
}

// GlanceShared is the server behind the aliases with a shared BACKEND.
type GlanceShared struct {
	Server string
	Down   bool
	Total  int
	Items  []GlanceItem  // the first by key, at most glanceItems
	Ends   float64       // when the next item of [Rack.Beside] is over, in seconds since the epoch; 0: none will be
	Call   *engine.Event // the call with which what happened last went there; nil: it did not
}

// GlanceItem is an entry of a shared cache.
type GlanceItem struct {
	FullKey    string
	Location   string  // of the calls that concern it
	Key, Value string  // the key without version; the value's repr
	Until      float64 // when it ends, in seconds since the epoch; [shared.Never]: it does not
}

const glanceItems = 5

// Glance looks at the site.
func (s *Site) Glance() Glance {
	g := Glance{Servers: map[string]int{}, Threads: s.cfg.Threads, Views: s.cfg.Views != "", Balancer: s.cfg.Balancer}
	if list := s.balanced(); s.cfg.Balancer == RoundRobin && len(list) > 0 {
		g.Next = s.after(list).name
	}
	s.mu.Lock()
	for _, w := range s.workers {
		g.Servers[w.name] = w.server
	}
	g.Queries, g.Seconds = s.log.queries, s.log.cost
	g.Database = g.Queries > 0 || strings.Contains(s.cfg.Views, "db.")
	g.Requests, g.Hits, g.Misses = s.log.requests, s.log.found, s.log.lacked
	g.Before = s.log.before
	g.Found, g.Missed = s.log.hits, s.log.misses+s.log.uncounted
	var call *engine.Event
	g.Last, call, g.Why = s.log.last()
	s.mu.Unlock()
	if s.cfg.Caches != nil {
		params, _, _ := s.cfg.Caches.Get(py.Str("default"))
		if g.Default = serverOf(params); g.Default == "" {
			g.Default = class(params)
		}
		g.Timeout, g.MaxEntries = limitsOf(params)
	} else {
		g.Default, g.Timeout, g.MaxEntries = "LocMemCache", "300", defaultEntries
	}
	for _, server := range []string{shared.Redis, shared.Memcached, shared.Database, shared.File} {
		if s.Uses(server) {
			g.Shared = s.glance(server)
			if call != nil && strings.HasPrefix(call.Location, server+" ") {
				g.Shared.Call = call
			}
			break
		}
	}
	return g
}

// last is the event that the last thing to happen ended with, its last call that went to
// a shared server, and the one that explains it: the last that found nothing, or the last.
func (l *siteLog) last() (e *SiteEvent, call, why *engine.Event) {
	missed := func(o engine.Outcome) bool { return o == engine.Miss || o == engine.Expired }
	for n := len(l.events) - 1; n >= 0; n-- {
		x := &l.events[n]
		if e == nil {
			if x.Kind != Logged && x.Kind != CookieDeleted {
				found := *x
				e = &found
			}
		} else if e.Kind != Answered || x.Kind == Answered || x.PID != e.PID {
			break
		}
		if x.Kind != Called {
			continue
		}
		found := x.Event
		if why == nil || missed(found.Outcome) && !missed(why.Outcome) {
			why = &found
		}
		if call == nil && shared.At(x.Location) {
			call = &found
		}
	}
	return e, call, why
}

func (s *Site) glance(server string) *GlanceShared {
	items, down := s.servers.Held(server)
	return glanceAt(server, items, down)
}

func glanceAt(server string, items []shared.Held, down bool) *GlanceShared {
	g := &GlanceShared{Server: server, Down: down, Total: len(items)}
	for _, it := range items[:min(len(items), glanceItems)] {
		_, key := splitShared(it.Key)
		value := "…"
		if v, err := shared.ValueOf(server, it.Item); err == nil {
			value, _ = py.ReprLimit(v, ValueShown)
		}
		g.Items = append(g.Items, GlanceItem{FullKey: it.Key, Location: it.Location, Key: key, Value: value, Until: it.Until})
	}
	return g
}
