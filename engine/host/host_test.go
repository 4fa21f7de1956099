package host

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"locmem/engine"
	"locmem/engine/explain"
	"locmem/engine/rack"
	"locmem/engine/scenario"
	"locmem/engine/shared"
)

const document = "---\nsetup:\n  workers: 2\n---\n" +
	"```locmem run\nw1>>> cache.set('a', 1, 30)\nw2>>> cache.get('a')\n!+40s\n```\n" +
	"```locmem try id=t\nw1>>> 1\n```\n```locmem check for=t\nexpect value(w2, 'a') == 2\n```\n" +
	"```locmem run\nw1>>> cache.get('a')\n```\n"

// opened is a client whose site is in this program, with a document started.
func opened(t *testing.T, source string) *Client {
	t.Helper()
	c := NewClient(InProgram(func() { time.Sleep(100 * time.Microsecond) }))
	t.Cleanup(c.Close)
	if _, err := c.Start(t.Context(), source, nil, 0); err != nil {
		t.Fatal(err)
	}
	return c
}

// notes collects what is told of processes and the clock, and counts events.
type notes struct {
	mu     sync.Mutex
	list   []string
	events int
}

func (n *notes) hear(x rack.Notice) {
	n.mu.Lock()
	defer n.mu.Unlock()
	switch {
	case x.Event != nil:
		n.events++
	case x.Process != nil && x.Process.Change != rack.Changed && x.Process.Change != rack.Skipped:
		n.list = append(n.list, fmt.Sprintf("%s %s %d", x.Process.Change, x.Process.Info.Name, x.Process.Info.PID))
	case x.Clock != nil:
		n.list = append(n.list, fmt.Sprintf("clock %+v", x.Clock.By))
	}
}

func (n *notes) all() string {
	n.mu.Lock()
	defer n.mu.Unlock()
	return strings.Join(n.list, ", ")
}

