package lesson

import (
	"strings"
	"testing"

	"locmem/engine/host"
	"locmem/engine/rack"
	"locmem/engine/scenario"
)

// A lesson becomes the visitor's own site with what runs of it, and nothing of the site
// before is lost.
func TestALessonBecomesYourSite(t *testing.T) {
	journal := &rack.MemJournal{}
	d, _ := yoursAt(t, journal)
	d.Open().Edit(d.Open().first(t, Views).N, "def mine(request):\n    return 1")
	waitFor(t, func() bool {
		raw, _, _ := journal.Get(t.Context(), yoursKey)
		return strings.Contains(string(raw), "mine")
	})
	// In another visit: what is kept was not read yet.
	d = NewDesk(Env{Dial: host.InProgram(nil), Journal: journal}, &exampleShelf{})
	t.Cleanup(func() { d.put(nil, Idle, nil) })
	d.put(d.begin(source(t, "deploy-night"), "deploy-night"), Opened, nil)
	l := settled(t, d)
	for _, b := range l.Blocks() {
		if b.Kind == Predict {
			l.Choose(b.N, 1)
			l.wait(t)
		}
	}
	try := l.first(t, Try)
	l.Take(try.N, l.first(t, Solution).N)
	l.Check(try.N)
	l.wait(t)
	done := make(chan struct{})
	d.TakeOver(func() { close(done) })
	<-done
	d.Go(yourPlace, "")
	mine := settled(t, d)
	s, problems := scenario.Parse(mine.Source())
	if len(problems) > 0 || s.Setup.Workers != 2 || s.Setup.MaxRequests != 300 {
		t.Errorf("%+v, %v", s.Setup, problems)
	}
	if got := mine.first(t, Settings).Text; got != strings.TrimSuffix(l.first(t, Try).Text, "\n") {
		t.Errorf("what solved the try does not count: %s", got)
	}
	for _, b := range mine.Blocks() {
		if b.Kind == Try || b.Kind == Predict || b.Kind == Prose && len(b.Prose) > 0 {
			t.Errorf("%+v is no part of a site", b)
		}
	}
	if mine.RunAll(); mine.Failed() != "" {
		t.Error(mine.Failed())
	}
	mine.wait(t)
	if !d.Replaced() {
		t.Fatal("the site before is gone")
	}
	d.Undo()
	settled(t, d)
	if got := d.Open().first(t, Views).Text; !strings.Contains(got, "mine") {
		t.Errorf("%s", got)
	}
}

func TestTheCodeOfALesson(t *testing.T) {
	l := started(t, Env{}, firstAct(t, "whose-cache"), "whose-cache")
	if got := l.Code(); !strings.HasPrefix(got, "whose-cache.") || !strings.Contains(got, ".0-1.0-1.0.") {
		t.Errorf("%s", got)
	}
	if again := l.Code(); again != l.Code() {
		t.Errorf("%s", again)
	}
	link := started(t, Env{}, "Text.\n", "")
	if got := link.Code(); got != "" {
		t.Errorf("a link has the code %s", got)
	}
}
