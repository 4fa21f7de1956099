package lessons

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"locmem/engine/library/embedded"
	"locmem/engine/scenario"
)

func init() { embedded.Use() } // as the page does

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
			if s.Minutes < 3 || s.Minutes > 8 {
				t.Errorf("%s/%s takes %d minutes; a lesson takes 3 to 8", lang, id, s.Minutes)
			}
			for _, x := range s.Parts {
				if x.Kind == scenario.Try && wrongs(s, x.Name) < 2 {
					t.Errorf("%s/%s: the try %s has %d answers that are wrong; it takes two", lang, id, x.Name, wrongs(s, x.Name))
				}
			}
			if !strings.Contains(src, "](https://docs.djangoproject.com/en/stable/") {
				t.Errorf("%s/%s: nothing leads to Django's documentation", lang, id)
			}
			if lang == languages[0] {
				continue
			}
			original, err := Source(languages[0], id)
			if err != nil {
				t.Fatal(err)
			}
			o, _ := scenario.Parse(original)
			for _, v := range scenario.SameFences(o, s) {
				t.Error(v.Text(lang + "/" + id + ".md"))
			}
		}
	}
}

// wrongs counts the wrong answers to a try that its author has thought of.
func wrongs(s *scenario.Scenario, try string) (n int) {
	for _, x := range s.Parts {
		if x.Kind == scenario.Wrong && x.Name == try {
			n++
		}
	}
	return n
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

var update = flag.Bool("update", false, "write the golden logs anew; read the diff")

// TestGoldenLogs: the calls of every lesson, fixed for ever. The browser tests
// compare what a real page logs with the same files.
func TestGoldenLogs(t *testing.T) {
	ctx := context.Background()
	for _, id := range IDs {
		src, err := Source("en", id)
		if err != nil {
			t.Fatal(err)
		}
		s, _ := scenario.Parse(src)
		p, err := scenario.NewPlay(ctx, s, nil)
		if err != nil {
			t.Fatal(err)
		}
		text, site := "", p.Site()
		log := func() string {
			events, dropped := site.Log()
			if dropped > 0 {
				t.Errorf("%s: %d events are not in the log any more", id, dropped)
			}
			return scenario.LogText(events)
		}
		for more := true; more; {
			_, ok, err := p.Step(ctx)
			if err != nil {
				t.Fatalf("%s: %v", id, err)
			}
			if more = ok; p.Site() != site { // the next act
				text += log()
				site = p.Site()
			}
		}
		text += log()
		file := filepath.Join("testdata", id+".log")
		if *update {
			if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if text != string(want) {
			t.Errorf("%s logs otherwise than %s", id, file)
		}
	}
}
