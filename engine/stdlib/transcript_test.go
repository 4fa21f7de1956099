package stdlib

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"locmem/engine/script"
	"locmem/engine/stdlib/lib"
)

// The files testdata/*.txt are sessions at a Python prompt, most recorded from
// CPython 3.11 by ../script/testdata/record.py: ">>> " and "... " lines, and
// under them what is shown. "..." stands for any text within a line of files
// that were written by hand. A line "---" starts a new process.

var update = flag.Bool("update", false, "write what the code shows into the transcripts; read the diff")

func TestTranscripts(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no transcripts: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			text := runTranscript(t, file, string(data))
			if *update && text != string(data) {
				if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

var all = sync.OnceValue(func() script.Library { return Modules(lib.Texts()) })

// newThread is a thread with all the modules.
func newThread() *script.Interp {
	at := 0
	return script.New(script.World{
		Modules: func(bool) (script.Library, error) { return all(), nil }, PID: 4021, Environ: map[string]string{"HOME": "/home/u", "DEBUG": "1"},
		Now:    func() float64 { return 1_700_000_000 },
		Sleep:  func(float64) error { return nil },
		Random: func(n int) int { at += 7919; return at % n },
	})
}

func runTranscript(t *testing.T, file, text string) string {
	var out []string
	in := newThread()
	lines := strings.Split(text, "\n")
	for i := 0; i < len(lines); i++ {
		out = append(out, lines[i])
		if lines[i] == "---" {
			in = newThread()
		}
		if !strings.HasPrefix(lines[i], ">>>") {
			continue
		}
		start, code := i, lines[i]
		for i+1 < len(lines) && (strings.HasPrefix(lines[i+1], "... ") || lines[i+1] == "...") {
			i++
			out = append(out, lines[i])
			code += "\n" + lines[i]
		}
		var want []string
		for i+1 < len(lines) && lines[i+1] != "" && lines[i+1] != "---" && !strings.HasPrefix(lines[i+1], ">>>") && !strings.HasPrefix(lines[i+1], "# ") {
			i++
			want = append(want, lines[i])
		}
		got := strings.TrimSuffix(shown(in.Exec(code, script.Run{Steps: 2_000_000})), "\n")
		switch {
		case fits(strings.Join(want, "\n"), got):
			out = append(out, want...)
		case *update:
			out = append(out, got)
		default:
			t.Errorf("%s:%d: %s\n--- got ---\n%s\n--- want ---\n%s", file, start+1, code, got, strings.Join(want, "\n"))
		}
	}
	return strings.Join(out, "\n")
}

// shown is what a console shows of a result, without hints.
func shown(r script.Result) string {
	out := r.Output
	if r.Repr != nil && !r.Quiet && *r.Repr != "None" {
		out += *r.Repr + "\n"
	}
	if r.Err != nil {
		out += r.Err.Error() + "\n"
	}
	return out
}

// fits tells whether got is want, where "..." in it stands for anything.
func fits(want, got string) bool {
	parts := strings.Split(want, "...")
	if !strings.HasPrefix(got, parts[0]) {
		return false
	}
	got = got[len(parts[0]):]
	for i, part := range parts[1:] {
		at := strings.Index(got, part)
		if i == len(parts)-2 {
			at = strings.LastIndex(got, part)
		}
		if at < 0 {
			return false
		}
		got = got[at+len(part):]
	}
	return got == ""
}
