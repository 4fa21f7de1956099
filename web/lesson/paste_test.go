package lesson

import (
	"strings"
	"testing"

	"locmem/engine/rack"
	"locmem/engine/scenario"
	"locmem/web/i18n"
	"locmem/web/model"
)

func TestPastingALineSetsTheNumbers(t *testing.T) {
	journal := &rack.MemJournal{}
	d, _ := yoursAt(t, journal)
	d.StartFrom("throttle") // replaces workers after 10 requests
	settled(t, d)
	d.Open().Edit(d.Open().first(t, Run).N, "!request /attempt x90")
	if !d.paste("web:\n  command: gunicorn shop.wsgi -w 3 --threads 2\n  deploy:\n    replicas: 2") {
		t.Fatalf("%+v", d.Said())
	}
	l := settled(t, d)
	if got := l.Setup(); got.Workers != 3 || got.Servers != 2 || got.Threads != 2 || got.MaxRequests != 0 {
		t.Errorf("the setup is %+v", got)
	}
	if b := l.first(t, Run); b.Text != "!request /attempt x90" {
		t.Errorf("what was changed before has become %q", b.Text)
	}
	if s := d.Said(); s.Code != Pasted || !strings.Contains(s.Text, "3 workers") || s.Fewer {
		t.Errorf("it says %+v", s)
	}
	l.RunAll()
	l.wait(t)
	if b := l.first(t, Run); strings.Join(b.Steps[0].Got, "") != "90 requests: 18 x 403, 72 x 429; 84 hits, 6 misses: 93.3 % hits" {
		t.Errorf("six caches let through: %q", b.Steps[0].Got)
	}
	if len(l.Model().Infos()) != 6 {
		t.Errorf("%d processes", len(l.Model().Infos()))
	}
	waitFor(t, func() bool {
		raw, _, _ := journal.Get(t.Context(), yoursKey)
		return strings.Contains(string(raw), "servers: 2")
	})
	again, _ := yoursAt(t, journal)
	if got := again.Open().Setup(); got.Workers != 3 || got.Servers != 2 {
		t.Errorf("after a reload it is %+v", got)
	}

	d.Undo()
	if got := settled(t, d).Setup(); got.Workers != 4 || got.MaxRequests != 10 || d.Said().Code != Nothing {
		t.Errorf("undone it is %+v, %+v", got, d.Said())
	}
}

func TestPastingWhatIsTooMuchOrUnreadable(t *testing.T) {
	d, shelf := yoursAt(t, nil)
	before := d.Open()
	if d.paste("gunicorn -w four") || d.Open() != before || d.Replaced() {
		t.Error("what cannot be read changes something")
	}
	if s := d.Said(); s.Code != Refuses || !strings.Contains(s.Text, "whole number") {
		t.Errorf("it says %+v", s)
	}
	if !d.paste("command: gunicorn -w 40 --threads 99\nreplicas: 20") || !d.Said().Fewer {
		t.Errorf("it says %+v", d.Said())
	}
	if got := settled(t, d).Setup(); got.Workers != 8 || got.Servers != 8 || got.Threads != scenario.MaxThreads || d.Open().Failed() != "" {
		t.Errorf("the setup is %+v, %s", got, d.Open().Failed())
	}
	for _, p := range d.Open().Problems() {
		t.Error(p)
	}
	if d.paste(strings.Repeat("x", 100_000)); d.Said().Code != Tangled {
		t.Errorf("it says %+v", d.Said())
	}
	shelf.down = true
	if d.paste("gunicorn -w 3") || d.Said().Code != NotFetched {
		t.Errorf("without connection it says %+v", d.Said())
	}
	if d.Go(Place{Lang: i18n.English}, ""); d.paste("gunicorn -w 3") {
		t.Error("it pastes on another page")
	}
}

