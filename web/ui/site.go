package ui

import (
	"cmp"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/engine"
	"locmem/engine/rack"
	"locmem/engine/scenario"
	"locmem/engine/shared"
	"locmem/web/i18n"
	"locmem/web/lesson"
	"locmem/web/model"
	"locmem/web/port"
	"locmem/web/stage"
)

// Site is the picture of the processes and of what is around them. Who cannot see
// it has the cards below it.
type Site struct {
	app.Compo
	C   Ctx
	S   *lesson.Lesson // whose processes they are; nil: they are tabs
	Rev int
	ID  string // of its room
	// Compared tells that another backend stands beside it: nothing is offered then.
	Compared bool
	// Pinned tells that it stays in view above the text where the window is narrow.
	Pinned bool

	width  int  // of the room that the picture has; 0: not known yet
	hidden bool // it is out of sight
	of     *model.Model
	flow   stage.Flow
	begins bool        // what moves has not begun yet
	last   string      // what happened last, see stage.Last,
	reach  bool        // and it was not brought into view yet
	drawn  *stage.Node // the picture as it is
	moves  *stage.Node // and what moves over it
	undos  []func()
}

// sitePicture is the room of the picture, and siteWidth the width that it is drawn
// in before that is known.
const (
	sitePicture = "site"
	siteWidth   = 720
)

// movesID is where that stands which moves.
func (s *Site) movesID() string { return s.ID + "-moves" }

func (s *Site) OnMount(ctx app.Context) {
	ctx.Defer(func(ctx app.Context) {
		s.undos = []func(){port.OnWidth(s.ID, func(pixels int) {
			ctx.Dispatch(func(app.Context) { s.width = pixels })
		}), port.OnSight(s.ID, func(seen bool) {
			ctx.Dispatch(func(app.Context) {
				if s.hidden = !seen; seen {
					s.flow = stage.Flow{} // what happened meanwhile does not move
				}
			})
		})}
	})
}

func (s *Site) OnDismount() {
	for _, undo := range s.undos {
		undo()
	}
}

func (s *Site) OnUpdate(ctx app.Context) {
	ctx.Defer(func(app.Context) {
		if s.begins {
			s.begins = false
			port.Animate(s.movesID())
		}
		if s.reach {
			s.reach = false
			port.Within(pinID, "#"+s.ID+" .lit[data-process]")
		}
	})
}

// draw makes the picture anew, unless it is out of sight: then it rests.
func (s *Site) draw() {
	c := s.C
	if s.drawn != nil && s.hidden && s.of == c.M {
		return
	}
	if s.of != c.M {
		s.of, s.flow = c.M, stage.Flow{}
	}
	width := s.width
	if width == 0 {
		width = siteWidth
	}
	site := siteOf(c, s.S)
	site.Settled = s.Compared
	site.Low = s.Pinned && port.Narrow()
	site.Bare = site.Bare || site.Low && site.Database == nil
	if l := site.Last; l != nil && l.ID != s.last {
		s.last, s.reach = l.ID, s.Pinned
	}
	if s.flow.See(&site, time.Now()) {
		s.begins = true
	}
	if site.Last != nil && site.Last.Moves && port.Calm() {
		site.Last.Moves, s.begins = false, false
	}
	s.drawn, s.moves = site.DrawMoving(c.L, width)
	s.moves.Set("id", s.movesID())
}

func (s *Site) Render() app.UI {
	c := s.C
	s.draw()
	return app.Div().Class("site-room").ID(s.ID).Aria("hidden", "true").
		Body(svg(s.drawn), svg(s.moves)).
		OnClick(c.on("aim by picture", func(_ app.Context, e app.Event) {
			if port.Around(e, "offer") != "" {
				s.share()
				return
			}
			full, location := port.Around(e, "entry"), port.Around(e, "location")
			if full != "" && shared.At(location) {
				s.open("", location, full)
				return
			}
			if ask, _, ok := (&stage.Strip{}).Asked(port.Around(e, "ask")); ok && s.ID == sitePicture {
				port.Reveal(TimeZone)
				c.M.Inspect(&model.Inspection{At: TimeZone, Ask: ask})
			}
			name := port.Around(e, "process")
			i, ok := c.M.Info(name)
			if !ok || !i.Alive {
				return
			}
			c.M.Aim(name)
			if full != "" {
				s.open(name, location, full)
			}
		}))
}

