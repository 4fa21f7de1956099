package engine

import (
	"math"
	"strings"
	"testing"

	"locmem/engine/py"
)

// settings makes a CACHES dict with one alias, "default".
func settings(params ...py.Value) *py.Dict {
	return py.NewDict(py.Str("default"), py.NewDict(params...))
}

func locmem(params ...py.Value) *py.Dict {
	return settings(append([]py.Value{py.Str("BACKEND"), py.Str(LocMemBackend)}, params...)...)
}

func TestSettingsThatFail(t *testing.T) {
	s := func(v string) py.Value { return py.Str(v) }
	inf := py.Float(math.Inf(1))
	const overflow = "OverflowError: cannot convert float infinity to integer"
	for _, x := range []struct {
		rule     string
		settings *py.Dict
		want     string
	}{
		{"H2", py.NewDict(), "InvalidCacheBackendError: The connection 'default' doesn't exist."},
		{"H4", settings(), "KeyError: 'BACKEND'"},
		{"H3", settings(s("BACKEND"), s("locmem")), "InvalidCacheBackendError: Could not find backend 'locmem': locmem doesn't look like a module path"},
		{"H3", settings(s("BACKEND"), s("")), "InvalidCacheBackendError: Could not find backend '':  doesn't look like a module path"},
		{"H3", settings(s("BACKEND"), s("a.b.C")), "InvalidCacheBackendError: Could not find backend 'a.b.C': No module named 'a'"},
		{"H3", settings(s("BACKEND"), s("django.core.cache.LocMemCache")), `InvalidCacheBackendError: Could not find backend 'django.core.cache.LocMemCache': Module "django.core.cache" does not define a "LocMemCache" attribute/class`},
		{"H3", settings(s("BACKEND"), s("django.core.cache.backends.locmem.x.Y")), "InvalidCacheBackendError: Could not find backend 'django.core.cache.backends.locmem.x.Y': No module named 'django.core.cache.backends.locmem.x'; 'django.core.cache.backends.locmem' is not a package"},
		{"H3", settings(s("BACKEND"), s(".C")), "ValueError: Empty module name"},
		{"H3", settings(s("BACKEND"), py.Int(1)), "AttributeError: 'int' object has no attribute 'rsplit'"},
		{"H3", settings(s("BACKEND"), py.Bytes("a.b")), "TypeError: a bytes-like object is required, not 'str'"},
		{"P1", locmem(s("TIMEOUT"), inf), overflow},
		{"P2", locmem(s("OPTIONS"), py.NewDict(s("MAX_ENTRIES"), inf)), overflow},
		{"P3", locmem(s("cull_frequency"), inf), overflow},
		{"P6", locmem(s("OPTIONS"), py.None), "AttributeError: 'NoneType' object has no attribute 'get'"},
		{"P6", locmem(s("OPTIONS"), py.None, s("max_entries"), py.Int(1), s("cull_frequency"), py.Int(1)), "AttributeError: 'NoneType' object has no attribute 'get'"},
		{"P1 before P6", locmem(s("OPTIONS"), py.None, s("TIMEOUT"), inf), overflow},
		{"P8", locmem(s("KEY_FUNCTION"), s("nodots")), "ImportError: nodots doesn't look like a module path"},
		{"P8", locmem(s("KEY_FUNCTION"), s("")), "ImportError:  doesn't look like a module path"},
		{"P8", locmem(s("KEY_FUNCTION"), s("m.f")), "ModuleNotFoundError: No module named 'm'"},
		{"P8", locmem(s("KEY_FUNCTION"), s("keys.nope")), `ImportError: Module "keys" does not define a "nope" attribute/class`},
		{"P2 before P8", locmem(s("KEY_FUNCTION"), s("m.f"), s("max_entries"), inf), overflow},
		{"S4", locmem(s("LOCATION"), &py.List{}), "TypeError: unhashable type: 'list'"},
		{"P8 before S4", locmem(s("LOCATION"), &py.List{}, s("KEY_FUNCTION"), s("nodots")), "ImportError: nodots doesn't look like a module path"},
	} {
		cs := NewCaches(NewProcess("t1", 1, nil), x.settings)
		cs.KeyFunctions = map[string]KeyFunction{"keys.shout": shout}
		if _, err := cs.Open("default"); err == nil || err.Error() != x.want {
			t.Errorf("rule %s: got %v, want %s", x.rule, err, x.want)
		}
	}
}

func shout(key, prefix, version py.Value) (py.Value, error) {
	return py.Str(strings.ToUpper(py.Text(key)) + "!" + py.Text(prefix) + py.Text(version)), nil
}

