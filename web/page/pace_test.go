package page

import (
	"sync/atomic"
	"testing"
	"testing/synctest"
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
	synctest.Test(t, func(t *testing.T) {
		const took = 30 * time.Millisecond
		var starts []time.Time
		draw := paced(func(done func()) {
			starts = append(starts, time.Now())
			time.Sleep(took)
			done()
		})
		draw()
		time.Sleep(time.Millisecond)
		for range 10 {
			draw()
		}
		time.Sleep(time.Minute)
		if len(starts) != 2 {
			t.Fatalf("it was drawn %d times, not twice", len(starts))
		}
		if rest := starts[1].Sub(starts[0]) - took; rest != paceShare*took {
			t.Errorf("it rested for %v after a picture of %v", rest, took)
		}
	})
}
