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
}

// stamp orders moves of the clock that different tabs made: the greater wins.
type stamp struct {
	Count uint64 `json:"count"`
	By    string `json:"by"`
}

func (s stamp) after(t stamp) bool {
	return s.Count > t.Count || s.Count == t.Count && s.By > t.By
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
	if !s.Stamp.after(c.stamp) || math.IsNaN(s.Offset) || math.IsInf(s.Offset, 0) {
		return 0, false
	}
	moved = s.Offset - c.offset
	c.offset, c.stamp = s.Offset, s.Stamp
	return moved, true
}
