package rack

import (
	"context"
	"errors"
	"fmt"
	"math"

	"locmem/engine/script"
)

// Now is the time on the site's clock, in seconds since the epoch.
func (s *Site) Now() float64 { return s.clock.Now() }

// Advance moves the virtual clock by seconds, at most a billion.
func (s *Site) Advance(seconds float64) error {
	if math.IsNaN(seconds) || math.Abs(seconds) > 1e9 {
		return fmt.Errorf("the clock moves by a number of seconds, at most a billion, not by %v", seconds)
	}
	if s.virtual == nil {
		return errLive
	}
	return s.pass(s.clock.Now() + seconds)
}

var errLive = errors.New("these processes follow the clock of the tabs: move that one")

// pass moves the clock to a time, and stops where threads of the program wake that
// sleep since a run that is over.
func (s *Site) pass(at float64) error {
	for range maxWakes {
		w, wakes := s.sleeper()
		if wakes > at || w == nil {
			break
		}
		ctx := context.Background()
		end, err := s.begin(ctx)
		if err != nil {
			return err
		}
		s.moveTo(max(wakes, s.clock.Now()))
		err = s.spend(ctx, w, func(run script.Run) (uint64, bool) {
			var r script.Result
			w.body.do("", func(in *script.Interp) { r = in.GoOn(run) })
			return r.Steps, r.Exhausted
		})
		end()
		if err != nil {
			return err
		}
	}
	s.moveTo(at)
	return nil
}

// maxWakes bounds how often one move of the clock stops: a thread that sleeps for a
// second goes on for an hour, and then once more.
const maxWakes = 3600

// sleeper is the process whose thread wakes first, and when; nil: none sleeps.
func (s *Site) sleeper() (first *worker, at float64) {
	for _, w := range s.live() {
		w.body.mu.Lock()
		in := w.body.in
		w.body.mu.Unlock()
		if in == nil {
			continue
		}
		if wakes := in.Wakes(); !math.IsInf(wakes, 1) && (first == nil || wakes < at) {
			first, at = w, wakes
		}
	}
	return first, at
}

// moveTo sets the virtual clock; a live one goes its own way.
func (s *Site) moveTo(at float64) {
	if s.virtual == nil || s.stands() {
		return
	}
	by := at - s.clock.Now()
	s.virtual.Set(at)
	s.record(SiteEvent{Kind: ClockMoved, Seconds: by})
	if s.listened() {
		s.notices.add(Notice{Clock: &ClockNotice{Offset: at - s.cfg.Start, By: by, Time: at}})
	}
}

// NextExpiry is the earliest time at which a live entry of any process or shared
// cache expires; ok is false if none will.
func (s *Site) NextExpiry() (at float64, ok bool) {
	at, ok = s.servers.NextExpiry(s.clock.Now())
	for _, w := range s.live() {
		for _, store := range w.body.proc.Snapshot(1).Stores {
			if x := store.NextExpiry; x != 0 && (!ok || x < at) {
				at, ok = x, true
			}
		}
	}
	return at, ok
}

// AdvanceToExpiry moves the clock to the next expiry: an entry ends there.
func (s *Site) AdvanceToExpiry() error {
	if s.virtual == nil {
		return errLive
	}
	at, ok := s.NextExpiry()
	if !ok {
		return errors.New("no entry will expire: the clock stays")
	}
	return s.pass(at)
}
