package ui

import (
	"html"
	"strings"
	"testing"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/engine/host"
	"locmem/engine/library/embedded"
	"locmem/engine/rack"
	"locmem/web/i18n"
	"locmem/web/lesson"
	"locmem/web/model"
	"locmem/web/stage"
	"locmem/web/story"
)

func init() { embedded.Use() } // views cannot run without

// played opens a document, runs all of it and returns its picture once that is as
// it should be.
func played(t *testing.T, source string, right func(stage.Site) bool) stage.Site {
	t.Helper()
	l := lesson.Open(lesson.Env{Dial: host.InProgram(nil)}, source, "")
	t.Cleanup(l.Close)
	var s stage.Site
	ran := false
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if l.Busy() {
			continue
		}
		if !ran && len(l.Model().Infos()) > 0 {
			ran = true
			l.RunAll()
			continue
		}
		if s = siteOf(Ctx{M: l.Model(), L: i18n.English}, l); ran && right(s) {
			return s
		}
	}
	t.Fatalf("the picture never came to it: %+v", s)
	return s
}

const fourWorkers = "---\nsetup:\n  workers: 2\n  servers: 2\n---\n```locmem views\ntables = {\"home\": 40}\n\n" +
	"def home(request):\n    return cache.get_or_set(\"home\", lambda: db.query(\"home\"), 30)\n```\n\n" +
	"```locmem run\n!request /home x4\n!+15s\n!restart w2\n!request /home\n```\n"

func TestThePictureOfAScenario(t *testing.T) {
	s := played(t, fourWorkers, func(s stage.Site) bool {
		return len(s.Processes) == 4 && len(s.Processes[0].Rows) == 1 && s.Processes[0].Rows[0].Mark != "" && s.Processes[1].Lost != nil &&
			len(s.Processes[2].Rows) == 1 && s.Processes[2].Rows[0].Mark != ""
	})
	if b := s.Balancer; b == nil || b.How != string(rack.RoundRobin) || b.Next != "w2" {
		t.Errorf("balancer %+v", b)
	}
	if d := s.Database; d == nil || d.Queries != 4 || d.Millis != 160 {
		t.Errorf("database %+v", d)
	}
	w1, w2, far := s.Processes[0], s.Processes[1], s.Processes[2]
	if r := w1.Rows[0]; r.Key != "home" || r.Mark != stage.Hit || r.Part != .5 || r.Left != "0:15" || r.Dead {
		t.Errorf("the entry of w1: %+v", r)
	}
	if w2.Lost.Entries != 1 || w2.Lost.Keys[0] != "home" || len(w2.Rows) != 0 {
		t.Errorf("w2 was restarted: %+v", w2)
	}
	if far.Name != "s2.w1" || far.Server != 2 || far.Colour != 1 || far.Rows[0].Mark != stage.Miss || !far.Rows[0].Stored {
		t.Errorf("on the other server: %+v", far)
	}
	if l := s.Last; l == nil || l.Process != "w1" || l.Outcome != stage.Hit || l.Request != "/home" {
		t.Errorf("the last thing: %+v", l)
	}
}

func TestThePictureOfASharedCache(t *testing.T) {
	source := "---\nsetup:\n  workers: 2\n---\n```locmem settings\nCACHES = {\"default\": {\"BACKEND\": \"django.core.cache.backends.redis.RedisCache\", " +
		"\"LOCATION\": \"redis://127.0.0.1:6379\"}}\n```\n\n```locmem run\nw1>>> cache.set(\"n\", 5, timeout=60)\nw2>>> cache.get(\"n\")\n```\n"
	s := played(t, source, func(s stage.Site) bool {
		return s.Shared != nil && s.Shared.Entries == 1 && s.Last != nil && s.Last.Process == "w2"
	})
	if r := s.Shared.Rows[0]; s.Shared.Kind != "Redis" || r.Key != "n" || r.Value != "5" || r.Part != 1 || r.FullKey != ":1:n" || r.Location != "redis 127.0.0.1:6379/0" {
		t.Errorf("%+v", s.Shared)
	}
	if !s.Last.Shared || s.Last.Outcome != stage.Hit {
		t.Errorf("the last thing: %+v", s.Last)
	}
	for _, p := range s.Processes {
		if p.Asked != nil || len(p.Rows) > 0 {
			t.Errorf("%s holds nothing of its own: %+v", p.Name, p)
		}
	}
}

