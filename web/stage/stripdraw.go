package stage

import (
	"fmt"
	"math"
	"sort"
	"strconv"
	"unicode/utf8"
)

// StripWords are the words of a strip, in the language of the page.
type StripWords interface {
	// Clock is a span as a stopwatch shows it: 0:22.
	Clock(seconds float64) string
	// StripKey is a key, ready to be read.
	StripKey(key string) string
	// StripNow stands at the line; short is for where there is little room. past tells
	// that it is not at now.
	StripNow(clock string, past, short bool) string
	// StripLost tells of an end, and of a restart; n is negative if what was lost is
	// not known.
	StripLost(restart bool, keys []string, n int) string
	StripEvicted(keys []string, n int) string
	StripCleared(n int) string
	StripSkipped(n int) string
	StripMore(n int) string
	// StripBar tells of an entry all that the picture has no room for. from is "" if it was
	// there before.
	StripBar(key, from, to string, why End) string
	StripMoved(seconds float64) string
	// StripSum is the picture in a sentence.
	StripSum(processes, hits, misses, restarts int) string
}

// Bounds of what is drawn at once; beyond, marks become counts and bars become one.
const (
	marksDrawn = 160
	barsDrawn  = 80
)

// sheet is one drawing of a Strip.
type sheet struct {
	s           *Strip
	w           StripWords
	from, to    float64
	left, right float64
	scale       float64
	rows        int     // rows of a lane at most
	note        float64 // room above a lane for what is said of it
	cell        float64 // width in which marks become a count
	counts      bool    // marks are counts, one row for all
	line        float64 // x of the line
	// what is drawn, from behind to before: what is below the pale, and what is not
	behind, bars, front, said *Node
}

// Height of a row: a bar with its key above its marks, or beside them.
const (
	rowHigh = 26.0
	rowThin = 15.0
	topHigh = 18.0
	moreY   = 20.0
	letter  = 6.6 // width of a letter
)

// Draw draws the window of the axis from one place to another, as wide as said, in
// pixels. Its height is what the lanes need.
func (s *Strip) Draw(w StripWords, from, to float64, width int) *Node {
	s.look()
	if !(to > from) {
		to = from + 1
	}
	left, right := s.Axis(width)
	d := &sheet{
		s: s, w: w, from: from, to: to, left: left, right: right, note: 17, cell: 46,
		bars: El("g"), behind: El("g"), front: El("g"), said: El("g"), rows: laneRows,
	}
	d.scale = (d.right - d.left) / (to - from)
	switch n := len(s.lanes); {
	case n > 12:
		d.rows, d.note = 1, 12
	case n > 6:
		d.rows = 2
	case n > 4:
		d.rows = 4
	}
	d.line = d.x(s.line())
	d.setMarks()
	gap := d.mergeGap()
	y := topHigh
	hits, misses, restarts := 0, 0, 0
	for _, l := range s.lanes {
		for _, m := range l.marks {
			if m.kind == didHit {
				hits++
			} else if m.kind == didMiss {
				misses++
			}
		}
		for _, n := range l.notes {
			if n.kind == restarted {
				restarts++
			}
		}
		y = d.lane(l, y, gap)
	}
	y += 6
	d.axis(y)
	d.now(y)
	high := y + 22
	root := El("svg", "class", "ts", "viewBox", fmt.Sprintf("0 0 %d %s", width, number(high)), "width", width, "height", high,
		"role", "img", "aria-label", w.StripSum(len(s.lanes), hits, misses, restarts))
	return root.Add(d.behind, d.bars, d.front, d.said)
}

// Axis is where the axis begins and ends in a picture of a width, in pixels.
func (s *Strip) Axis(width int) (left, right float64) {
	gutter := 0
	for _, l := range s.lanes {
		gutter = max(gutter, min(utf8.RuneCountInString(l.name), 9))
	}
	return 18 + 8*float64(gutter), float64(width) - 6
}

// line is the place of the moment that the line stands at.
func (s *Strip) line() float64 {
	if s.At != 0 {
		return s.Spot(s.At)
	}
	if len(s.ahead) == 0 {
		return 0
	}
	return s.ahead[0].place
}

func (d *sheet) x(place float64) float64 { return d.left + (place-d.from)*d.scale }

// inside brings an x into the window.
func (d *sheet) inside(x float64) float64 { return math.Min(math.Max(x, d.left), d.right) }

