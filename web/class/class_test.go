package class

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestALinkSaysWhatItWasMadeOf(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := Class{
			Name:        strings.Join(strings.Fields(rapid.StringN(0, 20, -1).Draw(t, "name")), " "),
			Lessons:     rapid.SliceOfDistinct(rapid.StringMatching(`[a-z][a-z-]{0,20}`), rapid.ID[string]).Draw(t, "lessons"),
			NoHints:     rapid.Bool().Draw(t, "hints"),
			NoSolutions: rapid.Bool().Draw(t, "solutions"),
			Seed:        rapid.IntRange(0, maxSeed).Draw(t, "seed"),
		}
		c.Name = strings.TrimRight(strings.ToValidUTF8(c.Name, ""), ends)
		got, err := Parse(c.String())
		if err != nil || got.Name != c.Name || !slices.Equal(got.Lessons, c.Lessons) || got.NoHints != c.NoHints || got.NoSolutions != c.NoSolutions || got.Seed != c.Seed {
			t.Errorf("%+v: %s: %+v, %v", c, c, got, err)
		}
	})
}

func TestWhatAMailPutsBehindALink(t *testing.T) {
	const link = "#class=1&lessons=whose-cache,the-limiter"
	for _, end := range []string{".", ")", ").", `"`, "!", ","} {
		c, err := Parse(link + end)
		if err != nil || !slices.Equal(c.Lessons, []string{"whose-cache", "the-limiter"}) {
			t.Errorf("%q: %+v, %v", end, c, err)
		}
	}
}

func TestLinksThatAreNone(t *testing.T) {
	for link, want := range map[string]error{
		"#class=2&lessons=whose-cache": ErrNewer,
		"#class=17":                    ErrNewer,
		"#class=":                      ErrForm,
		"#class=01":                    ErrForm,
		"#class=1&speed=4":             ErrForm,
		"#class=1&hints=maybe":         ErrForm,
		"#class=1&seed=0":              ErrForm,
		"#class=1&seed=10000":          ErrForm,
		"#class=1&seed=x":              ErrForm,
		"#class=1&name=%zz":            ErrForm,
		"#class=1&lessons=a%2Fb":       ErrForm,
		"#other=1":                     ErrForm,
	} {
		if c, err := Parse(link); !errors.Is(err, want) {
			t.Errorf("%s: %+v, %v, want %v", link, c, err, want)
		}
	}
}

// A hostile link costs no more than its own length.
func TestLinksAreBounded(t *testing.T) {
	c, err := Parse("#class=1&lessons=" + strings.Repeat("a,b,c", 300) + "&name=" + strings.Repeat("x", 10_000))
	if err != nil || len(c.Lessons) > maxLessons || len(c.Name) > maxName {
		t.Errorf("%d lessons, a name of %d, %v", len(c.Lessons), len(c.Name), err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add("#class=1&lessons=a,b&hints=off&solutions=off&name=3B%20b")
	f.Fuzz(func(t *testing.T, text string) {
		c, err := Parse(text)
		if err != nil {
			return
		}
		if again, err := Parse(c.String()); err != nil || again.String() != c.String() {
			t.Errorf("%q: %s, then %s, %v", text, c, again, err)
		}
	})
}

// The answers of a question are all offered, in one order for a class, in others for
// others, and as they are written without a seed.
func TestTheOrderOfAnswers(t *testing.T) {
	orders := map[string]bool{}
	for seed := range 30 {
		c := Class{Seed: seed}
		order := c.Order("whose-cache 3", 3)
		if !slices.Equal(order, c.Order("whose-cache 3", 3)) {
			t.Errorf("seed %d gives two orders", seed)
		}
		if sorted := slices.Sorted(slices.Values(order)); !slices.Equal(sorted, []int{0, 1, 2}) || seed == 0 && !slices.IsSorted(order) {
			t.Errorf("seed %d: %v", seed, order)
		}
		orders[fmt.Sprint(order)] = true
	}
	if got := (Class{Seed: 7}).Order("whose-cache 3", 4); !slices.Equal(got, []int{3, 0, 1, 2}) { // for ever: links are kept
		t.Errorf("seed 7 gives %v", got)
	}
	if len(orders) != 6 {
		t.Errorf("30 seeds give %d of 6 orders", len(orders))
	}
	if c := (Class{Seed: 1}); slices.Equal(c.Order("a", 20), c.Order("b", 20)) {
		t.Error("two questions have one order")
	}
}
