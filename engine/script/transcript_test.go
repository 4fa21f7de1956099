package script

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"locmem/engine"
	"locmem/engine/py"
	"locmem/engine/syntax"
)

// The files testdata/*.txt are transcripts of a Python prompt: ">>> " and
// "... " lines, and under them what the prompt shows. "..." in an expected line
// stands for any text. A line "---" starts a new process. Errors show as a
// traceback's last line; errors in the syntax have their place behind it, and a
// hint follows on a line of its own that starts with "hint: ". "!+30" moves the
// clock by 30 seconds, "!get /path" asks for a page: status, body and what it
// printed. Code that starts with "# views.py" is loaded as that. Lines that start
// with # are for the reader.

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

// TestModules and TestStandIn are what tests can import: libraries_test.go sets them.
var (
	TestModules func(wait bool) (Library, error)
	TestStandIn func(name string) *Module
)

// testWorld is a process with the settings that the transcripts speak of.
func testWorld() (World, *engine.ManualClock) {
	clock := engine.NewManualClock(1_700_000_000)
	process := engine.NewProcess("t1", 4021, clock)
	settings, err := syntax.Literal(`{
		"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
		"other": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "other",
			"KEY_PREFIX": "p", "VERSION": 2, "OPTIONS": {"MAX_ENTRIES": 3}},
		"dummy": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
	}`)
	if err != nil {
		panic(err)
	}
	caches := engine.NewCaches(process, settings.(*py.Dict))
	return World{Cache: CachesOf(caches), Make: MakerOf(caches), Caches: settings.(*py.Dict), Aliases: caches.Aliases(), Now: clock.Now,
		Modules: TestModules, StandIn: TestStandIn}, clock
}

// siteWorld is a process of a site.
func siteWorld() (World, *engine.ManualClock) {
	w, clock := testWorld()
	keys := 0
	w.DB, w.Sleep, w.Random = &DB{}, func(s float64) error { clock.Advance(s); return nil }, func(n int) int { keys++; return keys % n }
	return w, clock
}

// runTranscript returns the transcript as it should be.
func runTranscript(t *testing.T, file, text string) string {
	var out []string
	recorded := strings.Contains(text, "record.py") // CPython gives no hints of ours
	newWorld := testWorld
	if strings.HasPrefix(filepath.Base(file), "views") {
		newWorld = siteWorld
	}
	world, clock := newWorld()
	in := New(world)
	lines := strings.Split(text, "\n")
	for i := 0; i < len(lines); i++ {
		line := lines[i]
		out = append(out, line)
		switch {
		case line == "---":
			world, clock = newWorld()
			in = New(world)
			continue
		case strings.HasPrefix(line, "!+"):
			n, err := py.ParseInt(py.Str(line[2:]))
			if err != nil {
				t.Fatalf("%s:%d: %v", file, i+1, err)
			}
			clock.Advance(float64(n.(py.Int)))
			continue
		case !strings.HasPrefix(line, ">>>") && !strings.HasPrefix(line, "!get "):
			continue
		}
		start := i
		path, isGet := strings.CutPrefix(line, "!get ")
		code := cut(line)
		for i+1 < len(lines) && strings.HasPrefix(lines[i+1], "...") && (lines[i+1] == "..." || lines[i+1][3] == ' ') {
			i++
			out = append(out, lines[i])
			code += "\n" + cut(lines[i])
		}
		var want []string
		for i+1 < len(lines) && lines[i+1] != "" && lines[i+1] != "---" && !strings.HasPrefix(lines[i+1], ">>>") &&
			!strings.HasPrefix(lines[i+1], "!") && !strings.HasPrefix(lines[i+1], "# ") {
			i++
			want = append(want, lines[i])
		}
		var got string
		switch {
		case isGet:
			got = served(in.Serve(Request{Path: path}, Run{}))
		case strings.HasPrefix(code, "# views.py"):
			got = shown(Result{Err: in.Load(code, Run{}).Err})
		default:
			r := in.Exec(code, Run{})
			if recorded && r.Repr != nil && *r.Repr == "None" {
				r.Quiet = true // CPython's prompt shows no None
			}
			got = shown(r)
		}
		if i := strings.LastIndex(got, "\nhint: "); recorded && i >= 0 {
			got = got[:i]
		}
		got = strings.TrimSuffix(got, "\n")
		if recorded {
			got = strings.TrimRight(got, "\n")
		}
		if matches(strings.ReplaceAll(strings.Join(want, "\n"), "<LINE>", ""), got) {
			out = append(out, want...)
		} else if *update {
			if got != "" {
				out = append(out, got)
			}
		} else {
			t.Errorf("%s:%d: %s\n--- got ---\n%s\n--- want ---\n%s", file, start+1, code, got, strings.Join(want, "\n"))
		}
	}
	return strings.Join(out, "\n")
}

func cut(line string) string { return strings.TrimPrefix(line[3:], " ") }

// shown is what a console shows of a result.
func shown(r Result) string {
	out := r.Output
	if r.Repr != nil && !r.Quiet {
		out += *r.Repr + "\n"
	}
	if r.Err != nil {
		out += r.Err.Error()
		if r.Err.Type == "SyntaxError" || r.Err.Type == "IndentationError" {
			out += " (" + itoa(r.Err.Line) + ":" + itoa(r.Err.Column) + ")"
		}
		out += "\n"
		if r.Err.Hint != "" {
			out += "hint: " + r.Err.Hint + "\n"
		}
	}
	return out
}

// served is a response, with the place and the hint of an error.
func served(r Response) string {
	text := r.Output + itoa(r.Status) + " " + r.Body
	if r.Queries > 0 || r.Millis > 0 {
		text += " (" + itoa(r.Queries) + " queries, " + itoa(int(r.Millis)) + " ms)"
	}
	if r.Err != nil {
		text += " (" + itoa(r.Err.Line) + ":" + itoa(r.Err.Column) + ")"
		if r.Err.Hint != "" {
			text += "\nhint: " + r.Err.Hint
		}
	}
	return text
}

// matches compares line by line, "..." standing for anything.
func matches(want, got string) bool {
	parts := strings.Split(want, "...")
	if len(parts) == 1 {
		return want == got
	}
	if !strings.HasPrefix(got, parts[0]) {
		return false
	}
	got = got[len(parts[0]):]
	last := parts[len(parts)-1]
	for _, part := range parts[1 : len(parts)-1] {
		i := strings.Index(got, part)
		if i < 0 {
			return false
		}
		got = got[i+len(part):]
	}
	return len(got) >= len(last) && strings.HasSuffix(got, last)
}
