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
	for i, r := range p.Rows[:max(0, min(shown, left))] {
		r.next = i == p.Entries-1 && p.NextOut != ""
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
		g.Add(centred(b.x+b.w/2, y+float64(d.rows)*rowStep/2+6, small, b.w-16, first(small, b.w-16, d.words.Site(SayEmpty), d.words.Site(SayEmptyShort))))
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
	if threads > 0 && x+threads <= right {
		for i, t := range p.Threads {
			at := box{x + float64(i)*14, b.y + y - 11, 12, 14}
			class := "thread"
			if d.lit(p) && d.site.Last.Thread == t {
				class += " lit"
			}
			g.Add(rect(at, 3, class), centred(at.x+6, at.y+11, small, 14, t))
		}
		x += threads + 4
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
	of, bytes, next := d.words.Site(SayOf, d.words.Number(p.Entries), d.words.Number(p.Limit)), " · "+d.words.Bytes(p.Bytes), ""
	if p.NextOut != "" && p.Entries == len(p.Rows) { // otherwise the line above it says so
		next = " · " + d.words.Site(SayNextOut, p.NextOut)
	}
	g.Add(label(x, y, small, w, first(small, w, of+bytes+next, of+next, of+bytes, of, d.words.Entries(p.Entries))))
}

// note says what ended before, or with, a process, in so much room.
func (d *drawing) note(p *Process, room float64) string {
	if p.Lost == nil || p.State == Ended && p.Why != "" {
		return p.Why
	}
	if p.Lost.Entries == 0 {
		return d.words.Site(SayRestart)
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

// brief draws a process with the entry that was used last.
func (d *drawing) brief(g *Node, p *Process, b box) {
	d.head(g, p, b, 22)
	at := box{b.x + 6, b.y + 29, b.w - 12, 22}
	switch {
	case p.Evicted > 0:
		g.Add(in("row evicted fresh").Add(rect(at, 5, "back"),
			label(at.x+8, at.y+15, small, at.w-12, "↓ "+d.words.Site(SayEvicted, d.words.Number(p.Evicted))).class("s warn")))
	case len(p.Rows) > 0:
		d.line(g, p.Rows[0], at)
	case p.lostAll():
		key := d.words.Entries(p.Lost.Entries)
		if len(p.Lost.Keys) > 0 {
			key = p.Lost.Keys[0]
		}
		row := in("row ghost").Add(rect(at, 5, "back"))
		lost := d.words.Site(SayLost)
		room := at.w - 14
		if small.width(lost) < room-30 {
			row.Add(ending(at.right()-6, at.y+15, small, room, lost).class("s warn"))
			room -= small.width(lost) + 6
		}
		g.Add(row.Add(label(at.x+8, at.y+15, code, room, key).class("m gone")))
	case p.State == Live && p.Entries == 0:
		empty := d.words.Site(SayEmpty)
		if small.width(empty) > b.w-16 {
			empty = d.words.Site(SayEmptyShort)
		}
		g.Add(label(b.x+8, at.y+15, small, b.w-16, empty))
	}
	d.counts(g, p, box{b.x + 8, b.bottom() - 20, b.w - 16, 16})
	if n := p.Entries - 1; n > 0 && b.w > 160 {
		g.Add(ending(b.right()-8, b.bottom()-8, small, b.w/2-10, "+"+d.words.Number(n)))
	}
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
