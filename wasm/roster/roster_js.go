//go:build js && wasm

// Package roster knows who is alive through the Web Locks API.
//
// A process holds one lock for its whole life, which says its name and pid, and
// one for its name; the browser lets both go when the page is gone, in whatever
// way. The list of all locks tells who is there. The death of another is seen by
// asking for its lock in shared mode: the callback comes when the holder is gone.
// Nothing polls, and nothing depends on timers.
package roster

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"syscall/js"
	"time"

	"locmem/engine/rack"
	"locmem/wasm/jsx"
)

// ErrMissing tells that this browser has no Web Locks here: an old browser, or
// plain http on a host that is not loopback.
var ErrMissing = errors.New("this browser has no Web Locks here")

// Roster is rack.Roster on Web Locks. It may be used from any goroutine.
type Roster struct {
	locks   js.Value
	prefix  string
	atDeath func(js.Value)

	mu  sync.Mutex
	own map[string]bool // the locks that stand for processes held here, without the prefix
}

var _ rack.Roster = (*Roster)(nil)

// patience is how long the browser may take to grant a free lock. It is long:
// a tab that gives up on a slow machine lives beside the others without their
// locks, and they take it for dead.
const patience = 5 * time.Second

// Open returns the roster whose locks start with prefix. It takes a lock once
// to see that it may: a sandboxed frame has the API but is refused. The error
// is ErrMissing, what the browser threw, or that it did not answer in seconds.
//
// When the Go program dies its page lives on, and so would its locks: atDeath
// gets, for each lock that is held, a JavaScript function to call then.
func Open(ctx context.Context, prefix string, atDeath func(letGo js.Value)) (*Roster, error) {
	locks := jsx.Get(js.Global(), "navigator", "locks")
	if jsx.Get(locks, "request").Type() != js.TypeFunction {
		return nil, ErrMissing
	}
	r := &Roster{locks: locks, prefix: prefix, atDeath: atDeath, own: map[string]bool{}}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	// Whether it is free does not matter, and nobody can make it wait.
	release, ok, err := r.lock(ctx, "probe", map[string]any{"mode": "shared", "ifAvailable": true})
	if err != nil {
		return nil, fmt.Errorf("take a lock: %w", err)
	}
	if ok {
		release.Invoke()
	}
	return r, nil
}

// processLock is how the locks that stand for processes begin, after the prefix.
const processLock = "proc:"

// lockOf is the lock that a process holds. It says all that the roster knows.
func lockOf(m rack.Member) string {
	return fmt.Sprintf("%s%s:%s:%d:%.0f", processLock, m.ID, m.Name, m.PID, m.StartedAt*1000)
}

// memberOf reads the name of a lock, without the prefix.
func memberOf(lock string) (m rack.Member, ok bool) {
	parts := strings.Split(strings.TrimPrefix(lock, processLock), ":")
	if len(parts) != 4 || !strings.HasPrefix(lock, processLock) {
		return m, false
	}
	pid, err := strconv.Atoi(parts[2])
	started, err2 := strconv.ParseInt(parts[3], 10, 64)
	return rack.Member{ID: parts[0], Name: parts[1], PID: pid, StartedAt: float64(started) / 1000}, err == nil && err2 == nil
}

// Hold marks a process as alive until release or until this page is gone.
func (r *Roster) Hold(ctx context.Context, m rack.Member) (release func(), err error) {
	name := lockOf(m)
	r.hold(name, true)
	letGo, _, err := r.keep(ctx, name, map[string]any{})
	if err != nil {
		r.hold(name, false)
		return nil, err
	}
	return func() { letGo(); r.hold(name, false) }, nil
}

// hold notes that a lock stands for a process that is held here, or no longer.
func (r *Roster) hold(name string, held bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if held {
		r.own[name] = true
	} else {
		delete(r.own, name)
	}
}

// Sure is true: the locks tell who is there.
func (r *Roster) Sure() bool { return true }

