package rack

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"testing/synctest"
	"time"
)

// callAt posts a call of id on one, and returns a channel that gets one when the
// call was accepted.
func callAt(t *testing.T, seat *Seat, id string, one *member) <-chan bool {
	accepted := make(chan bool, 1)
	seat.Listen(func(raw []byte) {
		if e, ok := decodeEnvelope(raw); ok && e.Type == msgAccept && e.To == id {
			accepted <- true
		}
	})
	forger{seat}.say(t, envelope{Type: msgExec, From: id, To: one.Self().Info().ID, Seq: 1}, Request{Code: "1"})
	return accepted
}

// A newcomer may have the name of one that has ended and is still mourned.
func TestTheNextOfANameIsHeardAtOnce(t *testing.T) { synctest.Test(t, theNextOfANameIsHeardAtOnce) }

func theNextOfANameIsHeardAtOnce(t *testing.T) {
	h := NewHub()
	old, next := h.Seat(), h.Seat()
	t.Cleanup(func() {
		next.Kill()
		time.Sleep(2 * lastWords)
	})
	if _, err := old.Hold(context.Background(), Member{ID: "old", Name: "t9", PID: 1}); err != nil {
		t.Fatal(err)
	}
	one := join(t, h, Config{})
	one.started(t, "t9")
	old.Kill()
	if _, err := next.Hold(context.Background(), Member{ID: "next", Name: "t9", PID: 2}); err != nil {
		t.Fatal(err)
	}
	accepted := callAt(t, next, "next", one)
	select {
	case <-accepted:
	case <-time.After(acceptWait):
		t.Error("the call of the next t9 was not heard")
	}
}

// hookedRoster calls what it likes while it is asked or told.
type hookedRoster struct {
	*Seat
	watch   func(Member)
	members func() error
	deaf    bool // its watches never tell
}

func (r *hookedRoster) Watch(m Member, gone func()) func() {
	if r.watch != nil {
		r.watch(m)
	}
	if r.deaf {
		return func() {}
	}
	return r.Seat.Watch(m, gone)
}

func (r *hookedRoster) Members(ctx context.Context) ([]Member, error) {
	if r.members != nil {
		if err := r.members(); err != nil {
			return nil, err
		}
	}
	return r.Seat.Members(ctx)
}

// entriesOf is a state of process x that says how many entries it has.
func entriesOf(n int) []byte {
	raw, _ := envelope{Type: msgState, From: "x"}.encode(state{Info: Info{ID: "x", Name: "t9", PID: 9, Entries: n}})
	return raw
}

// What comes while an earlier message waits is handled after it.
func TestWhatWaitsIsHandledFirst(t *testing.T) { synctest.Test(t, whatWaitsIsHandledFirst) }

func whatWaitsIsHandledFirst(t *testing.T) {
	h := NewHub()
	roster := &hookedRoster{Seat: h.Seat()}
	t.Cleanup(roster.Kill)
	one := join(t, h, Config{Bus: roster.Seat, Roster: roster})
	roster.watch = func(Member) { one.receive(entriesOf(2)) } // it is met by now
	x := h.Seat()
	t.Cleanup(func() {
		x.Kill()
		time.Sleep(2 * lastWords)
	})
	if _, err := x.Hold(context.Background(), Member{ID: "x", Name: "t9", PID: 9}); err != nil {
		t.Fatal(err)
	}
	one.receive(entriesOf(1))
	synctest.Wait()
	if n := infoOf(one.Rack, "t9").Entries; n != 2 {
		t.Errorf("t9 has %d entries, want the 2 that it said last", n)
	}
}

// Who talks while the roster is asked pushes out its own messages only.
func TestATalkerDoesNotPushOutOthers(t *testing.T) {
	r := &Rack{}
	r.keepEarly(envelope{Type: msgExec, From: "newcomer"})
	for i := range 1000 {
		r.keepEarly(envelope{Type: msgPing, From: "talker", Seq: uint64(i)})
	}
	if n := len(r.early); n != 1+earlyOfOne || r.early[0].From != "newcomer" || r.early[n-1].Seq != 999 {
		t.Errorf("%d messages wait: %+v", n, r.early)
	}
}

