package story_test

import (
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/engine"
	"locmem/engine/rack"
	"locmem/web/i18n"
	"locmem/web/model"
	"locmem/web/story"
	"locmem/web/ui"
)

// last is the newest answer in the console.
func last(w *story.World) model.Entry {
	e := w.Model.Entries()
	return e[len(e)-1]
}

// noted runs a line and waits for the explanation of its None.
func noted(t *testing.T, w *story.World, name, line string) model.Note {
	t.Helper()
	w.Do(name, line)
	w.Until(func() bool { return last(w).Note != nil })
	return *last(w).Note
}

func TestWhyNone(t *testing.T) {
	w := story.New(2, model.Env{})
	defer w.Close()
	if n := noted(t, w, "t1", "cache.get('a')"); n.Reason != model.NeverSet || n.Else != nil {
		t.Errorf("never set: %+v", n)
	}
	w.Do("t2", "cache.set('a', 'x')")
	n := noted(t, w, "t1", "cache.get('a')")
	if n.Reason != model.NeverSet || n.Else == nil || n.Else.Name != "t2" || n.Else.Value != "'x'" {
		t.Errorf("set elsewhere: %+v", n)
	}
	if text := i18n.English.Note(n); text != "t2 has 'a', but t1 has its own memory: nothing that t2 set is here." {
		t.Errorf("in words: %q", text)
	}
	w.Do("t1", "cache.set('b', 1, timeout=30)")
	w.Model.Advance(42)
	if n := noted(t, w, "t1", "cache.get('b')"); n.Reason != model.OverTime || n.Ago < 11 || n.Ago > 13 {
		t.Errorf("over its time: %+v", n)
	}
	if n := noted(t, w, "t1", "cache.get('b')"); n.Reason != model.Collected {
		t.Errorf("asked for again: %+v", n)
	}
	w.Do("t1", "cache.set('c', 1)", "cache.delete('c')")
	if n := noted(t, w, "t1", "cache.get('c')"); n.Reason != model.Deleted {
		t.Errorf("deleted: %+v", n)
	}
	w.Do("t1", "cache.set('d', 1)", "cache.clear()")
	if n := noted(t, w, "t1", "cache.get('d')"); n.Reason != model.Cleared {
		t.Errorf("cleared: %+v", n)
	}
}

func TestStoryAdvancesOnFacts(t *testing.T) {
	w := story.New(1, model.Env{})
	defer w.Close()
	if s := w.Model.Story(); s.Set || s.Opened || s.Missed || s.Wiped || s.Blank != "t1" {
		t.Errorf("at first: %+v", s)
	}
	w.Model.StorySet()
	w.Until(func() bool { return w.Model.Story().Here })
	w.Join(rack.Hint{})
	w.Until(func() bool { return w.Model.Story().Opened })
	if s := w.Model.Story(); !s.Set || s.Missed || s.Holder != "t1" || s.Blank != "t2" {
		t.Errorf("with two: %+v", s)
	}
	w.Model.StoryGet("t2")
	w.Until(func() bool { return w.Model.Story().Missed })
	if a := w.Model.Story().Answer; a == nil || a.Name != "t2" || a.Else.Name != "t1" {
		t.Errorf("the answer: %+v", a)
	}
	w.Do("t2", "cache.set('x', 1)")
	w.Until(func() bool { i, _ := w.Model.Info("t2"); return i.Entries == 1 })
	w.Seats[1].Kill()
	w.Until(func() bool { i, _ := w.Model.Info("t2"); return !i.Alive })
	if w.Model.Story().Wiped {
		t.Error("an end alone counts as a restart")
	}
	w.Join(rack.Hint{Name: "t2"})
	w.Until(func() bool { return w.Model.Story().Wiped })
	if l, ok := w.Model.LastLoss(); !ok || l.Entries != 1 || l.Name != "t2" {
		t.Errorf("the loss: %+v, %v", l, ok)
	}
}

// TestTheGuideGoesOnAfterARestart: once nobody has the greeting, the guide sets it again
// instead of asking for it in vain.
func TestTheGuideGoesOnAfterARestart(t *testing.T) {
	w := story.New(2, model.Env{})
	defer w.Close()
	w.Do("t2", "cache.set('greeting', 'hello')")
	w.Until(func() bool { s := w.Model.Story(); return s.Holder == "t2" && s.Opened })
	button := func() string {
		html := app.HTMLString(ui.LessonOf(ui.Ctx{M: w.Model, L: i18n.English}, w.Model.Revs()))
		for _, id := range []string{"story-set", "story-open", "story-get", "story-restart"} {
			if strings.Contains(html, `id="`+id+`"`) {
				return id
			}
		}
		return ""
	}
	if got := button(); got != "story-get" {
		t.Errorf("before: %s", got)
	}
	w.Seats[1].Kill()
	w.Join(rack.Hint{Name: "t2"})
	w.Until(func() bool { i, _ := w.Model.Info("t2"); return i.Alive && w.Model.Story().Holder == "" })
	if got := button(); got != "story-set" {
		t.Errorf("after the restart: %s", got)
	}
}