// An entry of Memcached whose time is over stays where it is, and says so.
func TestThePictureOfAnExpiredSharedEntry(t *testing.T) {
	source := "```locmem settings\nCACHES = {\"default\": {\"BACKEND\": \"django.core.cache.backends.memcached.PyMemcacheCache\", " +
		"\"LOCATION\": \"127.0.0.1:11211\"}}\n```\n\n```locmem run\nw1>>> cache.set(\"n\", 5, timeout=60)\n!+61s\n```\n"
	s := played(t, source, func(s stage.Site) bool {
		return s.Shared != nil && s.Shared.Entries == 1 && s.Shared.Rows[0].Dead
	})
	if r := s.Shared.Rows[0]; r.Left != "expired" || r.Part != 0 {
		t.Errorf("%+v", r)
	}
}

// What the picture says of what stands around the processes stands in words, too.
func TestThePictureInWords(t *testing.T) {
	for _, x := range []struct {
		lang         i18n.Lang
		source, want string
	}{
		{i18n.English, fourWorkers, "balancer: round robin, next: w2; database: 4 queries, 160 ms"},
		{i18n.Dutch, fourWorkers, "balancer: om de beurt, volgende: w2; database: 4 query's, 160 ms"},
		{i18n.English, "---\nsetup:\n  workers: 2\n  backend: redis\n---\n```locmem run\nw1>>> cache.set(\"n\", 5)\nw1>>> cache.set(\"m\", \"x\")\nw2>>> cache.get(\"n\")\n```\n",
			"Redis: 2 entries: m = 'x', n = 5; last used by w2: get n, hit"},
		{i18n.English, "---\nsetup:\n  workers: 2\n  backend: memcached\n---\n```locmem run\nw1>>> cache.set(\"n\", 5, 60)\n!+61s\n!kill memcached\n```\n",
			"Memcached: down; 1 entry: n = 5 (expired)"},
		{i18n.English, "---\nsetup:\n  workers: 2\n---\n```locmem run\nw1>>> cache.set(\"n\", 5)\n```\n", ""},
	} {
		l := lesson.Open(lesson.Env{Dial: host.InProgram(nil)}, x.source, "")
		c := Ctx{M: l.Model(), L: x.lang, S: l}
		until(t, func() bool { return !l.Busy() && c.M.Started() && len(c.M.Infos()) > 0 })
		l.RunAll()
		said := ""
		for end := time.Now().Add(20 * time.Second); time.Now().Before(end) && (l.Busy() || said != x.want); time.Sleep(5 * time.Millisecond) {
			said = ""
			for _, part := range StageOf(c, c.M.Revs(), l).parts() {
				if p, ok := part.(app.HTMLP); ok {
					text := app.HTMLString(p)
					said = strings.TrimSpace(html.UnescapeString(text[strings.Index(text, ">")+1 : strings.LastIndex(text, "<")]))
				}
			}
		}
		if said != x.want {
			t.Errorf("it says %q, not %q", said, x.want)
		}
		l.Close()
	}
}

func TestThePictureOfThe301stKey(t *testing.T) {
	source := "```locmem run\nw1>>> for i in range(300): cache.set(\"k%d\" % i, i)\nw1>>> cache.set(\"one more\", 1)\n```\n"
	s := played(t, source, func(s stage.Site) bool {
		return len(s.Processes) == 1 && s.Processes[0].Entries == 201 && len(s.Processes[0].Rows) > 0 && s.Processes[0].Rows[0].Mark != ""
	})
	if p := s.Processes[0]; p.Evicted != 100 || p.NextOut != "" || p.Rows[0].Key != "one more" || p.Rows[0].Mark != stage.Stored {
		t.Errorf("%+v", p)
	}
}

