package settings

import (
	"strings"
	"testing"
)

// TestRemarksAreBounded: a text that is all mistakes gets no remark for each.
func TestRemarksAreBounded(t *testing.T) {
	alias := `"a": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "TIMEOUTT": 1},` + "\n"
	for name, text := range map[string]string{
		"many aliases": "CACHES = {" + strings.Repeat(alias, 1000) + "}",
		"many keys":    `CACHES = {"default": {` + strings.Repeat(`"TIMEOUTT": 1, `, 3000) + "}}",
	} {
		if _, notes := parse(text); len(notes) == 0 || len(notes) > maxNotes {
			t.Errorf("%s: %d remarks, want 1 to %d", name, len(notes), maxNotes)
		}
	}
}
