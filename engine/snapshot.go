package engine

import (
	"math"
	"strings"
	"unsafe"

	"locmem/engine/pickle"
	"locmem/engine/py"
)

// Snapshot is what a process holds at one moment. Taking it changes nothing:
// no order, no expiry, no count.
type Snapshot struct {
	Time   float64         `json:"time"` // by the process's clock, seconds since the epoch
	Stats  Stats           `json:"stats"`
	Stores []StoreSnapshot `json:"stores"` // in the order in which they were first used
}

// StoreSnapshot is one LOCATION.
type StoreSnapshot struct {
	Location string   `json:"location"` // str(LOCATION)
	Value    py.Value `json:"-"`        // LOCATION, of whatever type; of equal ones the first
	Total    int      `json:"total"`    // entries in memory, expired ones included
	Bytes    int      `json:"bytes"`    // pickles and keys of all of them
	Entries  []Entry  `json:"entries"`  // most recently used first; perhaps not all
	// NextExpiry is the earliest expiry after Time; 0 if there is none.
	NextExpiry float64 `json:"nextExpiry,omitempty"`
}

// Entry is one entry in memory.
type Entry struct {
	FullKey string     `json:"fullKey"`
	Data    []byte     `json:"-"`     // the pickle; must not be changed
	Bytes   int        `json:"bytes"` // of key and pickle
	At      float64    `json:"at"`    // Expiry.At
	Kind    ExpiryKind `json:"kind"`  // Expiry.Kind
	Cause   uint64     `json:"cause,omitempty"`
}

// Expiry is when the entry ends.
func (e Entry) Expiry() Expiry { return Expiry{At: e.At, Kind: e.Kind} }

// Value unpickles the entry's value.
func (e Entry) Value() (py.Value, error) { return pickle.Unmarshal(e.Data) }

// Snapshot reads the process. limit bounds the entries listed of each store;
// 0 lists them all. Values are not unpickled. Each store is read at one moment
// under its lock.
func (p *Process) Snapshot(limit int) Snapshot {
	snap := Snapshot{Time: p.clock.Now(), Stats: p.Stats()}
	for _, l := range p.stores() {
		snap.Stores = append(snap.Stores, l.snapshot(snap.Time, limit))
	}
	return snap
}

// Entries reads what the cache's LOCATION holds, most recently used first.
// Looking changes nothing.
func (c *Cache) Entries() []Entry { return c.loc.snapshot(c.process.clock.Now(), 0).Entries }

func (l *location) snapshot(now float64, limit int) StoreSnapshot {
	l.mu.Lock()
	defer l.mu.Unlock()
	s := StoreSnapshot{Location: l.name, Value: l.value, Total: l.store.size}
	for e := l.store.front; e != nil; e = e.next {
		s.Bytes += len(e.blob)
		if at := e.at; e.kind() == ExpiresAt && at > now && at <= math.MaxFloat64 && (s.NextExpiry == 0 || at < s.NextExpiry) {
			s.NextExpiry = at
		}
		if limit == 0 || len(s.Entries) < limit {
			s.Entries = append(s.Entries, Entry{
				FullKey: strings.Clone(e.key()), Data: bytesOf(e.data()), Bytes: len(e.blob),
				At: e.at, Kind: e.kind(), Cause: e.cause,
			})
		}
	}
	return s
}

// bytesOf is s without a copy; nobody may change it.
func bytesOf(s string) []byte { return unsafe.Slice(unsafe.StringData(s), len(s)) }

// SplitKey takes a full key of this cache apart into version and caller's key.
// ok is false for keys of other prefixes and with a key function. A version
// that contains ":" cannot be told apart (rule K1).
func (c *Cache) SplitKey(full string) (version, key string, ok bool) {
	if c.opts.keyFunction != nil {
		return "", "", false
	}
	prefix := py.Text(c.opts.prefix) + ":"
	if len(full) < len(prefix) || full[:len(prefix)] != prefix {
		return "", "", false
	}
	rest := full[len(prefix):]
	for i := 0; i < len(rest); i++ {
		if rest[i] == ':' {
			return rest[:i], rest[i+1:], true
		}
	}
	return "", "", false
}
