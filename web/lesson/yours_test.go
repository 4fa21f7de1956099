package lesson

import (
	"strings"
	"testing"

	"locmem/engine/deploy/program"
	"locmem/engine/host"
	"locmem/engine/rack"
	"locmem/web/examples"
	"locmem/web/i18n"
)

// exampleShelf has the examples; a shelf that is down has nothing.
type exampleShelf struct{ down bool }

func (s *exampleShelf) Fetch(path string, done func(text string, ok bool)) {
	if path == Program {
		done(program.Text, !s.down)
		return
	}
	lang, path := "en", path
	if rest, ok := strings.CutPrefix(path, "nl/"); ok {
		lang, path = "nl", rest
	}
	id, _ := strings.CutPrefix(strings.TrimSuffix(path, ".md"), "site/")
	text, err := examples.Source(lang, id)
	done(text, err == nil && !s.down)
}

var yourPlace = Place{Lang: i18n.English, Kind: Yours}

// yoursAt opens the visitor's own site, as it is kept in the journal.
func yoursAt(t *testing.T, journal rack.Journal) (*Desk, *exampleShelf) {
	t.Helper()
	shelf := &exampleShelf{}
	d := NewDesk(Env{Dial: host.InProgram(nil), Journal: journal}, shelf)
	d.Go(yourPlace, "")
	t.Cleanup(func() { d.put(nil, Idle, nil) })
	settled(t, d)
	return d, shelf
}

// settled waits until a document is open and nothing runs.
func settled(t *testing.T, d *Desk) *Lesson {
	t.Helper()
	waitFor(t, func() bool { return d.Stands() == Opened })
	l := d.Open()
	<-l.started
	l.wait(t)
	return l
}

func TestYourSiteIsKept(t *testing.T) {
	journal := &rack.MemJournal{}
	d, _ := yoursAt(t, journal)
	l := d.Open()
	if len(l.Blocks()) != 4 || l.Failed() != "" {
		t.Fatalf("a blank site: %+v, %s", l.Blocks(), l.Failed())
	}
	l.Edit(l.first(t, Run).N, "!request /home x3")
	l.RunAll()
	l.wait(t)
	if b := l.first(t, Run); len(b.Steps) != 1 || b.Steps[0].State != Fine || len(b.Steps[0].Got) != 3 {
		t.Fatalf("it does not run: %+v", b.Steps)
	}
	waitFor(t, func() bool {
		raw, _, _ := journal.Get(t.Context(), yoursKey)
		return strings.Contains(string(raw), "/home x3")
	})

	again, _ := yoursAt(t, journal)
	if b := again.Open().first(t, Run); b.Text != "!request /home x3" {
		t.Errorf("after a reload it is %q", b.Text)
	}
	if again.Open().Offer() != NoOffer {
		t.Error("it is offered; it is simply there")
	}
}

// TestYourSiteSurvivesAnotherPage: what was changed is there again at once, though
// the journal may not have it yet.
func TestYourSiteSurvivesAnotherPage(t *testing.T) {
	for name, journal := range map[string]rack.Journal{"with a journal": &rack.MemJournal{}, "without one": nil} {
		d, _ := yoursAt(t, journal)
		d.Open().Edit(d.Open().first(t, Run).N, "!request /home x3")
		d.Go(Place{Lang: i18n.English}, "")
		if d.Open() != nil {
			t.Fatal("it is open on another page")
		}
		d.Go(Place{Lang: i18n.Dutch, Kind: Yours}, "")
		if b := settled(t, d).first(t, Run); b.Text != "!request /home x3" {
			t.Errorf("%s: it is %q", name, b.Text)
		}
	}
}

// TestAnExampleFollowsTheLanguage until somebody changes it.
func TestAnExampleFollowsTheLanguage(t *testing.T) {
	d, _ := yoursAt(t, &rack.MemJournal{})
	d.StartFrom("rate-limit")
	settled(t, d)
	dutch := Place{Lang: i18n.Dutch, Kind: Yours}
	d.Go(dutch, "")
	if got := settled(t, d).Info(); got.Title != "Limiet op verzoeken" || got.Lang != "nl" {
		t.Errorf("it is %+v", got)
	}
	d.Open().Edit(d.Open().first(t, Run).N, "!request /search")
	d.Go(yourPlace, "")
	if got := settled(t, d).Info(); got.Lang != "nl" {
		t.Errorf("changed work became %+v", got)
	}
}

func TestStartingFromAnExampleIsUndone(t *testing.T) {
	journal := &rack.MemJournal{}
	d, shelf := yoursAt(t, journal)
	if d.Replaced() {
		t.Error("nothing was replaced yet")
	}
	d.Undo()
	d.Open().Edit(d.Open().first(t, Views).N, "def mine(request): return 'x'")
	d.StartFrom("counter")
	settled(t, d)
	d.StartFrom("sessions")
	if got := settled(t, d).Info().Title; got != "Sessions" || !d.Replaced() {
		t.Errorf("it is %q", got)
	}
	waitFor(t, func() bool { // without a change, too
		raw, _, _ := journal.Get(t.Context(), yoursKey)
		return strings.Contains(string(raw), "sessions")
	})
	d.Undo()
	if got := settled(t, d).Info().Title; got != "Counter" {
		t.Errorf("it is %q", got)
	}
	d.Undo()
	if b := settled(t, d).first(t, Views); b.Text != "def mine(request): return 'x'" || d.Replaced() {
		t.Errorf("it is %q", b.Text)
	}

	shelf.down = true
	d.StartFrom("counter")
	if b := d.Open().first(t, Views); b.Text != "def mine(request): return 'x'" || d.Said().Code != NotFetched || d.Replaced() {
		t.Errorf("an example that does not come: %q, %+v", b.Text, d.Said())
	}
}

// TestSitesThatCanBeHadBackAreBounded keeps the latest.
func TestSitesThatCanBeHadBackAreBounded(t *testing.T) {
	d, _ := yoursAt(t, nil)
	for range maxUndo + 5 {
		d.StartFrom("counter")
	}
	if n := len(d.yours.before); n != maxUndo {
		t.Errorf("%d are kept", n)
	}
}

// TestYourSiteWithoutConnection says that it could not be fetched.
func TestYourSiteWithoutConnection(t *testing.T) {
	d := NewDesk(Env{Dial: host.InProgram(nil)}, &exampleShelf{down: true})
	d.Go(yourPlace, "")
	if d.Stands() != Failed || d.Open() != nil {
		t.Errorf("it is %d", d.Stands())
	}
}

// paste pastes and waits.
func (d *Desk) paste(text string) (ok bool) {
	wait := make(chan bool, 1)
	d.Paste(text, func(yes bool) { wait <- yes })
	return <-wait
}
