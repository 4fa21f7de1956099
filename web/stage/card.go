package stage

// Heights of a large card's parts.
const (
	headRoom = 54 // name and counts
	rowStep  = 34 // an entry
	rowTall  = 30
	markRoom = 16 // what an entry that was used last says more
	noteRoom = 20
	footRoom = 30
)

// card draws a process with its entries.
func (d *drawing) card(g *Node, p *Process, b box) {
	d.head(g, p, b, 24)
	d.counts(g, p, box{b.x + 12, b.y + 33, b.w - 24, 16})
	y := b.y + headRoom
	inner := func(h float64) box { return box{b.x + 8, y, b.w - 16, h} }
	left := d.rows
	next := func(h float64) { y += h; left-- }
	if p.Asked != nil && left > 0 {
		g.Add(d.asked(*p.Asked, inner(rowTall+markRoom-2)))
		next(rowStep + markRoom - 2)
	}
	more := p.Entries > len(p.Rows) || len(p.Rows) > left
	shown := len(p.Rows)
	if more || p.Evicted > 0 {
		shown = min(shown, left-1)
	}
	for _, r := range p.Rows[:max(0, min(shown, left))] {
		h := float64(rowTall)
		if r.Mark != "" {
			h += markRoom - 2
		}
		g.Add(d.row(r, inner(h)))
		next(h + rowStep - rowTall)
	}
	switch {
	case p.lostAll():
		for _, k := range p.Lost.Keys {
			if left <= 0 {
				break
			}
			g.Add(d.ghost(k, inner(rowTall)))
			next(rowStep)
		}
	case p.Evicted > 0:
		g.Add(d.evicted(p, inner(rowTall)))
		y += rowStep
	case more:
		d.more(g, p, inner(rowTall))
	case p.Entries == 0 && p.Asked == nil && p.State == Live:
		g.Add(centred(b.x+b.w/2, y+float64(d.rows)*rowStep/2+6, small, b.w-16, d.words.Site(SayEmpty)))
	}
	if p.noted() {
		at := box{b.x + 8, b.bottom() - footRoom - noteRoom + 1, b.w - 16, noteRoom - 1}
		g.Add(rect(at, 5, "note"), label(at.x+6, at.y+14, small, at.w-12, d.note(p, at.w-12)).class("s warn"))
	}
	d.foot(g, p, b)
}

// head is the name, and what is known of the life of a process.
func (d *drawing) head(g *Node, p *Process, b box, y float64) {
	x, right := b.x+12, b.right()-12
	if d.size != large {
		x, right = b.x+8, b.right()-8
	}
	if state := d.state(p); state != "" {
		sign := string([]rune(state)[:1])
		state = first(small, max(40, right-x-name.width(p.Name)-12), state, sign)
		g.Add(ending(right, b.y+y, small, right-x, state).class("s state"))
		right -= small.width(state) + 8
	}
	title := fit(p.Name, name, right-x)
	g.Add(write(x, b.y+y, name, "", right-x, title))
	x += name.width(title) + 8
	threads := float64(len(p.Threads)) * 14
	if p.PID > 0 {
		if pid := d.words.Site(SayPID, p.PID); x+small.width(pid)+threads <= right {
			g.Add(label(x, b.y+y, small, right-x, pid))
			x += small.width(pid) + 8
		}
	}
	if n := float64(len(p.Threads)); n > 0 && x+n*14 <= right {
		for i, t := range p.Threads {
			at := box{right - (n-float64(i))*14, b.y + y - 11, 12, 14}
			class := "thread"
			if d.lit(p) && d.site.Last.Thread == t {
				class += " lit"
			}
			g.Add(rect(at, 3, class), centred(at.x+6, at.y+11, small, 14, t))
		}
		right -= n*14 + 6
	}
	switch {
	case p.Self && p.State != Ended:
		g.Add(ending(right, b.y+y, small, right-x, first(small, right-x, d.words.Site(SayThisTab))))
	case p.Up != "" && d.size == large:
		g.Add(ending(right, b.y+y, small, right-x, first(small, right-x, d.words.Site(SayUp, p.Up))))
	}
}

// state is the word for a process that does not simply live.
func (d *drawing) state(p *Process) string {
	switch p.State {
	case Silent:
		return "◐ " + d.words.Site(SayStateSilent)
	case Ended:
		return "✕ " + d.words.Site(SayStateEnded)
	case Starting:
		return "○ " + d.words.Site(SayStateStarting)
	}
	return ""
}