// TestPastingCaches leaves the other settings as they are, unless there are others
// in what was pasted.
func TestPastingCaches(t *testing.T) {
	const redis = "CACHES = {'default': {'BACKEND': 'django.core.cache.backends.redis.RedisCache', 'LOCATION': 'redis://x'}}"
	d, _ := yoursAt(t, nil)
	d.StartFrom("sessions")
	settled(t, d)
	d.paste(redis)
	l := settled(t, d)
	want := "SESSION_ENGINE = \"django.contrib.sessions.backends.cache\"\n\n" + redis
	if b := l.first(t, Settings); b.Text != want {
		t.Errorf("settings.py is\n%s", b.Text)
	}
	l.RunAll()
	l.wait(t)
	if g, ok := l.Glance(); !ok || g.Shared == nil || g.Shared.Server != "redis" {
		t.Errorf("there is no Redis: %+v", g)
	}
	for _, s := range l.first(t, Run).Steps {
		if strings.Contains(strings.Join(s.Got, ""), "401") {
			t.Errorf("she is logged out: %q", s.Got)
		}
	}
	d.paste("DEBUG = True\n" + redis)
	if b := settled(t, d).first(t, Settings); b.Text != "DEBUG = True\n"+redis {
		t.Errorf("settings.py is\n%s", b.Text)
	}
	d.paste("CACHES = {'default': {") // is shown with its mistake
	if b := settled(t, d).first(t, Settings); b.Text != "CACHES = {'default': {" {
		t.Errorf("settings.py is\n%s", b.Text)
	}
	waitFor(t, func() bool { return d.Open().first(t, Settings).Problem != nil })
}

func TestWhatWasTypedInTabsIsTakenAlong(t *testing.T) {
	entries := []model.Entry{
		{Who: "t1", Code: "cache.set('n', 1)"},
		{Who: "t6", Code: "for i in range(2):\n    cache.set(i, i)"},
		{Who: "t1", Lost: &rack.Loss{}},
		{Plain: true, Code: "!+30s"},
		{Plain: true, Code: "!restart t6"},
		{Plain: true, Code: "!nonsense t1"},
		{Who: "all", Code: "cache.get('n')"},
		{Who: "t99", Code: "cache.get('n')"},
		{Who: "t1", Code: "x = 'a\x00b'"},
		{Who: "t1", Code: "cache.get('n')"},
	}
	want := "w1>>> cache.set('n', 1)\nw6>>> for i in range(2):\n...     cache.set(i, i)\n!+30s\n!restart w6\nw1>>> cache.get('n')\n"
	text, workers := Taken(entries)
	if text != want || workers != 6 {
		t.Fatalf("%d workers:\n%s", workers, text)
	}
	if text, workers := Taken(nil); text != "" || workers != 0 {
		t.Errorf("of nothing: %q", text)
	}
	if doc := TakenDocument(entries); doc != "---\nsetup:\n  workers: 6\n---\n\n```locmem run\n"+want+"```\n" || TakenDocument(nil) != "" {
		t.Errorf("as a document: %s", doc)
	}
	d, _ := yoursAt(t, nil)
	d.TakeAlong(entries)
	l := settled(t, d)
	if b := l.first(t, Run); b.Text+"\n" != want || l.Setup().Workers != 6 || d.Said().Code != Took {
		t.Errorf("%+v, %q", l.Setup(), b.Text)
	}
	l.RunAll()
	l.wait(t)
	steps := l.first(t, Run).Steps
	if last := steps[len(steps)-1]; strings.Join(last.Got, "") != "1" || last.State != Fine {
		t.Errorf("%+v", last)
	}
}

// TestTakingAlongFromTheTabs: the site is opened for it, and can be had back.
func TestTakingAlongFromTheTabs(t *testing.T) {
	d, _ := yoursAt(t, &rack.MemJournal{})
	d.Open().Edit(d.Open().first(t, Run).N, "!request /home x3")
	d.Go(Place{Lang: i18n.English}, "")
	d.TakeAlong([]model.Entry{{Who: "t1", Code: "cache.get('n')"}})
	d.Go(yourPlace, "")
	if b := settled(t, d).first(t, Run); b.Text != "w1>>> cache.get('n')" || d.Said().Code != Took {
		t.Errorf("it is %q", b.Text)
	}
	d.Undo()
	if b := settled(t, d).first(t, Run); b.Text != "!request /home x3" {
		t.Errorf("undone it is %q", b.Text)
	}
	d.Go(Place{Lang: i18n.English}, "")
	d.Go(yourPlace, "")
	if b := settled(t, d).first(t, Run); b.Text != "!request /home x3" {
		t.Errorf("it is taken again: %q", b.Text)
	}
}
