package i18n

import (
	"strings"
	"testing"

	"locmem/engine"
	"locmem/engine/rack"
	"locmem/web/model"
)

// A key that shows as nothing, or as another key, is shown as Python writes it:
// wherever the page names one.
func TestNoKeyShowsAsNothing(t *testing.T) {
	for key, want := range map[string]string{
		"": "''", " ": "' '", "   ": "'   '", "\t": `'\t'`, "\n": `'\n'`, "\x00": `'\x00'`, "\u200b": `'\u200b'`, "\u00a0": `'\xa0'`,
		"\u3164": "'\u3164'", "\u2800": "'\u2800'", "\u0301": "'\u0301'", "\u202eabc": `'\u202eabc'`, "a\u200bb": `'a\u200bb'`, "\ufeff": `'\ufeff'`,
		" a": "' a'", "a ": "'a '", "''": `"''"`, `"a"`: `'"a"'`, "'": `"'"`,
		"a": "a", "a b": "a b", "it's": "it's", "é": "é", "日本": "日本", "user:1": "user:1", "🙂": "🙂", "None": "None",
	} {
		if got := KeyText(key); got != want {
			t.Errorf("%q shows as %s, not %s", key, got, want)
		}
		line := English.Line(model.Item{Kind: model.Call, Event: &engine.Event{Op: "set", Key: key, Outcome: engine.Stored}})
		loss := English.Lost(rack.Loss{Known: true, Entries: 1, PID: 1, Keys: []string{key}})
		note := Dutch.Note(model.Note{Reason: model.Evicted, Name: "t1", Key: key, By: key})
		other := English.Note(model.Note{Reason: model.NeverSet, Name: "t1", Key: key, Else: &model.Elsewhere{Name: "t2"}})
		for what, text := range map[string]string{"log": line.Key, "loss": loss, "note": note, "else": other} {
			if !strings.Contains(text, want) || what == "note" && strings.Count(text, want) < 2 && len(want) > 1 {
				t.Errorf("%s: %q is in %q", what, key, text)
			}
		}
	}
	for _, op := range []string{"clear", "close"} {
		if l := English.Line(model.Item{Kind: model.Call, Event: &engine.Event{Op: op, Outcome: engine.Cleared}}); l.Key != "" {
			t.Errorf("%s has the key %s", op, l.Key)
		}
	}
}
