// Package i18n holds every text of the page in every language. A text is a [T]
// with one field a language, always written without field names, so that a text
// that lacks a language does not compile. Texts with facts in them are methods
// of [Lang]. Python's output, keys and error lines are never translated and
// never come through here.
package i18n

import (
	"fmt"
	"sync/atomic"
)

// Lang is a language of the page.
type Lang string

const (
	English Lang = "en"
	Dutch   Lang = "nl"
)

// T is a text in every language.
type T struct{ en, nl string }

// words are the Dutch texts by the English ones, in a program that was built without them.
var words atomic.Pointer[map[string]string]

// UseWords gives the Dutch texts, by the English ones, to a program that was built without
// them (package bundle). It may be called at any time.
func UseWords(w map[string]string) { words.Store(&w) }

// Say returns a text in the language. One that is not there yet is in English.
func (l Lang) Say(t T) string {
	if l != Dutch {
		return t.en
	}
	if t.nl != "" {
		return t.nl
	}
	if w := words.Load(); w != nil {
		if text, ok := (*w)[t.en]; ok {
			return text
		}
	}
	return t.en
}

// Sayf returns a text with facts put in, as fmt.Sprintf does.
func (l Lang) Sayf(t T, facts ...any) string { return fmt.Sprintf(l.Say(t), facts...) }

// Other is the language that the page's link leads to.
func (l Lang) Other() Lang {
	if l == Dutch {
		return English
	}
	return Dutch
}

// Name is what the language calls itself.
// It stands in the program: a page of the other language shows it before it has that one's
// words.
func (l Lang) Name() string {
	if l == Dutch {
		return "Nederlands"
	}
	return "English"
}

// count returns one or many, with the number in front.
func (l Lang) count(n int, one, many T) string {
	if n == 1 {
		return "1 " + l.Say(one)
	}
	return l.Number(n) + " " + l.Say(many)
}

// Entries is "1 entry", "3 entries".
func (l Lang) Entries(n int) string { return l.count(n, T{"entry", "item"}, T{"entries", "items"}) }

// Hits is "1 hit", "3 hits". Hit and miss are words of the trade and stay.
func (l Lang) Hits(n uint64) string { return l.count(int(n), T{"hit", "hit"}, T{"hits", "hits"}) }

// Misses is "1 miss", "3 misses".
func (l Lang) Misses(n uint64) string {
	return l.count(int(n), T{"miss", "miss"}, T{"misses", "misses"})
}

// Bytes is "1 byte", "412 bytes".
func (l Lang) Bytes(n int) string {
	return l.Number(n) + " " + l.Say(map[bool]T{true: {"byte", "byte"}, false: {"bytes", "bytes"}}[n == 1])
}

// Number is a count in groups of three digits: 1,234,567 or 1.234.567.
func (l Lang) Number(n int) string {
	digits := fmt.Sprint(n)
	for i := len(digits) - 3; i > 0 && digits[i-1] != '-'; i -= 3 {
		digits = digits[:i] + l.Say(T{",", "."}) + digits[i:]
	}
	return digits
}

// Events is "1 event", "12 events".
func (l Lang) Events(n int) string {
	return l.count(n, T{"event", "gebeurtenis"}, T{"events", "gebeurtenissen"})
}
