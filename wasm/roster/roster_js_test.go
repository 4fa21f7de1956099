package roster

import (
	"context"
	"errors"
	"slices"
	"strings"
	"syscall/js"
	"testing"
	"time"

	"locmem/engine/rack"
	"locmem/wasm/jsx"
)

var bg = context.Background()

// fakeLocks is as much of a LockManager as a roster uses, made of Go.
type fakeLocks struct {
	holders map[string]int // held exclusively (1) or by how many in shared mode (<0)
	queue   []*request
	refuses bool
	deaf    bool // does not hear of an abort
}

var someone = rack.Member{ID: "id", Name: "t1", PID: 4021, StartedAt: 1700000000}

type request struct {
	name            string
	shared          bool
	callback        js.Value
	resolve, reject js.Value
	over            bool
}

// install puts the fake in navigator.locks.
func install(t *testing.T) *fakeLocks {
	t.Helper()
	f := &fakeLocks{holders: map[string]int{}}
	fn := js.FuncOf(func(_ js.Value, args []js.Value) any { return f.request(args[0].String(), args[1], args[2]) })
	define := func(locks any) {
		js.Global().Get("Object").Call("defineProperty", js.Global(), "navigator",
			map[string]any{"configurable": true, "writable": true, "value": map[string]any{"locks": locks}})
	}
	query := js.FuncOf(func(js.Value, []js.Value) any { return f.query() })
	define(map[string]any{"request": fn, "query": query})
	t.Cleanup(func() { define(js.Undefined()) })
	return f
}

func (f *fakeLocks) request(name string, options, callback js.Value) js.Value {
	r := &request{name: name, shared: jsx.Text(options, "mode") == "shared", callback: callback}
	var promise js.Value
	executor := js.FuncOf(func(_ js.Value, args []js.Value) any {
		r.resolve, r.reject = args[0], args[1]
		return nil
	})
	promise = js.Global().Get("Promise").New(executor)
	executor.Release()
	if f.refuses {
		r.reject.Invoke(jsx.Error("SecurityError", "denied"))
		return promise
	}
	if options.Get("ifAvailable").Truthy() && !f.free(r) {
		callback.Invoke(js.Null())
		r.resolve.Invoke()
		return promise
	}
	if signal := options.Get("signal"); signal.Truthy() && !f.deaf {
		jsx.Listen(signal, "abort", func(js.Value) {
			if !r.over {
				r.over = true
				r.reject.Invoke(jsx.Error("AbortError", "aborted"))
			}
		})
	}
	f.queue = append(f.queue, r)
	go f.grant()
	return promise
}

func (f *fakeLocks) query() js.Value {
	if f.refuses {
		return jsx.Rejected(jsx.Thrown(jsx.Error("SecurityError", "denied")))
	}
	held := []any{}
	for name, n := range f.holders {
		if n != 0 {
			mode := "exclusive"
			if n < 0 {
				mode = "shared"
			}
			held = append(held, map[string]any{"name": name, "mode": mode})
		}
	}
	return jsx.Promise(func() (any, error) { return map[string]any{"held": held, "pending": []any{}}, nil })
}

func (f *fakeLocks) free(r *request) bool {
	n := f.holders[r.name]
	return n == 0 || r.shared && n < 0
}

func (f *fakeLocks) grant() {
	var rest []*request
	for _, r := range f.queue {
		switch {
		case r.over:
		case !f.free(r):
			rest = append(rest, r)
		default:
			r.over = true
			step := 1
			if r.shared {
				step = -1
			}
			f.holders[r.name] += step
			held := r.callback.Invoke(map[string]any{"name": r.name})
			go func() {
				_, _ = jsx.Await(bg, held)
				f.holders[r.name] -= step
				r.resolve.Invoke()
				f.grant()
			}()
		}
	}
	f.queue = rest
}

func openRoster(t *testing.T) *Roster {
	t.Helper()
	r, err := Open(bg, "test:", func(js.Value) {})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestANameHasOneHolder(t *testing.T) {
	install(t)
	a, b := openRoster(t), openRoster(t)
	release, ok, err := a.Claim(bg, "t1", 0)
	if !ok || err != nil {
		t.Fatalf("a free name: %v, %v", ok, err)
	}
	if _, ok, err := b.Claim(bg, "t1", 0); ok || err != nil {
		t.Errorf("a taken name: %v, %v", ok, err)
	}
	if _, ok, err := b.Claim(bg, "t1", 10*time.Millisecond); ok || err != nil {
		t.Errorf("a name that stays taken: %v, %v", ok, err)
	}
	waited := make(chan bool)
	go func() {
		_, ok, _ := b.Claim(bg, "t1", time.Minute)
		waited <- ok
	}()
	jsx.Pause()
	release()
	release()
	if !<-waited {
		t.Error("a name that is let go in time was not taken")
	}
}

func TestTheEndOfAHolderIsSeen(t *testing.T) {
	install(t)
	a, b := openRoster(t), openRoster(t)
	release, err := a.Hold(bg, someone)
	if err != nil {
		t.Fatal(err)
	}
	gone, silent := make(chan bool, 2), 0
	b.Watch(someone, func() { gone <- true })
	b.Watch(someone, func() { silent++ })() // cancelled
	jsx.Pause()
	if len(gone) > 0 {
		t.Fatal("gone while held")
	}
	release()
	<-gone
	b.Watch(someone, func() { gone <- true }) // nobody holds it: at once
	<-gone
	if silent > 0 {
		t.Error("a cancelled watch was called")
	}
}

// sees fails unless a roster is sure that there are these others, by their ids.
func sees(t *testing.T, r *Roster, want ...rack.Member) {
	t.Helper()
	got, err := r.Members(bg)
	slices.SortFunc(got, func(a, b rack.Member) int { return strings.Compare(a.ID, b.ID) })
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("it sees %v (%v), want %v", got, err, want)
	}
}

