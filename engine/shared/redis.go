package shared

import (
	"math"
	"math/big"
	"strings"

	"locmem/engine"
	"locmem/engine/pickle"
	"locmem/engine/py"
)

// redis is Django's RedisCache: each call is one command of a server that does
// one at a time, so add and incr are atomic; set_many is one transaction. Ints
// are stored as digits, so that incr works on them; timeouts are whole seconds.
type redis struct {
	fine bool // timeouts are whole milliseconds
}

// expires is the timeout as a command's EX or PX, in seconds, or never.
func (p redis) expires(c *Cache, t engine.Timeout) (seconds float64, err error) {
	v, unit := c.timeoutValue(t), 1.0
	if v == py.None {
		return Never, nil
	}
	if p.fine {
		f, err := py.Float64(v)
		if err != nil {
			return 0, err
		}
		v, unit = py.Float(f*1000), 1000
	}
	n, err := py.ParseInt(v)
	if err != nil {
		return 0, err
	}
	seconds, err = py.Float64(n)
	return math.Max(0, seconds) / unit, err
}

func (p redis) expiry(c *Cache, t engine.Timeout) (engine.Expiry, error) {
	s, err := p.expires(c, t)
	if s == Never {
		return engine.Expiry{Kind: engine.NoExpiry}, err
	}
	return engine.Expiry{At: s}, err
}

func (redis) validate(c *Cache, full string) error { return c.base.ValidateKey(py.Str(full)) }

func (redis) outage(c *Cache) error {
	host, _, _ := strings.Cut(c.place, "/")
	return raise("ConnectionError", "Error 111 connecting to "+host+". Connection refused.")
}

// pack is RedisSerializer.dumps: only what is exactly an int is not pickled.
func (redis) pack(v py.Value) ([]byte, error) {
	switch v.(type) {
	case py.Int, *py.BigInt:
		return []byte(py.Text(v)), nil
	}
	return pickle.Marshal(v)
}

func (redis) unpack(data []byte) (py.Value, error) {
	if v, err := py.ParseInt(py.Bytes(data)); err == nil {
		return v, nil
	}
	return pickle.Unmarshal(data)
}

// The server counts in milliseconds.
func (redis) until(now, seconds float64) float64 { return (math.Floor(now*1000) + seconds*1000) / 1000 }
func (redis) live(now float64) func(Item) bool {
	return func(it Item) bool { return math.Floor(now*1000) <= it.Until*1000 }
}

// tooFar is the server's refusal of a time beyond what it counts to.
func (redis) tooFar(now, seconds float64, command string) error {
	if seconds != Never && (now+seconds)*1000 >= math.MaxInt64 {
		return raise("ResponseError", "invalid expire time in '"+command+"' command")
	}
	return nil
}

func (p redis) get(r *call) (v py.Value, ok bool, err error) {
	var data []byte
	err = r.step("get", func(tx Tx, now float64) error {
		var it Item
		it, ok = r.look(tx, p.live(now), true)
		data = it.Data
		return nil
	})
	if err != nil || !ok {
		return nil, false, err
	}
	v, err = p.unpack(data)
	return v, err == nil, err
}

// put stores or, with a timeout of 0, deletes.
func (p redis) put(r *call, tx Tx, now float64, data []byte, seconds float64) {
	if seconds == 0 {
		tx.Delete(r.full)
		return
	}
	tx.Put(Item{Key: r.full, Data: data, Until: p.until(now, seconds), By: r.origin()})
}

// sent is a step with what a SET sends: store puts it there.
func (p redis) sent(r *call, op string, v py.Value, t engine.Timeout, do func(tx Tx, now, seconds float64, store func())) error {
	seconds, err := p.expires(r.c, t)
	if err != nil {
		return err
	}
	data, err := p.pack(v)
	if err != nil {
		return err
	}
	return r.step(op, func(tx Tx, now float64) error {
		if err := p.tooFar(now, seconds, "set"); err != nil {
			return err
		}
		do(tx, now, seconds, func() {
			p.put(r, tx, now, data, seconds)
			r.stored(t)
		})
		return nil
	})
}

