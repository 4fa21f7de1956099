package ui

import (
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/engine/host"
	"locmem/web/i18n"
	"locmem/web/lesson"
)

// TestAnEmptyTextIsNoMistake: beside an empty text stands what to write first, and nothing
// that acts on a document which is not there.
func TestAnEmptyTextIsNoMistake(t *testing.T) {
	l := lesson.Open(lesson.Env{Dial: host.InProgram(nil)}, " \n", "")
	t.Cleanup(l.Close)
	for _, lang := range []i18n.Lang{i18n.English, i18n.Dutch} {
		html := app.HTMLString(&Scenario{C: Ctx{M: l.Model(), L: lang}, S: l, At: lesson.Place{Lang: lang, Kind: lesson.Write}})
		if !strings.Contains(html, lang.Say(i18n.WriteFirst)) {
			t.Errorf("%s: nothing says what to write", lang)
		}
		for _, not := range []string{"note miss", "scenario-run", "scenario-share", "<h2 id=\"scenario-title\"></h2>"} {
			if strings.Contains(html, not) {
				t.Errorf("%s: there is %s", lang, not)
			}
		}
	}
}

func TestAFindingIsInTheLanguageOfThePage(t *testing.T) {
	c := Ctx{L: i18n.Dutch}
	known := app.HTMLString(c.finding("the front matter", "unknown key 'levle'. Did you mean 'level'?"))
	if !strings.Contains(known, "de kop") || !strings.Contains(known, "onbekende sleutel") || strings.Contains(known, "lang=") {
		t.Error(known)
	}
	if unknown := app.HTMLString(c.finding("run", "nobody has translated this")); !strings.Contains(unknown, `lang="en"`) {
		t.Error(unknown)
	}
}
