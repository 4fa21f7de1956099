package stage

import (
	"math"
	"sort"
	"strings"

	"locmem/engine"
	"locmem/engine/explain"
	"locmem/engine/rack"
	"locmem/engine/shared"
)

// Strip is what happened over time: a lane a process, a bar an entry, a mark a
// look-up. The zero value is empty. Add is cheap and takes events as they come;
// Draw costs what is to be seen, not what there is.
//
// Its axis is the clock, bent so that one sees something: an event takes a place
// of its own even while the clock stands still, and a long rest is shortened. A
// place on the axis, from 0, never changes once it is given: a window on it stays
// where it was while more is added.
type Strip struct {
	// Now is the time on the clock. Right of it stands what comes by itself: expiry.
	Now float64
	// At is the event after which the line stands, by its Seq; 0: the line is at Now. Right
	// of it all is pale.
	At uint64
	// Colour is the class of a process's colour; nil: none.
	Colour func(process string) string
	// Chosen is what is pointed at in the picture, see [Strip.Next]; "": nothing.
	Chosen string

	lanes  []*lane
	byName map[string]*lane
	knots  []knot // where the axis bends, in order
	crowd  int    // events since the clock last went on
	ahead  []knot // those that are to come; see look
	moves  []move
	sums   sums
	size   int
	spots  []float64 // the places of the events, and
	first  uint64    // the Seq of the first of them

	unmeasured, evicts, clears bool // see Signs
}

// Signs tells which of its rarer marks a strip has: those of has_key, which count neither
// as hit nor as miss, of what was evicted, and of what was cleared.
func (s *Strip) Signs() (unmeasured, evicts, clears bool) { return s.unmeasured, s.evicts, s.clears }

// knot is a moment and its place on the axis. Where the clock was set back, the
// moment is the latest so far.
type knot struct{ at, place float64 }

// move is a move of the clock.
type move struct{ place, seconds float64 }

// lane is a process, or a cache outside of all, through all its lives.
type lane struct {
	name  string
	class string
	lives []life
	open  map[string]*bar   // what it holds, by location and full key
	bars  []*bar            // those that have a row, by their start
	rows  [laneRows]*bar    // who is in a row now
	freed [laneRows]float64 // and where the last one ended
	full  map[string]string // the full key of a key, or
	alike map[string]bool   // of several: they are told apart
	used  int               // rows that were ever used
	home  map[string]int    // the row that a key had last
	marks []look
	asked map[string]int // marks of misses whose key has no row yet
	crowd []crowd
	most  int // entries without a row, at most at one time
	notes []note
}

// life is from the start of a process to its end. to is negative while it lives.
type life struct{ from, to float64 }

// crowd is how many entries had no row of their own, from a place on.
type crowd struct {
	place float64
	n     int
}

// bar is an entry from set to its end.
type bar struct {
	key      string        // the caller's
	id       explain.Entry // who holds it, and
	by       callID        // the call that stored it
	row      int           // -1: none
	from, to float64
	set      float64 // the time of from
	early    bool    // it was there before what the strip has heard of
	deadline float64 // the time at which it expires; +Inf: never
	end      End
	ended    float64 // the time of to
}

// End is why a bar ends.
type End string

const (
	Open        End = ""            // it is in memory
	Expiry      End = "expired"     // its time was over, and it was asked for
	Deletion    End = "deleted"     // or cleared
	Eviction    End = "evicted"     // a cull dropped it
	Replacement End = "overwritten" // it had expired, and another took its place
	Loss        End = "lost"        // the process ended
)

// look is a look-up or a write.
type look struct {
	place float64
	by    callID
	row   int
	kind  lookKind
	stays bool // it found nothing and stored what it made: the bar begins here
}

// callID names a call: the pid of its process and the number that it has there.
type callID struct {
	pid int
	seq uint64
}

func idOf(e *engine.Event) callID { return callID{e.PID, e.Seq} }

type lookKind uint8

const (
	didHit lookKind = iota
	didMiss
	didFind // has_key, which does not count
	didNotFind
	didWrite
	lookKinds
)

// without tells that the key was not there.
func (k lookKind) without() bool { return k == didMiss || k == didNotFind }

// note is what is said in words in a lane: an end, a restart, an eviction.
type note struct {
	place   float64
	kind    noteKind
	keys    []string // of what was lost, at most keysNoted
	n       int      // entries lost or evicted
	unknown bool     // what was lost is not known
	by      callID   // the call that evicted; of an end only the pid
}

