package story_test

import (
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/web/i18n"
	"locmem/web/lesson"
	"locmem/web/model"
	"locmem/web/page"
	"locmem/web/story"
	"locmem/web/ui"
)

// TestBlankKeysAreSeen: card, table and log show a key that is nothing, or looks
// like nothing, as Python writes it.
func TestBlankKeysAreSeen(t *testing.T) {
	for code, want := range map[string]string{`""`: "''", `"  "`: "'  '", `"\u200b"`: `'\u200b'`} {
		w := story.New(1, model.Env{})
		w.Do("t1", "cache.set("+code+", 1)")
		html := app.HTMLString(&page.Home{C: ui.Ctx{M: w.Model, L: i18n.English}, Desk: lesson.NewDesk(lesson.Env{}, nil), At: lesson.Place{Lang: i18n.English}})
		w.Close()
		shown := strings.ReplaceAll(want, "'", "&#39;")
		for _, class := range []string{`class="k"`, `class="link"`, `class="ts-key"`} {
			if !contains(html, class, shown) {
				t.Errorf("no %s with %s", class, shown)
			}
		}
		named := strings.ReplaceAll(html, `\\`, `\`) // go-app quotes attributes as Go does
		if !strings.Contains(named, "Put "+want+" into the form") {
			t.Errorf("%s has no name for who cannot see it", want)
		}
	}
}

// contains tells whether an element with these attributes holds just this text.
func contains(html, attributes, text string) bool {
	for _, part := range strings.Split(html, attributes)[1:] {
		_, inside, _ := strings.Cut(part, ">")
		inside, _, _ = strings.Cut(inside, "<")
		if strings.Trim(inside, "\n") == text || strings.TrimSpace(inside) == text {
			return true
		}
	}
	return false
}