// What happened last can be asked about, and what a process did not find.
func TestThePictureAnswersWhy(t *testing.T) {
	views := "```locmem views\ndef home(request):\n    return cache.get(\"home\")\n\ndef none(request):\n    return 1\n```\n\n"
	for run, want := range map[string]string{"!request /home": "home", "w1>>> cache.get(\"other\")": "other", "!request /home\n!request /none": ""} {
		source := "---\nsetup:\n  workers: 1\n---\n" + views + "```locmem run\n" + run + "\n```\n"
		s := played(t, source, func(s stage.Site) bool {
			return s.Last != nil && len(s.Processes) == 1 && s.Processes[0].Asked != nil && (want != "" || s.Last.Request == "/none")
		})
		p := s.Processes[0]
		ask, _, ok := (&stage.Strip{}).Asked(p.Asked.Ask)
		if !ok || ask.PID != p.PID || ask.Seq == 0 {
			t.Errorf("%s: what was not found is asked for as %q", run, p.Asked.Ask)
		}
		if want == "" && s.Last.Ask != "" || want != "" && s.Last.Ask != p.Asked.Ask {
			t.Errorf("%s: the last thing is asked for as %q, what was not found as %q", run, s.Last.Ask, p.Asked.Ask)
		}
		s.Last.Outcome = stage.Miss
		places := 1
		switch {
		case want == "home": // the balancer and the way, too
			places = 4
		case want != "":
			places = 2
		}
		if n := strings.Count(string(s.Draw(i18n.English, 700).SVG("")), `data-ask="`); n != places {
			t.Errorf("%s: %d places to click", run, n)
		}
	}
}

// What goes next stays known while a process uses another cache.
func TestThePictureOfWhatGoesNext(t *testing.T) {
	source := "```locmem settings\nCACHES = {\"default\": {\"BACKEND\": \"django.core.cache.backends.locmem.LocMemCache\", \"OPTIONS\": {\"MAX_ENTRIES\": 2}},\n" +
		"\"far\": {\"BACKEND\": \"django.core.cache.backends.redis.RedisCache\", \"LOCATION\": \"redis://127.0.0.1:6379\"}}\n```\n\n" +
		"```locmem run\nw1>>> cache.set(\"a\", 1)\nw1>>> cache.set(\"b\", 2)\nw1>>> caches[\"far\"].get(\"c\")\n```\n"
	played(t, source, func(s stage.Site) bool {
		return s.Last != nil && s.Last.Shared && len(s.Processes) == 1 && len(s.Processes[0].Rows) == 2 && s.Processes[0].NextOut == "a"
	})
}

func TestThePictureOfTabs(t *testing.T) {
	w := story.New(2, model.Env{})
	defer w.Close()
	w.Do("t1", "cache.set('a', 'x', timeout=60)")
	w.Do("t2", "cache.get('a')")
	var s stage.Site
	w.Until(func() bool {
		s = siteOf(Ctx{M: w.Model, L: i18n.English}, nil)
		return len(s.Processes) == 2 && s.Processes[1].Asked != nil && len(s.Processes[0].Rows) == 1 && s.Processes[0].Rows[0].Value != ""
	})
	if !s.Tabs || s.Balancer != nil || s.Database != nil || !s.Processes[0].Self || s.Last.Process != "t2" || s.Last.Outcome != stage.Miss {
		t.Errorf("%+v", s)
	}
	if a := s.Processes[1].Asked; a.Key != "a" || a.Outcome != stage.Miss {
		t.Errorf("%+v", a)
	}
	w.Seats[1].Kill()
	w.Until(func() bool {
		s = siteOf(Ctx{M: w.Model, L: i18n.English}, nil)
		return s.Processes[1].State == stage.Ended
	})
}