// counts are hits and misses, each with its shape: as words where there is room.
func (d *drawing) counts(g *Node, p *Process, b box) {
	if p.State == Ended || p.State == Starting {
		return
	}
	hits, misses := d.words.Hits(p.Hits), d.words.Misses(p.Misses)
	if 28+small.width(hits)+10+small.width(misses) > b.w {
		hits, misses = d.words.Number(int(p.Hits)), d.words.Number(int(p.Misses))
	}
	x, y := b.x, b.y+12
	for _, c := range []struct {
		o    Outcome
		text string
	}{{Hit, hits}, {Miss, misses}} {
		if x+14+small.width(c.text) > b.right() {
			break
		}
		g.Add(mark(x+4.5, y-4, c.o), label(x+14, y, small, b.w, c.text))
		x += 14 + small.width(c.text) + 10
	}
}

// foot is how full the cache is.
func (d *drawing) foot(g *Node, p *Process, b box) {
	if p.State == Ended || p.State == Starting {
		return
	}
	x, w, y := b.x+12, b.w-24, b.bottom()-10
	if p.Limit > 0 {
		track := box{x, b.bottom() - 26, w, 3}
		class := "full"
		if p.Entries >= p.Limit {
			class += " up"
		}
		g.Add(rect(track, 1.5, "track"))
		if p.Entries > 0 {
			track.w = max(3, w*min(1, float64(p.Entries)/float64(p.Limit)))
			g.Add(rect(track, 1.5, class))
		}
	}
	of := d.words.Site(SayOf, d.words.Number(p.Entries), d.words.Number(p.Limit))
	g.Add(label(x, y, small, w, first(small, w, of+" · "+d.words.Bytes(p.Bytes), of, d.words.Entries(p.Entries))))
}

// note says what ended before, or with, a process, in so much room.
func (d *drawing) note(p *Process, room float64) string {
	if p.Lost == nil || p.State == Ended && p.Why != "" {
		return p.Why
	}
	say := SayRestarted
	if p.State == Ended {
		say = SayEnded
	}
	many := d.words.Site(say, d.words.Entries(p.Lost.Entries))
	few := d.words.Entries(p.Lost.Entries) + " " + d.words.Site(SayLost)
	if p.Lost.Entries == 1 && len(p.Lost.Keys) == 1 {
		key := p.Lost.Keys[0]
		if whole := d.words.Site(say, fit(key, small, 110)); small.width(whole) <= room {
			return whole
		}
		if short := fit(key, small, room-small.width(" "+d.words.Site(SayLost))); short != "" {
			few = short + " " + d.words.Site(SayLost)
		}
	}
	return first(small, room, many, few, d.words.Site(SayLost))
}

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
	g := El("g", "class", class).Add(rect(b, 6, "back"), El("title").Say(r.Key+" = "+r.Value+" · "+r.Left))
	y := b.y + 19
	ring(g, b.x+14, b.y+15, 7.5, r)
	x, right := b.x+29, b.right()-8
	left, font := r.Left, code
	if r.Dead {
		font = small
		left = first(small, right-x-44, d.words.Site(SayStillHere), r.Left)
	}
	if used := font.width(left); used <= right-x-30 {
		g.Add(ending(right, y, font, used+1, left))
		right -= used + 8
	}
	key := fit(r.Key, code, right-x)
	if value := right - x - code.width(key) - 10; value > 40 && !r.Dead {
		g.Add(ending(right, y, code, value, fit(r.Value, code, value)).class("m v"))
	}
	k := label(x, y, code, right-x, key)
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
	g.Add(El("circle", "cx", x, "cy", y, "r", r, "class", "ring"))
	if e.Dead {
		g.Add(mark(x, y, Expired))
		return
	}
	g.Add(El("circle", "cx", x, "cy", y, "r", r, "class", "left", "pathLength", 100,
		"stroke-dasharray", number(max(2, min(1, e.Part)*100))+" 100", "transform", "rotate(-90 "+number(x)+" "+number(y)+")"))
}

// asked is a key that was not found: a place where an entry would be.
func (d *drawing) asked(a Asked, b box) *Node {
	class := "row asked " + string(a.Outcome)
	if a.Fresh {
		class += " fresh"
	}
	x, right := b.x+29, b.right()-8
	g := El("g", "class", class).Add(rect(b, 6, "back"), mark(b.x+14, b.y+15, a.Outcome))
	g.Add(ending(right, b.y+19, code, 40, "None").class("m " + string(a.Outcome)))
	g.Add(label(x, b.y+19, code, right-x-38, a.Key).class("m " + string(a.Outcome)))
	return g.Add(label(x, b.y+37, small, right-x, d.outcome(a.Outcome, false)).class("s " + string(a.Outcome)))
}

