package script

import (
	"iter"
	"math"
	"slices"

	"locmem/engine/py"
)

// A task is a thread that code starts (threading), or a coroutine that runs beside
// others (asyncio). It runs until it has to wait: for time to pass, or for something
// that another one does. Then the code that let it run goes on. Code that waits and is
// no task itself lets the tasks run, in the order in which they began to wait, and lets
// time pass when all of them sleep. So a program has one history, and two threads that read,
// sleep and write overwrite each other as they do on a server.
//
// What is waiting when a run ends goes on in the next run of the process.
type task struct {
	self    py.Value // what the program knows it as
	own     thread   // while another one runs
	next    func() (struct{}, bool)
	stop    func()
	yield   func(struct{}) bool
	running bool
	pred    func() (bool, error) // what it waits for; nil: only for wake
	wake    float64              // when it goes on whatever pred says; +Inf: never
	held    bool                 // pred, when it was let go on
	thrown  *exception           // is raised where it waits
}

// maxTasks bounds the tasks of a process that have not ended.
const maxTasks = 1000

// Spawn makes a task that calls fn, which the program knows as self. With now it runs
// at once, until it waits or ends; else when others wait. The error is a RuntimeError
// that there are too many, or that the run has ended.
func (in *Interp) Spawn(self py.Value, fn func() error, now bool) error {
	if len(in.tasks) >= maxTasks {
		return &exception{class: classes["RuntimeError"], args: []py.Value{py.Str("can't start new thread")},
			hint: "The playground runs up to " + itoa(maxTasks) + " threads and tasks of a process at a time."}
	}
	t := &task{self: self, own: newThread(*in.world), wake: math.Inf(-1)}
	t.own.task = t
	t.next, t.stop = iter.Pull(func(yield func(struct{}) bool) {
		t.yield = yield
		if err := fn(); err != nil {
			in.end(in.caught(err))
		}
	})
	in.tasks = append(in.tasks, t)
	if !now {
		return nil
	}
	return in.resume(t)
}

// Current is what the program knows the running task as, nil where no task runs.
func (in *Interp) Current() py.Value {
	if in.task == nil {
		return nil
	}
	return in.task.self
}

// Selves are what the program knows the tasks as that have not ended.
func (in *Interp) Selves() []py.Value {
	var list []py.Value
	for _, t := range in.tasks {
		list = append(list, t.self)
	}
	return list
}

// Lives tells whether the task has not ended that the program knows as self.
func (in *Interp) Lives(self py.Value) bool {
	return slices.ContainsFunc(in.tasks, func(t *task) bool { return t.self == self })
}

// resume lets a task run until it waits or ends. The error is that the run has ended.
func (in *Interp) resume(t *task) error {
	from := in.thread
	in.thread = t.own
	in.lend(&from)
	t.running = true
	_, alive := t.next()
	t.running = false
	t.own, in.thread = in.thread, from
	in.lend(&t.own)
	in.drop(t)
	if alive {
		in.tasks = append(in.tasks, t)
	}
	if in.ended != nil {
		return in.ended
	}
	return nil
}

// lend gives the thread in charge what is the run's and not a thread's own: limits,
// output and costs.
func (in *Interp) lend(from *thread) {
	in.world, in.signals, in.path = from.world, from.signals, from.path
	in.output, in.print, in.pause = from.output, from.print, from.pause
	in.steps, in.limits, in.ended = from.steps, from.limits, from.ended
	in.queries, in.millis = from.queries, from.millis
}

// suspend has the running task wait until it is let go on. The error is that the run
// has ended, or the process.
func (in *Interp) suspend() error {
	t := in.task
	if in.closed || !t.yield(struct{}{}) {
		in.end(&exception{class: classes["SystemExit"]})
	}
	if in.ended != nil {
		return in.ended
	}
	if e := t.thrown; e != nil {
		t.thrown = nil
		return e
	}
	return nil
}

// Throw raises an exception in the task that the program knows as self, where it
// waits, when it is let go on. It returns false if there is none, or if it runs.
func (in *Interp) Throw(self, e py.Value) (bool, error) {
	for _, t := range in.tasks {
		if t.self == self && !t.running {
			thrown, err := in.exceptionOf(e)
			t.thrown, t.pred, t.wake = thrown, nil, math.Inf(-1)
			return true, err
		}
	}
	return false, nil
}

