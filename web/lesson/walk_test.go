package lesson

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"locmem/engine/host"
	"locmem/engine/rack"
	"locmem/web/lessons"
)

// The first act of whose-cache: text, run, question, text, try, text, run, text.

// goOn presses Next and waits until nothing runs.
func (l *Lesson) goOn(t *testing.T) {
	t.Helper()
	l.Next(0)
	l.wait(t)
}

// Next leads from the begin to the end of every lesson: with each question answered,
// nothing else is to be done.
func TestNextLeadsToTheEnd(t *testing.T) {
	for _, id := range lessons.IDs {
		t.Run(id, func(t *testing.T) {
			l := started(t, Env{}, source(t, id), id)
			for n := 0; ; n++ {
				to, way := l.Ahead()
				if way == AtEnd {
					break
				}
				if n > 100 {
					t.Fatalf("it does not come to an end: at %d, to %d, %d", l.Here(), to, way)
				}
				before := l.Sight().N
				l.goOn(t)
				switch {
				case way == Answer && l.Said() != Asked:
					t.Fatalf("at %d it waits for an answer without a word", l.Here())
				case way == Answer:
					b, _ := l.block(to)
					l.Choose(to, b.Right)
					l.wait(t)
				case l.Here() <= 0 || l.Sight().N == before:
					t.Fatalf("after a press it is at %d, and shows %+v", l.Here(), l.Sight())
				}
			}
			for _, b := range l.Blocks() {
				if (b.Kind == Run || b.Kind == Predict) && (!b.ran() || b.differs()) {
					t.Errorf("block %d was not run, or differs: %+v", b.N, b.Steps)
				}
			}
			if l.Here() != len(l.Blocks()) || l.Gate() != len(l.Blocks()) {
				t.Errorf("it ends at %d", l.Here())
			}
		})
	}
}

func TestWhatNextSays(t *testing.T) {
	l := started(t, Env{}, firstAct(t, "whose-cache"), "whose-cache")
	var ways []Way
	step := func() {
		_, way := l.Ahead()
		ways = append(ways, way)
		l.goOn(t)
	}
	step() // run
	step() // to the question
	step()
	l.Choose(l.first(t, Predict).N, 0)
	l.wait(t)
	step() // text
	step() // try
	try := l.first(t, Try)
	if l.Here() != try.N {
		t.Fatalf("it is at %d", l.Here())
	}
	_, unchanged := l.Ahead()
	l.Edit(try.N, "w1>>> 1")
	step() // check
	if b := l.first(t, Try); b.Tries != 1 || b.Verdict == nil {
		t.Errorf("it was not checked: %+v", b)
	}
	_, failed := l.Ahead()
	l.Take(try.N, l.first(t, Solution).N)
	step() // check
	if i, _ := l.Model().Info("w2"); !l.first(t, Try).Passed || i.Entries != 1 {
		t.Errorf("%+v", l.first(t, Try).Verdict)
	}
	step() // text
	step() // run
	if i, _ := l.Model().Info("w2"); i.Entries != 1 {
		t.Errorf("what solved the try is not in the story: %+v", i)
	}
	step() // text
	step() // the end
	want := fmt.Sprint([]Way{RunIt, GoOn, Answer, GoOn, GoOn, CheckIt, CheckIt, GoOn, RunIt, GoOn, GoOn})
	if got := fmt.Sprint(ways); got != want || unchanged != Without || failed != Without {
		t.Errorf("%s, not %s; at the try %d, then %d", got, want, unchanged, failed)
	}
}

// A second press while something runs finishes it at once, and no question is passed by
// that.
func TestASecondPressFinishes(t *testing.T) {
	l := started(t, Env{}, "```locmem run\nw1>>> 1\nw1>>> 2\nw1>>> 3\n```\n\nText.\n", "")
	l.Next(time.Hour)
	waitFor(t, func() bool { return l.Blocks()[0].Steps[0].Done() })
	if to, way := l.Ahead(); way != Finish || to != 0 || !l.Busy() || l.Blocks()[0].Steps[1].Done() {
		t.Errorf("it does not run at a pace: %d", way)
	}
	l.Next(time.Hour)
	l.wait(t)
	if !l.Blocks()[0].ran() {
		t.Errorf("%+v", l.Blocks()[0].Steps)
	}
	l.Stop()
}

