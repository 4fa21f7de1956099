package rack

import (
	"context"
	"encoding/json"
	"sync"
	"time"

	"locmem/engine"
	"locmem/engine/py"
	"locmem/engine/script"
)

// local is a process hosted here: its memory, its names, and the queue of runs.
type local struct {
	proc    *engine.Process
	caches  *engine.Caches
	clock   engine.Clock
	pause   func()
	changed func(state) // told after each run and, in a long one, now and then

	jobs     chan func()
	done     chan struct{} // closed when the process has ended
	working  sync.Mutex    // held during a run
	flushing sync.Mutex    // keeps what is told in order

	mu      sync.Mutex
	interps map[string]*script.Interp // by thread
	current *script.Interp            // the run in progress
	pending state                     // what changed has not been told yet
	run     []engine.Event            // of the run in progress
	running bool
}

// state is what a process tells the others about itself.
type state struct {
	Info    Info           `json:"info"`
	Events  []engine.Event `json:"events,omitempty"`
	Skipped int            `json:"skipped,omitempty"`
}

const (
	burst      = 200                    // events that one state carries
	explain    = 20                     // events that a Reply carries
	queueLimit = 256                    // runs that may wait
	longRun    = 200 * time.Millisecond // a run tells how far it is this often
)

func newLocal(proc *engine.Process, pause func(), changed func(state)) *local {
	l := &local{
		proc: proc, caches: engine.NewCaches(proc, nil), clock: proc.Clock(),
		pause: pause, changed: changed,
		jobs: make(chan func(), queueLimit), done: make(chan struct{}), interps: map[string]*script.Interp{},
	}
	proc.Observe(l.observe)
	go l.work()
	return l
}

func (l *local) work() {
	for {
		select {
		case job := <-l.jobs:
			job()
		case <-l.done:
			return
		}
	}
}

// close ends the process: the run in progress stops, those that wait are told
// that it is gone. It may be called once.
func (l *local) close() {
	close(l.done)
	l.stop()
}

func (l *local) observe(e engine.Event) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.run) >= explain { // the last calls explain the answer
		l.run = l.run[1:]
	}
	l.run = append(l.run, e)
	if len(l.pending.Events) >= burst {
		l.pending.Events = l.pending.Events[1:]
		l.pending.Skipped++
	}
	l.pending.Events = append(l.pending.Events, e)
}

// exec queues a run and waits for it.
func (l *local) exec(ctx context.Context, r Request) (Reply, error) {
	return l.enqueue(ctx, r)()
}

// enqueue puts a run at the end of the queue at once, so that who asks first is
// served first; the answer waits for it.
func (l *local) enqueue(ctx context.Context, r Request) (wait func() (Reply, error)) {
	done := make(chan Reply, 1)
	select {
	case l.jobs <- func() {
		if ctx.Err() == nil {
			done <- l.execNow(r)
		}
	}:
	default:
		return func() (Reply, error) {
			return Reply{PID: l.proc.PID(), Error: &Raised{Type: "RuntimeError",
				Message: "too many runs wait in this process; stop the one in progress"}}, nil
		}
	}
	return func() (Reply, error) {
		select {
		case reply := <-done:
			return reply, nil
		case <-l.done:
			return Reply{}, &Unreachable{l.proc.Name(), Gone}
		case <-ctx.Done():
			return Reply{}, ctx.Err()
		}
	}
}

func (l *local) execNow(r Request) (reply Reply) {
	l.working.Lock()
	defer l.working.Unlock()
	in := l.begin(r.Thread)
	told := time.Now()
	defer func() {
		if p := recover(); p != nil {
			reply = Reply{PID: l.proc.PID(), Error: panicked(p)}
		}
		reply.Events = l.end()
		l.flush()
	}()
	res := in.Exec(r.Code, script.Run{Pause: func() {
		if time.Since(told) > longRun {
			told = time.Now()
			l.mu.Lock()
			l.running = true
			l.mu.Unlock()
			l.flush()
		}
		l.pause()
	}})
	return toReply(res, l.proc.PID())
}

func (l *local) begin(thread string) *script.Interp {
	l.mu.Lock()
	defer l.mu.Unlock()
	in := l.interps[thread]
	if in == nil {
		in = script.New(script.World{
			Cache:   script.CachesOf(l.caches),
			Aliases: l.caches.Aliases(),
			Now:     l.clock.Now,
			Thread:  thread,
		})
		l.interps[thread] = in
	}
	l.current, l.run = in, nil
	return in
}

