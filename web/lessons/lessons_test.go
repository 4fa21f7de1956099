package lessons

import (
	"context"
	"strings"
	"testing"

	"locmem/engine/scenario"
)

// languages are those that every lesson exists in; the first is the original.
var languages = []string{"en", "nl"}

func TestEveryLessonHolds(t *testing.T) {
	for _, id := range IDs {
		for _, lang := range languages {
			src, err := Source(lang, id)
			if err != nil {
				t.Error(err)
				continue
			}
			for _, v := range scenario.Verify(context.Background(), src) {
				if !v.OK {
					t.Error(v.Text(lang + "/" + id + ".md"))
				}
			}
			s, _ := scenario.Parse(src)
			if s.ID != id || s.Title == "" || s.Minutes == 0 || s.Level == "" || s.Misconception == "" || s.Teaches == "" || s.Lang != lang {
				t.Errorf("%s/%s: the front matter is not complete", lang, id)
			}
			if lang == languages[0] {
				continue
			}
			original, err := Source(languages[0], id)
			if err != nil {
				t.Fatal(err)
			}
			o, _ := scenario.Parse(original)
			for _, p := range scenario.SameFences(o, s) {
				t.Errorf("%s/%s.md:%d: %s", lang, id, p.Line, p.Error())
			}
		}
	}
}

// TestEveryFileIsAListedLesson: a lesson that is in no menu is lost.
func TestEveryFileIsAListedLesson(t *testing.T) {
	for _, lang := range languages {
		entries, err := files.ReadDir(lang)
		if err != nil {
			t.Fatal(err)
		}
		if len(entries) != len(IDs) {
			t.Errorf("%d files in %s, %d lessons", len(entries), lang, len(IDs))
		}
		for _, e := range entries {
			if id := strings.TrimSuffix(e.Name(), ".md"); !strings.Contains(strings.Join(IDs, " "), id) {
				t.Errorf("%s/%s is in no menu", lang, e.Name())
			}
		}
	}
}