func TestSettingsThatAreTaken(t *testing.T) {
	s := func(v string) py.Value { return py.Str(v) }
	for _, x := range []struct {
		rule     string
		settings *py.Dict
		want     string // timeout, max_entries, cull_frequency, key_prefix, version
	}{
		{"P1 to P7", locmem(), "300 300 3 '' 1"},
		{"P1", locmem(s("timeout"), py.None, s("TIMEOUT"), py.Int(5)), "None 300 3 '' 1"},
		{"P1", locmem(s("TIMEOUT"), s("soon")), "300 300 3 '' 1"},
		{"P4", locmem(s("TIMEOUT"), py.Float(-4.9)), "-4 300 3 '' 1"},
		{"P2", locmem(s("max_entries"), py.Bool(true), s("OPTIONS"), py.NewDict(s("MAX_ENTRIES"), py.Int(9), s("CULL_FREQUENCY"), s(" 1_0 "))), "300 1 10 '' 1"},
		{"P4", locmem(s("OPTIONS"), py.NewDict(s("MAX_ENTRIES"), py.None, s("CULL_FREQUENCY"), s("4.5"))), "300 300 3 '' 1"},
		{"P7", locmem(s("KEY_PREFIX"), py.None, s("VERSION"), py.None), "300 300 3 None None"},
		{"P9", locmem(s("LOCATON"), s("x"), s("OPTIONS"), py.NewDict(s("MAX_ENTRY"), py.Int(1))), "300 300 3 '' 1"},
	} {
		c, err := NewCaches(NewProcess("t1", 1, nil), x.settings).Open("default")
		if err != nil {
			t.Errorf("rule %s: %v", x.rule, err)
			continue
		}
		var got []string
		timeout, max, cull, prefix, version := c.Settings()
		for _, v := range []py.Value{timeout, max, cull, prefix, version} {
			got = append(got, py.Repr(v))
		}
		if g := strings.Join(got, " "); g != x.want {
			t.Errorf("rule %s: got %s, want %s", x.rule, g, x.want)
		}
	}
}