func TestTheLocksTellWhoIsThere(t *testing.T) {
	f := install(t)
	a, b := openRoster(t), openRoster(t)
	if _, err := a.Hold(bg, someone); err != nil {
		t.Fatal(err)
	}
	sees(t, a) // its own lock is nobody else
	if _, _, err := b.Claim(bg, "t2", 0); err != nil {
		t.Fatal(err)
	}
	sees(t, a) // a name alone is nobody
	other := rack.Member{ID: "b", Name: "t2", PID: 4022, StartedAt: 1700000000.125}
	release, err := b.Hold(bg, other)
	if err != nil {
		t.Fatal(err)
	}
	sees(t, a, other)
	sees(t, b, someone)
	for _, name := range []string{"proc:x", "proc:x:t3:y:1", "proc:x:t3:1:2:3", "other:x:t3:1:2"} {
		f.holders["test:"+name] = 1 // other programs have locks, too
	}
	f.holders["testing:proc:x:t3:1:2"] = 1
	sees(t, a, other)
	f.holders["test:proc:dead:t3:1:2"] = -1 // a watch has it for a moment: its process is gone
	sees(t, a, other)
	delete(f.holders, "test:proc:dead:t3:1:2")
	release()
	jsx.Pause()
	sees(t, a)
	f.holders["test:"+lockOf(other)] = 1 // another page may hold it from now on
	sees(t, b, other, someone)
	delete(f.holders, "test:"+lockOf(other))
	f.refuses = true
	if _, err := a.Members(bg); err == nil {
		t.Error("a browser that does not say is believed")
	}
}

// A lock that is granted in the moment in which nobody waits for it any more is
// let go at once.
func TestALockThatComesTooLateIsLetGo(t *testing.T) {
	f := install(t)
	f.deaf = true // the request goes on although it was aborted
	a, b := openRoster(t), openRoster(t)
	release, _, err := a.Claim(bg, "t1", 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, ok, err := b.Claim(bg, "t1", 10*time.Millisecond); ok || err != nil {
		t.Fatalf("a taken name: %v, %v", ok, err)
	}
	release() // b's request is granted now
	for range 20 {
		jsx.Pause()
	}
	if _, ok, err := a.Claim(bg, "t1", 0); !ok || err != nil {
		t.Errorf("nobody has the name, and it is not free: %v, %v", ok, err)
	}
}

func TestWhatIsHeldIsLetGoAtDeath(t *testing.T) {
	install(t)
	var atDeath []js.Value
	a, err := Open(bg, "test:", func(f js.Value) { atDeath = append(atDeath, f) })
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Hold(bg, someone); err != nil {
		t.Fatal(err)
	}
	if len(atDeath) != 1 {
		t.Fatalf("%d functions for the death, want 1", len(atDeath))
	}
	gone := make(chan bool)
	openRoster(t).Watch(someone, func() { gone <- true })
	atDeath[0].Invoke()
	<-gone
}

// TestALockThatIsHeldRefusesNobody: what another page of the origin holds is no reason to
// go without locks.
func TestALockThatIsHeldRefusesNobody(t *testing.T) {
	f := install(t)
	f.holders["test:probe"] = 1
	ctx, cancel := context.WithTimeout(bg, time.Second)
	defer cancel()
	if _, err := Open(ctx, "test:", nil); err != nil {
		t.Error(err)
	}
}

func TestABrowserWithoutOrThatRefuses(t *testing.T) {
	f := install(t)
	f.refuses = true
	if _, err := Open(bg, "test:", nil); jsx.Name(err) != "SecurityError" && !errors.As(err, new(js.Error)) {
		t.Errorf("refused: %v", err)
	}
	js.Global().Get("navigator").Set("locks", js.Undefined())
	if _, err := Open(bg, "test:", nil); !errors.Is(err, ErrMissing) {
		t.Errorf("missing: %v", err)
	}
}
