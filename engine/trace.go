package engine

import (
	"strings"
	"sync"

	"locmem/engine/py"
)

// The methods here fill the event of a call in progress. Without an observer
// the event is nil and they do nothing: begin, note, stored, is and end are
// small enough to be compiled into their callers, where they cost a comparison.

// begin starts the event of a call.
func (c *Cache) begin(op string, k Key) *Event {
	if c.process.observers.Load() == nil {
		return nil
	}
	return c.newEvent(op, k)
}

// spareEvents are done with: observers get copies, so the next call may use them.
var spareEvents = sync.Pool{New: func() any { return new(Event) }}

func (c *Cache) newEvent(op string, k Key) *Event {
	e := spareEvents.Get().(*Event)
	*e = Event{
		Process: c.process.name, PID: c.process.pid, Thread: c.hooks.Thread,
		Alias: c.alias, Location: c.loc.name, Op: op,
	}
	if op != "clear" && op != "close" {
		e.Key = k.shown()
	}
	return e
}

// note gives the event its number and its cause, under the lock of the store,
// so that numbers follow the order of the work. Only a call's first step does.
// now is the time, 0 if the caller has not read the clock: in a browser a reading
// is a tenth of a call.
func (c *Cache) note(e *Event, full []byte, ent *entry, now float64) {
	if e != nil && e.Seq == 0 {
		c.number(e, full, ent, now)
	}
}

func (c *Cache) number(e *Event, full []byte, ent *entry, now float64) {
	if now == 0 {
		now = c.process.clock.Now()
	}
	e.Seq, e.Time = c.process.seq.Add(1), now
	e.FullKey = string(full)
	if ent != nil {
		e.Cause = ent.cause
	} else if c.loc.store.gone != nil {
		e.Cause = c.loc.store.gone[e.FullKey]
	}
}

// goneLimit bounds what a store remembers of removed keys; past it the memory
// starts anew and misses of older keys have no cause.
const goneLimit = 10000

// lost remembers which event removed an entry, if somebody observes.
func (c *Cache) lost(ent *entry, seq uint64) {
	if c.process.observers.Load() == nil {
		return
	}
	s := &c.loc.store
	if s.gone == nil || len(s.gone) >= goneLimit {
		s.gone = map[string]uint64{}
	}
	s.gone[strings.Clone(ent.key())] = seq // a copy, which does not keep the value
}

// stored marks the event of a call that set an expiry.
func (c *Cache) stored(e *Event, t Timeout) {
	if e != nil {
		c.markStored(e, t)
	}
}

func (c *Cache) markStored(e *Event, t Timeout) {
	e.is(Stored)
	e.Timeout = c.opts.usualText
	if v := t.Value(); v != nil {
		e.Timeout = py.Repr(v)
	}
}

// is marks the outcome; the first one counts.
func (e *Event) is(o Outcome) {
	if e != nil && e.Outcome == "" {
		e.Outcome = o
	}
}

func (e *Event) number() uint64 {
	if e == nil {
		return 0
	}
	return e.Seq
}

// end sends the event to the observers.
func (c *Cache) end(e *Event, err error) {
	if e != nil {
		c.finish(e, err)
	}
}

func (c *Cache) finish(e *Event, err error) {
	if e.Seq == 0 { // the call ended before it came to the store
		c.loc.mu.Lock()
		c.note(e, nil, nil, 0)
		c.loc.mu.Unlock()
	}
	if err != nil {
		e.Outcome, e.Error = Failed, err.Error()
	}
	if e.Outcome == "" { // a DummyCache's call
		e.Outcome = Absent
	}
	c.process.emit(e)
	spareEvents.Put(e)
}
