package regex

import (
	"errors"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// find searches without a bound of steps.
func find(t interface{ Fatal(...any) }, p *Pattern, text string) []int {
	found, _, err := p.Find(Search{Text: text, Work: func(int) error { return nil }, Grow: func(int) error { return nil }})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// TestAsGoDoes compares with Go's regular expressions where both mean the same:
// both prefer what comes first, and go on for as long as they may. Loops over
// what may be empty differ, so every repeated part takes a character.
func TestAsGoDoes(t *testing.T) {
	atom := rapid.SampledFrom([]string{"a", "b", "é", "[ab]", "[^a]", ".", `\d`, `\bb`, "^a", "b$", "1"})
	var pattern func(depth int) *rapid.Generator[string]
	pattern = func(depth int) *rapid.Generator[string] {
		return rapid.Custom(func(t *rapid.T) string {
			if depth == 0 || rapid.Bool().Draw(t, "atom") {
				return atom.Draw(t, "a")
			}
			x, y := pattern(depth-1).Draw(t, "x"), pattern(depth-1).Draw(t, "y")
			switch rapid.IntRange(0, 3).Draw(t, "kind") {
			case 0:
				return x + y
			case 1:
				return "(?:" + x + "|" + y + ")"
			case 2:
				return "(" + x + ")"
			}
			return "(?:a" + x + ")" + rapid.SampledFrom([]string{"*", "+", "?", "*?", "+?", "??", "{2}", "{1,3}", "{0,2}?"}).Draw(t, "times")
		})
	}
	rapid.Check(t, func(t *rapid.T) {
		source := pattern(4).Draw(t, "pattern")
		text := rapid.StringOfN(rapid.SampledFrom([]rune("aab1é")), 0, 12, -1).Draw(t, "text")
		theirs, err := regexp.Compile(source)
		if err != nil {
			t.Skip(err)
		}
		ours, err := Compile(source, ASCII, true)
		if err != nil {
			t.Fatal(source, err)
		}
		want, got := theirs.FindStringSubmatchIndex(text), find(t, ours, text)
		if len(want) != len(got) {
			t.Fatalf("%q in %q: %v, Go's: %v", source, text, got, want)
		}
		for i := range want {
			if want[i] != got[i] {
				t.Fatalf("%q in %q: %v, Go's: %v", source, text, got, want)
			}
		}
	})
}

var errEnough = errors.New("enough")

// TestHardPatternsEnd: what would take for ever tells of its steps often, these
// are in proportion to the time, and it ends when it is told to.
func TestHardPatternsEnd(t *testing.T) {
	for _, c := range []struct{ pattern, text string }{
		{"(a+)+$", strings.Repeat("a", 60) + "b"},
		{"(?:ab?|a)*$", strings.Repeat("a", 60) + "!"},
		{"(?:a*)*b", strings.Repeat("a", 60)},
		{"(.*?,){20}P", strings.Repeat("1,", 60)},
		{`(x+x+)+y`, strings.Repeat("x", 60)},
		{`^(\w+\s?)*$`, strings.Repeat("word ", 30) + "!"},
		{`(?=(a+)+$)a`, strings.Repeat("a", 60) + "b"},
		{`(a?){60}a{60}`, strings.Repeat("a", 59)},
		{`(?:(a)|b|\1)+$`, strings.Repeat("ab", 40) + "c"},
		{`(?:.{1000,}){500}x`, strings.Repeat("a", 100_000)},
		{`(?:(?:a{30000}){30000}){30000}`, strings.Repeat("a", 1<<20)},
		{`(?<!.{100000})(?<=a{1000000})b`, strings.Repeat("a", 1<<21)},
		{"((((((((((a*)*)*)*)*)*)*)*)*)*)*b", strings.Repeat("a", 100)},
		{"(?:(?:){1000}){1000000}x", "y"},
		{"a*?b", strings.Repeat("a", 1<<16)},
		{"(?i)[é-ü]*x", strings.Repeat("é", 1<<16)},
	} {
		p, err := Compile(c.pattern, 0, true)
		if err != nil {
			t.Fatal(c.pattern, err)
		}
		total := 0
		room := func(n int) error {
			if n > 2<<20 {
				return errEnough
			}
			return nil
		}
		_, _, err = p.Find(Search{Text: c.text, Grow: room, Work: func(n int) error {
			if n > 10*lookEvery {
				t.Errorf("%s: nothing was heard of it for %d steps", c.pattern, n)
			}
			if total += n; total > 5_000_000 {
				return errEnough
			}
			return nil
		}})
		if err != errEnough {
			t.Errorf("%s: took %d steps, %v", c.pattern, total, err)
		}
	}
}

// TestRoomIsAskedFor: the open choices of a search take memory, for which it asks.
func TestRoomIsAskedFor(t *testing.T) {
	p, err := Compile("(?:a|ab)*c", 0, true)
	if err != nil {
		t.Fatal(err)
	}
	_, _, err = p.Find(Search{Text: strings.Repeat("a", 1<<20), Work: func(int) error { return nil }, Grow: func(n int) error {
		if n > 1<<18 {
			return errEnough
		}
		return nil
	}})
	if err != errEnough {
		t.Error("a search takes as much memory as it likes: ", err)
	}
}

// FuzzCompile: any pattern is either compiled or refused with an Error.
func FuzzCompile(f *testing.F) {
	for _, seed := range []string{"a", "(?P<n>a)|[^b-d]*", `(?<=\d{2})(?(1)x|y)`, "(?i-s:é)++", `[\w-]{2,3}?`, "(?x) a # b", `\x41\101\1`} {
		f.Add(seed, "aab", 0)
	}
	f.Fuzz(func(t *testing.T, pattern, text string, flags int) {
		if len(pattern) > 200 || len(text) > 200 {
			return
		}
		for _, ofText := range []bool{true, false} {
			p, err := Compile(pattern, flags, ofText)
			if err != nil {
				continue
			}
			total := 0
			found, _, err := p.Find(Search{Text: text, Grow: func(int) error { return nil }, Work: func(n int) error {
				if total += n; total > 100_000 {
					return errEnough
				}
				return nil
			}})
			if err == nil && found != nil && (found[0] < 0 || found[1] < found[0] || found[1] > len(text)) {
				t.Fatalf("%q in %q: %v", pattern, text, found)
			}
		}
	})
}
