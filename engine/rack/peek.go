package rack

import (
	"math"

	"locmem/engine"
	"locmem/engine/py"
	"locmem/engine/shared"
)

// Peek is what a live process holds and can reach, for one who looks and
// changes nothing.
type Peek struct {
	Name     string
	Snapshot engine.Snapshot // whole: every entry of every store of the process
	site     *Site
	body     *body
}

// Peek looks into a live process. The error is an *Unreachable.
func (s *Site) Peek(name string) (*Peek, error) {
	w, _, err := s.find(name)
	if err != nil {
		return nil, err
	}
	return &Peek{Name: w.name, Snapshot: w.body.proc.Snapshot(0), site: s, body: w.body}, nil
}

// Seen is an entry that somebody looked at.
type Seen struct {
	Value   py.Value
	Until   float64 // when it ends, in seconds since the epoch; +Inf: never
	Expired bool    // it is in memory, but over its time
}

// Find looks for the entry that a cache of the process names so: the key in a
// version, nil for the cache's own, of an alias. ok is false if there is none.
func (p *Peek) Find(alias string, key, version py.Value) (e Seen, ok bool, err error) {
	k := engine.KeyOf(key).At(version)
	if params := sharedSettings(p.body.settings, alias); params != nil {
		return p.outside(alias, params, k)
	}
	c, err := p.body.caches.Open(alias)
	if err != nil {
		return e, false, err
	}
	full, err := c.MakeKey(k)
	if err != nil {
		return e, false, err
	}
	for _, s := range p.Snapshot.Stores {
		if s.Location != c.Location() {
			continue
		}
		for _, entry := range s.Entries {
			if entry.FullKey == py.Text(full) {
				return p.seen(entry)
			}
		}
	}
	return e, false, nil
}

func (p *Peek) seen(entry engine.Entry) (e Seen, ok bool, err error) {
	e = Seen{Until: entry.At, Expired: entry.Expiry().Expired(p.Snapshot.Time)}
	if entry.Kind == engine.NoExpiry {
		e.Until = math.Inf(1)
	}
	e.Value, err = entry.Value()
	return e, true, err
}

// outside looks at a shared cache: through a copy of the servers, so that the
// look is no use.
func (p *Peek) outside(alias string, params *py.Dict, k engine.Key) (e Seen, ok bool, err error) {
	servers := p.site.servers.Fork()
	for _, name := range []string{shared.Redis, shared.Memcached, shared.Database, shared.File} {
		servers.Outage(name, false)
	}
	nobody := engine.NewProcess(p.Name, p.body.proc.PID(), p.site.clock)
	c, err := servers.Open(nobody, alias, params, p.body.caches.KeyFunctions, engine.Hooks{})
	if err != nil {
		return e, false, err
	}
	until, ok, err := c.Until(k)
	if !ok || err != nil {
		return e, false, err
	}
	v, live, err := c.Get(k)
	return Seen{Value: v, Until: until, Expired: !live}, true, err
}

// Location is the store of an alias: caches of a process with equal ones share
// it. The error is Django's, of an alias that cannot be opened.
func (p *Peek) Location(alias string) (string, error) {
	if params := sharedSettings(p.body.settings, alias); params != nil {
		backend, _, _ := params.Get(py.Str("BACKEND"))
		location, _, _ := params.Get(py.Str("LOCATION"))
		return py.Text(backend) + " " + py.Text(location), nil
	}
	c, err := p.body.caches.Open(alias)
	if err != nil {
		return "", err
	}
	return c.Location(), nil
}

// Split tells version and caller's key of a full key, by the aliases of the
// process; the full key itself where none can tell.
func (p *Peek) Split(full string) (version, key string) {
	for _, alias := range p.body.caches.Aliases() {
		if c, err := p.body.caches.Open(alias); err == nil {
			if version, key, ok := c.SplitKey(full); ok {
				return version, key
			}
		}
	}
	return "", full
}

// Aliases are those of the settings.
func (p *Peek) Aliases() []string { return p.body.caches.Aliases() }
