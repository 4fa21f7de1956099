package script

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// seeds are the pieces of code of all transcripts.
func seeds(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.txt")
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for _, piece := range strings.Split(string(data), "\n>>> ")[1:] {
			lines := strings.Split(piece, "\n")
			code := lines[0]
			for _, line := range lines[1:] {
				if !strings.HasPrefix(line, "...") {
					break
				}
				code += "\n" + cut(line)
			}
			f.Add(code)
		}
	}
}

// FuzzExec: whatever is typed, it ends within its budget and with a result or an
// error in Python's words; no panic, and no fault of the playground's own.
func FuzzExec(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, code string) {
		if len(code) > 2000 {
			return
		}
		slow := time.AfterFunc(10*time.Second, func() { panic("too slow: " + code) })
		defer slow.Stop()
		r, in := exec(code, Run{Steps: 20_000})
		if e := r.Err; e != nil && (e.Type == "SystemError" || e.Type == "" || strings.Contains(e.Message, "Starlark") || strings.Contains(e.Message, "starlark")) {
			t.Fatalf("%q: %v (%s)", code, e, e.Hint)
		}
		if again := in.Exec("1 + 1", Run{}); again.Repr == nil || *again.Repr != "2" {
			t.Fatalf("after %q: %+v", code, again)
		}
		Incomplete(code)
		in.Complete(code, len(code), []string{"a", "b"})
		in.Complete(code, len(code)/2, []string{"a", "b"})
	})
}
