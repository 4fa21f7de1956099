package stage

// How entries are drawn, those that are there and those that are not any more.

// Least widths in a row: of a key beside other texts, and of a value that is cut.
const (
	keyLeast   = 60
	keyCut     = 66
	valueLeast = 60
	valueShort = 52 // so much says more than the end of a key
)

// share shares the room of a row out, by the widths of its texts: the value, which is
// what one came for, is kept before the time left, which the ring shows as well. It
// returns the room of the value, 0 for none, and whether the time is written.
func share(room, key, value, left float64) (valueRoom float64, timed bool) {
	least, kept, need := min(key, keyCut), 0.0, 0.0
	switch {
	case value <= 0:
	case value <= valueShort && min(key, keyLeast)+10+value <= room:
		least, kept = min(key, keyLeast), value
	case value > valueShort && key+10+valueLeast <= room:
		least, kept = key, valueLeast
	}
	if kept > 0 {
		need = 10 + kept
	}
	whole := key+need <= room && key+need+8+left > room // the key says more, too
	timed = left > 0 && least+need+8+left <= room && !whole
	if timed {
		room -= 8 + left
	}
	if kept == 0 {
		return 0, timed
	}
	return max(kept, min(value, room-key-10.01)), timed
}

// row is an entry: how much of its time is left, key, value.
func (d *drawing) row(r Row, b box) *Node {
	if r.Dead && r.Mark != "" { // however the last call on it ended, its time is over since
		r.Mark, r.Stored, r.Over = Expired, false, ""
	}
	class := r.class()
	if r.Fresh {
		class += " fresh"
	}
	g := in(class).Set("data-entry", r.FullKey).Set("data-location", r.Location).Add(rect(b, 6, "back"), tip(r))
	y := b.y + 19
	ring(g, b.x+14, b.y+15, 7.5, r)
	x, right := b.x+29, b.right()-8
	left, font, value := r.Left, code, code.width(r.Value)
	if r.Dead {
		font, value = small, 0
		left = first(small, right-x-44, d.words.Site(SayStillHere), r.Left)
	}
	value, timed := share(right-x, code.width(r.Key), value, font.width(left))
	if timed {
		g.Add(ending(right, y, font, font.width(left)+1, left))
		right -= font.width(left) + 8
	}
	if value > 0 {
		text := fit(r.Value, code, value)
		g.Add(ending(right, y, code, value, text).class("m v"))
		right -= code.width(text) + 10
	}
	k := label(x, y, code, right-x, d.key(r.Key, right-x))
	if r.Dead {
		k.class("m gone")
	}
	g.Add(k)
	if r.Mark != "" {
		room, class := b.right()-b.x-49, "s "+string(r.Mark)
		text := first(small, room, d.outcome(r.Mark, r.Stored), d.outcome(r.Mark, false))
		if r.Over != "" {
			class, text = "s warn", first(small, room, d.words.Site(SayOverwrote, r.Over), d.words.Site(SayOverwrote1))
		}
		if text == "" && r.Mark == TwoSteps {
			text = d.words.Site(SayTwoStepsShort)
		}
		g.Add(mark(b.x+33, b.y+33, r.Mark), label(b.x+43, b.y+37, small, room, text).class(class))
	}
	return g
}

// key is a key as it is written in so much room: of one that is to be cut, all cards
// write the same.
func (d *drawing) key(key string, room float64) string {
	least, known := d.keyRoom[key]
	if !known {
		least = code.width(key)
	}
	room = min(room, least)
	d.keyRoom[key] = room
	return fit(key, code, room)
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
	g := in(class).name(a.Ask).Add(rect(b, 6, "back"), mark(b.x+14, b.y+15, a.Outcome))
	said := "None"
	if a.Outcome == NotInCache {
		said = "False"
	}
	g.Add(ending(right, b.y+19, code, 40, said).class("m " + string(a.Outcome)))
	g.Add(label(x, b.y+19, code, right-x-38, d.key(a.Key, right-x-38)).class("m " + string(a.Outcome)))
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
	return g.Add(label(x, b.y+19, code, right-x, d.key(key, right-x)).class("m gone"))
}

// evicted is a pile of entries that fell out at once.
func (d *drawing) evicted(p *Process, b box) *Node {
	g := in("row evicted fresh")
	for i := min(p.Evicted-1, 3); i >= 0; i-- {
		off := float64(i) * 3
		g.Add(rect(box{b.x + off, b.y + off, b.w - 9, b.h - 7}, 5, "back"))
	}
	return g.Add(label(b.x+10, b.y+16, strong, b.w-22, "↓ "+d.wentOut(p, strong, b.w-22-strong.width("↓ "))).class("b warn"))
}

// wentOut names the entry that fell out, or says how many did.
func (d *drawing) wentOut(p *Process, f font, room float64) string {
	if p.Evicted != 1 || p.Gone == "" {
		return d.words.Site(SayEvicted, d.words.Number(p.Evicted))
	}
	key := fit(p.Gone, f, room-f.width(d.words.Site(SayEvicted, "")))
	return d.words.Site(SayEvicted, key)
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

// class is that of an entry's element.
func (r *Row) class() string {
	class := "row"
	if r.Dead {
		class += " dead"
	}
	if r.Mark != "" {
		class += " " + string(r.Mark)
	}
	if r.next {
		class += " next"
	}
	return class
}

// named is the element of an entry in a line, which can be asked about.
func (r *Row) named(b box) *Node {
	return in(r.class()).Set("data-entry", r.FullKey).Set("data-location", r.Location).Add(rect(b, 5, "back"), tip(*r))
}

// line is an entry in a line.
func (d *drawing) line(g *Node, r Row, b box) {
	if r.Dead && r.Mark != "" {
		r.Mark = Expired
	}
	row := r.named(b)
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
	if used := code.width(r.Value); !r.Dead && r.Value != "" && used <= right-x-36 { // before the time, which the ring shows
		row.Add(ending(right, b.y+15, code, used+1, r.Value).class("m v"))
		right -= used + 6
	}
	if used := font.width(left); used <= right-x-33 {
		row.Add(ending(right, b.y+15, font, used+1, left))
		right -= used + 6
	}
	k := label(x, b.y+15, code, right-x, d.key(r.Key, right-x))
	if r.Dead {
		k.class("m gone")
	}
	g.Add(row.Add(k))
}
