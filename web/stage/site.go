package stage

// Site is what stands where at one moment: processes, and what is around them.
type Site struct {
	// Tabs tells that the processes are browser tabs, which have no server and no
	// balancer before them.
	Tabs      bool
	Processes []Process
	Balancer  *Balancer // nil: none
	Database  *Database // nil: none
	Shared    *Shared   // nil: none
	Settled   bool      // that there is no shared cache: the picture offers none
	Bare      bool      // nothing is said of what is not there
	Low       bool      // a narrow picture is to be low: it stays in view above a text
	Last      *Last     // what happened last; nil: nothing that is to be seen
	Sums      Sums      // of all requests so far
	Before    *Sums     // of those before the last stream of them was sent; nil: not known
	Stream    *Sums     // of those that came last, too fast to be seen one by one; nil: none did
}

// Process is one memory space. Server counts from 1; 0 is outside the balancer.
type Process struct {
	Name                  string
	PID                   int
	Server                int
	Colour                int // 0 to 8, as the style sheet has them
	State                 State
	Self, Target          bool     // it is this tab's; form and console act on it
	Up                    string   // how long it has run
	Why                   string   // it has ended, and nobody asked for that
	Threads               []string // their names, if there are several
	Hits, Misses          uint64
	Entries, Limit, Bytes int
	Rows                  []Row  // the most recently used entries first
	NextOut               string // the key that goes first when the cache is full; "" as long as it is not
	Asked                 *Asked // what was asked for last and is not there
	Evicted               int    // how many entries the last call threw out
	Gone                  string // the key of the one, if it was one
	Lost                  *Lost  // what the process of that name before it lost
}

// State is what is known about the life of a process.
type State int

const (
	Live State = iota
	Silent
	Ended
	Starting
)

// Row is an entry in memory. Its texts are ready to be read, however long.
type Row struct {
	Key, Value string
	Part       float64 // of its time that is left, 0 to 1; 1 if it has no end
	Left       string  // the same in words
	Dead       bool    // over its time, and still in memory
	Mark       Outcome // how the last call ended, if that was on this entry
	Stored     bool    // and that it was stored then, after a miss
	Fresh      bool    // that was a moment ago
	Over       string  // whose write is lost under this value, which was made of an older one; "" if none is

	next bool // the next entry that comes pushes it out

	FullKey, Location string // what it is in memory: data-entry and data-location of its element
}

// Asked is a key that a process did not find.
type Asked struct {
	Key     string
	Outcome Outcome
	Fresh   bool
	Ask     string // what the call is asked for as, see [CallName]
}

// Lost is what ended with a process, which may be nothing. Keys may be fewer than
// Entries.
type Lost struct {
	Entries int
	Keys    []string
}

// Balancer shares requests out.
type Balancer struct {
	How  string // its name, as scenarios write it
	Next string // the process that is next; "" if that cannot be told
}

// Database is what a miss asks.
type Database struct {
	Queries int
	Millis  float64 // what they took
}

// Shared is a cache outside of the processes.
type Shared struct {
	Kind    string // the name of its server
	Alias   string // how code reaches it, where that is not the default cache
	Down    bool
	Entries int
	Rows    []Row
}

// Last is the last thing that happened, which the picture points at: a call, or a
// request and all that it did.
type Last struct {
	Process, Thread string
	Outcome         Outcome // "" if nothing was looked up
	Request         string  // its path; "" if it was no request
	Status          int     // of its answer
	Queries         int     // how often it asked the database
	Millis          float64
	Shared          bool   // it went to the shared cache
	ID              string // differs from that of what happened before
	Ask             string // what its call is asked for as, see [CallName]; "": it made none
	Moves           bool   // it has just happened, and is to be seen happening
}

// Outcome is how a call ended, as far as the picture has a shape for it.
type Outcome string

const (
	Hit     Outcome = "hit"     // a full dot
	Miss    Outcome = "miss"    // a ring
	Expired Outcome = "expired" // a cross
	Stored  Outcome = "stored"  // a square
	// Whether a key is in the cache is no look-up and counts as none; the shapes are
	// those of a hit and a miss.
	InCache    Outcome = "hit haskey"
	NotInCache Outcome = "miss haskey"

	// The rest are ways in which something was stored.
	OneStep  Outcome = "onestep"  // a padlock: nothing gets between reading and writing
	TwoSteps Outcome = "twosteps" // two squares apart: something may
	Evicted  Outcome = "evicted"  // a triangle that points down: others fell out
)

// narrowBelow is the width that balancer and database need beside the processes.
const narrowBelow = 640

// Draw makes the picture, width pixels wide: its height follows from what there
// is to show.
func (s Site) Draw(w Words, width int) *Node {
	picture, _ := s.DrawMoving(w, width)
	return picture
}

