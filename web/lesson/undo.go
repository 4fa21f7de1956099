package lesson

import (
	"context"
	"maps"
	"slices"
)

// past is a lesson as it stood before it was begun again.
type past struct {
	blocks    []Block
	source    string
	added     []int
	resized   map[string]string
	dids      []did
	now       int
	stood     uint64
	penned    []penned
	score     score
	at, story int
}

// remember keeps the lesson as it stands, and offers to have it back, if something of the
// learner's is about to go: all changes, or only what a Reset takes. The caller holds the lock.
func (l *Lesson) remember(all bool) {
	goes := func(b Block) bool {
		return b.Chosen >= 0 || b.Passed || b.Text != b.Author && (all || b.Kind == Try && l.env.own == nil)
	}
	if slices.ContainsFunc(l.blocks, goes) || all && len(l.resized)+len(l.here().list) > 0 {
		l.offer = Begun
		l.past = &past{slices.Clone(l.blocks), l.source, slices.Clone(l.added), maps.Clone(l.resized),
			slices.Clone(l.dids), l.now, l.stood, slices.Clone(l.penned), l.score, l.at, l.story()}
	}
}

// UndoReset puts back what stood before a Reset or a StartOver.
func (l *Lesson) UndoReset() {
	l.mu.Lock()
	was := l.past
	l.past, l.offer = nil, NoOffer
	if was == nil {
		l.mu.Unlock()
		return
	}
	if len(was.blocks) != len(l.blocks) {
		l.serial.Store(opened.Add(1))
	}
	l.endLooks()
	l.blocks, l.source, l.added, l.resized = was.blocks, was.source, was.added, was.resized
	l.dids, l.now, l.stood, l.penned = was.dids, was.now, was.stood, was.penned
	l.score, l.at, l.stale = was.score, was.at, true
	l.mu.Unlock()
	l.touch()
	l.lookAll()
	l.save()
	l.restarts(func() {}, was.story, func(context.Context) {})
}
