package shared

import (
	"math"
	"strings"

	"locmem/engine"
	"locmem/engine/py"
)

// djangoRedis is the class of django-redis: Redis with timeouts in milliseconds.
// It checks no keys, and its incr also adds to what Redis cannot. The commands
// that it adds are Python over [Cache.Command].
type djangoRedis struct{ redis }

func (djangoRedis) validate(*Cache, string) error { return nil }

// Ignores tells whether an error is an outage that the settings say to go on
// after.
func (c *Cache) Ignores(err error) bool {
	e, ok := err.(*py.Error)
	return c.ignores && ok && e.Type == "ConnectionError"
}

// SetIf stores the value: with nx only if no live entry is there, with xx only if
// one is. It tells whether it did; a timeout that is over deletes, and it tells
// whether there was an entry.
func (c *Cache) SetIf(k engine.Key, v py.Value, t engine.Timeout, nx, xx bool) (did bool, err error) {
	p := redis{fine: true}
	err = c.run("set", k, func(r *call) error {
		return p.sent(r, "set", v, t, func(tx Tx, now, seconds float64, store func()) {
			it, there := tx.Get(r.full)
			there = there && p.live(now)(it)
			switch {
			case seconds == 0 && nx:
				did = !there
				r.is(engine.Kept)
			case seconds == 0:
				did = there
				tx.Delete(r.full)
				r.is(engine.Deleted)
			case nx && there || xx && !there:
				r.because(it.By)
				r.is(engine.Kept)
			default:
				did = true
				store()
			}
		})
	})
	return did, err
}

// incr is INCRBY where the key exists; what Redis refuses to add to is read, and
// the sum set with the seconds that were left.
func (p djangoRedis) incr(r *call, delta py.Value) (py.Value, error) {
	sum, err := p.redis.incr(r, delta)
	e, ok := err.(*py.Error)
	switch {
	case ok && e.Type == "ValueError":
		return nil, raise("ValueError", "Key '"+py.Repr(py.Str(r.full))+"' not found")
	case !ok || e.Type != "ResponseError":
		return sum, err
	}
	left, err := p.left(r, r.key, true)
	if err != nil {
		return nil, err
	}
	old, ok, err := p.get(r)
	if err != nil {
		return nil, err
	}
	if !ok {
		old = py.None
	}
	if sum, err = py.Add(old, delta); err != nil {
		return nil, err
	}
	r.event.Outcome = ""
	return sum, p.set(r, sum, left)
}

// left is the timeout that an entry has left in whole seconds, as TTL counts.
func (p djangoRedis) left(r *call, k engine.Key, found bool) (t engine.Timeout, err error) {
	if !found {
		return t, raise("ValueError", "Key '"+py.Repr(k.Value())+"' not found")
	}
	t = engine.TimeoutOf(py.Int(0))
	err = r.step("ttl", func(tx Tx, now float64) error {
		switch it, ok := tx.Get(r.full); {
		case !ok:
		case it.Until == Never:
			t = engine.TimeoutOf(py.None)
		default:
			t = engine.TimeoutOf(py.Int((ends(it, now) + 500) / 1000))
		}
		return nil
	})
	return t, err
}

// ends is the milliseconds to an item's end.
func ends(it Item, now float64) int64 {
	return int64(math.Round(it.Until*1000) - math.Floor(now*1000))
}

// Raw is what Redis has at a key: its bytes and the milliseconds that are left,
// below zero for what never ends.
type Raw struct {
	Data []byte
	Left int64
}

// Command is a command of Redis for one full key. The log names it op, and the
// key as shown. do gets what is there, nil for nothing, and returns what is to be there
// and whether that is another.
func (c *Cache) Command(op, key, shown string, do func(was *Raw) (is *Raw, changed bool, err error)) error {
	r := c.begin(op, engine.K(shown))
	r.full = key
	var p redis
	return r.end(r.step(op, func(tx Tx, now float64) error {
		var was *Raw
		if it, ok := r.look(tx, p.live(now), true); ok {
			was = &Raw{it.Data, -1}
			if it.Until != Never {
				was.Left = ends(it, now)
			}
		}
		is, changed, err := do(was)
		switch {
		case err != nil || !changed:
		case is == nil || is.Left == 0:
			tx.Delete(key)
			r.event.Outcome = engine.Deleted
		default:
			seconds := Never
			if is.Left > 0 {
				seconds = float64(is.Left) / 1000
			}
			p.put(r, tx, now, is.Data, seconds)
			r.event.Outcome = engine.Stored
			r.event.Timeout = "None"
			if seconds != Never {
				r.event.Timeout = py.Repr(py.Float(seconds))
			}
		}
		return err
	}))
}

// Keys are the full keys of the live entries that a pattern of KEYS matches,
// sorted. The log names it op, and the pattern as shown.
func (c *Cache) Keys(op, pattern, shown string) (keys []string, err error) {
	r := c.begin(op, engine.K(shown))
	var p redis
	return keys, r.end(r.update(op, nil, func(tx Tx, now float64) error {
		for _, k := range tx.Keys() {
			if it, _ := tx.Get(k); p.live(now)(it) && globbed(pattern, k) {
				keys = append(keys, k)
				r.is(engine.Hit)
			}
		}
		r.is(engine.Miss)
		return nil
	}))
}

// globbed tells whether a pattern of KEYS matches: * is anything, ? one byte,
// [a-c] and [^a-c] one of some; a backslash takes its meaning away.
func globbed(pattern, s string) bool {
	star, from := "", -1 // what stands behind the last *, and where it was tried
	for i := 0; ; {
		if strings.HasPrefix(pattern, "*") {
			pattern = pattern[1:]
			star, from = pattern, i
			continue
		}
		if i == len(s) && pattern == "" {
			return true
		}
		if i < len(s) && pattern != "" {
			if rest, ok := globByte(pattern, s[i]); ok {
				pattern = rest
				i++
				continue
			}
		}
		if from < 0 || from >= len(s) {
			return false
		}
		from++
		pattern, i = star, from
	}
}

// globByte matches one byte; rest is the pattern behind what it is matched with.
func globByte(pattern string, b byte) (rest string, ok bool) {
	first, rest := pattern[0], pattern[1:]
	switch {
	case first == '?':
		return rest, true
	case first == '\\' && rest != "":
		return rest[1:], rest[0] == b
	case first != '[':
		return rest, first == b
	}
	not := strings.HasPrefix(rest, "^")
	if not {
		rest = rest[1:]
	}
	for rest != "" && rest[0] != ']' {
		switch {
		case rest[0] == '\\' && len(rest) > 1:
			ok = ok || rest[1] == b
			rest = rest[2:]
		case len(rest) > 2 && rest[1] == '-':
			low, high := min(rest[0], rest[2]), max(rest[0], rest[2])
			ok = ok || low <= b && b <= high
			rest = rest[3:]
		default:
			ok = ok || rest[0] == b
			rest = rest[1:]
		}
	}
	return strings.TrimPrefix(rest, "]"), ok != not
}
