package lesson

import (
	"context"
	"errors"
	"slices"

	"locmem/engine/host"
	"locmem/engine/scenario"
	"locmem/engine/script"
)

// StandIns are the modules that the code imported so far and that cannot be here,
// each once.
func (l *Lesson) StandIns() []script.StandIn {
	if l.host == nil { // prerendered
		return nil
	}
	return l.host.StandIns()
}

// TellsStandIns says at which block they are told: the last views.py, or without
// one the first transcript; -1: at none.
func (l *Lesson) TellsStandIns() int {
	at, run := -1, -1
	for _, b := range l.Blocks() {
		switch {
		case b.Kind == Views:
			at = b.N
		case b.Kind == Run && run < 0:
			run = b.N
		}
	}
	if at < 0 {
		return run
	}
	return at
}

// next plays the next step and shows it; it tells whether there may be another.
func (l *Lesson) next(ctx context.Context) bool {
	part, step, ok := l.host.Next()
	if !ok {
		return false
	}
	l.set(part, func(b *Block) { setStep(b, step, func(s *Step) { s.State = Now }) })
	results, err := l.host.Step(ctx)
	for i, r := range results {
		l.set(part, func(b *Block) { b.came(step+i, r, l.remade(part)) })
	}
	if err != nil {
		if ctx.Err() == nil && !l.ended(err) {
			l.broken(err)
		}
		return false
	}
	l.follow(ctx)
	return true
}

// take shows what a step came to.
func (s *Step) take(r scenario.Result) {
	s.Got, s.State, s.Cached, s.Call = r.Lines, Fine, r.Cached(), r.Call
	if !r.OK {
		s.State = Differs
	}
}

// remade tells whether a part is played on another site than its author's: with settings
// or views that solved a try above it, or with what was changed by hand. What the author
// wrote below a call is not to be expected then, where it is another thing. The caller
// holds the lock.
func (l *Lesson) remade(part int) bool {
	return len(l.resized) > 0 && l.env.own == nil || slices.ContainsFunc(l.blocks[:part], func(b Block) bool { return b.instead() })
}

// instead tells whether a Try was solved with settings or views.
func (b *Block) instead() bool {
	return b.Kind == Try && b.Passed && b.Solved != "" && !scenario.IsTranscript(b.Solved)
}

// came shows what a step of a block came to in the story, which may be remade.
func (b *Block) came(step int, r scenario.Result, remade bool) {
	if b.Kind != Try {
		setStep(b, step, func(s *Step) {
			if s.take(r); remade {
				s.State = Fine
			}
		})
		b.Done = b.Done || b.ran() && !b.differs()
		return
	}
	if step == 0 {
		b.Steps = nil
	}
	b.Steps, b.told = append(slices.Clip(b.Steps), tried(b.Solved, r)), true
}

// takes shows what the steps of blocks came to, each block from its first. The caller
// holds the lock.
func (l *Lesson) takes(results []scenario.Result) {
	taken := map[int]int{}
	for _, r := range results {
		if r.Part >= 0 && r.Part < len(l.blocks) {
			l.blocks[r.Part].came(taken[r.Part], r, l.remade(r.Part))
			taken[r.Part]++
		}
	}
}

// asks tells whether the next step is a question that nobody has answered: that is said,
// and shown.
func (l *Lesson) asks() bool {
	part, _, ok := l.host.Next()
	if !ok {
		return false
	}
	b, _ := l.block(part)
	if b.Kind != Predict || b.Chosen >= 0 {
		return false
	}
	l.standAt(part)
	l.show(part, "ask")
	l.say(Asked)
	return true
}

// ended tells whether the processes have ended together; their cards say why. What
// is run next starts them anew.
func (l *Lesson) ended(err error) bool {
	if !host.Ended(err) {
		return false
	}
	l.mu.Lock()
	l.playing = false
	l.mu.Unlock()
	return true
}

// broken says why the processes could not start, at the block that is to blame
// if that is known.
func (l *Lesson) broken(err error) {
	var p scenario.Problem
	l.mu.Lock()
	l.failed, l.blame = err.Error(), nil
	if errors.As(err, &p) {
		for i := len(l.blocks) - 1; i >= 0; i-- {
			b := &l.blocks[i]
			if (b.Kind == Views || b.Kind == Settings) && b.at <= p.Line {
				problem := &Problem{Line: p.Line - b.at + 1, From: p.Column, Message: p.Message, Hint: p.Hint}
				if old := b.Problem; old == nil || old.Line != problem.Line || old.Message != problem.Message { // a look says more
					b.Problem = problem
				}
				l.blame, l.blamed = b.Problem, b.Kind
				break
			}
		}
	}
	l.mu.Unlock()
	l.touch()
}
