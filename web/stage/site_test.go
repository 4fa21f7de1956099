package stage_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"locmem/web/i18n"
	"locmem/web/stage"
)

var update = flag.Bool("update", false, "write the pictures of testdata anew")

// picture is a site, how wide it is drawn, and in which language.
type picture struct {
	site  stage.Site
	width int
	lang  i18n.Lang
}

// home is the entry that the pages of these stories keep.
func home(part float64, left string) stage.Row {
	return stage.Row{Key: "home", Value: "'<h1>Home</h1><p>as it was computed</p>'", Part: part, Left: left}
}

func marked(r stage.Row, o stage.Outcome, stored bool) stage.Row {
	r.Mark, r.Stored = o, stored
	return r
}

// worker is a process of a server, with rows.
func worker(server, n, pid int, hits, misses uint64, rows ...stage.Row) stage.Process {
	name, colour := fmt.Sprintf("w%d", n), (n+1)%8+1
	if server > 1 {
		name, colour = fmt.Sprintf("s%d.w%d", server, n), (n-1)%8+1
	}
	return stage.Process{
		Name: name, PID: pid, Server: server, Colour: colour, Up: "0:22", Hits: hits, Misses: misses,
		Entries: len(rows), Limit: 300, Bytes: 2100 * len(rows), Rows: rows,
	}
}

// four is the story of four workers on two servers: w2 has just answered.
func four() stage.Site {
	otp := stage.Row{Key: "otp:7", Value: "'493 021'", Left: "expired", Dead: true}
	return stage.Site{
		Processes: []stage.Process{
			worker(1, 1, 4021, 5, 1, home(.27, "0:08"), otp),
			worker(1, 2, 4022, 4, 1, marked(home(.4, "0:12"), stage.Hit, false)),
			worker(2, 1, 4031, 4, 1, home(.5, "0:15")),
			worker(2, 2, 4032, 3, 1, home(.63, "0:19")),
		},
		Balancer: &stage.Balancer{How: "round robin", Next: "s2.w1"},
		Database: &stage.Database{Queries: 4, Millis: 160},
		Last:     &stage.Last{Process: "w2", Outcome: stage.Hit, Request: "/home", Status: 200},
	}
}

// restarted is the same after s2.w2 was restarted.
func restarted() stage.Site {
	s := four()
	s.Processes[3] = worker(2, 2, 4033, 0, 0)
	s.Processes[3].Lost = &stage.Lost{Entries: 1, Keys: []string{"home"}}
	s.Last = nil
	return s
}

// restartedEmpty is a restart that lost nothing.
func restartedEmpty() stage.Site {
	s := restarted()
	s.Processes[3].Lost = &stage.Lost{}
	return s
}

// missed is the first request after that.
func missed() stage.Site {
	s := restarted()
	p := &s.Processes[3]
	p.Rows, p.Entries, p.Misses = []stage.Row{marked(home(1, "0:30"), stage.Miss, true)}, 1, 1
	s.Database = &stage.Database{Queries: 5, Millis: 200}
	s.Last = &stage.Last{Process: "s2.w2", Outcome: stage.Miss, Request: "/home", Status: 200, Queries: 1, Millis: 40}
	return s
}

// limiter is five a minute on four workers, with or without a shared cache.
func limiter(shared bool) stage.Site {
	s := stage.Site{
		Balancer: &stage.Balancer{How: "round robin", Next: "w2"},
		Last:     &stage.Last{Process: "w1", Request: "/search", Status: 429, Shared: shared},
	}
	count := func(n int) stage.Row {
		return stage.Row{Key: "limit:203.0.113.7", Value: strconv.Itoa(n), Part: .8, Left: "0:48"}
	}
	for n := 1; n <= 4; n++ {
		p := worker(1, n, 4020+n, 0, 0)
		if !shared {
			p = worker(1, n, 4020+n, 0, 0, marked(count(5+n%2), stage.Stored, false))
		}
		s.Processes = append(s.Processes, p)
	}
	if shared {
		s.Shared = &stage.Shared{Kind: "Redis", Entries: 1, Rows: []stage.Row{count(20)}}
	}
	return s
}

