package lesson

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"locmem/engine/host"
	"locmem/engine/rack"
	"locmem/web/lessons"
	"locmem/web/model"
)

// started opens a document with processes, and waits for them.
func started(t *testing.T, env Env, source, id string) *Lesson {
	t.Helper()
	if env.Dial == nil {
		env.Dial = host.InProgram(nil)
	}
	l := Open(env, source, id)
	t.Cleanup(l.Close)
	<-l.started
	l.wait(t)
	return l
}

// wait waits until nothing runs.
func (l *Lesson) wait(t *testing.T) {
	t.Helper()
	for end := time.Now().Add(10 * time.Second); l.Busy(); time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("it runs and runs")
		}
	}
}

func (l *Lesson) first(t *testing.T, kind Kind) Block {
	t.Helper()
	for _, b := range l.Blocks() {
		if b.Kind == kind {
			return b
		}
	}
	t.Fatalf("no block of kind %d", kind)
	return Block{}
}

func progress(l *Lesson) string {
	done, of := l.Progress()
	return string(rune('0'+done)) + " of " + string(rune('0'+of))
}

func source(t *testing.T, id string) string {
	t.Helper()
	text, err := lessons.Source("en", id)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// firstAct is a lesson without what begins anew at its end: the walks count the blocks
// of whose-cache, and look at what its workers hold when it is over.
func firstAct(t *testing.T, id string) string {
	t.Helper()
	text := source(t, id)
	i := strings.LastIndex(text, "\n## ")
	if !strings.Contains(text[i:], "locmem settings") {
		t.Fatalf("%s does not end with an act of its own", id)
	}
	return text[:i]
}

func TestALessonFromBeginToEnd(t *testing.T) {
	journal := &rack.MemJournal{}
	l := started(t, Env{Journal: journal}, firstAct(t, "whose-cache"), "whose-cache")
	if got := progress(l); got != "0 of 4" {
		t.Fatal(got)
	}
	l.RunAll() // up to the question
	l.wait(t)
	predict := l.first(t, Predict)
	if got := progress(l); got != "1 of 4" || predict.Steps[0].State != Waiting {
		t.Fatalf("%s, and the question's step is %d", got, predict.Steps[0].State)
	}
	l.Choose(predict.N, 0)
	l.wait(t)
	l.Choose(predict.N, predict.Right)
	if b := l.first(t, Predict); b.Chosen != 0 || b.Steps[0].State != Fine || strings.Join(b.Steps[0].Got, "") != "None" {
		t.Errorf("the first choice counts, and the call runs: %+v", b)
	}
	try := l.first(t, Try)
	l.Check(try.N)
	l.wait(t)
	if v := l.first(t, Try).Verdict; v == nil || v.Good || v.Expect == "" {
		t.Errorf("the author's start passes: %+v", v)
	}
	l.Take(try.N, l.first(t, Solution).N)
	l.Check(try.N)
	l.wait(t)
	if b := l.first(t, Try); b.Verdict == nil || !b.Verdict.Good || !b.Passed {
		t.Errorf("the solution does not pass: %+v", b.Verdict)
	}
	if i, _ := l.Model().Info("w2"); i.Entries != 1 {
		t.Errorf("the stage does not show the processes of the try: %+v", i)
	}
	if got := progress(l); got != "3 of 4" { // what was run before the try stays
		t.Error(got)
	}
	l.Step() // goes on behind it: what solved it is a part of the story
	l.wait(t)
	if i, _ := l.Model().Info("w2"); i.Entries != 1 {
		t.Errorf("the story has gone on without what solved the try: %+v", i)
	}
	l.RunAll()
	l.wait(t)
	if got := progress(l); got != "4 of 4" {
		t.Error(got)
	}

	waitFor(t, func() bool { f := far(journal, "", "whose-cache", "en"); return f.Done == 4 && f.Of == 4 })

	// A reload: the work is back.
	again := started(t, Env{Journal: journal}, firstAct(t, "whose-cache"), "whose-cache")
	if b := again.first(t, Try); !b.Passed || b.Text == b.Author || again.Offer() != Restored || progress(again) != "4 of 4" {
		t.Errorf("the work is gone: %s, %+v, %d", progress(again), b, again.Offer())
	}
	again.StartOver()
	again.wait(t)
	if got := progress(again); got != "0 of 4" || again.first(t, Try).Text != try.Author {
		t.Errorf("started over at %s", got)
	}
	waitFor(t, func() bool { f := far(journal, "", "whose-cache", "en"); return f.Done == 0 && f.Of == 4 })
}

// Nothing runs past a question that nobody has answered, and it is said and shown why.
func TestAQuestionIsWhereItStops(t *testing.T) {
	l := started(t, Env{}, firstAct(t, "whose-cache"), "whose-cache")
	predict, last := l.first(t, Predict), 0
	for _, b := range l.Blocks() {
		if b.Kind == Run {
			last = b.N
		}
	}
	if l.Said() != Quiet || l.Gate() != predict.N {
		t.Errorf("before anything was run: %d, gate %d", l.Said(), l.Gate())
	}
	for name, f := range map[string]func(){
		"run all": l.RunAll, "again": l.RunAll, "step": l.Step, "a later block": func() { l.Run(last) }, "next": func() { l.Next(0) },
	} {
		l.RunAll()
		l.wait(t)
		before := l.Sight().N
		f()
		l.wait(t)
		if b := l.first(t, Predict); l.Said() != Asked || b.ran() || l.Here() != predict.N || l.Sight().N <= before || l.Sight().ID != blockID(predict.N, "ask") {
			t.Errorf("%s: %d, here %d, %+v", name, l.Said(), l.Here(), l.Sight())
		}
	}
	l.Choose(predict.N, 0)
	l.wait(t)
	if l.Said() != Quiet || l.Gate() != len(l.Blocks()) {
		t.Errorf("after an answer: %d, %d", l.Said(), l.Gate())
	}
	l.RunAll()
	l.wait(t)
	l.Step() // does not start again
	l.wait(t)
	if l.Said() != AllRan || l.first(t, Run).Steps[0].State != Fine {
		t.Errorf("after the last step: %d", l.Said())
	}
}

// While the first process is away, what acts on it by default does not act on
// another one.
func TestTheDefaultProcessStaysTheSame(t *testing.T) {
	l := started(t, Env{}, "```locmem run\n!kill w1\nw2>>> 1\n1\n```\n", "")
	if got := l.Model().Target(); got != "w1" {
		t.Fatalf("at first %q", got)
	}
	l.RunAll()
	l.wait(t)
	if i, _ := l.Model().Info("w1"); i.Alive {
		t.Fatal("w1 is still there")
	}
	if got := l.Model().Target(); got != "w1" {
		t.Errorf("while w1 is away %q", got)
	}
}

func TestALinkOffersWhatWasKept(t *testing.T) {
	journal := &rack.MemJournal{}
	const text = "```locmem run\nw1>>> 1\n1\n```\n"
	l := started(t, Env{Journal: journal}, text, "")
	l.Edit(0, "w1>>> 2\n2")
	waitFor(t, func() bool {
		raw, ok, _ := journal.Get(t.Context(), l.key())
		return ok && strings.Contains(string(raw), "w1")
	})
	again := started(t, Env{Journal: journal}, text, "")
	if b := again.Blocks()[0]; b.Text != b.Author || again.Offer() != Kept {
		t.Fatalf("%+v, %d", b, again.Offer())
	}
	again.Choose(0, 0) // nothing that is done before the answer overwrites what is kept
	again.Restore()
	again.wait(t)
	if b := again.Blocks()[0]; b.Text != "w1>>> 2\n2" || again.Offer() != NoOffer {
		t.Errorf("%+v", b)
	}
	fragment, err := again.Fragment()
	if err != nil {
		t.Fatal(err)
	}
	if shared, _, err := Decode(fragment); err != nil || shared != strings.Replace(text, "1\n1", "2\n2", 1) {
		t.Errorf("%q, %v", shared, err)
	}
}

func waitFor(t *testing.T, ok func() bool) {
	t.Helper()
	for end := time.Now().Add(10 * time.Second); !ok(); time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("waited in vain")
		}
	}
}

