package page

import (
	"sync"
	"time"
)

// paceRest is the least time between two pictures that nobody's hand asked
// for: a long run changes something every few milliseconds, and drawing it each
// time would take more time than the run.
const paceRest = 60 * time.Millisecond

// paceShare is how many times as long as a picture took the rest after it is.
// The browser then lays out and paints, which is not counted and takes as long.
const paceShare = 8

// paceMost is the longest rest: a picture that took long was one that waited, as
// in a hidden tab.
const paceMost = 400 * time.Millisecond

// paced calls draw at once after a rest, and otherwise at the rest's end, once.
// draw calls drawn when the picture stands; the rest begins then.
func paced(draw func(drawn func())) func() {
	p := &pace{draw: draw}
	return p.ask
}

// pace is when to draw.
type pace struct {
	draw    func(drawn func())
	mu      sync.Mutex
	drawing bool
	waiting bool // a picture is asked for
	after   time.Time
}

func (p *pace) ask() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.waiting {
		return
	}
	p.waiting = true
	if !p.drawing {
		p.next()
	}
}

// next draws once the rest is over. The caller holds the lock.
func (p *pace) next() {
	p.drawing = true
	rest := time.Until(p.after)
	if rest <= 0 {
		go p.now()
		return
	}
	time.AfterFunc(rest, p.now)
}

func (p *pace) now() {
	p.mu.Lock()
	p.waiting = false
	p.mu.Unlock()
	start := time.Now()
	p.draw(func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		now := time.Now()
		p.after = now.Add(min(max(paceRest, paceShare*now.Sub(start)), paceMost))
		p.drawing = false
		if p.waiting {
			p.next()
		}
	})
}