// full is a cache at the moment when the 301st key comes: a third goes at once.
func full(over bool) stage.Site {
	p := worker(1, 1, 4021, 0, 0)
	at := 300
	if over {
		at, p.Evicted = 301, 100
	}
	for n := at; n > at-5; n-- {
		p.Rows = append(p.Rows, stage.Row{Key: fmt.Sprintf("user:%d", n), Value: "'name of somebody'", Part: .9, Left: "4:31"})
	}
	p.Entries, p.NextOut, p.Bytes = 300, "user:1", 21_450
	if over {
		p.Entries, p.NextOut = 201, ""
		p.Rows[0].Mark = stage.Stored
	}
	return stage.Site{Processes: []stage.Process{p}, Last: &stage.Last{Process: "w1", Outcome: stage.Stored}}
}

// deploy is half of one that is rolling: server s1 has new processes, of which w2 still
// starts, and the first request has found nothing in w1.
func deploy() stage.Site {
	s := four()
	fresh := func(i, n, pid int) *stage.Process {
		s.Processes[i] = worker(1, n, pid, 0, 0)
		s.Processes[i].Lost = &stage.Lost{Entries: 1, Keys: []string{"home"}}
		return &s.Processes[i]
	}
	w1 := fresh(0, 1, 4033)
	w1.Rows, w1.Entries, w1.Misses, w1.Up = []stage.Row{marked(home(1, "0:30"), stage.Miss, true)}, 1, 1, "0:01"
	w2 := fresh(1, 2, 4034)
	w2.State, w2.Up = stage.Starting, ""
	s.Balancer.Next = "s2.w1"
	s.Database = &stage.Database{Queries: 5, Millis: 200}
	s.Last = &stage.Last{Process: "w1", Outcome: stage.Miss, Request: "/home", Status: 200, Queries: 1, Millis: 40}
	return s
}

// three is a full cache of three entries: all have a row.
func three() stage.Site {
	p := worker(1, 1, 4021, 0, 0)
	for _, key := range []string{"c", "b", "a"} {
		p.Rows = append(p.Rows, stage.Row{Key: key, Value: "1", Part: .9, Left: "4:31"})
	}
	p.Entries, p.Limit, p.NextOut, p.Bytes = 3, 3, "a", 66
	return stage.Site{Processes: []stage.Process{p}}
}

// old is a Memcached with an entry whose time is over, and one that was just asked for.
func old() stage.Site {
	s := limiter(true)
	s.Shared = &stage.Shared{Kind: "Memcached", Entries: 3, Rows: []stage.Row{
		{Key: "otp:7", Value: "'493 021'", Left: "expired", Dead: true},
		marked(stage.Row{Key: "flag", Value: "True", Left: "expired", Dead: true}, stage.Hit, false),
		{Key: "n", Value: "5", Part: .5, Left: "0:30"},
	}}
	s.Last = &stage.Last{Process: "w1", Outcome: stage.Expired, Shared: true}
	return s
}

// steps are counters: of one no step can be lost, of the other ones it can.
func steps(shared bool) stage.Site {
	s := limiter(shared)
	for i, o := range []stage.Outcome{stage.OneStep, stage.TwoSteps, stage.TwoSteps, stage.OneStep} {
		if shared {
			s.Shared.Rows[0].Mark = stage.OneStep
		} else {
			s.Processes[i].Rows[0].Mark = o
		}
	}
	if shared { // too many for large cards
		s.Processes = append(s.Processes, worker(1, 5, 4025, 0, 0, marked(home(1, "0:30"), stage.TwoSteps, false)))
	}
	return s
}