func TestStopEndsAPace(t *testing.T) {
	l := started(t, Env{}, "```locmem run\nw1>>> 1\nw1>>> 2\n```\n", "")
	l.Next(time.Hour)
	waitFor(t, func() bool { return l.Blocks()[0].Steps[0].Done() })
	l.Stop()
	l.wait(t)
	if to, way := l.Ahead(); way != RunIt || to != 0 {
		t.Errorf("%d, %d", to, way)
	}
	l.goOn(t) // runs what is left of it
	if !l.Blocks()[0].ran() {
		t.Errorf("%+v", l.Blocks()[0].Steps)
	}
}

// finished is a lesson that was taken to its end, with a wrong answer and the try solved.
func finished(t *testing.T, env Env) *Lesson {
	t.Helper()
	l := started(t, env, firstAct(t, "whose-cache"), "whose-cache")
	l.Choose(l.first(t, Predict).N, 0)
	l.wait(t)
	try := l.first(t, Try)
	l.Take(try.N, l.first(t, Solution).N)
	l.Check(try.N)
	l.wait(t)
	l.RunAll()
	l.wait(t)
	if progress(l) != "4 of 4" {
		t.Fatal(progress(l))
	}
	return l
}

// agrees tells whether what the blocks show is what the processes have: how far the
// story is, and what w1 and w2 hold.
func (l *Lesson) agrees(t *testing.T, what string, ran int, entries string) {
	t.Helper()
	n := 0
	for _, b := range l.Blocks() {
		if (b.Kind == Run || b.Kind == Predict) && b.ran() {
			n++
		}
	}
	one, _ := l.Model().Info("w1")
	two, _ := l.Model().Info("w2")
	if got := fmt.Sprintf("%d %d", one.Entries, two.Entries); n != ran || got != entries {
		t.Errorf("%s: %d blocks were run, not %d; the workers hold %s, not %s", what, n, ran, got, entries)
	}
}

func TestGoingBackAgrees(t *testing.T) {
	journal := &rack.MemJournal{}
	l := finished(t, Env{Journal: journal})
	l.agrees(t, "at the end", 3, "0 1")
	l.Run(l.first(t, Run).N) // the first one again
	l.wait(t)
	l.agrees(t, "back at the first", 1, "1 0")
	if b := l.first(t, Predict); b.Chosen != 0 || b.ran() || progress(l) != "4 of 4" {
		t.Errorf("what was reached is gone: %s, %+v", progress(l), b)
	}
	if to, way := l.Ahead(); way != GoOn && way != RunIt || to <= l.Here() {
		t.Errorf("it does not go on from there: %d, %d", to, way)
	}
	waitFor(t, func() bool { f := far(journal, "", "whose-cache", "en"); return f.Done == 4 && f.Of == 4 })
	for _, way := l.Ahead(); way != AtEnd; _, way = l.Ahead() {
		l.goOn(t)
	}
	l.agrees(t, "at the end again", 3, "0 1")
}

// One block again: it begins where the story is there, not where it ended.
func TestABlockAgainAgrees(t *testing.T) {
	l := finished(t, Env{})
	last := l.Blocks()[0]
	for _, b := range l.Blocks() {
		if b.Kind == Run {
			last = b
		}
	}
	for range 2 {
		l.Run(last.N)
		l.wait(t)
		l.agrees(t, "the last one again", 3, "0 1")
	}
}

func TestResetAgrees(t *testing.T) {
	journal := &rack.MemJournal{}
	l := finished(t, Env{Journal: journal})
	l.Edit(l.first(t, Run).N, "w1>>> cache.set(\"greeting\", \"hello\") # mine")
	text := l.first(t, Run).Text
	l.Reset()
	l.wait(t)
	l.agrees(t, "after a reset", 0, "0 0")
	if b := l.first(t, Try); b.Text != b.Author || b.Passed || l.first(t, Run).Text != text {
		t.Errorf("the texts: %q, %q", b.Text, l.first(t, Run).Text)
	}
	if b := l.first(t, Predict); b.Chosen >= 0 || progress(l) != "0 of 4" || l.Here() != 0 {
		t.Errorf("%s, %+v, here %d", progress(l), b, l.Here())
	}
	waitFor(t, func() bool { f := far(journal, "", "whose-cache", "en"); return f.Done == 0 && f.Of == 4 })
}

