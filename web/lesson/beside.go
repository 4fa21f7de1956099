package lesson

import (
	"context"
	"slices"

	"locmem/engine/scenario"
)

// Side by side: what was run of a document and done by hand is done on processes of a
// second lesson as well, whose default cache has another backend. It follows the first
// one: it never runs by itself, and where it has done something else than the first
// one's state asks for, it starts anew.

// beside is the second lesson.
type beside struct {
	word string // its backend, as setup.backend has it
	of   string // the document of the first that it was started with
	l    *Lesson
}

// Beside is the second lesson, nil if there is none. It must only be looked at.
func (l *Lesson) Beside() *Lesson {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.pair == nil {
		return nil
	}
	return l.pair.l
}

// Compare shows the lesson side by side with itself on another backend: a word that
// setup.backend takes. "" ends that.
func (l *Lesson) Compare(word string) {
	if l.host == nil {
		return
	}
	l.pairs(word)
	if word != "" {
		l.work(l.follow)
	}
}

// pairs is Compare that leaves it to the next work to follow.
func (l *Lesson) pairs(word string) {
	var fresh *beside
	if word != "" {
		fresh = &beside{word: word, l: shut(Env{Dial: l.env.Dial}, "", l.info.ID)}
		fresh.l.OnChange(l.tell)
		fresh.l.model.OnChange(l.tell)
	}
	l.mu.Lock()
	old := l.pair
	l.pair = fresh
	l.mu.Unlock()
	if old != nil {
		old.l.Close()
	}
	l.touch()
}

// deed is a line that was done: a step of a block, or what was done by hand.
type deed struct {
	part, step int
	hand       string // the line; "": it is a step
	came       Step   // what it came to
}

// same tells whether the same was done, whatever it came to.
func (d deed) same(o deed) bool { return d.part == o.part && d.step == o.step && d.hand == o.hand }

// deeds are what was done up to the moment that the processes stand at, in the order
// of the document.
func (l *Lesson) deeds() (list []deed) {
	hands, n := l.Hands(), 0
	byHand := func(after int) {
		for ; n < len(hands) && hands[n].After <= after; n++ {
			for i, s := range hands[n].Steps {
				if s.Done() {
					list = append(list, deed{after, i, s.Code, s})
				}
			}
		}
	}
	byHand(-1)
	for _, b := range l.Blocks() {
		if b.inStory() {
			for i, s := range b.Steps {
				if s.Done() {
					list = append(list, deed{b.N, i, "", s})
				}
			}
		}
		byHand(b.N)
	}
	return list
}

// follow brings the second lesson, if there is one, to where this one is.
func (l *Lesson) follow(ctx context.Context) {
	l.mu.Lock()
	pair, source := l.pair, l.began
	l.mu.Unlock()
	if pair == nil || source == "" || ctx.Err() != nil {
		return
	}
	two, todo := pair.l, l.deeds()
	have := two.deeds()
	if pair.of != source || !two.runs() || !begins(have, todo) {
		s, _ := scenario.Parse(source)
		two.reads(s.WithSetup(scenario.SetupLine{Key: "backend", Value: pair.word}))
		l.mu.Lock()
		for i, b := range l.blocks {
			if i < len(two.blocks) && b.Passed {
				two.blocks[i].Passed, two.blocks[i].Solved = true, b.Solved
			}
		}
		l.mu.Unlock()
		pair.of, have = source, nil
		if !two.begin(ctx) {
			return
		}
	}
	for len(have) < len(todo) && ctx.Err() == nil {
		next := todo[len(have)]
		if next.hand != "" {
			two.does(ctx, next.hand)
		} else {
			two.next(ctx)
		}
		done := two.deeds()
		if len(done) <= len(have) || !begins(done, todo) {
			return // it cannot follow
		}
		have = done
	}
}

// begins tells whether what was done is the begin of what is to be done.
func begins(have, todo []deed) bool {
	return len(have) <= len(todo) && slices.EqualFunc(have, todo[:len(have)], deed.same)
}

// runs tells whether there are processes.
func (l *Lesson) runs() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.playing
}

// Parts counts the lines that were done on both sides, and those of them that came to
// something else on the second.
func (l *Lesson) Parts() (parts, of int) {
	two := l.Beside()
	if two == nil {
		return 0, 0
	}
	one, other := l.deeds(), two.deeds()
	for i := range min(len(one), len(other)) {
		if !one[i].same(other[i]) {
			break
		}
		if of++; one[i].came.Parts(other[i].came) {
			parts++
		}
	}
	return parts, of
}
