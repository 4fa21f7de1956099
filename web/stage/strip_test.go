package stage_test

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"locmem/engine"
	"locmem/engine/library/embedded"
	"locmem/engine/rack"
	"locmem/engine/scenario"
	"locmem/web/i18n"
	"locmem/web/stage"
)

func init() { embedded.Use() }

const stripViews = `tables = {"home": 40}

def home(request):
    return cache.get_or_set("home", lambda: db.query("home"), 30)

def page(request):
    return cache.get_or_set(request.path, lambda: db.query("home"), 300)
`

// played runs a transcript to its end and returns its site.
func played(t testing.TB, setup, transcript string) *rack.Site {
	t.Helper()
	doc := "---\nsetup:\n" + setup + "---\n\n```locmem views\n" + stripViews + "```\n\n```locmem run\n" + transcript + "\n```\n"
	s, problems := scenario.Parse(doc)
	if len(problems) > 0 {
		t.Fatalf("the document: %v", problems)
	}
	ctx := context.Background()
	p, err := scenario.NewPlay(ctx, s, nil)
	if err != nil {
		t.Fatal(err)
	}
	for {
		results, ok, err := p.Step(ctx)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range results {
			if !r.OK || strings.Contains(strings.Join(r.Lines, ""), " 500 ") {
				t.Fatalf("%s: %v", r.Step.Code, r.Lines)
			}
		}
		if !ok {
			return p.Site()
		}
	}
}

// stripOf puts the log of a site into a strip.
func stripOf(site *rack.Site) *stage.Strip {
	s := &stage.Strip{Colour: func(name string) string { return "p" + name[len(name)-1:] }}
	log, _ := site.Log()
	s.Add(log...)
	s.SetNow(site.Now())
	return s
}

const fourWorkers = `!request /home x4 rate=1/s
!request /home x16 rate=1/s
!restart w4
!request /home x4 rate=1/s`

var stripScenes = map[string]struct{ setup, transcript string }{
	"four":    {" workers: 4\n", fourWorkers},
	"still":   {" workers: 4\n", "!request /home x20\n!+12s\n!request /home x3"},
	"expired": {" workers: 2\n", "w1>>> cache.set(\"otp\", 1, 5)\nw1>>> cache.set(\"never\", 1, None)\n!+8s\nw1>>> cache.get(\"otp\")\nw2>>> cache.get(\"otp\")\nw2>>> cache.set(\"kept\", 1, 4)\n!+6s"},
	"cull":    {" workers: 1\n", "w1>>> for i in range(301):\n...     cache.set(f\"key:{i}\", i)"},
	"deploy":  {" workers: 2\n servers: 2\n", "!request /home x8 rate=1/s\n!deploy rolling\n!request /home x4 rate=1/s\n!kill s2"},
	"empty":   {" workers: 2\n", ""},
	"stale":   {" workers: 4\n", "all>>> cache.get_or_set(\"price\", 10)\n!+5s\nall>>> cache.get(\"price\")\n!+5s\nw1>>> cache.set(\"price\", 12)\nall>>> cache.get(\"price\")\n!+5s\nall>>> cache.get(\"price\")\n!+5s\nall>>> cache.get(\"price\")"},
}

func TestStripPictures(t *testing.T) {
	for name, scene := range stripScenes {
		s := stripOf(played(t, scene.setup, scene.transcript))
		from, _, to := s.Bounds()
		golden(t, "strip-"+name, s.Draw(i18n.English, from, to, 960).SVG(""))
	}
	scene := stripScenes["four"]
	s := stripOf(played(t, scene.setup, scene.transcript))
	golden(t, "strip-narrow", s.Draw(i18n.Dutch, 0, 20, 320).SVG(""))
}

func TestChartPictures(t *testing.T) {
	bills := []stage.Bill{{"w1", 75}, {"w2", 75}, {"w3", 75}, {"w4", 75}}
	for _, name := range []string{"four", "still", "empty", "stale"} {
		s := stripOf(played(t, stripScenes[name].setup, stripScenes[name].transcript))
		from, _, to := s.Bounds()
		golden(t, "chart-"+name, s.Chart(i18n.English, from, to, 960, bills).SVG(""))
	}
}

