package web

import (
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/web/i18n"
	"locmem/web/lesson"
)

func TestPages(t *testing.T) {
	seen := map[string]bool{}
	for _, p := range Pages() {
		if seen[p.Path] || p.Title == "" || p.Description == "" {
			t.Errorf("page %+v", p)
		}
		seen[p.Path] = true
		if p.Lang == "nl" != strings.HasPrefix(p.Path, "/nl/") {
			t.Errorf("%s is in %q", p.Path, p.Lang)
		}
		checkHTML(t, p.Path, app.HTMLString(p.Body()))
	}
	if !seen["/"] || !seen["/nl/"] {
		t.Errorf("pages: %v", seen)
	}
}

// checkHTML looks for what a prerendered page must not have.
func checkHTML(t *testing.T, path, html string) {
	t.Helper()
	for _, bad := range []string{" style=", `="false" disabled`, ` disabled="false"`, ` checked="false"`, ` selected="false"`, ` hidden="false"`, `\"`, "%!", "<nil>"} {
		if strings.Contains(html, bad) {
			t.Errorf("%s: has %q", path, bad)
		}
	}
	want := []string{"<main"}
	if strings.Contains(path, "/teach/") { // text, without a program
		for _, s := range append(want, "<h1", `class="card`, `href="`) {
			if !strings.Contains(html, s) {
				t.Errorf("%s: lacks %q", path, s)
			}
		}
		if strings.Contains(html, "data-queue") {
			t.Errorf("%s: waits for a program", path)
		}
		return
	}
	switch at := lesson.PlaceOf(path); at.Kind {
	case lesson.Playground:
		want = append(want, `id="story-set"`, `id="console-input"`, `id="do-set"`, `id="field-key"`, `data-queue=`, "<h1", `role="status"`)
	case lesson.Menu:
		want = append(want, `class="card menu-page"`, "<h1")
		if at.Lang == i18n.English {
			want = append(want, `id="lesson-`)
		}
	case lesson.Demos:
		want = append(want, `class="card menu-page"`, "<h1", `id="demos-find"`, `id="demo-logged-out"`, `aria-current="page"`)
	case lesson.Demo:
		want = append(want, `class="shows"`, `class="prose"`, "<h1", `href="../../lessons/`)
	case lesson.Embed: // what its address holds is not known yet, and may never be read
		want = append(want, `class="if-on"`, `class="if-off"`, `target="_blank"`, app.HTMLString(app.Text(at.Lang.Say(i18n.EmbedLoads))))
		if strings.Contains(html, "#1d=") {
			t.Errorf("%s: says that there is no scenario before anybody has looked", path)
		}
	case lesson.Yours:
		want = append(want, `id="scenario-run"`, `id="start-rate-limit"`, `id="paste"`, `id="site-follows"`, `aria-current="page"`, `data-queue=`, "<h1", `id="console-input"`, "def home(request):")
	case lesson.Shipped:
		want = append(want, `id="scenario-run"`, `class="prose"`, `&gt;&gt;&gt;`, `data-queue=`, "<h1", `id="console-input"`,
			`id="proc-w…"`, app.HTMLString(app.Text(at.Lang.Say(i18n.HostedHelp))))
		for _, tabs := range []string{"t…", `id="open-process"`, app.HTMLString(app.Text(at.Lang.Say(i18n.ProcessesHelp)))} {
			if strings.Contains(html, tabs) {
				t.Errorf("%s: shows the desk of the tabs: %q", path, tabs)
			}
		}
	}
	for _, good := range want {
		if !strings.Contains(html, good) {
			t.Errorf("%s: lacks %q", path, good)
		}
	}
	ids := map[string]bool{}
	for _, part := range strings.Split(html, ` id="`)[1:] {
		id, _, _ := strings.Cut(part, `"`)
		if ids[id] {
			t.Errorf("%s: two elements have the id %q", path, id)
		}
		ids[id] = true
	}
	words := strings.Split(html, ` popovertarget="`)[1:]
	for _, part := range words {
		if id, _, _ := strings.Cut(part, `"`); !ids[id] {
			t.Errorf("%s: nothing explains the word of %s", path, id)
		}
	}
	if kind := lesson.PlaceOf(path).Kind; len(words) == 0 && (kind == lesson.Playground || kind == lesson.Shipped) {
		t.Errorf("%s: no word explains itself", path)
	}
}

// TestFirstRendering loads a page as the program does.
func TestFirstRendering(t *testing.T) {
	for _, p := range Pages() {
		e := app.NewTestEngine()
		if err := e.Load(p.Body()); err != nil {
			t.Fatal(err)
		}
		e.ConsumeAll()
	}
}
