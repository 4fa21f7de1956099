package teach

import (
	"regexp"
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/engine/scenario"
	"locmem/web/completion"
	"locmem/web/i18n"
	"locmem/web/lessons"
)

var both = []i18n.Lang{i18n.English, i18n.Dutch}

// part is the HTML of a lesson on a printed page.
func part(t *testing.T, html, id string) string {
	t.Helper()
	_, after, ok := strings.Cut(html, `id="`+id+`"`)
	if !ok {
		t.Fatalf("there is no %s", id)
	}
	part, _, _ := strings.Cut(after, "</section>")
	return part
}

// Each lesson that ships has a goal, and needs lessons that come before it.
func TestTheTableHasEveryLesson(t *testing.T) {
	for _, l := range both {
		list := Read(l, lessons.IDs, lessons.Source)
		if len(list) != len(lessons.IDs) {
			t.Fatalf("%s: %d lessons of %d", l, len(list), len(lessons.IDs))
		}
		html := app.HTMLString(Table(l, list))
		before := map[string]bool{}
		for _, one := range list {
			if one.Teaches == "" || one.Minutes == 0 || one.Level == "" || one.Misconception == "" {
				t.Errorf("%s %s: something is missing: %+v", l, one.ID, one)
			}
			for _, id := range one.Needs {
				if !before[id] {
					t.Errorf("%s %s: needs %s, which does not come before it", l, one.ID, id)
				}
			}
			before[one.ID] = true
			source, err := lessons.Source(string(l), one.ID)
			if err != nil {
				t.Fatal(err)
			}
			code := completion.Code{Lesson: one.ID, Version: completion.Version(source)}.String()
			if _, rest, _ := strings.Cut(code, "."); !strings.HasPrefix(rest, one.Version+".") || one.Others == "" || one.Others == one.Version {
				t.Errorf("%s %s: version %s, others %s, its code is %s", l, one.ID, one.Version, one.Others, code)
			}
			if !strings.Contains(html, `data-id="`+one.ID+`"`) || !strings.Contains(html, `href="sheets/#`+one.ID+`"`) {
				t.Errorf("%s %s is not in the table", l, one.ID)
			}
		}
	}
}

// A sheet asks and does not answer: no solution, no output of what is asked, nothing that
// marks the right choice.
func TestASheetGivesNothingAway(t *testing.T) {
	for _, l := range both {
		list := Read(l, lessons.IDs, lessons.Source)
		sheets, keys := app.HTMLString(Sheets(l, list)), app.HTMLString(Keys(l, list))
		if strings.Contains(sheets, "☑") || !strings.Contains(keys, "☑") || strings.Contains(sheets, "# correct") {
			t.Errorf("%s: ticks", l)
		}
		for _, one := range list {
			sheet, key := part(t, sheets, one.ID), part(t, keys, one.ID)
			for i := range one.Parts {
				p := &one.Parts[i]
				switch p.Kind {
				case scenario.Solution:
					if has(sheet, p.Text) && !isGiven(one, p.Text) {
						t.Errorf("%s %s: the sheet has the solution", l, one.ID)
					}
					if !has(key, p.Text) {
						t.Errorf("%s %s: the answers lack the solution", l, one.ID)
					}
				case scenario.Predict:
					asked, _, _ := strings.Cut(p.Text, "\n- ")
					if len(p.Question.Call.Want) > 0 && has(sheet, asked) {
						t.Errorf("%s %s: the sheet shows what is asked:\n%s", l, one.ID, asked)
					}
				case scenario.Wrong:
					if !strings.Contains(key, app.HTMLString(app.Text(p.Says))) || regexp.MustCompile(`(?m)^says `).MatchString(key) {
						t.Errorf("%s %s: what is said of a wrong attempt", l, one.ID)
					}
				}
			}
		}
	}
}

// isGiven tells whether a text is what a task begins with, or was run before.
func isGiven(one Lesson, s string) bool {
	for _, p := range one.Parts {
		if p.Kind != scenario.Solution && p.Kind != scenario.Wrong && strings.Contains(p.Text, strings.TrimSpace(s)) {
			return true
		}
	}
	return false
}

func has(html, s string) bool {
	return strings.Contains(html, app.HTMLString(app.Text(strings.TrimRight(s, "\n"))))
}

// What steps show is a line to write on; calls, actions and comments stay.
func TestWithoutOutput(t *testing.T) {
	s, problems := scenario.Parse("```locmem run\nw1>>> cache.set(\"a\", 1)\nw1>>> for i in range(2):\n...     print(i)\n0\n1\n\n# now the other\n!restart w1\nw1>>> cache.get(\"a\")\nNone\n```\n")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	const want = "w1>>> cache.set(\"a\", 1)\nw1>>> for i in range(2):\n...     print(i)\n" +
		"________________________________\n\n# now the other\n!restart w1\nw1>>> cache.get(\"a\")\n________________________________"
	if got := withoutOutput(s.Find(scenario.Run, "")); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
