package model

import (
	"context"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"locmem/engine/rack"
	"locmem/engine/script"
)

// deaf is a seat that at some point hears nothing more, as a frozen tab's.
type deaf struct {
	*rack.Seat
	frozen atomic.Bool
}

func (d *deaf) Listen(f func([]byte)) (undo func()) {
	return d.Seat.Listen(func(message []byte) {
		if !d.frozen.Load() {
			f(message)
		}
	})
}

// TestRunIsOverBeforeItIsExplained has two processes that hold the key and do
// not answer. The clock is a bubble's: it stands still while anything runs.
func TestRunIsOverBeforeItIsExplained(t *testing.T) { synctest.Test(t, runIsOverBeforeItIsExplained) }

func runIsOverBeforeItIsExplained(t *testing.T) {
	hub := rack.NewHub()
	join := func() (*rack.Rack, *deaf) {
		seat := &deaf{Seat: hub.Seat()}
		t.Cleanup(seat.Kill)
		r, err := rack.Join(context.Background(), rack.Config{Bus: seat, Roster: seat})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(r.Leave)
		return r, seat
	}
	r, _ := join()
	t.Cleanup(func() { time.Sleep(time.Minute) }) // the others have ended: who asks them hears of it
	m := New(Env{Rack: r})
	defer m.Close()
	for _, name := range []string{"t2", "t3"} {
		other, seat := join()
		if _, err := other.Self().Exec(context.Background(), rack.Request{Code: "cache.set('a', 1)"}); err != nil {
			t.Fatal(err)
		}
		wait(t, func() bool { i, ok := m.Info(name); return ok && i.Entries == 1 })
		seat.frozen.Store(true)
	}

	start := time.Now()
	over := make(chan bool, 1)
	m.Run("", "cache.get('a')", func(rack.Reply) {
		e := m.Entries()
		over <- e[len(e)-1].State == Done && !m.Busy("") && e[len(e)-1].Note == nil
	})
	if !<-over {
		t.Error("a finished run is not over, or waited for its explanation")
	}
	wait(t, func() bool { e := m.Entries(); return e[len(e)-1].Note != nil })
	if d := time.Since(start); d >= 2*askTime { // both are asked at once
		t.Errorf("the explanation came after %v", d)
	}
}

// wait waits for something that other goroutines bring about.
func wait(t *testing.T, ok func() bool) {
	t.Helper()
	for deadline := time.Now().Add(5 * time.Second); !ok(); time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("waited in vain")
		}
	}
}

// TestCachesAtThePrompt: that settings are read at the start is said beside code
// that works, and beside the error of code that does not.
func TestCachesAtThePrompt(t *testing.T) {
	m := tab(t, rack.NewHub(), &rack.MemJournal{}, rack.Hint{})
	for code, hint := range map[string]string{"CACHES": script.AtStart, "CACHES = {'default': {}}": script.AtStart, "x = 1": ""} {
		over := make(chan bool, 1)
		m.Run("", code, func(rack.Reply) { over <- true })
		<-over
		list := m.Entries()
		if e := list[len(list)-1]; e.Code != code || e.Hint != hint {
			t.Errorf("%s: %+v", code, e)
		}
	}
}
