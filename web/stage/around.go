package stage

// What stands around the processes, and the ways between.

const (
	sideLeft  = 100 // the balancer
	sideRight = 150 // database and shared cache
	wayLeft   = 52
	wayRight  = 62
)

// broad draws balancer, processes, database from left to right, and returns the
// height.
func (d *drawing) broad() float64 {
	s := d.site
	x, right := 1.0, d.width-1
	if s.Balancer != nil {
		x += sideLeft + wayLeft
	}
	side := d.besides()
	if side > 0 {
		right -= sideRight + wayRight
	}
	top := 4.0
	if s.Tabs { // no title above the cards
		top = 10
	}
	height := d.groups(x, top, right-x)
	if s.Tabs && s.Shared != nil {
		height += d.gap // a way below the cards
	}
	height = max(height, side)
	if s.Balancer != nil {
		height = max(height, 200) // a stream has some lines below it
		d.balancer(box{1, height/2 - 38, sideLeft, 76})
	}
	y := (height - side) / 2
	at := box{d.width - 1 - sideRight, y, sideRight, 0}
	if s.Database != nil {
		at.h = 108
		d.database(at)
		stream := ""
		if s.Stream != nil && s.Stream.Misses > 0 {
			stream = string(Miss)
		}
		d.waysTo(at, d.asks, stream)
		at.y += at.h + 22
	}
	if s.Shared != nil || d.lacks() {
		at.h = d.sharedHeight()
		d.shared(at)
		if s.Shared != nil {
			stream := ""
			if s.Last != nil && s.Last.Shared {
				stream = "all"
			}
			d.waysTo(at, d.shares, stream)
		}
	}
	return height
}

// besides is the height of what stands to the right.
func (d *drawing) besides() float64 {
	h := 0.0
	if d.site.Database != nil {
		h += 108 + 22
	}
	if d.site.Shared != nil || d.lacks() {
		h += d.sharedHeight() + 22
	}
	if h > 0 {
		h += 22 // a line above the database
	}
	return h
}

// lacks tells whether there could be a shared cache and is none.
func (d *drawing) lacks() bool {
	return d.site.Shared == nil && len(d.site.Processes) > 1 && !d.site.Bare
}

// tall draws all of it from top to bottom, the processes before database and
// shared cache, and returns the height.
func (d *drawing) tall() float64 {
	s := d.site
	y := 4.0
	if s.Tabs {
		y = 10
	}
	if b := s.Balancer; b != nil {
		at := box{1, y, d.width - 2, 30}
		text := d.words.Site(SayBalancer)
		if b.Next != "" {
			text += " · " + d.words.Site(SayNext, b.Next)
		} else {
			text += " · " + b.How
		}
		d.balancerAt = at
		drawn := len(d.back)
		class := "thing"
		if s.Stream != nil {
			class = "thing stream"
		}
		d.back = append(d.back, rect(at, 8, class))
		room := at.w - 24
		if st := s.Stream; st != nil {
			n := times(d.words, st)
			n = first(small, room, n+": "+d.words.Hits(uint64(st.Hits))+", "+d.words.Misses(uint64(st.Misses)), n)
			d.back = append(d.back, ending(at.right()-12, y+20, strong, room, n))
			room -= strong.width(n) + 10
			text = first(small, room, text, d.words.Site(SayBalancer))
		} else if l := s.Last; l != nil && l.Request != "" {
			if to := l.Request + " → " + l.Process; small.width(text)+20 < room {
				to = fit(to, code, room-small.width(text)-14)
				d.back = append(d.back, ending(at.right()-12, y+20, code, room, to))
				room -= code.width(to) + 10
			}
		}
		d.back = append(d.back, label(at.x+12, y+20, small, room, text))
		d.sent(drawn)
		y = at.bottom() + 16
	}
	y = d.groups(1, y, d.width-2)
	var things []func(box)
	h := 0.0
	if s.Database != nil {
		if things, h = append(things, d.database), 84; s.Low {
			h = 64
		}
	}
	if s.Shared != nil || d.lacks() {
		things, h = append(things, d.shared), max(h, d.sharedHeight())
	}
	if n := float64(len(things)); n > 0 {
		w := (d.width - 2 - (n-1)*d.gap) / n
		y += 10
		for i, thing := range things {
			thing(box{1 + float64(i)*(w+d.gap), y, w, h})
		}
		y += h + 2
	}
	return y
}

