package script

import (
	"os"
	"strings"
	"testing"
	"time"
)

// TestHostile runs the programs of testdata/hostile, each with a Stop after a
// while: every one ends or stops, with a message, and lets the page breathe
// meanwhile. What it printed of time is for the reader: the bound of the test is
// generous, for a busy machine.
func TestHostile(t *testing.T) {
	data, err := os.ReadFile("testdata/hostile/programs.txt")
	if err != nil {
		t.Fatal(err)
	}
	longest, worst := time.Duration(0), ""
	for _, part := range strings.Split(string(data), "=== ")[1:] {
		name, code, _ := strings.Cut(part, "\n")
		t.Run(name, func(t *testing.T) {
			world, clock := testWorld()
			world.Sleep = func(s float64) error { clock.Advance(s); return nil }
			in := New(world)
			gap, last := time.Duration(0), time.Now()
			look := func() {
				gap, last = max(gap, time.Since(last)), time.Now()
			}
			done := make(chan Result)
			go func() {
				done <- in.Exec(code, Run{Pause: look, Steps: 2_000_000_000})
			}()
			var r Result
			select {
			case r = <-done:
			case <-time.After(time.Second):
				stopped := time.Now()
				in.Stop()
				select {
				case r = <-done:
					if late := time.Since(stopped); late > time.Second/2 {
						t.Logf("stopped after %v", late)
					}
				case <-time.After(30 * time.Second):
					t.Fatal("does not stop")
				}
			}
			look()
			if gap > longest {
				longest, worst = gap, name
			}
			if gap > 100*time.Millisecond {
				t.Logf("gap of %v (%v)", gap, r.Err)
			}
			if r.Err != nil && (r.Err.Type == "SystemError" || r.Err.Type == "ImportError" || r.Err.Error() == "") {
				t.Errorf("ended with %v (%s)", r.Err, r.Err.Hint)
			}
		})
	}
	t.Logf("longest gap: %v in %s", longest, worst)
}
