package lesson

import (
	"context"
	"errors"

	"locmem/engine/scenario"
)

// tryOut runs the text of a Try on processes of its own start, and with check
// looks whether it does what is asked. The stage then shows those processes,
// until the document goes on where it was.
func (l *Lesson) tryOut(ctx context.Context, n int, check bool) {
	l.mu.Lock()
	s := l.edited()
	name, text := l.blocks[n].Name, l.blocks[n].Text
	l.mu.Unlock()
	a, err := l.host.Attempt(ctx, s.Source(), name, text)
	if l.ended(err) || ctx.Err() != nil {
		return
	}
	var p scenario.Problem
	if errors.As(err, &p) {
		l.set(n, func(b *Block) {
			b.Problem = &Problem{Line: p.Line, From: p.Column, Message: p.Message, Hint: p.Hint}
			b.Verdict, b.Steps = nil, nil
			b.Passed = b.Passed && !check
		})
		return
	}
	if err != nil {
		l.set(n, func(b *Block) {
			b.Verdict = &Verdict{Trouble: err.Error()}
			b.Passed = b.Passed && !check
		})
		return
	}
	l.set(n, func(b *Block) {
		b.Problem, b.Verdict = nil, nil
		b.Steps = b.Steps[:0:0]
		for _, r := range a.Results {
			step := stepsOf(&scenario.Transcript{Steps: []scenario.Step{r.Step}}, 1)[0]
			step.take(r)
			b.Steps = append(b.Steps, step)
		}
		actions(b)
		if check {
			b.Verdict = verdict(a)
			b.Passed = b.Verdict.Good
		}
	})
}

// verdict says what a check found: the first line that does not hold.
func verdict(a *scenario.Attempt) *Verdict {
	v := &Verdict{Good: a.Passed, Praise: a.Praise()}
	if v.Good {
		return v
	}
	if failed := a.Failed(); failed != nil {
		v.Expect, v.Got, v.Because = failed.Expr, failed.Got, failed.Because
		if a.Says != "" {
			v.Because = a.Says
		}
		return v
	}
	for _, r := range a.Results {
		if !r.OK {
			v.Failed = append(v.Failed, r.Lines...)
			break
		}
	}
	return v
}
