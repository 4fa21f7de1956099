package settings

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"locmem/engine"
	"locmem/engine/py"
)

const locmem = `"BACKEND": "django.core.cache.backends.locmem.LocMemCache"`

func TestValues(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{`{}`, `{}`},
		{`CACHES = {"a": {"b": None, 'c': True, "d": False}}`, `{'a': {'b': None, 'c': True, 'd': False}}`},
		{"CACHES = { # one\n  'a': { # two\n  },  # three\n}\n", `{'a': {}}`},
		{"\ufeffCACHES = {\r\n\t'a': 1,\r\n}\r\n", `{'a': 1}`},
		{"import os\rCACHES = {'a': 1}\r", `{'a': 1}`},
		{`CACHES: dict[str, dict] = {"a": 1}`, `{'a': 1}`},
		{`ALL = CACHES = {"a": 1}`, `{'a': 1}`},
		{`X = 1; CACHES = {"a": 1}; Y = 2`, `{'a': 1}`},
		{"CACHES = \\\n {'a': 1}", `{'a': 1}`},
		{`CACHES = ({"a": 1})`, `{'a': 1}`},
		{"CACHES = {'a': 'b' \"c\"\n r'\\d' u'e' '''f\n'''}", `{'a': 'bc\\def\n'}`},
		{`CACHES = {'a': {'b': b'b' b'\xff', 'c': "\x41\u00e9", 'd': "\N{BULLET}"}}`, `{'a': {'b': b'b\xff', 'c': 'Aé'}}`},
		{`CACHES = {'a': -1, 'b': +2, 'c': --3, 'd': -4.5, 'e': 0x_ff, 'f': 1_000, 'g': 1e3, 'h': 2j}`,
			`{'a': -1, 'b': 2, 'c': 3, 'd': -4.5, 'e': 255, 'f': 1000, 'g': 1000.0, 'h': 2j}`},
		{`CACHES = {'a': 60 * 15, 'b': 2 + 3 * 4 - 1, 'c': -2 * (3 + 1), 'd': 'x' + 'y', 'e': 123456789012345678901234567890}`,
			`{'a': 900, 'b': 13, 'c': -8, 'd': 'xy', 'e': 123456789012345678901234567890}`},
		{`CACHES = {'a': {'b': 9999999999 * 9999999999, 'c': 2 ** 3, 'd': 'x' * 3, 'e': True + 1, 'f': 7 / 2}}`, `{'a': {}}`},
		{`CACHES = {'a': (), 'b': (1,), 'c': (1), 'd': (1, 2), 'e': [], 'f': [1, [2]], 'g': {1, 1.0}, 'h': {'x': {'y': {}}}}`,
			`{'a': (), 'b': (1,), 'c': 1, 'd': (1, 2), 'e': [], 'f': [1, [2]], 'g': {1}, 'h': {'x': {'y': {}}}}`},
		{`CACHES = {'a': 1, 'b': 2, 'a': 3, 1: 4, True: 5}`, `{'a': 3, 'b': 2, 1: 5}`},
		{`CACHES = {**{'a': 1, 'b': 2}, 'b': 3, **X}`, `{'a': 1, 'b': 3}`},
		{`CACHES = {'a': [1, *[2, 3], *X, os.environ['Y'], 4]}`, `{'a': [1, 2, 3, 4]}`},
		{`CACHES = {'default': f()}`, `{'default': {'BACKEND': 'django.core.cache.backends.locmem.LocMemCache'}}`},
		{`CACHES = {'default': {'BACKEND': f(), 'TIMEOUT': g(), 'LOCATION': f"{x}"}}`,
			`{'default': {'BACKEND': 'django.core.cache.backends.locmem.LocMemCache'}}`},
		{`CACHES = f()`, py.Repr(engine.DefaultSettings())},
		{``, py.Repr(engine.DefaultSettings())},
		{`CACHES = 5`, `{}`},
		{`{"a": 1`, ``},
		{"def f():\n    return {}\n\nclass A:\n    x = 1\n\n@d\nasync def g(): pass\nCACHES = {'a': 1}\nfor x in y: pass\n", `{'a': 1}`},
	} {
		s, _ := Parse(c.src)
		got := ""
		if s.Caches != nil {
			got = py.Repr(s.Caches)
		}
		if got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.src, got, c.want)
		}
	}
}

