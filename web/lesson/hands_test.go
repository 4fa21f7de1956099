package lesson

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"locmem/engine/rack"
	"locmem/engine/scenario"
)

const byHand = "---\nsetup:\n  workers: 2\n---\n# T\n\nFirst.\n\n```locmem run\nw1>>> cache.set('a', 1)\n```\n\nThen.\n\n```locmem run\nw1>>> cache.get('a')\n1\n```\n"

// act does a line by hand and waits.
func (l *Lesson) act(t *testing.T, line string) {
	t.Helper()
	l.Act(line)
	l.wait(t)
}

// hands is what was done by hand, on one line.
func hands(l *Lesson) string {
	var out []string
	for _, h := range l.Hands() {
		states := ""
		for _, s := range h.Steps {
			states += fmt.Sprint(s.State)
			if s.Code == "" || !strings.Contains(h.Text, s.Code) {
				states += "?"
			}
		}
		out = append(out, fmt.Sprintf("%d: %s %s", h.After, strings.ReplaceAll(strings.TrimSpace(h.Text), "\n", "; "), states))
	}
	return strings.Join(out, " | ")
}

func keys(l *Lesson) string {
	out := ""
	for _, i := range l.model.Infos() {
		out += fmt.Sprint(i.PID, i.Keys)
	}
	return out
}

// TestHandsFollowEachOther: a row of clicks is a row of lines, within bounds, and what
// comes while the story runs is none.
func TestHandsFollowEachOther(t *testing.T) {
	l := started(t, Env{}, byHand, "")
	l.act(t, "w1>>> cache.set('n', 0)")
	lines := func() int {
		n := 0
		for _, h := range l.Hands() {
			n += len(h.Steps)
		}
		return n
	}
	for range 5 {
		l.Act("w1>>> cache.incr('n')")
	}
	if !l.Acting() {
		t.Error("it does not say that more can follow")
	}
	for end := time.Now().Add(20 * time.Second); lines() < 6 || l.Acting(); time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("%d lines: %s", lines(), hands(l))
		}
	}
	l.wait(t)
	if got := hands(l); !strings.HasSuffix(got, "222222") {
		t.Error(got)
	}
	l.mu.Lock()
	l.busy, l.acting, l.queued = true, true, nil // the first of many takes long
	l.mu.Unlock()
	for range 3 * mostQueued {
		l.Act("w1>>> cache.incr('n')")
	}
	l.mu.Lock()
	n := len(l.queued)
	l.acting = false // it is no hand's
	l.queued = nil
	l.mu.Unlock()
	l.Act("w1>>> cache.incr('n')")
	l.mu.Lock()
	defer l.mu.Unlock()
	if n != mostQueued || len(l.queued) != 0 {
		t.Errorf("%d lines are queued, and %d while something else runs", n, len(l.queued))
	}
	l.busy = false
}

// TestHandsAreWrittenDown: where they happened, and undone with what they did.
func TestHandsAreWrittenDown(t *testing.T) {
	l := started(t, Env{}, byHand, "")
	if l.act(t, "!nonsense"); hands(l) != "" || l.Undoable() {
		t.Errorf("what is no line: %s", hands(l))
	}
	l.Step()
	l.wait(t)
	before := keys(l)
	l.act(t, "!restart w1")
	l.act(t, "w2>>> cache.set('b', 2)")
	if got := hands(l); got != "1: !restart w1; w2>>> cache.set('b', 2) 22" || !l.Undoable() {
		t.Fatal(got)
	}
	want := strings.Replace(byHand, "Then.", "```locmem run\n!restart w1\nw2>>> cache.set('b', 2)\n```\n\nThen.", 1)
	if got := l.Source(); got != want {
		t.Errorf("the document:\n%s", got)
	}
	l.Undo()
	l.wait(t)
	if got := hands(l); got != "1: !restart w1 2" || !l.Undoable() {
		t.Error(got)
	}
	l.Undo()
	l.wait(t)
	if hands(l) != "" || keys(l) != before || l.Source() != byHand || l.Undoable() || l.first(t, Run).Steps[0].State != Fine {
		t.Errorf("undone: %q, %s, not %s", hands(l), keys(l), before)
	}
	// what was done at the end stands at the end; a step after it is not undone
	l.RunAll()
	l.wait(t)
	l.act(t, "!+30s")
	if got := hands(l); got != "3: !+30s 2" || !l.Undoable() {
		t.Error(got)
	}
	if _, err := l.host.Exec(t.Context(), "w1", "cache.get('a')"); err != nil || l.Undoable() {
		t.Errorf("%v, undoable %v", err, l.Undoable())
	}
}