// WaitFor lets others run until pred holds, for at most so many seconds (+Inf: for
// ever), and returns whether it does. forever tells that nothing will make it hold:
// no other task or thread can go on, and no time limits the wait. pred may be nil and
// is called often; it must change nothing.
func (in *Interp) WaitFor(pred func() (bool, error), seconds float64) (held, forever bool, err error) {
	until := in.Now() + seconds
	if t := in.task; t != nil {
		if pred != nil {
			if held, err := pred(); held || err != nil {
				return held, false, err
			}
		}
		t.pred, t.wake = pred, until
		if err := in.suspend(); err != nil {
			return false, false, err
		}
		return t.held, false, nil
	}
	for {
		if pred != nil {
			if held, err := pred(); held || err != nil {
				return held, false, err
			}
		}
		if err := in.Work(1); err != nil {
			return false, false, err
		}
		ran, err := in.goOn(until)
		switch {
		case err != nil:
			return false, false, err
		case ran || in.Wait():
		case math.IsInf(until, 1):
			return false, true, nil
		default:
			if err := in.letPass(until - in.Now()); err != nil || pred == nil {
				return false, false, err
			}
			held, err := pred()
			return held, false, err
		}
	}
}

// Share lets each of the others that can go on run once.
func (in *Interp) Share() error {
	if len(in.tasks) == 0 {
		return nil
	}
	if t := in.task; t != nil {
		t.pred, t.wake = nil, math.Inf(-1)
		return in.suspend()
	}
	return in.goOnAll()
}

// LetGo lets another task or thread run that can go on without time passing, and
// returns whether there was one. A task itself cannot: it waits.
func (in *Interp) LetGo() (bool, error) {
	if in.task != nil {
		return false, nil
	}
	if ran, err := in.goOn(in.Now()); ran || err != nil {
		return ran, err
	}
	return in.Wait(), nil
}

// ready tells whether a task can go on, whatever the time is.
func (in *Interp) ready(t *task) (ready bool, err error) {
	if t.running {
		return false, nil
	}
	t.held = false
	if t.pred != nil {
		t.held, err = t.pred()
	}
	return t.held || math.IsInf(t.wake, -1), err
}

// goOn lets one task run: the first that need not wait, else the one that wakes
// first, after the time until then has passed. ran is false where all wait for
// something, or for longer than until.
func (in *Interp) goOn(until float64) (ran bool, err error) {
	var first *task
	for _, t := range in.tasks {
		ready, err := in.ready(t)
		if err != nil {
			return false, err
		}
		if ready {
			return true, in.resume(t)
		}
		if !t.running && (first == nil || t.wake < first.wake) {
			first = t
		}
	}
	if first == nil || math.IsInf(first.wake, 1) || first.wake > until {
		return false, nil
	}
	if err := in.letPass(first.wake - in.Now()); err != nil {
		return false, err
	}
	return true, in.resume(first)
}

// goOnAll lets as many tasks run as there are, if they can go on by now. The error is
// that the run has ended.
func (in *Interp) goOnAll() error {
	for range in.tasks {
		if ran, err := in.goOn(in.Now()); !ran || err != nil {
			return err
		}
	}
	return nil
}

// GoOn is a run of nothing but the tasks that can go on by now.
func (in *Interp) GoOn(r Run) Result { return in.within(r, func() *Error { return nil }) }

// Wakes is the time at which the first task goes on that waits for nothing but time;
// +Inf: there is none.
func (in *Interp) Wakes() float64 {
	first := math.Inf(1)
	for _, t := range in.tasks {
		first = min(first, t.wake)
	}
	return first
}

// Close ends the tasks of a process that is over; nothing of their code runs any more.
// It is called when no run is in progress, or by one of the process itself.
func (in *Interp) Close() {
	in.closed = true
	in.EndTasks(0)
}

// Tasks is how many tasks there are that have not ended.
func (in *Interp) Tasks() int { return len(in.tasks) }

// EndTasks ends the tasks that wait, but for the first n.
func (in *Interp) EndTasks(n int) {
	for _, t := range slices.Clone(in.tasks)[min(n, len(in.tasks)):] {
		if t.running {
			continue
		}
		from := in.thread
		in.thread = t.own
		t.stop()
		in.thread = from
		in.drop(t)
	}
}

// drop takes a task off the list.
func (in *Interp) drop(t *task) {
	in.tasks = slices.DeleteFunc(in.tasks, func(x *task) bool { return x == t })
}
