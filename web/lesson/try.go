package lesson

import (
	"context"
	"errors"
	"slices"
	"strings"

	"locmem/engine/explain"
	"locmem/engine/scenario"
)

// tryOut runs the text of a Try on processes of its own start, and with check
// looks whether it does what is asked. One that does becomes a part of the story, which
// then stands behind it. Otherwise the stage shows those processes, until the document
// goes on where it was.
func (l *Lesson) tryOut(ctx context.Context, n int, check bool) {
	l.standAt(n)
	l.mu.Lock()
	l.blocks[n].Verdict, l.blocks[n].Above = nil, nil // they are of what was checked before
	s, b, solved := l.edited(), l.blocks[n], l.solved()
	l.mu.Unlock()
	l.touch()
	text := l.prompted(b)
	delete(solved, n)
	a, err := l.host.Attempt(ctx, s.Source(), solved, b.Name, text)
	if l.ended(err) || ctx.Err() != nil {
		return
	}
	defer func() { l.show(l.Here(), "verdict") }()
	good := err == nil && a.Passed
	l.set(n, func(b *Block) {
		b.told, b.Problem, b.Verdict = false, nil, nil
		if check {
			l.stale = l.stale || b.Passed && !good
			if b.Passed = good; good {
				b.Solved = text
			} else {
				b.Tries++
			}
		}
		var p scenario.Problem
		switch {
		case errors.As(err, &p):
			b.Problem, b.Steps = &Problem{Line: p.Line, From: p.Column, Message: p.Message, Hint: p.Hint}, nil
		case err != nil:
			b.Verdict = &Verdict{Trouble: err.Error()}
		default:
			b.Steps = nil
			for _, r := range a.Results {
				b.Steps = append(b.Steps, tried(text, r))
			}
			b.Above = l.above(a.Above)
			if check {
				b.Verdict = verdict(a)
			}
		}
	})
	if check && good {
		l.mu.Lock()
		l.upto = n + 1
		l.fold()
		n = l.upto
		keep := l.seen(n - 1)
		l.mu.Unlock()
		l.beginAt(ctx, n)
		keep()
	}
}

// above lists the steps of the story that came to something else with settings or views than
// their blocks show. The caller holds the lock.
func (l *Lesson) above(results []scenario.Result) (list []Step) {
	taken := map[int]int{}
	for _, r := range results {
		n := taken[r.Part]
		taken[r.Part]++
		if b := &l.blocks[r.Part]; b.Kind != Try && n < len(b.Steps) {
			step := b.Steps[n]
			if step.take(r); b.Steps[n].Done() && !slices.Equal(step.Got, b.Steps[n].Got) {
				step.Want, step.State = nil, Fine
				list = append(list, step)
			}
		}
	}
	return list
}

// seen is what the blocks above a Try show: keep puts it back after they were played
// again, as the text speaks of it. The caller holds the lock.
func (l *Lesson) seen(n int) (keep func()) {
	before := slices.Clone(l.blocks[:n])
	return func() {
		l.mu.Lock()
		for i := range before {
			was, now := before[i].Steps, l.blocks[i].Steps
			if !before[i].ran() || len(was) != len(now) {
				continue
			}
			kept := slices.Clone(was)
			for j := range kept {
				if kept[j].Call = now[j].Call; !slices.Equal(was[j].Got, now[j].Got) {
					kept[j].Call = explain.Ask{} // what is in the log now says something else
				}
			}
			l.blocks[i].Steps = kept
		}
		l.mu.Unlock()
		l.touch()
	}
}

// prompted is the text of a Try that is a transcript, in which lines without a prompt
// have that of the chosen process; another text as it stands.
func (l *Lesson) prompted(b Block) string {
	if !scenario.IsTranscript(b.Author) {
		return b.Text
	}
	return scenario.Prompted(b.Text, l.model.Target())
}

// Plain is the process in which lines of a Try without a prompt run; "" if there are
// none.
func (l *Lesson) Plain(b Block) string {
	if l.prompted(b) == b.Text {
		return ""
	}
	return l.model.Target()
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
			v.Failed = append(v.Failed, strings.Join(r.Lines, "\n"))
			break
		}
	}
	return v
}
