package script

import (
	"strings"
	"testing"
)

func TestIncomplete(t *testing.T) {
	for code, want := range map[string]bool{
		"":                      false,
		"x = 1":                 false,
		"if x:":                 true,
		"if x: y":               true,
		"if x:\n    y":          true,
		"if x:\n    y\n":        false,
		"if x:\n    y\nelse:":   true,
		"for i in x:\n    f(i)": true,
		"def f():":              true,
		"@deco":                 true,
		"try:\n    x":           true,
		"f(1,":                  true,
		"f(1,\n2)":              false,
		"x = [":                 true,
		`x = """abc`:            true,
		`x = "abc`:              false,
		"x = 1 + \\":            true,
		"x = )":                 false,
		"if x:\n    y\n\nz = 1": false,
		">>> if x:":             true,
		">>> x":                 false,
		"# only a comment":      false,
		"async def f():":        true,
		"iffy = 1":              false,
	} {
		if got := Incomplete(code); got != want {
			t.Errorf("Incomplete(%q) = %v", code, got)
		}
	}
}

func TestComplete(t *testing.T) {
	world, _ := testWorld()
	in := New(world)
	in.Exec("from django.core.cache import cache, caches\nimport time, datetime\ndef expensive(name, n=1): pass\nother = caches['other']", Run{})
	keys := []string{"greeting", "group", "user:1"}
	for _, c := range []struct {
		text string // | is the cursor
		want string
	}{
		{"cache.incr|", "incr_version(key, delta=1, version=None)"},
		{"cache.se|", "set(key, value, timeout=DEFAULT_TIMEOUT, version=None) set_many(data, timeout=DEFAULT_TIMEOUT, version=None)"},
		{"x = cache.tou|ch", "touch(key, timeout=DEFAULT_TIMEOUT, version=None)"},
		{"caches['default'].tou|", "touch(key, timeout=DEFAULT_TIMEOUT, version=None)"},
		{"other.tou|", "touch(key, timeout=DEFAULT_TIMEOUT, version=None)"},
		{"await cache.aget_o|", "aget_or_set(key, default, timeout=DEFAULT_TIMEOUT, version=None)"},
		{`cache.get("gr|`, "greeting group"},
		{`cache.get("gr|")`, "greeting group"},
		{`cache.get_many(["greeting", "us|`, "user:1"},
		{`cache.set("greeting", "gr|`, "greeting group"},
		{`caches['o|`, "other"},
		{`caches["|`, "default other dummy"},
		{`print("gr|`, ""},
		{`x = "gr|`, ""},
		{"exp|", "expensive(name, n=...)"},
		{"time.sl|", "sleep(...)"},
		{"datetime.datetime.strf|", "strftime(...)"},
		{"from django.core.cache import cac|", "cache caches"},
		{"from django.core.cache.u|", "django.core.cache.utils"},
		{"import dat|", "datetime"},
		{"isin|", "isinstance(...)"},
		{">>> cache.tou|", "touch(key, timeout=DEFAULT_TIMEOUT, version=None)"},
		{"unknown.x|", ""},
		{"1 + |", ""},
		{"whi|", "while"},
	} {
		at := strings.Index(c.text, "|")
		got := in.Complete(strings.Replace(c.text, "|", "", 1), at, keys)
		var words []string
		for _, item := range got.Items {
			words = append(words, item.Text+item.Detail)
		}
		if s := strings.Join(words, " "); s != c.want {
			t.Errorf("%s: %q, want %q", c.text, s, c.want)
		}
	}
	if got := in.Complete("x = cache.tou", 13, nil); got.Start != 10 {
		t.Errorf("Start = %d", got.Start)
	}
	all := in.Complete("cache.", 6, nil).Items
	if len(all) < 35 || all[0].Text != "add" || all[len(all)-1].Text != "atouch" {
		t.Errorf("cache. gives %d items, from %q to %q; the async twins come last", len(all), all[0].Text, all[len(all)-1].Text)
	}
}

// TestPlaces: errors say where in the code they come from.
func TestPlaces(t *testing.T) {
	world, _ := testWorld()
	in := New(world)
	for _, c := range []struct {
		code         string
		line, column int
	}{
		{"a = 1\nb = 2\nc = nope", 3, 5},
		{"def f():\n    return 1 / 0\n\nf()", 2, 12},
		{"f()", 1, 1}, // f is of the run before
		{"x = [1]\nif x:\n    x[5]", 3, 5},
		{"for a, b in [(1,)]:\n    pass", 1, 1},
		{"try:\n    pass\nfinally:\n    nope", 4, 5},
		{">>> x = 1\n>>> nope", 2, 5},
		{"f'{1}{nope}'", 1, 7},
		{"raise ValueError('x')", 1, 1},
		{"try:\n    1/0\nexcept ZeroDivisionError:\n    raise", 2, 5},
		{"from django.core.cache import cache\ncache.incr('x')", 2, 1},
		{"from django.core.cache import cache\ncache.get_or_set('x', lambda: 1/0)", 2, 31},
		{"def g():\n    y + 1\n    y = 2\ng()", 2, 5},
		{"del nope", 1, 5},
		{"'é' + nope", 1, 7},
		{"sorted([1, 'a'])", 1, 1},
	} {
		e := in.Exec(c.code, Run{}).Err
		if e == nil || e.Line != c.line || e.Column != c.column {
			t.Errorf("%q: %+v, want %d:%d", c.code, *e, c.line, c.column)
		}
	}
}

// TestOutput: text is handed on as it is printed.
func TestOutput(t *testing.T) {
	var parts []string
	r, _ := exec("print(1)\nprint(2, end='')\n3", Run{Output: func(s string) { parts = append(parts, s) }})
	if strings.Join(parts, "|") != "1\n|2" || r.Output != "1\n2" || *r.Repr != "3" {
		t.Errorf("%q, %+v", parts, r)
	}
}

func TestQuiet(t *testing.T) {
	for code, quiet := range map[string]bool{
		"cache.set('a', 1)": true, "cache.clear()": true, "cache.close()": true, "cache.delete_many(['a'])": true,
		"print()": true, "[].append(1)": true, "{}.update({})": true, "await cache.aset('a', 1)": true, "nothing()": true,
		"cache.get('a')": false, "None": false, "{}.get(1)": false, "something()": false, "cache.get_or_set('n', None)": false,
		"await cache.aget('zz')": false, "f(cache.set('a', 1))": false, "(cache.set('a', 1))": true, "[None][0]": false,
	} {
		world, _ := testWorld()
		in := New(world)
		in.Exec("from django.core.cache import cache\ndef nothing(): pass\ndef something():\n  if 0: return 1\ndef f(x): return x", Run{})
		r := in.Exec(code, Run{})
		if r.Repr == nil || *r.Repr != "None" || r.Quiet != quiet {
			t.Errorf("%s: %+v", code, r)
		}
	}
}
