package lesson

import (
	"context"
	"slices"
	"strings"

	"locmem/engine/scenario"
)

// What is done with the hands is written down: each act is a line of a transcript, which
// stands in the document behind what was run last. When the processes start anew, the
// lines are a block like any other.

// Hand is what was done by hand at one place of the document.
type Hand struct {
	After int // the block that it stands behind; -1: none
	Text  string
	Steps []Step
}

// hand is a Hand with what tells where it is in time.
type hand struct {
	Hand
	log  uint64   // in which it happened
	ends []uint64 // the last event of that after each line
}

// did is what was done by hand on one line of events.
type did struct {
	log  uint64
	list []hand
}

// Hands lists what was done by hand since the processes started, by its place.
func (l *Lesson) Hands() []Hand {
	l.mu.Lock()
	defer l.mu.Unlock()
	var list []Hand
	at, d := l.stands(), l.here()
	for _, h := range d.list {
		one := h.Hand
		one.Steps = slices.Clone(one.Steps)
		for i := range one.Steps {
			if at > 0 && h.log == d.log && h.ends[i] > at {
				one.Steps[i].State, one.Steps[i].Got = Waiting, nil
			}
		}
		list = append(list, one)
	}
	return list
}

func (l *Lesson) stands() uint64 {
	if l.host == nil {
		return 0
	}
	return l.host.Moment().At
}

// here is what was done on the line of events that the processes are on. The caller
// holds the lock.
func (l *Lesson) here() *did {
	if l.host == nil {
		return &did{}
	}
	log := l.host.Log()
	for i := range l.dids {
		if l.dids[i].log == log {
			l.now = i
			return &l.dids[i]
		}
	}
	fresh := did{log: log}
	if l.now < len(l.dids) { // it has branched from another one, or the next act has begun
		from := l.dids[l.now]
		for _, h := range from.list {
			n := len(h.ends)
			for l.stood > 0 && h.log == from.log && n > 0 && h.ends[n-1] > l.stood {
				n--
			}
			if n > 0 {
				fresh.list = append(fresh.list, h.first(n))
			}
		}
	}
	l.dids = append(l.dids, fresh)
	l.now = len(l.dids) - 1
	return &l.dids[l.now]
}

// first are the first lines of what was done.
func (h hand) first(n int) hand {
	lines := strings.SplitAfterN(h.Text, "\n", n+1)
	return hand{Hand{h.After, strings.Join(lines[:n], ""), slices.Clone(h.Steps[:n])}, h.log, slices.Clone(h.ends[:n])}
}

// Act does a line of a transcript by hand, such as "!restart w1", and writes it into the
// document, or into Your turn if the learner is there. Lines that come while another one is
// done follow it, at most 20; while something else runs nothing is done.
func (l *Lesson) Act(line string) {
	l.mu.Lock()
	if l.host == nil || l.busy && !l.acting && !l.starting || len(l.queued) == mostQueued {
		l.mu.Unlock()
		return
	}
	l.acting, l.queued = true, append(l.queued, line)
	l.mu.Unlock()
	l.work(l.actAll)
}

// mostQueued bounds what a row of clicks does.
const mostQueued = 20

// Acting tells whether what runs is done by hand: more can follow it.
func (l *Lesson) Acting() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.acting
}

// actAll does the lines that are queued.
func (l *Lesson) actAll(ctx context.Context) {
	for ctx.Err() == nil {
		l.mu.Lock()
		if len(l.queued) == 0 {
			l.mu.Unlock()
			return
		}
		line := l.queued[0]
		l.queued = l.queued[1:]
		l.mu.Unlock()
		l.acts(ctx, line)
	}
}

