package i18n

import (
	"strings"
	"unicode"

	"locmem/engine/py"
)

// KeyText is a key as the page shows it: as it is, or as Python writes it in
// quotes, where that would show as nothing or as another key.
func KeyText(key string) string {
	if !plain(key) {
		return py.Repr(py.Str(key))
	}
	return key
}

// plain tells whether a key shows as what it is: it neither begins nor ends with a
// blank, every character of it can be seen, and it is not taken for a quoted one.
func plain(key string) bool {
	if key == "" || strings.TrimFunc(key, blank) != key || strings.ContainsAny(key[:1], `'"`) {
		return false
	}
	for _, r := range key {
		if !py.Printable(r) {
			return false
		}
	}
	return true
}

// blank tells whether a character leaves nothing to be seen. Hangul fillers and
// the empty Braille cell do so though they are letters and symbols.
func blank(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune("\u115F\u1160\u2800\u3164\uFFA0", r) || unicode.Is(unicode.Mn, r)
}