// ghost is an entry that ended with its process.
func (d *drawing) ghost(key string, b box) *Node {
	g := El("g", "class", "row ghost").Add(rect(b, 6, "back"))
	x, right := b.x+29, b.right()-8
	if lost := d.words.Site(SayLost); small.width(lost) < right-x-30 {
		g.Add(ending(right, b.y+19, small, right-x, lost).class("s warn"))
		right -= small.width(lost) + 8
	}
	g.Add(El("circle", "cx", b.x+14, "cy", b.y+15, "r", 7.5, "class", "ring"))
	return g.Add(label(x, b.y+19, code, right-x, key).class("m gone"))
}

// evicted is a pile of entries that fell out at once.
func (d *drawing) evicted(p *Process, b box) *Node {
	g := El("g", "class", "row evicted fresh")
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

// brief draws a process with the entry that was used last.
func (d *drawing) brief(g *Node, p *Process, b box) {
	d.head(g, p, b, 22)
	at := box{b.x + 6, b.y + 29, b.w - 12, 22}
	switch {
	case p.Evicted > 0:
		g.Add(El("g", "class", "row evicted fresh").Add(rect(at, 5, "back"),
			label(at.x+8, at.y+15, small, at.w-12, "↓ "+d.words.Site(SayEvicted, d.words.Number(p.Evicted))).class("s warn")))
	case len(p.Rows) > 0:
		d.line(g, p.Rows[0], at)
	case p.lostAll():
		key := d.words.Entries(p.Lost.Entries)
		if len(p.Lost.Keys) > 0 {
			key = p.Lost.Keys[0]
		}
		row := El("g", "class", "row ghost").Add(rect(at, 5, "back"))
		lost := d.words.Site(SayLost)
		room := at.w - 14
		if small.width(lost) < room-30 {
			row.Add(ending(at.right()-6, at.y+15, small, room, lost).class("s warn"))
			room -= small.width(lost) + 6
		}
		g.Add(row.Add(label(at.x+8, at.y+15, code, room, key).class("m gone")))
	case p.State == Live && p.Entries == 0:
		g.Add(label(b.x+8, at.y+15, small, b.w-16, d.words.Site(SayEmpty)))
	}
	d.counts(g, p, box{b.x + 8, b.bottom() - 20, b.w - 16, 16})
	if n := p.Entries - 1; n > 0 && b.w > 140 {
		g.Add(ending(b.right()-8, b.bottom()-8, small, b.w/2-10, "+"+d.words.Number(n)))
	}
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
	row := El("g", "class", class).Add(rect(b, 5, "back"), El("title").Say(r.Key+" = "+r.Value+" · "+r.Left))
	ring(row, b.x+11, b.middle(), 5.5, r)
	x, right := b.x+21, b.right()-6
	left, font := r.Left, code
	if r.Dead {
		font = small
	}
	if used := font.width(left); used <= right-x-36 {
		row.Add(ending(right, b.y+15, font, used+1, left))
		right -= used + 6
	}
	k := label(x, b.y+15, code, right-x, r.Key)
	if r.Dead {
		k.class("m gone")
	}
	g.Add(row.Add(k))
}

// tile draws no more than a name, its counts and whether something is in there.
func (d *drawing) tile(g *Node, p *Process, b box) {
	short := p.Name
	for i := len(short) - 1; i > 0; i-- {
		if short[i] == '.' && p.Server > 1 {
			short = short[i+1:] // the frame says which server
			break
		}
	}
	g.Add(label(b.x+6, b.y+18, strong, b.w-22, short).class("b n"))
	switch {
	case p.State == Ended:
		g.Add(mark(b.right()-9, b.y+14, Expired))
	case p.Entries > 0:
		g.Add(mark(b.right()-9, b.y+14, Stored))
	case p.lostAll():
		g.Add(mark(b.right()-9, b.y+14, Miss))
	}
	if p.State == Live || p.State == Silent {
		hits, misses := d.words.Number(int(p.Hits)), d.words.Number(int(p.Misses))
		if small.width(hits+misses)+28 <= b.w-8 {
			x := b.x + 6
			g.Add(mark(x+3, b.y+27, Hit), label(x+9, b.y+31, small, b.w, hits))
			x += 13 + small.width(hits)
			g.Add(mark(x+3, b.y+27, Miss), label(x+10, b.y+31, small, b.w, misses))
		} else {
			g.Add(label(b.x+6, b.y+31, small, b.w-10, hits))
		}
	}
}
