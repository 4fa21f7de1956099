package django

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"locmem/engine"
	"locmem/engine/django/lib"
	"locmem/engine/py"
	"locmem/engine/script"
	"locmem/engine/stdlib"
	stdlibs "locmem/engine/stdlib/lib"
)

// The files testdata/*.txt are sessions at a Python prompt, most of them recorded
// from Django 5.2 by testdata/record.py: ">>> " and "... " lines, and under them
// what is shown. "!+30" moves the clock. In files that were written by hand
// "!get /path" asks for a page of the text that began with "# views.py".

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

var all = sync.OnceValue(func() script.Library {
	return script.Join(Modules(lib.Texts()), stdlib.Modules(stdlibs.Texts()))
})

// newThread is a thread of a process with all the modules.
func newThread() (*script.Interp, *engine.ManualClock) {
	clock := engine.NewManualClock(1_700_000_000)
	caches := engine.NewCaches(engine.NewProcess("w1", 4021, clock), nil)
	at := 0
	return script.New(script.World{
		Modules: func(bool) (script.Library, error) { return all(), nil }, StandIn: StandIn, DB: &script.DB{},
		Cache: script.CachesOf(caches), Make: script.MakerOf(caches), Aliases: caches.Aliases(), Now: clock.Now,
		Random: func(n int) int { at += 7919; return at % n },
	}), clock
}

func runTranscript(t *testing.T, file, text string) string {
	var out []string
	in, clock := newThread()
	lines := strings.Split(text, "\n")
	for i := 0; i < len(lines); i++ {
		out = append(out, lines[i])
		if lines[i] == "---" {
			in, clock = newThread()
		}
		if seconds, ok := strings.CutPrefix(lines[i], "!+"); ok {
			n, err := py.ParseInt(py.Str(seconds))
			if err != nil {
				t.Fatal(err)
			}
			clock.Advance(float64(n.(py.Int)))
		}
		path, get := strings.CutPrefix(lines[i], "!get ")
		if !get && !strings.HasPrefix(lines[i], ">>>") {
			continue
		}
		start, code := i, lines[i]
		for i+1 < len(lines) && (strings.HasPrefix(lines[i+1], "... ") || lines[i+1] == "...") {
			i++
			out = append(out, lines[i])
			code += "\n" + lines[i]
		}
		var want []string
		for i+1 < len(lines) && lines[i+1] != "" && lines[i+1] != "---" && !strings.HasPrefix(lines[i+1], ">>>") &&
			!strings.HasPrefix(lines[i+1], "#") && !strings.HasPrefix(lines[i+1], "!") {
			i++
			want = append(want, lines[i])
		}
		var got string
		switch {
		case get:
			got = served(in.Serve(script.Request{Path: path}, script.Run{}))
		case strings.HasPrefix(code, ">>> # views.py"):
			got = shown(script.Result{Err: in.Load(code, script.Run{}).Err})
		default:
			got = shown(in.Exec(code, script.Run{}))
		}
		got = strings.TrimSuffix(got, "\n")
		switch {
		case strings.Join(want, "\n") == got:
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

// served is a response with what it asked of the database.
func served(r script.Response) string {
	text := r.Output + string(py.Repr(py.Int(r.Status))) + " " + r.Body
	if r.Queries > 0 {
		text += " (" + py.Repr(py.Int(r.Queries)) + " queries)"
	}
	return text
}
