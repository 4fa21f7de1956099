package settings

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"locmem/engine"
	"locmem/engine/django"
	"locmem/engine/library"
	"locmem/engine/library/embedded"
	"locmem/engine/py"
	"locmem/engine/script"
)

// libraries are what texts of the tests import.
var all = sync.OnceValue(func() script.Library { return library.Modules(embedded.Texts()) })

func libraries(bool) (script.Library, error) { return all(), nil }

func parse(src string) (*Settings, []Diagnostic) {
	return Read(context.Background(), src, World{World: script.World{Modules: libraries, StandIn: django.StandIn}})
}

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
		{`CACHES = {'a': {'b': b'b' b'\xff', 'c': "\x41\u00e9"}}`, `{'a': {'b': b'b\xff', 'c': 'Aé'}}`},
		{`CACHES = {'a': -1, 'b': +2, 'c': --3, 'd': -4.5, 'e': 0x_ff, 'f': 1_000, 'g': 1e3, 'h': 2j}`,
			`{'a': -1, 'b': 2, 'c': 3, 'd': -4.5, 'e': 255, 'f': 1000, 'g': 1000.0, 'h': 2j}`},
		{`CACHES = {'a': 60 * 15, 'b': 2 + 3 * 4 - 1, 'c': -2 * (3 + 1), 'd': 'x' + 'y', 'e': 123456789012345678901234567890}`,
			`{'a': 900, 'b': 13, 'c': -8, 'd': 'xy', 'e': 123456789012345678901234567890}`},
		{`CACHES = {'a': {'b': 9999999999 * 9999999999, 'c': 2 ** 3, 'd': 'x' * 3, 'e': True + 1, 'f': 7 / 2}}`, `{'a': {'b': 99999999980000000001, 'c': 8, 'd': 'xxx', 'e': 2, 'f': 3.5}}`},
		{`CACHES = {'a': (), 'b': (1,), 'c': (1), 'd': (1, 2), 'e': [], 'f': [1, [2]], 'g': {1, 1.0}, 'h': {'x': {'y': {}}}}`,
			`{'a': (), 'b': (1,), 'c': 1, 'd': (1, 2), 'e': [], 'f': [1, [2]], 'g': {1}, 'h': {'x': {'y': {}}}}`},
		{`CACHES = {'a': 1, 'b': 2, 'a': 3, 1: 4, True: 5}`, `{'a': 3, 'b': 2, 1: 5}`},
		{`X = {'c': 4}; CACHES = {**{'a': 1, 'b': 2}, 'b': 3, **X}`, `{'a': 1, 'b': 3, 'c': 4}`},
		{`CACHES = {'a': [1, *[2, 3], os.environ.get('Y', 5), 4]}`, `{'a': [1, 2, 3, 5, 4]}`},
		{"def f(): return {'BACKEND': 'b'}\nCACHES = {'default': f()}", `{'default': {'BACKEND': 'b'}}`},
		{"def f(): return {'a': 1}\nCACHES = f()", `{'a': 1}`},
		{"CACHES = {'a': {}}\nCACHES['a']['TIMEOUT'] = 5\nCACHES['b'] = dict(X=1)", `{'a': {'TIMEOUT': 5}, 'b': {'X': 1}}`},
		{"if not os.environ.get('X'):\n    CACHES = {'a': 1}\nelse:\n    CACHES = {'b': 1}", `{'a': 1}`},
		{"CACHES = {'a': {'LOCATION': BASE_DIR / 'cache'}}", `{'a': {'LOCATION': '/app/cache'}}`},
		{"CACHES = {'a': f()}", ``},
		{``, py.Repr(engine.DefaultSettings())},
		{`CACHES = 5`, `{}`},
		{`{"a": 1`, ``},
		{"def f():\n    return {}\n\nclass A:\n    x = 1\n\nasync def g(): pass\nCACHES = {'a': 1}\nfor x in (): pass\n", `{'a': 1}`},
	} {
		s, _ := parse(c.src)
		got := ""
		if s.Caches != nil {
			got = py.Repr(s.Caches)
		}
		if got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.src, got, c.want)
		}
	}
}

