package page

import (
	"sync"
	"time"
)

// paceRest is the least time between two pictures that nobody's hand asked
// for: a long run changes something every few milliseconds, and drawing it each
// time would take more time than the run.
const paceRest = 60 * time.Millisecond

// paced calls draw at once after a rest, and otherwise at the rest's end, once.
func paced(draw func()) func() {
	var mu sync.Mutex
	var last time.Time
	waiting := false
	return func() {
		mu.Lock()
		defer mu.Unlock()
		if waiting {
			return
		}
		rest := paceRest - time.Since(last)
		if rest <= 0 {
			last = time.Now()
			draw()
			return
		}
		waiting = true
		time.AfterFunc(rest, func() {
			mu.Lock()
			waiting, last = false, time.Now()
			mu.Unlock()
			draw()
		})
	}
}
