package engine

import (
	"sync"
	"time"
)

// Clock tells the time in seconds since the epoch, as Python's time.time().
// Now may be called from any goroutine, and while a store is locked: it must not
// use a cache.
type Clock interface{ Now() float64 }

// SystemClock is the machine's own clock. Its zero value is ready.
type SystemClock struct{}

// Now returns the wall time.
func (SystemClock) Now() float64 { return wallTime() }

// seconds is a time as Python tells it.
func seconds(t time.Time) float64 { return float64(t.UnixNano()) / 1e9 }

// ManualClock stands still until it is moved. Its zero value stands at 0.
type ManualClock struct {
	mu  sync.Mutex
	now float64
}

// NewManualClock returns a clock that stands at now (seconds since the epoch).
func NewManualClock(now float64) *ManualClock { return &ManualClock{now: now} }

// Now returns where the clock stands.
func (c *ManualClock) Now() float64 {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// Set moves the clock to now, backwards too.
func (c *ManualClock) Set(now float64) {
	c.mu.Lock()
	c.now = now
	c.mu.Unlock()
}

// Advance moves the clock by seconds and returns the new time.
func (c *ManualClock) Advance(seconds float64) float64 {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now += seconds
	return c.now
}