// TestBlanks: a variable that is missing is told with its place, and the text is
// whole once it has a value.
func TestBlanks(t *testing.T) {
	for _, c := range []struct{ value, text string }{
		{`os.environ["X"]`, `os.environ["X"]`},
		{`os.environ["X"] + "/0"`, `os.environ["X"]`},
		{`[os.environ["X"]]`, `os.environ["X"]`},
		{`env("X")`, `env("X")`},
		{`env.str("X")`, `env.str("X")`},
		{`config("X")`, `config("X")`},
		{`int(config("X", cast=str) == "x")`, `config("X", cast=str)`},
	} {
		src := "import os\n\n\nCACHES = {'default': {" + locmem + ", 'X': " + c.value + "}}\nLATER = 5\n"
		s, notes := parse(src)
		if len(s.Blanks) != 1 || s.Caches != nil {
			t.Errorf("%s: %d blanks: %v", c.value, len(s.Blanks), notes)
			continue
		}
		b := s.Blanks[0]
		line := strings.Split(src, "\n")[3]
		if b.Name != "X" || b.Text != c.text || b.Line != 4 || line[b.Column-1:b.EndColumn-1] != c.text {
			t.Errorf("%s: %+v", c.value, b)
		}
		var failed []Diagnostic
		for _, n := range notes {
			if n.Severity == Error {
				failed = append(failed, n)
			}
		}
		if len(failed) != 1 || failed[0].Code != "environment" || failed[0].Line != 4 || failed[0].Column != b.Column || failed[0].EndColumn != b.EndColumn {
			t.Errorf("%s: %+v", c.value, notes)
		}
		for _, n := range s.Fill(0, "x") {
			if n.Severity == Error || s.Caches == nil || len(s.Blanks) != 0 {
				t.Errorf("%s: filled in: %+v %+v", c.value, s.Blanks, n)
			}
		}
	}
}

// TestDefaults: what has a default needs no environment, and what the environment
// has counts more.
func TestDefaults(t *testing.T) {
	for _, c := range []struct{ value, without, with string }{ // with X=7
		{`os.environ.get("X", "lit")`, `'lit'`, `'7'`},
		{`os.getenv("X", "lit")`, `'lit'`, `'7'`},
		{`os.environ.get("X") or "lit"`, `'lit'`, `'7'`},
		{`config("X", default=300, cast=int)`, `300`, `7`},
		{`config("X", default="a, b", cast=Csv())`, `['a', 'b']`, `['7']`},
		{`config("X", default=False, cast=bool)`, `False`, `ValueError: Not a boolean: 7`},
		{`env.int("X", 300)`, `300`, `7`},
		{`env("X", default="d")`, `'d'`, `'7'`},
		{`env.bool("X", default=True)`, `True`, `True`},
		{`env.list("X", default=["a"])`, `['a']`, `['7']`},
		{`env.float("X", default=1.5)`, `1.5`, `7.0`},
		{`os.path.join(BASE_DIR, "cache")`, `'/app/cache'`, `'/app/cache'`},
		{`EARLIER`, `900`, `900`},
		{`CHANGED`, `6`, `6`},
		{`None if DEBUG else 300`, `None`, `None`},
		{`timedelta(minutes=2).total_seconds()`, `120.0`, `120.0`},
		{`[x for x in (1, 2) if x > 1]`, `[2]`, `[2]`},
		{`f"{EARLIER}"`, `'900'`, `'900'`},
	} {
		src := "from decouple import Csv\nEARLIER = 60 * 15\nCHANGED = 5\nCHANGED += 1\nCACHES = {'default': {" + locmem + "}}\nV = " + c.value
		read := func(environ map[string]string) string {
			s, notes := Read(t.Context(), src, World{World: script.World{Environ: environ, Modules: libraries, StandIn: django.StandIn}})
			for _, n := range notes {
				if n.Severity == Error {
					return n.Message
				}
			}
			v, _ := s.Other("V")
			return py.Repr(v)
		}
		if got := read(nil); got != c.without {
			t.Errorf("%s: got %s, want %s", c.value, got, c.without)
		}
		if got := read(map[string]string{"X": "7"}); got != c.with {
			t.Errorf("%s with X=7: got %s, want %s", c.value, got, c.with)
		}
	}
}

