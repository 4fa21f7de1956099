package engine

import (
	"strings"
	"testing"
	"unicode/utf8"

	"locmem/engine/py"
)

// oddByRune is rule K6's second warning, one code point at a time.
func oddByRune(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r <= 0x20 || r == 0x7f })
}

func TestOddCharactersAreFoundAnywhere(t *testing.T) {
	for n := range 40 {
		plain := strings.Repeat("k", n)
		if hasOdd([]byte(plain)) {
			t.Errorf("%d plain bytes are said to be odd", n)
		}
		for at := range n {
			for c := range 256 {
				b := []byte(plain)
				b[at] = byte(c)
				if want := c <= 0x20 || c == 0x7f; hasOdd(b) != want {
					t.Fatalf("byte %#x at %d of %d: odd is %v", c, at, n, !want)
				}
			}
		}
	}
}

func TestWarnings(t *testing.T) {
	const long, odd = "L", "O"
	for _, x := range []struct {
		key  string // full key, made by an alias without prefix, is ":1:" + key
		want string
	}{
		{"plain", ""}, {"", ""}, {"a b", odd}, {"a\x7f", odd}, {"\u00a0\u2003é", ""},
		{strings.Repeat("x", 247), ""}, {strings.Repeat("x", 248), long}, {strings.Repeat(" ", 248), long + odd},
		{strings.Repeat("é", 247), ""}, {strings.Repeat("é", 248), long}, {strings.Repeat("\xed\xa0\x80", 247), ""},
		{strings.Repeat("\xed\xa0\x80", 248), long},
	} {
		c, _ := NewProcess("t1", 1, nil).Open("default", Options{})
		got := ""
		c = c.With(Hooks{Warn: func(w Warning) error {
			repr := py.Repr(py.Str(":1:" + x.key))
			switch w.Message {
			case "Cache key will cause errors if used with memcached: " + repr + " (longer than 250)":
				got += long
			case "Cache key contains characters that will cause errors if used with memcached: " + repr:
				got += odd
			default:
				t.Errorf("%.20q: %v", x.key, w)
			}
			return nil
		}})
		if _, _, err := c.Get(K(x.key)); err != nil {
			t.Error(err)
		}
		if got != x.want {
			t.Errorf("%.20q: warnings %q, want %q", x.key, got, x.want)
		}
	}
}

// Keys of any text, in any prefix and version, are one entry each, are taken
// apart again and warn as rule K6 says.
func FuzzKey(f *testing.F) {
	f.Add("", "1", "key")
	f.Add("site", "2", "a b")
	f.Add("x:1", "", ":k:")
	f.Add("p\x00", "v 2", strings.Repeat("é", 250))
	f.Add("", "\xed\xa0\x80", "it's \"quoted\" \\ \n\u2028")
	f.Add("8 bytes..", "1", "........\x7f")
	f.Fuzz(func(t *testing.T, prefix, version, key string) {
		if !py.ValidText(prefix) || !py.ValidText(version) || !py.ValidText(key) {
			return
		}
		c, err := NewProcess("t1", 1, nil).Open("default", Options{KeyPrefix: py.Str(prefix)})
		if err != nil {
			t.Fatal(err)
		}
		var warnings []string
		c = c.With(Hooks{Warn: func(w Warning) error { warnings = append(warnings, w.Message); return nil }})
		full := prefix + ":" + version + ":" + key
		k := K(key).At(py.Str(version))
		if got, err := c.MakeKey(k); got != py.Str(full) || err != nil || len(warnings) != 0 {
			t.Fatalf("make_key is %v, %v, with warnings %q", got, err, warnings)
		}
		if err := c.Set(k, py.Str(key), Never); err != nil {
			t.Fatal(err)
		}
		n := 0
		if utf8.ValidString(full) && utf8.RuneCountInString(full) > 250 {
			n++
		}
		if oddByRune(full) {
			n++
		}
		if utf8.ValidString(full) && len(warnings) != n {
			t.Fatalf("%d warnings about %q, want %d: %q", len(warnings), full, n, warnings)
		}
		if got := memory(c); len(got) != 1 || got[0] != full {
			t.Fatalf("in memory: %q, want %q", got, full)
		}
		if v, ok, err := c.Get(KeyOf(py.Str(key)).At(py.Str(version))); v != py.Str(key) || !ok || err != nil {
			t.Fatalf("get: %v, %v, %v", v, ok, err)
		}
		if v, k, ok := c.SplitKey(full); !ok || v+":"+k != version+":"+key || !strings.Contains(version, ":") && v != version {
			t.Fatalf("taken apart: %q, %q, %v", v, k, ok)
		}
		if ok, err := c.Delete(K(key).At(py.Str(version))); !ok || err != nil || len(memory(c)) != 0 {
			t.Fatalf("delete: %v, %v", ok, err)
		}
	})
}

// TestVersionNoneIsTheCachesOwn: rule K2.
func TestVersionNoneIsTheCachesOwn(t *testing.T) {
	c, _, _ := newCache(t, Options{Version: py.Int(7)})
	for version, want := range map[py.Value]string{nil: ":7:a", py.None: ":7:a", py.Int(0): ":0:a", py.Str(""): "::a", py.Bool(false): ":False:a"} {
		if err := c.Set(K("a").At(version), py.Int(1), Never); err != nil {
			t.Fatal(err)
		}
		if e := c.process.Snapshot(10).Stores[0].Entries[0]; e.FullKey != want {
			t.Errorf("version %v gives the full key %s, want %s", version, e.FullKey, want)
		}
	}
}
