package lesson

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"locmem/engine/scenario"
)

// The way through a document: the learner is at one of its blocks, and Next leads to the
// one after it. Nothing leads past a question that nobody has answered.

// Way is what Next would do.
type Way int

const (
	GoOn    Way = iota // to what comes next
	RunIt              // run a block
	Finish             // what runs at a pace, at once
	Answer             // nothing: a question waits
	CheckIt            // check what was written
	Without            // go on with the try unsolved
	AtEnd              // nothing: it stands at the end
)

// Saying is why what was asked for has not gone on.
type Saying int

const (
	Quiet  Saying = iota
	Asked         // a question waits for an answer
	AllRan        // everything was run
)

// Sight is what is to be brought into view: the id of its element. N counts them.
type Sight struct {
	N  int
	ID string
}

func blockID(n int, part string) string { return "block-" + strconv.Itoa(n) + "-" + part }

// StepID is the id of a step of the block.
func (b *Block) StepID(step int) string { return blockID(b.N, "step-"+strconv.Itoa(step+1)) }

// Here is the block that the learner is at: -1 before the first, and as many as there
// are blocks at the end.
func (l *Lesson) Here() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.here1()
}

// here1 is Here; a document begins at its first text. The caller holds the lock.
func (l *Lesson) here1() int {
	if l.at < 0 {
		if stops := stopsOf(l.blocks); len(stops) > 0 && !l.blocks[stops[0]].acts() {
			return stops[0]
		}
	}
	return min(l.at, len(l.blocks))
}

// Sight is what was to be brought into view last.
func (l *Lesson) Sight() Sight {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.sight
}

// Said tells why what was asked for last has not gone on.
func (l *Lesson) Said() Saying {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.said
}

func (l *Lesson) say(s Saying) {
	l.mu.Lock()
	l.said = s
	l.mu.Unlock()
	l.touch()
}

// Gate is the first question that nobody has answered, which hides what follows; as many
// as there are blocks if there is none.
func (l *Lesson) Gate() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	for i := range l.blocks {
		if b := &l.blocks[i]; b.Kind == Predict && b.Chosen < 0 {
			return i
		}
	}
	return len(l.blocks)
}

// Live tells whether the document can be run: it is not while it is prerendered.
func (l *Lesson) Live() bool { return l.host != nil }

// acts tells whether there is something to do at a block.
func (b *Block) acts() bool { return b.Kind == Run || b.Kind == Predict || b.Kind == Try }

// began tells whether a step of the block was run.
func (b *Block) began() bool { return len(b.Steps) > 0 && b.Steps[0].Done() }

// inStory tells whether the steps of a block are played where it stands.
func (b *Block) inStory() bool { return b.Kind == Run || b.Kind == Predict || b.Kind == Try && b.told }

// idles tells whether a block has steps that are to be run.
func (b *Block) idles() bool {
	return (b.Kind == Run || b.Kind == Predict && b.Chosen >= 0) && len(b.Steps) > 0 && !b.ran()
}

// stopsOf are the blocks that Next leads to: each text, with the files that it is about,
// and each thing to do.
func stopsOf(blocks []Block) (stops []int) {
	text := false // it stands at one
	for i := range blocks {
		b := &blocks[i]
		acts := b.acts()
		if acts || b.Kind == Prose && len(b.Prose) > 0 || !text && (b.Kind >= Settings && b.Kind <= Views || b.Kind == Plain) {
			stops, text = append(stops, i), !acts
		}
	}
	return stops
}

// Ahead tells what Next would do, and at which block: as many as there are blocks is the
// end.
func (l *Lesson) Ahead() (to int, way Way) {
	l.mu.Lock()
	defer l.mu.Unlock()
	at := l.here1()
	switch {
	case l.hurry != nil:
		return at, Finish
	case at >= len(l.blocks):
		return at, AtEnd
	}
	unsolved := false
	if at >= 0 {
		b := &l.blocks[at]
		unsolved = b.Kind == Try && !b.Passed
		switch {
		case b.idles():
			return at, RunIt
		case b.Kind == Predict && b.Chosen < 0:
			return at, Answer
		case b.Kind == Try && l.unchecked(b):
			return at, CheckIt
		}
	}
	to = len(l.blocks)
	for _, s := range stopsOf(l.blocks) {
		if s > at {
			to = s
			break
		}
	}
	switch {
	case unsolved:
		return to, Without
	case to < len(l.blocks) && l.blocks[to].idles():
		return to, RunIt
	}
	return to, GoOn
}