type noteKind uint8

const (
	stopped noteKind = iota
	restarted
	evicted
	cleared
	skipped // events that nobody can tell any more
)

const (
	// laneRows is how many entries of a lane have a row of their own.
	laneRows = 6
	// keysNoted is how many lost keys a note names.
	keysNoted = 2
	// restAfter is from how many seconds on a rest is shortened.
	restAfter = 10
	// crowdAfter is from how many events of one moment on each takes less room.
	crowdAfter = 150
	// apart is how far the bars of two keys in one row are from each other.
	apart = 4
)

// stretch is how long a span of time is on the axis.
func stretch(seconds float64) float64 {
	if !(seconds > restAfter) {
		return math.Max(seconds, 0)
	}
	return restAfter * (1 + math.Log(seconds/restAfter))
}

// Size counts what was added.
func (s *Strip) Size() int { return s.size }

// Empty tells whether there is nothing to draw.
func (s *Strip) Empty() bool { return len(s.lanes) == 0 }

// Lane makes sure that there is a lane for a process; lanes stand in the order in
// which they were made.
func (s *Strip) Lane(name string) { s.lane(name) }

func (s *Strip) lane(name string) *lane {
	l := s.byName[name]
	if l == nil {
		l = &lane{name: name, open: map[string]*bar{}, home: map[string]int{}, asked: map[string]int{}, full: map[string]string{}, alike: map[string]bool{}}
		if s.Colour != nil {
			l.class = s.Colour(name)
		}
		if s.byName == nil {
			s.byName = map[string]*lane{}
		}
		s.byName[name] = l
		s.lanes = append(s.lanes, l)
	}
	return l
}

// Add takes the events that follow those before.
func (s *Strip) Add(events ...rack.SiteEvent) {
	for i := range events {
		e := &events[i]
		s.size++
		switch e.Kind {
		case rack.Called:
			s.call(&e.Event)
		case rack.ProcessStart, rack.ProcessFork:
			s.start(e)
		case rack.ProcessStop:
			s.Stop(e.Process, e.PID, e.Time)
		case rack.ClockMoved:
			s.moves = append(s.moves, move{s.reach(e.Time, 0), e.Seconds})
		}
		if n := len(s.knots); n > 0 {
			s.sums.take(e, s.knots[n-1].place)
			if e.Seq > 0 {
				if len(s.spots) == 0 {
					s.first = e.Seq
				}
				s.spots = append(s.spots, s.knots[n-1].place)
			}
		}
	}
}

// Stop tells that a process ended, and its memory with it.
func (s *Strip) Stop(process string, pid int, at float64) {
	l := s.lane(process)
	s.lose(l, pid, s.reach(at, 1), at)
}

// Lost tells what a process lost at its end, where the strip has not seen it set.
// n is negative if that is not known.
func (s *Strip) Lost(process string, keys []string, n int) {
	l := s.lane(process)
	for i := len(l.notes) - 1; i >= 0; i-- {
		x := &l.notes[i]
		if x.kind != stopped && x.kind != restarted {
			continue
		}
		if n < 0 {
			x.unknown = x.n == 0
		} else if n > x.n {
			x.n, x.keys = n, keys[:min(len(keys), keysNoted)]
		}
		return
	}
}

// Skip tells of n calls of a process that are not known one by one, which dropped
// so many entries.
func (s *Strip) Skip(process string, at float64, n int) {
	l := s.lane(process)
	l.notes = append(l.notes, note{place: s.reach(at, 1), kind: skipped, n: n})
}

// reach moves the end of the axis to a time, by at least some room.
func (s *Strip) reach(at, room float64) float64 {
	s.ahead = nil
	if len(s.knots) == 0 {
		s.knots = append(s.knots, knot{at, 0})
		return 0
	}
	last := s.knots[len(s.knots)-1]
	rest := at - last.at
	if rest >= 1 {
		s.crowd = 0
	}
	if room > 0 {
		if s.crowd++; s.crowd > crowdAfter {
			room *= crowdAfter / float64(s.crowd)
		}
	}
	if by := math.Max(stretch(rest), room); by > 0 {
		s.knots = append(s.knots, knot{math.Max(at, last.at), last.place + by})
		return last.place + by
	}
	return last.place
}