// off is four of eight workers switched off, as the lessons begin, and one ended by
// itself.
func off() stage.Site {
	s := four()
	s.Processes, s.Balancer.Next = s.Processes[:2], "w1"
	for n := 3; n <= 8; n++ {
		p := worker(1, n, 4020+n, 0, 0)
		p.State = stage.Ended
		s.Processes = append(s.Processes, p)
	}
	s.Processes[3].Why = "it took too much time or memory"
	return s
}

// tabs are the first page before and after its third step.
func tabs(n int) stage.Site {
	s := stage.Site{Tabs: true}
	greeting := stage.Row{Key: "greeting", Value: "'hello'", Part: .84, Left: "4:12"}
	for i := 1; i <= n; i++ {
		p := worker(0, i, 4020+i, 0, 0)
		p.Name, p.Self = fmt.Sprintf("t%d", i), i == n
		if i == 1 {
			p.Rows, p.Entries, p.Bytes = []stage.Row{greeting}, 1, 61
		} else {
			p.Misses, p.Asked = 1, &stage.Asked{Key: "greeting", Outcome: stage.Miss}
			s.Last = &stage.Last{Process: p.Name, Outcome: stage.Miss}
		}
		s.Processes = append(s.Processes, p)
	}
	return s
}

// beside are three tabs with a shared cache, of which the second has just read.
func beside() stage.Site {
	s := tabs(3)
	s.Shared = &stage.Shared{Kind: "Redis", Alias: `caches["shared"]`, Entries: 1, Rows: []stage.Row{
		{Key: "greeting", Value: "'hi'", Part: .9, Left: "4:31", Mark: stage.Hit},
	}}
	s.Last = &stage.Last{Process: "t2", Outcome: stage.Hit, Shared: true}
	return s
}

// many are workers of several servers, each with threads.
func many(servers, workers int) stage.Site {
	s := stage.Site{Balancer: &stage.Balancer{How: "random"}, Database: &stage.Database{Queries: 1234, Millis: 49_360}}
	for server := 1; server <= servers; server++ {
		for n := 1; n <= workers; n++ {
			p := worker(server, n, 4020+8*server+n, uint64(100*n), uint64(n), home(float64(n)/float64(workers), "0:21"))
			p.Threads = []string{"a", "b", "c", "d"}
			s.Processes = append(s.Processes, p)
		}
	}
	gone := &s.Processes[workers]
	*gone = worker(2, 1, 0, 0, 0)
	gone.State, gone.Lost = stage.Ended, &stage.Lost{Entries: 12}
	s.Processes[workers+1] = worker(2, 2, 4099, 0, 0)
	s.Processes[workers+1].Lost = &stage.Lost{Entries: 1, Keys: []string{"home"}}
	s.Last = &stage.Last{Process: s.Processes[workers+2].Name, Thread: "c", Outcome: stage.Miss, Request: "/home", Queries: 1, Millis: 40}
	s.Processes[workers+2].Rows[0].Mark = stage.Miss
	return s
}

// hostile has texts that no picture was made for.
func hostile() stage.Site {
	long := strings.Repeat("views.decorators.cache.cache_page.", 8) + "end"
	row := stage.Row{Key: long, Value: "{" + strings.Repeat("'<&>': 1, ", 30) + "}", Part: .5, Left: "23:59:59", Mark: stage.Miss, Stored: true}
	p := worker(1, 1, 1<<31, 1<<40, 1<<40, row, stage.Row{Key: "鍵鍵鍵鍵鍵鍵鍵鍵鍵鍵鍵鍵鍵鍵鍵鍵", Value: "'\u202e\x00'", Left: "999 d 23 h", Dead: true})
	p.Entries, p.Limit, p.Bytes, p.Lost = 1<<40, 1<<40, 1<<50, &stage.Lost{Entries: 1, Keys: []string{long}}
	q := p
	q.Name, q.Colour, q.State, q.Why = strings.Repeat("celery", 20), 0, stage.Silent, long
	return stage.Site{
		Processes: []stage.Process{p, q}, Balancer: &stage.Balancer{How: "round robin", Next: q.Name},
		Database: &stage.Database{Queries: 1 << 40, Millis: 1e15}, Shared: &stage.Shared{Kind: long, Entries: 1 << 40, Rows: []stage.Row{row, row}},
		Last: &stage.Last{Process: q.Name, Outcome: stage.Expired, Request: "/" + long, Queries: 3, Millis: 1e12, Shared: true},
	}
}

