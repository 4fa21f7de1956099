package library_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"locmem/engine/library"
	"locmem/engine/library/embedded"
	"locmem/engine/script"
)

// TestHostilePrograms runs the programs of engine/script that import something
// with the whole library: each ends, or stops when it is told to. How long the
// page would have waited is for the reader.
func TestHostilePrograms(t *testing.T) {
	data, err := os.ReadFile("../script/testdata/hostile/programs.txt")
	if err != nil {
		t.Fatal(err)
	}
	all := library.Modules(embedded.Texts())
	played := 0
	for _, part := range strings.Split(string(data), "=== ")[1:] {
		name, code, _ := strings.Cut(part, "\n")
		if !strings.Contains(code, "import ") {
			continue
		}
		played++
		t.Run(name, func(t *testing.T) {
			in := script.New(script.World{Modules: func(bool) (script.Library, error) { return all, nil }, Now: func() float64 { return 0 }})
			gap, last := time.Duration(0), time.Now()
			done := make(chan script.Result)
			go func() {
				done <- in.Exec(code, script.Run{Pause: func() { gap, last = max(gap, time.Since(last)), time.Now() }})
			}()
			var r script.Result
			select {
			case r = <-done:
			case <-time.After(time.Second / 2):
				in.Stop()
				select {
				case r = <-done:
				case <-time.After(30 * time.Second):
					t.Fatal("does not stop")
				}
			}
			if r.Err != nil && (r.Err.Type == "SystemError" || r.Err.Type == "ImportError") {
				t.Errorf("ended with %v", r.Err)
			}
			t.Logf("longest gap %v; %v", max(gap, time.Since(last)), r.Err)
		})
	}
	if played == 0 {
		t.Error("none of the programs imports anything")
	}
}
