package engine

import (
	"sync/atomic"
	"time"
)

// reading is a reading of the machine's clock. In a browser reading the wall
// clock is the more expensive half of time.Now, and that is a quarter of an operation;
// time that passed since an earlier reading costs the other half only.
type reading struct {
	at   time.Time
	wall float64
}

var lastReading atomic.Pointer[reading]

// keepReading is how long a reading serves. It is short because time since may
// stand still while the machine sleeps.
const keepReading = 100 * time.Millisecond

func wallTime() float64 {
	if r := lastReading.Load(); r != nil {
		if passed := time.Since(r.at); passed < keepReading {
			return r.wall + float64(passed)/1e9
		}
	}
	r := &reading{at: time.Now()}
	r.wall = seconds(r.at)
	lastReading.Store(r)
	return r.wall
}
