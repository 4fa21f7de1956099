package stage

import "time"

// Sums count requests, and the hits and misses in them.
type Sums struct{ Requests, Hits, Misses int }

func (a Sums) less(b Sums) Sums {
	return Sums{a.Requests - b.Requests, a.Hits - b.Hits, a.Misses - b.Misses}
}

// fast is from how many requests a second on the eye cannot follow one of them.
const fast = 20

// moving is how long something moves.
const moving = time.Second

// Flow tells from one picture to the next what moves: what has just happened, or a
// stream of requests. The zero value has seen none.
type Flow struct {
	known   bool
	sums    Sums   // of the picture before
	id      string // and its Last.ID
	came    time.Time
	second  time.Time // when the present second began
	from    Sums      // what there was then
	run     Sums      // what there was before the requests that go on without a rest
	streams bool
	until   time.Time
}

// See completes a picture: Last.Moves and Stream. It returns whether what moves has
// to begin now. What had happened before the first picture does not move.
func (f *Flow) See(s *Site, now time.Time) (begins bool) {
	was, id := *f, ""
	if s.Last != nil {
		id = s.Last.ID
	}
	f.known, f.sums, f.id = true, s.Sums, id
	if !was.known || s.Sums.Requests < was.sums.Requests { // others, or an earlier moment
		*f = Flow{known: true, sums: s.Sums, id: id}
		return false
	}
	if s.Sums.Requests > was.sums.Requests {
		if now.Sub(f.second) >= time.Second {
			slow := was.sums.less(f.from).Requests < fast
			if rested := now.Sub(f.came) >= time.Second; rested || slow && f.streams {
				f.run, f.streams = was.sums, false
			}
			f.second, f.from = now, was.sums
		}
		f.came = now
		f.streams = f.streams || s.Sums.less(f.from).Requests >= fast
	} else if s.Last == nil || s.Last.Request == "" { // and not in the midst of a request
		f.run, f.streams = s.Sums, false
	}
	switch {
	case f.streams:
		run := f.run
		if b := s.Before; b != nil && b.Requests < run.Requests { // the stream came with rests
			run = *b
		}
		sums := s.Sums.less(run)
		s.Stream, f.until = &sums, time.Time{}
	case s.Last != nil && id != was.id:
		begins, f.until = true, now.Add(moving)
		s.Last.Moves = true
	case s.Last != nil:
		s.Last.Moves = now.Before(f.until)
	}
	return begins
}

// moves draws what moves, to lie over the picture. It is hidden until its animations
// are begun, and when they have ended.
func (d *drawing) moves(height float64) *Node {
	svg := El("svg", "class", "moves", "viewBox", "0 0 "+number(d.width)+" "+number(height))
	l := d.site.Last
	if l == nil || !l.Moves {
		return svg
	}
	for _, p := range d.places {
		if p.p.Name != l.Process {
			continue
		}
		if way := d.way(p); way != "" {
			dot := hidden("dot", ".95s").Add(circle(0, 0, 6, "disc "+string(l.Outcome)))
			if l.Outcome == Expired {
				dot.Add(mark(0, 0, Expired))
			}
			svg.Add(dot.Add(El("animateMotion", "path", way, "dur", ".95s", "begin", "indefinite",
				"calcMode", "linear", "keyPoints", "0;1;1;0", "keyTimes", "0;.45;.55;1")))
		}
		if l.Request == "" {
			b := box{p.at.x - 1, p.at.y - 1, p.at.w + 2, p.at.h + 2}
			svg.Add(hidden("pulse", ".7s").Add(
				rect(b, 10, "halo "+string(l.Outcome)).Add(fade("stroke-width", "2;14"), fade("opacity", "1;0"))))
		}
	}
	return svg
}

// hidden is what can be seen only as long as it moves.
func hidden(class, dur string) *Node {
	return in(class).Set("visibility", "hidden").Add(
		El("set", "attributeName", "visibility", "to", "visible", "dur", dur, "begin", "indefinite"))
}