// unchecked tells whether the learner has worked on a Try since it was checked last: on its
// text, or by hand on what the site is made of. The caller holds the lock.
func (l *Lesson) unchecked(b *Block) bool {
	switch {
	case b.Verdict != nil || b.Problem != nil:
		return false
	case b.Passed:
		return b.Text != b.Solved && l.prompted(*b) != b.Solved
	}
	return b.Text != b.Author || b.Set
}

// Next leads the learner on: to the next block, which is run if that is its kind, each
// step a pace after the one before. While that runs it finishes it at once.
func (l *Lesson) Next(pace time.Duration) {
	to, way := l.Ahead()
	if way == Finish {
		l.mu.Lock()
		if l.hurry != nil {
			close(l.hurry)
			l.hurry = nil
		}
		l.mu.Unlock()
		return
	}
	l.mu.Lock()
	busy := l.busy && !l.starting
	l.mu.Unlock()
	switch {
	case busy:
	case way == Answer:
		l.show(to, "ask")
		l.say(Asked)
	case way == CheckIt:
		l.Check(to)
	case way != AtEnd:
		l.say(Quiet)
		l.standAt(to)
		l.show(to, "block")
		if b, ok := l.block(to); ok && b.idles() {
			l.watch()
			l.walk(pace)
		}
		l.save()
	}
}

// walk runs the block that the learner is at, step by step.
func (l *Lesson) walk(pace time.Duration) {
	l.work(func(ctx context.Context) {
		if l.ready(ctx, false) {
			l.walkTo(ctx, l.Here(), pace)
		}
	})
}

// walkTo runs everything up to and with a block, with a pace between two steps of it, and
// of those behind where the learner is. It finishes at once if somebody is in a hurry.
func (l *Lesson) walkTo(ctx context.Context, n int, pace time.Duration) {
	hurry := make(chan struct{})
	l.mu.Lock()
	l.hurry = hurry
	l.mu.Unlock()
	defer func() {
		l.mu.Lock()
		l.hurry = nil
		l.mu.Unlock()
	}()
	from, seen := min(n, max(l.Here(), 0)), false
	for ctx.Err() == nil {
		part, step, ok := l.host.Next()
		if !ok || part > n || l.asks() {
			return
		}
		if part >= from && (step > 0 || seen) {
			wait(ctx, hurry, pace)
		}
		if !l.next(ctx) {
			return
		}
		if seen = part >= from; seen {
			l.show(part, "step-"+strconv.Itoa(step+1))
		}
	}
}

// wait waits for so long, unless somebody is in a hurry.
func wait(ctx context.Context, hurry chan struct{}, pace time.Duration) {
	t := time.NewTimer(pace)
	defer t.Stop()
	select {
	case <-t.C:
	case <-hurry:
	case <-ctx.Done():
	}
}

// standAt puts the learner at a block.
func (l *Lesson) standAt(n int) {
	now := l.model.Wall()
	l.mu.Lock()
	l.at = n
	l.works(now)
	l.mu.Unlock()
	l.touch()
}

// show brings a part of a block into view.
func (l *Lesson) show(n int, part string) {
	l.mu.Lock()
	l.sight = Sight{l.sight.N + 1, blockID(n, part)}
	if n >= len(l.blocks) {
		l.sight.ID = "lesson-end"
	}
	l.mu.Unlock()
	l.touch()
}

// solved are the texts that tries were solved with. The caller holds the lock.
func (l *Lesson) solved() map[int]string {
	all := map[int]string{}
	for i := range l.blocks {
		if b := &l.blocks[i]; b.Passed {
			all[i] = b.Solved
		}
	}
	return all
}

// story is the first part that was not played. The caller holds the lock.
func (l *Lesson) story() int {
	for i := len(l.blocks) - 1; i >= 0; i-- {
		if b := &l.blocks[i]; b.inStory() && b.ran() {
			return i + 1
		}
	}
	return 0
}

// Plays counts how many times the learner had something played: the picture is to be in
// view then.
func (l *Lesson) Plays() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.plays
}

