package ui

import (
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/engine/host"
	"locmem/web/i18n"
	"locmem/web/lesson"
	"locmem/web/model"
)

// TestTheHandsStayWhileProcessesCount: a component whose fields are as before is not
// drawn anew.
func TestTheHandsStayWhileProcessesCount(t *testing.T) {
	l := lesson.Open(lesson.Env{Dial: host.InProgram(nil)}, "---\nsetup:\n  workers: 2\n---\n", "")
	defer l.Close()
	c := Ctx{M: l.Model(), L: i18n.English, S: l}
	until(t, func() bool { return !l.Busy() && c.M.Started() && len(c.M.Infos()) == 2 })
	hands := func() Hands {
		for _, part := range StageOf(c, c.M.Revs(), l).parts() {
			if h, ok := part.(*Hands); ok {
				return Hands{Rev: h.Rev, Busy: h.Busy, Undoable: h.Undoable, Size: h.Size, Keys: h.Keys, Timeout: h.Timeout, Entries: h.Entries}
			}
		}
		t.Fatal("there are none")
		return Hands{}
	}
	before, rev := hands(), c.M.Revs()[model.AreaProcesses]
	c.M.Run("w1", "cache.get('a')", nil)
	until(t, func() bool {
		i := c.M.Infos()
		return c.M.Revs()[model.AreaProcesses] != rev && len(i) > 0 && i[0].Misses == 1
	})
	if after := hands(); !reflect.DeepEqual(before, after) {
		t.Errorf("drawn anew:\n%+v\n%+v", before, after)
	}
}

// TestAsManyRequestsAsOneLikes: a number of one's own beside those that have buttons.
func TestAsManyRequestsAsOneLikes(t *testing.T) {
	l := lesson.Open(lesson.Env{Dial: host.InProgram(nil)}, "```locmem views\ndef home(request):\n    return cache.get_or_set('home', 1)\n```\n", "")
	defer l.Close()
	c := Ctx{M: l.Model(), L: i18n.English, S: l}
	until(t, func() bool { return !l.Busy() && c.M.Started() && len(c.M.Infos()) > 0 && len(l.Paths()) > 0 })
	for count, want := range map[string]string{"37": "!request /home x37", " 1 ": "!request /home", "100000": "!request /home x100000", "": "", "0": "", "100001": "", "2.5": ""} {
		h := handsOf(c, 0).(*Hands)
		h.count = count
		html := app.HTMLString(h)
		send := regexp.MustCompile(`<button[^>]*id="hand-send-n"[^>]*>`).FindString(html)
		if line := h.sends("/home"); send == "" || !strings.Contains(html, `id="hand-count"`) || line != want || strings.Contains(send, "aria-disabled") != (want == "") {
			t.Errorf("%q sends %q, not %q: %s", count, line, want, send)
		}
	}
	h := handsOf(c, 0).(*Hands)
	h.count, h.rate = "37", "10"
	if line := h.sends("/home"); line != "!request /home x37 rate=10/s" {
		t.Error(line)
	}
}

// TestTheHandsCountTheWorkersThatRun: as many as the picture shows, whatever the setup says.
func TestTheHandsCountTheWorkersThatRun(t *testing.T) {
	for _, x := range []struct{ setup, run, want string }{
		{"workers: 8", "!kill w2 w3 w4 w5 w6 w7 w8\n!restart w1\n!start w2 w3 w4", "4"},
		{"workers: 1", "!fork w1\n!fork w1", "3"},
		{"workers: 2\n  servers: 2", "!restart w1", "2"},
		{"workers: 2\n  servers: 2", "!kill s2.w1", "2 + 1"},
	} {
		l := lesson.Open(lesson.Env{Dial: host.InProgram(nil)}, "---\nsetup:\n  "+x.setup+"\n---\n```locmem run\n"+x.run+"\n```\n", "")
		c := Ctx{M: l.Model(), L: i18n.English, S: l}
		until(t, func() bool { return !l.Busy() && c.M.Started() && len(c.M.Infos()) > 0 })
		l.RunAll()
		until(t, func() bool {
			h := handsOf(c, 0).(*Hands)
			return !l.Busy() && h.Running == x.want && strings.Contains(app.HTMLString(h.sizes()[0]), ">"+x.want+"<")
		})
		l.Close()
	}
}
