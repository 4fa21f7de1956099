package stage_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"locmem/web/i18n"
	"locmem/web/stage"
)

// moving are the sites of the pictures at the moment when the last thing happened.
func moving() map[string]picture {
	ask := missed()
	hit, shared, direct, call := four(), limiter(true), missed(), tabs(2)
	shared.Database = &stage.Database{Queries: 1, Millis: 40}
	shared.Last.Queries, shared.Last.Outcome = 1, stage.Expired
	direct.Last.Request, direct.Last.Queries = "", 0
	all := map[string]picture{
		"hit":         {hit, 960, i18n.English},
		"miss":        {ask, 960, i18n.English},
		"miss-narrow": {ask, 358, i18n.Dutch},
		"shared":      {shared, 960, i18n.English},
		"direct":      {direct, 960, i18n.English},
		"call":        {call, 960, i18n.English},
	}
	for _, p := range all {
		p.site.Last.Moves = true
	}
	return all
}

// TestMoves compares what moves with the files of testdata.
func TestMoves(t *testing.T) {
	for name, p := range moving() {
		_, moves := p.site.DrawMoving(p.lang, p.width)
		got, file := moves.SVG(""), filepath.Join("testdata", "moves-"+name+".svg")
		if *update {
			if err := os.WriteFile(file, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if want, err := os.ReadFile(file); err != nil {
			t.Error(err)
		} else if !bytes.Equal(got, want) {
			t.Errorf("%s moves otherwise: go test ./web/stage -update writes it, and the diff shows how", file)
		}
	}
}

// flow is a site that is seen every tenth of a second.
type flow struct {
	t      *testing.T
	flow   stage.Flow
	now    time.Time
	sums   stage.Sums
	before *stage.Sums
	last   stage.Last
	seen   stage.Site
}

// send answers n requests, h of them hits, and looks.
func (f *flow) send(n, h int) (begins bool) {
	f.sums.Requests += n
	f.sums.Hits += h
	f.sums.Misses += n - h
	if n > 0 {
		f.happens("/home")
	}
	return f.see()
}

func (f *flow) happens(request string) {
	id, _ := strconv.Atoi(f.last.ID)
	f.last = stage.Last{Process: "w1", Request: request, ID: strconv.Itoa(id + 1)}
}

func (f *flow) see() (begins bool) {
	f.now = f.now.Add(100 * time.Millisecond)
	last := f.last
	f.seen = stage.Site{Sums: f.sums, Before: f.before, Last: &last}
	return f.flow.See(&f.seen, f.now)
}

// is checks what moves: a stream of so many, 0 for none, and whether the last thing does.
func (f *flow) is(what string, stream int, moves bool) {
	f.t.Helper()
	n := 0
	if f.seen.Stream != nil {
		n = f.seen.Stream.Requests
	}
	if n != stream || f.seen.Last.Moves != moves {
		f.t.Errorf("%s: a stream of %d, want %d; the last moves: %v, want %v", what, n, stream, f.seen.Last.Moves, moves)
	}
}

func TestOneRequestTravelsForASecond(t *testing.T) {
	f := &flow{t: t, now: time.Unix(1000, 0)}
	f.happens("/old")
	f.see()
	f.is("what was there at first", 0, false)
	if !f.send(1, 1) {
		t.Error("a request does not begin to move")
	}
	f.is("a request", 0, true)
	for range 8 {
		if f.see() {
			t.Error("it begins again")
		}
	}
	f.is("under way", 0, true)
	f.see()
	f.see()
	f.is("a second later", 0, false)
	f.send(4, 4)
	f.is("four at once", 0, true)
	f.happens("")
	if !f.see() {
		t.Error("a call does not move")
	}
	f.last.Process, f.last.ID = "", "" // nothing that is to be seen
	f.sums = stage.Sums{}
	f.see()
	f.send(1, 0)
	f.is("a request after all began anew", 0, true)
}

func TestManyRequestsAreAStream(t *testing.T) {
	f := &flow{t: t, now: time.Unix(1000, 0)}
	f.see()
	f.send(12, 12)
	f.is("twelve", 0, true)
	if f.send(500, 480) {
		t.Error("a stream moves, too")
	}
	f.is("a burst", 512, false)
	f.last.Request = ""
	f.send(0, 0)
	f.is("a call", 0, false)
	f.now = f.now.Add(time.Second)
	f.send(6, 6)
	f.is("a burst slow to begin", 0, true)
	f.send(494, 474)
	f.is("a burst slow to begin", 500, false)
	last := f.last
	f.happens("")
	f.sums.Requests++
	f.see()
	f.is("in the midst of a request", 501, false)
	f.last, f.sums.Hits = last, f.sums.Hits+1
	for range 30 {
		f.send(10, 0)
	}
	f.is("for three seconds", 801, false)
	if s := f.seen.Stream; s.Hits != 481 || s.Misses != 320 {
		t.Errorf("%+v", s)
	}
	for range 30 {
		f.see()
	}
	f.is("nothing came since", 801, false)
	f.send(1, 1)
	f.is("one alone", 0, true)
	f.send(20, 20)
	f.is("twenty at once", 21, false)
	for range 30 {
		f.send(1, 1)
	}
	f.is("ten a second", 0, true)
	f.send(30, 30)
	f.happens("")
	f.see()
	f.is("a call after it", 0, true)
}

// TestAStreamIsCountedFromItsBeginning: however slowly the engine sends it.
func TestAStreamIsCountedFromItsBeginning(t *testing.T) {
	f := &flow{t: t, now: time.Unix(1000, 0)}
	f.send(512, 300)
	before := f.sums
	f.before = &before
	for range 4 {
		f.now = f.now.Add(2 * time.Second)
		f.send(64, 4)
	}
	f.is("with rests", 256, false)
	if s := f.seen.Stream; s.Hits != 16 || s.Misses != 240 {
		t.Errorf("%+v", s)
	}
}
