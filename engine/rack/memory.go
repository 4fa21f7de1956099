package rack

import (
	"locmem/engine"
	"locmem/engine/pickle"
	"locmem/engine/py"
)

// What a process holds, counted and ready to be shown.

// count fills what Info says about the memory.
func (b *body) count(i *Info) {
	snap := b.proc.Snapshot(KeysKnown)
	i.Hits, i.Misses = snap.Stats.Hits, snap.Stats.Misses
	for _, s := range snap.Stores {
		i.Entries += s.Total
		i.Bytes += s.Bytes
		if s.NextExpiry != 0 && (i.NextExpiry == 0 || s.NextExpiry < i.NextExpiry) {
			i.NextExpiry = s.NextExpiry
		}
		for _, e := range s.Entries {
			if len(i.Keys) < KeysKnown {
				_, key := b.split(e.FullKey)
				i.Keys = append(i.Keys, cut(key, 60))
			}
		}
	}
}

// split tells version and caller's key of a full key, or the full key itself.
func (b *body) split(full string) (version, key string) {
	for _, alias := range b.caches.Aliases() {
		c, err := b.caches.Open(alias)
		if err != nil {
			continue
		}
		if version, key, ok := c.SplitKey(full); ok {
			return version, key
		}
	}
	return "", full
}

// memory is the process's memory, ready to be shown.
func (b *body) memory() Memory {
	snap := b.proc.Snapshot(RowsShown)
	m := Memory{Name: b.proc.Name(), PID: b.proc.PID(), Time: snap.Time, Stats: snap.Stats, Rows: []Row{}}
	if c, err := b.caches.Open("default"); err == nil {
		_, limit, _, _, _ := c.Settings()
		if n, ok := limit.(py.Int); ok {
			m.Limit = int(n)
		}
	}
	for _, s := range snap.Stores {
		m.Total += s.Total
		m.Bytes += s.Bytes
		for place, e := range s.Entries {
			if len(m.Rows) < RowsShown {
				m.Rows = append(m.Rows, b.row(s.Location, place+1, e))
			}
		}
	}
	return m
}

func (b *body) row(location string, place int, e engine.Entry) Row {
	r := Row{Location: location, FullKey: e.FullKey, Bytes: e.Bytes, Place: place}
	r.Version, r.Key = b.split(e.FullKey)
	switch {
	case e.Kind == engine.NoRecord:
		r.Expiry = "none"
	case e.Kind == engine.NoExpiry || e.At != e.At || e.At > maxTime:
		r.Expiry = "never"
	default:
		r.Expiry, r.Expires = "at", max(e.At, -maxTime)
	}
	if e.Bytes > ValueRead {
		if kind, text := pickle.Outline(e.Data); kind != "" {
			r.Type, r.Value = kind, text
			return r
		}
	}
	v, err := e.Value()
	if err != nil {
		r.Value = err.Error()
		return r
	}
	text, whole := py.ReprLimit(v, ValueShown*4) // no code point takes more bytes
	r.Type, r.Value = v.Type(), cut(text, ValueShown)
	if !whole && r.Value == text {
		r.Value += "…"
	}
	return r
}

// maxTime is where a time stops to be one that JSON and people can read.
const maxTime = 1e15

// cut shortens text to n code points.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for i := range s {
		if n == 0 {
			return s[:i] + "…"
		}
		n--
	}
	return s
}