// open shows an entry of a process, "" of a shared cache. The other side has no place for that.
func (s *Site) open(name, location, full string) {
	if s.ID == sitePicture {
		port.Reveal(TimeZone)
		s.C.M.Open(TimeZone, name, location, full, false)
	}
}

// share puts a shared cache where the picture says that there is none.
func (s *Site) share() {
	switch {
	case s.S == nil:
		s.C.M.Share(true)
	case !s.Compared && !s.S.Busy():
		s.S.Resize(scenario.SetupLine{Key: "backend", Value: shared.Redis})
	}
}

// siteOf puts what is known into a picture.
func siteOf(c Ctx, l *lesson.Lesson) stage.Site {
	var around *rack.Glance
	if l != nil {
		g, _ := l.Glance()
		around = &g
	}
	return siteAround(c, around)
}

// siteAround is that with what stands around the processes of a scenario; nil: they are
// tabs.
func siteAround(c Ctx, g *rack.Glance) stage.Site {
	s := stage.Site{Tabs: !c.M.Hosts()}
	var around rack.Glance
	if g != nil {
		around = *g
	}
	recent := c.M.Recent()
	for _, i := range c.M.Infos() {
		p := processOf(c, i, recent)
		p.Server = around.Servers[i.Name]
		if p.Server > 0 && around.Threads > 1 {
			for n := range around.Threads {
				p.Threads = append(p.Threads, string(rune('a'+n)))
			}
		}
		s.Processes = append(s.Processes, p)
	}
	if len(s.Processes) == 0 && (!c.M.Hosts() || !c.M.Started()) {
		s.Processes = []stage.Process{{Name: c.unnamed(), State: stage.Starting, Self: !c.M.Hosts(), Server: 1}}
	}
	if g != nil {
		aroundOf(c, &s, around, recent)
	} else if e := recent.Last; e != nil {
		s.Last = lastCall(*e)
		s.Last.Shared = shared.At(e.Location)
		s.Last.ID = strconv.Itoa(e.PID) + " " + strconv.FormatUint(e.Seq, 10)
	}
	if b := c.M.Beside(); g == nil && b != nil {
		if e := recent.Last; e != nil && shared.At(e.Location) {
			seen := *b
			b, seen.Call = &seen, e
		}
		s.Shared = sharedOf(c, b, s.Processes, recent)
		s.Shared.Alias = sharedAlias
	}
	if l := s.Last; l != nil && l.Request == "" && l.Outcome == stage.Stored {
		if call := recent.Calls[l.Process]; call.TwoSteps {
			l.Outcome = stage.TwoSteps
		}
	}
	return s
}

// rowsRead is how many entries of a process a picture has room for.
const rowsRead = 5

