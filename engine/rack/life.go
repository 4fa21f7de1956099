package rack

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"locmem/engine"
	"locmem/engine/script"
)

// How the processes of a Site begin and end. Each life has a pid of its own and
// begins with an empty memory, unless it is a fork.

// start begins a life of w; parent is the process that it is forked from, nil
// for one that begins empty. It fails if views.py does.
func (s *Site) start(ctx context.Context, w *worker, parent *body) error {
	s.mu.Lock()
	pid, past := s.pid, s.past()
	if !past {
		s.pid++
	}
	s.mu.Unlock()
	if past {
		return ErrMoment
	}
	b := newBody(engine.NewProcess(w.name, pid, s.clock), s.cfg.Caches)
	b.heard = func(e engine.Event) { s.record(SiteEvent{Kind: Called, Event: e}) }
	b.logged, b.item = s.logged, s.servers.Item
	b.world = func(thread string, world *script.World) { s.world(b, thread, world) }
	info := Info{ID: w.name + "." + strconv.Itoa(pid), Name: w.name, PID: pid, Kind: Worker, StartedAt: s.clock.Now(), Alive: true, Answering: true}
	s.mu.Lock()
	w.body, w.info, w.alive, w.requests, w.until, w.thread = b, info, true, 0, 0, 0
	s.mu.Unlock()
	e := SiteEvent{Kind: ProcessStart, Event: engine.Event{Process: w.name, PID: pid}}
	if parent != nil {
		e.Kind, e.Text = ProcessFork, parent.proc.Name()
		s.forked(pid, parent)
	}
	s.record(e)
	if s.listened() {
		s.notices.add(Notice{Process: &ProcessNotice{Change: Started, Info: info, Time: s.clock.Now()}})
	}
	err := s.load(ctx, w, parent != nil)
	if parent != nil && err == nil {
		b.proc.Become(parent.proc.Fork("", 0))
	}
	if err != nil {
		s.end(w, "views.py failed")
	}
	return err
}

// forked notes where the memory of a process comes from, for Because.
func (s *Site) forked(pid int, parent *body) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.log.forks == nil {
		s.log.forks = map[int]fork{}
	}
	s.log.forks[pid] = fork{parent.proc.PID(), parent.proc.Seq()}
}

// end ends the life of w, if it has one; why is "" for an end that was asked for.
func (s *Site) end(w *worker, why string) {
	s.mu.Lock()
	alive, b := w.alive && !s.past(), w.body
	s.mu.Unlock()
	if !alive {
		return
	}
	info := s.infoOf(w)
	info.Alive, info.Answering, info.Running, info.Ended = false, false, false, why
	s.tell(false) // its last events come before its end
	b.stop()
	b.drop()
	s.mu.Lock()
	w.alive, w.info = false, info
	s.mu.Unlock()
	s.record(SiteEvent{Kind: ProcessStop, Event: engine.Event{Process: w.name, PID: info.PID}, Text: why})
	if s.listened() {
		s.notices.add(Notice{Process: &ProcessNotice{Change: Stopped, Info: info, Loss: lossOf(info), Time: s.clock.Now()}})
	}
}

// drop frees all memory that a process holds.
func (b *body) drop() {
	b.mu.Lock()
	in := b.in
	b.quiet, b.in, b.threads = true, nil, map[string]*strand{}
	b.mu.Unlock()
	if in != nil {
		in.Close()
	}
	b.proc.Become(engine.NewProcess("", 0, b.proc.Clock()))
}

// Kill ends a process, a server's ("s2") or "all". They stay ended until they
// are started.
func (s *Site) Kill(ctx context.Context, who string) error {
	return s.each(ctx, who, func(w *worker) error {
		s.end(w, "")
		return nil
	})
}

// Start starts what has ended: a process, a server's or "all". Those that live
// go on.
func (s *Site) Start(ctx context.Context, who string) error {
	return s.each(ctx, who, func(w *worker) error {
		if w.alive {
			return nil
		}
		return s.start(ctx, w, nil)
	})
}

// Restart ends processes and starts them anew, empty, one after the other: a
// process, a server's or "all".
func (s *Site) Restart(ctx context.Context, who string) error {
	return s.each(ctx, who, func(w *worker) error { return s.restart(ctx, w) })
}

func (s *Site) restart(ctx context.Context, w *worker) error {
	s.end(w, "")
	return s.start(ctx, w, nil)
}

func (s *Site) each(ctx context.Context, who string, f func(*worker) error) error {
	end, err := s.begin(ctx)
	if err != nil {
		return err
	}
	defer end()
	list, err := s.these(who)
	if err != nil {
		return err
	}
	for _, w := range list {
		if err := f(w); err != nil {
			return err
		}
	}
	return nil
}

// Deploy restarts every worker: all at once, so that for a moment there is
// none, or rolling, one after the other. Processes outside the balancer go on
// with what they have.
func (s *Site) Deploy(ctx context.Context, rolling bool) error {
	end, err := s.begin(ctx)
	if err != nil {
		return err
	}
	defer end()
	workers := s.balanced()
	if !rolling {
		for _, w := range workers {
			s.end(w, "")
		}
	}
	for _, w := range workers {
		if err := s.restart(ctx, w); err != nil {
			return err
		}
	}
	return nil
}

// Fork starts a process with a copy of parent's memory, as a server with
// --preload does, and returns its name. child "" is a new worker of the parent's
// server; a process that is there already ends and begins anew as the copy.
func (s *Site) Fork(ctx context.Context, parent, child string) (string, error) {
	end, err := s.begin(ctx)
	if err != nil {
		return "", err
	}
	defer end()
	from, _, err := s.find(parent)
	if err != nil {
		return "", err
	}
	var w *worker
	if child != "" {
		list, err := s.these(child)
		if err != nil {
			return "", err
		}
		if w = list[0]; len(list) > 1 || w == from {
			return "", errors.New("a fork becomes one other process: name a worker, or none for a new one")
		}
	} else if w, err = s.place(max(from.server, 1)); err != nil {
		return "", err
	}
	b := from.body
	s.end(w, "")
	return w.name, s.start(ctx, w, b)
}

// place makes room for one more worker of a server.
func (s *Site) place(server int) (*worker, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.workers) >= maxProcesses {
		return nil, fmt.Errorf("a site has at most %d processes in all", maxProcesses)
	}
	n, at := 1, 0
	for i, w := range s.workers {
		if w.server == server {
			n++
		}
		if w.server > 0 && w.server <= server {
			at = i + 1
		}
	}
	w := &worker{name: workerName(server, n), server: server}
	s.workers = append(s.workers[:at], append([]*worker{w}, s.workers[at:]...)...)
	return w, nil
}
