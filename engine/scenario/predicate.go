package scenario

import (
	"math"
	"slices"
	"strings"

	"locmem/engine"
	"locmem/engine/py"
	"locmem/engine/rack"
)

// predicates are what a check can ask of the rack and its log; PREDICATES in
// FORMAT.md says what each returns. A process that is left out is the whole
// rack, or an error where it must be one.
var predicates map[string]func(j *judge, c *call) (py.Value, error)

func init() {
	predicates = map[string]func(j *judge, c *call) (py.Value, error){
		"value": value, "missing": missing, "ttl": ttl,
		"size": func(j *judge, c *call) (py.Value, error) {
			return j.count(c, func(*rack.Peek, engine.Entry) bool { return true })
		},
		"expired_in_memory": func(j *judge, c *call) (py.Value, error) {
			return j.count(c, func(p *rack.Peek, e engine.Entry) bool { return e.Expiry().Expired(p.Snapshot.Time) })
		},
		"entries": entries, "bytes": bytesOf, "order": order, "evicted": evicted,
		"hits":     func(j *judge, c *call) (py.Value, error) { h, _, err := j.lookups(c); return py.Int(h), err },
		"misses":   func(j *judge, c *call) (py.Value, error) { _, m, err := j.lookups(c); return py.Int(m), err },
		"hit_rate": hitRate, "queries": queries, "computes": computes, "allowed": allowed, "responses": responses, "statuses": statuses,
		"distinct_values": distinctValues, "alternations": alternations, "stores": stores, "shares_store": sharesStore, "log": logged,
	}
}

// call is one use of a predicate.
type call struct {
	name  string
	args  []py.Value
	named map[string]py.Value
}

func (c *call) fail(kind, message string) error {
	return &py.Error{Type: kind, Message: c.name + "() " + message}
}

// takes checks the arguments: at most n by position, and these names.
func (c *call) takes(n int, names ...string) error {
	if len(c.args) > n {
		return c.fail("TypeError", "takes "+itoa(n)+" arguments at most")
	}
	for name := range c.named {
		if !slices.Contains(names, name) {
			return c.fail("TypeError", strings.TrimSuffix("takes no '"+name+"'. "+meant(name, names), ". "))
		}
	}
	return nil
}

func itoa(n int) string { return py.Repr(py.Int(n)) }

// process takes a process off the front of the arguments; "" if there is none,
// which is the whole rack.
func (j *judge) process(c *call) (string, error) {
	if len(c.args) == 0 {
		return "", nil
	}
	name, ok := c.args[0].(py.Str)
	if !ok {
		return "", c.fail("TypeError", "takes a process, such as w1, not "+py.Repr(c.args[0]))
	}
	if j.peeks[string(name)] == nil {
		return "", c.fail("LookupError", strings.TrimSuffix("finds no live process "+string(name)+". "+meant(string(name), j.names), ". "))
	}
	c.args = c.args[1:]
	return string(name), nil
}

// among is the processes that a call is about.
func (j *judge) among(c *call, names ...string) ([]*rack.Peek, error) {
	name, err := j.process(c)
	if err == nil {
		err = c.takes(0, names...)
	}
	if err != nil {
		return nil, err
	}
	if name != "" {
		return []*rack.Peek{j.peeks[name]}, nil
	}
	var list []*rack.Peek
	for _, n := range j.names {
		list = append(list, j.peeks[n])
	}
	return list, nil
}

// find looks for the entry that (p, key) names, as the cache of alias= would,
// with version=. With one argument it is the key, in the one process there is.
func (j *judge) find(c *call) (p *rack.Peek, found []rack.Seen, err error) {
	if len(c.args) == 0 || len(c.args) > 2 {
		return nil, nil, c.fail("TypeError", "takes a process and a key")
	}
	var peeks []*rack.Peek
	if len(c.args) == 2 {
		name, err := j.process(c)
		if err != nil {
			return nil, nil, err
		}
		peeks = append(peeks, j.peeks[name])
	} else {
		for _, n := range j.names {
			peeks = append(peeks, j.peeks[n])
		}
	}
	if err := c.takes(1, "alias", "version"); err != nil {
		return nil, nil, err
	}
	alias := "default"
	if v, ok := c.named["alias"]; ok {
		alias = py.Text(v)
	}
	for _, p := range peeks {
		e, ok, err := p.Find(alias, c.args[0], c.named["version"])
		if err != nil {
			return nil, nil, err
		}
		if ok {
			found = append(found, e)
		}
	}
	if len(peeks) == 1 {
		p = peeks[0]
	}
	return p, found, nil
}

// one is find where it must be one process.
func (j *judge) one(c *call) (*rack.Peek, []rack.Seen, error) {
	p, found, err := j.find(c)
	if err == nil && p == nil {
		err = c.fail("TypeError", "needs a process: there are "+strings.Join(j.names, ", "))
	}
	return p, found, err
}

// value is the live value of a key, None without one.
func value(j *judge, c *call) (py.Value, error) {
	_, found, err := j.one(c)
	if err != nil || len(found) == 0 || found[0].Expired {
		return py.None, err
	}
	return found[0].Value, nil
}

