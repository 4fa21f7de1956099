package shared

import (
	"math"
	"math/big"
	"strings"

	"locmem/engine"
	"locmem/engine/pickle"
	"locmem/engine/py"
)

// memcached is Django's PyMemcacheCache, or PyLibMCCache if lib is set. Each
// call is one command, so add and incr are atomic. Text, bytes and ints are
// stored as they are, the rest pickled. Times are whole seconds of the server's
// clock, which ticks once a second.
type memcached struct{ lib bool }

// How an item's data is to be read.
const (
	isBytes byte = iota
	isPickle
	isInt
	isText
)

const (
	month   = 30 * 24 * 60 * 60 // beyond it a time is one since the epoch
	maxItem = 1 << 20           // bytes, the server's own included
	maxKey  = 250               // bytes
)

// exptime is what Django sends: 0 for never, negative for at once, seconds up to
// 30 days, a time since the epoch beyond.
func (memcached) exptime(c *Cache, t engine.Timeout) (float64, error) {
	v := c.timeoutValue(t)
	if v == py.None {
		return 0, nil
	}
	n, err := py.ParseInt(v)
	if err != nil {
		return 0, err
	}
	if big, _ := py.Big(n); big.Sign() == 0 {
		return -1, nil
	}
	switch v.(type) {
	case py.Str, py.Bytes:
		return 0, raise("TypeError", "'>' not supported between instances of '"+v.Type()+"' and 'int'")
	}
	s, err := py.Float64(v)
	if err == nil && s > month {
		s += math.Floor(c.process.Clock().Now())
	}
	return math.Trunc(s), err
}

func (p memcached) expiry(c *Cache, t engine.Timeout) (engine.Expiry, error) {
	s, err := p.exptime(c, t)
	return engine.Expiry{At: s}, err
}

// until is the server's reading of an exptime.
func (memcached) until(now, exptime float64) (float64, error) {
	switch {
	case exptime == 0:
		return Never, nil
	case exptime < 0, exptime > math.MaxInt32: // the server's times have 32 bits
		return 0, nil
	case exptime > month:
		return exptime, nil
	}
	return math.Floor(now) + exptime, nil
}

func (memcached) live(now float64) func(Item) bool {
	return func(it Item) bool { return math.Floor(now) < it.Until }
}

// validate turns Django's warning into its error, then the client's own limit
// counts, which is one of bytes.
func (memcached) validate(c *Cache, full string) error {
	first := func(w engine.Warning) error { return raise("InvalidCacheKey", w.Message) }
	return c.base.With(engine.Hooks{Warn: first}).ValidateKey(py.Str(full))
}

// fits is the client's own check of a key.
func (r *call) fits() error {
	if len(r.full) > maxKey {
		return raise("MemcacheIllegalInputError", "Key is too long: "+py.Repr(py.Bytes(r.full)))
	}
	return nil
}

func (p memcached) outage(c *Cache) error {
	if p.lib {
		return raise("ConnectionError", "error 3 from memcached: CONNECTION FAILURE, host: "+c.place)
	}
	return raise("ConnectionRefusedError", "[Errno 111] Connection refused")
}

func (memcached) pack(v py.Value) (data []byte, kind byte, err error) {
	switch x := v.(type) {
	case py.Bytes:
		return []byte(x), isBytes, nil
	case py.Str:
		return []byte(x), isText, nil
	case py.Int, *py.BigInt:
		return []byte(py.Text(v)), isInt, nil
	}
	data, err = pickle.Marshal(v)
	return data, isPickle, err
}

func (memcached) unpack(it Item) (py.Value, error) {
	switch it.Kind {
	case isBytes:
		return py.Bytes(it.Data), nil
	case isText:
		return py.Str(it.Data), nil
	case isInt:
		return py.ParseInt(py.Bytes(it.Data))
	}
	return pickle.Unmarshal(it.Data)
}

func (p memcached) get(r *call) (v py.Value, ok bool, err error) {
	if err := r.fits(); err != nil {
		return nil, false, err
	}
	var it Item
	err = r.step("get", func(tx Tx, now float64) error {
		it, ok = r.look(tx, p.live(now), true)
		return nil
	})
	if err != nil || !ok {
		return nil, false, err
	}
	v, err = p.unpack(it)
	return v, err == nil, err
}

