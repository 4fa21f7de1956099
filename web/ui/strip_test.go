package ui

import (
	"strings"
	"testing"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/engine"
	"locmem/engine/host"
	"locmem/engine/rack"
	"locmem/web/i18n"
	"locmem/web/lesson"
	"locmem/web/model"
	"locmem/web/story"
)

func TestCSVIsATable(t *testing.T) {
	got := CSV([]rack.SiteEvent{
		{Seq: 1, Kind: rack.ProcessStart, Event: engine.Event{Process: "w1", PID: 4021, Time: 1.5}},
		{Seq: 2, Kind: rack.Called, Event: engine.Event{Process: "w1", PID: 4021, Thread: "a", Op: "set", Key: "a,\"b\"", Outcome: engine.Stored, Timeout: "-1", Time: 2, Evicted: []string{"x", "y"}}},
		{Seq: 3, Kind: rack.Called, Event: engine.Event{Process: "w1", PID: 4021, Op: "get", Key: "=1+1", Outcome: engine.Miss, Time: 2}},
		{Seq: 4, Kind: rack.ClockMoved, Seconds: -30},
	})
	want := "n,time,kind,process,pid,thread,op,key,outcome,timeout,evicted,seconds,text\r\n" +
		"1,1.500,started,w1,4021,,,,,,,,\r\n" +
		"2,2.000,call,w1,4021,a,set,\"a,\"\"b\"\"\",stored,'-1,2,,\r\n" +
		"3,2.000,call,w1,4021,,get,'=1+1,miss,,,,\r\n" +
		"4,0.000,clock,,0,,,,,,,-30,\r\n"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestTimeOfAScenario: what ran on the processes of a document is in the picture, in
// the language of the page, and a reset begins it anew.
func TestTimeOfAScenario(t *testing.T) {
	l := lesson.Open(lesson.Env{Dial: host.InProgram(nil)}, "---\nsetup:\n  workers: 2\n---\n```locmem run\nw1>>> cache.set(\"greeting\", \"hello\", 30)\nw2>>> cache.get(\"greeting\")\n```\n", "")
	defer l.Close()
	c := Ctx{M: l.Model(), L: i18n.Dutch}
	v := TimeOf(c, c.M.Revs(), nil, false)
	until(t, func() bool { return len(c.M.Infos()) == 2 && !l.Busy() })
	l.RunAll()
	until(t, func() bool { done, _ := l.Progress(); return done == 1 && !l.Busy() })
	drawn := func() string { // as with somebody who sees it
		app.HTMLString(v)
		events, next, anew, _ := c.M.Past(v.read, readAtOnce)
		v.take(events, next, anew, v.Rev)
		v.next = time.Time{}
		return app.HTMLString(v)
	}
	until(t, func() bool { return strings.Contains(drawn(), "1 miss") })
	html := drawn()
	for _, want := range []string{"greeting: gezet op 0:00, verloopt op 0:30 als niemand iets doet", "2 processen, 0 hits, 1 miss", ">w2<"} {
		if !strings.Contains(strings.ReplaceAll(html, "\n", ""), want) && !strings.Contains(html, want) {
			t.Errorf("%q is not in the picture", want)
		}
	}
	l.Reset()
	until(t, func() bool { return !l.Busy() && c.M.Started() })
	until(t, func() bool { return strings.Contains(drawn(), "2 processen, 0 hits, 0 misses") })
}

func until(t *testing.T, done func() bool) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); !done(); time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("waited 20 s")
		}
	}
}

// TestTimeOfTabs: what this tab has heard is in the picture, by the clock of all.
func TestTimeOfTabs(t *testing.T) {
	w := story.New(2, model.Env{})
	defer w.Close()
	w.Do("t1", "cache.set('a', 1, timeout=30)")
	w.Do("t2", "cache.get('a')")
	w.Model.Advance(60)
	w.Do("t1", "cache.get('a')")
	w.Until(func() bool { return w.Model.Offset() > 59 && len(w.Model.Items()) >= 5 })
	c := Ctx{M: w.Model, L: i18n.English}
	html := app.HTMLString(TimeOf(c, c.M.Revs(), nil, false))
	for _, want := range []string{"a: set at 0:0", "expired at 0:3", "2 processes, 0 hits, 2 misses", "Tabs are live"} {
		if !strings.Contains(html, want) {
			t.Errorf("%q is not in the picture", want)
		}
	}
	html = app.HTMLString(&Time{C: c, view: viewChart})
	if !strings.Contains(html, "Hit rate so far") {
		t.Error("no curve")
	}
	html = app.HTMLString(&Time{C: c, view: viewLog})
	if !strings.Contains(html, `id="log"`) {
		t.Error("no log")
	}
}

// TestThePictureStaysInItsPlace: the element that is listened to keeps its place among
// its siblings when a document opens, so that the page does not make another of it.
func TestThePictureStaysInItsPlace(t *testing.T) {
	l := lesson.Open(lesson.Env{Dial: host.InProgram(nil)}, "---\nsetup:\n  workers: 2\n---\n", "")
	defer l.Close()
	c := Ctx{M: l.Model(), L: i18n.English}
	place := func(v *Time) int {
		html := app.HTMLString(v)
		at := strings.Index(html, `id="time-plane"`)
		if at < 0 {
			t.Fatal("no picture")
		}
		return strings.Count(html[:at], "<div")
	}
	open, none := &Time{C: c, S: l, view: viewLines}, &Time{C: c, view: viewLines}
	if a, b := place(none), place(open); a != b {
		t.Errorf("%d elements before it without a document, %d with one", a, b)
	}
}
