package rack

import (
	"math"
	"sync"
)

// Clock is the live clock of a rack: wall time plus an offset that all
// processes share. Its zero value needs Wall.
type Clock struct {
	Wall func() float64 // seconds since the epoch

	mu     sync.Mutex
	offset float64
	stamp  stamp
	// settled tells that it knows how many moves there were.
	settled bool
}

// stamp orders moves of the clock that different tabs made: the greater wins.
type stamp struct {
	Count uint64 `json:"count"`
	By    string `json:"by"`
}

func (s stamp) after(t stamp) bool {
	return s.Count > t.Count || s.Count == t.Count && s.By > t.By
}

const (
	// maxAhead bounds how far the clock is from the wall time, in seconds: some
	// three hundred years. What a message says beyond it is no clock of ours.
	maxAhead = 1e10
	// maxMoves bounds by how many moves one message may be ahead of a clock that is
	// settled: the count must never run out.
	maxMoves = 1 << 32
)

// mayFollow tells whether a state that somebody sent can come after c's own.
// The caller holds the lock.
func (c *Clock) mayFollow(s clockState) bool {
	most := c.stamp.Count + maxMoves
	if !c.settled { // a newcomer does not know how many there were
		most = math.MaxInt64
	}
	return s.Stamp.after(c.stamp) && s.Stamp.Count <= most && math.Abs(s.Offset) <= maxAhead // false for NaN
}

// Now returns the time of the rack, in seconds since the epoch.
func (c *Clock) Now() float64 {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.Wall() + c.offset
}

// Offset is how far the clock is ahead of the wall time, in seconds.
func (c *Clock) Offset() float64 {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.offset
}

// clockState is the clock as a message carries it.
type clockState struct {
	Offset float64 `json:"offset"`
	Stamp  stamp   `json:"stamp"`
}

func (c *Clock) state() clockState {
	c.mu.Lock()
	defer c.mu.Unlock()
	return clockState{c.offset, c.stamp}
}

// settle ends what a newcomer may take over.
func (c *Clock) settle() {
	c.mu.Lock()
	c.settled = true
	c.mu.Unlock()
}

// outbid makes c's own state later than s, which others may have taken over.
func (c *Clock) outbid(s clockState) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.mayFollow(s) {
		c.stamp.Count = s.Stamp.Count + 1
	}
}

// move adds seconds and returns the new state; by is the id of who moves.
func (c *Clock) move(seconds float64, by string) clockState {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.offset += seconds
	c.stamp = stamp{c.stamp.Count + 1, by}
	return clockState{c.offset, c.stamp}
}

// adopt takes over a state that is later than its own and returns by how many
// seconds the clock moved; ok is false if it kept its own.
func (c *Clock) adopt(s clockState) (moved float64, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.mayFollow(s) {
		return 0, false
	}
	moved = s.Offset - c.offset
	c.offset, c.stamp = s.Offset, s.Stamp
	return moved, true
}