func fade(attr, values string) *Node {
	return El("animate", "attributeName", attr, "values", values, "dur", ".7s", "begin", "indefinite")
}

// way is the way of the last thing to happen, as far as it goes before it turns
// round: over the balancer to its process, from there over the shared cache to the
// database, if it went there. It is "" for a call that stayed in its process.
func (d *drawing) way(p place) string {
	l, b, y := d.site.Last, d.balancerAt, p.at.middle()
	var things []box
	if l.Shared && d.sharedAt.w > 0 {
		things = append(things, d.sharedAt)
	}
	if l.Queries > 0 && d.databaseAt.w > 0 {
		things = append(things, d.databaseAt)
	}
	comes := l.Request != "" && b.w > 0 && p.p.Server > 0
	if !comes && len(things) == 0 {
		return ""
	}
	if d.narrow {
		return d.down(p, comes, things)
	}
	way := "M" + point(p.at.x, y)
	if comes {
		way = "M" + point(b.x+b.w/2, b.y-32) + "V" + number(b.middle()) + "H" + number(b.right()) + d.toCard(p)
	}
	if len(things) == 0 {
		return way + "h12" // into it
	}
	edge, low, out, back := d.fromCard(p)
	way += "H" + number(p.at.right())
	for i, t := range things {
		if i > 0 {
			was := things[i-1]
			way += curveTo(was.x, was.middle(), edge, low) + back
		}
		way += out + curveTo(edge, low, t.x, t.middle())
	}
	return way
}

// down is the way from top to bottom, beside the cards above and below that of the
// process.
func (d *drawing) down(p place, comes bool, things []box) string {
	b, x, half := d.balancerAt, p.at.x+p.at.w/2, d.gap/2
	side := p.group.x + half
	if x > d.width/2 {
		side = p.group.right() - half
	}
	top, bottom := true, true
	for _, o := range d.places {
		top = top && o.at.y >= p.at.y
		bottom = bottom && o.at.y <= p.at.y
	}
	way := "M" + point(x, p.at.y)
	if comes {
		way = "M" + point(b.x+b.w/2, b.bottom())
		if !top {
			way += "L" + point(side, d.places[0].at.y) + "V" + number(p.at.y-half) + "H" + number(x)
		}
		way += "L" + point(x, p.at.y)
	}
	if len(things) == 0 {
		return way + "v12" // into it
	}
	out, back := "L"+point(x, p.at.bottom()), "L"+point(x, p.at.bottom())
	if !bottom {
		low := things[0].y - 6
		out += "v" + number(half) + "H" + number(side) + "V" + number(low)
		back = "L" + point(side, low) + "V" + number(p.at.bottom()+half) + "H" + number(x) + "v" + number(-half)
	}
	for i, t := range things {
		if i > 0 {
			way += back
		}
		way += out + "L" + point(t.x+t.w/2, t.y)
	}
	return way
}

func point(x, y float64) string { return number(x) + " " + number(y) }

// stream says below the balancer how many requests came in a stream.
func (d *drawing) stream(b box) {
	s := d.site.Stream
	x, y := b.x+b.w/2, b.bottom()+18
	d.back = append(d.back, centred(x, y, strong, b.w, times(d.words, s)))
	hits, misses := d.words.Hits(uint64(s.Hits)), d.words.Misses(uint64(s.Misses))
	w := max(small.width(hits), small.width(misses)) + 14
	if w > b.w {
		hits, misses = d.words.Number(s.Hits), d.words.Number(s.Misses)
		w = max(small.width(hits), small.width(misses)) + 14
	}
	x -= w / 2
	d.back = append(d.back, mark(x+4, y+13, Hit), label(x+14, y+17, small, w, hits),
		mark(x+4, y+30, Miss), label(x+14, y+34, small, w, misses))
}

func times(w Words, s *Sums) string { return "×" + w.Number(s.Requests) }