// clock is a moment as the axis has it.
func (d *sheet) clock(at float64) string {
	v := at - d.s.Start()
	if v < 0 && v > -1e-3 {
		v = 0
	}
	return d.w.Clock(v + 1e-6) // half a millisecond early is on time
}

// window are the marks of a lane that are to be seen.
func (d *sheet) window(l *lane) []look {
	a := sort.Search(len(l.marks), func(i int) bool { return l.marks[i].place >= d.from })
	b := sort.Search(len(l.marks), func(i int) bool { return l.marks[i].place > d.to })
	return l.marks[a:max(a, b)]
}

// setMarks chooses between marks and counts.
func (d *sheet) setMarks() {
	n, rows := 0, 0
	for _, l := range d.s.lanes {
		n += len(d.window(l))
		rows += max(1, min(l.used, d.rows))
	}
	cells := (d.right - d.left) / d.cell
	if n > marksDrawn && float64(rows)*cells > marksDrawn/2 {
		d.counts = true
		d.cell *= math.Ceil(float64(len(d.s.lanes)) * cells / marksDrawn)
	}
}

// mergeGap is the width below which bars of one row become one.
func (d *sheet) mergeGap() float64 {
	for _, gap := range []float64{1, 4, 12, 40} {
		n := 0
		for _, l := range d.s.lanes {
			d.pieces(l, gap, func(int, *bar, float64, float64, int) { n++ })
		}
		if n <= barsDrawn {
			return gap
		}
	}
	return 120
}

// end is where the time of a bar is over, or the bar was ended before.
func (d *sheet) end(b *bar) (place float64, expired bool) {
	if b.end != Open && b.ended < b.deadline {
		return b.to, false
	}
	if math.IsInf(b.deadline, 1) {
		return math.Inf(1), false
	}
	return math.Max(d.s.Place(b.deadline), b.from), true
}

// pieces calls f for every bar in the window, or for several that are too narrow to
// be told apart: n tells how many.
func (d *sheet) pieces(l *lane, gap float64, f func(row int, b *bar, x1, x2 float64, n int)) {
	type piece struct {
		b      *bar
		x1, x2 float64
		n      int
	}
	var open [laneRows]piece
	flush := func(row int) {
		if p := open[row]; p.n > 0 {
			f(row, p.b, p.x1, p.x2, p.n)
		}
		open[row] = piece{}
	}
	for _, b := range l.bars {
		if b.from > d.to {
			break
		}
		if b.row >= d.rows {
			continue
		}
		last := b.to
		if b.end == Open {
			last = math.Inf(1)
		}
		if last < d.from {
			continue
		}
		end, _ := d.end(b)
		x1, x2 := d.x(b.from), math.Min(d.x(end), d.right+20)
		if b.early {
			x1 = d.left
		}
		p := &open[b.row]
		if p.n > 0 && x1-p.x2 < gap && (x2-x1 < 3*gap || p.x2-p.x1 < 3*gap) && gap > 1 || p.n > 0 && x2-x1 < 1 && x1-p.x2 < 1 {
			p.x2, p.n = math.Max(p.x2, x2), p.n+1
			continue
		}
		flush(b.row)
		*p = piece{b, x1, x2, 1}
	}
	for row := range open {
		flush(row)
	}
}

// lane draws one lane and returns where it ends.
func (d *sheet) lane(l *lane, y, gap float64) float64 {
	used := max(1, min(l.used, d.rows))
	high := rowHigh
	if used > 2 || d.rows == 1 {
		high = rowThin
	}
	top := y + d.note
	body := float64(used) * (high + 2)
	hidden := l.most
	if l.used > d.rows {
		hidden += l.used - d.rows
	}
	if hidden > 0 {
		body += moreY
	}
	if d.counts && used > 1 {
		body += moreY
	}
	name := []rune(l.name)
	if len(name) > 9 {
		name = append(name[:8], '…')
	}
	label := groupEl(l.class).Add(textEl(8, top+math.Min(high, rowHigh)/2+4.5, "", "ts-name", string(name)))
	d.said.Add(label)
	// the time in which it lived
	middle := top + high/2
	if high == rowHigh {
		middle = top + high*0.66
	}
	for _, life := range l.lives {
		to := d.right
		if life.to >= 0 {
			to = d.inside(d.x(life.to))
		}
		if from := d.inside(d.x(life.from)); to > from {
			d.behind.Add(lineEl(from, to, middle, middle, "ts-life"))
		}
	}
	group := groupEl(l.class)
	d.bars.Add(group)
	marks := d.window(l)
	d.pieces(l, gap, func(row int, b *bar, x1, x2 float64, n int) {
		d.bar(group, l, b, top+float64(row)*(high+2), high, x1, x2, n, marks)
	})
	if hidden > 0 {
		d.crowd(group, l, top+float64(used)*(high+2), hidden)
	}
	d.marks(marks, top, high, used, body)
	d.notes(l, top, body)
	return top + body
}

