package bus

import (
	"fmt"
	"slices"
	"syscall/js"
	"testing"

	"locmem/wasm/jsx"
)

func openBus(t *testing.T, name string) *Bus {
	t.Helper()
	b, err := Open(name)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(b.Close)
	return b
}

func TestMessagesArriveInOrderAndNotAtHome(t *testing.T) {
	a, b := openBus(t, "order"), openBus(t, "order")
	home := 0
	a.Listen(func([]byte) { home++ })
	got := make(chan string, 200)
	b.Listen(func(m []byte) { got <- string(m) })
	var want, seen []string
	for i := range 100 {
		m := fmt.Sprintf(`{"n": %d, "text": "é𝒳"}`, i)
		want = append(want, m)
		if err := a.Post([]byte(m)); err != nil {
			t.Fatal(err)
		}
	}
	for range want {
		seen = append(seen, <-got)
	}
	if !slices.Equal(seen, want) {
		t.Errorf("seen %q", seen)
	}
	if home != 0 {
		t.Errorf("%d messages came back to their sender", home)
	}
}

func TestUndoAndCloseEndListening(t *testing.T) {
	a, b := openBus(t, "undo"), openBus(t, "undo")
	early, late := 0, make(chan string, 1)
	undo := b.Listen(func([]byte) { early++ })
	undo()
	undo()
	b.Listen(func(m []byte) { late <- string(m) })
	if err := a.Post([]byte("one")); err != nil {
		t.Fatal(err)
	}
	<-late
	if early != 0 {
		t.Error("heard after undo")
	}
	a.Close()
	a.Close()
	if err := a.Post([]byte("two")); err != ErrClosed {
		t.Errorf("posting after Close: %v", err)
	}
}

func TestForeignMessagesAndPanicsDoNoHarm(t *testing.T) {
	b := openBus(t, "foreign")
	foreign := js.Global().Get("BroadcastChannel").New("foreign")
	defer foreign.Call("close")
	var told []string
	before := jsx.OnPanic
	jsx.OnPanic = func(message, _ string) { told = append(told, message) }
	defer func() { jsx.OnPanic = before }()
	got := make(chan string, 4)
	b.Listen(func(m []byte) {
		if string(m) == "boom" {
			panic("boom")
		}
		got <- string(m)
	})
	for _, message := range []any{map[string]any{"not": "text"}, 5, nil, "boom", "text"} {
		foreign.Call("postMessage", message)
	}
	if m := <-got; m != "text" {
		t.Errorf("got %q", m)
	}
	if !slices.Equal(told, []string{"boom"}) {
		t.Errorf("panics told: %q", told)
	}
}

func TestAListenerThatWaitsQueuesTheRest(t *testing.T) {
	a, b := openBus(t, "waits"), openBus(t, "waits")
	got := make(chan string, 4)
	b.Listen(func(m []byte) {
		jsx.Pause()
		got <- string(m)
	})
	for _, m := range []string{"1", "2", "3"} {
		if err := a.Post([]byte(m)); err != nil {
			t.Fatal(err)
		}
	}
	for _, want := range []string{"1", "2", "3"} {
		if m := <-got; m != want {
			t.Errorf("got %q, want %q", m, want)
		}
	}
}
