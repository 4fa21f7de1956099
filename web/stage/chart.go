package stage

import (
	"fmt"
	"math"
	"sort"
	"strings"

	"locmem/engine"
	"locmem/engine/rack"
)

// ChartWords are the words of a chart, in the language of the page.
type ChartWords interface {
	StripWords
	// ChartRate is over the curve of the hit rate.
	ChartRate() string
	// ChartNow and ChartIdeal stand at the ends of the curves: what the rate is, and
	// what it would be if all processes had one cache.
	ChartNow(percent int) string
	ChartIdeal(percent int) string
	ChartQueries(n int, millis float64) string
	// ChartMemory is over the bill of the memory.
	ChartMemory(bytes, processes int) string
	ChartBytes(bytes int) string
	// ChartStale stands at the end of the curve of what was stale.
	ChartStale(percent int) string
	// ChartSum is the picture in a sentence. stale is 0 where that has no curve.
	ChartSum(percent, ideal, stale, queries int, millis float64, bytes int) string
}

// Bill is what a process holds, in bytes.
type Bill struct {
	Process string
	Bytes   int
}

// sums are what curves are drawn of.
type sums struct {
	list  []sum
	ideal map[string]float64  // what one cache for all would hold: id to deadline
	spare map[string]struct{} // process and id of a store that it would not see
	stale stale
}

// sum is how much there was so far, at a place of the axis.
type sum struct {
	place                      float64
	hits, lookups, ideal, asks int
	stale                      int // of hits: what another process has changed since
	millis                     float64
}

// take counts an event.
func (s *sums) take(e *rack.SiteEvent, place float64) {
	now := sum{}
	if n := len(s.list); n > 0 {
		now = s.list[n-1]
	}
	now.place = place
	switch {
	case e.Kind == rack.Queried:
		now.asks++
		now.millis += e.Seconds * 1000
	case e.Kind == rack.ProcessFork:
		s.stale.fork(e)
		return
	case e.Kind != rack.Called || e.Outcome == engine.Failed:
		return
	default:
		if !s.call(&e.Event, &now) {
			return
		}
	}
	if n := len(s.list); n > 0 && s.list[n-1].place == place {
		s.list[n-1] = now
		return
	}
	s.list = append(s.list, now)
}

// call plays a call on the one cache for all, and counts it if it is a look-up.
func (s *sums) call(e *engine.Event, now *sum) (counted bool) {
	if s.ideal == nil {
		s.ideal, s.spare = map[string]float64{}, map[string]struct{}{}
	}
	id := e.Location + "\x00" + e.FullKey
	cache, _, _ := strings.Cut(e.Location, " ")
	if !outside(cache) {
		cache = e.Process
	}
	if s.stale.call(e, cache, id) {
		now.stale++
	}
	if e.Lookup() && e.Outcome == engine.Hit {
		now.lookups++
		now.hits++
		now.ideal++
		return true
	}
	who := e.Process + "\x00" + id
	if e.Lookup() {
		now.lookups++
		over, there := s.ideal[id]
		there = there && over > e.Time
		if there {
			now.ideal++
			if e.Timeout == "" {
				if len(s.spare) > 10_000 {
					clear(s.spare)
				}
				s.spare[who] = struct{}{} // what this process is about to store, it would have found
			}
			return true
		}
		if e.Timeout != "" {
			s.ideal[id] = e.Until()
		}
		return true
	}
	switch e.Outcome {
	case engine.Stored:
		if _, spare := s.spare[who]; spare {
			delete(s.spare, who)
		} else if e.Timeout != "" {
			s.ideal[id] = e.Until()
		}
	case engine.Deleted:
		delete(s.ideal, id)
	case engine.Cleared:
		for id := range s.ideal {
			if strings.HasPrefix(id, e.Location+"\x00") {
				delete(s.ideal, id)
			}
		}
	}
	for _, full := range e.Evicted {
		delete(s.ideal, e.Location+"\x00"+full)
	}
	return false
}

// percent is a share, rounded as people do.
func percent(part, of int) int {
	if of == 0 {
		return 0
	}
	return int(math.Round(100 * float64(part) / float64(of)))
}