// bar draws an entry.
func (d *sheet) bar(group *Node, l *lane, b *bar, y, high, x1, x2 float64, n int, marks []look) {
	begins := x1 >= d.left && !b.early
	from, to := d.inside(x1), d.inside(x2)
	class := "ts-bar"
	if n > 1 {
		class = "ts-bar ts-many"
	}
	if to-from < 2 {
		to = from + 2
	}
	ask := b.ask()
	if ask != "" && ask == d.s.Chosen && n == 1 {
		class += " ts-picked"
	}
	rect := rectEl(from, y, to-from, high, 4, class)
	group.Add(rect)
	if n > 1 {
		return
	}
	rect.name(ask)
	end, expired := d.end(b)
	until, why := "", b.end
	switch {
	case expired && end > d.s.line() && b.end == Open:
		why = Open
		until = d.clock(b.deadline)
	case expired:
		why, until = Expiry, d.clock(b.deadline)
	case b.end != Open:
		until = d.clock(b.ended)
	}
	set := d.clock(b.set)
	if b.early {
		set = ""
	}
	rect.Add(El("title").Say(d.w.StripBar(d.w.StripKey(l.label(b)), set, until, why)))
	if begins {
		group.Add(rectEl(from, y, 3, high, 0, "ts-edge"))
	}
	if expired {
		// what has expired stays in memory until somebody asks for it
		tail := d.s.ahead[0].place
		if b.end != Open {
			tail = b.to
		}
		if t := d.inside(d.x(tail)); t-to > 3 && x2 < d.right {
			group.Add(rectEl(to+0.5, y+0.5, t-to-1, high-1, 4, "ts-over"))
		}
		if x2 >= d.left && x2 <= d.right-4 {
			d.cross(x2, y+high/2)
			// the time beside it, where nothing else is
			if tail <= end && d.right-x2 > 44 && b.end == Open {
				d.front.Add(textEl(x2+9, y+high/2+4, "", "ts-small ts-x", d.clock(b.deadline)))
			}
		}
	}
	if x1 <= d.line {
		group = d.said
	}
	d.keyOf(group, b, l.label(b), y, high, from, to, marks)
}

// cross says that something expired.
func (d *sheet) cross(x, y float64) {
	d.front.Add(pathEl("M"+number(x-3.5)+" "+number(y-3.5)+"l7 7m0-7l-7 7", "ts-cross"))
}

// keyOf writes the key into a bar: above its marks or, in a thin one, where none are.
func (d *sheet) keyOf(group *Node, b *bar, key string, y, high, from, to float64, marks []look) {
	at, room := from+6, to-from-8
	baseline := y + 10.5
	if high < rowHigh {
		baseline = y + high/2 + 4
		if d.counts {
			marks = nil
		}
		spot, widest := at, 0.0
		next := func(x float64) { // the widest rest between marks, the first if several are wide enough
			if free := x - at - 4; free > widest && widest < 60 {
				spot, widest = at, free
			}
			at = x + 7
		}
		for _, m := range marks {
			if x := d.x(m.place); m.row == b.row && x > from && x < to {
				next(x)
			}
		}
		next(to)
		at, room = spot, widest
	}
	text := []rune(d.w.StripKey(key))
	if wide := float64(len(text)) * letter; d.line > at-3 && d.line < at+min(wide, room) { // beside the line, which would cross it
		if after := at + room - d.line - 5; after >= wide || after > d.line-at-4 {
			at, room = d.line+5, after
		} else {
			room = d.line - at - 4
		}
	}
	fits := int(room / letter)
	if fits < min(len(text), 3) {
		return
	}
	if len(text) > fits {
		text = append(text[:max(fits-1, 0)], '…')
	}
	group.Add(textEl(at, baseline, "", "ts-key", string(text)))
}

