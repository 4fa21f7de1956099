package lesson

import (
	"context"
	"strings"

	"locmem/engine/scenario"
	"locmem/engine/settings"
)

// remark is a diagnostic as the page shows it.
func remark(d settings.Diagnostic) *Problem {
	p := &Problem{Line: d.Line, From: d.Column, To: d.EndColumn, Message: d.Message, Hint: d.Hint, Code: d.Code, Args: d.Args, Fix: d.Suggestion}
	if d.Code == "environment" {
		p.Missing = d.Args[0]
	}
	return p
}

// lookAll looks at the settings of every block.
func (l *Lesson) lookAll() {
	for _, b := range l.Blocks() {
		l.look(b.N)
	}
}

// endLooks ends the looks at settings: the blocks are about to be others. The caller holds
// the lock.
func (l *Lesson) endLooks() {
	for _, end := range l.looks {
		end()
	}
	l.looks = map[int]func(){}
}

// look runs the settings of a block in the background, and keeps what there is to
// say about them. A look before at the same block ends.
func (l *Lesson) look(n int) {
	if l.host == nil {
		return
	}
	l.mu.Lock()
	if n >= len(l.blocks) || l.blocks[n].Kind != Settings && l.blocks[n].Kind != Try {
		l.mu.Unlock()
		return
	}
	if b := &l.blocks[n]; b.Kind == Try && b.Text == b.Author { // the learner is to find what is wrong
		b.Notes = nil
		l.mu.Unlock()
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	if end := l.looks[n]; end != nil {
		end()
	}
	l.looks[n] = cancel
	text, s := l.blocks[n].Text, l.edited()
	l.mu.Unlock()
	l.model.Go(func() {
		defer cancel()
		var notes []settings.Diagnostic
		if n < len(s.Parts) && strings.TrimSuffix(s.Parts[n].Text, "\n") == strings.TrimSuffix(text, "\n") {
			var err error
			if notes, err = l.host.Remarks(ctx, s.Source(), n); err != nil {
				return
			}
		}
		l.mu.Lock()
		fits := ctx.Err() == nil && n < len(l.blocks) && l.blocks[n].Text == text
		if fits {
			l.noted(n, notes)
		}
		l.mu.Unlock()
		if fits {
			l.touch()
		}
	})
}

// noted keeps what was found: what ends the settings is their problem. The caller
// holds the lock.
func (l *Lesson) noted(n int, notes []settings.Diagnostic) {
	b := &l.blocks[n]
	b.Notes = nil
	var fatal *Problem
	for _, d := range notes {
		p := remark(d)
		if b.Kind == Settings && fatal == nil && d.Severity == settings.Error && !d.Late {
			fatal = p
			continue
		}
		b.Notes = append(b.Notes, *p)
	}
	if b.Kind != Settings || foreign(b.Text) != nil || fatal == nil && b.Problem == l.blame {
		return
	}
	if fatal != nil && b.Problem == l.blame && l.blame != nil {
		l.blame = fatal
	}
	b.Problem = fatal
}

// Fix puts what a note suggests in its place.
func (l *Lesson) Fix(n int, p Problem) {
	b, ok := l.block(n)
	if !ok || p.Fix == "" {
		return
	}
	lines := strings.Split(b.Text, "\n")
	if p.Line < 1 || p.Line > len(lines) {
		return
	}
	line := []rune(lines[p.Line-1])
	if p.From < 1 || p.To < p.From || p.To > len(line)+1 {
		return
	}
	lines[p.Line-1] = string(line[:p.From-1]) + p.Fix + string(line[p.To-1:])
	l.Edit(n, strings.Join(lines, "\n"))
}

// Provide adds a line NAME= to the environment that block n reads, and a fence for
// it if the document has none there. The processes start anew.
func (l *Lesson) Provide(n int, name string) {
	l.restart(func() {
		l.mu.Lock()
		part, place := l.edited().Environ(n)
		if part < 0 && l.insert(place, Environ) {
			part = place
		}
		if part < 0 {
			l.mu.Unlock()
			return
		}
		text := strings.TrimSuffix(l.blocks[part].Text, "\n")
		l.mu.Unlock()
		if text != "" {
			text += "\n"
		}
		l.Edit(part, text+name+"=")
	})
}

// insert adds an empty environment or run before a part, or at the end. All blocks are
// others then, and so is the serial. The caller holds the lock, and starts the
// processes anew.
func (l *Lesson) insert(at int, kind Kind) bool {
	s, _ := scenario.Parse(l.source)
	if at < 0 || at > len(s.Parts) || len(l.blocks) != len(s.Parts) {
		return false
	}
	source, added := s.WithEnviron(at), at
	if kind == Run {
		source, added = s.WithRun(at, ""), -1-at
	}
	if s, _ = scenario.Parse(source); len(s.Parts) != len(l.blocks)+1 {
		return false
	}
	l.source = source
	before := l.blocks
	l.blocks = append(append(append(make([]Block, 0, len(before)+1), before[:at]...), Block{Kind: kind, Chosen: -1}), before[at:]...)
	for i := range l.blocks {
		l.blocks[i].N = i
	}
	if at <= l.at {
		l.at++
	}
	if at < l.upto {
		l.upto++
	}
	l.endLooks()
	l.added, l.stale = append(l.added, added), true
	l.serial.Store(opened.Add(1))
	return true
}
