package shared

import (
	"math"
	"sort"
	"sync"
)

// Item is an entry as a server keeps it.
type Item struct {
	Key   string
	Data  []byte  // must not be changed once it was put
	Kind  byte    // how Data is to be read, where the personality has several ways
	Until float64 // when it ends, in seconds since the epoch; Never: it does not
	By    Origin  // the event that stored it
}

// Never is the Until of an entry without end.
var Never = math.Inf(1)

// Origin names an event of any process.
type Origin struct {
	PID int
	Seq uint64
}

// Store keeps the items of one place: a Redis database, a Memcached server, a
// table, a folder. It knows no clock: what has expired is the caller's affair.
// It may be used from any number of goroutines and, if it says so, processes.
type Store interface {
	// Update runs f over the items of keys, of all keys if keys is nil. What f
	// reads and writes is atomic: no other Update comes between. f must not use a
	// store, and may be run again if the first try did not count. An error of f is
	// passed on; what f wrote before stays.
	Update(keys []string, f func(Tx) error) error
}

// Tx is an Update in progress. It knows only the keys that were asked for.
type Tx interface {
	Get(key string) (Item, bool)
	Put(it Item)
	Delete(key string)
	Keys() []string // sorted
}

// Memory is a Store in this program's memory. Its zero value is empty.
type Memory struct {
	mu    sync.Mutex
	items map[string]Item
}

// Update implements Store.
func (m *Memory) Update(_ []string, f func(Tx) error) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.items == nil {
		m.items = map[string]Item{}
	}
	return f(Items(m.items))
}

// Items is a Tx over a map, for stores that load what an Update needs.
type Items map[string]Item

// Get implements Tx.
func (t Items) Get(key string) (Item, bool) { it, ok := t[key]; return it, ok }

// Put implements Tx.
func (t Items) Put(it Item) { t[it.Key] = it }

// Delete implements Tx.
func (t Items) Delete(key string) { delete(t, key) }

// Keys implements Tx.
func (t Items) Keys() []string {
	keys := make([]string, 0, len(t))
	for k := range t {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}
