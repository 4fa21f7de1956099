package story_test

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/web/i18n"
	"locmem/web/lesson"
	"locmem/web/page"
	"locmem/web/story"
	"locmem/web/ui"
)

var dir = flag.String("stories", "", "write each story as a page into this folder, to look at")

// TestStories draws every story in both languages.
func TestStories(t *testing.T) {
	for _, s := range story.Stories() {
		t.Run(s.Name, func(t *testing.T) {
			w := s.Tell()
			defer w.Close()
			for _, l := range []i18n.Lang{i18n.English, i18n.Dutch} {
				html := app.HTMLString(&page.Home{C: ui.Ctx{M: w.Model, L: l}, Desk: lesson.NewDesk(lesson.Env{}, nil), At: lesson.Place{Lang: l}})
				if strings.Contains(html, " style=") {
					t.Errorf("%s: a style attribute, which the page's policy refuses", l)
				}
				if strings.Contains(html, "%!") {
					t.Errorf("%s: a text lacks a fact: %.80q", l, html[strings.Index(html, "%!"):])
				}
				write(t, s.Name+"-"+string(l), string(l), html)
			}
		})
	}
}

// write keeps a page that opens without a server.
func write(t *testing.T, name, lang, body string) {
	if *dir == "" {
		return
	}
	sheets, err := filepath.Glob("../css/*.css")
	if err != nil {
		t.Fatal(err)
	}
	sort.Strings(sheets)
	body = regexp.MustCompile(`\n(?:  )*`).ReplaceAllString(body, "") // go-app indents
	var css strings.Builder
	for _, s := range sheets {
		raw, err := os.ReadFile(s)
		if err != nil {
			t.Fatal(err)
		}
		css.Write(raw)
	}
	for _, theme := range []string{"light", "dark"} {
		doc := "<!doctype html><html lang=" + lang + " data-theme=" + theme + "><meta charset=utf-8>" +
			"<meta name=viewport content=\"width=device-width,initial-scale=1\"><title>" + name + "</title><style>" + css.String() + "</style><body>" + body
		if err := os.WriteFile(filepath.Join(*dir, name+"-"+theme+".html"), []byte(doc), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
