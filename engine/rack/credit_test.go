package rack

import (
	"context"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// known is a process at a hub that a rack knows and that has no credit left.
func known(t *testing.T, wall *fakeWall) (*member, *peer) {
	h := NewHub()
	seat := h.Seat()
	t.Cleanup(func() {
		seat.Kill()
		time.Sleep(2 * lateEvery) // a bubble ends with all its goroutines
	})
	if _, err := seat.Hold(context.Background(), Member{ID: "x", Name: "t9", PID: 9}); err != nil {
		t.Fatal(err)
	}
	one := join(t, h, Config{Wall: wall.read})
	one.started(t, "t9")
	p := one.peers["x"]
	for _, kind := range []string{msgState, msgPing} {
		for p.takes(kind, wall.read()) {
		}
	}
	return one, p
}

// A process whose credit comes back now and then is caught up with by one
// goroutine, however often its only kept message was made needless.
func TestOneGoroutineCatchesUp(t *testing.T) { synctest.Test(t, oneGoroutineCatchesUp) }

func oneGoroutineCatchesUp(t *testing.T) {
	wall := &fakeWall{now: 1000}
	one, _ := known(t, wall)
	raw, _ := envelope{Type: msgPing, From: "x"}.encode(nil)
	for range 20 {
		one.receive(raw)         // is kept
		wall.add(1.0 / peerRate) // enough for one message
		one.receive(raw)         // is handled, and the kept one needless
	}
	one.receive(raw)
	synctest.Wait()
	stacks := make([]byte, 1<<20)
	stacks = stacks[:runtime.Stack(stacks, true)]
	if n := strings.Count(string(stacks), "created by locmem/engine/rack.(*Rack).admit"); n != 1 {
		t.Errorf("%d goroutines catch up with one process", n)
	}
}

// What is kept is handled in the order in which it was said.
func TestWhatIsKeptStaysInOrder(t *testing.T) { synctest.Test(t, whatIsKeptStaysInOrder) }

func whatIsKeptStaysInOrder(t *testing.T) {
	one, p := known(t, &fakeWall{now: 1000})
	want := []string{msgClock, msgState, msgPing, msgBye, msgHere}
	for range 2 {
		for _, kind := range want {
			raw, _ := envelope{Type: kind, From: "x"}.encode(nil)
			one.receive(raw)
		}
	}
	one.mu.Lock()
	defer one.mu.Unlock()
	var got []string
	for _, e := range p.late {
		got = append(got, e.Type)
	}
	if !slices.Equal(got, want) {
		t.Errorf("kept are %v, want %v", got, want)
	}
}
