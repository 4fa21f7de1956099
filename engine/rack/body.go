package rack

import (
	"encoding/json"
	"sync"

	"locmem/engine"
	"locmem/engine/py"
	"locmem/engine/script"
	"locmem/engine/shared"
)

// body is what every process hosted in this program has: its memory, the names
// of its code, and what there is to tell about it. A tab's own process runs
// code through a queue (local), a worker on its caller's goroutine (Site).
type body struct {
	proc     *engine.Process
	settings *py.Dict                             // CACHES
	caches   *engine.Caches                       // for looking in from outside
	world    func(thread string, w *script.World) // adds what a script can reach besides; nil: nothing
	// item is an entry of a shared cache that the process can reach, expired or not; nil: there is none.
	item   func(location, fullKey string) (shared.Item, bool)
	before func(*script.Interp) // is called by a thread before it does something; nil: nothing is
	heard  func(engine.Event)   // gets every event; nil: nobody does
	logged func(LogRecord)      // gets every record of logging; nil: nobody does

	mu      sync.Mutex
	in      *script.Interp // nil until code runs; all threads' names live there
	threads map[string]*strand
	stands  []script.StandIn // as the last run left them
	pending state            // what changed has not been told yet
	changed bool             // since the last news, or going to: a run is in progress
	running bool             // as told to the others
	quiet   bool             // nobody hears of events
}

// strand is a thread of a process, and its run.
type strand struct {
	script  *script.Thread
	caches  *engine.Caches
	working sync.Mutex     // held during a run
	events  []engine.Event // of the run in progress; under body.mu
	busy    bool           // under body.mu
}

// state is what a process tells the others about itself.
type state struct {
	Info    Info           `json:"info"`
	Events  []engine.Event `json:"events,omitempty"`
	Skipped int            `json:"skipped,omitempty"` // events that came before these and are left out
	Evicted int            `json:"evicted,omitempty"` // entries that those evicted
}

const (
	burst   = 200 // events that one state carries
	explain = 20  // events that a Reply carries
)

// newBody makes a process that runs code. caches nil is Django's default.
func newBody(proc *engine.Process, caches *py.Dict) *body {
	b := &body{proc: proc, settings: caches, caches: engine.NewCaches(proc, caches), threads: map[string]*strand{}}
	proc.Observe(b.observe)
	return b
}

func (b *body) observe(e engine.Event) {
	b.mu.Lock()
	quiet := b.quiet
	if !quiet {
		b.keep(e)
	}
	b.mu.Unlock()
	if !quiet && b.heard != nil {
		b.heard(e)
	}
}

// keep keeps an event for the answer of the run and for the others. The caller
// holds the lock.
func (b *body) keep(e engine.Event) {
	if t := b.threads[e.Thread]; t != nil && t.busy {
		if len(t.events) >= 2*explain {
			t.events = append(t.events[:0], last(t.events, explain)...)
		}
		t.events = append(t.events, e)
	}
	if len(b.pending.Events) >= 2*burst { // seldom, for a loop of calls comes here each time
		b.pending.trim()
	}
	b.pending.Events = append(b.pending.Events, e)
}

// log tells of a record of the logging module.
func (b *body) log(thread, level, logger, text string) {
	b.mu.Lock()
	quiet := b.quiet
	b.mu.Unlock()
	if b.logged != nil && !quiet {
		b.logged(LogRecord{Process: b.proc.Name(), PID: b.proc.PID(), Thread: thread, Level: cut(level, 20), Logger: cut(logger, 80),
			Text: cut(text, LogTextShown), Time: b.proc.Clock().Now()})
	}
}

// trim leaves the last events of a burst, of which there are as many as a message has
// room for.
func (s *state) trim() {
	rest := fitting(last(s.Events, burst))
	gone := s.Events[:len(s.Events)-len(rest)]
	for i := range gone {
		s.Evicted += len(gone[i].Evicted)
	}
	s.Skipped += len(gone)
	s.Events = append(s.Events[:0], rest...)
}

// fitting are the last events whose texts a message has room for.
func fitting(events []engine.Event) []engine.Event {
	bytes := 0
	for i := len(events) - 1; i >= 0; i-- {
		e := &events[i]
		bytes += len(e.Key) + len(e.FullKey) + len(e.Moved) + len(e.Error)
		for _, key := range e.Evicted {
			bytes += len(key)
		}
		if bytes > maxTold {
			return events[i+1:]
		}
	}
	return events
}

// last are the last n events, or fewer.
func last(events []engine.Event, n int) []engine.Event { return events[max(0, len(events)-n):] }

