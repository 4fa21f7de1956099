//go:build js && wasm

package idbstore

import (
	"context"
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

	mu sync.Mutex
	db *idb.Database // nil: to be opened again
}

var _ rack.Journal = (*Store)(nil)

// Open opens the database of that name and makes it if need be. It waits at
// most patience.
func Open(ctx context.Context, name string, patience time.Duration) (*Store, error) {
	db, err := open(ctx, name, patience)
	if err != nil {
		return nil, err
	}
	return &Store{name: name, db: db}, nil
}

// Close closes the database; the next operation opens it again.
func (s *Store) Close() {
	s.mu.Lock()
	db := s.db
	s.db = nil
	s.mu.Unlock()
	if db != nil {
		_ = db.Close()
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
	err = s.with(ctx, "next", idb.TransactionReadWrite, func(tx *idb.Transaction, st *idb.ObjectStore) (func() error, error) {
		request, err := st.Get(js.ValueOf(key))
		if err != nil {
			return nil, err
		}
		return func() error {
			v, err := request.Await(context.Background())
			if err != nil {
				return err
			}
			n = first
			if b, ok := bytesOf(v); ok {
				if last, err := strconv.Atoi(string(b)); err == nil {
					n = last + 1
				}
			}
			if err := write(st, key, strconv.AppendInt(nil, int64(n), 10)); err != nil {
				return err
			}
			if err := tx.Commit(); err != nil {
				return err
			}
			return tx.Await(context.Background())
		}, nil
	})
	if err != nil {
		return 0, err
	}
	return n, nil
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
	_, err = bounded(ctx, Patience, func() (struct{}, error) {
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

// database returns the open database, and opens it if it was closed.
func (s *Store) database(ctx context.Context) (*idb.Database, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.db == nil {
		db, err := open(ctx, s.name, Patience)
		if err != nil {
			return nil, err
		}
		s.db = db
	}
	return s.db, nil
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
