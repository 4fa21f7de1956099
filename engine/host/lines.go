package host

import (
	"context"
	"errors"

	"locmem/engine/rack"
	"locmem/engine/scenario"
)

// Going back to a moment: what was ordered is done again, on processes that begin
// anew, until the log has come to that moment. The same orders give the same log.

// line is what was ordered of the processes of an act, from its begin.
type line struct {
	play   *scenario.Play
	site   *rack.Site // what the orders came to
	log    uint64     // its number
	orders []done
}

// done is an order that was carried out.
type done struct {
	order
	end uint64 // the last event when it was done
	// until is the last event of an order that was ended before its end; 0: it was not.
	until uint64
}

// linesKept bounds the lines that one can return to.
const linesKept = 8

// Moment is where in time the processes stand.
type Moment struct {
	// At is the last event of the log that has happened; what comes after it is to be
	// seen, but undone. 0: the processes stand at the end of the log.
	At uint64 `json:"at,omitempty"`
	// Of is the last event of the log.
	Of uint64 `json:"of,omitempty"`
	// Lines is how many times the processes have gone on from a moment that was not the
	// last: Return undoes the last time.
	Lines int `json:"lines,omitempty"`
	// Can tells whether one can go back at all: a learner's attempt cannot.
	Can bool `json:"can,omitempty"`
}

// begins is the line of a play whose act begins. The caller holds the lock.
func (s *Server) begins(p *scenario.Play) *line {
	s.logs++
	return &line{play: p, site: p.Site(), log: s.logs}
}

// notes writes an order down that was carried out on a site. The caller does not hold
// the lock.
func (s *Server) notes(site *rack.Site, o order, stopped bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.now == nil {
		return
	}
	if p := s.now.play; o.Verb == step && p.Site() != nil && p.Site() != s.now.site { // the next act
		s.now, s.kept, s.lines = s.begins(p), nil, nil
	} else if site != s.now.site {
		return
	}
	d := done{order: o, end: s.now.site.Seq()}
	if stopped {
		d.until = d.end
	}
	s.now.orders = append(s.now.orders, d)
}

// goesOn notes that something is about to happen: from a moment that is not the last,
// it happens on a line of its own.
func (s *Server) goesOn() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.kept == nil {
		return
	}
	if s.lines = append(s.lines, s.kept); len(s.lines) > linesKept {
		s.lines = s.lines[1:]
	}
	s.kept = nil
}

var errNoMoment = errors.New("there is no other moment to go to")

// back goes to a moment of the present line.
func (s *Server) back(ctx context.Context, seq uint64, a *answer) error {
	s.mu.Lock()
	whole := s.kept
	if whole == nil {
		whole = s.now
	}
	s.mu.Unlock()
	if whole == nil {
		return errNoMoment
	}
	return s.to(ctx, whole, seq, a)
}

// forward goes to where the next order is done.
func (s *Server) forward(ctx context.Context, a *answer) error {
	s.mu.Lock()
	whole := s.kept
	s.mu.Unlock()
	if whole == nil {
		return errNoMoment
	}
	at := s.shown().Seq()
	for _, d := range whole.orders {
		if d.end > at {
			return s.to(ctx, whole, d.end, a)
		}
	}
	return s.to(ctx, whole, whole.site.Seq(), a)
}

// returns goes to the end of the log, or if the processes stand there, to the end of
// the line that the present one has branched from.
func (s *Server) returns(ctx context.Context, a *answer) error {
	s.mu.Lock()
	whole, branched := s.kept, false
	if n := len(s.lines); whole == nil && n > 0 {
		whole, branched = s.lines[n-1], true
	}
	s.mu.Unlock()
	if whole == nil {
		return errNoMoment
	}
	err := s.to(ctx, whole, whole.site.Seq(), a)
	if err == nil && branched {
		s.mu.Lock()
		s.lines = s.lines[:len(s.lines)-1]
		s.mu.Unlock()
	}
	return err
}

// undoes undoes the last order of the present line.
func (s *Server) undoes(ctx context.Context, a *answer) error {
	s.mu.Lock()
	l, standing := s.now, s.kept != nil
	s.mu.Unlock()
	if l == nil || standing || len(l.orders) == 0 {
		return errNoMoment
	}
	short := &line{play: l.play, site: l.site, orders: l.orders[:len(l.orders)-1]}
	s.mu.Lock()
	s.logs++
	short.log = s.logs
	s.mu.Unlock()
	return s.to(ctx, short, l.site.Seq(), a)
}

// to does the orders of a line again up to an event of its log.
func (s *Server) to(ctx context.Context, whole *line, seq uint64, a *answer) error {
	end := whole.site.Seq()
	play, err := whole.play.Again(ctx)
	if err != nil {
		return err
	}
	s.mu.Lock()
	l := s.begins(play)
	s.mu.Unlock()
	if seq >= end {
		l.log = whole.log // it comes to the same
	}
	for _, d := range whole.orders {
		if l.site.Seq() >= seq && d.end > seq {
			break
		}
		until := d.until
		if d.end > seq {
			until = seq
		}
		reached, err := l.again(ctx, d.order, until, a)
		if err != nil {
			return err
		}
		if !reached {
			until = 0
		}
		l.orders = append(l.orders, done{d.order, l.site.Seq(), until})
	}
	s.mu.Lock()
	s.play, s.next, s.now, s.kept = play, nextOf(play), l, nil
	if seq < end {
		s.kept = whole
	}
	s.heard[l.site] = l.site.Seq() // what is done again is no news
	s.mu.Unlock()
	s.show(l.site)
	return nil
}

// again does an order again, until an event of the log if that is not 0; reached tells
// that it came to that.
func (l *line) again(ctx context.Context, o order, until uint64, a *answer) (reached bool, err error) {
	bounded, end := context.WithCancel(ctx)
	defer end()
	l.site.Until(until, end)
	defer l.site.Until(0, nil)
	b := &answer{}
	if o.Verb == step {
		results, _, _ := l.play.Step(bounded)
		if bounded.Err() == nil {
			a.Results = append(a.Results, results...)
		}
	} else {
		_ = carryOn(bounded, l.site, o, b, func(scenario.Result) {}) // it fails as it did
	}
	return bounded.Err() != nil, ctx.Err()
}

// moment tells where the processes stand. The caller holds the lock.
func (s *Server) moment() *Moment {
	if s.now == nil || s.site != s.now.site {
		return nil
	}
	m := &Moment{Of: s.now.site.Seq(), Lines: len(s.lines), Can: true}
	if s.kept != nil {
		m.At, m.Of = m.Of, s.kept.site.Seq()
	}
	return m
}

// read is the site whose log is read, and the log's number: while the processes stand at
// a moment, what comes after it can be seen.
func (s *Server) read() (*rack.Site, uint64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case s.kept != nil:
		return s.kept.site, s.kept.log
	case s.now != nil && s.now.site == s.site:
		return s.site, s.now.log
	}
	return s.site, s.shownLog
}
