package i18n

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestStandInsAreTranslated looks for the sentences in the source of engine/django.
func TestStandInsAreTranslated(t *testing.T) {
	go1, err := os.ReadFile("../../engine/django/standin.go")
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	table := regexp.MustCompile(`(?s)var standsIn = map.*?\n}`).FindString(string(go1))
	for _, m := range regexp.MustCompile(`: +"([^"]+)",`).FindAllStringSubmatch(table, -1) {
		texts = append(texts, m[1])
	}
	for _, m := range regexp.MustCompile(`StandIn: "([^"]+)"`).FindAllStringSubmatch(string(go1), -1) {
		texts = append(texts, m[1])
	}
	files, err := filepath.Glob("../../engine/django/lib/*.py")
	if err != nil || len(files) == 0 {
		t.Fatal(err)
	}
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`_django\.note\([^,]+, f?"((?:[^"\\]|\\.)+)"`).FindAllStringSubmatch(string(text), -1) {
			head, _, _ := strings.Cut(strings.ReplaceAll(m[1], `\"`, `"`), ": tables = ")
			texts = append(texts, head)
		}
	}
	if len(texts) < 9 {
		t.Errorf("only %d sentences were found", len(texts))
	}
	for _, text := range texts {
		if standsIn[text] == "" {
			t.Errorf("not translated: %q", text)
		}
	}
	const dynamic = "views.py states no table for it, so it has no rows: tables = {'a': 1} gives it some"
	if got, want := Dutch.StandIn("A", dynamic), "A is hier een vervanger: views.py noemt er geen tabel voor, dus er zijn geen rijen: tables = {'a': 1} geeft er."; got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}