func pictures() map[string]picture {
	down := limiter(true)
	down.Shared.Down = true
	stream := four()
	stream.Stream = &stage.Sums{Requests: 980, Hits: 930, Misses: 50}
	settled := limiter(false)
	settled.Settled = true
	low, one := four(), restarted()
	low.Low, one.Low = true, true
	burst := limiter(true)
	burst.Stream = &stage.Sums{Requests: 100_000, Misses: 1}
	return map[string]picture{
		"four-workers":        {four(), 960, i18n.English},
		"four-workers-1320":   {four(), 1320, i18n.English},
		"four-workers-narrow": {four(), 358, i18n.English},
		"four-workers-low":    {low, 366, i18n.English},
		"restarted-low":       {one, 366, i18n.English},
		"restarted":           {restarted(), 960, i18n.English},
		"restarted-empty":     {restartedEmpty(), 960, i18n.English},
		"restarted-narrow":    {restarted(), 358, i18n.Dutch},
		"missed":              {missed(), 960, i18n.English},
		"missed-narrow":       {missed(), 288, i18n.English},
		"stream":              {stream, 960, i18n.English},
		"stream-narrow":       {stream, 358, i18n.Dutch},
		"stream-redis":        {burst, 960, i18n.Dutch},
		"steps":               {steps(false), 960, i18n.English},
		"steps-narrow":        {steps(true), 358, i18n.Dutch},
		"limiter":             {limiter(false), 960, i18n.English},
		"limiter-redis":       {limiter(true), 960, i18n.English},
		"deploy":              {deploy(), 960, i18n.English},
		"deploy-narrow":       {deploy(), 358, i18n.Dutch},
		"tabs-12":             {tabs(12), 960, i18n.English},
		"tabs-12-narrow":      {tabs(12), 358, i18n.Dutch},
		"next-out":            {three(), 700, i18n.English},
		"next-out-narrow":     {three(), 240, i18n.Dutch},
		"memcached-expired":   {old(), 960, i18n.English},
		"limiter-redis-down":  {down, 358, i18n.Dutch},
		"off":                 {off(), 815, i18n.English},
		"off-narrow":          {off(), 358, i18n.English},
		"full":                {full(false), 960, i18n.English},
		"key-301":             {full(true), 960, i18n.English},
		"tab":                 {tabs(1), 960, i18n.English},
		"tabs":                {tabs(2), 960, i18n.English},
		"tabs-narrow":         {tabs(2), 358, i18n.Dutch},
		"tabs-shared":         {beside(), 960, i18n.English},
		"tabs-shared-narrow":  {beside(), 358, i18n.Dutch},
		"settled":             {settled, 960, i18n.English},
		"4x8":                 {many(4, 8), 960, i18n.English},
		"4x8-narrow":          {many(4, 8), 358, i18n.English},
		"5x12":                {many(5, 12), 960, i18n.English},
		"hostile":             {hostile(), 960, i18n.Dutch},
		"hostile-narrow":      {hostile(), 264, i18n.Dutch},
		"nothing":             {stage.Site{}, 960, i18n.English},
	}
}

