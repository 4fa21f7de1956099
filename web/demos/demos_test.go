package demos

import (
	"context"
	"slices"
	"strings"
	"testing"

	"locmem/engine/library/embedded"
	"locmem/engine/scenario"
	"locmem/web/lessons"
)

func init() { embedded.Use() } // as the page does

// TestEveryDemoHolds: each demo runs as written, in both languages, and says what one
// sees and how people ask for it.
func TestEveryDemoHolds(t *testing.T) {
	for _, id := range IDs {
		if slices.Contains(lessons.IDs, id) {
			t.Errorf("%s is a lesson, too: what is kept of them would be mixed up", id)
		}
		var original *scenario.Scenario
		for _, lang := range []string{"en", "nl"} {
			src, err := Source(lang, id)
			if err != nil {
				t.Fatal(err)
			}
			for _, v := range scenario.Verify(context.Background(), src) {
				if !v.OK {
					t.Error(v.Text(lang + "/" + id + ".md"))
				}
			}
			s, _ := scenario.Parse(src)
			if s.ID != id || s.Title == "" || s.Lang != lang || s.Shows == "" || len(s.Symptoms) < 5 {
				t.Errorf("%s/%s: the front matter is not complete", lang, id)
			}
			if original == nil {
				original = s
			}
			for _, v := range scenario.SameFences(original, s) {
				t.Error(v.Text(lang + "/" + id + ".md"))
			}
		}
	}
}

// TestEveryFileIsListed: a demo that is in no list is lost.
func TestEveryFileIsListed(t *testing.T) {
	for _, lang := range []string{"en", "nl"} {
		entries, err := files.ReadDir(lang)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			if !slices.Contains(IDs, strings.TrimSuffix(e.Name(), ".md")) {
				t.Errorf("%s/%s is in no list", lang, e.Name())
			}
		}
		if len(entries) != len(IDs) {
			t.Errorf("%d files in %s, %d demos", len(entries), lang, len(IDs))
		}
	}
}