// Chart draws curves of the same window as Draw would: the hit rate beside the one
// of one cache for all, the queries and what they cost, and what the memory of each
// process costs now.
func (s *Strip) Chart(w ChartWords, from, to float64, width int, bills []Bill) *Node {
	s.look()
	if !(to > from) {
		to = from + 1
	}
	d := &sheet{
		s: s, w: w, from: from, to: to, left: 44, right: float64(width) - 6,
		bars: El("g"), behind: El("g"), front: El("g"), said: El("g"),
	}
	d.scale = (d.right - d.left) / (to - from)
	d.line = d.x(s.line())
	last := sum{}
	if n := len(s.sums.list); n > 0 {
		last = s.sums.list[n-1]
	}
	rate, ideal, old := percent(last.hits, last.lookups), percent(last.ideal, last.lookups), percent(last.stale, last.lookups)
	const high, low = 96.0, 44.0
	y := topHigh + 18.0
	d.said.Add(textEl(d.left, y-6, "", "ts-head", w.ChartRate()))
	for _, p := range []int{0, 50, 100} {
		at := y + high*(1-float64(p)/100)
		d.behind.Add(lineEl(d.left, d.right, at, at, "ts-grid"))
		d.said.Add(textEl(d.left-6, at+4, "end", "ts-small", fmt.Sprint(p, " %")))
	}
	share := func(part func(sum) int) func(sum) float64 {
		return func(x sum) float64 { return y + high*(1-float64(part(x))/float64(max(x.lookups, 1))) }
	}
	if last.lookups > 0 {
		first := sort.Search(len(s.sums.list), func(i int) bool { return s.sums.list[i].lookups > 0 })
		seen := s.sums.list[first:]
		d.curve(seen, "ts-ideal", share(func(x sum) int { return x.ideal }), false)
		d.curve(seen, "ts-rate", share(func(x sum) int { return x.hits }), false)
		if last.stale > 0 {
			d.curve(seen, "ts-stale", share(func(x sum) int { return x.stale }), false)
		}
		end := d.inside(d.line)
		a, b := y+high*(1-float64(rate)/100), y+high*(1-float64(ideal)/100)
		if a-b < 14 { // both can be read
			a = b + 14
		}
		at, anchor := end+8, ""
		if end+150 > d.right {
			at, anchor = end-8, "end"
			a, b = a+14, b+14
		}
		d.said.Add(
			textEl(at, b+4, anchor, "ts-small", w.ChartIdeal(ideal)),
			textEl(at, a+4, anchor, "ts-now", w.ChartNow(rate)))
		if last.stale > 0 {
			c := y + high*(1-float64(old)/100)
			if anchor != "" {
				c -= 14
			}
			if math.Abs(c-a) < 14 {
				c = a + 14
			}
			d.said.Add(textEl(at, c+4, anchor, "ts-small ts-old", w.ChartStale(old)))
		}
	}
	y += high + 30
	d.said.Add(textEl(d.left, y-6, "", "ts-head", w.ChartQueries(last.asks, last.millis)))
	base := y + low
	d.behind.Add(lineEl(d.left, d.right, base, base, "ts-grid"))
	if last.asks > 0 {
		d.curve(s.sums.list, "ts-asks", func(x sum) float64 { return base - low*float64(x.asks)/float64(last.asks) }, true)
	}
	d.axis(base + 8)
	d.now(base + 8)
	y = base + 56
	all := 0
	for _, b := range bills {
		all += b.Bytes
	}
	d.said.Add(textEl(d.left, y-6, "", "ts-head", w.ChartMemory(all, len(bills))))
	y = d.bill(w, bills, all, y)
	return El("svg", "class", "ts", "viewBox", fmt.Sprintf("0 0 %d %s", width, number(y)), "width", width, "height", y,
		"role", "img", "aria-label", w.ChartSum(rate, ideal, old, last.asks, last.millis, all)).
		Add(d.behind, d.bars, d.front, d.said)
}

// curve draws what a list has in the window, in steps; with zero it rises from nothing.
func (d *sheet) curve(list []sum, class string, y func(sum) float64, zero bool) {
	i := sort.Search(len(list), func(i int) bool { return list[i].place > d.from })
	path, x := "", d.left
	if i > 0 {
		path = "M" + number(d.left) + " " + number(y(list[i-1]))
	}
	for ; i < len(list) && list[i].place <= d.to; i++ {
		at := d.x(list[i].place)
		if path == "" {
			start := list[i]
			if zero {
				start = sum{}
			}
			path = "M" + number(at) + " " + number(y(start)) + "V" + number(y(list[i]))
		} else if at-x >= 2 || i == len(list)-1 {
			path += "H" + number(at) + "V" + number(y(list[i]))
		} else {
			continue
		}
		x = at
	}
	if path == "" {
		return
	}
	if end := d.inside(d.line); end > x {
		path += "H" + number(end)
	}
	d.said.Add(pathEl(path, class))
}

// bill draws what the memory of each process costs.
func (d *sheet) bill(w ChartWords, bills []Bill, all int, y float64) float64 {
	const most, step = 8, 17.0
	more := 0
	if len(bills) > most {
		for _, b := range bills[most-1:] {
			more += b.Bytes
		}
		rest := len(bills) - most + 1
		bills = append(append([]Bill(nil), bills[:most-1]...), Bill{w.StripMore(rest), more})
	}
	widest := 1
	for _, b := range bills {
		widest = max(widest, b.Bytes)
	}
	for _, b := range bills {
		class := ""
		if l := d.s.byName[b.Process]; l != nil {
			class = l.class
		}
		long := (d.right - d.left - 150) * float64(b.Bytes) / float64(widest)
		d.front.Add(groupEl(class).Add(
			textEl(d.left, y+11, "", "ts-name", b.Process),
			rectEl(d.left+66, y+1, math.Max(long, 1), step-5, 3, "ts-crowd"),
			textEl(d.left+72+long, y+11, "", "ts-small", w.ChartBytes(b.Bytes))))
		y += step
	}
	return y + 4
}