// TestPictures compares the pictures with those of testdata, which -update writes.
func TestPictures(t *testing.T) {
	for name, p := range pictures() {
		got := p.site.Draw(p.lang, p.width).SVG("")
		file := filepath.Join("testdata", name+".svg")
		if *update {
			if err := os.WriteFile(file, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s is drawn otherwise: go test ./web/stage -update writes it, and the diff shows how", file)
		}
	}
}

// TestPicturesAreXML reads every picture as a file of its own.
func TestPicturesAreXML(t *testing.T) {
	for name, p := range pictures() {
		d := xml.NewDecoder(bytes.NewReader(p.site.Draw(p.lang, p.width).SVG(".a{}")))
		for {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Errorf("%s: %v", name, err)
				break
			}
		}
	}
}

// span is a rectangle of a picture, and what it says.
type span struct {
	left, top, right, bottom float64
	text                     string
}

func (a span) holds(b span) bool {
	return b.left >= a.left-1 && b.right <= a.right+1 && b.top >= a.top-1 && b.bottom <= a.bottom+1
}

// spans finds the boxes of a picture, itself first, and its texts.
func spans(t *testing.T, n *stage.Node) (boxes, texts []span) {
	t.Helper()
	num := func(n *stage.Node, name string) float64 {
		for _, a := range n.Attr {
			if a.Name == name {
				v, err := strconv.ParseFloat(a.Value, 64)
				if err != nil {
					t.Fatal(err)
				}
				return v
			}
		}
		return 0
	}
	attr := func(n *stage.Node, name string) string {
		for _, a := range n.Attr {
			if a.Name == name {
				return a.Value
			}
		}
		return ""
	}
	var walk func(n *stage.Node)
	walk = func(n *stage.Node) {
		x, y := num(n, "x"), num(n, "y")
		switch n.Tag {
		case "svg":
			var w, h float64
			if _, err := fmt.Sscanf(attr(n, "viewBox"), "0 0 %g %g", &w, &h); err != nil {
				t.Fatal(err)
			}
			boxes = append(boxes, span{0, 0, w, h, "the picture"})
		case "rect":
			boxes = append(boxes, span{x, y, x + num(n, "width"), y + num(n, "height"), attr(n, "class")})
		case "text":
			w := stage.TextWidth(attr(n, "class"), n.Text)
			switch attr(n, "text-anchor") {
			case "end":
				x -= w
			case "middle":
				x -= w / 2
			}
			texts = append(texts, span{x, y - 9, x + w, y + 2, n.Text})
		}
		for _, k := range n.Kids {
			walk(k)
		}
	}
	walk(n)
	return boxes, texts
}

// TestTextsStayInTheirBoxes looks for each text's box, the smallest, and of several in
// one place the front one, that its middle
// is in, and for two texts in one place.
func TestTextsStayInTheirBoxes(t *testing.T) {
	for name, p := range pictures() {
		for _, width := range []int{p.width, 240, 312, 500, 640, 820, 1600} {
			for _, lang := range []i18n.Lang{i18n.English, i18n.Dutch} {
				at := fmt.Sprintf("%s, %d wide, %s", name, width, lang)
				boxes, texts := spans(t, p.site.Draw(lang, width))
				for i, text := range texts {
					var home span
					for j, b := range boxes {
						x, y := (text.left+text.right)/2, (text.top+text.bottom)/2
						inside := x >= b.left && x <= b.right && y >= b.top && y <= b.bottom
						if inside && (j == 0 || b.right-b.left <= home.right-home.left) {
							home = b
						}
					}
					if !home.holds(text) {
						t.Errorf("%s: %q (%.0f to %.0f, at %.0f) leaves %q (%.0f to %.0f, %.0f to %.0f)", at, text.text, text.left, text.right, text.bottom,
							home.text, home.left, home.right, home.top, home.bottom)
					}
					for _, other := range texts[:i] {
						if min(text.right, other.right)-max(text.left, other.left) > 1 && min(text.bottom, other.bottom)-max(text.top, other.top) > 1 {
							t.Errorf("%s: %q stands over %q", at, text.text, other.text)
						}
					}
				}
			}
		}
	}
}