// does does a line by hand.
func (l *Lesson) does(ctx context.Context, line string) {
	t, problems := scenario.ParseTranscript(line+"\n", 1)
	if len(problems) > 0 || len(t.Steps) != 1 || !l.able(ctx) {
		return
	}
	l.mu.Lock()
	l.here() // before the line of events may branch
	after := l.place()
	l.mu.Unlock()
	b := Block{Kind: Run, Text: line}
	lookAt(&b)
	step := b.Steps[0]
	err := l.host.Perform(ctx, t, func(r scenario.Result) { step.take(r) })
	if l.ended(err) || ctx.Err() != nil && step.State == Waiting {
		return
	}
	l.mu.Lock()
	d := l.here()
	n := len(d.list) - 1
	if n < 0 || d.list[n].After != after || d.list[n].log != d.log {
		d.list = append(d.list, hand{Hand: Hand{After: after}, log: d.log})
		n++
	}
	h := &d.list[n]
	h.Text += line + "\n"
	h.Steps, h.ends = append(slices.Clip(h.Steps), step), append(slices.Clip(h.ends), l.host.Moment().Of)
	l.mu.Unlock()
	l.touch()
	l.save()
}

// able starts the processes if there are none.
func (l *Lesson) able(ctx context.Context) bool {
	l.mu.Lock()
	ok := l.playing
	l.mu.Unlock()
	return ok || l.begin(ctx)
}

// place is the block behind which something is written that happens now: the last one
// that was run, or is being run. The caller holds the lock.
func (l *Lesson) place() int {
	next, step, more := l.host.Next()
	switch {
	case !more:
		next = len(l.blocks)
	case step > 0:
		return next
	}
	for next--; next >= 0 && l.blocks[next].Kind != Run && l.blocks[next].Kind != Predict; next-- {
		continue
	}
	return next
}

// Undoable tells whether what was done last was done by hand, and can be undone.
func (l *Lesson) Undoable() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.undoable() || l.resizedLast() || l.penningLast()
}

func (l *Lesson) undoable() bool {
	if l.host == nil {
		return false
	}
	d, m := l.here(), l.host.Moment()
	if len(d.list) == 0 || m.At > 0 || !m.Can {
		return false
	}
	last := d.list[len(d.list)-1]
	return last.log == d.log && last.ends[len(last.ends)-1] == m.Of
}

// Undo takes back what was done by hand last: its effect and its line.
func (l *Lesson) Undo() {
	if l.unsize() || l.unpen() {
		return
	}
	l.work(func(ctx context.Context) {
		l.mu.Lock()
		ok, rest, before := l.undoable(), did{}, uint64(0)
		if ok {
			rest.list, before = slices.Clone(l.here().list), l.here().log
			n := len(rest.list) - 1
			if h := rest.list[n]; len(h.ends) > 1 {
				rest.list[n] = h.first(len(h.ends) - 1)
			} else {
				rest.list = rest.list[:n]
			}
		}
		l.mu.Unlock()
		if !ok || !l.travels(ctx, l.host.Undo) {
			return
		}
		l.mu.Lock()
		rest.log = l.host.Log()
		for i := range rest.list {
			if rest.list[i].log == before {
				rest.list[i].log = rest.log
			}
		}
		l.dids = append(slices.DeleteFunc(l.dids, func(d did) bool { return d.log == rest.log }), rest)
		l.now = len(l.dids) - 1
		l.mu.Unlock()
		l.touch()
		l.save()
	})
}

// withHands is a document with what was done by hand. The caller holds the lock.
func (l *Lesson) withHands(s *scenario.Scenario) *scenario.Scenario {
	list := l.here().list
	for n := len(list) - 1; n >= 0; n-- {
		s, _ = scenario.Parse(s.WithRun(list[n].After+1, list[n].Text))
	}
	return s
}

// fold makes blocks of what was done by hand. The caller holds the lock, and starts the
// processes anew.
func (l *Lesson) fold() {
	list := l.here().list
	for n := len(list) - 1; n >= 0; n-- {
		if at := list[n].After + 1; l.insert(at, Run) {
			l.blocks[at].Text = list[n].Text
			lookAt(&l.blocks[at])
		}
	}
	l.dids, l.now, l.stood = nil, 0, 0
}