// The stars that were earned stay, whatever is done with the lesson afterwards.
func TestStarsStay(t *testing.T) {
	journal := &rack.MemJournal{}
	stars := func(done, stars int) func() bool {
		return func() bool {
			f := far(journal, "", "whose-cache", "en")
			return f.Done == done && f.Stars == stars
		}
	}
	l := finished(t, Env{Journal: journal}) // with a wrong answer
	waitFor(t, stars(4, 2))
	l.Reset()
	l.wait(t)
	waitFor(t, stars(0, 2))
	again := started(t, Env{Journal: journal}, firstAct(t, "whose-cache"), "whose-cache")
	again.goOn(t)
	waitFor(t, stars(1, 2))
	again.StartOver()
	again.wait(t)
	waitFor(t, stars(0, 2))
	again.Choose(again.first(t, Predict).N, again.first(t, Predict).Right)
	again.wait(t)
	again.Take(again.first(t, Try).N, again.first(t, Solution).N)
	again.Check(again.first(t, Try).N)
	again.wait(t)
	again.RunAll()
	again.wait(t)
	waitFor(t, stars(4, 3))
}

func TestAReloadAgrees(t *testing.T) {
	journal := &rack.MemJournal{}
	l := finished(t, Env{Journal: journal})
	waitFor(t, func() bool { return far(journal, "", "whose-cache", "en").Done == 4 })
	again := started(t, Env{Journal: journal}, firstAct(t, "whose-cache"), "whose-cache")
	again.agrees(t, "after a reload", 3, "0 1")
	if again.Sight().ID != blockID(l.Here(), "block") {
		t.Errorf("it does not show where the learner was: %+v", again.Sight())
	}
	if progress(again) != "4 of 4" || again.Here() != l.Here() || again.Score() != l.Score() {
		t.Errorf("%s, here %d, %+v not %+v", progress(again), again.Here(), again.Score(), l.Score())
	}
	l.Run(l.first(t, Run).N)
	l.wait(t)
	waitFor(t, func() bool {
		raw, _, _ := journal.Get(t.Context(), l.key())
		return strings.Contains(string(raw), `"story":`+fmt.Sprint(l.first(t, Run).N+1)+",")
	})
	again = started(t, Env{Journal: journal}, firstAct(t, "whose-cache"), "whose-cache")
	again.agrees(t, "after going back and a reload", 1, "1 0")
	if progress(again) != "4 of 4" || again.first(t, Run).N != again.Here() {
		t.Errorf("%s, here %d", progress(again), again.Here())
	}
}

// What was done by hand is in the story after a reload, too.
func TestAReloadAgreesWithHands(t *testing.T) {
	journal := &rack.MemJournal{}
	l := started(t, Env{Journal: journal}, firstAct(t, "whose-cache"), "whose-cache")
	l.goOn(t)
	l.Act("!restart w1")
	l.wait(t)
	l.agrees(t, "by hand", 1, "0 0")
	waitFor(t, func() bool {
		raw, _, _ := journal.Get(t.Context(), l.key())
		return strings.Contains(string(raw), "!restart") && strings.Contains(string(raw), `"story":3`)
	})
	again := started(t, Env{Journal: journal}, firstAct(t, "whose-cache"), "whose-cache")
	again.agrees(t, "after a reload", 2, "0 0") // the line is a block of its own
}

