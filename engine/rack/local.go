package rack

import (
	"context"
	"sync"
	"time"

	"locmem/engine"
	"locmem/engine/script"
)

// local is this tab's own process: a body with a queue of runs, which tells the
// others what changes.
type local struct {
	*body
	pause func()
	tell  func(state) // after each run and, in a long one, now and then

	jobs     chan func()
	done     chan struct{} // closed when the process has ended
	flushing sync.Mutex    // keeps what is told in order
	moved    func(float64) // tells the others of a clock that sleep() has moved
	slept    float64       // seconds by which it did in this run; of work alone
	untold   float64       // and that nobody has been told of; under body.mu
}

const (
	queueLimit = 256                    // runs that may wait
	longRun    = 200 * time.Millisecond // a run tells how far it is this often
	longerRun  = time.Second            // and its last events: each costs who hears of them more than the call itself
)

func newLocal(proc *engine.Process, pause func(), tell func(state)) *local {
	l := &local{
		body: newBody(proc, nil), pause: pause, tell: tell,
		jobs: make(chan func(), queueLimit), done: make(chan struct{}),
	}
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

// run queues a run and waits for it.
func (l *local) run(ctx context.Context, r Request) (Reply, error) {
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

func (l *local) execNow(r Request) Reply {
	defer l.flush(true)
	told := time.Now()
	heard := told
	defer l.tells(false)
	l.slept = 0
	reply, _ := l.exec(r, script.Run{Pause: func() {
		if time.Since(told) > longRun {
			told = time.Now()
			l.tells(true)
			events := told.Sub(heard) > longerRun
			if events {
				heard = told
			}
			l.flush(events)
		}
		l.pause()
	}})
	reply.Slept = l.slept
	return reply
}

// tells sets what the others hear: that a run is in progress, or none.
func (l *local) tells(running bool) {
	l.mu.Lock()
	l.running = running
	l.mu.Unlock()
}

// flush tells what has changed since the last time, with the events or without.
func (l *local) flush(events bool) {
	l.flushing.Lock()
	defer l.flushing.Unlock()
	l.mu.Lock()
	untold := l.untold
	l.untold = 0
	l.mu.Unlock()
	if untold > 0 {
		l.moved(untold)
	}
	l.tell(l.news(events))
}

// sleeps notes that sleep() has moved the clock: the others are told with the next news,
// not of each step of a loop.
func (l *local) sleeps(seconds float64) {
	l.slept += seconds
	l.mu.Lock()
	l.untold += seconds
	l.mu.Unlock()
}