func TestStopAndReset(t *testing.T) {
	l := started(t, Env{Dial: host.InProgram(func() { time.Sleep(time.Millisecond) })}, "```locmem run\nw1>>> while True: x = 1\n```\n", "")
	l.RunAll()
	l.RunAll() // a second click is no second run
	time.Sleep(30 * time.Millisecond)
	if !l.Busy() {
		t.Fatal("it ended by itself")
	}
	l.Reset()
	waitFor(t, func() bool { return !l.Busy() && l.Blocks()[0].Steps[0].State == Waiting })
	if len(l.Model().Infos()) != 1 || l.Failed() != "" {
		t.Errorf("%v, %s", l.Model().Infos(), l.Failed())
	}
}

func TestMistakesHaveTheirPlace(t *testing.T) {
	const text = "```locmem settings\nCACHES = {'default': {'BACKEND': 'django.core.cache.backends.locmem.LocMemCache'}}\n```\n```locmem views\nx = 1\ny = nope\n```\n```locmem run\nw1>>> 1\n```\n"
	l := started(t, Env{}, text, "")
	if p := l.first(t, Views).Problem; p == nil || p.Line != 2 || !strings.Contains(p.Message, "nope") {
		t.Errorf("views: %+v", p)
	}
	if kind, p := l.Blame(); kind != Views || p == nil || p.Line != 2 {
		t.Errorf("why nothing started is not told: %d, %+v", kind, p)
	}
	l.Edit(l.first(t, Views).N, "x = 1")
	l.Edit(l.first(t, Settings).N, "CACHES = {\n'default': }")
	if p := l.first(t, Settings).Problem; p == nil || p.Line != 2 {
		t.Errorf("settings: %+v", p)
	}
	l.Edit(l.first(t, Settings).N, "CACHES = {'default': {}}\n```")
	if p := l.first(t, Settings).Problem; p == nil || len(l.Blocks()) != 3 {
		t.Errorf("a fence in a fence: %+v", p)
	}
	l.Revert(l.first(t, Settings).N)
	l.Edit(l.first(t, Run).N, "w1>>> 1\n!rebot w1")
	if p := l.first(t, Run).Problem; p == nil || p.Line != 2 {
		t.Errorf("run: %+v", p)
	}
	l.Revert(l.first(t, Run).N)
	l.RunAll()
	l.wait(t)
	if b := l.first(t, Run); b.Problem != nil || !b.ran() {
		t.Errorf("%+v", b)
	}
	if _, p := l.Blame(); p != nil {
		t.Errorf("they run, and %+v", p)
	}
}