// balancer draws the balancer, and the ways to the rows of processes.
func (d *drawing) balancer(b box) {
	s := d.site
	d.balancerAt = b
	drawn := len(d.back)
	x := b.x + b.w/2
	d.back = append(d.back, rect(b, 12, "thing"), centred(x, b.y+27, strong, b.w-10, d.words.Site(SayBalancer)),
		centred(x, b.y+45, small, b.w-10, s.Balancer.How))
	if s.Balancer.Next != "" {
		d.back = append(d.back, centred(x, b.y+62, small, b.w-10, d.words.Site(SayNext, s.Balancer.Next)))
	}
	asked := s.Last != nil && s.Last.Request != ""
	text, font, class := d.words.Site(SayRequests), small, "wire"
	if asked {
		text, font, class = s.Last.Request, code, "wire lit"
	}
	one := "wire"
	if s.Stream != nil {
		class, one, asked = "wire stream", "wire stream", false
		d.stream(b)
	}
	d.back = append(d.back, centred(x, b.y-40, font, b.w, text))
	d.sent(drawn)
	d.wires.Add(path(class, "M"+number(x)+" "+number(b.y-32)+"V"+number(b.y-4)),
		path(class, "M"+number(x-4)+" "+number(b.y-10)+"l4 6l4 -6"))
	from, way := b.right(), ""
	seen := map[float64]bool{}
	for _, p := range d.places {
		if p.p.Server == 0 {
			continue
		}
		y := p.at.middle()
		to := curve(from, b.middle(), p.group.x, y)
		if !seen[y] {
			seen[y] = true
			d.wires.Add(path(one, to))
		}
		if asked && p.p.Name == s.Last.Process {
			way = "M" + point(from, b.middle()) + d.toCard(p)
		}
	}
	if way != "" { // above the others
		d.wires.Add(path("wire lit", way).name(s.Last.Ask))
	}
}

// sent lets what was drawn of the balancer from the nth on be asked about, as the request
// that it sent on last.
func (d *drawing) sent(n int) {
	if l := d.site.Last; l != nil && l.Request != "" && l.Ask != "" {
		d.back = append(d.back[:n], in("sent").Add(d.back[n:]...).name(l.Ask))
	}
}

// waysTo draws ways from each group of processes to something beside them: lit
// the one that the last request took; of a stream the class is told, "" if it took none.
func (d *drawing) waysTo(b box, took func(*Process) bool, stream string) {
	lit, class := "", "wire"
	if d.site.Stream != nil && stream != "" {
		class = "wire stream " + stream
	}
	last := box{}
	for _, p := range d.places {
		if p.group != last {
			last = p.group
			d.wires.Add(path(class, curve(last.right(), last.middle(), b.x, b.middle())))
		}
		if took(p.p) && d.site.Stream == nil {
			x, y, out, _ := d.fromCard(p)
			lit = "M" + point(p.at.right(), p.at.middle()) + out + curveTo(x, y, b.x, b.middle())
		}
	}
	if lit != "" {
		d.wires.Add(path("wire lit "+string(d.site.Last.Outcome), lit))
	}
}

// toCard is the way from the right of the balancer to a card: below those before it in
// its row, as a way through them would say that they had the request, too.
func (d *drawing) toCard(p place) string {
	x, y, half := d.balancerAt.right(), d.balancerAt.middle(), d.gap/2
	if p.at.x-p.group.x <= d.pad+1 {
		return curveTo(x, y, p.group.x, p.at.middle()) + "H" + number(p.at.x)
	}
	return curveTo(x, y, p.group.x, p.at.bottom()+half) +
		"H" + number(p.at.x-half) + "V" + number(p.at.middle()) + "H" + number(p.at.x)
}

// fromCard is the way from the right of a card to the right of its group, below the
// cards behind it in its row, where that ends, and the way back.
func (d *drawing) fromCard(p place) (x, y float64, out, back string) {
	x, y, half := p.group.right(), p.at.middle(), d.gap/2
	if x-p.at.right() <= d.pad+1 {
		return x, y, "H" + number(x), "H" + number(p.at.right())
	}
	y = p.at.bottom() + half
	turn := "H" + number(p.at.right()+half)
	return x, y, turn + "V" + number(y) + "H" + number(x), turn + "V" + number(p.at.middle()) + "H" + number(p.at.right())
}

// asks tells whether a process has just asked the database.
func (d *drawing) asks(p *Process) bool { return d.lit(p) && d.site.Last.Queries > 0 }

// shares tells whether a process has just used the shared cache.
func (d *drawing) shares(p *Process) bool { return d.lit(p) && d.site.Last.Shared }

// curve is a way from a point to another one on its right.
func curve(x1, y1, x2, y2 float64) string {
	return "M" + point(x1, y1) + curveTo(x1, y1, x2, y2)
}

// curveTo is the same for who stands at the first point.
func curveTo(x1, y1, x2, y2 float64) string {
	m := (x1 + x2) / 2
	return "C" + point(m, y1) + " " + point(m, y2) + " " + point(x2, y2)
}

