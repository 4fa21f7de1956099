package page

import (
	"sync/atomic"
	"testing"
	"time"
)

func TestPaced(t *testing.T) {
	var n atomic.Int32
	drawn := make(chan struct{}, 100)
	draw := paced(func(done func()) {
		n.Add(1)
		done()
		drawn <- struct{}{}
	})
	draw()
	<-drawn
	for range 100 {
		draw()
	}
	select {
	case <-drawn: // what came in the rest is drawn at its end
	case <-time.After(5 * time.Second):
		t.Fatal("the end of the burst was not drawn")
	}
	if n.Load() != 2 {
		t.Errorf("a burst was drawn %d times", n.Load())
	}
}

// TestPacedRests has a picture that takes a while: what is asked for under way
// is drawn once, after a rest that is longer than the picture took.
func TestPacedRests(t *testing.T) {
	const took = 30 * time.Millisecond
	starts := make(chan time.Time, 100)
	draw := paced(func(done func()) {
		starts <- time.Now()
		time.Sleep(took)
		done()
	})
	draw()
	first := <-starts
	for range 10 {
		draw()
	}
	select {
	case second := <-starts:
		if rest := second.Sub(first) - took; rest < paceShare*took {
			t.Errorf("it rested for %v after a picture of %v", rest, took)
		}
	case <-time.After(10 * time.Second):
		t.Fatal("what was asked for during the picture was not drawn")
	}
	select {
	case <-starts:
		t.Error("ten wishes were drawn twice")
	case <-time.After(2 * paceShare * took):
	}
}
