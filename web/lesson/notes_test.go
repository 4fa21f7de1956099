package lesson

import (
	"strings"
	"testing"
	"time"

	"locmem/engine/library/embedded"
	"locmem/engine/rack"
)

func init() { embedded.Use() }

const locmem = `"BACKEND": "django.core.cache.backends.locmem.LocMemCache"`

// TestNotesOfSettings: settings are run while they are edited; what ends them is
// their problem, the rest are notes, and a suggestion can be taken.
func TestNotesOfSettings(t *testing.T) {
	l := started(t, Env{}, "```locmem settings\nCACHES = {\"default\": {"+locmem+", \"TIMOUT\": 1}}\n```\n```locmem run\nw1>>> 1\n```\n", "")
	notes := func() []Problem { return l.first(t, Settings).Notes }
	waitFor(t, func() bool { return len(notes()) == 1 })
	if n := notes()[0]; n.Code != "unknown-setting" || n.Fix != `"TIMEOUT"` || n.Line != 1 || l.first(t, Settings).Problem != nil {
		t.Errorf("%+v", n)
	}
	l.Fix(0, notes()[0])
	waitFor(t, func() bool { return len(notes()) == 0 })
	if text := l.first(t, Settings).Text; !strings.Contains(text, `"TIMEOUT": 1`) || strings.Contains(text, "TIMOUT") {
		t.Error(text)
	}
	l.Edit(0, "x = 1\nraise ValueError('no')\nCACHES = {}")
	waitFor(t, func() bool { return l.first(t, Settings).Problem != nil })
	if p := l.first(t, Settings).Problem; p.Line != 2 || p.Message != "ValueError: no" {
		t.Errorf("%+v", p)
	}
	l.Revert(0)
	waitFor(t, func() bool { return l.first(t, Settings).Problem == nil && len(notes()) == 1 })
}

// TestALoopInSettings: the page goes on while settings that loop are looked at, and
// when they are used.
func TestALoopInSettings(t *testing.T) {
	l := started(t, Env{}, "```locmem settings\nCACHES = {\"default\": {"+locmem+"}}\n```\n```locmem run\nw1>>> 1\n```\n", "")
	l.Edit(0, "while True: pass\nCACHES = {}")
	if b := l.first(t, Settings); b.Text != "while True: pass\nCACHES = {}" {
		t.Errorf("typed is %q", b.Text)
	}
	waitFor(t, func() bool {
		p := l.first(t, Settings).Problem
		return p != nil && strings.Contains(p.Message, "steps")
	})
	l.RunAll()
	l.wait(t)
	if kind, p := l.Blame(); kind != Settings || p == nil || p.Line != 1 || !strings.Contains(l.Failed(), "steps") {
		t.Errorf("%d %+v %s", kind, p, l.Failed())
	}
}

// TestProvide: a variable that is missing is asked for, its line can be added, the
// document that is shared has it, and after a reload it is there.
func TestProvide(t *testing.T) {
	journal := &rack.MemJournal{}
	const head = "# A title\n\n"
	const text = "```locmem settings\nimport os\nCACHES = {\"default\": {" + locmem + ", \"LOCATION\": os.environ[\"PLACE\"]}}\n```\n```locmem run\nw1>>> import os\nw1>>> os.environ[\"PLACE\"]\n'shop'\n```\n"
	l := started(t, Env{Journal: journal}, head+text, "")
	waitFor(t, func() bool { p := l.first(t, Settings).Problem; return p != nil && p.Missing == "PLACE" })
	serial := l.Serial()
	l.Provide(l.first(t, Settings).N, "PLACE")
	l.wait(t)
	env := l.first(t, Environ)
	if env.Text != "PLACE=" || env.N != 1 || l.first(t, Settings).N != 2 || l.Serial() == serial || l.Failed() != "" {
		t.Fatalf("%+v %s", l.Blocks(), l.Failed())
	}
	l.Edit(env.N, "PLACE=shop")
	waitFor(t, func() bool { return l.first(t, Settings).Problem == nil })
	l.RunAll()
	l.wait(t)
	if b := l.first(t, Run); !b.ran() || b.differs() {
		t.Errorf("%+v", b)
	}
	if got, want := l.Source(), head+"```locmem environ\nPLACE=shop\n```\n\n"+text; got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	l.Provide(l.first(t, Settings).N, "MORE")
	l.wait(t)
	if env := l.first(t, Environ); env.Text != "PLACE=shop\nMORE=" || len(l.Blocks()) != 4 {
		t.Errorf("%+v", env)
	}

	waitFor(t, func() bool {
		raw, ok, _ := journal.Get(t.Context(), l.key())
		return ok && strings.Contains(string(raw), "MORE")
	})
	again := started(t, Env{Journal: journal}, head+text, "")
	if again.Offer() != Kept || len(again.Blocks()) != 3 {
		t.Fatalf("%d %+v", again.Offer(), again.Blocks())
	}
	again.Restore()
	again.wait(t)
	if env := again.first(t, Environ); env.Text != "PLACE=shop\nMORE=" || again.Source() != l.Source() || again.Failed() != "" {
		t.Errorf("%+v %s", env, again.Failed())
	}
}

// TestATryIsNotRemarkedOnBeforeItIsEdited: to find the mistake is the learner's part.
func TestATryIsNotRemarkedOnBeforeItIsEdited(t *testing.T) {
	l := started(t, Env{}, "```locmem try id=x\nCACHES = {\"default\": {"+locmem+", \"TIMOUT\": 1}}\n```\n```locmem check for=x\nexpect True\n```\n", "")
	l.lookAll()
	time.Sleep(50 * time.Millisecond)
	if b := l.first(t, Try); len(b.Notes) != 0 {
		t.Errorf("%+v", b.Notes)
	}
	l.Edit(0, l.first(t, Try).Text+"\n")
	waitFor(t, func() bool { return len(l.first(t, Try).Notes) == 1 })
}
