package rack

import (
	"context"
	"fmt"
)

// Threads run one at a time, from one step to the next: a step is an atomic
// operation of a cache, a query or a sleep. Who goes on is decided before each
// step, so that every interleaving can be had, and had again.

// Call is code for a process or a thread of it.
type Call struct{ Who, Code string }

// lane is a thread that runs beside others.
type lane struct {
	w      *worker
	b      *body
	thread string
	calls  []int // places of its calls, in order
	turn   chan struct{}
	parked chan bool // true: before a step; false: done
	over   bool
	waits  bool // for something that another lane has to do
}

func (l *lane) name() string {
	if l.thread == "" {
		return l.w.name
	}
	return l.w.name + "." + l.thread
}

// step lets the scheduler decide who goes on. Without one it does nothing.
func (s *Site) step(b *body, thread string) {
	if l := s.lane(b, thread); l != nil {
		l.park()
	}
}

// wait is the step of a thread that can only go on when another one has; false:
// there is none that could.
func (s *Site) wait(b *body, thread string) bool {
	own := s.lane(b, thread)
	if own == nil {
		return false
	}
	for _, l := range s.lanes {
		if l != own && !l.over && !l.waits {
			own.waits = true
			own.park()
			return true
		}
	}
	return false
}

// lane is that of a thread; nil: it does not run beside others.
func (s *Site) lane(b *body, thread string) *lane {
	for _, l := range s.lanes {
		if l.b == b && l.thread == thread {
			return l
		}
	}
	return nil
}

func (l *lane) park() {
	l.parked <- true
	<-l.turn
}

// goOn lets a lane run to its next step or its end.
func (l *lane) goOn() {
	l.waits = false
	l.turn <- struct{}{}
	l.over = !<-l.parked
}

// openOf are the lanes that can go on: those that wait can when no other one does.
func openOf(lanes []*lane) (open []*lane) {
	for _, waiting := range []bool{false, true} {
		for _, l := range lanes {
			if !l.over && l.waits == waiting {
				open = append(open, l)
			}
		}
		if len(open) > 0 {
			break
		}
	}
	return open
}

// Random in a schedule lets the seed decide from there on.
const byChance = "random"

// Together runs calls of several threads at the same time and returns their
// replies in the order of the calls; calls of one thread run one after the
// other. Each thread first runs up to its first step. Then each word of the
// schedule names a thread that takes one step; when the schedule is used up, or
// says "random", the seed decides. The error tells of a call or a word that
// means nobody, or of a word for a thread that had nothing left to do; the calls
// are then done all the same.
func (s *Site) Together(ctx context.Context, calls []Call, schedule []string) ([]Reply, error) {
	end, err := s.begin(ctx)
	if err != nil {
		return nil, err
	}
	defer end()
	lanes, err := s.lanesOf(calls)
	if err != nil {
		return nil, err
	}
	words, err := s.words(lanes, schedule)
	if err != nil {
		return nil, err
	}
	var idle error
	n := 0
	replies, err := s.together(ctx, calls, lanes, func(open []*lane) *lane {
		for ; n < len(words); n++ {
			if !words[n].over {
				n++
				return words[n-1]
			}
			if idle == nil {
				idle = fmt.Errorf("word %d of the schedule lets %s go on, but it has nothing left to do", n+1, words[n].name())
			}
		}
		return open[s.random.schedule.IntN(len(open))]
	})
	if err == nil && n < len(words) {
		idle = fmt.Errorf("word %d of the schedule lets %s go on, but it has nothing left to do", n+1, words[n].name())
	}
	if err == nil {
		err = idle
	}
	return replies, err
}

// maxTogether bounds the calls that run at the same time.
const maxTogether = 64

// lanesOf sorts calls by thread.
func (s *Site) lanesOf(calls []Call) ([]*lane, error) {
	if len(calls) > maxTogether {
		return nil, fmt.Errorf("at most %d calls run at the same time, not %d", maxTogether, len(calls))
	}
	var lanes []*lane
	for i, c := range calls {
		w, thread, err := s.find(c.Who)
		if err != nil {
			return nil, err
		}
		l := laneOf(lanes, w, thread)
		if l == nil {
			l = &lane{w: w, b: w.body, thread: thread, turn: make(chan struct{}), parked: make(chan bool)}
			lanes = append(lanes, l)
		}
		l.calls = append(l.calls, i)
	}
	return lanes, nil
}

func laneOf(lanes []*lane, w *worker, thread string) *lane {
	for _, l := range lanes {
		if l.w == w && l.thread == thread {
			return l
		}
	}
	return nil
}

// words returns the lanes that a schedule names, up to "random".
func (s *Site) words(lanes []*lane, schedule []string) ([]*lane, error) {
	var words []*lane
	for _, word := range schedule {
		if word == byChance {
			break
		}
		if word == "lb" {
			return nil, fmt.Errorf("a schedule names threads, not lb: it is not known whom the balancer picks")
		}
		w, thread, err := s.find(word)
		if err != nil {
			return nil, err
		}
		l := laneOf(lanes, w, thread)
		if l == nil {
			return nil, fmt.Errorf("the schedule names %s, which has no call here", cut(word, 40))
		}
		words = append(words, l)
	}
	return words, nil
}

// together runs lanes; choose picks the next of those that are open.
func (s *Site) together(ctx context.Context, calls []Call, lanes []*lane, choose func(open []*lane) *lane) ([]Reply, error) {
	replies := make([]Reply, len(calls))
	failed := make([]error, len(lanes))
	s.lanes = lanes
	defer func() { s.lanes = nil }()
	for n, l := range lanes {
		go func() {
			<-l.turn
			for _, i := range l.calls {
				if failed[n] == nil {
					replies[i], failed[n] = s.exec(ctx, l.w, Request{Code: calls[i].Code, Thread: l.thread})
				}
			}
			l.parked <- false
		}()
	}
	for _, l := range lanes {
		l.goOn()
	}
	for {
		open := openOf(lanes)
		if len(open) == 0 {
			break
		}
		if ctx.Err() != nil { // Stop reaches those that wait for a step, too
			for _, l := range open {
				l.b.stop()
			}
		}
		next := choose(open)
		next.goOn()
		if !next.waits { // what it did may be what others wait for
			for _, l := range lanes {
				l.waits = false
			}
		}
		s.breathe(ctx, next.b)
	}
	for _, err := range failed {
		if err != nil {
			return replies, err
		}
	}
	return replies, ctx.Err()
}