// Out of sight a picture rests: it is drawn again when it comes into view.
func TestOutOfSightItRests(t *testing.T) {
	w := story.New(1, model.Env{})
	defer w.Close()
	c := Ctx{M: w.Model, L: i18n.English}
	s, v := &Site{C: c}, TimeOf(c, c.M.Revs(), nil, false)
	s.draw()
	v.width, v.seen = 700, true
	site, time := s.drawn, v.draw()
	s.hidden, v.seen = true, false
	w.Do("t1", "cache.set('a', 'x', timeout=60)")
	w.Until(func() bool { m, _ := c.M.MemoryOf("t1"); return m.Total == 1 })
	if s.draw(); s.drawn != site || v.draw() != time {
		t.Error("it is drawn while nobody sees it")
	}
	s.hidden, v.seen = false, true
	v.next = v.next.Add(-10e9)
	if s.draw(); s.drawn == site || v.draw() == time {
		t.Error("it is not drawn when it comes into view")
	}
}

// The picture of tabs has their shared cache once, beside them, and what went there.
func TestThePictureOfASharedCacheBesideTabs(t *testing.T) {
	w := story.New(2, model.Env{})
	defer w.Close()
	w.Do("t1", "cache.set('a', 'own')")
	c := Ctx{M: w.Model, L: i18n.English}
	if s := siteOf(c, nil); s.Shared != nil || s.Settled {
		t.Errorf("before there is one: %+v", s.Shared)
	}
	(&Site{C: c}).share()
	w.Until(func() bool { return w.Racks[1].Shares() })
	w.Do("t1", "caches['shared'].set('a', 'theirs', timeout=60)")
	w.Do("t2", "caches['shared'].get('a')")
	var s stage.Site
	w.Until(func() bool {
		s = siteOf(c, nil)
		return s.Shared != nil && s.Shared.Entries == 1 && s.Last != nil && s.Last.Process == "t2"
	})
	if r := s.Shared.Rows[0]; r.Key != "a" || r.Value != "'theirs'" || r.Mark != stage.Hit || s.Shared.Alias != sharedAlias || s.Shared.Kind != "Redis" {
		t.Errorf("%+v", s.Shared)
	}
	if !s.Last.Shared || s.Last.Outcome != stage.Hit {
		t.Errorf("the last call did not go there: %+v", s.Last)
	}
	if own := s.Processes[0].Rows[0]; own.Value != "'own'" || own.Mark != "" || own.Fresh {
		t.Errorf("the own entry of that key: %+v", own)
	}
}

// "try Redis" does what the hand does; where settings.py decides, nothing is offered.
func TestThePictureTriesRedis(t *testing.T) {
	plain := "---\nsetup:\n  workers: 2\n---\n```locmem run\nw1>>> cache.set(\"n\", 5)\n```\n"
	settings := "\n```locmem settings\nCACHES = {\"default\": {\"BACKEND\": \"django.core.cache.backends.locmem.LocMemCache\"}}\n```\n"
	for _, source := range []string{plain, plain + settings} {
		triesRedis(t, source)
	}
}

func triesRedis(t *testing.T, source string) {
	t.Helper()
	l := lesson.Open(lesson.Env{Dial: host.InProgram(nil)}, source, "")
	defer l.Close()
	until := func(what string, ok func() bool) {
		t.Helper()
		for end := time.Now().Add(20 * time.Second); l.Busy() || !ok(); time.Sleep(5 * time.Millisecond) {
			if time.Now().After(end) {
				t.Fatal("waited in vain for ", what)
			}
		}
	}
	c := Ctx{M: l.Model(), L: i18n.English, S: l}
	until("workers", func() bool { s := siteOf(c, l); return len(s.Processes) == 2 && s.Shared == nil && !s.Settled })
	for _, compared := range []bool{false, true} { // with another backend, which stands beside it already
		site := &Site{C: c, S: l, Compared: compared}
		if site.draw(); strings.Contains(string(site.drawn.SVG("")), "data-offer") == compared {
			t.Errorf("compared %v: it offers Redis, or does not", compared)
		}
	}
	(&Site{C: c, S: l}).share()
	until("Redis", func() bool { s := siteOf(c, l); return s.Shared != nil && s.Shared.Kind == "Redis" })
	hands := handsOf(c, 0).(*Hands)
	if shown := app.HTMLString(hands.Render()); strings.Contains(shown, "as settings.py says") != strings.Contains(source, "settings") {
		t.Error("the choices of a cache: ", shown)
	}
	l.Undo()
	until("no Redis", func() bool { return siteOf(c, l).Shared == nil })
}
