package i18n

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"locmem/engine/settings"
)

// TestRemarksAreTranslated: every remark about settings has its words in Dutch,
// with the same facts in them.
func TestRemarksAreTranslated(t *testing.T) {
	facts := func(text string) string {
		found := regexp.MustCompile(`%\[\d\]s`).FindAllString(text, -1)
		slices.Sort(found)
		return strings.Join(slices.Compact(found), " ")
	}
	texts := settings.Texts()
	for code, en := range texts {
		nl := remarks[code]
		if (en.Message == "") != (nl.Message == "") || (en.Hint == "") != (nl.Hint == "") || facts(en.Message) != facts(nl.Message) || facts(en.Hint) != facts(nl.Hint) {
			t.Errorf("%s: %q, in Dutch %q", code, en, nl)
		}
	}
	for code := range remarks {
		if _, ok := texts[code]; !ok {
			t.Errorf("%s is no remark", code)
		}
	}
}

func TestRemark(t *testing.T) {
	_, notes := settings.Parse("CACHES = {'default': {'BACKEND': 'django.core.cache.backends.locmem.LocMemCache', 'TIMOUT': 1, 'TIMEOUT': 'x'}}")
	var said []string
	for _, n := range notes {
		m, h, ok := Dutch.Remark(n.Code, n.Args, n.Message, n.Hint)
		if !ok {
			t.Errorf("%+v", n)
		}
		said = append(said, m+" "+h)
	}
	want := "Django leest 'TIMOUT' niet. Bedoelde je TIMEOUT?|int() weigert 'x', dus wordt TIMEOUT stilletjes 300. Schrijf een geheel getal."
	if got := strings.Join(said, "|"); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	if m, h, _ := English.Remark("raised", nil, "ValueError: x", "Look."); m != "ValueError: x" || h != "Look." {
		t.Error(m, h)
	}
}