// crowd draws how many entries have no row: a third of a cache that goes at once is
// a step.
func (d *sheet) crowd(group *Node, l *lane, y float64, hidden int) {
	most := float64(max(l.most, 1))
	high := moreY - 3
	path, n, drawn := "", 0, math.Inf(-1)
	level := func(n int) string { return number(y + high - high*float64(n)/most) }
	i := sort.Search(len(l.crowd), func(i int) bool { return l.crowd[i].place >= d.from })
	if i > 0 {
		n = l.crowd[i-1].n
	}
	path = "M" + number(d.left) + " " + number(y+high) + "V" + level(n)
	for ; i < len(l.crowd) && l.crowd[i].place <= d.to; i++ {
		c := l.crowd[i]
		x := d.x(c.place)
		fell := c.n < n*9/10
		if n = c.n; x-drawn < 2 && !fell && i+1 < len(l.crowd) {
			continue
		}
		path += "H" + number(x) + "V" + level(n)
		drawn = x
	}
	end := d.right
	if life := l.lives; len(life) > 0 && life[len(life)-1].to >= 0 {
		end = d.inside(d.x(life[len(life)-1].to))
	}
	path += "H" + number(math.Max(end, d.left)) + "V" + number(y+high) + "Z"
	group.Add(pathEl(path, "ts-crowd"))
	d.front.Add(textEl(8, y+high-1, "", "ts-small", d.w.StripMore(hidden)))
}

// spot is where marks of one row and kind of place are.
type spot struct{ row, cell int }

// marks draws what was looked up and written.
func (d *sheet) marks(marks []look, top, high float64, used int, body float64) {
	if len(marks) == 0 {
		return
	}
	var order []spot
	groups := map[spot][]look{}
	for _, m := range marks {
		at := spot{m.row, int((d.x(m.place) - d.left) / d.cell)}
		if d.counts {
			at.row = 0
		} else if m.row >= used {
			at.row = -1
		}
		if groups[at] == nil {
			order = append(order, at)
		}
		groups[at] = append(groups[at], m)
	}
	for _, at := range order {
		y := top + float64(at.row)*(high+2) + high/2
		if high == rowHigh {
			y = top + float64(at.row)*(high+2) + high*0.66
		}
		if at.row < 0 {
			y = top + float64(used)*(high+2) + moreY/2 - 2
		}
		if d.counts && used > 1 {
			y = top + body - moreY/2
		}
		d.group(groups[at], y, high)
	}
}

// group draws marks that are near each other: each, if one can tell them apart, else
// how many. A miss among hits is drawn in any case.
func (d *sheet) group(marks []look, y, high float64) {
	runs := [][]look{marks}
	if !d.counts && !d.apart(marks) {
		runs = runs[:0]
		start := 0
		for i := 1; i <= len(marks) && len(runs) <= 3; i++ {
			if i == len(marks) || marks[i].kind.without() || marks[i-1].kind.without() {
				runs = append(runs, marks[start:i])
				start = i
			}
		}
		if len(runs) > 3 {
			runs = [][]look{marks}
		}
	}
	for _, run := range runs {
		if d.apart(run) {
			for _, m := range run {
				d.mark(m, y, high)
			}
			continue
		}
		var n [lookKinds]int
		for _, m := range run {
			n[m.kind]++
		}
		first := run[0]
		for _, m := range run {
			if m.kind.without() {
				first = m
				break
			}
		}
		text := El("text", "x", d.x((run[0].place+run[len(run)-1].place)/2), "y", y+4, "class", "ts-count").name(first.by.ask("c"))
		for kind, sign := range [lookKinds]string{"●", "○", "◆", "◇", "+"} {
			if n[kind] > 0 && (lookKind(kind) != didWrite || n[didWrite] == len(run)) {
				text.Add(El("tspan", "class", "ts-n"+strconv.Itoa(kind)).Say(sign + short(n[kind])))
			}
		}
		d.said.Add(text)
	}
}

// apart tells whether marks can be told apart.
func (d *sheet) apart(marks []look) bool {
	if len(marks) > 1 && d.counts {
		return false
	}
	before := math.Inf(-1)
	for _, m := range marks {
		x := d.x(m.place)
		if x-before < 7 && m.kind != didWrite {
			return false
		}
		if m.kind != didWrite {
			before = x
		} else if len(marks) > 12 {
			return false
		}
	}
	return true
}

// short is a number in few characters.
func short(n int) string {
	switch {
	case n >= 1e6:
		return strconv.Itoa(n/1e6) + "M"
	case n >= 10_000:
		return strconv.Itoa(n/1000) + "k"
	}
	return strconv.Itoa(n)
}