// TestCacheURL: what URLs of caches come to.
func TestCacheURL(t *testing.T) {
	const django = "django.core.cache.backends."
	for url, want := range map[string]string{
		"locmemcache://":                "{'BACKEND': '" + django + "locmem.LocMemCache', 'LOCATION': ''}",
		"locmem://shop?timeout=60":      "{'BACKEND': '" + django + "locmem.LocMemCache', 'LOCATION': 'shop', 'TIMEOUT': 60}",
		"redis://127.0.0.1:6379/1":      "{'BACKEND': '" + django + "redis.RedisCache', 'LOCATION': 'redis://127.0.0.1:6379/1'}",
		"dummycache://":                 "{'BACKEND': '" + django + "dummy.DummyCache', 'LOCATION': ''}",
		"dbcache://table?max_entries=4": "{'BACKEND': '" + django + "db.DatabaseCache', 'LOCATION': 'table', 'OPTIONS': {'MAX_ENTRIES': 4}}",
		"filecache:///var/tmp/x":        "{'BACKEND': '" + django + "filebased.FileBasedCache', 'LOCATION': '/var/tmp/x'}",
	} {
		for _, call := range []string{"env.cache(default=%q)", "env.cache_url('CACHE_URL', default=%q)", "django_cache_url.parse(%q)"} {
			s, notes := parse("import django_cache_url\nimport environ\nenv = environ.Env()\nCACHES = {'default': " + fmt.Sprintf(call, url) + "}")
			if s.Caches == nil || py.Repr(s.Caches) != "{'default': "+want+"}" {
				t.Errorf("%s %s: got %v, want %s: %v", call, url, s.Caches, want, notes)
			}
		}
	}
}

// TestKeyFunctionOfTheText: a function object of the text makes keys.
func TestKeyFunctionOfTheText(t *testing.T) {
	s, notes := parse("def make_key(key, prefix, version):\n    return f'{prefix}/{version}/{key}'\nCACHES = {'default': {" + locmem + ", 'KEY_FUNCTION': make_key, 'KEY_PREFIX': 'p'}}")
	if len(notes) != 0 {
		t.Fatal(notes)
	}
	c, err := engine.NewCaches(engine.NewProcess("w1", 1, nil), s.Caches).Open("default")
	if err != nil {
		t.Fatal(err)
	}
	if key, err := c.MakeKey(engine.K("a")); err != nil || py.Repr(key) != "'p/1/a'" {
		t.Error(key, err)
	}
}

func TestOthers(t *testing.T) {
	s, _ := parse("A = 1\nb = 2\nif A > 1:\n    C = 2\nD, E = 1, 2\nA = 'two'\nF = [1, {'x': None}]\n")
	var got []string
	for _, o := range s.Others {
		got = append(got, o.Name+"="+py.Repr(o.Value))
	}
	if want := "A='two' D=1 E=2 F=[1, {'x': None}]"; strings.Join(got, " ") != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if v, ok := s.Other("A"); !ok || v != py.Value(py.Str("two")) {
		t.Error(v, ok)
	}
	if _, ok := s.Other("C"); ok {
		t.Error("C is not set")
	}
}

// TestPlaces counts columns in code points, whatever ends the lines.
func TestPlaces(t *testing.T) {
	for _, eol := range []string{"\n", "\r\n", "\r"} {
		_, notes := parse("# é" + eol + `CACHES = {"default": {"🎈é": 1, ` + locmem + "}}" + eol)
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
		s, notes := parse(`{"default": {` + locmem + `, ` + alias + `}}`)
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

// TestNotesAreBounded: a text that is all mistakes gets so many remarks, whatever
// makes them.
func TestNotesAreBounded(t *testing.T) {
	again, alias := strings.Repeat("CACHES = {}\n", 1000), ""
	for i := range 1000 {
		alias += fmt.Sprintf("'x%d': 1, ", i)
	}
	alias = "CACHES = {'default': {" + locmem + ", " + alias + "}}\n"
	for _, src := range []string{again, alias, again + alias} {
		if _, notes := parse(src); len(notes) != 200 {
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
			_, notes := parse(src)
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
						parse(src)
					}
				}
				return float64(time.Since(start))
			}
			b.ReportMetric(cost(1<<16)/cost(1<<14), "times")
		})
	}
}