// start begins a life, with a copy of a parent's memory or with none.
func (s *Strip) start(e *rack.SiteEvent) {
	l := s.lane(e.Process)
	place := s.reach(e.Time, 0)
	if n := len(l.lives); n > 0 && l.lives[n-1].to < 0 { // its end was not told
		s.lose(l, 0, place, e.Time)
	}
	l.lives = append(l.lives, life{place, -1})
	for i := len(l.notes) - 1; i >= 0; i-- {
		if l.notes[i].kind == stopped { // one word for both
			l.notes[i].kind, l.notes[i].place = restarted, place
			break
		}
	}
	if parent := s.byName[e.Text]; e.Kind == rack.ProcessFork && parent != nil {
		var copies []*bar
		for id, b := range parent.open {
			c := *b
			c.from, c.to, c.set, c.end = place, -1, e.Time, Open
			c.id.PID = e.PID
			l.open[id] = &c
			copies = append(copies, &c)
		}
		sort.Slice(copies, func(i, j int) bool { return copies[i].key < copies[j].key })
		for _, c := range copies {
			l.seat(c, "")
		}
		l.count(place)
	}
}

// lose ends all that a process holds.
func (s *Strip) lose(l *lane, pid int, place, at float64) {
	if n := len(l.lives); n > 0 && l.lives[n-1].to < 0 {
		l.lives[n-1].to = place
	}
	gone := note{place: place, kind: stopped, n: len(l.open), by: callID{pid: pid}}
	for _, b := range l.open {
		gone.keys = append(gone.keys, b.key)
		b.close(place, at, Loss)
	}
	sort.Strings(gone.keys)
	gone.keys = gone.keys[:min(len(gone.keys), keysNoted)]
	clear(l.open)
	l.rows, l.freed = [laneRows]*bar{}, [laneRows]float64{}
	for i := range l.freed {
		l.freed[i] = place - apart // the restart is between them
	}
	l.notes = append(l.notes, gone)
	l.count(place)
}

func (b *bar) close(place, at float64, why End) { b.to, b.ended, b.end = place, at, why }

// call takes a call of a cache.
func (s *Strip) call(e *engine.Event) {
	if e.Op == "close" || e.Outcome == engine.Failed && e.FullKey == "" {
		return
	}
	who := s.lane(e.Process)
	place := s.reach(e.Time, 1)
	if len(who.lives) == 0 || who.lives[len(who.lives)-1].to >= 0 { // it was there before
		who.lives = append(who.lives, life{place, -1})
	}
	l := who
	if server, _, _ := strings.Cut(e.Location, " "); outside(server) {
		l = s.lane(server)
		if len(l.lives) == 0 {
			l.lives = append(l.lives, life{place, -1})
		}
	}
	id := e.Location + "\x00" + e.FullKey
	b := l.open[id]
	if len(e.Evicted) > 0 {
		gone := note{place: place, kind: evicted, n: len(e.Evicted), by: idOf(e)}
		for _, full := range e.Evicted {
			id := e.Location + "\x00" + full
			if b := l.open[id]; b != nil && len(gone.keys) < keysNoted {
				gone.keys = append(gone.keys, l.label(b))
			}
			l.drop(id, place, e.Time, Eviction)
		}
		l.notes, s.evicts = append(l.notes, gone), true
		l.count(place)
		b = l.open[id]
	}
	found, missed := look{place: place, kind: didHit, by: idOf(e)}, didMiss
	if e.Op == "has_key" {
		found.kind, missed, s.unmeasured = didFind, didNotFind, true
	}
	switch e.Outcome {
	case engine.Hit:
		found.row = l.rowOf(id, b)
		who.look(found, id, l == who)
	case engine.Miss, engine.Expired:
		found.kind = missed
		found.row = l.rowOf(id, b)
		if b != nil && e.Op != "touch" {
			l.drop(id, place, e.Time, Expiry)
			l.count(place)
		}
		found.stays = e.Timeout != ""
		who.look(found, id, l == who)
		if e.Timeout != "" { // get_or_set
			l.store(e, id, place)
		}
	case engine.Stored:
		switch {
		case e.Op == "touch" || e.Timeout == "": // another expiry, or another value under the old one
			if b != nil && e.Timeout != "" {
				b.deadline = e.Until()
			}
			l.marks = append(l.marks, look{place: place, kind: didWrite, by: idOf(e), row: l.rowOf(id, b)})
		default:
			if e.Op == "incr_version" || e.Op == "decr_version" {
				l.moved(e, id, place)
			}
			l.store(e, id, place)
		}
	case engine.Deleted:
		l.drop(id, place, e.Time, Deletion)
		l.count(place)
	case engine.Cleared:
		gone := note{place: place, kind: cleared, by: idOf(e)}
		for id := range l.open {
			if strings.HasPrefix(id, e.Location+"\x00") {
				gone.n++
				l.drop(id, place, e.Time, Deletion)
			}
		}
		l.notes, s.clears = append(l.notes, gone), true
		l.count(place)
	}
}

