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

// storeName is the schema, for ever: one store of values by text key. The
// database is opened at whatever version it is: somebody else may have raised it.
const storeName = "kv"

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

func (e *Error) Error() string { return fmt.Sprintf("%s the journal: %s", e.Op, e.Reason()) }

// Reason is what is wrong with the browser's storage, whatever was to be done.
func (e *Error) Reason() string {
	text := map[Why]string{
		Missing: "this browser keeps no data here",
		Blocked: "the browser's storage does not answer",
		Full:    "the browser's storage is full",
		Failed:  "the browser's storage failed",
	}[e.Why]
	if e.Err != nil {
		return fmt.Sprintf("%s (%v)", text, e.Err)
	}
	return text
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
	case "SecurityError", "NotAllowedError", "UnknownError", "InvalidStateError":
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

// opened is an open database.
type opened struct {
	*idb.Database
	created bool // it was not there before
	closed  *jsx.Undo
}

func (db opened) close() {
	_ = db.Close()
	db.closed.Run()
}

// open opens the database, and makes its store if it is new. leaving is called,
// while requests can still be made, when somebody deletes the database or raises
// its version; it is closed right afterwards.
func open(ctx context.Context, name string, d time.Duration, leaving func(db js.Value, deleted bool)) (opened, error) {
	value := jsx.Get(js.Global(), "indexedDB") // idb.Global panics, or worse, where it is denied
	if !value.Truthy() || !jsx.Has("IDBRequest") {
		return opened{}, &Error{"open", Missing, nil}
	}
	db, err := bounded(ctx, d, func() (opened, error) { return opening(value, name, leaving) }, opened.close)
	if err != nil {
		return opened{}, failure(ctx, "open", err)
	}
	return db, nil
}

// opening is open without a bound in time.
func opening(value js.Value, name string, leaving func(js.Value, bool)) (db opened, err error) {
	asked, err := ask(value, name, leaving)
	if err != nil {
		return opened{}, err
	}
	defer asked.answered.Run()
	db.closed = &asked.closed
	var upgradeErr error // an upgrader that fails would end the program
	request, err := asked.factory.Open(context.Background(), name, 0, func(made *idb.Database, _, _ uint) error {
		db.created = true
		_, upgradeErr = made.CreateObjectStore(storeName, idb.ObjectStoreOptions{KeyPath: js.Null()})
		return nil
	})
	if err != nil {
		return opened{}, err
	}
	if db.Database, err = request.Await(context.Background()); err != nil {
		return opened{}, err
	}
	if upgradeErr != nil {
		db.close()
		return opened{}, upgradeErr
	}
	return db, nil
}

// asked is a request for a database, in a factory that returns it: package idb
// closes a database that somebody wants to change and tells nobody, so it must be
// listened to before idb does.
type asked struct {
	factory  *idb.Factory
	answered jsx.Undo // of what is needed until the request was answered
	closed   jsx.Undo // of what is needed until the database is closed
}

// ask asks for the database.
func ask(real js.Value, name string, leaving func(db js.Value, deleted bool)) (*asked, error) {
	request, err := jsx.Call(real, "open", name)
	if err != nil {
		return nil, err
	}
	a := &asked{}
	a.answered.Add(jsx.Listen(request, "success", func(js.Value) {
		a.closed.Add(jsx.Listen(request.Get("result"), "versionchange", func(event js.Value) {
			leaving(event.Get("target"), event.Get("newVersion").IsNull())
			a.closed.Run()
		}))
	}))
	answer := jsx.Func(func([]js.Value) any { return request })
	a.answered.Add(answer.Release)
	factory := js.Global().Get("Object").New()
	factory.Set("open", answer)
	if a.factory, err = idb.WrapFactory(factory); err != nil {
		a.answered.Run()
		return nil, err
	}
	return a, nil
}