// TestDesk: what is refused leaves nothing open, and what is loaded can be used.
func TestDesk(t *testing.T) {
	d := NewDesk(Env{Dial: host.InProgram(nil)}, nothing{})
	var heard []string
	defer d.On(func(n rack.Notice) {
		if n.Event != nil {
			heard = append(heard, n.Event.Op)
		}
	})()
	d.Go(Place{}, "#1d=nonsense")
	if d.Stands() != Refused || d.Open() != nil || d.Refusal() == nil {
		t.Fatalf("%d", d.Stands())
	}
	if _, err := d.Request(t.Context(), "/", 1); err == nil {
		t.Error("a request to nobody was answered")
	}
	d.Go(Place{}, "#story") // some other fragment is none of ours
	if d.Stands() != Idle {
		t.Errorf("%d", d.Stands())
	}
	d.Go(Place{Kind: Shipped, ID: "x"}, "")
	if d.Stands() != Failed {
		t.Errorf("%d", d.Stands())
	}
	l := Open(Env{}, "```locmem views\ndef home(request):\n    return cache.get_or_set('a', 1)\n```\n```locmem run\nw2>>> 1\n```\n", "")
	fragment, err := l.Fragment()
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Load(t.Context(), strings.TrimPrefix(fragment, "#")); err != nil {
		t.Fatal(err)
	}
	if "#"+d.State() != fragment || !d.Hosts("w2.a") || d.Hosts("t1") {
		t.Errorf("%s", d.State())
	}
	served, err := d.Request(t.Context(), "/home", 3)
	if err != nil || len(served) != 3 || served[2].Hits != 1 {
		t.Errorf("%+v, %v", served, err)
	}
	waitFor(t, func() bool { return len(heard) == 3 })
}

// nothing is a shelf without a book.
type nothing struct{}

func (nothing) Fetch(_ string, done func(string, bool)) { done("", false) }

func TestWhatFailsIsNotDone(t *testing.T) {
	l := started(t, Env{}, "```locmem run\nw1>>> 1\n2\n```\n```locmem predict\nw1>>> 3\n- 3 # correct\n- 4\n```\n"+
		"```locmem try id=x\nw1>>> cache.set(\"a\", 1)\n```\n```locmem check for=x\nexpect value(w1, \"a\") == 1\n```\n", "")
	l.RunAll() // up to the question
	l.wait(t)
	if got := progress(l); got != "0 of 3" {
		t.Errorf("a run that answers otherwise counts: %s", got)
	}
	predict := l.first(t, Predict)
	l.Choose(predict.N, 1)
	l.wait(t)
	try := l.first(t, Try)
	l.Check(try.N)
	l.wait(t)
	if got := progress(l); got != "2 of 3" {
		t.Fatalf("%s: %+v", got, l.first(t, Try).Verdict)
	}
	for _, text := range []string{"w1>>> cache.set(\"a\", 2)", "w1>>> ("} {
		l.Edit(try.N, try.Author)
		l.Check(try.N)
		l.wait(t)
		l.Edit(try.N, text)
		l.Check(try.N)
		l.wait(t)
		if b := l.first(t, Try); b.Passed {
			t.Errorf("%s: the tick of an earlier attempt stays", text)
		}
	}
	l.Reset()
	l.wait(t)
	l.Choose(predict.N, predict.Right)
	l.wait(t)
	if b := l.first(t, Predict); b.Chosen != predict.Right {
		t.Error("after a reset it cannot be answered")
	}
}