func (d *sheet) mark(m look, y, high float64) {
	x := d.x(m.place)
	on := d.front
	if x <= d.line+0.5 {
		on = d.said
	}
	r := 4.5
	if high < rowHigh {
		r = 3.5
	}
	ask := m.by.ask("c")
	switch m.kind {
	case didHit:
		on.Add(circleEl(x, y, r, "ts-hit").name(ask))
	case didMiss:
		if m.stays { // the bar begins here
			x -= r + 1
		}
		on.Add(circleEl(x, y, r, "ts-miss").name(ask))
	case didFind:
		on.Add(pathEl(diamond(x, y, r+0.5), "ts-hit").name(ask))
	case didNotFind:
		on.Add(pathEl(diamond(x, y, r+0.5), "ts-miss").name(ask))
	case didWrite:
		on.Add(lineEl(x, x, y-high*0.3, y+high*0.3, "ts-write").name(ask))
	}
	d.ring(ask, x, y, r+4)
}

// notes draws ends, restarts and evictions, and says above the lane what they were.
func (d *sheet) notes(l *lane, top, body float64) {
	var list []note
	for _, n := range l.notes {
		if n.place < d.from || n.place > d.to {
			continue
		}
		if last := len(list) - 1; last >= 0 && list[last].kind == n.kind && (n.place-list[last].place)*d.scale < 14 {
			list[last].n += n.n
			list[last].keys = append(list[last].keys[:len(list[last].keys):len(list[last].keys)], n.keys...)
			continue
		}
		list = append(list, n)
	}
	const most = 24
	if len(list) > most {
		list = list[len(list)-most:]
	}
	free := 0.0
	for _, n := range list {
		x := d.x(n.place)
		text := ""
		switch n.kind {
		case stopped, restarted:
			lost := n.n
			if n.unknown {
				lost = -1
			}
			var keys []string
			for _, k := range n.keys[:min(len(n.keys), keysNoted)] {
				keys = append(keys, d.w.StripKey(k))
			}
			text = d.w.StripLost(n.kind == restarted, keys, lost)
			d.said.Add(rectEl(x-2, top-4, 4, body+4, 0, "ts-cut").name(n.by.ask("p")))
			d.ring(n.by.ask("p"), x, top+body/2, 10)
		case evicted:
			var keys []string
			for _, k := range n.keys {
				keys = append(keys, d.w.StripKey(k))
			}
			text = d.w.StripEvicted(keys, n.n)
			d.said.Add(pathEl("M"+number(x-4)+" "+number(top-7)+"h8l-4 7z", "ts-out").name(n.by.ask("c")))
		case cleared:
			text = d.w.StripCleared(n.n)
			d.said.Add(lineEl(x, x, top-4, top+body, "ts-clear"), rectEl(x-3.5, top-10, 7, 7, 0, "ts-clear").name(n.by.ask("c")))
			d.ring(n.by.ask("c"), x, top-6.5, 8)
		case skipped:
			text = d.w.StripSkipped(n.n)
			d.said.Add(lineEl(x, x, top, top+body, "ts-skip"))
		}
		wide := float64(utf8.RuneCountInString(text)) * 6.1
		at, anchor := x+7, ""
		if at+wide > d.right {
			at, anchor = x-7, "end"
			if at-wide < free || at-wide < d.left {
				continue
			}
			free = x
		} else if at < free {
			continue
		} else {
			free = at + wide + 8
		}
		d.said.Add(textEl(at, top-3, anchor, "ts-note", text))
	}
}

// tick is a label of the axis.
type tick struct {
	x    float64
	text string
	line bool
}

