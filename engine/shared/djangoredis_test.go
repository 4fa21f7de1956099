package shared

import (
	"math"
	"slices"
	"strings"
	"testing"

	"locmem/engine"
	"locmem/engine/py"
)

// What KEYS of a Redis 7 returned for each pattern.
func TestPatternsOfKeysAsRedis(t *testing.T) {
	keys := strings.Fields(`a ab abc b a* a?c [a] a-c ^ \ café aXbXc ] a]`)
	for pattern, want := range map[string]string{
		`*`:       `[a] \ ] ^ a a* a-c a?c aXbXc a] ab abc b café`,
		`a`:       `a`,
		`a*`:      `a a* a-c a?c aXbXc a] ab abc`,
		`*c`:      `a-c a?c aXbXc abc`,
		`?`:       `\ ] ^ a b`,
		`??`:      `a* a] ab`,
		`a?c`:     `a-c a?c abc`,
		`[ab]`:    `a b`,
		`[a-c]`:   `a b`,
		`[c-a]`:   `a b`,
		`[^a]`:    `\ ] ^ b`,
		`[^a-c]*`: `[a] \ ] ^`,
		`\*`:      ``,
		`a\*`:     `a*`,
		`a\?c`:    `a?c`,
		`\[a\]`:   `[a]`,
		`[[]a]`:   `[a]`,
		`[]`:      ``,
		`[]]`:     ``,
		`[\]]`:    `]`,
		`[a`:      `a`,
		`a[`:      ``,
		`*X*X*`:   `aXbXc`,
		`*b*c`:    `aXbXc abc`,
		`**`:      `[a] \ ] ^ a a* a-c a?c aXbXc a] ab abc b café`,
		`a**c`:    `a-c a?c aXbXc abc`,
		`[*]`:     ``,
		`a[*]`:    `a*`,
		`[?]`:     ``,
		`[\^]`:    `^`,
		`[a-]`:    `] ^ a`,
		``:        ``,
		`caf?`:    ``,
		`caf??`:   `café`,
		`[\`:      `\`,
		`\`:       `\`,
		`[^`:      `\ ] ^ a b`,
		`a[^]`:    `a* a] ab`,
		`[^]]`:    `a]`,
	} {
		var got []string
		for _, k := range keys {
			if globbed(pattern, k) {
				got = append(got, k)
			}
		}
		slices.Sort(got)
		if s := strings.Join(got, " "); s != want {
			t.Errorf("KEYS %s is %s, want %s", pattern, s, want)
		}
	}
	if globbed(strings.Repeat("*a", 40)+"b", strings.Repeat("a", 4000)) {
		t.Error("a pattern matches what does not end in b")
	}
}

// Of what is over nothing is listed, and a command sees nothing there.
func TestCommandsSeeWhatLives(t *testing.T) {
	clock := engine.NewManualClock(1_700_000_000)
	process := engine.NewProcess("w1", 1, clock)
	settings := py.NewDict(py.Str("BACKEND"), py.Str(engine.DjangoRedis), py.Str("LOCATION"), py.Str("redis://h"))
	c, err := NewServers(1, nil).Open(process, "default", settings, nil, engine.Hooks{})
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		key  string
		left int64
	}{{"long", -1}, {"short", 1500}, {"none", 0}} {
		if err := c.Command("set", x.key, x.key, func(*Raw) (*Raw, bool, error) { return &Raw{[]byte("1"), x.left}, true, nil }); err != nil {
			t.Fatal(err)
		}
	}
	for _, want := range []string{"long short", "long"} {
		keys, err := c.Keys("keys", "*", "*")
		if got := strings.Join(keys, " "); got != want || err != nil {
			t.Errorf("at %v there is %q (%v), want %q", clock.Now(), got, err, want)
		}
		clock.Advance(1.6)
	}
	left := int64(math.MaxInt64)
	if err := c.Command("pttl", "short", "short", func(was *Raw) (*Raw, bool, error) {
		if was != nil {
			left = was.Left
		}
		return nil, false, nil
	}); err != nil || left != math.MaxInt64 {
		t.Errorf("an entry that is over has %d ms left (%v)", left, err)
	}
}