// write is set, and add if only is set.
func (p memcached) write(r *call, v py.Value, t engine.Timeout, only bool) (stored bool, err error) {
	exptime, err := p.exptime(r.c, t)
	if err != nil {
		return false, err
	}
	if err := r.fits(); err != nil {
		return false, err
	}
	data, kind, err := p.pack(v)
	if err != nil {
		return false, err
	}
	op := "set"
	if only {
		op = "add"
	}
	err = r.step(op, func(tx Tx, now float64) error {
		until, err := p.until(now, exptime)
		if err != nil {
			return err
		}
		if len(data)+len(r.full)+60 > maxItem { // what was there goes too
			tx.Delete(r.full)
			return raise("MemcacheServerError", "b'object too large for cache'")
		}
		if it, ok := tx.Get(r.full); only && ok && p.live(now)(it) {
			r.because(it.By)
			r.is(engine.Kept)
			return nil
		}
		tx.Put(Item{Key: r.full, Data: data, Kind: kind, Until: until, By: r.origin()})
		r.stored(t)
		stored = true
		return nil
	})
	return stored, err
}

func (p memcached) set(r *call, v py.Value, t engine.Timeout) error {
	_, err := p.write(r, v, t, false)
	return err
}

func (p memcached) add(r *call, v py.Value, t engine.Timeout) (bool, error) {
	return p.write(r, v, t, true)
}

func (p memcached) touch(r *call, t engine.Timeout) (touched bool, err error) {
	if n, ok := t.Value().(py.Int); p.lib && ok && n == 0 {
		return p.delete(r)
	}
	exptime, err := p.exptime(r.c, t)
	if err != nil {
		return false, err
	}
	if err := r.fits(); err != nil {
		return false, err
	}
	err = r.step("touch", func(tx Tx, now float64) error {
		until, err := p.until(now, exptime)
		if err != nil {
			return err
		}
		it, ok := tx.Get(r.full)
		if !ok || !p.live(now)(it) {
			r.is(engine.Absent)
			return nil
		}
		it.Until, it.By = until, r.origin()
		tx.Put(it)
		r.stored(t)
		touched = true
		return nil
	})
	return touched, err
}

func (p memcached) delete(r *call) (bool, error) {
	if err := r.fits(); err != nil {
		return false, err
	}
	return r.remove(p.live)
}

// hasKey is BaseCache's, a get.
func (p memcached) hasKey(r *call) (bool, error) {
	_, has, err := p.get(r)
	return has, err
}

// incr counts in 64 bits without sign: beyond the end it starts at 0 again, and
// below 0 it stays there. What gets shorter is padded, as the server does.
func (p memcached) incr(r *call, delta py.Value) (sum py.Value, err error) {
	by, ok := py.Big(delta)
	if _, isBool := delta.(py.Bool); isBool { // the client sends the word
		return nil, raise("MemcacheClientError", "b'invalid numeric delta argument'")
	}
	if !ok {
		if _, isFloat := delta.(py.Float); isFloat {
			return nil, raise("MemcacheIllegalInputError", "value must be integer, got bad value: "+py.Repr(delta))
		}
		return nil, raise("TypeError", "'<' not supported between instances of '"+delta.Type()+"' and 'int'")
	}
	if err := r.fits(); err != nil {
		return nil, err
	}
	if !new(big.Int).Abs(by).IsUint64() {
		return nil, raise("MemcacheClientError", "b'invalid numeric delta argument'")
	}
	err = r.step("incr", func(tx Tx, now float64) error {
		it, ok := tx.Get(r.full)
		if !ok || !p.live(now)(it) {
			return raise("ValueError", "Key '"+r.full+"' not found")
		}
		old, ok := new(big.Int).SetString(strings.TrimSpace(string(it.Data)), 10)
		if !ok || !old.IsUint64() {
			return raise("MemcacheClientError", "b'cannot increment or decrement non-numeric value'")
		}
		old.Add(old, by)
		if by.Sign() < 0 && old.Sign() < 0 {
			old.SetInt64(0)
		}
		old.SetUint64(old.Uint64())
		text := old.String()
		if pad := len(it.Data) - len(text); pad > 0 {
			text += strings.Repeat(" ", pad)
		}
		sum = py.IntOf(old)
		r.because(it.By)
		it.Data, it.By = []byte(text), r.origin()
		tx.Put(it)
		r.is(engine.Stored)
		return nil
	})
	return sum, err
}

func (memcached) clear(r *call) error { return r.clearAll() }