// end answers the events of the run that just ended.
func (l *local) end() []engine.Event {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.current, l.running = nil, false
	return l.run
}

// stop ends the run in progress, if there is one.
func (l *local) stop() {
	l.mu.Lock()
	in := l.current
	l.mu.Unlock()
	if in != nil {
		in.Stop()
	}
}

// flush tells what has changed since the last time.
func (l *local) flush() {
	l.flushing.Lock()
	defer l.flushing.Unlock()
	l.mu.Lock()
	s := l.pending
	l.pending = state{}
	running := l.running
	l.mu.Unlock()
	s.Info.Running = running
	l.count(&s.Info)
	l.changed(s)
}

// count fills what Info says about the memory.
func (l *local) count(i *Info) {
	snap := l.proc.Snapshot(KeysKnown)
	i.Hits, i.Misses = snap.Stats.Hits, snap.Stats.Misses
	for _, s := range snap.Stores {
		i.Entries += s.Total
		i.Bytes += s.Bytes
		if s.NextExpiry != 0 && (i.NextExpiry == 0 || s.NextExpiry < i.NextExpiry) {
			i.NextExpiry = s.NextExpiry
		}
		for _, e := range s.Entries {
			if len(i.Keys) < KeysKnown {
				_, key := l.split(e.FullKey)
				i.Keys = append(i.Keys, cut(key, 60))
			}
		}
	}
}

// split tells version and caller's key of a full key, or the full key itself.
func (l *local) split(full string) (version, key string) {
	for _, alias := range l.caches.Aliases() {
		c, err := l.caches.Open(alias)
		if err != nil {
			continue
		}
		if version, key, ok := c.SplitKey(full); ok {
			return version, key
		}
	}
	return "", full
}

// memory is the process's memory, ready to be shown.
func (l *local) memory() Memory {
	snap := l.proc.Snapshot(RowsShown)
	m := Memory{Name: l.proc.Name(), PID: l.proc.PID(), Time: snap.Time, Stats: snap.Stats, Rows: []Row{}}
	if c, err := l.caches.Open("default"); err == nil {
		_, limit, _, _, _ := c.Settings()
		if n, ok := limit.(py.Int); ok {
			m.Limit = int(n)
		}
	}
	for _, s := range snap.Stores {
		m.Total += s.Total
		m.Bytes += s.Bytes
		for place, e := range s.Entries {
			if len(m.Rows) < RowsShown {
				m.Rows = append(m.Rows, l.row(s.Location, place+1, e))
			}
		}
	}
	return m
}

func (l *local) row(location string, place int, e engine.Entry) Row {
	r := Row{Location: location, FullKey: e.FullKey, Bytes: e.Bytes, Place: place}
	r.Version, r.Key = l.split(e.FullKey)
	switch {
	case e.Kind == engine.NoRecord:
		r.Expiry = "none"
	case e.Kind == engine.NoExpiry || e.At != e.At || e.At > maxTime:
		r.Expiry = "never"
	default:
		r.Expiry, r.Expires = "at", max(e.At, -maxTime)
	}
	v, err := e.Value()
	if err != nil {
		r.Value = err.Error()
		return r
	}
	text, whole := py.ReprLimit(v, ValueShown*4) // no code point takes more bytes
	r.Type, r.Value = v.Type(), cut(text, ValueShown)
	if !whole && r.Value == text {
		r.Value += "…"
	}
	return r
}

// maxTime is where a time stops to be one that JSON and people can read.
const maxTime = 1e15

// cut shortens text to n code points.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for i := range s {
		if n == 0 {
			return s[:i] + "…"
		}
		n--
	}
	return s
}

func toReply(res script.Result, pid int) Reply {
	reply := Reply{Output: res.Output, Repr: res.Repr, Quiet: res.Quiet, PID: pid}
	if e := res.Err; e != nil {
		reply.Error = &Raised{Type: e.Type, Message: e.Message, Line: e.Line, Column: e.Column, Hint: e.Hint}
	}
	return reply
}

// panicked is a fault of ours, told to whoever ran the code.
func panicked(p any) *Raised {
	text, _ := json.Marshal(p)
	if err, ok := p.(error); ok {
		text = []byte(err.Error())
	}
	return &Raised{Type: "SystemError", Message: "the playground itself failed: " + string(text),
		Hint: "The process goes on. Please report the code that led here."}
}