// watch has the picture brought into view.
func (l *Lesson) watch() {
	l.mu.Lock()
	l.plays++
	l.mu.Unlock()
}

// forget drops what the learner has reached, and puts Your turn back as it was given.
func (l *Lesson) forget() {
	l.mu.Lock()
	set := slices.ContainsFunc(l.blocks, func(b Block) bool { return b.Set })
	if l.earned(); set { // an answer, or a part of one
		l.unset()
	}
	for i := range l.blocks {
		if b := &l.blocks[i]; b.Kind == Try && b.Text != b.Author && l.env.own == nil {
			b.Text = b.Author
			lookAt(b)
		}
		b := &l.blocks[i]
		b.Chosen, b.Done, b.Passed, b.Solved, b.Verdict, b.Above = -1, false, false, "", nil, nil
		b.Tries, b.Open, b.Helped, b.Set, b.told = 0, false, false, false, false
	}
	l.penned = nil
	l.at, l.said, l.score = -1, Quiet, score{}
	l.granted = NoWish
	l.mu.Unlock()
	l.save()
}

// tried is a step of a learner's text.
func tried(text string, r scenario.Result) Step {
	b := Block{Text: text, Steps: stepsOf(&scenario.Transcript{Steps: []scenario.Step{r.Step}}, 1)}
	actions(&b)
	b.Steps[0].take(r)
	return b.Steps[0]
}

// Led tells whether the document is to be walked through: it has text, and is not the
// visitor's own site.
func (l *Lesson) Led() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	for i := range l.blocks {
		if len(l.blocks[i].Prose) > 0 && l.env.own == nil {
			return true
		}
	}
	return false
}

// Stand tells which blocks the learner is at: from one up to another.
func (l *Lesson) Stand() (from, to int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	from, to = l.here1(), len(l.blocks)
	for _, s := range stopsOf(l.blocks) {
		if s > from {
			return from, s
		}
	}
	return from, to
}

// triesForSolution is how many checks fail before a solution is offered.
const triesForSolution = 2

// Offers tells whether the solutions of a Try are offered: it was solved, or tried often.
func (l *Lesson) Offers(name string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	for i := range l.blocks {
		if b := &l.blocks[i]; b.Kind == Try && b.Name == name {
			return b.Passed || b.Tries >= triesForSolution
		}
	}
	return false
}

// At tells whether the learner is at the Try of that name.
func (l *Lesson) At(name string) bool {
	b, ok := l.block(l.Here())
	return ok && b.Kind == Try && b.Name == name
}

// Answer is an answer of a question as it is shown: without its reason, unless it was
// chosen, or says no more than another one without.
func (b *Block) Answer(i int) string {
	whole := b.Answers[i]
	choice := bare(whole)
	if i == b.Chosen {
		return whole
	}
	for j, other := range b.Answers {
		if j != i && bare(other) == choice {
			return whole
		}
	}
	return choice
}

// bare is an answer without the reason behind its colon.
func bare(answer string) string {
	choice, _, found := strings.Cut(answer, ": ")
	if !found || scenario.IsLiteral(answer) || strings.HasSuffix(choice, "Error") {
		return answer
	}
	return choice
}

// Returns tells whether the story is back at the settings and code of its text from a block
// on, where nothing else says so: a Try above was solved with others, and the processes
// start anew.
func (l *Lesson) Returns(n int) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.blocks[n].acts() {
		return false
	}
	parts, fence, played := l.edited().Parts, false, false
	for i := n - 1; i >= 0; i-- {
		switch p := &parts[i]; {
		case p.Kind == scenario.Settings || p.Kind == scenario.Views:
			return false // there it stands
		case p.Kind == scenario.SetupRun || p.Kind == scenario.Environ:
			if fence = true; played {
				return false // there it was said
			}
		case !l.blocks[i].acts():
		case !fence || l.blocks[i].instead():
			return fence
		default:
			played = true
		}
	}
	return false
}

// BuildsOn tells whether what is played next plays on what a Try was solved with.
func (l *Lesson) BuildsOn(n int) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	parts := l.edited().Parts
	for i := n + 1; i < len(parts); i++ {
		switch parts[i].Kind {
		case scenario.Settings, scenario.Environ, scenario.Views, scenario.SetupRun:
			return false
		case scenario.Run, scenario.Predict:
			return true
		}
	}
	return false
}
