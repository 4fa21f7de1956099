package lesson

import (
	"context"
	"strings"

	"locmem/engine/host"
	"locmem/engine/scenario"
	"locmem/web/model"
)

// Open opens a document. id is that of a lesson that ships, "" for a link. Its
// processes start at once, in the background; without an Env.Dial, as while
// prerendering, never.
func Open(env Env, source, id string) *Lesson {
	l := shut(env, source, id)
	if env.Dial == nil {
		return l
	}
	if env.wish.Beside != "" {
		l.pairs(env.wish.Beside)
	}
	l.model.Go(func() {
		l.load()
		l.lookAll()
		l.start(func(ctx context.Context) {
			defer close(l.started)
			l.mu.Lock()
			story := l.upto
			l.mu.Unlock()
			if l.beginAt(ctx, story) && env.wish != (Wish{}) {
				l.mu.Lock()
				if l.then == nil { // who asks for something meanwhile gets that
					l.then = func() { l.work(l.grant) }
				}
				l.mu.Unlock()
			}
		})
	})
	return l
}

// shut is a lesson whose processes do not start by themselves.
func shut(env Env, source, id string) *Lesson {
	l := &Lesson{env: env, given: source, looks: map[int]func(){}, started: make(chan struct{})}
	l.serial.Store(opened.Add(1))
	l.info.ID = id
	l.reads(source)
	if env.Dial == nil {
		l.model = model.New(model.Env{Hosts: true})
		return l
	}
	l.host = host.NewClient(env.Dial)
	l.model = model.New(model.Env{Rack: l.host})
	l.host.OnRenew(l.model.Renew)
	l.host.Hear(env.hears)
	return l
}

// reads takes over a document. Nothing of it has been run.
func (l *Lesson) reads(source string) {
	s, problems := scenario.Parse(source)
	if text := readable(source); len(s.Parts) == 0 && text != source { // what can be read is shown
		source = text
		s, _ = scenario.Parse(source)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.source, l.blocks, l.problems = source, blocksOf(s), nil
	l.at = -1
	l.dids, l.now, l.stood = nil, 0, 0
	l.info = Info{
		ID: l.info.ID, Title: s.Title, Lang: s.Lang, Level: s.Level, Minutes: s.Minutes,
		Misconception: s.Misconception, Teaches: s.Teaches, Shows: s.Shows,
	}
	for i := range l.blocks {
		actions(&l.blocks[i])
	}
	for _, p := range problems {
		l.problems = append(l.problems, Problem{Line: p.Line, From: p.Column, Message: p.Message, Hint: p.Hint})
	}
	if len(s.Parts) == 0 && len(problems) == 0 {
		l.problems = append(l.problems, Problem{Message: "the document is empty"})
	}
}

// begin starts the processes anew, with the texts as they stand, and clears what
// was seen. It tells whether they started.
func (l *Lesson) begin(ctx context.Context) bool { return l.beginAt(ctx, 0) }

// beginAt is begin that plays what there is before a part as well.
func (l *Lesson) beginAt(ctx context.Context, part int) bool {
	l.mu.Lock()
	l.upto = part
	l.fold() // what was done by hand may move it
	s, solved := l.edited(), l.solved()
	part = l.upto
	for i := range l.blocks {
		b := &l.blocks[i]
		b.waits()
		if b.Problem != nil && b.Kind == Views {
			b.Problem = nil
		}
		if b.Kind == Try {
			b.Steps = nil
		}
	}
	for i := range s.Parts {
		if i < len(l.blocks) {
			l.blocks[i].at = s.Parts[i].BodyLine
		}
	}
	l.playing, l.stale, l.failed, l.blame = false, false, "", nil
	l.mu.Unlock()
	results, err := l.host.Start(ctx, s.Source(), solved, part)
	if err != nil {
		if ctx.Err() == nil || host.Ended(err) {
			l.broken(err)
		}
		return false
	}
	l.mu.Lock()
	l.playing, l.began = true, s.Source()
	l.takes(results)
	l.mu.Unlock()
	l.model.Hush() // that there are processes is no news: the lesson has been opened
	l.touch()
	return true
}

// Failed tells why there are no processes; "" if there are.
func (l *Lesson) Failed() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.failed
}

// Blame tells which text Failed is about, and where the mistake was in it; nil if
// that is unknown.
func (l *Lesson) Blame() (Kind, *Problem) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.blamed, l.blame
}

// ready starts the processes if the texts have changed since they were started.
func (l *Lesson) ready(ctx context.Context, again bool) bool {
	l.mu.Lock()
	ok := l.playing && !l.stale && !again
	l.mu.Unlock()
	if !ok {
		return l.begin(ctx)
	}
	return l.ahead(ctx)
}

// Step runs the next step; it stops at a question that nobody has answered. Where the
// processes stand at a moment before the end of the log, it goes to where the next thing
// that was done is done.
func (l *Lesson) Step() {
	l.watch()
	l.work(func(ctx context.Context) {
		if l.Moment().At > 0 {
			l.travels(ctx, l.host.Forward)
			return
		}
		if !l.ready(ctx, false) || l.asks() {
			return
		}
		if l.over() {
			l.say(AllRan)
			return
		}
		l.next(ctx)
	})
}