// outside tells whether a cache is outside of all processes.
func outside(server string) bool {
	return server == shared.Redis || server == shared.Memcached || server == shared.Database || server == shared.File
}

// look notes a look-up in the lane of who asked. own tells that the entry would be
// in the same lane.
func (l *lane) look(m look, id string, own bool) {
	if !own {
		m.row, m.stays = 0, false
	}
	l.marks = append(l.marks, m)
	if _, known := l.home[id]; own && m.kind.without() && !known {
		if len(l.asked) > 1000 {
			clear(l.asked)
		}
		l.asked[id] = len(l.marks) - 1
	}
}

// rowOf is the row in which something of a key is marked.
func (l *lane) rowOf(id string, b *bar) int {
	if b != nil {
		return b.row
	}
	return l.home[id]
}

// store begins a bar, or goes on with the one that is there.
func (l *lane) store(e *engine.Event, id string, place float64) {
	if b := l.open[id]; b != nil {
		if b.deadline > e.Time {
			b.deadline = e.Until()
			l.marks = append(l.marks, look{place: place, kind: didWrite, by: idOf(e), row: b.row})
			return
		}
		l.drop(id, place, e.Time, Replacement)
	}
	b := &bar{key: e.Key, id: explain.Entry{PID: e.PID, Location: e.Location, FullKey: e.FullKey}, by: idOf(e), from: place, to: -1, set: e.Time, deadline: e.Until()}
	l.open[id] = b
	if full, known := l.full[b.key]; known && full != b.id.FullKey {
		l.alike[b.key] = true
	} else if len(l.full) < 1000 {
		l.full[b.key] = b.id.FullKey
	}
	l.seat(b, id)
	l.count(place)
}

// label is the key of a bar, with prefix and version where the lane has had another one
// of the same key.
func (l *lane) label(b *bar) string {
	if l.alike[b.key] {
		return b.id.FullKey
	}
	return b.key
}

// seat gives a bar a row: the one that its key had, or one in which no other bar has just
// ended, as it would look like its continuation.
func (l *lane) seat(b *bar, id string) {
	row, known := l.home[id]
	if !known || row < 0 || l.rows[row] != nil {
		row = l.free(b.from)
	}
	b.row = row
	if id != "" {
		l.home[id] = row
	}
	if at, asked := l.asked[id]; asked {
		l.marks[at].row = row
		delete(l.asked, id)
	}
	if row >= 0 {
		l.rows[row] = b
		l.used = max(l.used, row+1)
		l.bars = append(l.bars, b)
	}
}

// free is a row for another key from a place on; -1: all are taken.
func (l *lane) free(from float64) int {
	row := -1
	for i, who := range l.rows {
		switch {
		case who != nil:
		case i >= l.used || from-l.freed[i] >= apart:
			return i
		case row < 0 || l.freed[i] < l.freed[row]:
			row = i
		}
	}
	return row
}

// drop ends a bar, if there is one.
func (l *lane) drop(id string, place, at float64, why End) {
	b := l.open[id]
	if b == nil {
		return
	}
	b.close(place, at, why)
	delete(l.open, id)
	if b.row >= 0 && l.rows[b.row] == b {
		l.rows[b.row], l.freed[b.row] = nil, place
	}
}

// moved ends the version that another one took the place of. The event names only
// the new one: it is the same key, set last.
func (l *lane) moved(e *engine.Event, id string, place float64) {
	old := ""
	for x, b := range l.open {
		if x != id && b.key == e.Key && strings.HasPrefix(x, e.Location+"\x00") && (old == "" || b.from > l.open[old].from) {
			old = x
		}
	}
	l.drop(old, place, e.Time, Deletion)
}