// TestACountIsSeenBesideALongKey: the key is cut, not the count left out.
func TestACountIsSeenBesideALongKey(t *testing.T) {
	var site stage.Site
	for i := range 4 {
		site.Processes = append(site.Processes, stage.Process{
			Name: fmt.Sprintf("w%d", i+1), Server: 1, Entries: 1, Limit: 300,
			Rows: []stage.Row{{Key: "hits:203.0.113.77:search", Value: fmt.Sprint(i + 5), Left: "1:00", Part: 1}},
		})
	}
	site.Balancer = &stage.Balancer{How: "round robin"}
	site.Database = &stage.Database{}
	text := string(site.Draw(i18n.English, 813).SVG(""))
	for i := range 4 {
		if want := fmt.Sprintf(">%d</text>", i+5); !strings.Contains(text, want) {
			t.Errorf("no %s in the picture", want)
		}
	}
}

// TestARefusalIsSeen: a status of 400 and above has the colour of what went wrong.
func TestARefusalIsSeen(t *testing.T) {
	for status, refused := range map[int]bool{200: false, 302: false, 429: true, 500: true} {
		site := stage.Site{Processes: []stage.Process{{Name: "w1", Server: 1}}, Last: &stage.Last{Process: "w1", Request: "/", Status: status}}
		text := string(site.Draw(i18n.English, 700).SVG(""))
		if !strings.Contains(text, fmt.Sprintf(">%d</text>", status)) || strings.Contains(text, "refused") != refused {
			t.Errorf("%d: %s", status, text)
		}
	}
}

// TestAShortKeyIsWhole: where there is no room for both, the key is written, not the time
// that the ring shows as well.
func TestAShortKeyIsWhole(t *testing.T) {
	row := stage.Row{Key: "greeting", Value: "'hello'", Part: .9, Left: "4:58"}
	s := stage.Site{Processes: []stage.Process{worker(1, 1, 4021, 0, 0, row), worker(1, 2, 4022, 0, 0, row)}}
	for width, time := range map[int]bool{270: false, 700: true} { // 270 is what a page of 320 pixels leaves
		text := string(s.Draw(i18n.English, width).SVG(""))
		if n := strings.Count(text, ">greeting<"); n != 2 {
			t.Errorf("%d pixels: greeting is written %d times", width, n)
		}
		if got := strings.Contains(text, ">4:58<"); got != time {
			t.Errorf("%d pixels: the time is written: %v", width, got)
		}
	}
}

// TestAValueIsKeptBeforeTheTime: on a narrow card the value of an entry is written, not the
// time that the ring shows as well.
func TestAValueIsKeptBeforeTheTime(t *testing.T) {
	for width, time := range map[int]bool{338: false, 900: true} {
		for _, row := range []stage.Row{
			{Key: "flag", Value: "False", Part: .9, Left: "5:00"},
			{Key: "rate", Value: "1.05", Part: 1, Left: "nooit"},
		} {
			s := stage.Site{Processes: []stage.Process{worker(1, 1, 4021, 0, 0, row), worker(1, 2, 4022, 0, 0, row)}}
			text := string(s.Draw(i18n.Dutch, width).SVG(""))
			for _, want := range []string{row.Key, row.Value} {
				if n := strings.Count(text, ">"+want+"<"); n != 2 {
					t.Errorf("%d pixels: %s is written %d times", width, want, n)
				}
			}
			if got := strings.Contains(text, ">"+row.Left+"<"); got != time {
				t.Errorf("%d pixels: the time of %s is written: %v", width, row.Key, got)
			}
		}
	}
	if text := string(missed().Draw(i18n.English, 960).SVG("")); !strings.Contains(text, ">home<") {
		t.Error("beside a long value the key is cut")
	}
	row := stage.Row{Key: "n", Value: "5", Part: .9, Left: "10:00:00"}
	var s stage.Site
	for n := range 6 { // too many for large cards
		s.Processes = append(s.Processes, worker(1, n+1, 4021+n, 0, 0, row))
	}
	if n := strings.Count(string(s.Draw(i18n.English, 338).SVG("")), ">5<"); n != 6 {
		t.Errorf("in brief the value is written %d times", n)
	}
}

