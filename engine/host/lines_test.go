package host

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"locmem/engine/rack"
	"locmem/engine/scenario"
)

const told = "---\nsetup:\n  workers: 2\n---\n" +
	"```locmem views\ntables = {'home': 40}\n\ndef home(request):\n    return cache.get_or_set('home', lambda: db.query('home'), 30)\n```\n" +
	"```locmem run\nw1>>> cache.set('a', 1, 30)\n!request /home x4\nw2>>> cache.get('a')\n!+40s\n```\n" +
	"```locmem run\n!restart w1\nw1>>> cache.get('a')\n```\n"

// played is a client that has played a document to its end, and its log.
func played(t *testing.T) (*Client, []rack.SiteEvent) {
	t.Helper()
	c := opened(t, told)
	for _, _, ok := c.Next(); ok; _, _, ok = c.Next() {
		if _, err := c.Step(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	return c, logOf(t, c)
}

func logOf(t *testing.T, c *Client) []rack.SiteEvent {
	t.Helper()
	h, err := c.History(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	return h.Events
}

// state is what one sees of the processes.
func state(c *Client) string {
	part, step, ok := c.Next()
	out := fmt.Sprintf("%v, next %d %d %v\n", c.Clock().Now(), part, step, ok)
	for _, i := range c.Processes() {
		out += fmt.Sprintf("%s %d %v %d hits %d misses %v\n", i.Name, i.PID, i.Alive, i.Hits, i.Misses, i.Keys)
	}
	return out
}

// TestBackToEveryMoment: there and back again, and on from there as it went before.
func TestBackToEveryMoment(t *testing.T) {
	c, log := played(t)
	end, want := uint64(len(log)), state(c)
	for seq := uint64(1); seq < end; seq++ {
		if _, err := c.Back(t.Context(), seq); err != nil {
			t.Fatal(err)
		}
		m := c.Moment()
		if m.Of != end || m.At < seq || m.At > max(seq, 2) || m.Lines != 0 || !m.Can {
			t.Fatalf("back to %d: %+v", seq, m)
		}
		if got := logOf(t, c); len(got) != len(log) {
			t.Errorf("at %d the log has %d events", seq, len(got))
		}
		if c.Clock().Now() != log[m.At-1].Time && log[m.At-1].Kind != rack.ClockMoved {
			t.Errorf("at %d it is %v", seq, c.Clock().Now())
		}
	}
	results, err := c.Return(t.Context())
	if err != nil || len(results) != 6 || state(c) != want || c.Moment() != (Moment{Of: end, Can: true}) {
		t.Errorf("back at the end: %d results, %v, %+v\n%s", len(results), err, c.Moment(), state(c))
	}
}

// TestBranch: what is done at a moment that is over goes on from there, and one can
// return to how it was.
func TestBranch(t *testing.T) {
	c, log := played(t)
	want := state(c)
	var at uint64 // the second request is answered
	for n := 0; n < 2; at++ {
		if log[at].Kind == rack.Answered {
			n++
		}
	}
	first := c.Log()
	results, err := c.Back(t.Context(), at)
	if err != nil || len(results) != 1 || c.Log() != first {
		t.Fatal(results, err, first, c.Log())
	}
	if i := c.Processes(); len(i[0].Keys) != 2 || len(i[1].Keys) != 1 || c.Moment().At != at {
		t.Errorf("two requests: %s", state(c))
	}
	if reply, err := c.Exec(t.Context(), "w2", "cache.set('b', 2)"); err != nil || reply.Error != nil {
		t.Fatal(reply, err)
	}
	got := logOf(t, c)
	if m := c.Moment(); m != (Moment{Of: at + 1, Lines: 1, Can: true}) || len(got) != int(at)+1 {
		t.Errorf("%+v, %d events", m, len(got))
	}
	second := c.Log()
	if last := got[at]; second == first || last.Key != "b" || last.Process != "w2" {
		t.Errorf("%+v", last)
	}
	// back on the branch, to before it went on, and return to its end
	if _, err := c.Back(t.Context(), at); err != nil || c.Moment() != (Moment{At: at, Of: at + 1, Lines: 1, Can: true}) {
		t.Errorf("%+v, %v", c.Moment(), err)
	}
	if _, err := c.Return(t.Context()); err != nil || c.Log() != second || !strings.Contains(state(c), "[b home]") && !strings.Contains(state(c), "[home b]") {
		t.Errorf("the end of the branch: %s, %v", state(c), err)
	}
	results, err = c.Return(t.Context())
	if err != nil || len(results) != 6 || state(c) != want || c.Log() != first || c.Moment() != (Moment{Of: uint64(len(log)), Can: true}) {
		t.Errorf("as it was: %d results, %v, %+v\n%s", len(results), err, c.Moment(), state(c))
	}
	if _, err := c.Return(t.Context()); err == nil {
		t.Error("there is no other line")
	}
}

// TestForward: from order to order, up to the end.
func TestForward(t *testing.T) {
	c, log := played(t)
	want := state(c)
	if _, err := c.Back(t.Context(), 1); err != nil {
		t.Fatal(err)
	}
	var ends []uint64
	for range 10 {
		if _, err := c.Forward(t.Context()); err != nil {
			t.Fatal(err)
		}
		m := c.Moment()
		if m.At == 0 {
			break
		}
		ends = append(ends, m.At)
	}
	var kinds []string
	for _, seq := range ends {
		kinds = append(kinds, string(log[seq-1].Kind))
	}
	if got := strings.Join(kinds, " "); got != "call served call clock started" || state(c) != want {
		t.Errorf("it stands after %s, and at the end\n%s", got, state(c))
	}
	if _, err := c.Forward(t.Context()); err == nil {
		t.Error("it goes on past the end")
	}
}

// TestStepsGoOnFromABranch: once it is said that the story goes on from a moment, so do
// its own steps.
func TestStepsGoOnFromABranch(t *testing.T) {
	c, log := played(t)
	if _, err := c.Back(t.Context(), 3); err != nil {
		t.Fatal(err)
	}
	if err := c.Branch(t.Context()); err != nil || c.Moment() != (Moment{Of: 3, Lines: 1, Can: true}) {
		t.Fatalf("%+v, %v", c.Moment(), err)
	}
	for part, step, ok := c.Next(); ok; part, step, ok = c.Next() {
		if part == 1 && step == 0 {
			t.Error("it begins anew")
		}
		if _, err := c.Step(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if got := logOf(t, c); len(got) != len(log) || c.Log() == 0 {
		t.Errorf("%d events of %d", len(got), len(log))
	}
}

// TestAStoppedRunIsDoneAgainAsFarAsItCame: a run that was stopped stops there again.
func TestAStoppedRunIsDoneAgainAsFarAsItCame(t *testing.T) {
	c := opened(t, told)
	called := make(chan bool, 1)
	undo := c.On(func(n rack.Notice) {
		if n.Event != nil && len(called) == 0 {
			called <- true
		}
	})
	defer undo()
	over := make(chan error)
	go func() {
		_, err := c.Exec(context.Background(), "w1", "i = 0\nwhile True:\n    i += 1; cache.set('i', i)")
		over <- err
	}()
	<-called
	if err := c.Stop(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	<-over
	want := c.Moment().Of
	for range 2 {
		if _, err := c.Back(t.Context(), 2); err != nil || c.Moment().Of != want {
			t.Errorf("%v, %+v", err, c.Moment())
		}
		if _, err := c.Return(t.Context()); err != nil || c.Moment() != (Moment{Of: want, Can: true}) {
			t.Errorf("%d events: %v, %+v", want, err, c.Moment())
		}
	}
}

// TestAnAttemptHasNoPast: its processes are not the play's.
func TestAnAttemptHasNoPast(t *testing.T) {
	c := opened(t, document)
	if _, err := c.Attempt(t.Context(), document, nil, "t", "w2>>> cache.set('a', 2)"); err != nil {
		t.Fatal(err)
	}
	if m := c.Moment(); m.Can {
		t.Errorf("%+v", m)
	}
	if _, err := c.Step(t.Context()); err != nil || !c.Moment().Can {
		t.Errorf("%+v, %v", c.Moment(), err)
	}
}

// TestUndo: it is as if the last order had not been given.
func TestUndo(t *testing.T) {
	c := opened(t, told)
	if _, err := c.Undo(t.Context()); err == nil {
		t.Error("there is nothing to undo")
	}
	if _, err := c.Step(t.Context()); err != nil {
		t.Fatal(err)
	}
	want, log := state(c), len(logOf(t, c))
	transcript, problems := scenario.ParseTranscript("!request /home x20\n!restart w1\n", 1)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if err := c.Perform(t.Context(), transcript, nil); err != nil || state(c) == want {
		t.Fatalf("%v: %s", err, state(c))
	}
	before := c.Log()
	if results, err := c.Undo(t.Context()); err != nil || len(results) != 1 || state(c) != want || len(logOf(t, c)) != log || c.Log() == before {
		t.Errorf("%v, %d results, %d events: %s", err, len(results), len(logOf(t, c)), state(c))
	}
	if m := c.Moment(); m != (Moment{Of: uint64(log), Can: true}) {
		t.Errorf("%+v", m)
	}
	if _, err := c.Undo(t.Context()); err != nil || len(logOf(t, c)) != 2 {
		t.Errorf("the step before: %v, %d events", err, len(logOf(t, c)))
	}
}
