package lesson

import (
	"context"
	"sync"
	"sync/atomic"

	"locmem/engine"
	"locmem/engine/rack"
	"locmem/engine/scenario"
	"locmem/engine/script"
	"locmem/web/model"
)

// hosted is the rack of a scenario: the processes of a Site, which a reset
// replaces by another. Before the first there are none.
type hosted struct {
	id uint64 // makes two of them differ at the first glance, see package ui

	mu     sync.Mutex
	site   *rack.Site
	start  float64 // where its clock began
	undo   func()
	listen func(rack.Notice)
	stops  map[int]func() // of console runs in progress
	runs   int
	infos  []rack.Info           // what Processes answered last
	fresh  bool                  // nothing has changed since
	heard  func(rack.Notice)     // gets every notice as well, and every event; nil: nobody
	hears  func() bool           // whether anybody listens there
	told   map[*rack.Site]uint64 // the last event of each site's log that heard got
}

var racks atomic.Uint64

// sitesTold bounds how many sites are remembered: that of the document, and
// those of the last tries.
const sitesTold = 8

func newHosted(heard func(rack.Notice), hears func() bool) *hosted {
	return &hosted{id: racks.Add(1), stops: map[int]func(){}, heard: heard, hears: hears, told: map[*rack.Site]uint64{}}
}

var _ model.Rack = (*hosted)(nil)

// host puts a site in place of the one before.
func (h *hosted) host(s *rack.Site) {
	h.mu.Lock()
	undo, listen := h.undo, h.listen
	h.site, h.start, h.undo, h.fresh = s, startOf(s), nil, false
	if len(h.told) > sitesTold {
		h.told = map[*rack.Site]uint64{s: h.told[s]}
	}
	h.mu.Unlock()
	if undo != nil {
		undo()
	}
	if listen != nil {
		h.subscribe(s, listen)
	}
}

// startOf is where a site's clock began: at the start of its first process.
func startOf(s *rack.Site) float64 {
	if log, dropped := s.Log(); dropped == 0 && len(log) > 0 {
		return log[0].Time
	}
	return s.Now()
}

// pass tells who listens from outside. Notices leave events of a burst out; here
// they come from the log, all of them and in order.
func (h *hosted) pass(s *rack.Site, n rack.Notice) {
	h.mu.Lock()
	f, told := h.heard, h.told[s]
	h.mu.Unlock()
	if f == nil || !h.hears() {
		return
	}
	events, _ := s.LogSince(told)
	for i := range events {
		if events[i].Kind == rack.Called {
			f(rack.Notice{Event: &events[i].Event})
		}
	}
	if len(events) > 0 {
		h.mu.Lock()
		h.told[s] = events[len(events)-1].Seq
		h.mu.Unlock()
	}
	if n.Event == nil && (n.Process != nil || n.Clock != nil) {
		f(n)
	}
}

// Past returns events of the site's log, see [model.Model.Past].
func (h *hosted) Past(of any, after uint64, n int) (from any, events []rack.SiteEvent) {
	s := h.now()
	if s == nil {
		return nil, nil
	}
	if of != any(s) {
		after = 0
	}
	return s, s.LogAfter(after, n)
}

// skip lets the outside hear only what comes from now on.
func (h *hosted) skip() {
	s := h.now()
	if s == nil {
		return
	}
	if log, _ := s.Log(); len(log) > 0 {
		h.mu.Lock()
		h.told[s] = log[len(log)-1].Seq
		h.mu.Unlock()
	}
}

// replay tells the listener what has happened in the site so far: at least its
// last events.
func (h *hosted) replay() {
	h.mu.Lock()
	s, f := h.site, h.listen
	h.mu.Unlock()
	if s == nil || f == nil {
		return
	}
	h.pass(s, rack.Notice{})
	log, _ := s.Log()
	for _, e := range log[max(0, len(log)-model.MaxItems):] {
		info := rack.Info{Name: e.Process, PID: e.PID, Kind: rack.Worker, StartedAt: e.Time, Alive: true, Answering: true}
		switch e.Kind {
		case rack.Called:
			f(rack.Notice{Event: &e.Event})
		case rack.ProcessStart, rack.ProcessFork:
			f(rack.Notice{Process: &rack.ProcessNotice{Change: rack.Started, Info: info, Time: e.Time}})
		case rack.Logged:
			f(rack.Notice{Logged: e.Record})
		case rack.ProcessStop:
			info.Alive, info.Ended = false, e.Text
			f(rack.Notice{Process: &rack.ProcessNotice{Change: rack.Stopped, Info: info, Time: e.Time}})
		}
	}
}

func (h *hosted) subscribe(s *rack.Site, f func(rack.Notice)) {
	undo := s.On(func(n rack.Notice) {
		h.mu.Lock()
		h.fresh = false
		h.mu.Unlock()
		f(n)
		h.pass(s, n)
	})
	h.mu.Lock()
	h.undo = undo
	h.mu.Unlock()
}