// Members lists the processes that other pages hold.
func (r *Roster) Members(ctx context.Context) (others []rack.Member, err error) {
	query, err := jsx.Call(r.locks, "query")
	if err != nil {
		return nil, fmt.Errorf("list the locks: %w", err)
	}
	state, err := jsx.Await(ctx, query)
	if err != nil {
		return nil, fmt.Errorf("list the locks: %w", err)
	}
	list := jsx.Get(state, "held")
	if list.Type() != js.TypeObject {
		return nil, errors.New("list the locks: the browser does not say which are held")
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	for i := range list.Length() {
		if jsx.Text(list.Index(i), "mode") != "exclusive" {
			continue // a Watch has what a dead process has let go
		}
		name := jsx.Text(list.Index(i), "name")
		lock, ours := strings.CutPrefix(name, r.prefix)
		if m, ok := memberOf(lock); ours && ok && !r.own[lock] {
			others = append(others, m)
		}
	}
	return others, nil
}

// Claim takes a name that nobody holds. With a wait it stands in line that
// long: the lock of a page that is being unloaded comes free a little later.
func (r *Roster) Claim(ctx context.Context, name string, wait time.Duration) (release func(), ok bool, err error) {
	release, ok, err = r.keep(ctx, "name:"+name, map[string]any{"ifAvailable": true})
	if ok || err != nil || wait <= 0 {
		return release, ok, err
	}
	waiting, cancel := context.WithTimeout(ctx, wait)
	defer cancel()
	release, ok, err = r.keep(waiting, "name:"+name, map[string]any{})
	if err != nil && ctx.Err() == nil && waiting.Err() != nil {
		return nil, false, nil // still taken
	}
	return release, ok, err
}

// Watch calls gone once, on a goroutine of its own, when the process is no longer
// held; at once if it is not. If the browser refuses the request, gone is never
// called.
func (r *Roster) Watch(m rack.Member, gone func()) (cancel func()) {
	ctx, stop := context.WithCancel(context.Background())
	jsx.Go(func() {
		release, ok, err := r.lock(ctx, lockOf(m), map[string]any{"mode": "shared"})
		if err != nil || !ok {
			return
		}
		release.Invoke()
		if ctx.Err() == nil {
			gone()
		}
	})
	return stop
}

// keep takes a lock that is held until release or the death of the program.
func (r *Roster) keep(ctx context.Context, name string, options map[string]any) (release func(), ok bool, err error) {
	letGo, ok, err := r.lock(ctx, name, options)
	if !ok || err != nil {
		return nil, ok, err
	}
	r.atDeath(letGo)
	return sync.OnceFunc(func() { letGo.Invoke() }), true, nil
}

// lock asks for a lock and waits until it is granted, refused (ok is false:
// only with ifAvailable) or ctx ends. The lock is held until letGo is called.
func (r *Roster) lock(ctx context.Context, name string, options map[string]any) (letGo js.Value, ok bool, err error) {
	none := js.Undefined()
	if err := ctx.Err(); err != nil {
		return none, false, err
	}
	abort := js.Undefined()
	// A request with ifAvailable answers at once and must not have a signal.
	if options["ifAvailable"] == nil {
		if abort, err = jsx.New(jsx.Get(js.Global(), "AbortController")); err != nil {
			return none, false, err
		}
		options["signal"] = abort.Get("signal")
	}
	var undo jsx.Undo
	held, letGo := jsx.Pending()
	granted := make(chan bool, 1)
	callback := jsx.Func(func(args []js.Value) any {
		if len(args) == 0 || !args[0].Truthy() {
			granted <- false
			return nil
		}
		granted <- true
		return held
	})
	undo.Add(callback.Release)

	request, err := jsx.Call(r.locks, "request", r.prefix+name, options, callback)
	if err != nil {
		undo.Run()
		return none, false, err
	}
	failed := make(chan error, 1)
	jsx.Go(func() { // ends when the lock is let go, or the request failed
		if _, err := jsx.Await(context.Background(), request); err != nil {
			failed <- err
		}
		undo.Run()
	})
	select {
	case ok = <-granted:
	case err = <-failed:
		return none, false, err
	case <-ctx.Done():
		if abort.Truthy() {
			_, _ = jsx.Call(abort, "abort")
		}
		letGo.Invoke() // should it have been granted in this very moment
		return none, false, ctx.Err()
	}
	if !ok {
		return none, false, nil
	}
	return letGo, true, nil
}
