package idbstore

import (
	"context"
	"errors"
	"slices"
	"syscall/js"
	"testing"
	"time"

	"locmem/wasm/jsx"
)

// target makes an EventTarget that counts its listeners.
func target(t *testing.T) (v js.Value, listeners func() int) {
	t.Helper()
	v = js.Global().Get("EventTarget").New()
	n := 0
	for method, step := range map[string]int{"addEventListener": 1, "removeEventListener": -1} {
		real := v.Get(method)
		fn := jsx.Func(func(args []js.Value) any {
			n += step
			real.Call("call", v, args[0], args[1])
			return nil
		})
		t.Cleanup(fn.Release)
		v.Set(method, fn)
	}
	return v, func() int { return n }
}

func dispatch(to js.Value, name string) {
	event := js.Global().Get("Event").New(name)
	event.Set("newVersion", js.Null())
	to.Call("dispatchEvent", event)
}

// TestNothingListensLonger: each open of a database would leave functions behind.
func TestNothingListensLonger(t *testing.T) {
	for _, c := range []struct {
		name   string
		events func(a *asked, request, db js.Value)
		leaves int
	}{
		{"opened, and deleted by somebody", func(a *asked, request, db js.Value) {
			dispatch(request, "success")
			a.answered.Run()
			dispatch(db, "versionchange")
			dispatch(db, "versionchange")
		}, 1},
		{"opened and closed", func(a *asked, request, db js.Value) {
			dispatch(request, "success")
			a.answered.Run()
			a.closed.Run()
			dispatch(db, "versionchange")
		}, 0},
		{"refused", func(a *asked, request, db js.Value) {
			dispatch(request, "error")
			a.answered.Run()
			dispatch(request, "success")
			dispatch(db, "versionchange")
		}, 0},
	} {
		request, atRequest := target(t)
		db, atDB := target(t)
		request.Set("result", db)
		open := jsx.Func(func([]js.Value) any { return request })
		leaves := 0
		a, err := ask(js.ValueOf(map[string]any{"open": open}), "x", func(from js.Value, deleted bool) {
			leaves++
			if !from.Equal(db) || !deleted {
				t.Errorf("%s: left by %v, deleted %v", c.name, from, deleted)
			}
		})
		if err != nil {
			t.Fatal(err)
		}
		c.events(a, request, db)
		open.Release()
		if leaves != c.leaves || atRequest() != 0 || atDB() != 0 {
			t.Errorf("%s: left %d times, want %d; %d and %d functions listen on", c.name, leaves, c.leaves, atRequest(), atDB())
		}
	}
}

// TestADeletionIsToldOnce: by whom the database was opened again makes no
// difference, and it is told when there is one to keep things in.
func TestADeletionIsToldOnce(t *testing.T) {
	for _, c := range []struct {
		name    string
		created bool
		fails   int // times that it cannot be opened
		before  bool
	}{
		{"this tab makes it anew", true, 0, false},
		{"another tab was faster", false, 0, false},
		{"an operation was faster", true, 0, true},
		{"it cannot be opened at first", true, 1, false},
	} {
		told := make(chan Change, 10)
		s := &Store{counts: map[string]int{}, open: func(context.Context, string, time.Duration, func(js.Value, bool)) (opened, error) {
			if c.fails--; c.fails >= 0 {
				return opened{}, errors.New("no")
			}
			return opened{created: c.created, closed: &jsx.Undo{}}, nil
		}}
		s.OnChange(func(c Change) { told <- c })
		fails := c.fails
		s.leaving(js.Undefined(), true)
		if c.before {
			s.database(context.Background())
		}
		for range 20 {
			jsx.Pause()
		}
		if fails > 0 {
			if n := len(told); n != 0 {
				t.Errorf("%s: told %d times of a database that cannot be opened", c.name, n)
			}
			if _, err := s.database(context.Background()); err != nil {
				t.Errorf("%s: %v", c.name, err)
			}
		}
		close(told)
		if got := slices.Collect(func(yield func(Change) bool) {
			for c := range told {
				if !yield(c) {
					return
				}
			}
		}); !slices.Equal(got, []Change{Deleted}) {
			t.Errorf("%s: told %v", c.name, got)
		}
	}
}

// TestARaisedDatabaseIsOpenAgain: what is written right before a reload finds it
// open, so it is opened again before the change is told.
func TestARaisedDatabaseIsOpenAgain(t *testing.T) {
	for _, fails := range []bool{false, true} {
		opens := 0
		s := &Store{counts: map[string]int{}, open: func(context.Context, string, time.Duration, func(js.Value, bool)) (opened, error) {
			opens++
			if fails {
				return opened{}, errors.New("no")
			}
			return opened{closed: &jsx.Undo{}}, nil
		}}
		told := make(chan int, 10)
		s.OnChange(func(c Change) {
			if c != Raised {
				t.Errorf("told %v", c)
			}
			told <- opens
		})
		s.leaving(js.Undefined(), false)
		if got := <-told; got != 1 {
			t.Errorf("fails %v: told after the database was opened %d times", fails, got)
		}
	}
}