// exec runs code in a thread, after the run that goes on there.
func (b *body) exec(r Request, run script.Run) (reply Reply, res script.Result) {
	t := b.thread(r.Thread)
	b.do(r.Thread, func(in *script.Interp) {
		defer func() {
			if p := recover(); p != nil {
				reply = Reply{PID: b.proc.PID(), Error: panicked(p)}
			}
			b.mu.Lock()
			reply.Events = last(t.events, explain) // they explain the answer
			b.mu.Unlock()
		}()
		res = in.Exec(r.Code, run)
		reply = toReply(res, b.proc.PID())
	})
	return reply, res
}

// do makes a thread busy with f.
func (b *body) do(name string, f func(*script.Interp)) {
	t := b.thread(name)
	t.working.Lock()
	defer t.working.Unlock()
	b.mu.Lock()
	t.events, t.busy, b.changed = nil, true, true
	b.mu.Unlock()
	var stands []script.StandIn
	defer func() {
		b.mu.Lock()
		t.busy = false
		b.stands = stands
		b.mu.Unlock()
	}()
	t.script.Do(func(in *script.Interp) {
		b.begins(in)
		f(in)
		stands = in.StandIns()
	})
}

func (b *body) begins(in *script.Interp) {
	if b.before != nil {
		b.before(in)
	}
}

// thread finds or makes a thread.
func (b *body) thread(name string) *strand {
	b.mu.Lock()
	defer b.mu.Unlock()
	t := b.threads[name]
	if t == nil {
		caches := engine.NewCaches(b.proc, b.settings) // its KeyFunctions are the thread's
		w := script.World{
			Cache:   script.CachesOf(caches),
			Make:    script.MakerOf(caches),
			Caches:  b.settings,
			Modules: Libraries.Modules,
			StandIn: Libraries.StandIn,
			Aliases: caches.Aliases(),
			Now:     b.proc.Clock().Now,
			Thread:  name,
			PID:     b.proc.PID(),
			Logged:  func(level, logger, text string) { b.log(name, level, logger, text) },
		}
		if b.world != nil {
			b.world(name, &w)
		}
		if b.in == nil {
			b.in = script.New(w)
		}
		t = &strand{script: b.in.NewThread(w), caches: caches}
		b.threads[name] = t
	}
	return t
}

// stop ends the runs in progress.
func (b *body) stop() {
	b.mu.Lock()
	var busy []*script.Thread
	for _, t := range b.threads {
		if t.busy {
			busy = append(busy, t.script)
		}
	}
	b.mu.Unlock()
	for _, t := range busy {
		t.Stop()
	}
}

// halt is stop from within the run of a thread, at once.
func (b *body) halt(thread string) {
	b.mu.Lock()
	t := b.threads[thread]
	busy := t != nil && t.busy
	b.mu.Unlock()
	if busy {
		t.script.Halt()
	}
}

// news is what has changed since it was last asked for; without its events, they
// are told the next time.
func (b *body) news(events bool) state {
	var s state
	b.mu.Lock()
	if events {
		b.pending.trim()
		s, b.pending = b.pending, state{}
	}
	b.changed = b.busy() || len(b.pending.Events) > 0 // what a run still does is news, too, and so is its end
	s.Info.Running = b.running
	b.mu.Unlock()
	b.count(&s.Info)
	return s
}

// busy tells whether a run is in progress. The caller holds the lock.
func (b *body) busy() bool {
	for _, t := range b.threads {
		if t.busy {
			return true
		}
	}
	return false
}

// complete proposes with the names of the console, unless a run is changing
// them.
func (b *body) complete(text string, cursor int, keys []string) script.Completion {
	b.mu.Lock()
	t, busy := b.threads[""], b.busy()
	b.mu.Unlock()
	if t == nil || busy || !t.working.TryLock() {
		return noNames().Complete(text, cursor, keys)
	}
	defer t.working.Unlock()
	var c script.Completion
	t.script.Do(func(in *script.Interp) {
		b.begins(in)
		c = in.Complete(text, cursor, keys)
	})
	return c
}

// standIns are the modules that the process's code has imported and that take the
// place of others.
func (b *body) standIns() []script.StandIn {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.stands
}

func toReply(res script.Result, pid int) Reply {
	reply := Reply{Output: res.Output, Repr: res.Repr, Quiet: res.Quiet, PID: pid, StandIns: res.StandIns}
	if res.Err != nil {
		reply.Error = raised(res.Err)
	}
	return reply
}

func raised(e *script.Error) *Raised {
	return &Raised{Type: e.Type, Message: e.Message, Line: e.Line, Column: e.Column, Hint: e.Hint}
}

// panicked reports an internal panic to the caller whose code ran.
func panicked(p any) *Raised {
	text, _ := json.Marshal(p)
	if err, ok := p.(error); ok {
		text = []byte(err.Error())
	}
	return &Raised{Type: "SystemError", Message: "the playground itself failed: " + string(text),
		Hint: "The process goes on. Please report the code that led here."}
}