func TestAliasesShareALocation(t *testing.T) {
	alias := func(params ...py.Value) *py.Dict {
		return py.NewDict(append([]py.Value{py.Str("BACKEND"), py.Str(LocMemBackend)}, params...)...)
	}
	cs := NewCaches(NewProcess("t1", 1, NewManualClock(1000)), py.NewDict(
		py.Str("default"), alias(),
		py.Str("api"), alias(py.Str("KEY_PREFIX"), py.Str("api"), py.Str("max_entries"), py.Int(2)),
		py.Str("v2"), alias(py.Str("VERSION"), py.Int(2)),
		py.Str("apart"), alias(py.Str("LOCATION"), py.Str("apart")),
	))
	if got := strings.Join(cs.Aliases(), " "); got != "default api v2 apart" {
		t.Errorf("aliases: %s (rule H2)", got)
	}
	open := func(name string) *Cache {
		c, err := cs.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	has := func(c *Cache, k Key) bool {
		ok, err := c.HasKey(k)
		if err != nil {
			t.Fatal(err)
		}
		return ok
	}
	mustSet(t, open("default"), "k", py.Int(1), Never)
	if has(open("api"), K("k")) || has(open("v2"), K("k")) || has(open("apart"), K("k")) {
		t.Error("prefix, version and LOCATION keep keys apart")
	}
	if !has(open("v2"), K("k").At(py.Int(1))) || !has(open("default"), K("k")) {
		t.Error("one LOCATION is one store, seen in another version too (rule S3)")
	}
	mustSet(t, open("default"), "l", py.Int(2), Never)
	mustSet(t, open("api"), "m", py.Int(3), Never) // its limit of 2 counts for the whole store
	if got := strings.Join(memory(open("default")), " "); got != "api:1:m :1:l :1:k" {
		t.Errorf("2 entries, frequency 3: nothing goes (rule C5), but memory is %s", got)
	}
	mustSet(t, open("api"), "n", py.Int(4), Never)
	if has(open("default"), K("k")) {
		t.Error("an alias's cull drops what other aliases stored")
	}
	mustSet(t, open("apart"), "x", py.Int(1), Never)
	if err := open("v2").Clear(); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(memory(open("default")), " "); got != ":1:x" {
		t.Errorf("clear empties its LOCATION and no other (rule O15): %s", got)
	}
}

func TestKeyFunctions(t *testing.T) {
	byName := map[string]KeyFunction{
		"keys.shout": shout,
		"keys.bytes": func(_, _, _ py.Value) (py.Value, error) { return py.Bytes("b"), nil },
		"keys.long":  func(_, _, _ py.Value) (py.Value, error) { return py.Bytes(strings.Repeat("b", 251)), nil },
		"keys.int":   func(_, _, _ py.Value) (py.Value, error) { return py.Int(7), nil },
		"keys.list":  func(_, _, _ py.Value) (py.Value, error) { return &py.List{}, nil },
	}
	host := &py.Object{Name: "function", Host: KeyFunction(shout)}
	for _, x := range []struct {
		function      py.Value
		key, err      string
		warnings      int
		versionOfCall py.Value
	}{
		{function: py.Str("keys.shout"), key: "K!site2"},
		{function: py.Str("keys.shout"), key: "K!site0", versionOfCall: py.Int(0)},
		{function: host, key: "K!site2"},
		{function: py.None, key: "site:2:k"},
		{function: py.Str("django.core.cache.backends.base.default_key_func"), key: "site:2:k"},
		{function: py.Str("keys.bytes"), err: "TypeError: cannot use a string pattern on a bytes-like object"},
		{function: py.Str("keys.long"), err: "TypeError: cannot use a string pattern on a bytes-like object", warnings: 1},
		{function: py.Str("keys.int"), err: "TypeError: object of type 'int' has no len()"},
		{function: py.Str("keys.list"), err: "TypeError: expected string or bytes-like object, got 'list'"},
	} {
		cs := NewCaches(NewProcess("t1", 1, nil), locmem(py.Str("KEY_FUNCTION"), x.function, py.Str("KEY_PREFIX"), py.Str("site"), py.Str("VERSION"), py.Int(2)))
		cs.KeyFunctions = byName
		c, err := cs.Open("default")
		if err != nil {
			t.Errorf("%v: %v", py.Repr(x.function), err)
			continue
		}
		warnings := 0
		c = c.With(Hooks{Warn: func(Warning) error { warnings++; return nil }})
		err = c.Set(K("k").At(x.versionOfCall), py.Int(1), Never)
		if got := strings.Join(memory(c), " "); got != x.key || warnings != x.warnings || (err == nil) != (x.err == "") || err != nil && err.Error() != x.err {
			t.Errorf("%s: memory %q, %d warnings, error %v; want %q, %d, %s", py.Repr(x.function), got, warnings, err, x.key, x.warnings, x.err)
		}
	}
}

func TestDummyCache(t *testing.T) {
	cs := NewCaches(NewProcess("t1", 1, nil), settings(py.Str("BACKEND"), py.Str(DummyBackend), py.Str("LOCATION"), &py.List{}))
	c, err := cs.Open("default")
	if err != nil {
		t.Fatal(err)
	}
	warnings := 0
	c = c.With(Hooks{Warn: func(Warning) error { warnings++; return nil }})
	bad := K("a b")
	unpicklable := &py.Object{Name: "function", Text: "<function>"}
	called := 0
	for _, x := range []struct {
		name, want string
		warnings   int
		call       func() (py.Value, error)
	}{
		{"set", "None", 1, func() (py.Value, error) { return py.None, c.Set(bad, unpicklable, Never) }},
		{"add", "True", 1, func() (py.Value, error) { ok, err := c.Add(bad, unpicklable, Never); return py.Bool(ok), err }},
		{"add again", "True", 1, func() (py.Value, error) { ok, err := c.Add(bad, py.Int(1), Never); return py.Bool(ok), err }},
		{"get", "False", 1, func() (py.Value, error) { _, ok, err := c.Get(bad); return py.Bool(ok), err }},
		{"touch", "False", 1, func() (py.Value, error) { ok, err := c.Touch(bad, Never); return py.Bool(ok), err }},
		{"delete", "False", 1, func() (py.Value, error) { ok, err := c.Delete(bad); return py.Bool(ok), err }},
		{"has_key", "False", 1, func() (py.Value, error) { ok, err := c.HasKey(bad); return py.Bool(ok), err }},
		{"get_many", "{}", 1, func() (py.Value, error) { return c.GetMany([]py.Value{py.Str("a b"), py.Str("c")}, nil) }},
		{"set_many", "None", 1, func() (py.Value, error) {
			return py.None, c.SetMany(py.NewDict(py.Str("a b"), unpicklable), Never, nil)
		}},
		{"get_or_set", "5", 3, func() (py.Value, error) {
			return c.GetOrSet(bad, func() (py.Value, error) { called++; return py.Int(5), nil }, Never)
		}},
		{"incr", "ValueError: Key 'a b' not found", 1, func() (py.Value, error) { return c.Incr(bad, py.Int(1)) }},
		{"decr of a tuple", "ValueError: Key 'a' not found", 0, func() (py.Value, error) {
			return c.Decr(KeyOf(&py.Tuple{Items: []py.Value{py.Str("a")}}), py.Int(1))
		}},
		{"incr_version", "ValueError: Key 'k' not found", 0, func() (py.Value, error) { return c.IncrVersion(K("k"), py.Int(1)) }},
		{"clear", "None", 0, func() (py.Value, error) { return py.None, c.Clear() }},
		{"close", "None", 0, func() (py.Value, error) { return py.None, c.Close() }},
	} {
		warnings = 0
		v, err := x.call()
		got := ""
		if err != nil {
			got = err.Error()
		} else {
			got = py.Repr(v)
		}
		if got != x.want || warnings != x.warnings {
			t.Errorf("%s: %s with %d warnings, want %s with %d", x.name, got, warnings, x.want, x.warnings)
		}
	}
	if called != 1 {
		t.Errorf("get_or_set called its default %d times", called)
	}
	if got := memory(c); len(got) != 0 {
		t.Errorf("a DummyCache keeps %q", got)
	}
}
