package page

import (
	"sync/atomic"
	"testing"
	"time"
)

func TestPaced(t *testing.T) {
	var n atomic.Int32
	drawn := make(chan struct{}, 100)
	draw := paced(func() {
		n.Add(1)
		drawn <- struct{}{}
	})
	for range 100 {
		draw()
	}
	if n.Load() != 1 {
		t.Errorf("a burst was drawn %d times at once", n.Load())
	}
	<-drawn
	select {
	case <-drawn: // what came in the rest is drawn at its end
	case <-time.After(5 * time.Second):
		t.Fatal("the end of the burst was not drawn")
	}
	if n.Load() != 2 {
		t.Errorf("a burst was drawn %d times", n.Load())
	}
}
