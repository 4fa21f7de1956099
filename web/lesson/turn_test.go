package lesson

import (
	"fmt"
	"strings"
	"testing"

	"locmem/engine/rack"
	"locmem/engine/scenario"
)

// atTurn is a lesson at its Your turn.
func atTurn(t *testing.T, id string) (l *Lesson, try int) {
	t.Helper()
	l = started(t, Env{Journal: &rack.MemJournal{}}, source(t, id), id)
	if _, ok := l.Turn(); ok {
		t.Error("it is the learner's turn before the start")
	}
	l.Choose(l.first(t, Predict).N, 0)
	l.wait(t)
	try = l.first(t, Try).N
	for n := 0; l.Here() != try; n++ {
		if n > 20 {
			t.Fatalf("it does not come to Your turn: at %d", l.Here())
		}
		l.goOn(t)
	}
	return l, try
}

func TestHandsWriteIntoYourTurn(t *testing.T) {
	l, try := atTurn(t, "whose-cache")
	before := l.Blocks()[try].Text
	l.Act(`!restart w1`)
	l.wait(t)
	b := l.Blocks()[try]
	if b.Text != before+"\n!restart w1" || len(b.Steps) != 2 || b.Steps[1].State != Fine || len(l.Hands()) > 0 {
		t.Errorf("%q, %+v, %+v", b.Text, b.Steps, l.Hands())
	}
	l.Typed("w2", `cache.set("x", 1)`)
	l.Typed("w2", "for i in range(2):\n    cache.get(i)")
	l.Typed("w2", "+30s is no line of a transcript") // it is code then, wrong or not
	want := before + "\n!restart w1\nw2>>> cache.set(\"x\", 1)\nw2>>> for i in range(2):\n...     cache.get(i)\nw2>>> +30s is no line of a transcript"
	if got := l.Blocks()[try].Text; got != want {
		t.Errorf("%q", got)
	}
	for range 3 {
		if !l.Undoable() {
			t.Fatal("it cannot be undone")
		}
		l.Undo()
		l.wait(t)
	}
	if got := l.Blocks()[try].Text; got != before+"\n!restart w1" {
		t.Errorf("after three undone: %q", got)
	}
	l.Undo()
	l.wait(t)
	if got := l.Blocks()[try].Text; got != before || l.Undoable() {
		t.Errorf("in the end: %q", got)
	}
}

func TestYourTurnIsSolvedByHand(t *testing.T) {
	l, try := atTurn(t, "whose-cache")
	l.Typed("w2", `w2>>> cache.set("greeting", "hello")`)
	l.Check(try)
	l.wait(t)
	if b := l.Blocks()[try]; !b.Passed {
		t.Errorf("%q: %+v", b.Text, b.Verdict)
	}
	if _, ok := l.Turn(); ok {
		t.Error("it is still the learner's turn")
	}
	l.Typed("w1", "1 + 1")
	if b := l.Blocks()[try]; !strings.HasSuffix(b.Text, `w2>>> cache.set("greeting", "hello")`) {
		t.Errorf("what is typed afterwards is written there: %q", b.Text)
	}
}

// What the story showed before Your turn.
func (l *Lesson) shown(try int) string {
	out := ""
	for _, b := range l.Blocks()[:try] {
		for _, s := range b.Steps {
			out += fmt.Sprint(s.State, s.Got)
		}
	}
	return out
}

// What is set by hand at Your turn is work on it, and leaves the story as it was.
func TestASettingIsWorkOnYourTurn(t *testing.T) {
	l, try := atTurn(t, "four-workers")
	before := l.shown(try)
	way := func() Way { _, way := l.Ahead(); return way }
	if way() != Without {
		t.Fatalf("before: %d", way())
	}
	l.Check(try)
	l.wait(t)
	resize := func(key, value string) {
		t.Helper()
		l.Resize(scenario.SetupLine{Key: key, Value: value})
		l.wait(t)
		if got := l.shown(try); got != before || l.Here() != try {
			t.Errorf("%s %s: above it is %s", key, value, got)
		}
	}
	resize("workers", "9")
	if way() != CheckIt || !l.Undoable() {
		t.Errorf("after a change: %d, undoable %v", way(), l.Undoable())
	}
	l.Undo()
	l.wait(t)
	if way() != Without || len(l.Resized()) > 0 || l.shown(try) != before {
		t.Errorf("after it was undone: %d, %v", way(), l.Resized())
	}
	if resize("balancer", "sticky"); way() != CheckIt {
		t.Errorf("another balancer: %d", way())
	}
	resize("backend", "redis")
	if b := l.Blocks()[try]; len(b.Steps) == 0 || !strings.Contains(fmt.Sprint(b.Steps[len(b.Steps)-1].Got), "0 misses") {
		t.Errorf("its text was not run on the new site: %+v", b.Steps)
	}
	waitFor(t, func() bool {
		raw, _, _ := l.env.Journal.Get(t.Context(), l.key())
		return strings.Contains(string(raw), `"set":{`)
	})
	again := started(t, Env{Journal: l.env.Journal}, source(t, "four-workers"), "four-workers")
	if _, way := again.Ahead(); way != CheckIt || len(again.Resized()) != 2 {
		t.Errorf("after a reload: %d, %v", way, again.Resized())
	}
	l.goOn(t)
	if b := l.Blocks()[try]; !b.Passed || way() != GoOn || l.shown(try) != before {
		t.Errorf("%+v, %d\n%s\n%s", b.Verdict, way(), l.shown(try), before)
	}
	l.Reset()
	l.wait(t)
	if len(l.Resized()) > 0 || l.Size().Backend != "" {
		t.Errorf("a reset leaves %v", l.Resized())
	}
}

// So it is where the answer is settings.
func TestASettingIsWorkOnSettings(t *testing.T) {
	l, try := atTurn(t, "random-log-outs")
	before := l.shown(try)
	l.Resize(scenario.SetupLine{Key: "workers", Value: "5"})
	l.wait(t)
	if _, way := l.Ahead(); way != CheckIt || l.shown(try) != before {
		t.Errorf("%d\n%s\n%s", way, l.shown(try), before)
	}
}
