package engine

import (
	"sync"
	"sync/atomic"

	"locmem/engine/py"
)

// Process is one memory space: it holds what a Python process holds in the
// module globals of Django's locmem backend, a store for each LOCATION. A new
// process is empty, and dropping it is the wipe at restart. It may be used
// from any number of goroutines.
type Process struct {
	name  string
	pid   int
	clock Clock

	mu        sync.Mutex
	index     *py.Dict // LOCATION -> place in locations; Python decides what is equal (rule S4)
	locations []*location
	dummy     *location // what every DummyCache has for a store; always empty

	seq       atomic.Uint64
	observers atomic.Pointer[[]*func(Event)]
}

// location is a store with its lock: what caches with one LOCATION share.
type location struct {
	name  string   // str(LOCATION)
	value py.Value // LOCATION, as the first cache had it
	mu    sync.Mutex
	store store
	stats Stats // what was done here; under mu like the store, so counting costs nothing
}

// NewProcess returns an empty process. A nil clock is the SystemClock.
func NewProcess(name string, pid int, clock Clock) *Process {
	if clock == nil {
		clock = SystemClock{}
	}
	return &Process{name: name, pid: pid, clock: clock, index: py.NewDict(), dummy: &location{store: newStore()}}
}

// Name is the process's name, such as "t1".
func (p *Process) Name() string { return p.name }

// PID is the process's number.
func (p *Process) PID() int { return p.pid }

// Clock is the clock that decides about expiry.
func (p *Process) Clock() Clock { return p.clock }

// Observe calls f with every event from now on, after the store is unlocked.
// Concurrent calls may arrive out of order: Seq tells the order. The answer
// ends the observation. An observed process remembers, for the cause of later
// misses, which event removed a key.
func (p *Process) Observe(f func(Event)) (undo func()) {
	one := &f
	p.change(func(list []*func(Event)) []*func(Event) { return append(list, one) })
	return func() {
		p.change(func(list []*func(Event)) []*func(Event) {
			for i, o := range list {
				if o == one {
					return append(list[:i], list[i+1:]...)
				}
			}
			return list
		})
	}
}

// change replaces the list of observers, so that events need no lock.
func (p *Process) change(f func([]*func(Event)) []*func(Event)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	var list []*func(Event)
	if old := p.observers.Load(); old != nil {
		list = append(list, *old...)
	}
	list = f(list)
	if len(list) == 0 {
		p.observers.Store(nil)
		return
	}
	p.observers.Store(&list)
}

func (p *Process) emit(e *Event) {
	if list := p.observers.Load(); list != nil {
		for _, f := range *list {
			(*f)(*e)
		}
	}
}

// location finds or makes the store of a LOCATION.
func (p *Process) location(name py.Value) (*location, error) {
	if name == nil {
		name = py.Str("")
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	i, ok, err := p.index.Get(name)
	if err != nil {
		return nil, err
	}
	if ok {
		return p.locations[i.(py.Int)], nil
	}
	l := &location{name: py.Text(name), value: name, store: newStore()}
	if err := p.index.Set(name, py.Int(len(p.locations))); err != nil {
		return nil, err
	}
	p.locations = append(p.locations, l)
	return l, nil
}
