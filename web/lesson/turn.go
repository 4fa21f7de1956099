package lesson

import (
	"context"
	"strings"

	"locmem/engine/scenario"
)

// At Your turn the hands and the console write into the learner's transcript, as the
// editor does: what is checked is one text, whichever way it came there.

// penned is a line that was written into a Try by hand, so that Undo takes it back.
type penned struct {
	n             int    // the block
	before, after string // its text
}

// trying is the Try that the learner is at, if it waits to be solved; -1 if there is none.
// The caller holds the lock.
func (l *Lesson) trying() int {
	n := l.here1()
	if n < 0 || n >= len(l.blocks) || l.blocks[n].Kind != Try || l.blocks[n].Passed {
		return -1
	}
	return n
}

// turn is trying of a Try that is a transcript.
func (l *Lesson) turn() int {
	n := l.trying()
	if n >= 0 && !(scenario.IsTranscript(l.blocks[n].Author) && scenario.IsTranscript(l.blocks[n].Text)) {
		return -1
	}
	return n
}

// Turn tells whether hands and console write into Your turn, at block n.
func (l *Lesson) Turn() (n int, ok bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	n = l.turn()
	return n, n >= 0
}

// pens writes a line into Your turn and tells whether it was written there. A prompt at the
// end of the text that nothing stands behind makes room for it.
func (l *Lesson) pens(line string) (n int, ok bool) {
	if _, problems := scenario.ParseTranscript(line+"\n", 1); len(problems) > 0 {
		return 0, false
	}
	l.mu.Lock()
	n = l.turn()
	if n < 0 || len(l.blocks[n].Text)+len(line) > scenario.MaxSource {
		l.mu.Unlock()
		return 0, false
	}
	before := l.blocks[n].Text
	kept := strings.TrimRight(before, " \t\n")
	at := strings.LastIndexByte(kept, '\n') + 1
	if last := kept[at:]; strings.HasSuffix(last, ">>>") {
		kept = strings.TrimRight(kept[:at], "\n")
	}
	after := line
	if kept != "" {
		after = kept + "\n" + line
	}
	l.penned = append(l.penned, penned{n, before, after})
	l.mu.Unlock()
	l.Edit(n, after)
	return n, true
}

// Typed is called with what the learner runs in the console: in a process, or where the
// code says.
func (l *Lesson) Typed(who, code string) {
	code = strings.TrimRight(code, " \t\n")
	if code == "" {
		return
	}
	if !scenario.IsTranscript(code) {
		code = who + ">>> " + strings.ReplaceAll(code, "\n", "\n... ")
	}
	l.pens(code)
}

// penningLast tells whether what was done last is a line that hands have written into Your
// turn. The caller holds the lock.
func (l *Lesson) penningLast() bool {
	if len(l.penned) == 0 {
		return false
	}
	p := l.penned[len(l.penned)-1]
	return l.turn() == p.n && l.blocks[p.n].Text == p.after
}

// unpen takes that line back, and runs what is left.
func (l *Lesson) unpen() bool {
	l.mu.Lock()
	ok := !l.busy && l.penningLast()
	var p penned
	if ok {
		p = l.penned[len(l.penned)-1]
		l.penned = l.penned[:len(l.penned)-1]
	}
	l.mu.Unlock()
	if ok {
		l.Edit(p.n, p.before)
		l.Run(p.n)
	}
	return ok
}

// acts does a line by hand: in Your turn the whole text is run again.
func (l *Lesson) acts(ctx context.Context, line string) {
	if n, ok := l.pens(line); ok {
		l.tryOut(ctx, n, false)
		return
	}
	l.does(ctx, line)
}
