package shared

import (
	"math"
	"strconv"
	"time"

	"locmem/engine"
	"locmem/engine/pickle"
	"locmem/engine/py"
)

// database is Django's DatabaseCache: a table with whole seconds. set, add and
// touch are transactions; incr is a get and a set. A table with more than
// MAX_ENTRIES rows loses the expired ones first, then by the order of its keys.
type database struct{ baseCache }

func (database) outage(c *Cache) error {
	return raise("OperationalError", `connection to server at "127.0.0.1", port 5432 failed: Connection refused`)
}

// until is the second in which an entry ends.
func (database) until(c *Cache, t engine.Timeout) (float64, error) {
	e, err := c.base.Expiry(t)
	switch {
	case err != nil:
		return 0, err
	case e.Kind == engine.NoExpiry:
		return Never, nil
	case math.IsNaN(e.At):
		return 0, raise("ValueError", "Invalid value NaN (not a number)")
	case math.Abs(e.At) >= 1<<63:
		return 0, raise("OverflowError", "timestamp out of range for platform time_t")
	}
	at := math.Floor(e.At)
	if y := time.Unix(int64(at), 0).UTC().Year(); y > 9999 || y < 1 {
		return 0, raise("ValueError", "year "+strconv.Itoa(y)+" is out of range")
	}
	return at, nil
}

// live is the rule of get; has_key and add have others, and differ from it in
// the second in which an entry ends.
func (database) live(now float64) func(Item) bool {
	return func(it Item) bool { return it.Until >= now }
}

func (p database) get(r *call) (py.Value, bool, error) { return r.baseGet(p.live) }

// write is Django's _base_set: count, cull if there are too many, then write.
func (p database) write(r *call, mode string, v py.Value, t engine.Timeout) (done bool, err error) {
	until, err := p.until(r.c, t)
	if err != nil {
		return false, err
	}
	err = r.update(mode, nil, func(tx Tx, now float64) error {
		now = math.Floor(now)
		if keys := tx.Keys(); len(keys) > r.c.maxEntries {
			p.cull(r, tx, keys, now)
		}
		data, err := pickle.Marshal(v)
		if err != nil {
			return err
		}
		it, found := tx.Get(r.full)
		switch {
		case mode == "touch" && !found:
			r.is(engine.Absent)
			return nil
		case mode == "touch": // even if it is over its time
			data = it.Data
		case mode == "add" && found && it.Until >= now:
			r.because(it.By)
			r.is(engine.Kept)
			return nil
		}
		tx.Put(Item{Key: r.full, Data: data, Until: until, By: r.origin()})
		r.stored(t)
		done = true
		return nil
	})
	return done, err
}

func (database) cull(r *call, tx Tx, keys []string, now float64) {
	evict := func(key string) {
		tx.Delete(key)
		r.event.Evicted = append(r.event.Evicted, key)
	}
	if r.c.cull == 0 {
		for _, k := range keys {
			evict(k)
		}
		return
	}
	var rest []string
	for _, k := range keys {
		if it, _ := tx.Get(k); it.Until < now {
			evict(k)
		} else {
			rest = append(rest, k)
		}
	}
	if len(rest) <= r.c.maxEntries {
		return
	}
	// Without as many rows as the number says nothing is deleted.
	if n := len(rest) / r.c.cull; n < len(rest) {
		for _, k := range rest[:max(n, 0)] {
			evict(k)
		}
	}
}

func (p database) set(r *call, v py.Value, t engine.Timeout) error {
	_, err := p.write(r, "set", v, t)
	return err
}

func (p database) add(r *call, v py.Value, t engine.Timeout) (bool, error) {
	return p.write(r, "add", v, t)
}

func (p database) touch(r *call, t engine.Timeout) (bool, error) {
	return p.write(r, "touch", py.None, t)
}

func (p database) hasKey(r *call) (has bool, err error) {
	err = r.step("has_key", func(tx Tx, now float64) error {
		_, has = r.look(tx, func(it Item) bool { return it.Until > math.Floor(now) }, false)
		return nil
	})
	return has, err
}