func TestBlanks(t *testing.T) {
	for _, c := range []struct{ value, want string }{
		{`os.environ["X"]`, `os.environ["X"] <nil>`},
		{`BASE_DIR / "cache"`, `BASE_DIR / "cache" <nil>`},
		{`os.environ.get("X", "lit")`, `os.environ.get("X", "lit") 'lit'`},
		{`os.getenv("X", "lit")`, `os.getenv("X", "lit") 'lit'`},
		{`config("X", default=300, cast=int)`, `config("X", default=300, cast=int) 300`},
		{`env.int("X", 300)`, `env.int("X", 300) 300`},
		{`os.path.join(BASE, "cache")`, `os.path.join(BASE, "cache") <nil>`},
		{`os.environ.get("X") or "lit"`, `os.environ.get("X") or "lit" 'lit'`},
		{`EARLIER`, `EARLIER 900`},
		{`LATER`, `LATER <nil>`},
		{`CHANGED`, `CHANGED <nil>`},
		{`None if DEBUG else 300`, `None if DEBUG else 300 <nil>`},
		{`lambda a=1, *b: a`, `lambda a=1, *b: a <nil>`},
		{`[x for x in y if x]`, `[x for x in y if x] <nil>`},
		{`{x: 1 for x in y}`, `{x: 1 for x in y} <nil>`},
		{`(yield)`, `(yield) <nil>`},
		{`f"{x}"`, `f"{x}" <nil>`},
		{`-X`, `-X <nil>`},
		{`x[1:2, ...].y(*a, **b)(z := 1)`, `x[1:2, ...].y(*a, **b)(z := 1) <nil>`},
		{`a not in b is not c`, `a not in b is not c <nil>`},
		{"(f(\n  1))", "(f(\n  1)) <nil>"},
		{`{"MAX": [os.environ["X"]]}`, `os.environ["X"] <nil>`},
	} {
		src := "EARLIER = 60 * 15\nCHANGED = 5\nCHANGED += 1\nCACHES = {'default': {" + locmem + ", 'X': " + c.value + "}}\nLATER = 5\n"
		s, _ := Parse(src)
		if len(s.Blanks) != 1 {
			t.Errorf("%s: %d blanks", c.value, len(s.Blanks))
			continue
		}
		b := s.Blanks[0]
		offer := "<nil>"
		if b.Offer != nil {
			offer = py.Repr(b.Offer)
		}
		if got := b.Text + " " + offer; got != c.want {
			t.Errorf("%s: got %s, want %s", c.value, got, c.want)
		}
		if src[b.Start:b.End] != b.Text || b.Line != 4 || b.EndLine != 4+strings.Count(b.Text, "\n") {
			t.Errorf("%s: wrong place: %+v", c.value, b)
		}
	}
}

func TestBlankPaths(t *testing.T) {
	s, notes := Parse(`CACHES = {
  "default": {"OPTIONS": {"A": [1, X]}, K: 1, **M},
  N: {}, "other": O,
}`)
	var got []string
	for _, b := range s.Blanks {
		got = append(got, fmt.Sprintf("%s=%s@%d:%d-%d", strings.Join(b.Path, "."), b.Text, b.Line, b.Column, b.EndColumn))
	}
	want := "default.OPTIONS.A.[1]=X@2:36-37 default.?=K@2:41-42 default.?=M@2:49-50 ?=N@3:3-4 other=O@3:19-20"
	if strings.Join(got, " ") != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	if len(notes) != 0 {
		t.Errorf("what is unknown causes no remarks: %v", notes)
	}
}

