package rack

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"

	"locmem/engine"
	"locmem/engine/py"
	"locmem/engine/script"
	"locmem/engine/shared"
)

// A shared cache beside the tabs is one more alias in the CACHES of all of them, or of
// none. The journal says whether there is one: a tab that joins reads that, and one that
// hears of a change reads it again. So all agree, and a message that is not true changes
// nothing.

// SharedAlias is the alias of CACHES that a shared cache beside the tabs has. It does
// what Django's RedisCache does.
const SharedAlias = "shared"

const (
	besideAt       = "127.0.0.1:6379"
	besideLocation = shared.Redis + " " + besideAt + "/0"

	besideKey  = "shared"
	besideOver = 0.001 // how long after its end an item is over: Redis counts whole milliseconds
)

// ErrNoStore tells that there can be no shared cache beside the tabs.
var ErrNoStore = errors.New("nothing here keeps data for all tabs")

// beside is the shared cache beside the tabs. The zero value is none, and that there
// can be none.
type beside struct {
	store   shared.Store // nil: there can be none
	open    func(h engine.Hooks) (script.Cache, error)
	on      atomic.Bool
	reading sync.Mutex // held while the journal is asked
}

// of lets a process reach it.
func (b *beside) of(l *local, store shared.Store) {
	if b.store = store; store == nil {
		return
	}
	servers := shared.NewServers(0, func(string) shared.Store { return &whileOn{store, &b.on} })
	l.item = b.item
	params := py.NewDict(
		py.Str("BACKEND"), py.Str("django.core.cache.backends.redis.RedisCache"),
		py.Str("LOCATION"), py.Str("redis://"+besideAt))
	alone := engine.DefaultSettings()
	both := engine.DefaultSettings()
	_ = both.Set(py.Str(SharedAlias), params) // text can be a key
	l.before = func(in *script.Interp) {
		if b.on.Load() {
			in.Configure(both, []string{"default", SharedAlias})
		} else {
			in.Configure(alone, []string{"default"})
		}
	}
	b.open = func(h engine.Hooks) (script.Cache, error) { return servers.Open(l.proc, SharedAlias, params, nil, h) }
}

// item is an entry of it; ok is false if there is none.
func (b *beside) item(location, fullKey string) (it shared.Item, ok bool) {
	if location == besideLocation && b.on.Load() {
		_ = b.store.Update([]string{fullKey}, func(tx shared.Tx) error {
			it, ok = tx.Get(fullKey)
			return nil
		})
	}
	return it, ok
}

// whileOn is the store as code reaches it: a cache that was held while there was a shared
// one writes nothing into the next.
type whileOn struct {
	store shared.Store
	on    *atomic.Bool
}

var errTakenAway = &py.Error{Type: "ConnectionError", Message: "The shared cache beside the tabs was taken away."}

func (s *whileOn) Update(keys []string, f func(shared.Tx) error) error {
	if !s.on.Load() {
		return errTakenAway
	}
	return s.store.Update(keys, f)
}

// reaches lets code of a process reach it.
func (b *beside) reaches(w *script.World) {
	open := w.Cache
	w.Cache = func(alias string, h engine.Hooks) (script.Cache, error) {
		if alias == SharedAlias && b.on.Load() {
			return b.open(h)
		}
		return open(alias, h)
	}
}

// CanShare tells whether there can be a shared cache beside the tabs.
func (r *Rack) CanShare() bool { return r.beside.store != nil && r.cfg.Journal != nil }

// Shares tells whether there is one.
func (r *Rack) Shares() bool { return r.beside.on.Load() }

// Share puts an empty shared cache beside all tabs, those that come later included, or
// takes it away with what it holds. It fails with ErrNoStore if there can be none, and
// as the Journal or Config.Shared does.
func (r *Rack) Share(ctx context.Context, on bool) error {
	if !r.CanShare() {
		return ErrNoStore
	}
	var value []byte
	if on {
		value = []byte("on")
	}
	if on { // a tab that had not heard of its end may have written after it
		_, was, err := r.cfg.Journal.Get(ctx, besideKey)
		if err == nil && !was {
			err = r.empty()
		}
		if err != nil {
			return err
		}
	}
	if err := r.cfg.Journal.Put(ctx, besideKey, value); err != nil {
		return err
	}
	r.readBeside(ctx)
	r.post(envelope{Type: msgShared}, nil)
	if on {
		return nil
	}
	return r.empty()
}

// empty drops what the shared cache holds.
func (r *Rack) empty() error {
	return r.beside.store.Update(nil, func(tx shared.Tx) error {
		for _, k := range tx.Keys() {
			tx.Delete(k)
		}
		return nil
	})
}

// readBeside asks the journal whether there is a shared cache. If that fails, it stays
// as it is.
func (r *Rack) readBeside(ctx context.Context) {
	if !r.CanShare() {
		return
	}
	r.beside.reading.Lock()
	defer r.beside.reading.Unlock()
	_, on, err := r.cfg.Journal.Get(ctx, besideKey)
	if err == nil && r.beside.on.Swap(on) != on {
		r.notices.add(Notice{Process: &ProcessNotice{Change: Changed, Info: r.Self().Info(), Time: r.cfg.Wall()}})
	}
}

// Beside looks at the shared cache beside the tabs; nil if there is none, or it cannot
// be read. It waits for Config.Shared.
func (r *Rack) Beside() *GlanceShared {
	if !r.Shares() {
		return nil
	}
	var items []shared.Held
	ends := 0.0
	err := r.beside.store.Update(nil, func(tx shared.Tx) error {
		items, ends = nil, 0
		for _, k := range tx.Keys() {
			it, _ := tx.Get(k)
			if it.Until > r.clock.Now() { // what is over Redis does not show
				items = append(items, shared.Held{Item: it, Location: besideLocation})
				if it.Until != shared.Never && (ends == 0 || it.Until < ends) {
					ends = it.Until
				}
			}
		}
		return nil
	})
	if err != nil {
		return nil
	}
	g := glanceAt(shared.Redis, items, false)
	if ends > 0 {
		g.Ends = ends + besideOver
	}
	return g
}
