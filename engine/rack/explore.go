package rack

import (
	"context"
	"fmt"

	"locmem/engine"
	"locmem/engine/script"
	"locmem/engine/shared"
)

// Bounds of a search: interleavings that are tried, and steps of each.
const (
	exploreTries = 5000
	exploreSteps = 500
)

// Explore runs calls of several threads in one interleaving after the other
// until check returns true, and returns the schedule that led there. found is
// false without an error if no interleaving does: all were tried. tried counts
// them. An error tells of a call that means nobody, or that there are more than
// 5000 of them.
//
// Whatever happens, caches, clock, database and log are afterwards as they were
// before. Only names that the calls assigned have changed, and what is left of
// the budget. check may read the site, but must not run code in it.
func (s *Site) Explore(ctx context.Context, calls []Call, check func() bool) (schedule []string, found bool, tried int, err error) {
	end, err := s.begin(ctx)
	if err != nil {
		return nil, false, 0, err
	}
	s.explores.Add(1)
	defer func() {
		s.explores.Add(1)
		end()
	}()
	if _, err := s.lanesOf(calls); err != nil {
		return nil, false, 0, err
	}
	before := s.save()
	// A path is which of the open lanes went on at each step. The next path
	// differs in its last step that had another choice.
	var path, width []int
	for tried < exploreTries {
		lanes, err := s.lanesOf(calls)
		if err != nil {
			return nil, false, tried, err
		}
		schedule = nil
		_, err = s.together(ctx, calls, lanes, func(open []*lane) *lane {
			n := len(schedule)
			if n >= exploreSteps { // one waits for another that never comes
				for _, l := range open {
					l.b.stop()
				}
				return open[0]
			}
			if n == len(path) {
				path, width = append(path, 0), append(width, 0)
			}
			width[n] = len(open)
			l := open[path[n]]
			schedule = append(schedule, l.name())
			return l
		})
		tried++
		found = err == nil && len(schedule) < exploreSteps && check()
		before.restore(s)
		if found || err != nil {
			return schedule, found, tried, err
		}
		last := len(path) - 1
		for last >= 0 && path[last]+1 >= width[last] {
			last--
		}
		if last < 0 {
			return nil, false, tried, nil
		}
		path, width = append(path[:last], path[last]+1), width[:last+1]
	}
	return nil, false, tried, fmt.Errorf("none of the first %d interleavings does it, and there are more: take fewer threads or steps", exploreTries)
}

// Exploring tells whether [Site.Explore] is at work: what can be read of the site
// will then not have happened.
func (s *Site) Exploring() bool { return s.explores.Load()%2 == 1 }

// Steady calls f, which reads the site, and tells whether what it read has happened;
// without f being called where [Site.Explore] is at work anyway.
func (s *Site) Steady(f func()) bool {
	before := s.explores.Load()
	if before%2 == 1 {
		return false
	}
	f()
	return s.explores.Load() == before
}

// Settled is Steady that waits until what f reads has happened. The error is ctx's.
func (s *Site) Settled(ctx context.Context, f func()) error {
	for !s.Steady(f) {
		end, err := s.begin(ctx)
		if err != nil {
			return err
		}
		end()
	}
	return nil
}

// savedSite is a Site's state but for the names of its threads and its budget.
// Chance needs no saving: only requests and the scheduler draw.
type savedSite struct {
	now     float64
	workers []savedWorker
	pid     int
	log     siteLog
	db      script.DB
	servers *shared.Servers
}

type savedWorker struct {
	w       *worker
	was     worker
	memory  *engine.Process
	pending state
	tasks   int
}

func (s *Site) save() *savedSite {
	s.mu.Lock()
	defer s.mu.Unlock()
	v := &savedSite{now: s.clock.Now(), pid: s.pid, log: s.log.saved(), servers: s.servers.Fork()}
	v.db.Become(&s.db)
	for _, w := range s.workers {
		one := savedWorker{w: w, was: *w, memory: engine.NewProcess("", 0, s.clock)}
		one.memory.Become(w.body.proc)
		w.body.mu.Lock()
		if w.body.in != nil {
			one.tasks = w.body.in.Tasks()
		}
		one.pending = w.body.pending
		one.pending.Events = append([]engine.Event(nil), one.pending.Events...)
		w.body.mu.Unlock()
		v.workers = append(v.workers, one)
	}
	return v
}

// restore may be called again and again.
func (v *savedSite) restore(s *Site) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.virtual != nil {
		s.virtual.Set(v.now)
	}
	s.pid, s.log = v.pid, v.log.saved()
	s.db.Become(&v.db)
	s.servers.Become(v.servers)
	for _, one := range v.workers {
		*one.w = one.was
		one.w.body.proc.Become(one.memory)
		one.w.body.mu.Lock()
		if one.w.body.in != nil {
			one.w.body.in.EndTasks(one.tasks)
		}
		one.w.body.quiet = !one.w.alive
		one.w.body.pending = one.pending
		one.w.body.pending.Events = append([]engine.Event(nil), one.pending.Events...)
		one.w.body.mu.Unlock()
	}
}