func processOf(c Ctx, i rack.Info, recent model.Recent) stage.Process {
	n, _ := strconv.Atoi(colour(i.Name)[1:])
	p := stage.Process{
		Name: i.Name, PID: i.PID, Colour: n, Self: i.Self, Target: c.M.Target() == i.Name && c.M.Hosts(),
		Hits: i.Hits, Misses: i.Misses, Entries: i.Entries, Limit: defaultLimit, Bytes: i.Bytes,
	}
	if loss, ok := c.M.Loss(i.Name); ok && loss.Known && (loss.Entries > 0 || i.Alive) && (i.Entries == 0 || c.M.Hosts() || !i.Alive) {
		p.Lost = &stage.Lost{Entries: loss.Entries}
		for _, k := range loss.Keys {
			p.Lost.Keys = append(p.Lost.Keys, i18n.KeyText(k))
		}
	}
	switch {
	case !i.Alive:
		p.State, p.Entries, p.Target = stage.Ended, 0, false
		if i.Ended != "" {
			p.Why = c.L.Why(i.Ended)
		}
		return p
	case !i.Answering:
		p.State = stage.Silent
	}
	p.Up = c.upTime(i)
	mem, ok := c.M.MemoryOf(i.Name)
	if !ok || mem.PID != i.PID {
		for _, k := range i.Keys[:min(len(i.Keys), rowsRead)] {
			p.Rows = append(p.Rows, stage.Row{Key: i18n.KeyText(k), Part: 1})
		}
		return p
	}
	p.Entries, p.Bytes = mem.Total, mem.Bytes
	if mem.Limit > 0 {
		p.Limit = mem.Limit
	}
	call, called := recent.Calls[i.Name]
	called = called && call.Event.PID == i.PID && !shared.At(call.Event.Location)
	found := false
	read := mem.Rows[:min(len(mem.Rows), rowsRead)]
	for _, r := range read {
		row := stage.Row{
			Key: i18n.KeyText(telling(r, read)), Value: r.Value, Left: shortLeft(c, r), Dead: r.Expired(c.M.Now()), Part: 1,
			FullKey: r.FullKey, Location: r.Location,
		}
		if r.Expiry == "at" {
			row.Part = partLeft(r.Expires-c.M.Now(), recent.Lasts[model.EntryID(i.Name, r.FullKey)])
		}
		if called && r.FullKey == call.Event.FullKey {
			found = true
			row.Mark, row.Stored = wayOf(call.Event), model.MadeUp(call.Event)
			if call.TwoSteps {
				row.Mark = stage.TwoSteps
			}
			_, row.Fresh = c.M.FlashOf(i.Name, r.FullKey)
		}
		if over := recent.Over[model.EntryID(i.Name, r.FullKey)]; len(over) > 0 { // whatever came after
			row.Mark, row.Over = stage.TwoSteps, strings.Join(over, ", ")
		}
		p.Rows = append(p.Rows, row)
	}
	if last := len(mem.Rows) - 1; last >= 0 && mem.Total >= p.Limit && len(mem.Rows) == mem.Total {
		p.NextOut = i18n.KeyText(mem.Rows[last].Key)
	}
	if !called {
		return p
	}
	p.Evicted, p.Gone = call.Evicted, i18n.KeyText(call.Gone)
	if o := outcomeOf(call.Event); !found && (o == stage.Miss || o == stage.Expired) {
		p.Asked = &stage.Asked{Key: i18n.KeyText(call.Event.Key), Outcome: wayOf(call.Event), Ask: nameOf(&call.Event)}
		_, p.Asked.Fresh = c.M.FlashOf(i.Name, call.Event.FullKey)
	}
	return p
}

// telling is the key of an entry, with what tells it apart from another one of the same
// key: its prefix and version, or what its store is called.
func telling(r rack.Row, all []rack.Row) string {
	for _, o := range all {
		switch {
		case o.Key != r.Key:
		case o.FullKey != r.FullKey:
			return r.FullKey
		case o.Location != r.Location:
			return r.Location + " " + r.Key
		}
	}
	return r.Key
}

// partLeft is the part of its time that an entry has left. Where nobody knows how
// long it was to last, that is Django's default.
func partLeft(left, of float64) float64 {
	if of <= 0 {
		of = 300
	}
	return max(0, min(1, left/of))
}

// balanced tells whether there is a balancer: something answers requests.
func balanced(g rack.Glance) bool {
	for _, server := range g.Servers {
		if server > 0 {
			return g.Views
		}
	}
	return false
}

