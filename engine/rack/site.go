package rack

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"locmem/engine"
	"locmem/engine/py"
	"locmem/engine/script"
	"locmem/engine/shared"
)

// SiteConfig says what a Site consists of. The zero value is one worker of one
// server with Django's default caches and no views.
type SiteConfig struct {
	Caches *py.Dict // CACHES; nil: Django's default
	// Settings returns other settings, such as SESSION_ENGINE; nil: none.
	Settings func(name string) (py.Value, bool)
	Environ  map[string]string // the variables of every process's environment
	Views    string            // the text of views.py; "": none
	// Servers, Workers (of each server) and Threads (of each worker): 0 is 1.
	Servers, Workers, Threads int
	Names                     []string // further processes, outside the balancer: shell, celery, t1
	Balancer                  Balancer // "": RoundRobin
	Seed                      uint64   // of everything random; 0 is 1
	MaxRequests               int      // a worker is recycled after so many requests; 0: never
	Start                     float64  // where the clock stands; 0: 1767225600 (2026-01-01T00:00:00Z)
	// Clock is a live clock, such as that of a rack with tabs; nothing of the
	// site moves it. nil: the site's own, virtual one.
	Clock engine.Clock
	// Shared are the servers that aliases with a shared BACKEND reach; nil: empty
	// ones of its own.
	Shared *shared.Servers
	// Pause lets the host breathe, about every 10 ms of work; nil: never.
	Pause func()
	Steps uint64 // the budget of all runs together; 0: a thousand million
}

// Bounds of a site: what is more is refused.
const (
	maxServers   = 16
	maxProcesses = 64
	maxThreads   = 16
	siteStart    = 1767225600
	siteSteps    = 1_000_000_000
)

// Site is processes without tabs: the workers of some servers, hosted in this
// program, with a virtual clock that stands still until it is moved. Everything
// random comes from the seed, so what was done to two sites of one config was
// done alike: their logs are equal, on every machine and in the browser.
//
// Its methods may be called from any goroutine. What runs code does so on its
// caller's goroutine, one at a time; who comes meanwhile waits.
type Site struct {
	cfg     SiteConfig
	clock   engine.Clock
	virtual *engine.ManualClock // the same, nil for a live one
	turn    chan struct{}       // holds one while nobody runs
	notices notices

	mu      sync.Mutex
	workers []*worker // in order: by server, then those outside the balancer
	pid     int       // of the next process
	steps   uint64    // what is left of the budget
	told    time.Time // when the listeners were told last
	paused  time.Time // when the host breathed last
	last    *worker   // whose turn was last
	log     siteLog
	random  random
	db      script.DB
	servers *shared.Servers
	clients map[string]*client // by name
	lanes   []*lane            // of Together; nil while one thread runs alone
	// What Explore does is not told, for it will not have happened.
	explores atomic.Uint64 // odd while Explore is at work
	until    until
}

// random is where chance comes from, a stream for each use, so that one more
// request does not change the order of threads.
type random struct{ balancer, traffic, schedule, sessions *rand.Rand }

func newRandom(seed uint64) random {
	stream := func(n uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, n)) }
	return random{stream(1), stream(2), stream(3), stream(4)}
}

// NewSite starts every process. It refuses a config that is beyond the bounds,
// and views that fail.
func NewSite(c SiteConfig) (*Site, error) {
	if err := c.fill(); err != nil {
		return nil, err
	}
	s := &Site{
		cfg: c, clock: c.Clock, turn: make(chan struct{}, 1),
		servers: c.Shared, pid: firstPID, steps: c.Steps, random: newRandom(c.Seed),
	}
	if s.servers == nil {
		s.servers = shared.NewServers(c.Seed, nil)
	}
	if s.clock == nil {
		s.virtual = engine.NewManualClock(c.Start)
		s.clock = s.virtual
	}
	s.turn <- struct{}{}
	for server := 1; server <= c.Servers; server++ {
		for n := 1; n <= c.Workers; n++ {
			s.workers = append(s.workers, &worker{name: workerName(server, n), server: server})
		}
	}
	for _, name := range c.Names {
		s.workers = append(s.workers, &worker{name: name})
	}
	for _, w := range s.workers {
		if err := s.start(context.Background(), w, nil); err != nil {
			return nil, err
		}
	}
	return s, nil
}

func workerName(server, n int) string {
	if server == 1 {
		return fmt.Sprintf("w%d", n)
	}
	return fmt.Sprintf("s%d.w%d", server, n)
}

func (c *SiteConfig) fill() error {
	for _, x := range []struct {
		n     *int
		limit int
		what  string
	}{{&c.Servers, maxServers, "servers"}, {&c.Workers, maxProcesses, "workers"}, {&c.Threads, maxThreads, "threads"}} {
		if *x.n == 0 {
			*x.n = 1
		}
		if *x.n < 1 || *x.n > x.limit {
			return fmt.Errorf("a site has 1 to %d %s, not %d", x.limit, x.what, *x.n)
		}
	}
	if n := c.Servers*c.Workers + len(c.Names); n > maxProcesses {
		return fmt.Errorf("a site has at most %d processes in all, not %d", maxProcesses, n)
	}
	taken := map[string]bool{"lb": true, "all": true}
	for _, name := range c.Names {
		if !validName(name) || strings.Contains(name, ".") || taken[name] || workerLike(name) {
			return fmt.Errorf("a process cannot be called %q: take another name, of letters and digits", cut(name, 40))
		}
		taken[name] = true
	}
	if c.Balancer == "" {
		c.Balancer = RoundRobin
	}
	if !c.Balancer.known() {
		return fmt.Errorf("there is no balancer %q: take round robin, random, sticky or least busy", cut(string(c.Balancer), 40))
	}
	if c.MaxRequests < 0 {
		return fmt.Errorf("max_requests is a number of requests, not %d; 0 is without end", c.MaxRequests)
	}
	if c.Seed == 0 {
		c.Seed = 1
	}
	if c.Start == 0 {
		c.Start = siteStart
	}
	if c.Steps == 0 {
		c.Steps = siteSteps
	}
	return nil
}

