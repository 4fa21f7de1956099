package bundle

import (
	"strings"
	"testing"

	"locmem/serve/names"
)

// TestMissing: the page for unknown addresses is there in each language, with the
// bar, a title that names it first and ways back, and holds the other language
// for hosts that know one page only.
func TestMissing(t *testing.T) {
	site := testSite(t, "\x00asm")
	for name, wants := range map[string][]string{
		"404.html":    {`<html lang="en"`, `<title>No such page · LocMem Playground</title>`, `href="` + names.BaseMark + `/lessons/"`},
		"nl/404.html": {`<html lang="nl"`, `<title>Pagina bestaat niet · LocMem Playground</title>`, `href="` + names.BaseMark + `/nl/lessons/"`},
	} {
		text := site.text(t, name)
		for _, want := range append(wants, `<header class="bar">`, "There is no page", "Op dit adres staat geen pagina") {
			if !strings.Contains(text, want) {
				t.Errorf("%s: no %s in\n%s", name, want, text)
			}
		}
		if strings.Count(text, " hidden>") != 1 {
			t.Errorf("%s shows more than one language", name)
		}
	}
	if worker := site.text(t, "sw.js"); strings.Contains(worker, `nl/404.html`) {
		t.Error("the worker fetches a page that no host sends as it is")
	}
}
