package rack

import (
	"encoding/json"
	"math"
	"testing"

	"locmem/engine"
)

// TestAMessageToAnotherIsNotRead: what is meant for one process does nothing in
// the others.
func TestAMessageToAnotherIsNotRead(t *testing.T) {
	h := NewHub()
	one := join(t, h, Config{})
	seat := h.Seat()
	raw, err := json.Marshal(map[string]any{"v": 1, "type": msgHello, "from": "x", "to": "somebody else",
		"body": map[string]any{"info": map[string]any{"id": "x", "name": "t5"}}})
	if err != nil {
		t.Fatal(err)
	}
	seat.Post(raw)
	join(t, h, Config{}) // messages arrive in order: once t2 is known, it was read
	one.started(t, "t2")
	if got := names(one.Rack); got != "t1 t2" {
		t.Errorf("t1 sees %q", got)
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