// DrawMoving makes the picture as Draw does, and what moves over it.
func (s Site) DrawMoving(w Words, width int) (picture, moves *Node) {
	rooms := map[string]float64{}
	d, svg, height := s.draw(w, width, rooms)
	for key, room := range rooms {
		if room < code.width(key) { // cut, and it is to be the same on all cards
			d, svg, height = s.draw(w, width, rooms)
			break
		}
	}
	return svg, d.moves(height)
}

// draw draws with the least room that each key was seen to have.
func (s Site) draw(w Words, width int, rooms map[string]float64) (d *drawing, svg *Node, height float64) {
	d = &drawing{
		site: s, words: w, width: float64(max(width, 200)), keyRoom: rooms,
		wires: in("wires"), front: in("front"),
	}
	d.narrow = d.width < narrowBelow
	d.choose()
	switch {
	case s.Tabs && s.Shared == nil && !d.lacks():
		height = d.groups(1, 10, d.width-2)
	case d.narrow:
		height = d.tall()
	default:
		height = d.broad()
	}
	class := "site"
	if s.Last != nil && s.Last.Moves && s.Last.Request != "" {
		class += " late"
	}
	svg = El("svg", "class", class, "viewBox", "0 0 "+number(d.width)+" "+number(height))
	return d, svg.Add(d.wires).Add(d.back...).Add(d.front), height
}

// drawing is a picture under way. What is in wires lies at the back, what is in
// front covers the rest.
type drawing struct {
	site   Site
	words  Words
	width  float64
	narrow bool

	size         size
	rows         int     // entries that a large card has room for
	cardW, cardH float64 // the least width; the height
	gap, pad     float64
	noted        bool // some card has a line about what was lost

	wires, front *Node
	back         []*Node
	places       []place
	keyRoom      map[string]float64 // the least room that a key was seen to have

	balancerAt, databaseAt, sharedAt box // no width: it is not there
}

// process draws one in a form, and what happened to it last.
func (d *drawing) process(p *Process, b box, form size) *Node {
	class := "unit p" + number(float64(p.Colour))
	for _, c := range []struct {
		is   bool
		name string
	}{
		{p.Self, " me"}, {p.Target, " target"}, {p.State == Ended, " ended"}, {p.State == Starting, " starting"}, {d.lit(p), " lit"}, {p.lostAll(), " wiped"},
	} {
		if c.is {
			class += c.name
		}
	}
	g := in(class).Set("data-process", p.Name)
	g.Add(rect(b, 9, "box"), rect(box{b.x, b.y, b.w, 4}, 2, "identity"))
	switch form {
	case large:
		d.card(g, p, b)
	case medium:
		d.brief(g, p, b)
	default:
		d.tile(g, p, b)
	}
	switch {
	case d.lit(p):
		d.front.Add(d.badge(p, b))
	case p.restarted() && d.size != tile:
		d.front.Add(d.pill(b, "restarted", "", d.words.Site(SayRestart)))
	}
	return g
}

// lit tells whether the last thing happened in a process.
func (d *drawing) lit(p *Process) bool { return d.site.Last != nil && d.site.Last.Process == p.Name }

// badge says at the edge of a card how the last thing ended there.
func (d *drawing) badge(p *Process, b box) *Node {
	l := d.site.Last
	o, text := l.Outcome, d.outcome(l.Outcome, false)
	class := string(o)
	switch {
	case p.Evicted > 0:
		o, class, text = Evicted, string(Evicted), d.wentOut(p, strong, b.w-33)
	case o == "" && l.Status > 0:
		if text = number(float64(l.Status)); l.Status >= 400 {
			class = "miss refused"
		}
	}
	if text == "" {
		return nil
	}
	return d.pill(b, class, o, text).name(l.Ask)
}

// pill is a badge with the shape of an outcome, if it has one.
func (d *drawing) pill(b box, class string, o Outcome, text string) *Node {
	room := 12.0
	if o != "" {
		room = 25
	}
	text = fit(text, strong, b.w-room-8)
	pill := box{0, b.y - 9, strong.width(text) + room, 19}
	pill.x = b.right() - pill.w - 6
	g := in("badge " + class).Add(rect(pill, 9.5, "pill"))
	if o != "" {
		g.Add(mark(pill.x+11, pill.middle(), o))
	}
	return g.Add(label(pill.x+room-6, pill.y+14, strong, pill.w, text))
}

// outcome is the word for an outcome, with what followed on it.
func (d *drawing) outcome(o Outcome, stored bool) string {
	word := map[Outcome]Word{Hit: SayHit, Miss: SayMiss, Expired: SayExpired, Stored: SayStored, InCache: SayInCache, NotInCache: SayNotInCache, OneStep: SayOneStep, TwoSteps: SayTwoSteps}
	if stored && o == Miss {
		return d.words.Site(SayMissStored)
	}
	if stored && o == Expired {
		return d.words.Site(SayExpiredStored)
	}
	if w, ok := word[o]; ok {
		return d.words.Site(w)
	}
	return ""
}