// database draws a drum: what it was asked, and above it what that took just now.
func (d *drawing) database(b box) {
	d.databaseAt = b
	db, l := d.site.Database, d.site.Last
	asked := l != nil && l.Queries > 0
	class := "thing"
	if asked {
		class += " lit " + string(l.Outcome)
	}
	x, dip := b.x+b.w/2, 10.0
	left, mid := number(b.x), number(x)
	top, low := b.y+dip, b.bottom()-dip
	round := "Q" + mid + " " + number(top-2*dip) + " " + number(b.right()) + " " + number(top)
	rim := "Q" + mid + " " + number(top+2*dip) + " " + left + " " + number(top)
	d.back = append(d.back,
		El("rect", "x", b.x, "y", b.y, "width", b.w, "height", b.h, "class", "hull"),
		path(class, "M"+left+" "+number(top)+round+"V"+number(low)+"Q"+mid+" "+number(low+2*dip)+" "+left+" "+number(low)+"Z"),
		path("wire", "M"+number(b.right())+" "+number(top)+rim))
	sums := d.words.Site(SayNoQueries)
	if db.Queries > 0 {
		n := d.words.Queries(db.Queries)
		sums = first(small, b.w-10, n+" · "+d.words.Site(SayTook, d.words.Number(int(db.Millis+0.5))), n)
	}
	y := b.middle() + 6
	d.back = append(d.back, centred(x, y, strong, b.w-10, d.words.Site(SayDatabase)), centred(x, y+18, small, b.w-10, sums))
	if !asked {
		return
	}
	took := d.words.Site(SayTook, d.words.Number(int(l.Millis+0.5)))
	if l.Outcome == Miss || l.Outcome == Expired {
		took = d.outcome(l.Outcome, false) + ": " + took
	}
	if b.w > 120 {
		y += 34
		if y > b.bottom()-12 {
			return
		}
		d.back = append(d.back, centred(x, y, small, b.w-16, took).class("s "+string(l.Outcome)))
	}
}

// sharedRows is how many entries of the shared cache are shown.
const sharedRows = 3

// aliasRoom is the height of the line that names the alias of the shared cache.
const aliasRoom = 15

func (d *drawing) sharedHeight() float64 {
	s := d.site.Shared
	if s == nil || s.Down {
		return 62
	}
	h := 54 + float64(max(min(len(s.Rows), sharedRows), 1))*26
	if s.Alias != "" {
		h += aliasRoom
	}
	return h
}

// shared draws the cache outside of the processes, or the place where it is not.
func (d *drawing) shared(b box) {
	s := d.site.Shared
	x := b.x + b.w/2
	if s != nil {
		d.sharedAt = b
	}
	if s == nil {
		none, font := d.words.Site(SayNoShared), plain
		if plain.width(none) > b.w-10 {
			font = small
		}
		if d.site.Settled {
			d.back = append(d.back, rect(b, 12, "none"), centred(x, b.middle()+5, font, b.w-10, none))
			return
		}
		try := SayTry
		if d.site.Tabs {
			try = SayAdd
		}
		d.back = append(d.back, in("offer").Set("data-offer", "shared").Add(rect(b, 12, "none"),
			centred(x, b.middle()-3, font, b.w-10, none), centred(x, b.middle()+15, strong, b.w-10, d.words.Site(try))))
		return
	}
	class := "thing"
	if d.site.Last != nil && d.site.Last.Shared {
		class += " lit " + string(d.site.Last.Outcome)
	}
	d.back = append(d.back, rect(b, 12, class), centred(x, b.y+21, strong, b.w-10, s.Kind))
	if s.Down {
		d.back = append(d.back, centred(x, b.y+44, small, b.w-10, "✕ "+d.words.Site(SayDown)).class("s miss"))
		return
	}
	g := El("g")
	y := b.y + 30
	if s.Alias != "" {
		d.back = append(d.back, centred(x, y+6, code, b.w-10, s.Alias))
		y += aliasRoom
	}
	for _, r := range s.Rows[:min(len(s.Rows), sharedRows)] {
		d.shareRow(g, r, box{b.x + 6, y, b.w - 12, 23})
		y += 26
	}
	d.back = append(d.back, g, centred(x, b.bottom()-9, small, b.w-10, d.words.Entries(s.Entries)))
}

// shareRow is an entry of the shared cache: its value is what all read.
func (d *drawing) shareRow(g *Node, r Row, b box) {
	if r.Dead && r.Mark != "" {
		r.Mark = Expired
	}
	row := r.named(b)
	ring(row, b.x+11, b.middle(), 5.5, r)
	x, right, key := b.x+21, b.right()-6, "m"
	if r.Mark == OneStep || r.Mark == TwoSteps {
		row.Add(mark(right-4, b.y+12, r.Mark))
		right -= 14
	}
	value, font, class := r.Value, code, "m v"
	if r.Dead {
		value, font, class, key = r.Left, small, "s", "m gone"
	}
	value = fit(value, font, (right-x)/2)
	row.Add(ending(right, b.y+16, font, right-x, value).class(class))
	right -= font.width(value) + 6
	if used := code.width(r.Left); !r.Dead && code.width(r.Key)+6+used <= right-x { // the ring shows it as well
		row.Add(ending(right, b.y+16, code, used+1, r.Left))
		right -= used + 6
	}
	g.Add(row.Add(label(x, b.y+16, code, right-x, d.key(r.Key, right-x)).class(key)))
}