func TestFill(t *testing.T) {
	s, notes := Parse(`CACHES = {"default": {"BACKEND": B, "TIMEOUT": T, **M}}`)
	if len(notes) != 0 || len(s.Blanks) != 3 {
		t.Fatal(notes, s.Blanks)
	}
	notes = s.Fill(1, py.Str("soon"))
	if len(notes) != 1 || notes[0].Code != "no-number" {
		t.Error(notes)
	}
	if notes = s.Fill(1, py.Int(5)); len(notes) != 0 {
		t.Error(notes)
	}
	s.Fill(2, py.NewDict(py.Str("LOCATION"), py.Str("here")))
	if notes = s.Fill(0, py.Str("nowhere")); len(notes) != 1 || notes[0].Column != 34 {
		t.Error(notes)
	}
	want := `{'default': {'BACKEND': 'nowhere', 'TIMEOUT': 5, 'LOCATION': 'here'}}`
	if got := py.Repr(s.Caches); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	s.Fill(0, nil)
	s.Fill(1, nil)
	want = `{'default': {'BACKEND': 'django.core.cache.backends.locmem.LocMemCache', 'LOCATION': 'here'}}`
	if got := py.Repr(s.Caches); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestOthers(t *testing.T) {
	s, _ := Parse("A = 1\nB = f()\nif X:\n    C = 2\nD, E = 1, 2\nA = 'two'\nF = [1, {'x': None}]\n")
	var got []string
	for _, o := range s.Others {
		got = append(got, o.Name+"="+py.Repr(o.Value))
	}
	if want := "A='two' F=[1, {'x': None}]"; strings.Join(got, " ") != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if v, ok := s.Other("A"); !ok || v != py.Value(py.Str("two")) {
		t.Error(v, ok)
	}
	if _, ok := s.Other("B"); ok {
		t.Error("B is not known")
	}
}

// TestPlaces counts columns in code points, whatever ends the lines.
func TestPlaces(t *testing.T) {
	for _, eol := range []string{"\n", "\r\n", "\r"} {
		_, notes := Parse("# é" + eol + `CACHES = {"default": {"🎈é": 1, ` + locmem + "}}" + eol)
		if len(notes) != 1 || notes[0].Line != 2 || notes[0].Column != 23 || notes[0].EndColumn != 27 {
			t.Errorf("%q: %+v", eol, notes)
		}
	}
}

// TestErrorsAreTheEngines checks that an alias opens if and only if no error is
// remarked.
func TestErrorsAreTheEngines(t *testing.T) {
	for _, alias := range []string{
		`"TIMEOUT": 1e999`, `"timeout": -1e999`, `"OPTIONS": None`, `"OPTIONS": 5`, `"OPTIONS": {"MAX_ENTRIES": 1e999}`,
		`"max_entries": 1e999`, `"OPTIONS": [], "max_entries": 5`, `"LOCATION": []`, `"LOCATION": ([],)`, `"LOCATION": None`,
		`"KEY_FUNCTION": ""`, `"KEY_FUNCTION": 5`, `"VERSION": []`, `"KEY_PREFIX": {}`, `"TIMEOUT": {}`, `"TIMEOUT": 1e999, "timeout": 1`,
		`"OPTIONS": {"MAX_ENTRIES": 1e999}, "max_entries": 3`,
	} {
		s, notes := Parse(`{"default": {` + locmem + `, ` + alias + `}}`)
		_, err := engine.NewCaches(engine.NewProcess("w1", 1, nil), s.Caches).Open("default")
		remarked := ""
		for _, d := range notes {
			if d.Severity == Error {
				remarked = d.Message
			}
		}
		if err == nil && remarked != "" || err != nil && remarked != err.Error() {
			t.Errorf("%s: engine says %v, remarked %q", alias, err, remarked)
		}
	}
}

func TestNear(t *testing.T) {
	for _, c := range []struct{ word, want string }{
		{"LOCATON", "LOCATION"}, {"TIMOUT", "TIMEOUT"}, {"TIMEOUTS", "TIMEOUT"}, {"KEYPREFIX", "KEY_PREFIX"}, {"Backend", "BACKEND"},
		{"OPTOINS", "OPTIONS"}, {"VERISON", "VERSION"}, {"LOCATION", ""}, {"COLOR", ""}, {"", ""}, {"X", ""}, {"USER", ""},
	} {
		if got := near(c.word, settingNames[:7]); got != c.want {
			t.Errorf("%s: got %q, want %q", c.word, got, c.want)
		}
	}
}

// TestNotesAreBounded: a text that is all mistakes gets so many remarks, whoever
// makes them.
func TestNotesAreBounded(t *testing.T) {
	again, alias := strings.Repeat("CACHES = {}\n", 1000), ""
	for i := range 1000 {
		alias += fmt.Sprintf("'x%d': 1, ", i)
	}
	alias = "CACHES = {'default': {" + locmem + ", " + alias + "}}\n"
	for _, src := range []string{again, alias, again + alias} {
		if _, notes := Parse(src); len(notes) != 200 {
			t.Errorf("%.30q: %d remarks, want 200", src, len(notes))
		}
	}
}

// pieces are of texts that are all mistakes.
var pieces = []string{"1:1,", "a,", "[", "{1:", "-", "'a' ", "lambda:", "x=1\n", "1*", "**{},", "if x:\n", "a.", "not ", "(", "f(", "\\\n", "# x\n"}

// mistakes are such texts of about n bytes.
func mistakes(piece string, n int) []string {
	much := strings.Repeat(piece, n/len(piece))
	return []string{`{"default": {` + much, "CACHES = {" + much + "}", much}
}

// TestMuchText: such texts are read to their end, and what is remarked has its
// place in them.
func TestMuchText(t *testing.T) {
	for _, piece := range pieces {
		for _, src := range mistakes(piece, 1<<16) {
			lines := strings.Count(src, "\n") + 1
			_, notes := Parse(src)
			for _, n := range notes {
				if n.Line < 1 || n.Line > lines || n.Message == "" {
					t.Errorf("%.20q: %+v in %d lines", src, n, lines)
				}
			}
		}
	}
}

// BenchmarkMuchText: what four times the text costs, in times of the text; 4 is
// its length, 16 the square of it.
func BenchmarkMuchText(b *testing.B) {
	for _, piece := range pieces {
		b.Run(piece, func(b *testing.B) {
			cost := func(n int) float64 {
				texts, start := mistakes(piece, n), time.Now()
				for range b.N {
					for _, src := range texts {
						Parse(src)
					}
				}
				return float64(time.Since(start))
			}
			b.ReportMetric(cost(1<<16)/cost(1<<14), "times")
		})
	}
}
