package completion

import (
	"errors"
	"strings"
	"testing"
)

var some = Code{Lesson: "whose-cache", Version: Version("# Whose cache"), Right: 1, Predictions: 2, Solved: 1, Tries: 1, Hints: 3}

func TestACodeSaysWhatItWasMadeOf(t *testing.T) {
	for _, c := range []Code{some, {Lesson: "x"}, {Lesson: "the-301st-key", Version: 0xffff, Right: 12, Predictions: 12, Solved: 0, Tries: 3, Hints: 100}} {
		text := c.String()
		if got, err := Decode(text); err != nil || got != c {
			t.Errorf("%s: %+v, %v", text, got, err)
		}
		if got, err := Decode("  " + strings.ToUpper(text) + ".\n"); err != nil || got != c {
			t.Errorf("%s in capitals: %+v, %v", text, got, err)
		}
		if again := c.String(); again != text {
			t.Errorf("%s, then %s", text, again)
		}
	}
}

// The format is a contract with pages that check codes.
func TestTheFormStays(t *testing.T) {
	const want = "whose-cache.1234.1-2.0-1.3."
	c := Code{Lesson: "whose-cache", Version: 0x1234, Right: 1, Predictions: 2, Tries: 1, Hints: 3}
	if got := c.String(); got != want+"aekm" {
		t.Errorf("%s", got)
	}
}

// One letter that is another, left out, twice, or in the place of its neighbour.
func TestTypingMistakesAreToldApart(t *testing.T) {
	text := some.String()
	refused := func(bad, what string) {
		t.Helper()
		if bad == text {
			return
		}
		if c, err := Decode(bad); err == nil {
			t.Errorf("%s: %s is taken for %+v", what, bad, c)
		} else if !errors.Is(err, ErrForm) && !errors.Is(err, ErrCheck) {
			t.Errorf("%s: %v", what, err)
		}
	}
	for i := range text {
		for _, r := range "0123456789abcdefghijklmnopqrstuvwxyz.-" {
			refused(text[:i]+string(r)+text[i+1:], "another letter")
			refused(text[:i]+string(r)+text[i:], "a letter more")
		}
		refused(text[:i]+text[i+1:], "a letter less")
		if i > 0 {
			refused(text[:i-1]+text[i:i+1]+text[i-1:i]+text[i+1:], "two the other way round")
		}
	}
}

func TestForgedCodes(t *testing.T) {
	for text, want := range map[string]error{
		"":            ErrForm,
		"hello":       ErrForm,
		"a.b.c.d.e.f": ErrCheck,
		strings.Replace(some.String(), ".1-2.", ".2-2.", 1): ErrCheck,
	} {
		if _, err := Decode(text); !errors.Is(err, want) {
			t.Errorf("%q: %v", text, err)
		}
	}
	for _, body := range []string{"x.12.1-2.0-0.0", "x.0012.3-2.0-0.0", "x.0012.1-2.0-0.-1", ".0012.1-2.0-0.0", "x.0012.01-2.0-0.0", "x.zzzz.1-2.0-0.0"} {
		if _, err := Decode(body + "." + check(body)); !errors.Is(err, ErrForm) { // its checksum is right
			t.Errorf("%q: %v", body, err)
		}
	}
}
