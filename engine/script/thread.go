package script

import (
	"slices"

	"locmem/engine/py"
)

// Thread is a thread of a process. All threads have the process's names and
// modules; a run, its limits and output, and the caches that it opened
// (caches[alias]) are a thread's own.
//
// Only one thread of a process runs at a time: in World.Step, where another one
// may be let go on, and between runs, the process can change hands.
type Thread struct {
	in      *Interp
	own     thread
	signals *signals // own's, which other goroutines reach
}

// NewThread makes another thread of the process, which reaches what w says.
func (in *Interp) NewThread(w World) *Thread {
	own := newThread(w)
	return &Thread{in: in, own: own, signals: own.signals}
}

// Do has f run code as this thread. It may be called by one goroutine at a time;
// several threads may be in it when each but one waits in World.Step.
func (t *Thread) Do(f func(in *Interp)) {
	before := t.in.thread
	t.in.thread = t.own
	defer func() { t.own, t.in.thread = t.in.thread, before }()
	f(t.in)
}

// Configure gives the thread in charge other CACHES, as World has them. What it has
// opened of an alias that is still there stays open.
func (in *Interp) Configure(caches *py.Dict, aliases []string) {
	in.world.Caches, in.world.Aliases = caches, aliases
	for alias := range in.opened {
		if !slices.Contains(aliases, alias) {
			delete(in.opened, alias)
		}
	}
}

// Stop ends the thread's run in progress with a KeyboardInterrupt. Any goroutine
// may call it; it does nothing when nothing runs.
func (t *Thread) Stop() { t.signals.ask() }

// Halt is Stop for the goroutine that runs the thread, from within a call: nothing
// of the code runs after that call.
func (t *Thread) Halt() {
	t.signals.ask()
	t.in.setTick(0)
}

// Wait lets other threads go on because this one has to wait for them; false:
// there is none that could, so it would wait for ever.
func (in *Interp) Wait() bool {
	if in.world.Wait == nil {
		return false
	}
	own := in.thread
	went := in.world.Wait()
	in.thread = own
	return went
}

// step lets other threads go on, before an operation that they can see.
func (in *Interp) step(op string) {
	if in.world.Step == nil {
		return
	}
	own := in.thread
	in.world.Step(op)
	in.thread = own
}