// TestChartIdeal: the curve beside the hit rate is that of one cache for all.
func TestChartIdeal(t *testing.T) {
	for _, x := range []struct{ name, transcript, want string }{
		{"each of four workers computes it", "!request /home x20", "Hit rate 80 %, with one cache for all 95 %. Queries of the database: 4, 160 ms."},
		{"get, then set", "w1>>> cache.get(\"a\")\nw1>>> cache.set(\"a\", 1, 30)\nw2>>> cache.get(\"a\")\nw2>>> cache.set(\"a\", 1, 99)\n!+40s\nw3>>> cache.get(\"a\")\nw2>>> cache.get(\"a\")",
			"Hit rate 25 %, with one cache for all 50 %. Queries of the database: 0, 0 ms."},
		{"a restart loses nothing of it", "w1>>> cache.set(\"a\", 1)\n!restart w1\nw1>>> cache.get(\"a\")", "Hit rate 0 %, with one cache for all 100 %. Queries of the database: 0, 0 ms."},
		{"a deletion does", "w1>>> cache.set(\"a\", 1)\nw1>>> cache.delete(\"a\")\nw2>>> cache.get(\"a\")", "Hit rate 0 %, with one cache for all 0 %. Queries of the database: 0, 0 ms."},
	} {
		s := stripOf(played(t, " workers: 4\n", x.transcript))
		text := string(s.Chart(i18n.English, 0, 10, 960, nil).SVG(""))
		if _, got, _ := strings.Cut(text, `aria-label="`); !strings.HasPrefix(got, x.want) {
			t.Errorf("%s: %.90s", x.name, got)
		}
	}
}

// TestChartStale: what another process has changed since, and nothing else.
func TestChartStale(t *testing.T) {
	for _, x := range []struct{ name, setup, transcript, want string }{
		{"another value", "", "w1>>> cache.set(\"a\", 1)\nw2>>> cache.get_or_set(\"a\", 1)\nw1>>> cache.set(\"a\", 2)\nw2>>> cache.get(\"a\")\nw1>>> cache.get(\"a\")", "33 %"},
		{"a deletion", "", "w1>>> cache.set(\"a\", 1)\nw2>>> cache.set(\"a\", 1)\nw1>>> cache.delete(\"a\")\nw2>>> cache.get(\"a\")", "100 %"},
		{"a clear", "", "w2>>> cache.set(\"a\", 1)\nw1>>> cache.clear()\nw2>>> cache.get(\"a\")", "100 %"},
		{"incr", "", "w1>>> cache.set(\"a\", 1)\nw2>>> cache.set(\"a\", 1)\nw1>>> cache.incr(\"a\")\nw2>>> cache.get(\"a\")", "100 %"},
		{"a copy of the parent's", "", "w1>>> cache.set(\"a\", 1)\n!fork w1\nw1>>> cache.set(\"a\", 2)\nw5>>> cache.get(\"a\")", "100 %"},
		{"a copy that is new", "", "w1>>> cache.set(\"a\", 1)\n!fork w1\nw5>>> cache.get(\"a\")", ""},
		{"all compute it", "", "w1>>> cache.get(\"a\")\nw2>>> cache.get(\"a\")\nw1>>> cache.set(\"a\", 1)\nw2>>> cache.set(\"a\", 1)\nw1>>> cache.get(\"a\")\nw2>>> cache.get(\"a\")", ""},
		{"a touch and an add", "", "w1>>> cache.set(\"a\", 1)\nw2>>> cache.set(\"a\", 1)\nw1>>> cache.touch(\"a\", 9)\nw3>>> cache.add(\"a\", 1)\nw2>>> cache.get(\"a\")", ""},
		{"one cache for all", " backend: redis\n", "w1>>> cache.set(\"a\", 1)\nw2>>> cache.get(\"a\")\nw1>>> cache.set(\"a\", 2)\nw2>>> cache.get(\"a\")\nw2>>> cache.delete(\"a\")\nw1>>> cache.set(\"a\", 3)\nw2>>> cache.get(\"a\")", ""},
	} {
		s := stripOf(played(t, " workers: 4\n"+x.setup, x.transcript))
		text := string(s.Chart(i18n.English, 0, 10, 960, nil).SVG(""))
		_, got, _ := strings.Cut(text, "has changed it since: ")
		if got, _, _ = strings.Cut(got, "."); got != x.want {
			t.Errorf("%s: %q, not %q", x.name, got, x.want)
		}
		if strings.Contains(text, "ts-stale") != (x.want != "") {
			t.Errorf("%s: the curve", x.name)
		}
	}
}