// A try that is solved late takes the story back to behind it.
func TestATrySolvedLate(t *testing.T) {
	l := started(t, Env{}, firstAct(t, "whose-cache"), "whose-cache")
	l.Choose(l.first(t, Predict).N, 0)
	l.wait(t)
	l.RunAll()
	l.wait(t)
	l.agrees(t, "without it", 3, "0 0")
	try := l.first(t, Try)
	l.Take(try.N, l.first(t, Solution).N)
	l.Check(try.N)
	l.wait(t)
	l.agrees(t, "solved", 2, "1 1")
	if l.Here() != try.N || progress(l) != "4 of 4" {
		t.Errorf("here %d, %s", l.Here(), progress(l))
	}
	l.RunAll()
	l.wait(t)
	l.agrees(t, "with it", 3, "0 1")
	l.Edit(try.N, "w1>>> 1") // what solved it stays until another check
	l.Check(try.N)
	l.wait(t)
	l.RunAll()
	l.wait(t)
	l.agrees(t, "unsolved again", 3, "0 0")
}

func TestAWrongAnswerIsExplained(t *testing.T) {
	l := started(t, Env{}, firstAct(t, "whose-cache"), "whose-cache")
	b := l.first(t, Predict)
	l.Choose(b.N, 0)
	l.wait(t)
	if i := l.Model().Inspecting(); i.At != b.StepID(0) {
		t.Errorf("%+v", i)
	}
}

// Python without a prompt runs in the chosen process.
func TestPlainPythonRuns(t *testing.T) {
	l := started(t, Env{}, firstAct(t, "whose-cache"), "whose-cache")
	try := l.first(t, Try)
	for _, text := range []string{
		"cache.set(\"greeting\", \"hello\")\nw2>>> cache.set(\"greeting\", \"hello\")",
		"w1>>> cache.get(\"nobody\")\ncache.set(\"greeting\", \"hello\")\nw2>>> cache.set(\"greeting\", \"hello\")",
		"for k in [\"greeting\"]:\n    cache.set(k, \"hello\")\nw2>>> cache.set(\"greeting\", \"hello\")",
	} {
		l.Edit(try.N, text)
		l.Check(try.N)
		l.wait(t)
		if b := l.first(t, Try); !b.Passed {
			t.Errorf("%s: %+v, %+v", text, b.Verdict, b.Problem)
		}
	}
}

// A pause of the host does not let a block run beside another one.
func TestNextWaitsForItsTurn(t *testing.T) {
	l := started(t, Env{Dial: host.InProgram(nil)}, "```locmem run\nw1>>> 1\n```\n\nText.\n", "")
	release := make(chan struct{})
	l.work(func(context.Context) { <-release })
	l.Next(0)
	if l.Here() >= 0 {
		t.Errorf("it moved while something ran: %d", l.Here())
	}
	close(release)
	l.wait(t)
}

