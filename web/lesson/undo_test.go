package lesson

import (
	"fmt"
	"strings"
	"testing"

	"locmem/engine/scenario"
)

// What a Reset or a StartOver takes can be had back: texts, answers, ticks and what the
// processes came to.
func TestWhatWasBegunAgainCanBeHadBack(t *testing.T) {
	for name, again := range map[string]func(*Lesson){"Reset": (*Lesson).Reset, "StartOver": (*Lesson).StartOver} {
		l := started(t, Env{}, firstAct(t, "whose-cache"), "whose-cache")
		again(l)
		l.wait(t)
		if l.Offer() != NoOffer {
			t.Errorf("%s of nothing: offer %d", name, l.Offer())
		}
		l.Choose(l.first(t, Predict).N, 1)
		l.wait(t)
		l.Take(l.first(t, Try).N, l.first(t, Solution).N)
		l.Check(l.first(t, Try).N)
		l.wait(t)
		l.RunAll()
		l.wait(t)
		shows := func() (texts []string, state string) {
			for _, b := range l.Blocks() {
				texts = append(texts, b.Text)
				for _, s := range b.Steps {
					state += fmt.Sprintln(s.Code, s.Got)
				}
			}
			return texts, progress(l) + "\n" + state + l.Source()
		}
		before, stood := shows()
		again(l)
		l.wait(t)
		if l.Offer() != Begun || progress(l) != "0 of 4" {
			t.Errorf("after %s: %s, offer %d", name, progress(l), l.Offer())
		}
		l.UndoReset()
		l.wait(t)
		after, stands := shows()
		if stands != stood || l.Offer() != NoOffer {
			t.Errorf("%s, taken back:\n%s\n%q\nnot\n%s\n%q", name, stands, after, stood, before)
		}

		again(l)
		l.wait(t)
		l.Choose(l.first(t, Predict).N, 1)
		l.wait(t)
		l.UndoReset()
		l.wait(t)
		if l.Offer() != NoOffer || l.first(t, Try).Passed {
			t.Errorf("%s, taken back after something new: offer %d, %s", name, l.Offer(), progress(l))
		}
	}
}

// So can the lines that were done by hand, and the size of the site.
func TestWhatWasDoneByHandCanBeHadBack(t *testing.T) {
	l := started(t, Env{}, byHand, "four-workers")
	l.Step()
	l.wait(t)
	l.Resize(scenario.SetupLine{Key: "workers", Value: "3"})
	l.wait(t)
	l.act(t, "w2>>> cache.set('z', 0)")
	l.StartOver()
	l.wait(t)
	if i, _ := l.Model().Info("w3"); l.Offer() != Begun || i.PID != 0 {
		t.Errorf("started over: offer %d, w3 %+v", l.Offer(), i)
	}
	l.UndoReset()
	l.wait(t)
	if got := l.Source(); !strings.Contains(got, "cache.set('z', 0)") || !strings.Contains(got, "workers: 3") {
		t.Errorf("taken back:\n%s", got)
	}
	if _, ok := l.Model().Info("w3"); !ok {
		t.Error("the third worker is not there")
	}
}
