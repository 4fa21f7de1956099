package lesson

import (
	"context"

	"locmem/engine/host"
	"locmem/engine/scenario"
)

// Moment is where in time the processes stand.
func (l *Lesson) Moment() host.Moment {
	if l.host == nil { // prerendered
		return host.Moment{}
	}
	return l.host.Moment()
}

// Back has the processes stand where an event of the log had just happened; what came
// after it stays to be seen. The last event is the way back to now.
func (l *Lesson) Back(seq uint64) {
	l.travel(func(ctx context.Context) ([]scenario.Result, error) {
		if seq >= l.host.Moment().Of {
			return l.host.Return(ctx)
		}
		return l.host.Back(ctx, seq)
	})
}

// Return has the processes stand at the end of the log again, or undoes what was done
// since they last went on from another moment.
func (l *Lesson) Return() { l.travel(l.host.Return) }

// Branch has the story go on from the moment that the processes stand at.
func (l *Lesson) Branch() {
	l.work(func(ctx context.Context) { _ = l.host.Branch(ctx) })
}

// travel goes to another moment, and shows what was run at that.
func (l *Lesson) travel(to func(context.Context) ([]scenario.Result, error)) {
	l.work(func(ctx context.Context) { l.travels(ctx, to) })
}

func (l *Lesson) travels(ctx context.Context, to func(context.Context) ([]scenario.Result, error)) bool {
	results, err := to(ctx)
	if err != nil {
		l.ended(err)
		return false
	}
	next, _, more := l.host.Next()
	l.mu.Lock()
	defer l.mu.Unlock()
	l.here()
	l.stood = l.host.Moment().At
	taken := map[int]bool{} // the blocks of results
	for _, r := range results {
		taken[r.Part] = true
	}
	for i := range l.blocks {
		b := &l.blocks[i]
		switch over := !taken[b.N] && (!more || b.N < next); { // of an act that is over
		case over || b.Kind == Try && !b.told:
		case b.Kind == Try:
			b.Steps = nil
		default:
			b.waits()
		}
	}
	l.takes(results)
	l.model.Hush() // that there are processes is no news
	return true
}

// ahead goes to the end of the log where the processes stand at a moment before it: the
// story goes on from there.
func (l *Lesson) ahead(ctx context.Context) bool {
	return l.Moment().At == 0 || l.travels(ctx, l.host.Return)
}

// waits forgets what a block came to.
func (b *Block) waits() {
	steps := make([]Step, len(b.Steps))
	for j, x := range b.Steps {
		x.State, x.Got, x.Cached = Waiting, nil, 0
		steps[j] = x
	}
	b.Steps = steps
}