// TestHandsBecomeABlock: when the processes start anew, and after a reload.
func TestHandsBecomeABlock(t *testing.T) {
	j := &rack.MemJournal{}
	l := started(t, Env{Journal: j}, byHand, "four-workers")
	l.act(t, "w2>>> cache.set('z', 0)")
	l.Step()
	l.wait(t)
	l.act(t, "!restart all")
	if got := hands(l); got != "-1: w2>>> cache.set('z', 0) 2 | 1: !restart all 2" {
		t.Fatal(got)
	}
	text := l.Source()
	waitFor(t, func() bool {
		raw, ok, _ := j.Get(t.Context(), l.key())
		return ok && strings.Contains(string(raw), "restart all")
	})
	l.Reset()
	l.wait(t)
	if b := l.Blocks(); hands(l) != "" || len(b) != 6 || b[0].Text != "w2>>> cache.set('z', 0)" && b[0].Text != "w2>>> cache.set('z', 0)\n" || b[3].Kind != Run || l.Source() != text {
		t.Errorf("%q, %d blocks: %+v", hands(l), len(b), b)
	}
	l.RunAll()
	l.wait(t)
	if done, of := l.Progress(); of != 4 || done != 3 {
		t.Errorf("%d of %d: the restart lost what the last block looks for", done, of)
	}
	again := started(t, Env{Journal: j}, byHand, "four-workers")
	if got := again.Source(); got != text {
		t.Errorf("after a reload:\n%s\nwant\n%s", got, text)
	}
}

// TestHandsInThePast: what was done after the moment waits, and what is done on another
// branch belongs there.
func TestHandsInThePast(t *testing.T) {
	l := started(t, Env{}, byHand, "")
	l.act(t, "w1>>> cache.set('x', 1)")
	l.act(t, "w2>>> cache.set('y', 1)")
	l.Back(3)
	l.wait(t)
	if got := hands(l); got != "-1: w1>>> cache.set('x', 1); w2>>> cache.set('y', 1) 20" || l.Undoable() {
		t.Error(got)
	}
	l.act(t, "!+5s")
	if got := hands(l); got != "-1: w1>>> cache.set('x', 1) 2 | -1: !+5s 2" || !l.Undoable() {
		t.Error(got)
	}
	if strings.Contains(l.Source(), "'y'") {
		t.Error("the other branch is in the document")
	}
	l.Return()
	l.wait(t)
	if got := hands(l); got != "-1: w1>>> cache.set('x', 1); w2>>> cache.set('y', 1) 22" {
		t.Error(got)
	}
}

// TestResize: the same is done again on another site.
func TestResize(t *testing.T) {
	j := &rack.MemJournal{}
	const text = "---\nsetup:\n  workers: 2\n---\n```locmem views\ntables = {'home': 40}\ndef home(request):\n    return cache.get_or_set('home', lambda: db.query('home'), 30)\n```\n" +
		"```locmem run\n!request /home x8\n```\n\n```locmem run\nw1>>> 1\n```\n"
	l := started(t, Env{Journal: j}, text, "four-workers")
	if s := l.Size(); s != (Size{2, 1, 1, 1, "round robin", "", false}) || fmt.Sprint(l.Paths()) != "[/home]" {
		t.Fatalf("%+v %v", s, l.Paths())
	}
	l.Step()
	l.wait(t)
	l.act(t, "!request /home x4")
	misses := func() (n uint64) {
		for _, i := range l.model.Infos() {
			n += i.Misses
		}
		return n
	}
	if misses() != 2 {
		t.Fatalf("%d misses", misses())
	}
	l.Resize(scenario.SetupLine{Key: "workers", Value: "4"})
	l.wait(t)
	if i := l.model.Infos(); len(i) != 4 || misses() != 4 || l.Size().Workers != 4 {
		t.Errorf("%d processes, %d misses", len(i), misses())
	}
	if b := l.Blocks(); len(b) != 4 || b[1].Steps[0].State != Fine || b[2].Steps[0].State != Fine || b[3].Steps[0].State != Waiting {
		t.Errorf("%+v", b)
	}
	l.Resize(scenario.SetupLine{Key: "backend", Value: "redis"})
	l.wait(t)
	if g, _ := l.Glance(); g.Queries != 1 || g.Shared == nil || !strings.Contains(l.Source(), "backend: redis") {
		t.Errorf("%d queries with Redis:\n%s", g.Queries, l.Source())
	}
	waitFor(t, func() bool {
		raw, ok, _ := j.Get(t.Context(), l.key())
		return ok && strings.Contains(string(raw), "redis")
	})
	again := started(t, Env{Journal: j}, text, "four-workers")
	if s := again.Size(); s.Workers != 4 || s.Backend != "redis" || again.Source() != l.Source() {
		t.Errorf("after a reload: %+v\n%s", s, again.Source())
	}
	again.StartOver()
	again.wait(t)
	if s := again.Size(); s.Workers != 2 || s.Backend != "" {
		t.Errorf("as the author had it: %+v", s)
	}
}