// golden compares a picture with the one in testdata, and looks whether it is XML.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	for d := xml.NewDecoder(bytes.NewReader(got)); ; {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Errorf("%s: %v", name, err)
			break
		}
	}
	file := filepath.Join("testdata", name+".svg")
	if *update {
		if err := os.WriteFile(file, got, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is drawn otherwise than in %s; write it with -update, and look at it", name, file)
	}
}

// TestStripStory: what the log tells is what the lanes have.
func TestStripStory(t *testing.T) {
	for _, x := range []struct{ name, setup, transcript, want string }{
		{"a bar from set to expiry, and a tail until somebody asks", " workers: 1\n",
			"w1>>> cache.set(\"a\", 1, 5)\nw1>>> cache.get(\"a\")\n1\n!+8s\nw1>>> cache.get(\"a\")\nNone",
			"w1: a 0:00-0:05 expired gone 0:08; ●0:00 ○0:08"},
		{"to its deletion", " workers: 1\n", "w1>>> cache.set(\"a\", 1)\n!+3s\nw1>>> cache.delete(\"a\")\nTrue", "w1: a 0:00-0:03 deleted;"},
		{"what is set again goes on, with the new expiry", " workers: 1\n",
			"w1>>> cache.set(\"a\", 1, 5)\n!+3s\nw1>>> cache.set(\"a\", 2, 9)\n!+4s", "w1: a 0:00-0:12; +0:03"},
		{"what had expired begins anew", " workers: 1\n",
			"w1>>> cache.set(\"a\", 1, 5)\n!+7s\nw1>>> cache.set(\"a\", 2, 5)", "w1: a 0:00-0:05 overwritten gone 0:07, a 0:07-0:12;"},
		{"touch moves the end", " workers: 1\n", "w1>>> cache.set(\"a\", 1, 5)\nw1>>> cache.touch(\"a\", 20)\nTrue", "w1: a 0:00-0:20; +0:00"},
		{"incr keeps it", " workers: 1\n", "w1>>> cache.set(\"a\", 1, 5)\n!+1s\nw1>>> cache.incr(\"a\")\n2", "w1: a 0:00-0:05; +0:01"},
		{"None is never", " workers: 1\n", "w1>>> cache.set(\"a\", 1, None)", "w1: a 0:00-;"},
		{"0 is over at once", " workers: 1\n", "w1>>> cache.set(\"a\", 1, 0)", "w1: a 0:00-0:00;"},
		{"clear ends all", " workers: 1\n", "w1>>> cache.set(\"a\", 1)\nw1>>> cache.set(\"b\", 1)\n!+2s\nw1>>> cache.clear()",
			"w1: a 0:00-0:02 deleted, b 0:00-0:02 deleted;"},
		{"another version takes the place of the one before", " workers: 1\n",
			"w1>>> cache.set(\"a\", 1)\n!+2s\nw1>>> cache.incr_version(\"a\")\n2", "w1: a 0:00-0:02 deleted, a 0:02-5:02;"},
		{"a restart loses it", " workers: 2\n", "w1>>> cache.set(\"a\", 1)\n!+2s\n!restart w1\nw1>>> cache.get(\"a\")\nNone",
			"w1: a 0:00-0:02 lost; ○0:02 restarted: a lost | w2: ;"},
		{"a kill ends it", " workers: 2\n", "w2>>> cache.set(\"a\", 1)\n!kill w2", "w1: ; | w2: a 0:00-0:00 lost; stopped: a lost"},
		{"a child has a copy", " workers: 2\n", "w1>>> cache.set(\"a\", 1, 9)\n!+2s\n!fork w1", "w1: a 0:00-0:09; | w2: ; | w3: a 0:02-0:09;"},
		{"has_key is no look-up", " workers: 1\n", "w1>>> cache.set(\"a\", 1, 9)\nw1>>> cache.has_key(\"a\"), \"b\" in cache\n(True, False)", "w1: a 0:00-0:09; ◆0:00 ◇0:00"},
		{"get_or_set is a miss that stores", " workers: 1\n", "w1>>> cache.get_or_set(\"a\", 1, 9)\n1", "w1: a 0:00-0:09; ○0:00"},
	} {
		s := stripOf(played(t, x.setup, x.transcript))
		if got := stage.Story(s); got != x.want {
			t.Errorf("%s:\n%s\nnot\n%s", x.name, got, x.want)
		}
	}
}