// missing tells that no live entry is there.
func missing(j *judge, c *call) (py.Value, error) {
	_, found, err := j.find(c)
	for _, e := range found {
		if !e.Expired {
			return py.Bool(false), err
		}
	}
	return py.Bool(true), err
}

// ttl is the seconds that are left, None for an entry that stays.
func ttl(j *judge, c *call) (py.Value, error) {
	key := ""
	if len(c.args) > 0 {
		key = py.Repr(c.args[len(c.args)-1])
	}
	p, found, err := j.one(c)
	if err != nil {
		return nil, err
	}
	if len(found) == 0 || found[0].Expired {
		return nil, c.fail("LookupError", "finds no live entry "+key+" in "+p.Name)
	}
	if math.IsInf(found[0].Until, 1) {
		return py.None, nil
	}
	left := found[0].Until - p.Snapshot.Time
	if left == float64(int64(left)) {
		return py.Int(left), nil
	}
	return py.Float(left), nil
}

// count counts the entries that satisfy.
func (j *judge) count(c *call, satisfies func(*rack.Peek, engine.Entry) bool, names ...string) (py.Value, error) {
	peeks, err := j.among(c, names...)
	n := 0
	for _, p := range peeks {
		for _, s := range p.Snapshot.Stores {
			for _, e := range s.Entries {
				if satisfies(p, e) {
					n++
				}
			}
		}
	}
	return py.Int(n), err
}

// entries counts those with a version=, that begin with prefix=, or are
// expired=.
func entries(j *judge, c *call) (py.Value, error) {
	version, byVersion := c.named["version"]
	prefix, byPrefix := c.named["prefix"]
	expired, byExpired := c.named["expired"]
	return j.count(c, func(p *rack.Peek, e engine.Entry) bool {
		v, key := p.Split(e.FullKey)
		return !(byVersion && v != py.Text(version) || byPrefix && !strings.HasPrefix(key, py.Text(prefix)) ||
			byExpired && e.Expiry().Expired(p.Snapshot.Time) != py.Truth(expired))
	}, "version", "prefix", "expired")
}

func bytesOf(j *judge, c *call) (py.Value, error) {
	peeks, err := j.among(c)
	n := 0
	for _, p := range peeks {
		for _, s := range p.Snapshot.Stores {
			n += s.Bytes
		}
	}
	return py.Int(n), err
}

// order is the keys of a process, the most recently used first.
func order(j *judge, c *call) (py.Value, error) {
	peeks, err := j.among(c, "location")
	if err == nil && len(peeks) != 1 {
		err = c.fail("TypeError", "needs a process: there are "+strings.Join(j.names, ", "))
	}
	if err != nil {
		return nil, err
	}
	location, byLocation := c.named["location"]
	list := &py.List{Items: []py.Value{}}
	for _, s := range peeks[0].Snapshot.Stores {
		if byLocation && s.Location != py.Text(location) {
			continue
		}
		for _, e := range s.Entries {
			_, key := peeks[0].Split(e.FullKey)
			list.Items = append(list.Items, py.Str(key))
		}
	}
	return list, nil
}

// evicted is the keys that culls dropped, in the order of their going.
func evicted(j *judge, c *call) (py.Value, error) {
	name, err := j.process(c)
	if err == nil {
		err = c.takes(0)
	}
	list := &py.List{Items: []py.Value{}}
	for _, e := range j.log {
		if e.Kind != rack.Called || name != "" && e.Process != name {
			continue
		}
		for _, full := range e.Evicted {
			key := full
			if p := j.peeks[e.Process]; p != nil {
				_, key = p.Split(full)
			}
			list.Items = append(list.Items, py.Str(key))
		}
	}
	return list, err
}

// stores counts the stores that hold something.
func stores(j *judge, c *call) (py.Value, error) {
	peeks, err := j.among(c)
	n := 0
	for _, p := range peeks {
		for _, s := range p.Snapshot.Stores {
			if s.Total > 0 {
				n++
			}
		}
	}
	return py.Int(n), err
}

// sharesStore tells whether two aliases of a process have one LOCATION. Two
// processes never share.
func sharesStore(j *judge, c *call) (py.Value, error) {
	if err := c.takes(2); err != nil || len(c.args) != 2 {
		return nil, c.fail("TypeError", "takes two aliases, or two processes")
	}
	var locations [2]string
	for i, v := range c.args {
		name, ok := v.(py.Str)
		if !ok {
			return nil, c.fail("TypeError", "takes two aliases, or two processes, not "+py.Repr(v))
		}
		if j.peeks[string(name)] != nil {
			return py.Bool(py.Equal(c.args[0], c.args[1])), nil
		}
		if len(j.names) == 0 {
			return nil, c.fail("LookupError", "finds no live process")
		}
		location, err := j.peeks[j.names[0]].Location(string(name))
		if err != nil {
			return nil, err
		}
		locations[i] = location
	}
	return py.Bool(locations[0] == locations[1]), nil
}

// distinctValues counts the different live values of a key over all processes.
func distinctValues(j *judge, c *call) (py.Value, error) {
	_, found, err := j.find(c)
	seen := map[string]bool{}
	for _, e := range found {
		if !e.Expired {
			seen[py.Repr(e.Value)] = true
		}
	}
	return py.Int(len(seen)), err
}
