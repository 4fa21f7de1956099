package rack

import (
	"context"
	"encoding/json"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"locmem/engine"
)

func TestTheLastCallsExplainTheAnswer(t *testing.T) {
	one := join(t, NewHub(), Config{})
	reply, err := one.Self().Exec(context.Background(), Request{Code: "for i in range(30): cache.get('x%d' % i)\n\ncache.get('greeting')"})
	if err != nil || reply.Error != nil {
		t.Fatal(err, reply.Error)
	}
	if n := len(reply.Events); n != explain || reply.Events[n-1].Key != "greeting" {
		t.Errorf("%d events, the last is of %q", n, reply.Events[n-1].Key)
	}
}

func TestNextExpiryIsTheOneStillToCome(t *testing.T) {
	h, wall := NewHub(), &fakeWall{now: 1000}
	one := join(t, h, Config{Wall: wall.read})
	two := join(t, h, Config{Wall: wall.read})
	one.started(t, "t2")
	one.Self().Exec(context.Background(), Request{Code: "cache.set('a', 1, 10)\ncache.set('b', 1, 60)"})
	for _, step := range []struct{ wait, want float64 }{{0, 1010}, {11, 1060}, {50, 0}} {
		wall.add(step.wait)
		if at, ok := one.NextExpiry(); at != step.want || ok != (step.want != 0) {
			t.Errorf("after %v s more: %v, %v; want %v", step.wait, at, ok, step.want)
		}
	}
	// Another tab hears of the entry after the next when the clock is moved.
	two.Self().Exec(context.Background(), Request{Code: "cache.set('c', 1, 10)\ncache.set('d', 1, 60)"})
	if _, err := one.Advance(11); err != nil {
		t.Fatal(err)
	}
	one.wait(t, "t2's next expiry", func(n Notice) bool {
		return n.Process != nil && n.Process.Info.Name == "t2" && n.Process.Info.NextExpiry == 1061+60
	})
}

func TestASleeperIsMetAgain(t *testing.T) {
	h := NewHub()
	seat := h.Seat()
	release, _ := seat.Hold(context.Background(), Member{ID: "sleeper"})
	r, err := Join(context.Background(), Config{Bus: h.Seat(), Roster: inferring{h.Seat()}})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Leave()
	m := &member{Rack: r, notices: make(chan Notice, 100)}
	r.On(func(n Notice) { m.notices <- n })
	hello, _ := envelope{Type: msgHello, From: "sleeper"}.encode(greeting{Info: Info{ID: "sleeper", Name: "t9", PID: 1}})
	seat.Post(hello)
	m.started(t, "t9")
	release() // to an inferring roster, silence
	m.wait(t, "t9 to be taken for ended", func(n Notice) bool { return n.Process != nil && n.Process.Change == Stopped })
	asked := make(chan bool, 10)
	seat.Hold(context.Background(), Member{ID: "sleeper"})
	seat.Listen(func(raw []byte) {
		if e, _ := decodeEnvelope(raw); e.Type == msgHello && e.To == "sleeper" {
			asked <- true
		}
	})
	pong, _ := envelope{Type: msgPong, From: "sleeper"}.encode(nil)
	seat.Post(pong)
	select {
	case <-asked:
	case <-time.After(5 * time.Second):
		t.Fatal("a process that woke is not greeted")
	}
	here, _ := envelope{Type: msgHere, From: "sleeper"}.encode(greeting{Info: Info{ID: "sleeper", Name: "t9", PID: 1}})
	seat.Post(here)
	m.started(t, "t9")
}

// inferring is a roster that may be wrong about the end of a process.
type inferring struct{ *Seat }

func (inferring) Sure() bool                                { return false }
func (inferring) Members(context.Context) ([]Member, error) { return nil, nil }

func TestWhatAProcessMaySayAboutItself(t *testing.T) {
	event := func(name string, pid int) engine.Event { return engine.Event{Process: name, PID: pid, Op: "get"} }
	s := state{
		Info:   Info{ID: "x", Name: "t5", PID: 7, Keys: make([]string, 500)},
		Events: []engine.Event{event("t5", 7), event("t1", 7), event("t5", 8)}, Skipped: -3,
	}
	if !s.valid("x") || len(s.Info.Keys) != KeysKnown || len(s.Events) != 1 || s.Skipped != 0 {
		t.Errorf("%d keys, %d events, %d skipped", len(s.Info.Keys), len(s.Events), s.Skipped)
	}
	for _, name := range []string{"", "t 1", "<b>", "t1\n", strings.Repeat("t", 41)} {
		if (&state{Info: Info{ID: "x", Name: name}}).valid("x") {
			t.Errorf("%q is taken for a name", name)
		}
	}
	if (&state{Info: Info{ID: "y", Name: "t1"}}).valid("x") {
		t.Error("one process speaks for another")
	}
}

