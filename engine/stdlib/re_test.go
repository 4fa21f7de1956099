package stdlib

import (
	"testing"
	"time"

	"locmem/engine/script"
)

// TestStopEndsASearch: a pattern that backtracks for ever lets the page breathe,
// and Stop ends it.
func TestStopEndsASearch(t *testing.T) {
	in := newThread()
	pauses := 0
	pause := func() {
		if pauses++; pauses == 3 {
			in.Stop()
		}
	}
	done := make(chan script.Result, 1)
	go func() {
		done <- in.Exec(`import re; re.search(r"(\w+\s?)+$", "word " * 20 + "!")`, script.Run{Steps: 1 << 60, Pause: pause})
	}()
	select {
	case r := <-done:
		if r.Err == nil || r.Err.Type != "KeyboardInterrupt" {
			t.Errorf("the search ended with %v", r.Err)
		}
	case <-time.After(20 * time.Second):
		t.Fatal("the search goes on")
	}
}
