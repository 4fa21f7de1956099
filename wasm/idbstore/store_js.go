//go:build js && wasm

package idbstore

import (
	"context"
	"maps"
	"strconv"
	"sync"
	"syscall/js"
	"time"

	"github.com/hack-pad/go-indexeddb/idb"

	"locmem/engine/rack"
	"locmem/wasm/jsx"
)

// Patience is how long an operation may take before it fails with Blocked.
const Patience = 5 * time.Second

// Store is rack.Journal in IndexedDB. It may be used from any goroutine, but
// not where JavaScript waits for an answer.
type Store struct {
	name string
	open func(ctx context.Context, name string, d time.Duration, leaving func(db js.Value, deleted bool)) (opened, error)

	opening sync.Mutex // held while it is opened

	mu      sync.Mutex
	db      *opened        // nil: to be opened again
	deleted bool           // db was, which is to be told
	counts  map[string]int // by key: the last numbers known, to go on from in a new database
	change  func(Change)   // nil: nobody wants to know
}

// Change is what somebody else did to the database while it was open.
type Change string

const (
	Deleted Change = "deleted" // all values are gone, counters go on; told when there is a database again
	Raised  Change = "raised"  // its version is another one
)

// OnChange calls f after a change of the database from outside.
func (s *Store) OnChange(f func(Change)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.change = f
}

var _ rack.Journal = (*Store)(nil)

// Open opens the database of that name and makes it if need be. It waits at
// most patience.
func Open(ctx context.Context, name string, patience time.Duration) (*Store, error) {
	s := &Store{name: name, open: open, counts: map[string]int{}}
	db, err := s.open(ctx, name, patience, s.leaving)
	if err != nil {
		return nil, err
	}
	s.db = &db
	return s, nil
}

// leaving reads the counters while that is possible. The database is opened again
// at once: a write right before a reload finds it open, and a deleted one is made
// anew before any other tab makes it, with counters that go on. It is called where
// JavaScript waits.
func (s *Store) leaving(db js.Value, deleted bool) {
	for _, key := range s.forgetDatabase(deleted) {
		s.readCount(db, key)
	}
	jsx.Go(func() {
		// If that fails, the next operation tries again: it fails with the reason,
		// or the deletion is told then.
		_, _ = s.database(context.Background())
		if !deleted {
			s.tell(Raised)
		}
	})
}

// forgetDatabase lets the next operation open it again, and returns the keys of
// the counters.
func (s *Store) forgetDatabase(deleted bool) (keys []string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.db, s.deleted = nil, s.deleted || deleted
	for key := range s.counts {
		keys = append(keys, key)
	}
	return keys
}

// readCount asks for a counter; the answer comes before the database closes.
func (s *Store) readCount(db js.Value, key string) {
	tx, err := jsx.Call(db, "transaction", storeName, "readonly")
	if err != nil {
		return
	}
	request, err := jsx.Call(tx.Call("objectStore", storeName), "get", key)
	if err != nil {
		return
	}
	var done jsx.Undo
	done.Add(jsx.Listen(request, "error", func(js.Value) { done.Run() }))
	done.Add(jsx.Listen(request, "success", func(js.Value) {
		if n, ok := countOf(request.Get("result")); ok {
			s.count(key, n)
		}
		done.Run()
	}))
}

// count remembers that a counter has come so far.
func (s *Store) count(key string, n int) {
	s.mu.Lock()
	s.counts[key] = max(s.counts[key], n)
	s.mu.Unlock()
}

func (s *Store) tell(c Change) {
	s.mu.Lock()
	f := s.change
	s.mu.Unlock()
	if f != nil {
		f(c)
	}
}

// countOf reads a counter's value; ok is false if there is none.
func countOf(v js.Value) (n int, ok bool) {
	b, ok := bytesOf(v)
	if !ok {
		return 0, false
	}
	n, err := strconv.Atoi(string(b))
	return n, err == nil
}

// Close closes the database; the next operation opens it again.
func (s *Store) Close() {
	s.mu.Lock()
	db := s.db
	s.db = nil
	s.mu.Unlock()
	if db != nil {
		db.close()
	}
}

// Get returns the value of key.
func (s *Store) Get(ctx context.Context, key string) (value []byte, ok bool, err error) {
	err = s.with(ctx, "get", idb.TransactionReadOnly, func(_ *idb.Transaction, st *idb.ObjectStore) (func() error, error) {
		request, err := st.Get(js.ValueOf(key))
		if err != nil {
			return nil, err
		}
		return func() error {
			v, err := request.Await(context.Background())
			if err != nil {
				return err
			}
			value, ok = bytesOf(v)
			return nil
		}, nil
	})
	return value, ok, err
}

// Put keeps value; nil deletes the key. The request is on its way when Put
// starts to wait, and committed without waiting for its answer: a reload right
// after does not lose it.
func (s *Store) Put(ctx context.Context, key string, value []byte) error {
	return s.with(ctx, "put", idb.TransactionReadWrite, func(tx *idb.Transaction, st *idb.ObjectStore) (func() error, error) {
		if err := write(st, key, value); err != nil {
			return nil, err
		}
		if err := tx.Commit(); err != nil {
			return nil, err
		}
		return func() error { return tx.Await(context.Background()) }, nil
	})
}

