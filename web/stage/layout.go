package stage

// size is the form that processes are drawn in.
type size int

const (
	large  size = iota // a card with its entries
	medium             // a card with one entry
	tile               // a name and its counts
)

// Width and height of a tile.
const (
	tileW = 54
	tileH = 36
)

// place is where a process was drawn, and the group around it.
type place struct {
	p     *Process
	at    box
	group box
}

type box struct{ x, y, w, h float64 }

func (b box) right() float64  { return b.x + b.w }
func (b box) bottom() float64 { return b.y + b.h }
func (b box) middle() float64 { return b.y + b.h/2 }

// choose finds the form in which all processes can be seen at once.
func (d *drawing) choose() {
	n := 0
	for i := range d.site.Processes {
		if !d.off(&d.site.Processes[i]) {
			n++
		}
	}
	d.gap, d.pad = 10, 10
	if d.narrow {
		d.gap, d.pad = 8, 6
	}
	low := d.site.Low && d.narrow
	switch {
	case n > 32 || low && n > 12:
		d.size, d.cardW, d.cardH = tile, tileW, tileH
	case n > 8 || d.narrow && n > 4 || low && n > 2:
		d.size, d.cardW, d.cardH = medium, 104, 73
	default:
		d.size, d.cardW = large, 150
		most := 2
		if low {
			most = 1
		}
		for i := range d.site.Processes {
			p := &d.site.Processes[i]
			need := len(p.Rows)
			if p.Asked != nil {
				need++
			}
			if p.Entries > len(p.Rows) || p.Evicted > 0 {
				need++
			}
			if p.lostAll() {
				need = max(need, len(p.Lost.Keys))
			}
			most = max(most, need)
			d.noted = d.noted || p.noted()
		}
		fits := map[bool]int{true: 4, false: 2}[n <= 4]
		if low {
			fits = 2
		}
		d.rows = min(most, fits)
		d.cardH = headRoom + float64(d.rows)*rowStep + markRoom + footRoom
		if d.noted {
			d.cardH += noteRoom
		}
	}
	if d.narrow && d.size != tile {
		d.cardW = 96
		if d.size == large {
			d.cardW = 118
		}
	}
}

// noted tells whether something is to be said of what ended before the process.
func (p *Process) noted() bool { return p.Lost != nil && p.Lost.Entries > 0 || p.Why != "" }

// lostAll tells whether nothing has come in place of what was lost.
func (p *Process) lostAll() bool {
	return p.Lost != nil && p.Lost.Entries > 0 && len(p.Rows) == 0
}

// restarted tells whether nothing was stored since a process of that name ended.
func (p *Process) restarted() bool {
	return p.Lost != nil && len(p.Rows) == 0 && p.State != Ended
}

// groups draws the processes, a dashed frame around those of a server, and
// returns where they end.
func (d *drawing) groups(x, y, width float64) float64 {
	for from := 0; from < len(d.site.Processes); {
		to := from
		for to < len(d.site.Processes) && d.site.Processes[to].Server == d.site.Processes[from].Server {
			to++
		}
		if from > 0 {
			y += d.gap + 4
		}
		y = d.group(d.site.Processes[from:to], x, y, width)
		from = to
	}
	return y + 2
}

// titleRoom is the height of a group's title.
const titleRoom = 24

// off tells whether a worker is switched off, and there is nothing to say about it.
func (d *drawing) off(p *Process) bool {
	return !d.site.Tabs && p.State == Ended && !p.noted() && !d.lit(p)
}

func (d *drawing) group(all []Process, x, y, width float64) float64 {
	var list, off []*Process
	for i := range all {
		if p := &all[i]; d.off(p) {
			off = append(off, p)
		} else {
			list = append(list, p)
		}
	}
	frame := box{x, y, width, 0}
	inner := box{x, y, width, 0}
	if !d.site.Tabs {
		inner = box{x + d.pad, y + titleRoom, width - 2*d.pad, 0}
	}
	n := len(list)
	second := d.site.Tabs && n == 1
	if second {
		n++
	}
	at, h := grid(inner, n, d.cardW, d.cardH, d.gap)
	rest := inner
	if rest.y += h; h > 0 {
		rest.y += d.gap
	}
	tiny, more := grid(rest, len(off), tileW, tileH-6, d.gap)
	frame.h = max(h, rest.y+more-inner.y) + inner.y - y
	if more == 0 {
		frame.h = h + inner.y - y
	}
	if !d.site.Tabs {
		frame.h += d.pad
		title := d.words.Site(SayOutside)
		if all[0].Server > 0 {
			title = d.words.Site(SayServer, all[0].Server)
		}
		d.back = append(d.back, rect(frame, 12, "frame"), label(frame.x+d.pad, frame.y+17, small, frame.w-2*d.pad, title))
	}
	for i, p := range list {
		d.places = append(d.places, place{p, at(i), frame})
		d.back = append(d.back, d.process(p, at(i), d.size))
	}
	for i, p := range off {
		d.back = append(d.back, d.process(p, tiny(i), tile))
	}
	if second {
		b := at(1)
		d.back = append(d.back, rect(b, 10, "none"))
		d.back = append(d.back, lines(b, b.middle()-4, d.words.Site(SaySecondTab))...)
	}
	return frame.bottom()
}

// grid places n boxes of at least so much width in as many columns as have room,
// and returns their height.
func grid(in box, n int, width, height, gap float64) (at func(int) box, h float64) {
	if n == 0 {
		return nil, 0
	}
	cols := max(1, min(n, int((in.w+gap)/(width+gap))))
	rows := (n + cols - 1) / cols
	cols = (n + rows - 1) / rows // 3 and 2, not 4 and 1
	w := (in.w - float64(cols-1)*gap) / float64(cols)
	return func(i int) box {
		return box{in.x + float64(i%cols)*(w+gap), in.y + float64(i/cols)*(height+gap), w, height}
	}, float64(rows)*(height+gap) - gap
}
