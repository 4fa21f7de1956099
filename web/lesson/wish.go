package lesson

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"locmem/engine/scenario"
)

// Wish is what a link asks for beside its document.
type Wish struct {
	Run    bool   // it runs by itself
	At     int    // so many steps are done when it opens; 0: none
	Event  uint64 // the event of them that the processes stand at; 0: the last
	Beside string // the backend that it is compared with; "": none
}

// Rivals are the backends that a scenario can be compared with, as setup.backend has
// them.
var Rivals = []string{"redis", "memcached", "database", "file", "locmem", "dummy"}

// maxAt bounds the steps that a link can ask for.
const maxAt = 100_000

// wishOf reads what stands in a link behind its document. What it does not know is
// passed over, and what cannot be is as near to it as can be.
func wishOf(view map[string]string) (w Wish) {
	run, ok := view["run"]
	w.Run = ok && run != "0"
	steps, event, _ := strings.Cut(view["at"], ".")
	if n, err := strconv.Atoi(steps); err == nil {
		w.At = min(max(n, 0), maxAt)
		w.Event, _ = strconv.ParseUint(event, 10, 53)
	}
	if word := view["beside"]; slices.Contains(Rivals, word) {
		w.Beside = word
	}
	return w
}

// String is what stands in a link behind its document: "&at=3&run".
func (w Wish) String() (text string) {
	if w.Beside != "" {
		text += "&beside=" + w.Beside
	}
	if w.At > 0 {
		text += "&at=" + strconv.Itoa(w.At)
		if w.Event > 0 {
			text += "." + strconv.FormatUint(w.Event, 10)
		}
	}
	if w.Run {
		text += "&run"
	}
	return text
}

// Granted tells what came of a wish.
type Granted int

const (
	NoWish   Granted = iota
	RunsSelf         // it runs, for the link says so
	Stands           // it stands at the moment of the link
	Short            // it stands before that: a question waits, or there are not as many steps
)

// Granted tells what came of what the link asks for, and how many steps were done for it.
func (l *Lesson) Granted() (g Granted, steps int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.granted, l.atStep
}

// Dismissed is called when what Granted says was read.
func (l *Lesson) Dismissed() {
	l.mu.Lock()
	l.granted = NoWish
	l.mu.Unlock()
	l.touch()
}

// Wished is the wish of a link that opens where the story stands now, beside what it is
// compared with. It does not run by itself.
func (l *Lesson) Wished() (w Wish) {
	for _, d := range l.deeds() {
		if b, ok := l.block(d.part); d.hand != "" || ok && b.Kind != Try {
			w.At++
		}
	}
	if m := l.Moment(); m.At > 0 {
		w.At, w.Event = min(w.At+1, l.steps()), m.At // the step after it is to be seen, but undone
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.pair != nil {
		w.Beside = l.pair.word
	}
	return w
}

// steps counts the lines of the story, those by hand among them.
func (l *Lesson) steps() (n int) {
	for _, b := range l.Blocks() {
		if b.inStory() && b.Kind != Try {
			n += len(b.Steps)
		}
	}
	for _, h := range l.Hands() {
		n += len(h.Steps)
	}
	return n
}

// longest is how long the steps before the moment of a link may take.
const longest = 10 * time.Second

// grant does what the link asks for, once the processes have started.
func (l *Lesson) grant(ctx context.Context) {
	w := l.env.wish
	if w.At > 0 {
		l.goTo(ctx, w)
	}
	if w.Run && ctx.Err() == nil {
		l.grants(RunsSelf, 0)
		l.walkTo(ctx, len(l.Blocks()), l.env.pace())
		if n := l.story(); n > 0 && ctx.Err() == nil {
			l.standAt(n - 1)
		}
		l.grants(NoWish, 0)
	}
}

// pace is from one step to the next of what runs by itself.
func (e *Env) pace() time.Duration {
	if e.Pace == nil {
		return 0
	}
	return e.Pace()
}

func (l *Lesson) grants(g Granted, steps int) {
	l.mu.Lock()
	l.granted, l.atStep = g, steps
	l.mu.Unlock()
	l.touch()
}

// goTo plays up to the moment of a link at once.
func (l *Lesson) goTo(ctx context.Context, w Wish) {
	until, done, last := time.Now().Add(longest), 0, -1
	for done < w.At && ctx.Err() == nil && time.Now().Before(until) {
		part, _, ok := l.host.Next()
		if !ok || l.asks() || !l.next(ctx) {
			break
		}
		done, last = done+1, part
	}
	if last >= 0 {
		l.standAt(last)
		l.show(last, "block")
	}
	if m := l.Moment(); done == w.At && w.Event > 0 && w.Event < m.Of && m.Can {
		l.travels(ctx, func(ctx context.Context) ([]scenario.Result, error) { return l.host.Back(ctx, w.Event) })
	}
	l.model.Hush() // it was there when the page opened
	if done < w.At {
		l.grants(Short, done)
	} else {
		l.grants(Stands, done)
	}
}
