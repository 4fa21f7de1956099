package ui

import (
	"strings"
	"testing"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/engine/host"
	"locmem/web/i18n"
	"locmem/web/lesson"
)

func TestWhatDoesNotStartSaysWhereAndWhatToDo(t *testing.T) {
	l := lesson.Open(lesson.Env{Dial: host.InProgram(nil)}, "```locmem views\nx = 1\ny = nope\n```\n```locmem run\nw1>>> 1\n```\n", "")
	defer l.Close()
	for end := time.Now().Add(10 * time.Second); l.Failed() == ""; time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("it starts")
		}
	}
	c := Ctx{M: l.Model(), L: i18n.English, Nobody: l.Failed() != ""}
	html := app.HTMLString(&Scenario{C: c, S: l})
	_, bar, _ := strings.Cut(html, `id="not-started"`)
	bar, _, _ = strings.Cut(bar, "</p>")
	for _, s := range []string{"could not start: views.py ", "line 2", "nope", "then Reset"} {
		if !strings.Contains(bar, s) {
			t.Errorf("%q is not in %s", s, bar)
		}
	}
	if n := strings.Count(html, "Shared scenario"); n != 1 {
		t.Errorf("its title stands there %d times", n)
	}
	for name, html := range map[string]string{"memory": app.HTMLString(MemoryOf(c, c.M.Revs())), "console": app.HTMLString(ConsoleOf(c, c.M.Revs()))} {
		if !strings.Contains(html, "No process is running") || strings.Contains(html, "t…") {
			t.Errorf("%s of nobody: %s", name, html)
		}
	}
}

func TestAHintStandsBehindAStop(t *testing.T) {
	c := Ctx{L: i18n.English}
	html := app.HTMLString(app.P().Body(problemText(c, lesson.Problem{Line: 2, Message: "invalid syntax", Hint: "A value is missing."})...))
	if !strings.Contains(html, "invalid syntax.") {
		t.Error(html)
	}
}

// TestALongDocumentIsDrawnInSlices: the page answers in between.
func TestALongDocumentIsDrawnInSlices(t *testing.T) {
	const run = "```locmem run\nw1>>> 1\n```\n"
	for _, c := range []struct {
		source string
		first  int // blocks that are drawn at once
	}{
		{strings.Repeat(run, piecesFirst) + run, piecesFirst},
		{run + strings.Repeat("wordless\n\n", 3*pieceProse) + run, 1},
		{run + strings.Repeat("wordless\n\n", pieceProse) + run, 2},
	} {
		l := lesson.Open(lesson.Env{Dial: host.InProgram(nil)}, c.source, "")
		defer l.Close()
		s := &Scenario{C: Ctx{M: l.Model(), L: i18n.English}, S: l}
		if html := app.HTMLString(s); strings.Count(html, "run-block") != c.first {
			t.Errorf("%d blocks are drawn at once, not %d", strings.Count(html, "run-block"), c.first)
		}
		s.of, s.drawn = l, len(s.pieces())
		html := app.HTMLString(s)
		if strings.Count(html, "run-block") != strings.Count(c.source, run) || strings.Count(html, "wordless") != strings.Count(c.source, "wordless") {
			t.Errorf("not all is drawn: %d blocks, %d paragraphs", strings.Count(html, "run-block"), strings.Count(html, "wordless"))
		}
	}
}
