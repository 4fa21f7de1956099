package lesson

import (
	"context"
	"maps"
	"slices"

	"locmem/engine/scenario"
)

// What the site is made of: its size, its balancer, its cache. Hands change it in the
// document's setup. At Your turn that is work on the try, as a line is.

// Size is what the site is made of, as hands change it.
type Size struct {
	Workers, Servers, Threads int
	Least                     int // workers that the text speaks of
	Balancer, Backend         string
	Settings                  bool // a settings.py says which caches there are where Backend is ""
}

// Bounds of Size.
const (
	MostWorkers = scenario.MaxWorkers
	MostServers = scenario.MaxServers
	MostThreads = scenario.MaxThreads
)

// Balancers are the words that Size.Balancer takes.
var Balancers = scenario.Balancers

// Size tells what the site is made of.
func (l *Lesson) Size() Size {
	l.mu.Lock()
	s := l.edited()
	l.mu.Unlock()
	now, least := s.Sizes()
	return Size{now.Workers, now.Servers, now.Threads, least.Workers, now.Balancer, now.Backend, s.BackedBySettings()}
}

// Paths are where requests can go: the views.
func (l *Lesson) Paths() []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.edited().Paths()
}

// Resize changes the setup of the document, workers, balancer and the like; a Value of ""
// is the usual. The processes start anew, and what was run and done before is done again
// on them.
func (l *Lesson) Resize(setup ...scenario.SetupLine) { l.resize(setup, nil) }

// Resized is what was changed of the setup by hand, by its keys.
func (l *Lesson) Resized() (list []scenario.SetupLine) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, key := range slices.Sorted(maps.Keys(l.resized)) {
		list = append(list, scenario.SetupLine{Key: key, Value: l.resized[key]})
	}
	return list
}

// sized is a change of the setup that can be taken back while nothing came after it.
type sized struct {
	before   []scenario.SetupLine // what it was
	log, end uint64               // the line of events that it began, and the last event there
	next     *sized               // what was done right before it; nil: something else
}

// resizedLast tells whether a change of the setup is what was done last by hand. The
// caller holds the lock.
func (l *Lesson) resizedLast() bool {
	if l.host == nil || l.size == nil {
		return false
	}
	m := l.host.Moment()
	return m.At == 0 && m.Of == l.size.end && l.host.Log() == l.size.log
}

// unsize takes the last change of the setup back, if nothing came after it.
func (l *Lesson) unsize() bool {
	l.mu.Lock()
	was, ok := l.size, l.resizedLast() && !l.busy
	l.mu.Unlock()
	if ok {
		l.resize(was.before, was)
	}
	return ok
}

// resize changes the setup, or takes a change of it back.
func (l *Lesson) resize(setup []scenario.SetupLine, undone *sized) {
	steps := 0 // that were run
	var fresh *sized
	keep := func() {}
	l.restarts(func() {
		l.mu.Lock()
		if undone != nil {
			fresh = undone.next
		} else if fresh = (&sized{}); l.resizedLast() {
			fresh.next = l.size
		}
		for _, b := range l.blocks {
			if b.inStory() {
				for _, s := range b.Steps {
					if s.Done() {
						steps++
					}
				}
			}
		}
		for _, h := range l.here().list {
			steps += len(h.Steps)
		}
		if n := l.trying(); n >= 0 {
			l.upto = n
			l.fold()
			n = l.upto
			l.blocks[n].Verdict = nil
			keep = l.seen(n)
		}
		s, _ := scenario.Parse(l.source)
		given, _ := scenario.Parse(l.given)
		l.source = s.WithSetup(setup...)
		if l.resized == nil {
			l.resized = map[string]string{}
		}
		for _, x := range setup {
			if undone == nil {
				fresh.before = append(fresh.before, scenario.SetupLine{Key: x.Key, Value: s.SetupOf(x.Key)})
			}
			if l.resized[x.Key] = x.Value; given.SetupOf(x.Key) == x.Value {
				delete(l.resized, x.Key)
			}
		}
		if n := l.trying(); n >= 0 {
			l.blocks[n].Set = undone == nil || len(l.resized) > 0
		}
		l.size = nil
		l.mu.Unlock()
	}, 0, func(ctx context.Context) {
		for range steps {
			if ctx.Err() != nil || !l.next(ctx) {
				return
			}
		}
		keep()
		if n, ok := l.Turn(); ok { // the picture is that of the answer
			l.tryOut(ctx, n, false)
		}
		l.mu.Lock()
		if l.size = fresh; fresh != nil {
			fresh.log, fresh.end = l.host.Log(), l.host.Moment().Of
		}
		l.mu.Unlock()
		l.touch()
	})
}