// Counters have keys of their own, so that Forget can tell them from values:
// all keys from counters on and before counterEnd.
const (
	counters   = "counter/"
	counterEnd = "counter0" // 0 is what comes after /
)

// Next adds one to a counter, in one transaction.
func (s *Store) Next(ctx context.Context, key string, first int) (n int, err error) {
	key = counters + key
	err = s.with(ctx, "next", idb.TransactionReadWrite, raise(key, func(last int) int {
		n = max(last+1, first)
		return n
	}))
	if err != nil {
		return 0, err
	}
	s.count(key, n)
	return n, nil
}

// raise is a transaction that sets a counter to what to makes of its number, -1 if
// there is none; a number that is no higher is not written.
func raise(key string, to func(last int) int) work {
	return func(tx *idb.Transaction, st *idb.ObjectStore) (func() error, error) {
		request, err := st.Get(js.ValueOf(key))
		if err != nil {
			return nil, err
		}
		return func() error {
			v, err := request.Await(context.Background())
			if err != nil {
				return err
			}
			last, ok := countOf(v)
			if !ok {
				last = -1
			}
			if n := to(last); n > last {
				if err := write(st, key, strconv.AppendInt(nil, int64(n), 10)); err != nil {
					return err
				}
			}
			if err := tx.Commit(); err != nil {
				return err
			}
			return tx.Await(context.Background())
		}, nil
	}
}

// Forget deletes every value; counters go on, for numbers that other tabs have
// must not come again.
func (s *Store) Forget(ctx context.Context) error {
	return s.with(ctx, "forget", idb.TransactionReadWrite, func(tx *idb.Transaction, st *idb.ObjectStore) (func() error, error) {
		ranges := jsx.Get(js.Global(), "IDBKeyRange")
		for _, side := range []struct{ bound, key string }{{"upperBound", counters}, {"lowerBound", counterEnd}} {
			keys, err := jsx.Call(ranges, side.bound, side.key, side.bound == "upperBound")
			if err != nil {
				return nil, err
			}
			if _, err := st.Delete(keys); err != nil {
				return nil, err
			}
		}
		if err := tx.Commit(); err != nil {
			return nil, err
		}
		return func() error { return tx.Await(context.Background()) }, nil
	})
}

// work issues the first requests of a transaction, without waiting, and
// returns what waits for the rest.
type work func(*idb.Transaction, *idb.ObjectStore) (wait func() error, err error)

// with runs work in a transaction. If the browser closed the database, it
// opens it once more.
func (s *Store) with(ctx context.Context, op string, mode idb.TransactionMode, f work) error {
	err := s.once(ctx, mode, f)
	if jsx.Name(err) == "InvalidStateError" {
		s.Close()
		err = s.once(ctx, mode, f)
	}
	return failure(ctx, op, err)
}

func (s *Store) once(ctx context.Context, mode idb.TransactionMode, f work) error {
	db, err := s.database(ctx)
	if err != nil {
		return err
	}
	return transact(ctx, db, mode, f)
}

// transact runs work in a transaction of a database.
func transact(ctx context.Context, db *idb.Database, mode idb.TransactionMode, f work) error {
	_, err := bounded(ctx, Patience, func() (struct{}, error) {
		var none struct{}
		tx, err := db.TransactionWithOptions(idb.TransactionOptions{Mode: mode, Durability: idb.DurabilityRelaxed}, storeName)
		if err != nil {
			return none, err
		}
		st, err := tx.ObjectStore(storeName)
		if err != nil {
			return none, err
		}
		wait, err := f(tx, st)
		if err != nil {
			_ = tx.Abort()
			return none, err
		}
		return none, wait()
	}, nil)
	return err
}

// database returns the open database, and opens it if it was closed. That it was
// deleted meanwhile, which one that is new shows, is told once there is one again.
func (s *Store) database(ctx context.Context) (*idb.Database, error) {
	s.opening.Lock()
	defer s.opening.Unlock()
	s.mu.Lock()
	now := s.db
	s.mu.Unlock()
	if now != nil {
		return now.Database, nil
	}
	db, err := s.open(ctx, s.name, Patience, s.leaving)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	gone := s.deleted || db.created
	s.db, s.deleted = &db, false
	s.mu.Unlock()
	s.goOn(ctx, db.Database)
	if gone {
		s.tell(Deleted)
	}
	return db.Database, nil
}

// goOn has the counters of the database go on from where they were.
func (s *Store) goOn(ctx context.Context, db *idb.Database) {
	s.mu.Lock()
	counts := maps.Clone(s.counts)
	s.mu.Unlock()
	for key, n := range counts {
		_ = transact(ctx, db, idb.TransactionReadWrite, raise(key, func(int) int { return n }))
	}
}

// write puts value, or deletes the key if it is nil.
func write(st *idb.ObjectStore, key string, value []byte) error {
	if value == nil {
		_, err := st.Delete(js.ValueOf(key))
		return err
	}
	array := js.Global().Get("Uint8Array").New(len(value))
	js.CopyBytesToJS(array, value)
	_, err := st.PutKey(js.ValueOf(key), array)
	return err
}

// bytesOf reads a value of the store; ok is false if there is none.
func bytesOf(v js.Value) (b []byte, ok bool) {
	if !v.InstanceOf(js.Global().Get("Uint8Array")) {
		return nil, false
	}
	b = make([]byte, v.Get("length").Int())
	js.CopyBytesToGo(b, v)
	return b, true
}