// count notes how many entries have no row now.
func (l *lane) count(place float64) {
	n := len(l.open)
	for _, b := range l.rows {
		if b != nil {
			n--
		}
	}
	last := len(l.crowd) - 1
	switch {
	case last < 0 && n == 0 || last >= 0 && l.crowd[last].n == n:
		return
	case last >= 0 && l.crowd[last].place == place:
		l.crowd[last].n = n
	default:
		l.crowd = append(l.crowd, crowd{place, n})
	}
	l.most = max(l.most, n)
}

// look finds the places of what is to come: now, and the ends of the entries that
// have a row.
func (s *Strip) look() {
	if s.ahead != nil || len(s.knots) == 0 {
		return
	}
	last := s.knots[len(s.knots)-1]
	now := knot{math.Max(s.Now, last.at), last.place + stretch(s.Now-last.at)}
	s.ahead = []knot{now}
	var ends []float64
	for _, l := range s.lanes {
		for _, b := range l.rows {
			if b != nil && b.deadline > now.at && !math.IsInf(b.deadline, 1) {
				ends = append(ends, b.deadline)
			}
		}
	}
	sort.Slice(ends, func(i, j int) bool { return ends[i] < ends[j] })
	for _, at := range ends {
		if before := s.ahead[len(s.ahead)-1]; at > before.at {
			s.ahead = append(s.ahead, knot{at, before.place + stretch(at-before.at)})
		}
	}
}

// SetNow tells what time it is on the clock.
func (s *Strip) SetNow(at float64) {
	if at != s.Now {
		s.Now, s.ahead = at, nil
	}
}

// Start is the time at which the strip begins.
func (s *Strip) Start() float64 {
	if len(s.knots) == 0 {
		return s.Now
	}
	return s.knots[0].at
}

// Place is where a time is on the axis: where the clock first showed it.
func (s *Strip) Place(at float64) float64 {
	s.look()
	if len(s.knots) == 0 {
		return 0
	}
	list, before := s.knots, knot{}
	if last := s.knots[len(s.knots)-1]; at > last.at {
		list, before = s.ahead, last
	} else if at <= s.knots[0].at {
		return s.knots[0].place
	}
	i := sort.Search(len(list), func(i int) bool { return list[i].at >= at })
	if i == len(list) {
		end := list[len(list)-1]
		return end.place + stretch(at-end.at)
	}
	if i > 0 {
		before = list[i-1]
	}
	return before.place + (list[i].place-before.place)*(at-before.at)/(list[i].at-before.at)
}

// Time is the time on the clock at a place of the axis.
func (s *Strip) Time(place float64) float64 {
	s.look()
	if len(s.knots) == 0 {
		return s.Now
	}
	list, before := s.knots, s.knots[0]
	if last := s.knots[len(s.knots)-1]; place > last.place {
		list, before = s.ahead, last
	}
	i := sort.Search(len(list), func(i int) bool { return list[i].place >= place })
	if i == len(list) {
		end := list[len(list)-1]
		rest := place - end.place
		if rest > restAfter {
			rest = restAfter * math.Exp(rest/restAfter-1)
		}
		return end.at + rest
	}
	if i > 0 {
		before = list[i-1]
	}
	if list[i].place == before.place {
		return list[i].at
	}
	return before.at + (list[i].at-before.at)*(place-before.place)/(list[i].place-before.place)
}

// Spot is the place of an event.
func (s *Strip) Spot(seq uint64) float64 {
	if len(s.spots) == 0 {
		return 0
	}
	return s.spots[min(max(seq, s.first)-s.first, uint64(len(s.spots)-1))]
}

// Event is the last event up to a place, or the first there is; 0: there is none.
func (s *Strip) Event(place float64) uint64 {
	if len(s.spots) == 0 {
		return 0
	}
	n := sort.Search(len(s.spots), func(i int) bool { return s.spots[i] > place+1e-9 })
	return s.first + uint64(max(n-1, 0))
}

// Bounds is the window in which all is to be seen, and of what is to come as much
// as there is room for beside it. now is the place of Now.
func (s *Strip) Bounds() (from, now, to float64) {
	s.look()
	if len(s.knots) == 0 {
		return 0, 0, 1
	}
	now, to = s.ahead[0].place, s.ahead[len(s.ahead)-1].place
	to = math.Min(to, now+math.Max(0.7*now, 12))
	pad := math.Max(0.04*to, 1)
	return -pad, now, to + pad
}
