package ui

import (
	"reflect"
	"testing"

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