// TestAKeyIsCutInOneWay: of one key all cards write the same, whatever stands beside it.
func TestAKeyIsCutInOneWay(t *testing.T) {
	key := "django.contrib.sessions.cache38jxzl226pev"
	a := worker(1, 1, 4021, 1, 0, stage.Row{Key: key, Value: "{}", Part: 1, Left: "14 d 0 h"})
	b := worker(1, 2, 4022, 0, 1)
	b.Asked = &stage.Asked{Key: key, Outcome: stage.Miss}
	for _, width := range []int{300, 338, 500, 700, 815} {
		_, texts := spans(t, stage.Site{Processes: []stage.Process{a, b}}.Draw(i18n.English, width))
		seen := map[string]bool{}
		for _, text := range texts {
			if strings.HasPrefix(text.text, "d") && strings.Contains(text.text, "…") {
				seen[text.text] = true
			}
		}
		if len(seen) != 1 {
			t.Errorf("%d pixels: %v", width, seen)
		}
	}
}

// TestWhatHasExpiredIsNoHit: a row whose time is over says so, however the last call on
// it ended.
func TestWhatHasExpiredIsNoHit(t *testing.T) {
	out := string(old().Draw(i18n.English, 960).SVG(""))
	if strings.Count(out, `class="row dead"`) != 1 || strings.Count(out, `class="row dead expired"`) != 1 || strings.Count(out, `class="m gone"`) != 2 ||
		!strings.Contains(out, ">expired</text>") || strings.Contains(out, ">True<") {
		t.Errorf("in a shared cache an expired entry does not say so: %s", out)
	}
	row := marked(stage.Row{Key: "otp", Value: "1", Left: "expired", Dead: true}, stage.Hit, false)
	for n, width := range map[int]int{1: 700, 6: 338} {
		var s stage.Site
		for i := range n {
			s.Processes = append(s.Processes, worker(1, i+1, 4021+i, 1, 0, row))
		}
		text := string(s.Draw(i18n.English, width).SVG(""))
		if strings.Contains(text, "row dead hit") || strings.Contains(text, ">hit<") {
			t.Errorf("%d processes: an expired entry is a hit: %s", n, text)
		}
		if n == 1 && !strings.Contains(text, ">expired<") {
			t.Errorf("it does not say expired: %s", text)
		}
	}
}

// TestAnEntryOfASharedCacheCanBeAsked: it has the names that its place of the page looks it
// up by.
func TestAnEntryOfASharedCacheCanBeAsked(t *testing.T) {
	s := limiter(true)
	s.Shared.Rows[0].FullKey, s.Shared.Rows[0].Location = ":1:n", "redis h"
	for _, width := range []int{338, 960} {
		if text := string(s.Draw(i18n.English, width).SVG("")); strings.Count(text, `class="row" data-entry=":1:n" data-location="redis h"`) != 1 {
			t.Errorf("%d wide: %s", width, text)
		}
	}
}

// TestWhatGoesNextIsMarked: the entry that the next one pushes out, where it has a row.
func TestWhatGoesNextIsMarked(t *testing.T) {
	s := three()
	text := string(s.Draw(i18n.English, 700).SVG(""))
	last := text[strings.LastIndex(text, `class="row`):]
	if strings.Count(text, `class="row next"`) != 1 || !strings.Contains(last, ">a</text>") || !strings.Contains(text, "3 of 3 entries · 66 bytes · next out: a<") {
		t.Errorf("%s", text)
	}
	s.Processes[0].NextOut = ""
	for _, s := range []stage.Site{s, full(false)} {
		if text := string(s.Draw(i18n.English, 700).SVG("")); strings.Contains(text, "row next") {
			t.Errorf("another row is marked: %s", text)
		}
	}
}

