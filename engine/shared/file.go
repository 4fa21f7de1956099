package shared

import (
	"locmem/engine"
	"locmem/engine/pickle"
	"locmem/engine/py"
)

// file is Django's FileBasedCache: a file for each entry. A read or a write of
// one file is atomic, nothing else is: add is a look and a set, incr a get and a
// set. A folder with MAX_ENTRIES files loses some at random before each set.
type file struct{ baseCache }

func (file) outage(c *Cache) error {
	return raise("PermissionError", "[Errno 13] Permission denied: "+py.Repr(py.Str(c.place)))
}

// live: not a number is never over.
func (file) live(now float64) func(Item) bool { return func(it Item) bool { return !(it.Until < now) } }

func (p file) get(r *call) (py.Value, bool, error) { return r.baseGet(p.live) }

func until(e engine.Expiry) float64 {
	if e.Kind == engine.NoExpiry {
		return Never
	}
	return e.At
}

func (p file) set(r *call, v py.Value, t engine.Timeout) error {
	return r.update("set", nil, func(tx Tx, _ float64) error {
		if keys := tx.Keys(); len(keys) >= r.c.maxEntries {
			p.cull(r, tx, keys)
		}
		e, err := r.c.base.Expiry(t)
		if err != nil {
			return err
		}
		data, err := pickle.Marshal(v)
		if err != nil {
			return err
		}
		tx.Put(Item{Key: r.full, Data: data, Until: until(e), By: r.origin()})
		r.stored(t)
		return nil
	})
}

func (file) cull(r *call, tx Tx, keys []string) {
	if n := r.c.cull; n < 0 {
		return
	} else if n > 0 {
		keys = r.c.servers.sample(keys, len(keys)/n)
	}
	for _, k := range keys {
		tx.Delete(k)
		r.event.Evicted = append(r.event.Evicted, k)
	}
}

func (p file) add(r *call, v py.Value, t engine.Timeout) (bool, error) {
	has, err := p.hasKey(r)
	if err == nil && !has {
		err = r.name()
	}
	if err != nil {
		return false, err
	}
	r.event.Outcome = ""
	if has {
		r.is(engine.Kept)
		return false, nil
	}
	return true, p.set(r, v, t)
}

func (p file) touch(r *call, t engine.Timeout) (touched bool, err error) {
	err = r.step("touch", func(tx Tx, now float64) error {
		it, ok := tx.Get(r.full)
		if !ok {
			r.is(engine.Absent)
			return nil
		}
		if !p.live(now)(it) {
			r.because(it.By)
			r.is(engine.Expired)
			tx.Delete(r.full)
			return raise("ValueError", "I/O operation on closed file") // which Django has removed and then unlocks
		}
		e, err := r.c.base.Expiry(t)
		if err != nil {
			return err
		}
		it.Until, it.By = until(e), r.origin()
		tx.Put(it)
		r.stored(t)
		touched = true
		return nil
	})
	return touched, err
}

func (p file) hasKey(r *call) (has bool, err error) {
	err = r.step("has_key", func(tx Tx, now float64) error {
		_, has = r.look(tx, p.live(now), true)
		return nil
	})
	return has, err
}