func TestAPlayThroughThePort(t *testing.T) {
	c := NewClient(InProgram(nil))
	defer c.Close()
	var told notes
	renewed := 0
	c.On(told.hear)
	c.OnRenew(func() { renewed++ })
	if _, _, ok := c.Next(); ok {
		t.Error("there is a step before the start")
	}
	if _, err := c.Start(t.Context(), document, nil, 0); err != nil {
		t.Fatal(err)
	}
	var shown []string
	for {
		part, _, ok := c.Next()
		if !ok {
			break
		}
		results, err := c.Step(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range results {
			if r.Part != part || !r.OK {
				t.Errorf("part %d: %+v", part, r)
			}
			shown = append(shown, strings.Join(r.Lines, "/"))
		}
	}
	if got := strings.Join(shown, "|"); got != "|None||None" {
		t.Errorf("shown: %s", got)
	}
	if got := told.all(); got != "started w1 4021, started w2 4022, clock 40" || told.events != 3 || renewed != 1 {
		t.Errorf("told: %s; %d events, renewed %d times", got, told.events, renewed)
	}
	infos := c.Processes()
	if len(infos) != 2 || infos[0].Misses != 1 || infos[0].Entries != 0 || infos[1].Misses != 1 || !infos[0].Alive || infos[0].Kind != rack.Worker {
		t.Errorf("processes: %+v", infos)
	}
	if c.Moved() != 40 || c.Clock().Now() != 1767225600+40 {
		t.Errorf("the clock was moved by %v to %v", c.Moved(), c.Clock().Now())
	}
	if h, err := c.History(t.Context(), 0); err != nil || len(h.Events) != 6 || h.Start != 1767225600 {
		t.Errorf("history: %+v, %v", h, err)
	}
}

func TestErrorsKeepTheirTypes(t *testing.T) {
	c := NewClient(InProgram(nil))
	defer c.Close()
	if _, err := c.Exec(t.Context(), "w1", "1"); err == nil {
		t.Error("code runs before there are processes")
	}
	var p scenario.Problem
	if _, err := c.Start(t.Context(), "```locmem views\nx = nope\n```\n", nil, 0); !errors.As(err, &p) || p.Line != 2 {
		t.Errorf("views that fail: %v", err)
	}
	if _, err := c.Start(t.Context(), document, nil, 0); err != nil {
		t.Fatal(err)
	}
	var u *rack.Unreachable
	if _, err := c.Exec(t.Context(), "w7", "1"); !errors.As(err, &u) || u.Why != rack.Unknown {
		t.Errorf("no such process: %v", err)
	}
	if err := c.Restart(t.Context(), "w7"); !errors.As(err, &u) {
		t.Errorf("no such process: %v", err)
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := c.Exec(ended, "w1", "1"); !errors.Is(err, context.Canceled) {
		t.Errorf("canceled before: %v", err)
	}
}

func TestAHandle(t *testing.T) {
	c := opened(t, document)
	h, err := c.Process("w2")
	if err != nil {
		t.Fatal(err)
	}
	heard := make(chan string, 10)
	undo := h.Subscribe(func(e engine.Event) { heard <- e.Op })
	reply, err := h.Exec(t.Context(), rack.Request{Code: "cache.set('k', [1, 2]); cache.get('k')"})
	if err != nil || reply.Repr == nil || *reply.Repr != "[1, 2]" || reply.PID != 4022 {
		t.Errorf("%+v, %v", reply, err)
	}
	if got := <-heard + <-heard; got != "setget" {
		t.Errorf("heard %s", got)
	}
	undo()
	m, err := h.Snapshot(t.Context())
	if err != nil || m.Total != 1 || m.Rows[0].Value != "[1, 2]" || h.Info().Entries != 1 {
		t.Errorf("%+v, %v, %+v", m, err, h.Info())
	}
	if got := c.Complete(t.Context(), "w2", "cache.get('", 11); len(got.Items) == 0 || got.Items[0].Text != "k" && !strings.Contains(got.Items[0].Text, "k") {
		t.Errorf("completion: %+v", got)
	}
	if at, ok := c.NextExpiry(); !ok || at != c.Clock().Now()+300 {
		t.Errorf("the next expiry is at %v, %v", at, ok)
	}
	if moved, err := c.Move(t.Context(), 5); err != nil || moved != 5 {
		t.Errorf("moved %v, %v", moved, err)
	}
	if err := c.Restart(t.Context(), "w2"); err != nil || h.Info().PID != 4023 || h.Info().Entries != 0 {
		t.Errorf("%v, %+v", err, h.Info())
	}
	if _, err := c.Process("w9"); err == nil {
		t.Error("there is a w9")
	}
}

// An attempt has processes of its own: they are shown until the play goes on.
func TestAnAttemptIsShown(t *testing.T) {
	c := opened(t, document)
	renewed := 0
	c.OnRenew(func() { renewed++ })
	if _, err := c.Step(t.Context()); err != nil {
		t.Fatal(err)
	}
	a, err := c.Attempt(t.Context(), document, nil, "t", "w2>>> cache.set('a', 2)")
	if err != nil || !a.Passed || len(a.Results) != 1 {
		t.Fatalf("%+v, %v", a, err)
	}
	if i := c.Processes()[1]; i.Entries != 1 || renewed != 1 {
		t.Errorf("shown: %+v, renewed %d times", i, renewed)
	}
	a, err = c.Attempt(t.Context(), document, nil, "t", "w2>>> cache.set('a', 3)")
	if err != nil || a.Passed || a.Failed() == nil || a.Failed().Got == "" {
		t.Errorf("%+v, %v", a, err)
	}
	if _, err := c.Step(t.Context()); err != nil {
		t.Fatal(err)
	}
	if i := c.Processes()[1]; i.Entries != 0 || renewed != 3 {
		t.Errorf("the play goes on and shows %+v, renewed %d times", i, renewed)
	}
}

func TestPerformTellsEachResult(t *testing.T) {
	c := opened(t, document)
	script, problems := scenario.ParseTranscript("w1>>> 1 + 1\n!+5s\nall>>> cache.get('x')", 1)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	var lines []string
	if err := c.Perform(t.Context(), script, func(r scenario.Result) { lines = append(lines, strings.Join(r.Lines, "/")) }); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(lines, "|"); got != "2||w1: None/w2: None" {
		t.Errorf("got %s", got)
	}
}

// Who hears gets every call, in order, where notices leave some of a burst out.
func TestHearingMissesNothing(t *testing.T) {
	c := opened(t, document)
	var got []uint64
	var told notes
	c.On(told.hear)
	c.Hear(func(e rack.SiteEvent) { got = append(got, e.Seq) })
	reply, err := c.Exec(t.Context(), "w1", "for i in range(3000): cache.get('x')")
	if err != nil || reply.Error != nil {
		t.Fatal(reply, err)
	}
	if len(got) != 3000 || !slices.IsSorted(got) || told.events >= 3000 {
		t.Errorf("heard %d events, told of %d", len(got), told.events)
	}
	c.Hear(nil)
	if _, err := c.Exec(t.Context(), "w1", "cache.get('x')"); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Exec(t.Context(), "w1", "cache.get('x')"); err != nil || len(got) > 3001 {
		t.Errorf("heard %d events, the last after the end of hearing: %v", len(got), err)
	}
}

// What a search for an order tries will not have happened.
func TestWhatIsOnlyTriedIsNotTold(t *testing.T) {
	c := opened(t, "---\nsetup:\n  threads: 4\n---\n```locmem run\nw1>>> cache.set('n', 0)\n!schedule find value(w1, 'n') > 4\n"+
		"w1.a>>> cache.incr('n')\nw1.b>>> cache.get('n'); cache.incr('n')\nw1.c>>> cache.get('n'); cache.incr('n')\nw1.d>>> cache.get('n'); cache.incr('n')\n```\n")
	called := func(list []rack.SiteEvent) (s string) {
		for _, e := range list {
			if e.Kind == rack.Called {
				s += fmt.Sprintf("%d%s ", e.Seq, e.Thread)
			}
		}
		return s
	}
	var heard []rack.SiteEvent // by what is told in order
	c.Hear(func(e rack.SiteEvent) { heard = append(heard, e) })
	over, end := context.WithCancel(t.Context())
	read := make(chan []string)
	go func() {
		var seen []string
		for over.Err() == nil {
			if h, err := c.History(over, 0); err == nil {
				seen = append(seen, called(h.Events))
			}
		}
		read <- seen
	}()
	for _, _, ok := c.Next(); ok; _, _, ok = c.Next() {
		if _, err := c.Step(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	end()
	h, err := c.History(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	want := called(h.Events)
	if got := called(heard); got != want || len(heard) != 8 {
		t.Errorf("heard %s of %s", got, want)
	}
	for _, got := range <-read {
		if !strings.HasPrefix(want, got) {
			t.Fatalf("read %s of %s", got, want)
		}
	}
}

func TestStopEndsTheConsole(t *testing.T) {
	c := opened(t, document)
	done, called := make(chan rack.Reply), make(chan bool, 1)
	c.On(func(n rack.Notice) {
		if n.Event != nil && len(called) == 0 {
			called <- true
		}
	})
	go func() {
		h, _ := c.Process("w1")
		reply, err := h.Exec(context.Background(), rack.Request{Code: "while True: cache.get('x')"})
		if err != nil {
			t.Error(err)
		}
		done <- reply
	}()
	<-called
	if err := c.Stop(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	if r := <-done; r.Error == nil || !strings.Contains(r.Error.Error(), "stop") && r.Error.Type != "KeyboardInterrupt" {
		t.Errorf("%+v", r.Error)
	}
}

// running counts the runs of the console.
func running(c *Client) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.console)
}

// deaf is the port of a Web Worker that does not come to hear what it is told.
type deaf struct {
	Port
	closed *int
	hears  func([]byte) bool
}

func (d deaf) Ends() bool { return true }
func (d deaf) Close()     { *d.closed++; d.Port.Close() }
func (d deaf) Send(m []byte) {
	if d.hears(m) {
		d.Port.Send(m)
	}
}

func TestWhatDoesNotStopIsEnded(t *testing.T) {
	closed, dials := 0, 0
	in := InProgram(nil)
	c := NewClient(func(receive func([]byte), gone func(string)) (Port, error) {
		dials++
		p, err := in(receive, gone)
		return deaf{p, &closed, func(m []byte) bool {
			return !strings.Contains(string(m), `"cancel"`) && !strings.Contains(string(m), "forever")
		}}, err
	})
	defer c.Close()
	c.grace = time.Millisecond
	if _, err := c.Start(t.Context(), document, nil, 0); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Exec(t.Context(), "w1", "cache.set('a', 1)"); err != nil {
		t.Fatal(err)
	}
	var lost []rack.Loss
	c.On(func(n rack.Notice) {
		if n.Process != nil && n.Process.Change == rack.Stopped {
			lost = append(lost, *n.Process.Loss)
		}
	})
	other := make(chan error, 1)
	go func() {
		_, err := c.Exec(context.Background(), "w2", "'forever'")
		other <- err
	}()
	for running(c) == 0 {
		time.Sleep(time.Millisecond)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
	defer cancel()
	if _, err := c.Exec(ctx, "w1", "'forever'"); !Ended(err) || err.Error() != Unstoppable {
		t.Errorf("it ends with %v", err)
	}
	if err := <-other; !Ended(err) {
		t.Errorf("another order ends with %v", err)
	}
	if len(lost) != 2 || lost[0].Entries != 1 || lost[0].Keys[0] != "a" || closed == 0 {
		t.Errorf("lost: %+v, closed %d times", lost, closed)
	}
	if i := c.Processes()[0]; i.Alive || i.Ended != Unstoppable {
		t.Errorf("%+v", i)
	}
	// neither who reads along nor who looks at settings starts processes
	if _, err := c.Past(t.Context(), 0, 9); !Ended(err) || dials != 1 {
		t.Errorf("the log of what has ended: %v, %d dials", err, dials)
	}
	if _, err := c.Remarks(t.Context(), document, 0); err != nil || dials != 2 {
		t.Errorf("%v, %d dials", err, dials)
	}
	if _, err := c.Exec(t.Context(), "w1", "1"); !Ended(err) || c.Processes()[0].Alive {
		t.Errorf("code runs in a process that has ended: %v", err)
	}
	if err := c.Restart(t.Context(), "w2"); err != nil || dials != 2 || !c.Processes()[0].Alive || c.Processes()[0].Entries != 0 {
		t.Errorf("it does not start again: %v, %d dials", err, dials)
	}
}

// A look waits for what runs. On a slow machine that takes longer than a look may: the
// processes go on.
func TestALookThatIsGivenUpEndsNothing(t *testing.T) {
	closed := 0
	in := InProgram(nil)
	c := NewClient(func(receive func([]byte), gone func(string)) (Port, error) {
		p, err := in(receive, gone)
		return deaf{p, &closed, func(m []byte) bool {
			for _, look := range []verb{cancel, memory, inspect, complete, tells, history} {
				if strings.Contains(string(m), `"verb":"`+string(look)+`"`) {
					return false
				}
			}
			return true
		}}, err
	})
	defer c.Close()
	c.grace = time.Millisecond
	if _, err := c.Start(t.Context(), document, nil, 0); err != nil {
		t.Fatal(err)
	}
	h, err := c.Process("w1")
	if err != nil {
		t.Fatal(err)
	}
	for name, look := range map[string]func(context.Context) error{
		"memory":   func(ctx context.Context) error { _, err := h.Snapshot(ctx); return err },
		"an entry": func(ctx context.Context) error { _, err := h.Inspect(ctx, rack.EntryID{}); return err },
		"a call":   func(ctx context.Context) error { _, err := c.Explain(ctx, explain.Ask{}); return err },
		"the log":  func(ctx context.Context) error { _, err := c.Past(ctx, 0, 9); return err },
		"a completion": func(ctx context.Context) error {
			c.Complete(ctx, "w1", "cache.", 6)
			return ctx.Err()
		},
	} {
		ctx, end := context.WithTimeout(t.Context(), time.Millisecond)
		if err := look(ctx); !errors.Is(err, context.DeadlineExceeded) || Ended(err) {
			t.Errorf("%s: %v", name, err)
		}
		end()
	}
	c.mu.Lock()
	waits := len(c.waiting)
	c.mu.Unlock()
	if closed > 0 || waits > 0 || !c.Processes()[0].Alive {
		t.Errorf("closed %d times, %d orders wait, %+v", closed, waits, c.Processes()[0])
	}
	if r, err := c.Exec(t.Context(), "w1", "1 + 1"); err != nil || r.Repr == nil || *r.Repr != "2" {
		t.Errorf("then: %+v, %v", r, err)
	}
}

func TestTheOtherEndDies(t *testing.T) {
	var die func(string)
	in := InProgram(nil)
	c := NewClient(func(receive func([]byte), gone func(string)) (Port, error) {
		die = gone
		return in(receive, gone)
	})
	defer c.Close()
	if _, err := c.Start(t.Context(), document, nil, 0); err != nil {
		t.Fatal(err)
	}
	die("out of memory")
	if i := c.Processes()[1]; i.Alive || i.Ended != Died {
		t.Errorf("%+v", i)
	}
	if _, err := c.Process("w1"); err == nil {
		t.Error("w1 can be reached")
	}
	if _, _, ok := c.Next(); ok {
		t.Error("there is a next step")
	}
	if _, err := c.Start(t.Context(), document, nil, 0); err != nil || !c.Processes()[1].Alive {
		t.Error(err)
	}
}

// Every field of what is told of a process arrives: those that rack.Info keeps to
// its own program have places of their own in the message.
func TestNothingOfAProcessIsLost(t *testing.T) {
	full := rack.Info{}
	v := reflect.ValueOf(&full).Elem()
	for i := range v.NumField() {
		switch f := v.Field(i); f.Kind() {
		case reflect.Bool:
			f.SetBool(v.Type().Field(i).Name != "Self") // none of them is the page's
		case reflect.String:
			f.SetString("x")
		case reflect.Int:
			f.SetInt(7)
		case reflect.Uint64:
			f.SetUint(7)
		case reflect.Float64:
			f.SetFloat(7)
		case reflect.Slice:
			f.Set(reflect.ValueOf([]string{"k"}))
		default:
			t.Fatalf("%s is a %s", v.Type().Field(i).Name, f.Kind())
		}
	}
	c := NewClient(func(func([]byte), func(string)) (Port, error) { return nil, errors.New("no") })
	var told rack.Info
	c.On(func(n rack.Notice) { told = n.Process.Info })
	c.receive(0, encode(message{News: &news{
		Infos: []info{infoOf(full)}, Notices: []notice{noticeOf(rack.Notice{Process: &rack.ProcessNotice{Info: full}})},
	}}))
	if got := c.Processes()[0]; !reflect.DeepEqual(got, full) || !reflect.DeepEqual(told, full) {
		t.Errorf("arrived: %+v\ntold: %+v\nsent: %+v", got, told, full)
	}
}

func TestAnInboxKeepsTheOrder(t *testing.T) {
	b := &Inbox{}
	for i := range 100 {
		b.Put([]byte{byte(i)})
	}
	var got []byte
	done := make(chan bool)
	b.Listen(func(m []byte) {
		got = append(got, m...)
		if len(got) == 200 {
			close(done)
		}
	})
	for i := range 100 {
		b.Put([]byte{byte(100 + i)})
	}
	<-done
	if !slices.IsSorted(got) {
		t.Errorf("got %v", got)
	}
	b.Close()
	b.Put([]byte{1})
	if len(b.queue) != 0 {
		t.Error("a closed inbox keeps a message")
	}
}

// TestTheLogComesInSlices: who reads along gets what follows, and no more than wanted.
func TestTheLogComesInSlices(t *testing.T) {
	c := opened(t, document)
	for _, ok := c.Step(t.Context()); ok == nil; _, ok = c.Step(t.Context()) {
		if _, _, more := c.Next(); !more {
			break
		}
	}
	var kinds []string
	for seq := uint64(0); ; {
		events, err := c.Past(t.Context(), seq, 4)
		if err != nil || len(events) > 4 {
			t.Fatal(events, err)
		}
		if len(events) == 0 {
			break
		}
		for _, e := range events {
			kinds = append(kinds, string(e.Kind))
			seq = e.Seq
		}
	}
	if got := strings.Join(kinds, " "); got != "started started call call clock call" {
		t.Errorf("read: %s", got)
	}
}

// TestAnEntryWithoutEndIsTold: JSON has no infinity.
func TestAnEntryWithoutEndIsTold(t *testing.T) {
	c := opened(t, "---\nsetup:\n  backend: redis\n---\n```locmem run\nw1>>> cache.set('a', 1, None)\nw1>>> cache.set('b', 1, 30)\n```\n")
	if _, err := c.Exec(t.Context(), "w1", "cache.set('a', 1, None); cache.set('b', 1, 30)"); err != nil {
		t.Fatal(err)
	}
	g, ok := c.Glance()
	if !ok || g.Shared == nil || len(g.Shared.Items) != 2 || g.Shared.Items[0].Until != shared.Never || g.Shared.Items[1].Until != 1767225630 {
		t.Errorf("%+v", g.Shared)
	}
}

// A start can go on to a part, with what tries were solved with: no news are what is
// done again.
func TestAStartPlaysUpToAPart(t *testing.T) {
	c := NewClient(InProgram(nil))
	t.Cleanup(c.Close)
	heard := 0
	c.Hear(func(rack.SiteEvent) { heard++ })
	results, err := c.Start(t.Context(), document, map[int]string{1: "w2>>> cache.set('a', 2)\n"}, 3)
	if err != nil || len(results) != 4 || results[3].Part != 1 {
		t.Fatalf("%+v, %v", results, err)
	}
	if part, _, ok := c.Next(); !ok || part != 3 || heard != 0 {
		t.Errorf("it stands before part %d, and told of %d events", part, heard)
	}
	if i := c.Processes()[1]; i.Entries != 1 {
		t.Errorf("%+v", i)
	}
}