// TestAWayCrossesNoOtherCard: the way of a request, drawn or moving, goes to its process
// and from there on through no card of another one.
func TestAWayCrossesNoOtherCard(t *testing.T) {
	for _, width := range []int{338, 500, 700, 960, 1320} {
		for n := 2; n <= 10; n++ {
			for to := range n {
				s := stage.Site{Balancer: &stage.Balancer{How: "random"}, Database: &stage.Database{Queries: 1}, Shared: &stage.Shared{Kind: "Redis"}}
				for i := range n {
					s.Processes = append(s.Processes, worker(1+i/5, i+1, 4021+i, 0, 0))
				}
				s.Last = &stage.Last{Process: s.Processes[to].Name, Outcome: stage.Miss, Request: "/", Queries: 1, Shared: true, Moves: true}
				picture, moves := s.DrawMoving(i18n.English, width)
				cards := map[string]span{}
				var ways []string
				var walk func(n *stage.Node)
				walk = func(n *stage.Node) {
					a := map[string]string{}
					for _, x := range n.Attr {
						a[x.Name] = x.Value
					}
					if who := a["data-process"]; who != "" {
						boxes, _ := spans(t, n)
						cards[who] = boxes[0]
					}
					if strings.HasPrefix(a["class"], "wire lit") && strings.Contains(a["d"], "C") {
						ways = append(ways, a["d"])
					}
					if a["path"] != "" {
						ways = append(ways, a["path"])
					}
					for _, k := range n.Kids {
						walk(k)
					}
				}
				walk(picture)
				walk(moves)
				if len(ways) == 0 {
					t.Fatalf("no way to %s", s.Last.Process)
				}
				for _, way := range ways {
					for _, p := range points(t, way) {
						for who, c := range cards {
							if who != s.Last.Process && p[0] > c.left && p[0] < c.right && p[1] > c.top && p[1] < c.bottom {
								t.Fatalf("%d wide, %d processes: the way of %s goes through %s: %s", width, n, s.Last.Process, who, way)
							}
						}
					}
				}
			}
		}
	}
}

// points are some on a way, close together.
func points(t *testing.T, way string) (list [][2]float64) {
	t.Helper()
	x, y := 0.0, 0.0
	to := func(f func(part float64) (float64, float64)) {
		for i := 0; i <= 64; i++ {
			px, py := f(float64(i) / 64)
			list = append(list, [2]float64{px, py})
		}
		x, y = list[len(list)-1][0], list[len(list)-1][1]
	}
	for _, part := range regexp.MustCompile(`[A-Za-z][^A-Za-z]*`).FindAllString(way, -1) {
		var v [6]float64
		for i, f := range strings.Fields(part[1:]) {
			n, err := strconv.ParseFloat(f, 64)
			if err != nil {
				t.Fatal(err)
			}
			v[i] = n
		}
		fx, fy, tx, ty := x, y, v[0], v[1]
		switch part[0] {
		case 'M':
			x, y = tx, ty
			continue
		case 'H':
			ty = y
		case 'V':
			tx, ty = x, v[0]
		case 'h':
			tx, ty = x+v[0], y
		case 'v':
			tx, ty = x, y+v[0]
		case 'C':
			to(func(p float64) (float64, float64) {
				q := 1 - p
				at := func(a, b, c, d float64) float64 { return q*q*q*a + 3*q*q*p*b + 3*q*p*p*c + p*p*p*d }
				return at(fx, v[0], v[2], v[4]), at(fy, v[1], v[3], v[5])
			})
			continue
		case 'L':
		default:
			t.Fatalf("%q in %s", part, way)
		}
		to(func(p float64) (float64, float64) { return fx + p*(tx-fx), fy + p*(ty-fy) })
	}
	return list
}