// TestHasKeyIsNotCounted: the sentence of the picture counts what the cards count.
func TestHasKeyIsNotCounted(t *testing.T) {
	s := stripOf(played(t, " workers: 1\n", "w1>>> cache.set(\"a\", 1)\nw1>>> cache.has_key(\"a\"), \"b\" in cache\n(True, False)\nw1>>> cache.get(\"a\")\n1"))
	text := string(s.Draw(i18n.English, 0, 10, 960).SVG(""))
	if want := i18n.English.StripSum(1, 1, 0, 0); !strings.Contains(text, want) {
		t.Errorf("it does not say %q: %.300s", want, text)
	}
	if unmeasured, _, _ := s.Signs(); !unmeasured {
		t.Error("the legend does not explain has_key")
	}
}

// TestStripShared: an entry of a shared cache has a lane of its own, which no
// restart ends.
func TestStripShared(t *testing.T) {
	s := stripOf(played(t, " workers: 2\n backend: redis\n", "w1>>> cache.set(\"a\", 1, 9)\nw2>>> cache.get(\"a\")\n1\n!restart w1"))
	if got, want := stage.Story(s), "w1: ; restarted | w2: ; ●0:00 | redis: a 0:00-0:09;"; got != want {
		t.Errorf("%s\nnot\n%s", got, want)
	}
}

// TestStripRows: six entries have a row, the others are counted, and a third that
// goes at once is said.
func TestStripRows(t *testing.T) {
	scene := stripScenes["cull"]
	s := stripOf(played(t, scene.setup, scene.transcript))
	from, _, to := s.Bounds()
	text := string(s.Draw(i18n.English, from, to, 960).SVG(""))
	for _, want := range []string{"+ 294 more", "100 evicted at once", "key:0"} {
		if !strings.Contains(text, want) {
			t.Errorf("the picture does not say %q", want)
		}
	}
}

// TestStripPlaces: the axis gives each event room while the clock stands, shortens
// rests, and what was placed stays there.
func TestStripPlaces(t *testing.T) {
	s := &stage.Strip{}
	at := func(time float64) rack.SiteEvent {
		return rack.SiteEvent{Kind: rack.Called, Event: engine.Event{Process: "w1", Op: "set", Key: "a", FullKey: ":1:a", Outcome: engine.Stored, Timeout: "5", Time: 1000 + time}}
	}
	s.Add(at(0), at(0), at(0), at(3))
	s.SetNow(1003)
	if got := s.Place(1003); got != 5 {
		t.Errorf("after three events and 3 s the place is %v", got)
	}
	if got := s.Place(1008); got != 10 {
		t.Errorf("the end of the entry is at %v", got)
	}
	s.Add(at(1000))
	s.SetNow(2000)
	if got := s.Place(1003); got != 5 {
		t.Errorf("it is at %v after more has come", got)
	}
	if got := s.Place(2000); got < 30 || got > 70 {
		t.Errorf("a quarter of an hour without an event takes to %v", got)
	}
	for _, want := range []float64{1000, 1002, 1003, 1400, 2000, 2003, 2900} {
		if got := s.Time(s.Place(want)); got < want-1e-6 || got > want+1e-6 {
			t.Errorf("%v is at %v, which is %v", want, s.Place(want), got)
		}
	}
}

// TestStripIsBounded: 20,000 calls take a few ms, and some hundred elements.
func TestStripIsBounded(t *testing.T) {
	for name, call := range map[string]func(i int) (key, op string, outcome engine.Outcome){
		"one key":  func(i int) (string, string, engine.Outcome) { return "a", "set", engine.Stored },
		"all keys": func(i int) (string, string, engine.Outcome) { return fmt.Sprint(i), "set", engine.Stored },
		"set and delete": func(i int) (string, string, engine.Outcome) {
			if i%2 == 0 {
				return "a", "set", engine.Stored
			}
			return "a", "delete", engine.Deleted
		},
		"look-ups": func(i int) (string, string, engine.Outcome) {
			if i < 40 {
				return fmt.Sprint(i % 10), "set", engine.Stored
			}
			return fmt.Sprint(i % 10), "get", engine.Hit
		},
	} {
		var log []rack.SiteEvent
		for i := range 20_000 {
			key, op, outcome := call(i)
			e := engine.Event{Process: fmt.Sprint("w", i%4+1), Op: op, Key: key, FullKey: ":1:" + key, Outcome: outcome, Time: 1000}
			if outcome == engine.Stored {
				e.Timeout = "300"
			}
			log = append(log, rack.SiteEvent{Kind: rack.Called, Event: e})
		}
		begin := time.Now()
		s := &stage.Strip{}
		s.Add(log...)
		s.SetNow(1000)
		built := time.Since(begin)
		from, _, to := s.Bounds()
		begin = time.Now()
		n := elements(s.Draw(i18n.English, from, to, 1200))
		t.Logf("%s: built in %v, drawn in %v, %d elements", name, built, time.Since(begin), n)
		if n > 700 {
			t.Errorf("%s: %d elements", name, n)
		}
	}
}

