//go:build js && wasm

package idbstore

import (
	"context"
	"errors"
	"fmt"
	"syscall/js"
	"time"

	"github.com/hack-pad/go-indexeddb/idb"

	"locmem/wasm/jsx"
)

// The schema, for ever: version 1 with one store of values by text key.
const (
	version   = 1
	storeName = "kv"
)

// Why tells why there is no journal in IndexedDB.
type Why string

const (
	Missing Why = "missing" // the browser has none here, or denies it
	Blocked Why = "blocked" // it did not answer in time, such as behind a deletion in another tab
	Full    Why = "full"    // the quota is used up: what is there can be read
	Failed  Why = "failed"  // anything else
)

// Error is what every method of this package fails with, but for a context
// that ended.
type Error struct {
	Op  string // "open", "get", "put", "next", "forget"
	Why Why
	Err error // what the browser said; nil if it said nothing
}

func (e *Error) Error() string {
	text := map[Why]string{
		Missing: "this browser keeps no data here",
		Blocked: "the browser's storage does not answer",
		Full:    "the browser's storage is full",
		Failed:  "the browser's storage failed",
	}[e.Why]
	if e.Err != nil {
		return fmt.Sprintf("%s the journal: %s (%v)", e.Op, text, e.Err)
	}
	return fmt.Sprintf("%s the journal: %s", e.Op, text)
}

func (e *Error) Unwrap() error { return e.Err }

// errTime is the reason for Blocked.
var errTime = errors.New("no answer in time")

// failure makes an *Error of what an operation failed with; a context's error
// stays what it is.
func failure(ctx context.Context, op string, err error) error {
	if err == nil {
		return nil
	}
	var already *Error
	if errors.As(err, &already) || ctx.Err() != nil && errors.Is(err, ctx.Err()) {
		return err
	}
	if errors.Is(err, errTime) {
		return &Error{op, Blocked, nil}
	}
	why := Failed
	switch jsx.Name(err) {
	case "QuotaExceededError":
		why = Full
	case "SecurityError", "NotAllowedError", "UnknownError":
		if op == "open" { // "block all site data", a sandboxed frame
			why = Missing
		}
	}
	return &Error{op, why, err}
}

// bounded runs f on a goroutine of its own and waits at most d for it. What f
// does is started before bounded returns to the event loop. If f comes later
// its result goes to late; nil is allowed.
func bounded[T any](ctx context.Context, d time.Duration, f func() (T, error), late func(T)) (T, error) {
	type result struct {
		v   T
		err error
	}
	done := make(chan result, 1)
	go func() {
		defer func() {
			if r := recover(); r != nil { // go-indexeddb panics on what it does not expect
				done <- result{err: fmt.Errorf("%v", r)}
			}
		}()
		v, err := f()
		done <- result{v, err}
	}()
	timer := time.NewTimer(d)
	defer timer.Stop()
	var zero T
	var err error
	select {
	case r := <-done:
		return r.v, r.err
	case <-timer.C:
		err = errTime
	case <-ctx.Done():
		err = ctx.Err()
	}
	if late != nil {
		go func() {
			if r := <-done; r.err == nil {
				late(r.v)
			}
		}()
	}
	return zero, err
}

// open opens the database, and makes its store if it is new.
func open(ctx context.Context, name string, d time.Duration) (*idb.Database, error) {
	value := jsx.Get(js.Global(), "indexedDB") // idb.Global panics, or worse, where it is denied
	if !value.Truthy() || !jsx.Has("IDBRequest") {
		return nil, &Error{"open", Missing, nil}
	}
	factory, err := idb.WrapFactory(value)
	if err != nil {
		return nil, failure(ctx, "open", err)
	}
	db, err := bounded(ctx, d, func() (*idb.Database, error) {
		var upgradeErr error // an upgrader that fails would end the program
		request, err := factory.Open(context.Background(), name, version, func(db *idb.Database, _, _ uint) error {
			_, upgradeErr = db.CreateObjectStore(storeName, idb.ObjectStoreOptions{KeyPath: js.Null()})
			return nil
		})
		if err != nil {
			return nil, err
		}
		db, err := request.Await(context.Background())
		if err != nil {
			return nil, err
		}
		if upgradeErr != nil {
			return nil, upgradeErr
		}
		return db, nil
	}, func(db *idb.Database) { _ = db.Close() })
	if err != nil {
		return nil, failure(ctx, "open", err)
	}
	return db, nil
}
