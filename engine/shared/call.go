package shared

import (
	"locmem/engine"
	"locmem/engine/pickle"
	"locmem/engine/py"
)

// call is a call of the API in progress and its event.
type call struct {
	c     *Cache
	key   engine.Key
	full  string
	event engine.Event
}

func (c *Cache) begin(op string, k engine.Key) *call {
	r := &call{c: c, key: k}
	r.event = engine.Event{Thread: c.hooks.Thread, Alias: c.alias, Location: c.server + " " + c.place, Op: op}
	if op != "clear" && op != "close" {
		r.event.Key = py.Text(k.Value())
	}
	return r
}

// name makes the full key and checks it.
func (r *call) name() error {
	full, err := r.c.base.MakeKey(r.key)
	if err != nil {
		return err
	}
	if err := r.c.ValidateKey(full); err != nil {
		return err
	}
	r.full = string(full.(py.Str)) // other types do not pass the check
	return nil
}

// run is a call for one key.
func (c *Cache) run(op string, k engine.Key, f func(r *call) error) error {
	r := c.begin(op, k)
	err := r.name()
	if err == nil {
		err = f(r)
	}
	return r.end(err)
}

// step is an atomic step of the call on its key.
func (r *call) step(op string, f func(tx Tx, now float64) error) error {
	return r.update(op, []string{r.full}, f)
}

// update is an atomic step of the call on some keys, or all. Its time is the
// clock's inside the transaction.
func (r *call) update(op string, keys []string, f func(tx Tx, now float64) error) error {
	c := r.c
	if c.hooks.Step != nil {
		c.hooks.Step(op)
	}
	if c.servers.isDown(c.server) {
		return c.does.outage(c)
	}
	return c.store.Update(keys, func(tx Tx) error {
		r.number()
		return f(tx, c.process.Clock().Now())
	})
}

func (r *call) number() {
	if r.event.Seq == 0 {
		r.c.process.Number(&r.event)
		r.event.FullKey = r.full
	}
}

// origin is this call as the cause of later events.
func (r *call) origin() Origin { return Origin{PID: r.event.PID, Seq: r.event.Seq} }

// is marks the outcome; the first one counts.
func (r *call) is(o engine.Outcome) {
	if r.event.Outcome == "" {
		r.event.Outcome = o
	}
}

// because notes which event explains the outcome.
func (r *call) because(by Origin) {
	if r.event.Cause != 0 || r.event.Outcome != "" {
		return
	}
	r.event.Cause = by.Seq
	if by.PID != r.event.PID {
		r.event.CausePID = by.PID
	}
}

// stored marks the event of a call that set an expiry.
func (r *call) stored(t engine.Timeout) {
	r.is(engine.Stored)
	r.event.Timeout = py.Repr(r.c.timeoutValue(t))
}

// end sends the event and passes the error on.
func (r *call) end(err error) error {
	r.number()
	if err != nil {
		r.event.Outcome, r.event.Error = engine.Failed, err.Error()
	}
	r.is(engine.Absent)
	r.c.process.Emit(r.event)
	return err
}

// baseCache is what personalities have from Django's BaseCache as it is.
type baseCache struct{}

func (baseCache) expiry(c *Cache, t engine.Timeout) (engine.Expiry, error) { return c.base.Expiry(t) }

func (baseCache) validate(c *Cache, full string) error { return c.base.ValidateKey(py.Str(full)) }

func (baseCache) delete(r *call) (bool, error) { return r.remove(nil) }

func (baseCache) incr(r *call, delta py.Value) (py.Value, error) { return r.baseIncr(delta) }

func (baseCache) clear(r *call) error { return r.clearAll() }

// baseGet gets a value that was stored as a pickle; live says at a time which
// entries are not over.
func (r *call) baseGet(live func(now float64) func(Item) bool) (v py.Value, ok bool, err error) {
	var it Item
	err = r.step("get", func(tx Tx, now float64) error {
		it, ok = r.look(tx, live(now), true)
		return nil
	})
	if err != nil || !ok {
		return nil, false, err
	}
	v, err = pickle.Unmarshal(it.Data)
	return v, err == nil, err
}

// clearAll is a clear() that empties the place.
func (r *call) clearAll() error {
	return r.update("clear", nil, func(tx Tx, _ float64) error {
		r.is(engine.Cleared)
		return empty(tx)
	})
}

// look is an entry that the backend's rule calls live, with the event's
// outcome. If dead is set an expired one is removed.
func (r *call) look(tx Tx, live func(Item) bool, dead bool) (Item, bool) {
	it, ok := tx.Get(r.full)
	switch {
	case !ok:
		r.is(engine.Miss)
		return it, false
	case !live(it):
		r.because(it.By)
		r.is(engine.Expired)
		if dead {
			tx.Delete(r.full)
		}
		return it, false
	}
	r.because(it.By)
	r.is(engine.Hit)
	return it, true
}

func raise(kind, message string) error { return &py.Error{Type: kind, Message: message} }

// notFound is BaseCache's error: the caller's key by Python's %.
func notFound(k engine.Key) error {
	message, err := py.Percent("Key '%s' not found", k.Value())
	if err != nil {
		return err
	}
	return raise("ValueError", string(message))
}

// remove deletes the key and tells whether it was there: whether an item was
// that is live at the time; nil: any.
func (r *call) remove(live func(now float64) func(Item) bool) (deleted bool, err error) {
	err = r.step("delete", func(tx Tx, now float64) error {
		it, ok := tx.Get(r.full)
		if deleted = ok && (live == nil || live(now)(it)); deleted {
			r.because(it.By)
			r.is(engine.Deleted)
		}
		tx.Delete(r.full)
		return nil
	})
	return deleted, err
}

// baseIncr is BaseCache's incr: get, then set with the default timeout, so that
// two of them at once may lose one, and the entry's expiry starts anew.
func (r *call) baseIncr(delta py.Value) (py.Value, error) {
	p := r.c.does
	old, ok, err := p.get(r)
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, notFound(r.key)
	}
	sum, err := py.Add(old, delta)
	if err != nil {
		return nil, err
	}
	r.event.Outcome = ""
	if err := r.name(); err != nil {
		return nil, err
	}
	if err := p.set(r, sum, engine.Timeout{}); err != nil {
		return nil, err
	}
	return sum, nil
}
