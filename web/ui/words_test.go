package ui

import (
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/engine/host"
	"locmem/web/i18n"
	"locmem/web/lesson"
	"locmem/web/stage"
)

// TestCodeInAVerdict: what an author writes between backticks is code, on the page without
// them.
func TestCodeInAVerdict(t *testing.T) {
	for text, want := range map[string]string{
		"The engine `db` has no copies.": "<p>The engine <code>db</code> has no copies.</p>",
		"`a`":                            "<p><code>a</code></p>",
		"one ` alone":                    "<p>one ` alone</p>",
	} {
		got := strings.Join(strings.Fields(app.HTMLString(el("p", "", codeIn(text)...))), " ")
		if got = strings.NewReplacer("> ", ">", " <", "<").Replace(got); got != strings.NewReplacer(" <", "<", "> ", ">").Replace(want) {
			t.Errorf("%q: %s", text, got)
		}
	}
}

// TestNotesGiveNoAnswerAway: what there is to say of an author's settings waits until the
// question about them is answered.
func TestNotesGiveNoAnswerAway(t *testing.T) {
	const one = "```locmem settings\nCACHES = {\n    \"default\": {\"BACKEND\": \"django.core.cache.backends.locmem.LocMemCache\"},\n" +
		"    \"blog\": {\"BACKEND\": \"django.core.cache.backends.locmem.LocMemCache\"},\n}\n```\n\n"
	for text, want := range map[string]bool{
		one: true,
		one + "```locmem predict\nw1>>> cache.clear(); caches[\"blog\"].get(\"menu\")\n- 'posts'\n- None # correct\n```\n": false,
	} {
		l := lesson.Open(lesson.Env{Dial: host.InProgram(nil)}, "---\nsetup:\n  workers: 1\n---\n"+text, "")
		v := BlockView{C: Ctx{M: l.Model(), L: i18n.English, S: l}, S: l}
		until(t, func() bool { return !l.Busy() && len(l.Blocks()[0].Notes) > 0 })
		if got := v.notes(l.Blocks()[0]) != nil; got != want {
			t.Errorf("the notes are shown: %v, want %v, of %s", got, want, text)
		}
		if !want {
			l.Choose(1, 0)
			until(t, func() bool { return l.Blocks()[1].Chosen == 0 })
			if v.notes(l.Blocks()[0]) == nil {
				t.Error("they are not shown after the answer")
			}
		}
		l.Close()
	}
}

// TestTheBalancerSpeaksTheLanguage: in the picture it is called what the hands call it.
func TestTheBalancerSpeaksTheLanguage(t *testing.T) {
	l := lesson.Open(lesson.Env{Dial: host.InProgram(nil)}, "---\nsetup:\n  workers: 2\n  balancer: random\n---\n```locmem views\ndef home(request):\n    return \"x\"\n```\n", "")
	defer l.Close()
	var s stage.Site
	until(t, func() bool {
		s = siteOf(Ctx{M: l.Model(), L: i18n.Dutch}, l)
		return s.Balancer != nil
	})
	if s.Balancer.How != "willekeurig" {
		t.Errorf("it is called %q", s.Balancer.How)
	}
}

// TestAFileInYourTurnIsPython: a view to change is coloured as the views are.
func TestAFileInYourTurnIsPython(t *testing.T) {
	for text, want := range map[string]string{
		"def home(request):\n    return \"x\"": "python",
		"CACHES = {}":                          "python",
		"w1>>> cache.get(\"a\")":               "transcript",
		"!restart w1":                          "transcript",
	} {
		l := lesson.Open(lesson.Env{Dial: host.InProgram(nil)}, "---\nsetup:\n  workers: 1\n---\n```locmem try id=a\n"+text+"\n```\n\n```locmem check for=a\nexpect True\n```\n", "")
		v := &TryView{BlockView: BlockView{C: Ctx{M: l.Model(), L: i18n.English, S: l}, S: l}}
		if page := app.HTMLString(v.Render()); !strings.Contains(page, `data-mode="`+want+`"`) {
			t.Errorf("%q is no %s: %s", text, want, page)
		}
		l.Close()
	}
}