func (h *hosted) now() *rack.Site {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.site
}

func (h *hosted) On(f func(rack.Notice)) (undo func()) {
	h.mu.Lock()
	h.listen = f
	s := h.site
	h.mu.Unlock()
	if s != nil {
		h.subscribe(s, f)
	}
	return func() {
		h.mu.Lock()
		undo := h.undo
		h.listen, h.undo = nil, nil
		h.mu.Unlock()
		if undo != nil {
			undo()
		}
	}
}

func (h *hosted) Self() rack.Handle { return nobody{} }
func (h *hosted) Lost() *rack.Loss  { return nil }
func (h *hosted) StopSaving()       {}
func (h *hosted) Dismiss(string)    {}

// Processes lists them as they were at the last notice: a picture asks often,
// and counting what each holds takes a while.
func (h *hosted) Processes() []rack.Info {
	h.mu.Lock()
	s, fresh, infos := h.site, h.fresh, h.infos
	h.fresh = true // what changes from here on is not in the answer
	h.mu.Unlock()
	if s == nil || fresh {
		return infos
	}
	infos = s.Processes()
	h.mu.Lock()
	h.infos = infos
	h.mu.Unlock()
	return infos
}

// Process finds a process by name. Code that it runs can be stopped by Stop.
func (h *hosted) Process(name string) (rack.Handle, error) {
	s := h.now()
	if s == nil {
		return nil, &rack.Unreachable{Name: name, Why: rack.Unknown}
	}
	handle, err := s.Handle(name)
	if err != nil {
		return nil, err
	}
	return &stoppable{handle, h}, nil
}

func (h *hosted) Complete(_, _ string, cursor int) script.Completion {
	return script.Completion{Start: cursor}
}

// Perform plays what was typed into the console.
func (h *hosted) Perform(ctx context.Context, t *scenario.Transcript, told func(scenario.Result)) error {
	s := h.now()
	if s == nil {
		return &rack.Unreachable{Why: rack.Unknown}
	}
	ctx, over := h.stopping(ctx)
	defer over()
	return scenario.Perform(ctx, s, t, told)
}

func (h *hosted) Restart(ctx context.Context, name string) error {
	if s := h.now(); s != nil {
		return s.Restart(ctx, name)
	}
	return &rack.Unreachable{Name: name, Why: rack.Unknown}
}

// Stop ends the console's runs, in whatever process.
func (h *hosted) Stop(context.Context, string) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, stop := range h.stops {
		stop()
	}
	return nil
}

// stopping returns a context that Stop ends, until over is called.
func (h *hosted) stopping(ctx context.Context) (_ context.Context, over func()) {
	ctx, cancel := context.WithCancel(ctx)
	h.mu.Lock()
	h.runs++
	n := h.runs
	h.stops[n] = cancel
	h.mu.Unlock()
	return ctx, func() {
		cancel()
		h.mu.Lock()
		delete(h.stops, n)
		h.mu.Unlock()
	}
}

// Clock is the virtual clock: it has no wall time that it could be ahead of.
func (h *hosted) Clock() *rack.Clock {
	return &rack.Clock{Wall: func() float64 {
		if s := h.now(); s != nil {
			return s.Now()
		}
		return 0
	}}
}

// Moved is how far the clock was moved, in seconds.
func (h *hosted) Moved() float64 {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.site == nil {
		return 0
	}
	return h.site.Now() - h.start
}

func (h *hosted) Advance(seconds float64) (float64, error) {
	s := h.now()
	if s == nil {
		return 0, nil
	}
	err := s.Advance(seconds)
	return h.Moved(), err
}

func (h *hosted) NextExpiry() (float64, bool) {
	if s := h.now(); s != nil {
		return s.NextExpiry()
	}
	return 0, false
}

// stoppable is a process whose runs end when hosted.Stop says so.
type stoppable struct {
	rack.Handle
	h *hosted
}

func (s *stoppable) Exec(ctx context.Context, r rack.Request) (rack.Reply, error) {
	ctx, over := s.h.stopping(ctx)
	defer over()
	reply, err := s.Handle.Exec(ctx, r)
	if err != nil && ctx.Err() != nil && reply.Error != nil {
		err = nil // the reply says that it was stopped
	}
	return reply, err
}

// nobody stands for this tab's process where there is none.
type nobody struct{}

func (nobody) Info() rack.Info { return rack.Info{} }
func (nobody) Exec(context.Context, rack.Request) (rack.Reply, error) {
	return rack.Reply{}, &rack.Unreachable{Why: rack.Unknown}
}
func (nobody) Snapshot(context.Context) (rack.Memory, error) {
	return rack.Memory{}, &rack.Unreachable{Why: rack.Unknown}
}
func (nobody) Subscribe(func(engine.Event)) (undo func()) { return func() {} }
