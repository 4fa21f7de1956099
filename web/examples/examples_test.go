package examples

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"locmem/engine/library/embedded"
	"locmem/engine/scenario"
	"locmem/web/lesson"
)

func init() { embedded.Use() } // as the page does

// shows is what each example comes to: what goes wrong in it.
var shows = map[string]string{
	"blank": "20 requests: 20 x 200; 16 hits, 4 misses: 80 % hits",
	"rate-limit": "100 requests: 20 x 200, 80 x 429\n" +
		"w1: 25\n" +
		"w2: 25\n" +
		"w3: 25\n" +
		"w4: 25",
	"sessions": "w1 200 welcome, ann\n" +
		"w2 401 please log in\n" +
		"w3 401 please log in\n" +
		"w4 401 please log in\n" +
		"w1 401 please log in",
	"page-cache": "w1 200 10\n" +
		"w2 200 10\n" +
		"w3 200 10\n" +
		"w4 200 10\n" +
		"w1 200 saved\n" +
		"w2 200 10\n" +
		"w3 200 10\n" +
		"w4 200 10\n" +
		"w1 200 12\n" +
		"w2 200 10\n" +
		"w3 200 10\n" +
		"w4 200 10\n" +
		"w1 200 12",
	"counter": "w1 200 visit number 1\n" +
		"w2 200 visit number 1\n" +
		"w3 200 visit number 1\n" +
		"w4 200 visit number 1\n" +
		"w1 200 visit number 2\n" +
		"w2 200 visit number 2\n" +
		"w3 200 visit number 2\n" +
		"w4 200 visit number 2\n" +
		"w1 200 visit number 3\n" +
		"w2 200 visit number 3\n" +
		"w3 200 visit number 3\n" +
		"w4 200 visit number 3\n" +
		"w1: 3\n" +
		"w2: 3\n" +
		"w3: 3\n" +
		"w4: 3",
	"settings-cache": "w1 200 old form\n" +
		"w2 200 old form\n" +
		"w3 200 old form\n" +
		"w4 200 old form\n" +
		"w1 200 saved\n" +
		"w2 200 old form\n" +
		"w3 200 old form\n" +
		"w4 200 old form\n" +
		"w1 200 new form\n" +
		"w2 200 old form\n" +
		"w3 200 old form\n" +
		"w4 200 old form\n" +
		"w1 200 new form",
	"throttle": "40 requests: 12 x 403, 28 x 429; 36 hits, 4 misses: 90 % hits\n" +
		"40 requests: 12 x 403, 28 x 429; 36 hits, 4 misses: 90 % hits",
}

// play runs a document to its end and returns what every step showed.
func play(t *testing.T, src string) string {
	t.Helper()
	s, problems := scenario.Parse(src)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	p, err := scenario.NewPlay(context.Background(), s, nil)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for {
		results, ok, err := p.Step(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		if !ok {
			return strings.Join(lines, "\n")
		}
		for _, r := range results {
			if !r.OK {
				t.Errorf("line %d fails: %v", r.Step.Line, r.Lines)
			}
			lines = append(lines, r.Lines...)
		}
	}
}

func TestEveryExampleShowsWhatGoesWrong(t *testing.T) {
	for id, want := range shows {
		src, err := Source("en", id)
		if err != nil {
			t.Error(err)
			continue
		}
		if got := play(t, src); got != want {
			t.Errorf("%s shows\n%s\nnot\n%s", id, got, want)
		}
	}
}

// TestEveryExampleHasItsParts: whoever starts from one can paste settings, and
// finds views and a transcript to change.
func TestEveryExampleHasItsParts(t *testing.T) {
	for _, lang := range []string{"en", "nl"} {
		for id := range shows {
			src, err := Source(lang, id)
			if err != nil {
				t.Error(err)
				continue
			}
			s, problems := scenario.Parse(src)
			if len(problems) > 0 || s.ID != id || s.Lang != lang || s.Setup.Workers == 0 || s.Title == "" && id != lesson.Blank {
				t.Errorf("%s/%s: %v, and the front matter is not complete", lang, id, problems)
			}
			n := map[scenario.Kind]int{}
			for _, p := range s.Parts {
				n[p.Kind]++
			}
			if n[scenario.Prose] != 1 || n[scenario.Settings] != 1 || n[scenario.Views] != 1 || n[scenario.Run] != 1 || len(s.Parts) != 4 {
				t.Errorf("%s/%s has %v", lang, id, n)
			}
		}
	}
}

func TestLanguagesDifferInProseOnly(t *testing.T) {
	for id := range shows {
		var both [2]*scenario.Scenario
		for i, lang := range []string{"en", "nl"} {
			src, err := Source(lang, id)
			if err != nil {
				t.Fatal(err)
			}
			both[i], _ = scenario.Parse(src)
		}
		for _, v := range scenario.SameFences(both[0], both[1]) {
			t.Error(v.Text(id))
		}
	}
}

func TestTheFirstDocumentIsRight(t *testing.T) {
	for _, lang := range []string{"en", "nl"} {
		src, err := Source(lang, Document)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range scenario.Verify(context.Background(), src) {
			if !v.OK {
				t.Error(v.Text(lang))
			}
		}
	}
}

// TestEveryFileIsOffered: an example that no button starts from is lost.
func TestEveryFileIsOffered(t *testing.T) {
	offered := map[string]bool{lesson.Blank: true, Document: true}
	for _, id := range lesson.Examples {
		offered[id] = true
	}
	list, err := filepath.Glob("*/*.md")
	if err != nil {
		t.Fatal(err)
	}
	if len(list) != 2*len(offered) || len(offered) != len(shows)+1 {
		t.Errorf("%d files in two languages, %d offered, %d tested", len(list), len(offered), len(shows))
	}
	for _, name := range list {
		if id := strings.TrimSuffix(filepath.Base(name), ".md"); !offered[id] {
			t.Errorf("nobody is offered %s", name)
		}
	}
}
