package rack

import (
	"math"
	"testing"

	"locmem/engine"
)

// TestAMessageToAnotherIsNotRead: what is meant for one process does nothing in
// the others.
func TestAMessageToAnotherIsNotRead(t *testing.T) {
	h := NewHub()
	one, two := join(t, h, Config{}), join(t, h, Config{})
	one.started(t, "t2")
	f := forger{h.Seat()}
	for entries, to := range []string{1: "somebody else", 2: ""} { // they arrive in order
		said := two.Self().Info()
		said.Entries = entries
		f.say(t, envelope{Type: msgState, From: said.ID, To: to}, state{Info: said})
	}
	n := one.wait(t, "a word of t2", func(n Notice) bool {
		return n.Process != nil && n.Process.Info.Name == "t2" && n.Process.Info.Entries > 0
	})
	if n.Process.Info.Entries != 2 {
		t.Error("what was said to somebody else was read")
	}
}

// TestAClockThatIsNoTimeIsNotTakenOver: no move could lead back from it.
func TestAClockThatIsNoTimeIsNotTakenOver(t *testing.T) {
	for _, offset := range []float64{math.Inf(1), math.Inf(-1), math.NaN()} {
		c := Clock{Wall: func() float64 { return 1000 }}
		if _, ok := c.adopt(clockState{Offset: offset, Stamp: stamp{Count: 9}}); ok || c.Now() != 1000 {
			t.Errorf("an offset of %v is taken over: it is %v", offset, c.Now())
		}
	}
}

// TestWhatWaitsForTheFirstListenerIsBounded: events fill the queue, and what
// happens to processes and the clock has as much room again.
func TestWhatWaitsForTheFirstListenerIsBounded(t *testing.T) {
	var n notices
	for range 3 * early {
		n.add(Notice{Event: &engine.Event{}})
	}
	for range 3 * early {
		n.add(Notice{Clock: &ClockNotice{Offset: 1}})
	}
	events, others := 0, 0
	n.on(func(x Notice) {
		if x.Event != nil {
			events++
		} else {
			others++
		}
	})
	if events != early || others != early {
		t.Errorf("%d events and %d others waited, want %d of each", events, others, early)
	}
}