func TestConsoleOfWorkers(t *testing.T) {
	l := started(t, Env{}, "---\nsetup:\n  workers: 2\n---\n```locmem run\nw1>>> 1\n```\n", "")
	m := l.Model()
	m.Run("", "w2>>>", nil)
	if m.Target() != "w2" || len(m.Entries()) != 0 {
		t.Errorf("a prompt alone chooses: %s, %+v", m.Target(), m.Entries())
	}
	before, _ := m.Info("w1")
	m.Run("", "!restart w1", nil)
	waitFor(t, func() bool { e := m.Entries(); return len(e) == 1 && e[0].State == model.Done })
	if e := m.Entries()[0]; !strings.HasPrefix(e.Output, fmt.Sprintf("w1: pid %d → pid ", before.PID)) || e.Error != "" {
		t.Errorf("%+v", e)
	}
}

func TestAWorkerThatTookTooMuchSaysWhy(t *testing.T) {
	l := started(t, Env{}, "```locmem run\nw1>>> while True: x = 1\n```\n", "")
	l.RunAll()
	l.wait(t)
	m := l.Model()
	waitFor(t, func() bool { i, _ := m.Info("w1"); return !i.Alive })
	if i, _ := m.Info("w1"); i.Ended != rack.TookTooMuch {
		t.Errorf("%+v", i)
	}
	waitFor(t, func() bool {
		items, _ := m.Log(0)
		return len(items) > 0 && items[0].Kind == model.Stopped && items[0].Why == rack.TookTooMuch
	})
	m.Restart("w1")
	waitFor(t, func() bool { i, _ := m.Info("w1"); return i.Alive && i.Ended == "" })
}

// A text that cannot stand in the document leaves the others as they are.
func TestATextThatCannotStandInTheDocument(t *testing.T) {
	const src = "~~~locmem views\ndef home(request):\n    return 1\n~~~\n\n~~~locmem run\nw1>>> 1 + 1\n2\n~~~\n"
	for text, want := range map[string]Problem{
		"w1>>> 1 + 1\nw1>>> \x00\n": {Line: 2, Message: "there is a NUL character in this line, which no text has"},
		"w1>>> 1\n```\n":            {Message: "a line of ``` would end this block"},
	} {
		l := started(t, Env{}, src, "")
		n := l.first(t, Run).N
		l.Edit(n, text)
		if b := l.first(t, Run); b.Problem == nil || b.Problem.Message != want.Message || b.Problem.Line != want.Line {
			t.Errorf("%q: %+v", text, b.Problem)
		}
		if got := l.Source(); got != src {
			t.Errorf("%q makes the document %q", text, got)
		}
	}
}

// TestADocumentThatIsNoTextIsShown: what can be read of it is there, and what is wrong.
func TestADocumentThatIsNoTextIsShown(t *testing.T) {
	for _, bad := range []string{"\x00", "\xff"} {
		l := started(t, Env{}, "# One\n\n~~~locmem run\nw1>>> 'a"+bad+"b'\n~~~\n", "")
		if p := l.Problems(); len(p) != 1 || p[0].Line != 4 {
			t.Errorf("%q: problems %+v", bad, p)
		}
		if b := l.first(t, Run); b.Text != "w1>>> 'a\uFFFDb'\n" && b.Text != "w1>>> 'a\uFFFDb'" {
			t.Errorf("%q: the run is %q", bad, b.Text)
		}
	}
}

// An answer that says "from the database" and came from a cache is told from one
// that asked the database.
func TestAnswersOfTheCacheAreToldApart(t *testing.T) {
	const src = "---\nsetup:\n  workers: 2\n---\n~~~locmem views\ntables = {\"home\": 40}\ndef home(request):\n" +
		"    return cache.get_or_set(\"home\", lambda: db.query(\"home\"))\ndef now(request):\n    return db.query(\"home\")\n~~~\n\n" +
		"~~~locmem run\n!request /home x2\n!request /home x5\n!request /now x2\n!request /home x20\n~~~\n"
	l := started(t, Env{}, src, "")
	l.RunAll()
	l.wait(t)
	var cached []int
	for _, s := range l.first(t, Run).Steps {
		cached = append(cached, s.Cached)
	}
	if got := fmt.Sprint(cached); got != "[0 5 0 0]" {
		t.Errorf("from a cache: %s", got)
	}
	m := l.Model()
	m.Run("", "!request /home x3", nil)
	waitFor(t, func() bool { e := m.Entries(); return len(e) == 1 && e[0].State == model.Done })
	if e := m.Entries()[0]; e.Cached != 3 {
		t.Errorf("in the console: %+v", e)
	}
}