// TestNobodySaysTooMuch: what may have to wait is bounded in bytes; a process that has
// more to tell leaves the earlier calls out, and counts them.
func TestNobodySaysTooMuch(t *testing.T) {
	long := strings.Repeat("k", 2*maxSaid)
	for _, x := range []struct {
		e    envelope
		body any
		want bool
	}{
		{envelope{Type: msgState, From: "x"}, state{Info: Info{Name: long}}, false},
		{envelope{Type: msgExec, From: "x"}, Request{Code: long}, true},
		{envelope{Type: msgState, From: long}, nil, false},
		{envelope{Type: long, From: "x"}, nil, false},
		{envelope{Type: msgExec, From: "x", To: long}, nil, false},
	} {
		raw, err := x.e.encode(x.body)
		if err != nil {
			t.Fatal(err)
		}
		if _, ok := decodeEnvelope(raw); ok != x.want {
			t.Errorf("%d bytes, a type of %d, from %d, to %d: %v", len(raw), len(x.e.Type), len(x.e.From), len(x.e.To), ok)
		}
	}
	s := state{}
	for n := range 5 {
		s.Events = append(s.Events, engine.Event{Seq: uint64(n), Key: long[:20<<10], FullKey: long[:20<<10], Evicted: []string{"a", "b"}})
	}
	s.trim()
	if len(s.Events) != 2 || s.Events[1].Seq != 4 || s.Skipped != 3 || s.Evicted != 6 {
		t.Errorf("%d events, %d skipped, which evicted %d", len(s.Events), s.Skipped, s.Evicted)
	}
	raw, err := envelope{Type: msgState, From: "x"}.encode(state{Events: []engine.Event{{Key: strings.Repeat("\x00", maxTold)}}})
	if _, ok := decodeEnvelope(raw); err != nil || !ok {
		t.Errorf("what a process tells is not heard: %v", err)
	}
}

func TestACallThatCannotBeReadIsAnswered(t *testing.T) {
	h := NewHub()
	one := join(t, h, Config{})
	seat := h.Seat()
	replies := make(chan Reply, 1)
	seat.Hold(context.Background(), Member{ID: "x", Name: "t9"})
	seat.Listen(func(raw []byte) {
		if e, _ := decodeEnvelope(raw); e.Type == msgAccept && e.Re == 5 {
			confirm, _ := envelope{Type: msgGo, From: "x", To: e.From, Re: e.Seq}.encode(nil)
			seat.Post(confirm)
		} else if e.Type == msgReply && e.Re == 5 {
			var r Reply
			json.Unmarshal(e.Body, &r)
			replies <- r
		}
	})
	hello, _ := envelope{Type: msgHello, From: "x"}.encode(greeting{Info: Info{ID: "x", Name: "t9"}})
	seat.Post(hello)
	one.started(t, "t9")
	bad, _ := envelope{Type: msgExec, From: "x", To: one.Self().Info().ID, Seq: 5}.encode([]int{1})
	seat.Post(bad)
	select {
	case r := <-replies:
		if r.Error == nil || r.Error.Type != "SystemError" {
			t.Errorf("the reply is %+v", r)
		}
	case <-time.After(5 * time.Second):
		t.Error("no reply")
	}
}

func TestLeavingEndsEverything(t *testing.T) {
	h := NewHub()
	before := runtime.NumGoroutine()
	for range 20 {
		seat := h.Seat()
		r, err := Join(context.Background(), Config{Bus: seat, Roster: seat})
		if err != nil {
			t.Fatal(err)
		}
		waiting := make(chan error, 1)
		go func() {
			_, err := r.Self().Exec(context.Background(), Request{Code: "while True: pass"})
			waiting <- err
		}()
		time.Sleep(time.Millisecond)
		r.Leave()
		if err := <-waiting; err == nil {
			t.Log("the run ended before it was told that its process is gone")
		}
		seat.Kill()
	}
	for until := time.Now().Add(5 * time.Second); runtime.NumGoroutine() > before+3; time.Sleep(5 * time.Millisecond) {
		if time.Now().After(until) {
			t.Fatalf("%d goroutines before, %d after", before, runtime.NumGoroutine())
		}
	}
}

func TestRunsAreFirstInFirstOut(t *testing.T) {
	l := newLocal(engine.NewProcess("t1", 1, nil), func() {}, func(state) {})
	defer l.close()
	l.enqueue(context.Background(), Request{Code: "order = []"})
	for i := range 20 {
		l.enqueue(context.Background(), Request{Code: fmt.Sprintf("order.append(%d)", i)})
	}
	reply, err := l.enqueue(context.Background(), Request{Code: "order == list(range(20))"})()
	if err != nil || reply.Repr == nil || *reply.Repr != "True" {
		t.Errorf("not in order: %+v, %v", reply, err)
	}
}