// axis writes the times below the lanes: a bracket where the clock stood still
// while something happened.
func (d *sheet) axis(y float64) {
	d.behind.Add(lineEl(d.left, d.right, y, y, "ts-axis"))
	var done []tick
	put := func(t tick) {
		half := float64(len(t.text))*3.2 + 6
		for _, o := range done {
			if math.Abs(o.x-t.x) < half+float64(len(o.text))*3.2+6 {
				return
			}
		}
		t.x = math.Min(math.Max(t.x, d.left+half-6), d.right-half+6)
		done = append(done, t)
	}
	knots := append(append([]knot(nil), d.seen(d.s.knots)...), d.seen(d.s.ahead)...)
	// where it stood still
	for i := 0; i < len(knots); {
		j := i
		for j+1 < len(knots) && knots[j+1].at-knots[i].at < 0.5 {
			j++
		}
		x1, x2 := d.inside(d.x(knots[i].place)), d.inside(d.x(knots[j].place))
		if x2-x1 > 24 {
			d.behind.Add(pathEl("M"+number(x1)+" "+number(y-5)+"v5H"+number(x2)+"v-5", "ts-still"))
			put(tick{x: (x1 + x2) / 2, text: d.clock(knots[i].at)})
		}
		i = j + 1
	}
	// where it went on: times that are easy to read
	for i := 1; i < len(knots); i++ {
		a, b := knots[i-1], knots[i]
		x1, x2 := d.x(a.place), d.x(b.place)
		if x2-x1 < 40 || b.at-a.at < 1 {
			continue
		}
		d.nice(a, b, put)
	}
	tried := math.Inf(-1)
	for _, k := range knots {
		if x := d.x(k.place); x-tried > 8 && x >= d.left && x <= d.right {
			put(tick{x: x, text: d.clock(k.at), line: true})
			tried = x
		}
	}
	sort.Slice(done, func(i, j int) bool { return done[i].x < done[j].x })
	for i, t := range done {
		if i > 0 && done[i-1].text == t.text {
			continue
		}
		if t.line {
			d.behind.Add(lineEl(t.x, t.x, topHigh, y, "ts-grid"))
		}
		d.said.Add(textEl(t.x, y+15, "", "ts-time", t.text))
	}
}

// nice puts ticks on round times between two knots.
func (d *sheet) nice(a, b knot, put func(tick)) {
	start := d.s.Start()
	perSecond := (b.place - a.place) / (b.at - a.at) * d.scale
	step := 0.0
	for _, s := range []float64{1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21600, 43200, 86400} {
		if s*perSecond >= 58 {
			step = s
			break
		}
	}
	if step == 0 {
		return
	}
	first := math.Ceil((math.Max(a.at, d.s.Time(d.from)) - start) / step)
	for k := range 60 {
		at := start + (first+float64(k))*step
		if at > b.at {
			return
		}
		x := d.x(a.place + (at-a.at)*(b.place-a.place)/(b.at-a.at))
		if x > d.right {
			return
		}
		if x >= d.left {
			put(tick{x: x, text: d.clock(at), line: true})
		}
	}
}

// seen are the knots of a list in the window, and one at each side.
func (d *sheet) seen(list []knot) []knot {
	a := sort.Search(len(list), func(i int) bool { return list[i].place >= d.from })
	b := sort.Search(len(list), func(i int) bool { return list[i].place > d.to })
	return list[max(a-1, 0):min(b+1, len(list))]
}

// now draws the line, and makes pale what is right of it.
func (d *sheet) now(y float64) {
	x := d.line
	pale := d.inside(x)
	if pale < d.right {
		d.front.Add(rectEl(pale, topHigh-2, d.right-pale+6, y-topHigh+1, 0, "ts-pale"))
	}
	at := math.Max(d.s.Now, d.s.Start())
	if d.s.At != 0 {
		at = d.s.Time(d.s.line())
	}
	taken := [2]float64{}
	if x >= d.left-1 && x <= d.right+1 {
		d.said.Kids = append([]*Node{lineEl(x, x, 8, y, "ts-line")}, d.said.Kids...) // behind what is said
		d.said.Add(circleEl(x, 8, 5, "ts-knob"))
		text, anchor, tx := d.w.StripNow(d.clock(at), d.s.At != 0, false), "", x+10
		wide := func() float64 { return float64(utf8.RuneCountInString(text)) * 6.1 }
		if tx+wide() > d.right {
			if text = d.w.StripNow(d.clock(at), d.s.At != 0, true); tx+wide() > d.right {
				anchor, tx = "end", x-10
				taken = [2]float64{tx - wide() - 6, x}
			}
		}
		d.said.Add(textEl(tx, 12, anchor, "ts-now", text))
	}
	// moves of the clock, where they fit
	free := 0.0
	for i, m := range d.s.moves {
		if math.Abs(m.seconds) < 5 || m.place < d.from || m.place > d.to || len(d.s.moves)-i > 200 {
			continue
		}
		text := d.w.StripMoved(m.seconds)
		wide := float64(utf8.RuneCountInString(text)) * 6.1
		before := sort.Search(len(d.s.knots), func(k int) bool { return d.s.knots[k].place >= m.place })
		left := m.place
		if before > 0 {
			left = d.s.knots[before-1].place
		}
		at := (d.x(left)+d.x(m.place))/2 - wide/2
		if d.x(m.place)-d.x(left) < wide || at < free || at < d.left || at+wide > taken[0] && at < taken[1] {
			continue
		}
		d.said.Add(textEl(at, 12, "", "ts-small", text))
		free = at + wide + 8
	}
}
