package stage

// How entries are drawn, those that are there and those that are not any more.

// row is an entry: how much of its time is left, key, value.
func (d *drawing) row(r Row, b box) *Node {
	class := "row"
	if r.Dead {
		class += " dead"
	}
	if r.Mark != "" {
		class += " " + string(r.Mark)
	}
	if r.Fresh {
		class += " fresh"
	}
	g := in(class).Set("data-entry", r.FullKey).Set("data-location", r.Location).Add(rect(b, 6, "back"), tip(r))
	y := b.y + 19
	ring(g, b.x+14, b.y+15, 7.5, r)
	x, right := b.x+29, b.right()-8
	left, font := r.Left, code
	if r.Dead {
		font = small
		left = first(small, right-x-44, d.words.Site(SayStillHere), r.Left)
	}
	used, key := font.width(left), code.width(r.Key)
	whole := !r.Dead && key <= right-x && key > right-x-used-8 // the key says more: the ring has the time, too
	if used <= right-x-30 && !whole {
		g.Add(ending(right, y, font, used+1, left))
		right -= used + 8
	}
	room := right - x
	if short := code.width(r.Value) + 10; !r.Dead && short <= 50 && room-short >= 60 { // a count says more than the end of a key
		room -= short
	}
	shown := fit(r.Key, code, room)
	if value := right - x - code.width(shown) - 10; !r.Dead && (value > 40 || value >= code.width(r.Value)) {
		g.Add(ending(right, y, code, value, fit(r.Value, code, value)).class("m v"))
	}
	k := label(x, y, code, right-x, shown)
	if r.Dead {
		k.class("m gone")
	}
	g.Add(k)
	if r.Mark != "" {
		g.Add(mark(x+4, b.y+33, r.Mark), label(x+14, b.y+37, small, b.right()-x-20,
			first(small, b.right()-x-20, d.outcome(r.Mark, r.Stored), d.outcome(r.Mark, false))).class("s "+string(r.Mark)))
	}
	return g
}

// class puts another class in place of an element's; of nil it makes nothing.
func (n *Node) class(class string) *Node {
	if n == nil {
		return nil
	}
	for i := range n.Attr {
		if n.Attr[i].Name == "class" {
			n.Attr[i].Value = class
		}
	}
	return n
}

// ring shows how much of an entry's time is left.
func ring(g *Node, x, y, r float64, e Row) {
	g.Add(circle(x, y, r, "ring"))
	if e.Dead {
		g.Add(mark(x, y, Expired))
		return
	}
	g.Add(circle(x, y, r, "left").Set("pathLength", 100).
		Set("stroke-dasharray", number(max(2, min(1, e.Part)*100))+" 100").
		Set("transform", "rotate(-90 "+number(x)+" "+number(y)+")"))
}

// asked is a key that was not found: a place where an entry would be.
func (d *drawing) asked(a Asked, b box) *Node {
	class := "row asked " + string(a.Outcome)
	if a.Fresh {
		class += " fresh"
	}
	x, right := b.x+29, b.right()-8
	g := in(class).Add(rect(b, 6, "back"), mark(b.x+14, b.y+15, a.Outcome))
	said := "None"
	if a.Outcome == NotInCache {
		said = "False"
	}
	g.Add(ending(right, b.y+19, code, 40, said).class("m " + string(a.Outcome)))
	g.Add(label(x, b.y+19, code, right-x-38, a.Key).class("m " + string(a.Outcome)))
	return g.Add(label(x, b.y+37, small, right-x, d.outcome(a.Outcome, false)).class("s " + string(a.Outcome)))
}

// ghost is an entry that ended with its process.
func (d *drawing) ghost(key string, b box) *Node {
	g := in("row ghost").Add(rect(b, 6, "back"))
	x, right := b.x+29, b.right()-8
	if lost := d.words.Site(SayLost); small.width(lost) < right-x-30 {
		g.Add(ending(right, b.y+19, small, right-x, lost).class("s warn"))
		right -= small.width(lost) + 8
	}
	g.Add(circle(b.x+14, b.y+15, 7.5, "ring"))
	return g.Add(label(x, b.y+19, code, right-x, key).class("m gone"))
}

// evicted is a pile of entries that fell out at once.
func (d *drawing) evicted(p *Process, b box) *Node {
	g := in("row evicted fresh")
	for i := min(p.Evicted-1, 3); i >= 0; i-- {
		off := float64(i) * 3
		g.Add(rect(box{b.x + off, b.y + off, b.w - 9, b.h - 7}, 5, "back"))
	}
	return g.Add(label(b.x+10, b.y+16, strong, b.w-22, "↓ "+d.words.Site(SayEvicted, d.words.Number(p.Evicted))).class("b warn"))
}

// more says how many entries have no row, and which one goes first.
func (d *drawing) more(g *Node, p *Process, b box) {
	shown := min(len(p.Rows), d.rows-1)
	if p.Asked != nil {
		shown = min(len(p.Rows), d.rows-2)
	}
	n := p.Entries - max(shown, 0)
	if n <= 0 {
		return
	}
	text := d.words.Site(SayMore, d.words.Number(n))
	if p.NextOut != "" {
		room := b.w - 16 - small.width(text+" · "+d.words.Site(SayNextOut, ""))
		if key := fit(p.NextOut, small, room); key != "" {
			text += " · " + d.words.Site(SayNextOut, key)
		}
	}
	g.Add(label(b.x+8, b.y+15, small, b.w-16, text))
}

// line is an entry in a line.
func (d *drawing) line(g *Node, r Row, b box) {
	class := "row"
	if r.Dead {
		class += " dead"
	}
	if r.Mark != "" {
		class += " " + string(r.Mark)
	}
	row := in(class).Set("data-entry", r.FullKey).Set("data-location", r.Location).Add(rect(b, 5, "back"), tip(r))
	ring(row, b.x+11, b.middle(), 5.5, r)
	x, right := b.x+21, b.right()-6
	left, font := r.Left, code
	if r.Dead {
		font = small
	}
	if r.Mark == OneStep || r.Mark == TwoSteps {
		row.Add(mark(right-4, b.middle(), r.Mark))
		right -= 14
	}
	if used := font.width(left); used <= right-x-33 {
		row.Add(ending(right, b.y+15, font, used+1, left))
		right -= used + 6
	}
	k := label(x, b.y+15, code, right-x, r.Key)
	if r.Dead {
		k.class("m gone")
	}
	g.Add(row.Add(k))
}
