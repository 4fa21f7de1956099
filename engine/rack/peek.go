package rack

import (
	"locmem/engine"
	"locmem/engine/py"
)

// Peek is what a live process holds, for whoever looks and changes nothing.
type Peek struct {
	Name     string
	Snapshot engine.Snapshot // whole: every entry of every store
	caches   *engine.Caches
}

// Peek looks into a live process. The error is an *Unreachable.
func (s *Site) Peek(name string) (*Peek, error) {
	w, _, err := s.find(name)
	if err != nil {
		return nil, err
	}
	return &Peek{Name: w.name, Snapshot: w.body.proc.Snapshot(0), caches: w.body.caches}, nil
}

// FullKey is how a cache of the process names an entry: the key in a version,
// nil for the cache's own, of an alias.
func (p *Peek) FullKey(alias string, key, version py.Value) (location, full string, err error) {
	c, err := p.caches.Open(alias)
	if err != nil {
		return "", "", err
	}
	v, err := c.MakeKey(engine.KeyOf(key).At(version))
	if err != nil {
		return "", "", err
	}
	return c.Location(), py.Text(v), nil
}

// Split tells version and caller's key of a full key, by the aliases of the
// process; the full key itself where none can tell.
func (p *Peek) Split(full string) (version, key string) {
	for _, alias := range p.caches.Aliases() {
		if c, err := p.caches.Open(alias); err == nil {
			if version, key, ok := c.SplitKey(full); ok {
				return version, key
			}
		}
	}
	return "", full
}

// Aliases are those of the settings.
func (p *Peek) Aliases() []string { return p.caches.Aliases() }