// TestWorkOutlivesReload loads the page of t1 anew, as a reload does.
func TestWorkOutlivesReload(t *testing.T) {
	w := story.New(1, model.Env{})
	defer w.Close()
	w.Do("t1", "cache.set('greeting', 'hello')")
	w.Model.Type(model.KeyField, "mine")
	w.Model.SetDraft("cache.get('dr")
	w.Until(func() bool {
		raw, ok, _ := w.Journal.Get(t.Context(), "work/t1/form")
		return ok && strings.Contains(string(raw), "cache.get('dr")
	})
	pid := w.Model.Self().PID
	w.Until(func() bool {
		raw, ok, _ := w.Journal.Get(t.Context(), "process/t1")
		return ok && strings.Contains(string(raw), "greeting")
	})
	w.Seats[0].Kill()
	w.Model.Close()
	w.Model = nil

	r := w.Join(rack.Hint{Name: "t1", LastPID: pid})
	m := model.New(model.Env{Rack: r, Journal: w.Journal})
	m.Load()
	w.Model = m
	if f := m.Form(); f.Key != "mine" || m.Draft() != "cache.get('dr" {
		t.Errorf("form %+v, draft %q", f, m.Draft())
	}
	if line, ok := m.Older(""); !ok || line != "cache.set('greeting', 'hello')" {
		t.Errorf("history: %q, %v", line, ok)
	}
	e := m.Entries()
	if len(e) != 2 || !e[0].Old || e[1].State != model.Divider || e[1].Lost.Entries != 1 {
		t.Errorf("transcript: %+v", e)
	}
	b := m.Banners()
	if len(b) != 1 || b[0].Kind != model.LostHere {
		t.Fatalf("banners: %+v", b)
	}
	want := "pid 4021 stopped: 1 entry lost: greeting. This tab is now pid 4022, with an empty cache. Your console history and the form are kept."
	if got := i18n.English.Banner(b[0], m.Self()); got != want {
		t.Errorf("in words: %q", got)
	}
}

func TestLogFilter(t *testing.T) {
	w := story.New(2, model.Env{})
	defer w.Close()
	w.Do("t1", "cache.set('a', 'x')", "cache.get('a')")
	w.Do("t2", "cache.get('a')")
	w.Model.Advance(10)
	w.Until(func() bool { _, n := w.Model.Log(0); return n == 6 })
	for _, c := range []struct {
		f    model.Filter
		want int
	}{
		{model.Filter{}, 6},
		{model.Filter{Process: "t2"}, 2},
		{model.Filter{Outcome: string(engine.Hit)}, 1},
		{model.Filter{Outcome: string(engine.Miss)}, 1},
		{model.Filter{Process: "t1", Outcome: string(engine.Miss)}, 0},
		{model.Filter{Outcome: model.OutcomeProcess}, 3},
	} {
		w.Model.SetFilter(c.f)
		if _, n := w.Model.Log(1); n != c.want {
			t.Errorf("%+v lets %d through, not %d", c.f, n, c.want)
		}
	}
	w.Model.SetFilter(model.Filter{})
	items, _ := w.Model.Log(0)
	if items[0].Kind != model.ClockBy || items[len(items)-1].Kind != model.Started {
		t.Errorf("the newest is %s, the oldest %s", items[0].Kind, items[len(items)-1].Kind)
	}
	if text := i18n.English.Line(items[1]).Text(); !strings.HasSuffix(text, "t2  get  a  miss") {
		t.Errorf("as text: %q", text)
	}
}

func TestLogIsBounded(t *testing.T) {
	w := story.New(1, model.Env{})
	defer w.Close()
	for range 2 * model.MaxItems {
		w.Model.Advance(1)
	}
	if _, n := w.Model.Log(0); n < model.MaxItems || n > model.MaxItems*5/4 {
		t.Errorf("%d items are kept", n)
	}
}

func TestBurstIsOneSentence(t *testing.T) {
	w := story.New(1, model.Env{})
	defer w.Close()
	for range 20 {
		w.Do("t1", "cache.set('a', 'x')")
	}
	w.Model.Speak()
	if got := i18n.English.Speech(w.Model.Speech()); strings.Count(got, ".") > 2 || got == "" {
		t.Errorf("said: %q", got)
	}
}

func TestGoneProcess(t *testing.T) {
	w := story.New(2, model.Env{})
	defer w.Close()
	w.Model.Aim("t2")
	w.Do("t2", "cache.set('a', 'x')")
	w.Until(func() bool { i, _ := w.Model.Info("t2"); return i.Entries == 1 })
	w.Seats[1].Kill()
	w.Until(func() bool { i, _ := w.Model.Info("t2"); return !i.Alive })
	w.Until(func() bool { _, ok := w.Model.Loss("t2"); return ok }) // the page is told a moment later
	l, ok := w.Model.Loss("t2")
	if got := i18n.English.Lost(l); !ok || got != "pid 4022 stopped: 1 entry lost: a" {
		t.Errorf("lost: %q", got)
	}
	w.Do("t2", "cache.get('a')")
	if e := last(w); e.Why != rack.Gone {
		t.Errorf("a call on an ended process: %+v", e)
	}
	w.Model.Dismiss("t2")
	if w.Model.Target() != "t1" || len(w.Model.Infos()) != 1 {
		t.Errorf("after dismissing: target %s, %d processes", w.Model.Target(), len(w.Model.Infos()))
	}
}
