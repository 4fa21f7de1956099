//go:build js && wasm

package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"syscall/js"
	"time"

	"locmem/engine/rack"
	"locmem/engine/shared"
	"locmem/wasm/bus"
	"locmem/wasm/idbshared"
	"locmem/wasm/idbstore"
	"locmem/wasm/jsx"
	"locmem/wasm/roster"
	"locmem/web/model"
)

// adapters are the browser's Bus, Roster and Journal, or what stands in for
// those that this browser denies.
type adapters struct {
	id      string
	bus     rack.Bus
	roster  rack.Roster
	journal rack.Journal // of the pages; in memory if need be
	kept    rack.Journal // of the rack; nil if nothing is kept: pids are random then
	shared  shared.Store // of the cache beside the tabs; nil if there can be none
	missing []model.Missing
	close   jsx.Undo
}

const (
	// patience is how long the journal may take to open before the page goes
	// on without it.
	patience = 3 * time.Second
	// joinTime bounds the joining; more than a slow machine needs, see roster.
	joinTime = 10 * time.Second
)

// openAdapters opens what the browser gives. Names carry the app, its path and
// the number of the protocol: an origin is shared, and two versions may meet.
// The journal's schema never changes, so its name has a number of its own.
func openAdapters(ctx context.Context, loader boot) *adapters {
	a := &adapters{id: rack.NewID(), bus: rack.NopBus{}, roster: rack.NopRoster{}, journal: &rack.MemJournal{}}
	var wait sync.WaitGroup
	if !loader.alone {
		wait.Go(func() { a.openTabs(ctx, loader) })
	}
	var storeErr error
	var store *idbstore.Store
	wait.Go(func() { store, storeErr = openJournal(ctx, "locmem:"+loader.root+":journal:1") })
	wait.Wait()

	if store != nil {
		store.OnChange(func(c idbstore.Change) { loader.notice("storage-"+string(c), map[string]any{}) })
		a.journal = &watched{Journal: store, loader: loader}
	}
	if store != nil && !loader.alone {
		a.kept, a.shared = a.journal, idbshared.New("locmem:"+loader.root+":shared:1")
	}
	if storeErr != nil {
		a.lacks(missingJournal(storeErr))
	}
	a.lookAround(loader)
	return a
}

// openTabs opens what leads to the other tabs. A page that may be shown in a
// frame goes without: it takes no name, pid or lock of theirs and hears nothing.
func (a *adapters) openTabs(ctx context.Context, loader boot) {
	prefix := fmt.Sprintf("locmem:%s:%d", loader.root, rack.Protocol)
	if channel, err := bus.Open(prefix); err == nil {
		a.bus = channel
		a.close.Add(channel.Close)
		loader.atDeath(channel.Closer())
	} else {
		a.lacks(model.NoChannel)
	}
	locks, err := roster.Open(ctx, prefix+":", loader.atDeath)
	if err != nil {
		a.lacks(model.NoLocks)
		a.withoutLocks()
		return
	}
	a.roster = locks
}

// withoutLocks makes presence a matter of messages, if there are any.
func (a *adapters) withoutLocks() {
	a.roster = rack.NopRoster{}
	if _, none := a.bus.(rack.NopBus); !none {
		byMessages := rack.NewBusRoster(a.bus, a.id)
		a.roster = byMessages
		a.close.Add(byMessages.Close)
	}
}

// openJournal opens the journal and writes to it, for a full quota shows only
// then. With Full there is a store as well as an error: it can be read.
func openJournal(ctx context.Context, name string) (*idbstore.Store, error) {
	store, err := idbstore.Open(ctx, name, patience)
	if err != nil {
		return nil, err
	}
	probing, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	err = store.Put(probing, "probe", []byte{1})
	if err == nil || why(err) == idbstore.Full {
		return store, err
	}
	store.Close()
	return nil, err
}

func why(err error) idbstore.Why {
	var e *idbstore.Error
	if errors.As(err, &e) {
		return e.Why
	}
	return idbstore.Blocked // only a context's end is no *Error
}

func missingJournal(err error) model.Missing {
	switch why(err) {
	case idbstore.Full:
		return model.FullQuota
	case idbstore.Blocked:
		return model.BlockedDB
	case idbstore.Failed:
		return model.BrokenDB
	}
	return model.NoIndexedDB
}

// lookAround notes what else is absent.
func (a *adapters) lookAround(loader boot) {
	if !jsx.Has("isSecureContext") {
		a.lacks(model.Insecure)
	}
	if !jsx.Has("navigator", "serviceWorker") {
		a.lacks(model.NoServiceWorker)
	}
	if slices.Contains(loader.kinds(), "storage") || !jsx.Has("localStorage") {
		a.lacks(model.NoLocalStorage)
	}
}

func (a *adapters) lacks(m model.Missing) { a.missing = append(a.missing, m) }

// join makes this tab a process. If the locks fail after all, it goes on
// without them.
func (a *adapters) join(ctx context.Context, loader boot) (*rack.Rack, error) {
	var r *rack.Rack
	config := func() rack.Config {
		return rack.Config{
			Bus: a.bus, Roster: a.roster, Journal: a.kept, Shared: a.shared,
			Hint:  readHint(loader),
			NewID: func() string { return a.id },
			Restart: func() {
				a.leave(loader, r)
				reload()
			},
			Pause:   jsx.Pause,
			Visible: visible,
		}
	}
	joining, cancel := context.WithTimeout(ctx, joinTime)
	defer cancel()
	r, err := rack.Join(joining, config())
	if err == nil || errors.Is(err, rack.ErrNoName) || slices.Contains(a.missing, model.NoLocks) {
		return r, err
	}
	a.lacks(model.NoLocks)
	a.withoutLocks()
	r, err = rack.Join(ctx, config())
	return r, err
}

// leave says bye, frees everything and leaves the channel.
func (a *adapters) leave(loader boot, r *rack.Rack) {
	if held := r.Last(); held != nil {
		writeHint(loader, r, held)
	}
	r.Leave()
	a.close.Run()
}

func visible() bool { return jsx.Text(js.Global(), "document", "visibilityState") == "visible" }

// watched is a journal that tells the page when the browser stops keeping what is
// written: once for each reason.
type watched struct {
	rack.Journal
	loader boot

	mu   sync.Mutex
	told map[model.Missing]bool
}

// Put keeps value and notices that it is not kept.
func (w *watched) Put(ctx context.Context, key string, value []byte) error {
	err := w.Journal.Put(ctx, key, value)
	var refused *idbstore.Error // anything else is a context's end
	if errors.As(err, &refused) {
		w.tell(missingJournal(err))
	}
	return err
}

func (w *watched) tell(m model.Missing) {
	w.mu.Lock()
	if w.told == nil {
		w.told = map[model.Missing]bool{}
	}
	first := !w.told[m]
	w.told[m] = true
	w.mu.Unlock()
	if first {
		w.loader.notice(string(m), map[string]any{})
	}
}
