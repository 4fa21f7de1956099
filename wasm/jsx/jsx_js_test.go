package jsx

import (
	"context"
	"errors"
	"slices"
	"sync"
	"syscall/js"
	"testing"
	"time"
)

var bg = context.Background()

func TestGetAsksForWhatMayNotBeThere(t *testing.T) {
	object := js.ValueOf(map[string]any{"a": map[string]any{"b": "text"}})
	// A getter that throws, as window.localStorage does where it is denied.
	js.Global().Get("Object").Call("defineProperty", object, "denied", map[string]any{
		"get": js.Global().Get("Reflect").Get("construct").Call("bind", js.Null(), 1),
	})
	if got := Text(object, "a", "b"); got != "text" {
		t.Errorf("a.b is %q", got)
	}
	for _, path := range [][]string{{"x"}, {"x", "y"}, {"a", "b", "length"}, {"denied"}, {"denied", "more"}} {
		if got := Get(object, path...); !got.IsUndefined() {
			t.Errorf("%v is %v, want undefined", path, got)
		}
	}
}

func TestErrorsHaveNames(t *testing.T) {
	_, thrown := Call(js.Global().Get("JSON"), "parse", "{")
	_, none := Call(js.Global().Get("JSON"), "nothing")
	_, undefined := Call(js.Undefined(), "x")
	for _, c := range []struct {
		err  error
		want string
	}{
		{thrown, "SyntaxError"},
		{none, ""},
		{undefined, ""},
		{nil, ""},
		{errors.New("QuotaExceededError: no room"), "QuotaExceededError"},
		{errors.New("no name here"), ""},
	} {
		if got := Name(c.err); got != c.want {
			t.Errorf("Name(%v) = %q, want %q", c.err, got, c.want)
		}
	}
	if none == nil || undefined == nil {
		t.Error("calling what is no function must be an error")
	}
}

func TestAwait(t *testing.T) {
	v, err := Await(bg, Promise(func() (any, error) { return "done", nil }))
	if err != nil || v.String() != "done" {
		t.Errorf("got %v, %v", v, err)
	}
	_, err = Await(bg, Promise(func() (any, error) { return nil, errors.New("refused") }))
	if err == nil || Text(Reason(err), "message") != "refused" {
		t.Errorf("got %v, want a rejection with the text", err)
	}
	if v, err := Await(bg, js.ValueOf(5)); err != nil || v.Int() != 5 {
		t.Errorf("what is no promise: got %v, %v", v, err)
	}
	never, resolve := Pending()
	ctx, cancel := context.WithTimeout(bg, 5*time.Millisecond)
	defer cancel()
	if _, err := Await(ctx, never); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v, want the context's end", err)
	}
	resolve.Invoke()
	if _, err := Await(bg, never); err != nil {
		t.Errorf("after resolve: %v", err)
	}
}

type typed struct{ error }

func (typed) JSName() string { return "TypeError" }

func TestReasonHasAClass(t *testing.T) {
	e := Reason(typed{errors.New("no number")})
	if !e.InstanceOf(js.Global().Get("TypeError")) || e.Get("message").String() != "no number" {
		t.Errorf("got %v", e)
	}
}

// panics collects what OnPanic is told while f runs.
func panics(t *testing.T, f func()) (told []string) {
	t.Helper()
	before := OnPanic
	OnPanic = func(message, stack string) { told = append(told, message) }
	defer func() { OnPanic = before }()
	f()
	return told
}

func TestPanicsAreTold(t *testing.T) {
	told := panics(t, func() {
		f := Func(func([]js.Value) any { panic("in a callback") })
		defer f.Release()
		if v := f.Invoke(); !v.IsNull() {
			t.Errorf("got %v, want null", v)
		}
		if _, err := Await(bg, Promise(func() (any, error) { panic("in a promise") })); err == nil {
			t.Error("a promise whose work panicked must reject")
		}
	})
	if want := []string{"in a callback", "in a promise"}; !slices.Equal(told, want) {
		t.Errorf("told %q, want %q", told, want)
	}
}

func TestListen(t *testing.T) {
	target := js.Global().Get("EventTarget").New()
	fire := func() { target.Call("dispatchEvent", js.Global().Get("Event").New("tick")) }
	heard := 0
	undo := Listen(target, "tick", func(js.Value) { heard++ })
	fire()
	fire()
	undo()
	undo()
	fire()
	if heard != 2 {
		t.Errorf("heard %d events, want the 2 before undo", heard)
	}
}

func TestListenMayWait(t *testing.T) {
	target := js.Global().Get("EventTarget").New()
	done := make(chan bool)
	defer Listen(target, "tick", func(js.Value) {
		Pause() // in the callback itself this would be a deadlock
		done <- true
	})()
	target.Call("dispatchEvent", js.Global().Get("Event").New("tick"))
	<-done
}

func TestUndoRunsBackwardsAndOnce(t *testing.T) {
	var u Undo
	var order []int
	for i := range 3 {
		u.Add(func() { order = append(order, i) })
	}
	u.Run()
	u.Run()
	u.Add(func() { order = append(order, 9) })
	if want := []int{2, 1, 0, 9}; !slices.Equal(order, want) {
		t.Errorf("order %v, want %v", order, want)
	}
}

func TestPauseComesBack(t *testing.T) {
	var wait sync.WaitGroup
	for range 50 {
		wait.Go(func() {
			for range 10 {
				Pause()
			}
		})
	}
	wait.Wait()
}