// workerLike tells whether a name is one that workers or servers have: w1, s2.
func workerLike(name string) bool {
	if len(name) < 2 || name[0] != 'w' && name[0] != 's' {
		return false
	}
	return strings.Trim(name[1:], "0123456789") == ""
}

// begin waits until no other call runs, and returns the function that releases
// the turn.
func (s *Site) begin(ctx context.Context) (end func(), err error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	select {
	case <-s.turn:
		return func() {
			s.tell(false)
			s.turn <- struct{}{}
		}, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// Exec runs code in a process ("w1", "s2.w1", "shell"), in a thread of it
// ("w1.a"), or in the process that the balancer picks ("lb"). The error tells
// that there is no such process, or is ctx's; what the code raised is in the
// Reply.
func (s *Site) Exec(ctx context.Context, who, code string) (Reply, error) {
	end, err := s.begin(ctx)
	if err != nil {
		return Reply{}, err
	}
	defer end()
	w, thread, err := s.find(who)
	if err != nil {
		return Reply{}, err
	}
	reply, err := s.exec(ctx, w, Request{Code: code, Thread: thread})
	if err == nil {
		err = ctx.Err()
	}
	return reply, err
}

// exec runs code in a process. One that takes too much ends with it.
func (s *Site) exec(ctx context.Context, w *worker, r Request) (reply Reply, err error) {
	b := w.body
	err = s.spend(ctx, w, func(run script.Run) (uint64, bool) {
		var res script.Result
		reply, res = b.exec(r, run)
		return res.Steps, res.Exhausted
	})
	return reply, err
}

// spend gives a run of a process what is left of the budget, and ends the
// process when the run took too much.
func (s *Site) spend(ctx context.Context, w *worker, f func(script.Run) (steps uint64, exhausted bool)) error {
	b := w.body
	s.mu.Lock()
	left := s.steps
	s.mu.Unlock()
	if left == 0 {
		return errBudget
	}
	if s.stands() {
		return ErrMoment
	}
	steps, exhausted := f(script.Run{Steps: min(left, runSteps), Pause: func() { s.pause(ctx, b) }})
	s.take(steps)
	if exhausted {
		s.end(w, TookTooMuch)
	}
	return nil
}

// TookTooMuch is Info.Ended of a worker whose run used up its budget.
const TookTooMuch = "it took too much time or memory"

// runSteps is the budget of one run.
const runSteps = 20_000_000

// pause lets the host draw, tells listeners how far a long run is, and looks
// whether it is still wanted.
func (s *Site) pause(ctx context.Context, b *body) {
	if s.cfg.Pause != nil {
		s.cfg.Pause()
	}
	s.paused = time.Now()
	if time.Since(s.told) > longRun {
		s.tell(true)
	}
	if ctx.Err() != nil && b != nil {
		b.stop()
	}
}

// breathe is pause between runs that are too short to pause themselves.
// b is nil where no process runs.
func (s *Site) breathe(ctx context.Context, b *body) {
	if time.Since(s.paused) > 10*time.Millisecond {
		s.pause(ctx, b)
	}
}

// Names are the live processes: the workers by server, then the others.
func (s *Site) Names() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var names []string
	for _, w := range s.workers {
		if w.alive {
			names = append(names, w.name)
		}
	}
	return names
}

// On calls f with every notice from now on, in order. f may read the site, but
// must not run code in it.
func (s *Site) On(f func(Notice)) (undo func()) { return s.notices.on(f) }

// listened tells whether somebody hears of what happens.
func (s *Site) listened() bool { return !s.Exploring() && s.notices.heard() }

// Shared are the servers behind the aliases with a shared BACKEND: take them
// down, restart them.
func (s *Site) Shared() *shared.Servers { return s.servers }

// Uses tells whether the BACKEND of an alias is behind that server.
func (s *Site) Uses(server string) bool {
	if s.cfg.Caches == nil {
		return false
	}
	for _, v := range s.cfg.Caches.All() {
		if serverOf(v) == server {
			return true
		}
	}
	return false
}

// serverOf is the server behind the BACKEND of what CACHES has for an alias; "": none.
func serverOf(v py.Value) string {
	return shared.Behind(backendOf(v))
}

// class is the name of the class that the BACKEND is; "": there is none.
func class(v py.Value) string {
	name, _ := backendOf(v).(py.Str)
	return string(name[strings.LastIndexByte(string(name), '.')+1:])
}

func backendOf(v py.Value) py.Value {
	params, ok := v.(*py.Dict)
	if !ok {
		return nil
	}
	backend, _, _ := params.Get(py.Str("BACKEND"))
	return backend
}
