package shared

import (
	"maps"
	"math/rand/v2"
	"strings"
	"sync"

	"locmem/engine"
	"locmem/engine/py"
)

// Names of the servers.
const (
	Redis     = "redis"
	Memcached = "memcached"
	Database  = "database"
	File      = "file"
)

// Is tells whether a BACKEND is one of Django's shared backends.
func Is(backend py.Value) bool { return Behind(backend) != "" }

// Behind is the server behind a BACKEND, "" if it is no shared one.
func Behind(backend py.Value) string {
	if b := behind(backend); b != nil {
		return b.Server
	}
	return ""
}

// behind is the shared backend that a BACKEND is, or nil.
func behind(backend py.Value) *engine.Backend {
	name, _ := backend.(py.Str)
	if b := engine.BackendNamed(string(name)); b != nil && b.Server != "" {
		return b
	}
	return nil
}

// At tells whether the Location of an event is a place of a server, such as
// "redis 127.0.0.1:6379/0".
func At(location string) bool {
	server, _, ok := strings.Cut(location, " ")
	return ok && known(server)
}

// Servers are what runs outside the processes: a Redis, a Memcached, a database
// and a disk. They may be used from any number of goroutines.
type Servers struct {
	mu     sync.Mutex
	open   func(place string) Store
	places map[string]Store // server and place, such as "redis 127.0.0.1:6379/0"
	down   map[string]bool
	source *rand.PCG
	random *rand.Rand // what the file backend throws away
}

// NewServers returns four empty servers that are up. They keep their items in
// memory, or where open makes a store for each place; seed decides what the file
// backend culls.
func NewServers(seed uint64, open func(place string) Store) *Servers {
	if open == nil {
		open = func(string) Store { return &Memory{} }
	}
	source := rand.NewPCG(seed, 0x5a)
	return &Servers{open: open, places: map[string]Store{}, down: map[string]bool{}, source: source, random: rand.New(source)}
}

// Fork returns servers that hold what these hold now and go on alone. Stores
// that are not a [Memory] stay shared.
func (s *Servers) Fork() *Servers {
	s.mu.Lock()
	defer s.mu.Unlock()
	source := *s.source
	f := &Servers{open: s.open, places: map[string]Store{}, down: maps.Clone(s.down), source: &source, random: rand.New(&source)}
	for name, st := range s.places {
		if m, ok := st.(*Memory); ok {
			m.mu.Lock()
			st = &Memory{items: maps.Clone(m.items)}
			m.mu.Unlock()
		}
		f.places[name] = st
	}
	return f
}

// Become makes these servers hold what from hold, and as they do up or down;
// from goes on alone. Caches that are open stay in use. Stores that are not a
// [Memory] are left alone. No call on these servers may be in progress.
func (s *Servers) Become(from *Servers) {
	f := from.Fork()
	s.mu.Lock()
	defer s.mu.Unlock()
	for name, st := range s.places {
		m, ok := st.(*Memory)
		if !ok {
			continue
		}
		m.mu.Lock()
		m.items = nil
		if was, ok := f.places[name].(*Memory); ok {
			m.items = was.items
		}
		m.mu.Unlock()
	}
	s.down = f.down
	*s.source = *f.source
}

// Outage takes a server down, or brings it back with what it had. Calls of its
// caches raise what Django's do. It returns whether there is such a server.
func (s *Servers) Outage(server string, down bool) bool {
	if !known(server) {
		return false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.down[server] = down
	return true
}

// Restart ends a server and starts it again: Memcached is empty then. Redis
// wrote its data to disk when it was asked to stop, as Debian sets it up;
// tables and files stay. It returns whether there is such a server, and an
// error if its store failed.
func (s *Servers) Restart(server string) (bool, error) {
	if !known(server) {
		return false, nil
	}
	s.Outage(server, false)
	if server != Memcached {
		return true, nil
	}
	for _, st := range s.of(server) {
		if err := st.Update(nil, empty); err != nil {
			return true, err
		}
	}
	return true, nil
}

// Crash ends a server without warning and starts it again: Memcached and Redis
// are empty then, since Redis had not saved yet. It returns as Restart does.
func (s *Servers) Crash(server string) (bool, error) {
	known, err := s.Restart(server)
	if server != Redis || err != nil {
		return known, err
	}
	for _, st := range s.of(server) {
		if err := st.Update(nil, empty); err != nil {
			return true, err
		}
	}
	return true, nil
}

func empty(tx Tx) error {
	for _, k := range tx.Keys() {
		tx.Delete(k)
	}
	return nil
}

func known(server string) bool {
	return server == Redis || server == Memcached || server == Database || server == File
}

// of are the places of a server.
func (s *Servers) of(server string) map[string]Store {
	s.mu.Lock()
	defer s.mu.Unlock()
	list := map[string]Store{}
	for name, st := range s.places {
		if strings.HasPrefix(name, server+" ") {
			list[name] = st
		}
	}
	return list
}

// place is the store of a place, made when it is first named.
func (s *Servers) place(server, place string) Store {
	s.mu.Lock()
	defer s.mu.Unlock()
	name := server + " " + place
	if s.places[name] == nil {
		s.places[name] = s.open(name)
	}
	return s.places[name]
}

func (s *Servers) isDown(server string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.down[server]
}

// sample picks n of the keys at random.
func (s *Servers) sample(keys []string, n int) []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	keys = append([]string(nil), keys...)
	for i := 0; i < n; i++ {
		j := i + s.random.IntN(len(keys)-i)
		keys[i], keys[j] = keys[j], keys[i]
	}
	return keys[:n]
}