func (p redis) set(r *call, v py.Value, t engine.Timeout) error {
	return p.sent(r, "set", v, t, func(_ Tx, _, seconds float64, store func()) {
		if seconds == 0 {
			r.is(engine.Deleted)
		}
		store()
	})
}

// setAtOnce is set_many: MSET and an EXPIRE for each key, in one transaction.
func (p redis) setAtOnce(list []*call, values []py.Value, t engine.Timeout) error {
	first := list[0]
	seconds, err := p.expires(first.c, t)
	if err != nil {
		return err
	}
	var keys []string
	var datas [][]byte
	for i, r := range list {
		data, err := p.pack(values[i])
		if err != nil {
			return err
		}
		keys, datas = append(keys, r.full), append(datas, data)
	}
	return first.update("set", keys, func(tx Tx, now float64) error {
		for i, r := range list {
			r.number()
			p.put(r, tx, now, datas[i], seconds)
			r.stored(t)
		}
		return nil
	})
}

func (p redis) add(r *call, v py.Value, t engine.Timeout) (stored bool, err error) {
	err = p.sent(r, "add", v, t, func(tx Tx, now, _ float64, store func()) {
		if it, ok := tx.Get(r.full); ok && p.live(now)(it) {
			r.because(it.By)
			r.is(engine.Kept)
			return
		}
		store()
		stored = true
	})
	return stored, err
}

// touch with None is PERSIST, which returns false for what never ends anyway.
func (p redis) touch(r *call, t engine.Timeout) (touched bool, err error) {
	seconds, err := p.expires(r.c, t)
	if err != nil {
		return false, err
	}
	err = r.step("touch", func(tx Tx, now float64) error {
		if err := p.tooFar(now, seconds, "expire"); err != nil {
			return err
		}
		it, ok := tx.Get(r.full)
		if !ok || !p.live(now)(it) || seconds == Never && it.Until == Never {
			r.is(engine.Absent)
			return nil
		}
		it.By = r.origin()
		touched = true
		p.put(r, tx, now, it.Data, seconds)
		r.stored(t)
		return nil
	})
	return touched, err
}

func (p redis) delete(r *call) (bool, error) { return r.remove(p.live) }

func (p redis) hasKey(r *call) (has bool, err error) {
	err = r.step("has_key", func(tx Tx, now float64) error {
		_, has = r.look(tx, p.live(now), true)
		return nil
	})
	return has, err
}

// incr is EXISTS and INCRBY. Nothing deletes between them here.
func (p redis) incr(r *call, delta py.Value) (sum py.Value, err error) {
	err = r.step("incr", func(tx Tx, now float64) error {
		it, ok := tx.Get(r.full)
		if !ok || !p.live(now)(it) {
			return raise("ValueError", "Key '"+r.full+"' not found.")
		}
		by, err := redisInt(delta)
		if err != nil {
			return err
		}
		old, ok := new(big.Int).SetString(string(it.Data), 10)
		if !ok || !old.IsInt64() {
			return raise("ResponseError", "value is not an integer or out of range")
		}
		old.Add(old, by)
		if !old.IsInt64() {
			return raise("ResponseError", "increment or decrement would overflow")
		}
		r.because(it.By)
		sum = py.IntOf(old)
		it.Data, it.By = []byte(old.String()), r.origin()
		tx.Put(it)
		r.is(engine.Stored)
		return nil
	})
	return sum, err
}

// redisInt is what the client sends for a delta, as the server reads it.
func redisInt(delta py.Value) (*big.Int, error) {
	switch v := delta.(type) {
	case py.Int, *py.BigInt:
		if n, ok := py.Big(v); ok && n.IsInt64() {
			return n, nil
		}
	case py.Float, py.Str, py.Bytes:
		if n, ok := new(big.Int).SetString(py.Text(v), 10); ok && n.IsInt64() {
			return n, nil
		}
	default:
		return nil, raise("DataError", "Invalid input of type: '"+delta.Type()+"'. Convert to a bytes, string, int or float first.")
	}
	return nil, raise("ResponseError", "value is not an integer or out of range")
}

func (redis) clear(r *call) error { return r.clearAll() }
