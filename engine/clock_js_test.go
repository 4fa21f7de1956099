package engine

import (
	"testing"
	"time"
)

// Time that is counted on from a reading stays with the wall clock, which has
// milliseconds here.
func TestWallTimeFollowsTheWall(t *testing.T) {
	seconds := func() float64 { return float64(time.Now().UnixNano()) / 1e9 }
	for end := time.Now().Add(3 * keepReading); time.Now().Before(end); {
		before, got, after := seconds(), wallTime(), seconds()
		if got < before-0.003 || got > after+0.003 {
			t.Fatalf("%f, which is not between %f and %f", got, before, after)
		}
	}
	before := time.Now()
	wallTime()
	if passed := before.Sub(lastReading.Load().at); passed > keepReading {
		t.Errorf("the reading that serves was %v old", passed)
	}
}
