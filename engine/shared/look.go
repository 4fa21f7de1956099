package shared

import (
	"sort"
	"strings"

	"locmem/engine"
	"locmem/engine/pickle"
	"locmem/engine/py"
)

// Until tells when an entry ends, in seconds since the epoch ([Never]: it does
// not); ok is false if none is stored, expired or not. It
// only reads: no event, no step, and it works during an outage.
func (c *Cache) Until(k engine.Key) (until float64, ok bool, err error) {
	r := &call{c: c, key: k}
	if err := r.name(); err != nil {
		return 0, false, err
	}
	err = c.store.Update([]string{r.full}, func(tx Tx) error {
		var it Item
		it, ok = tx.Get(r.full)
		until = it.Until
		return nil
	})
	return until, ok, err
}

// aMoment is how long after its end an item is surely over: Redis counts whole
// milliseconds and, like the table and the files, has an item until its end has
// passed. Memcached's is over at its end.
const aMoment = 0.0015

// NextExpiry is the first time after now at which an item of a server is over;
// ok is false if none will be. A store that fails is passed over.
func (s *Servers) NextExpiry(now float64) (at float64, ok bool) {
	for _, server := range []string{Redis, Memcached, Database, File} {
		later := aMoment
		if server == Memcached {
			later = 0
		}
		for _, st := range s.of(server) {
			_ = st.Update(nil, func(tx Tx) error {
				for _, k := range tx.Keys() {
					it, _ := tx.Get(k)
					if x := it.Until + later; it.Until != Never && x > now && (!ok || x < at) {
						at, ok = x, true
					}
				}
				return nil
			})
		}
	}
	return at, ok
}

// Held is an item of a server, and the Location of the events that concern it.
type Held struct {
	Item
	Location string
}

// Held lists what a server has, expired items included, by key, and tells whether
// it is down. A store that fails is passed over.
func (s *Servers) Held(server string) (items []Held, down bool) {
	for location, st := range s.of(server) {
		_ = st.Update(nil, func(tx Tx) error {
			for _, k := range tx.Keys() {
				it, _ := tx.Get(k)
				items = append(items, Held{it, location})
			}
			return nil
		})
	}
	sort.Slice(items, func(i, j int) bool { return items[i].Key < items[j].Key })
	return items, s.isDown(server)
}

// Item is an item at a Location, expired or not; ok is false if there is none, or the
// store fails. An outage does not matter.
func (s *Servers) Item(location, key string) (it Item, ok bool) {
	server, place, _ := strings.Cut(location, " ")
	if st := s.of(server)[server+" "+place]; st != nil {
		_ = st.Update([]string{key}, func(tx Tx) error {
			it, ok = tx.Get(key)
			return nil
		})
	}
	return it, ok
}

// ValueOf reads the data of an item of a server.
func ValueOf(server string, it Item) (py.Value, error) {
	switch server {
	case Redis:
		return redis{}.unpack(it.Data)
	case Memcached:
		return memcached{}.unpack(it)
	}
	return pickle.Unmarshal(it.Data)
}
