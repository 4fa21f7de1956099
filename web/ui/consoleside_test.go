package ui

import (
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/engine/host"
	"locmem/web/i18n"
	"locmem/web/lesson"
)

// TestTheConsoleSaysWhichSideItRunsOn: the other one follows the document and what is
// done by hand, not what is typed.
func TestTheConsoleSaysWhichSideItRunsOn(t *testing.T) {
	l := lesson.Open(lesson.Env{Dial: host.InProgram(nil)}, "---\nsetup:\n  workers: 2\n---\n", "")
	defer l.Close()
	c := Ctx{M: l.Model(), L: i18n.English, S: l}
	says := func() bool {
		return strings.Contains(app.HTMLString(ConsoleOf(c, c.M.Revs())), "What you type here runs on LocMemCache only.")
	}
	until(t, func() bool { return !l.Busy() && c.M.Started() })
	if says() {
		t.Error("there is one side")
	}
	l.Compare("redis")
	until(t, func() bool { return !l.Busy() && l.Beside() != nil })
	if !says() {
		t.Error("it does not say that it runs on LocMemCache")
	}
	l.Compare("")
	if says() {
		t.Error("there is one side again")
	}
}
