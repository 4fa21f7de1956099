package lesson

import (
	"strings"
	"testing"
)

// atTurn is the lesson whose-cache, at its Your turn.
func atTurn(t *testing.T) (l *Lesson, try int) {
	t.Helper()
	l = started(t, Env{}, source(t, "whose-cache"), "whose-cache")
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
	l, try := atTurn(t)
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
	l, try := atTurn(t)
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