// TestUndoOfAResize: a change of the site is taken back like a line, as long as nothing
// came after it, and one after the other.
func TestUndoOfAResize(t *testing.T) {
	const text = "---\nsetup:\n  workers: 2\n---\n```locmem run\nw1>>> cache.set('a', 1)\n```\n"
	l := started(t, Env{}, text, "")
	l.Step()
	l.wait(t)
	if l.Undoable() {
		t.Error("undoable before anything was done by hand")
	}
	l.Resize(scenario.SetupLine{Key: "workers", Value: "3"})
	l.wait(t)
	l.Resize(scenario.SetupLine{Key: "timeout", Value: "5"})
	l.wait(t)
	if s := l.Source(); !l.Undoable() || !strings.Contains(s, "workers: 3") || !strings.Contains(s, "timeout: 5") {
		t.Fatalf("undoable %v\n%s", l.Undoable(), s)
	}
	l.Undo()
	l.wait(t)
	if s := l.Source(); !l.Undoable() || !strings.Contains(s, "workers: 3") || strings.Contains(s, "timeout") {
		t.Fatalf("undoable %v\n%s", l.Undoable(), s)
	}
	l.act(t, "w1>>> cache.set('b', 1)")
	l.Undo() // the line
	l.wait(t)
	if s := l.Source(); strings.Contains(s, "'b'") || !strings.Contains(s, "workers: 3") {
		t.Fatalf("the line was not undone first:\n%s", s)
	}
	l.Resize(scenario.SetupLine{Key: "workers", Value: "2"}) // as the author has it
	l.wait(t)
	l.Undo()
	l.wait(t)
	if s := l.Source(); !strings.Contains(s, "workers: 3") || l.first(t, Run).Steps[0].State != Fine {
		t.Errorf("%s", s)
	}
	l.Resize(scenario.SetupLine{Key: "workers", Value: "4"})
	l.wait(t)
	l.act(t, "!+5s")
	l.Undo()
	l.wait(t)
	l.Resize(scenario.SetupLine{Key: "workers", Value: "2"})
	l.wait(t)
	if s := l.Source(); s != text || len(l.resized) != 0 {
		t.Errorf("%v\n%s", l.resized, s)
	}
}

// TestADocumentIsReadOnceAChange: what is drawn asks for it each time.
func TestADocumentIsReadOnceAChange(t *testing.T) {
	l := started(t, Env{}, byHand, "")
	read := func() *scenario.Scenario {
		l.mu.Lock()
		defer l.mu.Unlock()
		return l.edited()
	}
	first := read()
	if read() != first {
		t.Error("it is read anew without a change")
	}
	l.Edit(l.first(t, Run).N, "w1>>> cache.set('b', 1)")
	if now := read(); now == first || !strings.Contains(now.Source(), "'b'") {
		t.Error("it is not read anew after a change")
	}
	l.Resize(scenario.SetupLine{Key: "workers", Value: "3"})
	l.wait(t)
	if now := read(); now.Setup.Workers != 3 {
		t.Errorf("%d workers", now.Setup.Workers)
	}
}