func elements(n *stage.Node) int {
	sum := 1
	for _, k := range n.Kids {
		sum += elements(k)
	}
	return sum
}

func BenchmarkStrip(b *testing.B) {
	site := played(b, " workers: 4\n", "!request /page/{key} x20000 key=zipf(500)")
	log, _ := site.Log()
	b.Run("add", func(b *testing.B) {
		for b.Loop() {
			new(stage.Strip).Add(log...)
		}
	})
	s := stripOf(site)
	from, _, to := s.Bounds()
	b.Run("draw", func(b *testing.B) {
		for b.Loop() {
			s.Draw(i18n.English, from, to, 1200)
		}
	})
}

// TestStripSaysWhatWent: an eviction names the key, a clear leaves a mark, and two entries
// of one key are told apart.
func TestStripSaysWhatWent(t *testing.T) {
	s := stripOf(played(t, " workers: 1\n", "w1>>> cache.set(\"menu\", 1); cache.set(\"menu\", 2, version=2); cache.set(\"alone\", 3)\nw1>>> cache.clear()"))
	from, _, to := s.Bounds()
	text := string(s.Draw(i18n.English, from, to, 960).SVG(""))
	for _, want := range []string{">:1:menu<", ">:2:menu<", ">alone<", ">clear: 3 entries<"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s in %s", want, text)
		}
	}
	set := func(key string, evicted ...string) rack.SiteEvent {
		return rack.SiteEvent{Kind: rack.Called, Event: engine.Event{
			Process: "w1", PID: 1, Op: "set", Key: key, FullKey: ":1:" + key, Outcome: engine.Stored, Timeout: "300", Time: 1000, Evicted: evicted,
		}}
	}
	s = &stage.Strip{}
	s.Add(set("a"), set("b"), set("c"), set("d", ":1:a"))
	if text := string(s.Draw(i18n.English, -1, 12, 960).SVG("")); !strings.Contains(text, ">a evicted<") {
		t.Errorf("it does not name the key: %s", text)
	}
	if a, d := stage.RowOf(s, "w1", "a"), stage.RowOf(s, "w1", "d"); a == d {
		t.Errorf("d goes on in the bar of a, in row %d", a)
	}
}

// TestTheLineCrossesNoKey: the key of a bar stands beside the line.
func TestTheLineCrossesNoKey(t *testing.T) {
	s := stripOf(played(t, " workers: 1\n", "w1>>> cache.set(\"a.rather.long.key.of.a.session\", 1, 300)\nw1>>> cache.get(\"a.rather.long.key.of.a.session\")\n1"))
	from, _, to := s.Bounds()
	line, keys := math.NaN(), 0
	var walk func(n *stage.Node)
	walk = func(n *stage.Node) {
		a := map[string]string{}
		for _, x := range n.Attr {
			a[x.Name] = x.Value
		}
		x, _ := strconv.ParseFloat(a["x"]+a["x1"], 64)
		switch a["class"] {
		case "ts-line":
			line = x
		case "ts-key":
			if keys++; x < line && x+6.6*float64(len([]rune(n.Text))) > line {
				t.Errorf("%q from %v on, and the line at %v", n.Text, x, line)
			}
		}
		for _, k := range n.Kids {
			walk(k)
		}
	}
	picture := s.Draw(i18n.English, from, to, 960)
	walk(picture) // finds the line
	walk(picture)
	if keys == 0 || math.IsNaN(line) {
		t.Error("no key or no line in the picture")
	}
}

// TestAMoveIsInUnits: nobody reads 8.64e+04 s as a day.
func TestAMoveIsInUnits(t *testing.T) {
	for seconds, want := range map[float64]string{30: "+30 s", -60: "-60 s", 299: "+4 min 59 s", 86400: "+1 d", 90_000: "+1 d 1 u", 0.5: "+0.5 s", 3601: "+1 u 1 s"} {
		if got := i18n.Dutch.StripMoved(seconds); got != want {
			t.Errorf("%v: %q, not %q", seconds, got, want)
		}
	}
}