// aroundOf puts what stands around the processes of a scenario into its picture.
func aroundOf(c Ctx, s *stage.Site, g rack.Glance, recent model.Recent) {
	if balanced(g) {
		s.Balancer = &stage.Balancer{How: c.L.Balancer(string(g.Balancer)), Next: g.Next}
	}
	if g.Database {
		s.Database = &stage.Database{Queries: g.Queries, Millis: g.Seconds * 1000}
	}
	if g.Shared != nil {
		s.Shared = sharedOf(c, g.Shared, s.Processes, recent)
	}
	s.Sums = stage.Sums{Requests: g.Requests, Hits: g.Hits, Misses: g.Misses}
	s.Before = &stage.Sums{Requests: g.Before[0], Hits: g.Before[1], Misses: g.Before[2]}
	e := g.Last
	switch {
	case e == nil:
		return
	case e.Kind == rack.Called:
		s.Last = lastCall(e.Event)
	case e.Kind == rack.Answered:
		s.Last = &stage.Last{
			Process: e.Process, Thread: e.Thread, Request: e.Served.Path, Status: e.Served.Status,
			Queries: e.Served.Queries, Millis: e.Served.Millis,
		}
		switch {
		case e.Served.Misses+e.Served.Uncounted > 0:
			s.Last.Outcome = stage.Miss
		case e.Served.Hits > 0:
			s.Last.Outcome = stage.Hit
		}
	}
	if s.Last != nil {
		s.Last.ID = strconv.FormatUint(e.Seq, 10)
		if g.Why != nil {
			s.Last.Ask = nameOf(g.Why)
		}
		s.Last.Shared = g.Shared != nil && g.Shared.Call != nil
	}
}

// sharedAlias is how code of tabs reaches the cache beside them.
const sharedAlias = `caches["` + rack.SharedAlias + `"]`

// sharedOf puts a shared cache into a picture of processes.
func sharedOf(c Ctx, g *rack.GlanceShared, all []stage.Process, recent model.Recent) *stage.Shared {
	s := &stage.Shared{Kind: cmp.Or(serverNames[g.Server], serverNames[shared.Redis]), Down: g.Down, Entries: g.Total}
	for _, it := range g.Items {
		key := it.Key
		for _, o := range g.Items { // of another version
			if o.Key == key && o.FullKey != it.FullKey {
				key = it.FullKey
				break
			}
		}
		row := stage.Row{Key: i18n.KeyText(key), Value: it.Value, Part: 1, Left: c.say(i18n.Never), FullKey: it.FullKey, Location: it.Location}
		if !math.IsInf(it.Until, 1) {
			left, of := it.Until-c.M.Now(), 0.0
			for _, p := range all {
				of = max(of, recent.Lasts[model.EntryID(p.Name, it.FullKey)])
			}
			if row.Part, row.Left, row.Dead = partLeft(left, of), c.L.Clock(left), left <= 0; row.Dead {
				row.Left = c.say(i18n.ExpiredShort)
			}
		}
		if call := g.Call; call != nil && call.FullKey == it.FullKey {
			row.Mark = wayOf(*call)
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}

// serverNames are those of the shared caches, in every language.
var serverNames = map[string]string{
	shared.Redis: "Redis", shared.Memcached: "Memcached", shared.Database: "DatabaseCache", shared.File: "FileBasedCache",
}

func lastCall(e engine.Event) *stage.Last {
	return &stage.Last{Process: e.Process, Thread: e.Thread, Outcome: wayOf(e), Ask: nameOf(&e)}
}

func nameOf(e *engine.Event) string { return stage.CallName(e.PID, e.Seq) }

func outcomeOf(e engine.Event) stage.Outcome {
	switch e.Outcome {
	case engine.Hit:
		return stage.Hit
	case engine.Miss:
		return stage.Miss
	case engine.Expired:
		return stage.Expired
	case engine.Stored:
		return stage.Stored
	}
	return ""
}

// wayOf is an outcome in the way of its call: incr and decr are one step, has_key is no
// look-up.
func wayOf(e engine.Event) stage.Outcome {
	o := outcomeOf(e)
	switch {
	case o == stage.Stored && (e.Op == "incr" || e.Op == "decr"):
		return stage.OneStep
	case e.Op == "has_key" && o == stage.Hit:
		return stage.InCache
	case e.Op == "has_key" && o != "":
		return stage.NotInCache
	}
	return o
}