// TestSettingsThatSolveATry: what is above it stays as the text has it, after a reload too;
// what is below is played with them, and what the author wrote there is not held against
// the learner.
func TestSettingsThatSolveATry(t *testing.T) {
	const text = `---
setup:
  workers: 2
---
` + "```locmem run\nw1>>> cache.set(\"a\", 1)\nw2>>> cache.get(\"a\")\nNone\n```\n" +
		"```locmem try id=x\nCACHES = {\"default\": {\"BACKEND\": \"django.core.cache.backends.locmem.LocMemCache\"}}\n```\n" +
		"```locmem check for=x\nexpect value(w2, \"a\") == 1\n```\n" +
		"```locmem run\nw2>>> cache.get(\"a\")\nNone\n```\n```locmem setup\nw1>>> cache.set(\"b\", 2)\n```\n```locmem run\nw2>>> cache.get(\"b\")\nNone\n```\n" +
		"```locmem setup\nw1>>> cache.set(\"b\", 2)\n```\n```locmem run\nw2>>> 1\n```\n"
	journal := &rack.MemJournal{}
	l := started(t, Env{Journal: journal}, text, "four-workers")
	agrees := func(l *Lesson, what string) {
		t.Helper()
		blocks := l.Blocks()
		if !blocks[1].Passed {
			t.Fatalf("it is not solved: %+v, %+v", blocks[1].Verdict, blocks[1].Problem)
		}
		if got := blocks[0].Steps[1].Got; fmt.Sprint(got) != "[None]" || blocks[0].differs() {
			t.Errorf("%s: above it: %v", what, got)
		}
		if reply, err := l.host.Exec(t.Context(), "w2", "cache.get('a')"); err != nil || reply.Repr == nil || *reply.Repr != "1" {
			t.Errorf("%s: the processes: %+v, %v", what, reply, err)
		}
	}
	l.Step()
	l.wait(t)
	l.Step()
	l.wait(t)
	l.Edit(1, "CACHES = {\"default\": {\"BACKEND\": \"django.core.cache.backends.redis.RedisCache\", \"LOCATION\": \"redis://localhost\"}}")
	l.Check(1)
	l.wait(t)
	agrees(l, "solved")
	if above := l.Blocks()[1].Above; len(above) != 1 || above[0].Code != `cache.get("a")` || fmt.Sprint(above[0].Got) != "[1]" || above[0].State != Fine {
		t.Errorf("what it makes of the lines above: %+v", above)
	}
	waitFor(t, func() bool {
		raw, _, _ := journal.Get(t.Context(), l.key())
		return strings.Contains(string(raw), `"story":1,`) && strings.Contains(string(raw), "RedisCache")
	})
	if l.Step(); !l.BuildsOn(1) || l.Returns(3) || !l.Returns(5) || l.Returns(7) {
		t.Errorf("it goes on with it %v, and returns %v, %v", l.BuildsOn(1), l.Returns(3), l.Returns(5))
	}
	l.wait(t)
	agrees(l, "gone on")
	if s := l.Blocks()[3].Steps[0]; s.State != Fine || fmt.Sprint(s.Got) != "[1]" {
		t.Errorf("below it: %+v", s)
	}
	l.Step()
	l.wait(t)
	if s := l.Blocks()[5].Steps[0]; s.State != Fine || fmt.Sprint(s.Got) != "[None]" {
		t.Errorf("behind a setup: %+v", s)
	}
	l.Run(3)
	l.wait(t)
	waitFor(t, func() bool {
		raw, _, _ := journal.Get(t.Context(), l.key())
		return strings.Contains(string(raw), `"story":4,`)
	})
	agrees(started(t, Env{Journal: journal}, text, "four-workers"), "after a reload")
}

// The verdict of an old check goes when another one begins.
func TestAnOldVerdictGoes(t *testing.T) {
	l, try := atTurn(t, "whose-cache")
	l.Check(try)
	l.wait(t)
	if l.Blocks()[try].Verdict == nil {
		t.Fatal("there is none")
	}
	l.Edit(try, "w1>>> while True: pass")
	l.mu.Lock()
	l.blocks[try].Verdict = &Verdict{}
	l.mu.Unlock()
	l.Check(try)
	waitFor(t, func() bool { return l.Busy() && l.Blocks()[try].Verdict == nil })
	l.Stop()
	l.wait(t)
}

// Back at a try, from the end or from below it, there is something to check.
func TestBackAtATry(t *testing.T) {
	l := finished(t, Env{})
	for _, way := l.Ahead(); way != AtEnd; _, way = l.Ahead() {
		l.goOn(t)
	}
	try := l.first(t, Try)
	l.Edit(try.N, "w1>>> 1")
	if to, way := l.Ahead(); way != CheckIt || to != try.N || l.Here() != try.N {
		t.Errorf("after an edit it would go to %d, %d; here %d", to, way, l.Here())
	}
	l.Next(0)
	l.wait(t)
	for _, way := l.Ahead(); way != AtEnd; _, way = l.Ahead() {
		l.goOn(t)
	}
	before := l.Sight().N
	l.Take(try.N, l.first(t, Solution).N)
	if _, way := l.Ahead(); way != CheckIt || l.Sight().N == before || l.Sight().ID != blockID(try.N, "block") {
		t.Errorf("with the solution: %d, %+v", way, l.Sight())
	}
	l.goOn(t)
	if _, way := l.Ahead(); way != GoOn || !l.first(t, Try).Passed {
		t.Errorf("solved: %d", way)
	}
	l.Edit(try.N, "w1>>> 1")
	l.Edit(try.N, try.Text)
	if _, way := l.Ahead(); way != GoOn {
		t.Errorf("as it was solved: %d", way)
	}
}
