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

// TestTheLineIsDraggedBack: the processes follow the line, the blocks show what was run
// at that moment, and the ways from there are offered.
func TestTheLineIsDraggedBack(t *testing.T) {
	l := lesson.Open(lesson.Env{Dial: host.InProgram(nil)}, "---\nsetup:\n  workers: 2\n---\n"+
		"```locmem run\nw1>>> cache.set(\"a\", 1, 30)\n!+10s\n```\n```locmem run\nw2>>> cache.get(\"a\")\nw1>>> cache.get(\"a\")\n```\n", "")
	defer l.Close()
	c := Ctx{M: l.Model(), L: i18n.English}
	idle := func() { t.Helper(); until(t, func() bool { return !l.Busy() && c.M.Started() }) }
	idle()
	l.RunAll()
	until(t, func() bool { done, _ := l.Progress(); return done == 2 && !l.Busy() })
	v := TimeOf(c, c.M.Revs(), l, false)
	v.width, v.seen = 900, true
	drawn := func() string { // as with somebody who sees it
		v.Moment, v.Busy, v.next = l.Moment(), l.Busy(), time.Time{}
		app.HTMLString(v)
		events, next, anew, _ := c.M.Past(v.read, readAtOnce)
		v.take(events, next, anew, v.Rev)
		v.next = time.Time{}
		return app.HTMLString(v)
	}
	html := drawn()
	if strings.Contains(html, "You are looking at") || l.Moment() != (host.Moment{Of: 6, Can: true}) {
		t.Errorf("%+v: %s", l.Moment(), html)
	}
	if v.grab(3) {
		t.Error("there is no line to take hold of")
	}
	// to where the clock had not moved yet
	left, right := v.strip.Axis(v.width)
	x := func(place float64) float64 { return left + (place-v.from)*(right-left)/(v.to-v.from) }
	if !v.grab(x(v.line()) + 5) {
		t.Fatal("the line is not taken hold of")
	}
	v.move(x(v.strip.Spot(3)) + 1)
	v.drop()
	idle()
	html = drawn()
	for _, want := range []string{"You are looking at 0:00, event 3 of 6", `id="time-branch"`, `id="time-end"`, "at 0:00 · right of it: what came later"} {
		if !strings.Contains(html, want) {
			t.Errorf("%q is not in %s", want, html)
		}
	}
	if b := l.Blocks(); b[0].Steps[0].State != lesson.Fine || b[0].Steps[1].State != lesson.Waiting || b[1].Steps[0].State != lesson.Waiting || b[1].Steps[0].Got != nil {
		t.Errorf("the blocks: %+v", b)
	}
	if i, _ := c.M.Info("w1"); i.Entries != 1 || c.M.Now() != 1767225600 {
		t.Errorf("%+v at %v", i, c.M.Now())
	}
	// on, event by event, and from order to order
	v.stepOn()
	idle()
	drawn()
	if v.Moment.At != 4 || c.M.Now() != 1767225610 {
		t.Errorf("%+v at %v", v.Moment, c.M.Now())
	}
	l.Step()
	idle()
	drawn()
	if v.Moment.At != 5 || l.Blocks()[1].Steps[0].State != lesson.Fine {
		t.Errorf("%+v", v.Moment)
	}
	v.stepBack()
	idle()
	drawn()
	// another way from there, with steps of the story
	l.Branch()
	idle()
	if html = drawn(); !strings.Contains(html, "This went on from an earlier moment") || v.Moment != (host.Moment{Of: 4, Lines: 1, Can: true}) {
		t.Errorf("%+v: %s", v.Moment, html)
	}
	l.RunAll()
	idle()
	drawn()
	if done, _ := l.Progress(); done != 2 || v.Moment.Of != 6 {
		t.Errorf("%d done, %+v", done, v.Moment)
	}
	l.Return()
	idle()
	if html = drawn(); v.Moment != (host.Moment{Of: 6, Can: true}) || strings.Contains(html, "This went on") {
		t.Errorf("%+v: %s", v.Moment, html)
	}
	// run all from a moment that is not the last goes to the end of the story
	l.Back(2)
	idle()
	l.RunAll()
	idle()
	if done, _ := l.Progress(); done != 2 || l.Moment().At != 0 {
		t.Errorf("%d done, %+v", done, l.Moment())
	}
}