// RunAll runs what is left, up to a question that nobody has answered, or everything
// again if nothing is left.
func (l *Lesson) RunAll() {
	l.watch()
	l.work(func(ctx context.Context) {
		if l.ready(ctx, l.over()) {
			l.runTo(ctx, len(l.Blocks()))
		}
	})
}

// Run runs a block, after everything before it that has not run yet. One that
// has run is run again: the story goes back to where it begins, and what is below it
// waits. A Try is run on processes of its own start.
func (l *Lesson) Run(n int) {
	l.watch()
	l.work(func(ctx context.Context) {
		b, ok := l.block(n)
		switch {
		case !ok:
			return
		case b.Kind == Try:
			l.tryOut(ctx, n, false)
			return
		case b.began():
			l.standAt(n)
			ok = l.beginAt(ctx, n)
			n = l.Here()
		default:
			l.standAt(n)
			ok = l.ready(ctx, false)
		}
		if ok {
			l.runTo(ctx, n)
		}
	})
}

// runTo plays everything up to and with a block, but nothing behind a question that
// nobody has answered.
func (l *Lesson) runTo(ctx context.Context, n int) {
	for ctx.Err() == nil {
		if part, _, ok := l.host.Next(); !ok || part > n || l.asks() || !l.next(ctx) {
			return
		}
	}
}

func (l *Lesson) block(n int) (Block, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if n < 0 || n >= len(l.blocks) {
		return Block{}, false
	}
	return l.blocks[n], true
}

// over tells whether every step was run.
func (l *Lesson) over() bool {
	_, _, more := l.host.Next()
	return !more
}

// change edits a block and tells of it.
func (l *Lesson) set(n int, edit func(*Block)) {
	l.mu.Lock()
	if n >= 0 && n < len(l.blocks) {
		edit(&l.blocks[n])
	}
	if l.offer == Begun { // something new was begun, which having the old back would take
		l.past, l.offer = nil, NoOffer
	}
	l.mu.Unlock()
	l.touch()
	l.save()
}

// setStep edits a step of a block. What was answered before stays as it was.
func setStep(b *Block, i int, edit func(*Step)) {
	if i < 0 || i >= len(b.Steps) {
		return
	}
	b.Steps = append([]Step(nil), b.Steps...)
	edit(&b.Steps[i])
}

// Edit takes over what was typed.
func (l *Lesson) Edit(n int, text string) {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	if len(text) > scenario.MaxSource {
		text = strings.ToValidUTF8(text[:scenario.MaxSource], "")
	}
	b, ok := l.block(n)
	if !ok || b.Text == text {
		return
	}
	if b.Kind == Try && n < l.Here() { // the learner is back at it
		l.standAt(n)
	}
	l.set(n, func(b *Block) {
		b.Text = text
		b.Verdict, b.Above = nil, nil
		lookAt(b)
		if b.Kind != Try {
			l.stale = true
		}
	})
	if b.Kind == Environ {
		l.lookAll()
	} else {
		l.look(n)
	}
}

// Revert puts the author's text back.
func (l *Lesson) Revert(n int) {
	if b, ok := l.block(n); ok {
		l.Edit(n, b.Author)
	}
}

// Take puts the text of a solution into a Try.
func (l *Lesson) Take(n, solution int) {
	if b, ok := l.block(solution); ok {
		l.Edit(n, b.Text)
		l.show(n, "block")
	}
}

// Choose answers a Predict, and runs everything up to its call. The first choice
// counts. One that was wrong is explained.
func (l *Lesson) Choose(n, answer int) {
	b, ok := l.block(n)
	if !ok || b.Chosen >= 0 || answer < 0 || answer >= len(b.Answers) {
		return
	}
	l.set(n, func(b *Block) { b.Chosen = answer })
	l.watch()
	l.standAt(n)
	l.work(func(ctx context.Context) {
		if !l.ready(ctx, false) {
			return
		}
		l.runTo(ctx, l.Here())
		b, _ := l.block(l.Here())
		l.show(b.N, "said")
		if b.Kind == Predict && b.Chosen != b.Right && b.ran() && b.Steps[0].Call.Seq > 0 {
			l.model.Inspect(&model.Inspection{At: b.StepID(0), Ask: b.Steps[0].Call})
		}
	})
}

// Show opens or closes a hint or a solution.
func (l *Lesson) Show(n int) {
	open := false
	l.set(n, func(b *Block) {
		b.Open, b.Helped = !b.Open, true
		open = b.Open
	})
	if open {
		l.show(n, "help")
	}
}

// Check runs a Try and looks whether it does what is asked.
func (l *Lesson) Check(n int) {
	l.watch()
	l.work(func(ctx context.Context) { l.tryOut(ctx, n, true) })
}
