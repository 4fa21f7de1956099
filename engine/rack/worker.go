package rack

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"locmem/engine"
)

// worker is a place for a process in a Site: a name that processes have one
// after the other. body, info and alive change under Site.mu; what it has done
// belongs to the call that has the site's turn.
type worker struct {
	name   string
	server int // 0: outside the balancer
	body   *body
	info   Info // as last told, and of the life that ended
	alive  bool

	requests int     // answered in this life
	ever     int     // answered in all lives
	until    float64 // when the work that it was given is done, by the clock
	thread   int     // which thread answers next
}

var errNoWorker = errors.New("no worker is running")

// find returns the live process and the thread that are named by who. The error is an
// *Unreachable if there is no such process, or it has ended, and errNoWorker if the
// balancer has none to pick.
func (s *Site) find(who string) (w *worker, thread string, err error) {
	if who == "lb" {
		if w = s.pick(nil); w == nil {
			return nil, "", errNoWorker
		}
		return w, "", nil
	}
	name := strings.TrimPrefix(who, "s1.")
	if w = s.named(name); w == nil {
		if i := len(name) - 2; i > 0 && name[i] == '.' {
			w, thread = s.named(name[:i]), name[i+1:]
		}
		if w == nil {
			return nil, "", &Unreachable{cut(who, 40), Unknown}
		}
		if last := byte('a' + maxThreads - 1); thread < "a" || thread > string(last) {
			return nil, "", fmt.Errorf("%s has threads a to %c, not %q", w.name, last, thread)
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if !w.alive {
		return nil, "", &Unreachable{w.name, Gone}
	}
	return w, thread, nil
}

func (s *Site) named(name string) *worker {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, w := range s.workers {
		if w.name == name {
			return w
		}
	}
	return nil
}

// these returns the places that who names: one process, a server's ("s2"), or
// "all".
func (s *Site) these(who string) ([]*worker, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var list []*worker
	name := strings.TrimPrefix(who, "s1.")
	for _, w := range s.workers {
		if who == "all" || w.name == name || w.server > 0 && who == fmt.Sprintf("s%d", w.server) {
			list = append(list, w)
		}
	}
	if list == nil {
		return nil, &Unreachable{cut(who, 40), Unknown}
	}
	return list, nil
}

// live returns the processes that live, in order.
func (s *Site) live() []*worker {
	s.mu.Lock()
	defer s.mu.Unlock()
	var list []*worker
	for _, w := range s.workers {
		if w.alive {
			list = append(list, w)
		}
	}
	return list
}

// Handle reaches a live process as one reaches a tab. It stays with the name:
// after a restart it reaches the new process.
func (s *Site) Handle(name string) (Handle, error) {
	w, _, err := s.find(name)
	if err != nil {
		return nil, err
	}
	return &hosted{s, w}, nil
}

// Processes lists all processes in order, those that have ended with Alive
// false.
func (s *Site) Processes() []Info {
	s.mu.Lock()
	list := append([]*worker(nil), s.workers...)
	s.mu.Unlock()
	infos := make([]Info, len(list))
	for i, w := range list {
		infos[i] = s.infoOf(w)
	}
	return infos
}

// infoOf counts what a live process holds now.
func (s *Site) infoOf(w *worker) Info {
	s.mu.Lock()
	i, b := w.info, w.body
	s.mu.Unlock()
	if i.Alive {
		i.Hits, i.Misses, i.Entries, i.Bytes, i.Keys, i.NextExpiry = 0, 0, 0, 0, nil, 0
		b.count(&i)
	}
	return i
}

// hosted is the handle of a worker.
type hosted struct {
	s *Site
	w *worker
}

func (h *hosted) Info() Info { return h.s.infoOf(h.w) }

func (h *hosted) Exec(ctx context.Context, r Request) (Reply, error) {
	who := h.w.name
	if r.Thread != "" {
		who += "." + r.Thread
	}
	return h.s.Exec(ctx, who, r.Code)
}

func (h *hosted) Snapshot(context.Context) (Memory, error) {
	h.s.mu.Lock()
	alive, b := h.w.alive, h.w.body
	h.s.mu.Unlock()
	if !alive {
		return Memory{}, &Unreachable{h.w.name, Gone}
	}
	return b.memory(), nil
}

func (h *hosted) Subscribe(f func(engine.Event)) (undo func()) {
	return h.s.On(func(n Notice) {
		if n.Event != nil && n.Event.Process == h.w.name {
			f(*n.Event)
		}
	})
}

var _ Handle = (*hosted)(nil)

// tell tells the listeners what has changed in each process.
func (s *Site) tell(running bool) {
	s.told = time.Now()
	if !s.listened() {
		return
	}
	for _, w := range s.live() {
		b := w.body
		b.mu.Lock()
		changed := b.changed
		b.running = running && b.busy()
		b.mu.Unlock()
		if !changed {
			continue
		}
		news := b.news(true)
		s.mu.Lock()
		i := &w.info
		i.Hits, i.Misses, i.Entries, i.Bytes = news.Info.Hits, news.Info.Misses, news.Info.Entries, news.Info.Bytes
		i.Keys, i.NextExpiry, i.Running = news.Info.Keys, news.Info.NextExpiry, news.Info.Running
		news.Info = *i
		s.mu.Unlock()
		s.notices.tell(news, s.clock.Now(), 0)
	}
}