// Of many that talk while the roster is asked the last are heard, and nobody at
// length.
func TestWhatWaitsIsBounded(t *testing.T) {
	r := &Rack{}
	r.keepEarly(envelope{Type: msgExec, From: "talker", Body: make([]byte, earlyBytes+1)})
	if n := len(r.early); n != 0 {
		t.Errorf("%d messages wait that are too long", n)
	}
	for i := range 1000 {
		r.keepEarly(envelope{Type: msgExec, From: fmt.Sprint(i), Body: make([]byte, earlyBytes)})
	}
	if n := len(r.early); n != maxEarly || r.early[n-1].From != "999" {
		t.Errorf("%d messages wait", n)
	}
}

// The end of a process may be seen before its last words arrive.
func TestLastWordsAreHeard(t *testing.T) { synctest.Test(t, lastWordsAreHeard) }

func lastWordsAreHeard(t *testing.T) {
	h := NewHub()
	x := h.Seat()
	if _, err := x.Hold(context.Background(), Member{ID: "x", Name: "t9", PID: 9}); err != nil {
		t.Fatal(err)
	}
	one := join(t, h, Config{})
	one.started(t, "t9")
	x.Kill()
	time.Sleep(lastWords / 2)
	one.receive(entriesOf(3))
	n := one.wait(t, "t9 to stop", func(n Notice) bool { return n.Process != nil && n.Process.Change == Stopped })
	if n.Process.Info.Entries != 3 {
		t.Errorf("t9 ended with %d entries, want the 3 that it said last", n.Process.Info.Entries)
	}
}

// A roster that fails once, or says nothing, at the start is asked again, and
// believed from then on.
func TestARosterMayFailAtTheStart(t *testing.T) { synctest.Test(t, aRosterMayFailAtTheStart) }

func aRosterMayFailAtTheStart(t *testing.T) {
	h := NewHub()
	x := h.Seat()
	if _, err := x.Hold(context.Background(), Member{ID: "x", Name: "t9", PID: 9}); err != nil {
		t.Fatal(err)
	}
	roster := &hookedRoster{Seat: h.Seat()}
	t.Cleanup(roster.Kill)
	asked := 0
	roster.members = func() error {
		if asked++; asked == 1 {
			return errors.New("not now")
		}
		return nil
	}
	one := join(t, h, Config{Bus: roster.Seat, Roster: roster})
	one.started(t, "t9")
	f := forger{h.Seat()}
	f.say(t, envelope{Type: msgHello, From: "nobody"}, greeting{Info: Info{ID: "nobody", Name: "t7", PID: 7}})
	synctest.Wait()
	if got := names(one.Rack); got != "t1 t9" {
		t.Errorf("t1 sees %q", got)
	}
	f.Kill()
	x.Kill()
	time.Sleep(2 * lastWords)
}

// A watch may be refused by the browser: the next list tells of the end.
func TestAListTellsOfAnEnd(t *testing.T) { synctest.Test(t, aListTellsOfAnEnd) }

func aListTellsOfAnEnd(t *testing.T) {
	h := NewHub()
	x := h.Seat()
	if _, err := x.Hold(context.Background(), Member{ID: "x", Name: "t9", PID: 9}); err != nil {
		t.Fatal(err)
	}
	roster := &hookedRoster{Seat: h.Seat(), deaf: true}
	t.Cleanup(roster.Kill)
	one := join(t, h, Config{Bus: roster.Seat, Roster: roster})
	one.started(t, "t9")
	x.Kill()
	one.look()
	one.stopped(t, "t9")
	if got := names(one.Rack); got != "t1 (t9)" {
		t.Errorf("t1 sees %q", got)
	}
}

// Ids that ended are forgotten once they are many and no list has them.
func TestEndedIDsAreForgotten(t *testing.T) { synctest.Test(t, endedIDsAreForgotten) }

func endedIDsAreForgotten(t *testing.T) {
	one := join(t, NewHub(), Config{})
	for i := range 2 * endedKept {
		one.ended[fmt.Sprint("id", i)] = true
	}
	one.look()
	synctest.Wait()
	if n := len(one.ended); n > endedKept {
		t.Errorf("%d ids are remembered", n)
	}
}
