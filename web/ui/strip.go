package ui

import (
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/engine/host"
	"locmem/engine/rack"
	"locmem/web/i18n"
	"locmem/web/lesson"
	"locmem/web/model"
	"locmem/web/port"
	"locmem/web/stage"
)

// Time shows what happened: as lines, as a chart, and in words, as the log.
type Time struct {
	app.Compo
	C      Ctx
	S      *lesson.Lesson // the open scenario; nil: the time is that of tabs
	Embed  bool
	Rev    int // of what is drawn
	Asked  int // of what is explained
	Log    int // of the log
	Moment host.Moment
	Busy   bool

	view   string // viewLines, viewChart, viewLog
	chosen bool   // somebody chose it: a narrow embed shows nothing before

	of     *model.Model
	read   model.Past
	strip  *stage.Strip
	reads  bool // it is being read
	behind int  // the Rev up to which it was read; -1: there is more

	width    int
	seen     bool // it is in sight
	from, to float64
	zoomed   bool    // somebody chose the window
	now      float64 // the place of now when the window was chosen or moved
	drawn    *stage.Node
	next     time.Time
	waits    bool // it will be drawn in a moment
	own      bool // that moment is now
	ctx      app.Context
	undo     func()
	refused  bool // the browser did not save the file

	held bool    // the line is dragged,
	hold float64 // to that place of the axis
	want uint64  // the event to go to; 0: none

	plays bool // the story passes by itself
	speed int  // the place in speeds
	plan  int  // counts the ticks: only the last one counts
}

const (
	viewLines = "lines"
	viewChart = "chart"
	viewLog   = "log"

	plane     = "time-plane"
	viewKept  = "locmem-time-view"
	firstWide = 960
	// readAtOnce is how many events are read before the page may do something else:
	// they come as a message, which takes as long to read as a picture to draw.
	readAtOnce = 250
	// stripKept is how many events are remembered before it begins anew from what
	// the log still has.
	stripKept = 150_000
	// askAgain is how long it waits where events could not be read.
	askAgain = 250 * time.Millisecond
	// closest is the shortest window, in places of the axis.
	closest = 3.0
)

// TimeOf makes the time for the model's present state; l is the open scenario, nil for
// the tabs.
func TimeOf(c Ctx, r model.Revs, l *lesson.Lesson, embed bool) *Time {
	t := &Time{
		C: c, S: l, Embed: embed, Rev: sum(r, model.AreaLog, model.AreaTick, model.AreaProcesses, model.AreaClock),
		Log: sum(r, model.AreaLog), Asked: sum(r, model.AreaInspect),
	}
	if l != nil {
		t.Moment, t.Busy = l.Moment(), l.Busy()
	}
	return t
}

// OnMount begins to listen to what is done with the picture.
func (v *Time) OnMount(ctx app.Context) {
	v.ctx, v.speed = ctx, 1
	if view := port.Setting(viewKept); view == viewChart || view == viewLog {
		v.view = view
	}
	ctx.Defer(func(ctx app.Context) {
		again := func(f func()) { ctx.Dispatch(func(app.Context) { v.at(f) }) }
		v.undo = port.OnPlane(plane, port.Plane{
			Wide: func(w int) {
				if w != v.width {
					again(func() { v.width = w })
				}
			},
			Seen: func(seen bool) { again(func() { v.seen = seen }) },
			Zoom: func(in bool, at float64) { again(func() { v.zoom(in, at) }) },
			Drag: func(by float64) { again(func() { v.scroll(-by) }) },
			Grab: v.grab,
			Move: func(x float64) { again(func() { v.move(x) }) },
			Drop: func() { again(v.drop) },
			Tap:  func(name string) { again(func() { v.ask(name, false) }) },
			Key: func(key string) bool {
				f := v.key(key)
				if f != nil {
					again(f)
				}
				return f != nil
			},
		})
	})
}

// OnDismount ends it.
func (v *Time) OnDismount() {
	if v.undo != nil {
		v.undo()
	}
	*v = Time{}
}

// at does something that a hand asked for: it is drawn at once.
func (v *Time) at(f func()) {
	defer v.C.M.Recover()
	f()
	v.next = time.Time{}
}

// key is what a key does; nil: nothing.
func (v *Time) key(key string) func() {
	switch key {
	case "ArrowLeft":
		return func() { v.scroll(-0.2) }
	case "ArrowRight":
		return func() { v.scroll(0.2) }
	case "+", "=":
		return func() { v.zoom(true, 0.5) }
	case "-":
		return func() { v.zoom(false, 0.5) }
	case "0":
		return func() { v.zoomed = false }
	case "ArrowUp", "ArrowDown":
		return func() { v.walk(key == "ArrowUp") }
	case "Enter":
		return v.enter
	}
	return v.momentKey(key)
}

// zoom shows less or more of the time; what is at a share of the width stays there.
func (v *Time) zoom(in bool, at float64) {
	if v.strip == nil {
		return
	}
	v.window()
	factor := 1.6
	if in {
		factor = 1 / factor
	}
	min, now, max := v.strip.Bounds()
	mid := v.from + (v.to-v.from)*math.Min(math.Max(at, 0), 1)
	from, to := mid-(mid-v.from)*factor, mid+(v.to-mid)*factor
	if to-from < closest {
		return
	}
	v.zoomed = to-from < max-min
	v.from, v.to, v.now = from, to, now
	v.bound()
}

// scroll moves the window by a share of its width.
func (v *Time) scroll(by float64) {
	if v.strip == nil || !v.zoomed {
		return
	}
	by *= v.to - v.from
	v.from, v.to = v.from+by, v.to+by
	_, v.now, _ = v.strip.Bounds()
	v.bound()
}

// bound keeps the window where there is something.
func (v *Time) bound() {
	min, _, max := v.strip.Bounds()
	if v.to > max {
		v.from, v.to = v.from-(v.to-max), max
	}
	if v.from < min {
		v.from, v.to = min, math.Min(v.to+min-v.from, math.Max(max, min+closest))
	}
}

// window is what is to be seen: all, or what was chosen. Where now was in it, it goes
// on with the time.
func (v *Time) window() (from, to float64) {
	min, now, max := v.strip.Bounds()
	switch {
	case !v.zoomed:
		v.from, v.to = min, max
	case v.now >= v.from && v.now <= v.to:
		v.from, v.to = v.from+now-v.now, v.to+now-v.now
	}
	v.now = now
	return v.from, v.to
}

func (v *Time) shown() string {
	if v.view == "" {
		return viewLines
	}
	return v.view
}

// catchUp brings the strip up to what has happened.
func (v *Time) catchUp() {
	m := v.C.M
	if v.of != m {
		v.of, v.read, v.strip, v.zoomed, v.drawn, v.reads, v.behind = m, model.Past{}, newStrip(), false, nil, false, -1
	}
	if !m.Recorded() {
		v.strip = newStrip()
		ofItems(v.strip, m)
	}
	v.strip.SetNow(m.Now())
}

func newStrip() *stage.Strip { return &stage.Strip{Colour: colour} }

// follow asks for what has happened since, if somebody sees it.
func (v *Time) follow() {
	m, rev := v.C.M, v.Rev
	if v.reads || v.behind == rev || v.of != m || v.ctx.Context == nil || !v.seen || !m.Recorded() {
		return
	}
	v.reads = true
	read, ctx := v.read, v.ctx
	m.Go(func() {
		events, next, anew, err := m.Past(read, readAtOnce)
		if err != nil {
			time.Sleep(askAgain)
		}
		ctx.Dispatch(func(app.Context) {
			switch {
			case v.of != m:
			case err != nil:
				v.reads, v.behind = false, -1
			default:
				v.take(events, next, anew, rev)
			}
		})
	})
}

// take adds what was asked for.
func (v *Time) take(events []rack.SiteEvent, next model.Past, anew bool, rev int) {
	v.reads, v.own = false, true
	switch {
	case anew:
		v.strip, v.zoomed = newStrip(), false
	case v.strip.Size() > stripKept: // begin anew, from what is still kept
		v.strip, v.read, v.behind = newStrip(), model.Past{}, -1
		return
	}
	v.strip.Add(events...)
	v.read, v.behind = next, rev
	if len(events) == readAtOnce {
		v.behind = -1
	}
}

// draw returns the picture of the present state. It is drawn when a hand asks for
// it, and else a moment after the rest of the page, in a task of its own; not again
// soon if it took long, and not while it is out of sight.
func (v *Time) draw() *stage.Node {
	own := v.own || v.next.IsZero() || v.ctx.Context == nil
	v.own = false
	rests := v.drawn != nil && v.of == v.C.M && (!v.seen && v.width > 0 || !own || time.Now().Before(v.next))
	if rests {
		v.later()
		return v.drawn
	}
	begin := time.Now()
	v.catchUp()
	width := v.width
	if width == 0 {
		width = firstWide
	}
	from, to := v.window()
	v.stand()
	v.chose()
	if v.shown() == viewChart {
		var bills []stage.Bill
		for _, i := range v.C.M.Infos() {
			if i.Alive {
				bills = append(bills, stage.Bill{Process: i.Name, Bytes: i.Bytes})
			}
		}
		v.drawn = v.strip.Chart(v.C.L, from, to, width, bills)
	} else {
		v.drawn = v.strip.Draw(v.C.L, from, to, width)
	}
	v.next = time.Now().Add(min(max(100*time.Millisecond, 12*time.Since(begin)), 600*time.Millisecond))
	return v.drawn
}

// later draws again when it may.
func (v *Time) later() {
	if v.waits || v.ctx.Context == nil || !v.seen {
		return
	}
	v.waits = true
	ctx := v.ctx
	time.AfterFunc(max(time.Until(v.next), 10*time.Millisecond), func() {
		ctx.Dispatch(func(app.Context) { v.waits, v.own = false, true })
	})
}

func (v *Time) Render() app.UI {
	c := v.C
	view := v.shown()
	class := "card time"
	if v.chosen {
		class = "card time chosen"
	}
	// What listens to the picture holds its element: it stays the third, whatever is above.
	body := []app.UI{v.head(view), v.where()}
	if view == viewLog {
		body = append(body, app.Div().ID(plane).Class("plane").Hidden(true), &Events{C: c, Rev: v.Log})
	} else {
		picture := v.draw()
		v.follow()
		moves := "plane"
		if v.zoomed {
			moves = "plane moves"
		}
		body = append(body,
			app.Div().ID(plane).Class(moves).TabIndex(0).Role("group").Aria("label", c.say(i18n.StripTitle)).Aria("describedby", "time-keys").
				Body(&Drawing{N: picture}),
			v.tools())
	}
	body = append(body, c.told(TimeZone))
	return app.Section().Class(class).ID("time").Aria("labelledby", "time-title").Body(body...)
}

func (v *Time) head(view string) app.UI {
	c := v.C
	var views []app.UI
	for _, x := range []struct {
		id   string
		text i18n.T
	}{{viewLines, i18n.ViewLines}, {viewChart, i18n.ViewChart}, {viewLog, i18n.ViewLog}} {
		views = append(views, app.Button().Type("button").ID("time-"+x.id).Class("btn small").
			Aria("pressed", strconv.FormatBool(view == x.id)).Text(c.say(x.text)).
			OnClick(c.do("time "+x.id, func() {
				v.at(func() { v.view, v.chosen = x.id, true })
				port.SetSetting(viewKept, x.id)
			})))
	}
	return app.Div().Class("head").Body(
		app.H2().ID("time-title").Text(c.say(i18n.StripTitle)),
		app.If(view == viewLines, func() app.UI { return v.legend() }),
		app.Div().Class("views").Role("group").Aria("label", c.say(i18n.ViewOfTime)).Body(views...),
	)
}

func (v *Time) legend() app.UI {
	c := v.C
	sign := func(class, sign string, text i18n.T) app.UI {
		return app.Span().Body(app.Span().Class(class).Aria("hidden", "true").Text(sign), app.Text(" "+c.say(text)))
	}
	unmeasured, evicts, clears := false, false, false
	if v.strip != nil {
		unmeasured, evicts, clears = v.strip.Signs()
	}
	return app.P().Class("help legend").Body(
		app.Span().Text(c.say(i18n.StripHelp)),
		sign("l-hit", "●", i18n.LegendHit),
		app.Span().Body(app.Span().Class("l-miss").Aria("hidden", "true").Text("○"), app.Text(" "), term(i18n.Lookup, c.say(i18n.LegendMiss))),
		sign("l-miss", "✕", i18n.LegendOver), sign("l-cut", "┃", i18n.LegendCut),
		app.If(evicts, func() app.UI { return sign("l-out", "▼", i18n.LegendOut) }),
		app.If(clears, func() app.UI { return sign("l-out", "☐", i18n.LegendClear) }),
		app.If(unmeasured, func() app.UI {
			return app.Span().Body(app.Span().Class("l-hit").Aria("hidden", "true").Text("◆"), app.Text(" "), sign("l-miss", "◇", i18n.LegendFind))
		}),
	)
}

// tools are below the picture: zoom, scroll, download.
func (v *Time) tools() app.UI {
	c := v.C
	whole := !v.zoomed
	button := func(id, sign string, text i18n.T, idle bool, f func()) app.UI {
		b := app.Button().Type("button").ID("time-" + id).Class("btn small").Text(sign)
		if name := c.say(text); name != sign {
			b = b.Aria("label", name).Title(name)
		}
		if idle {
			return off(b)
		}
		return b.OnClick(c.do("time "+id, func() { v.at(f) }))
	}
	list := append(v.steps(button),
		button("out", "−", i18n.ZoomOut, whole, func() { v.zoom(false, 0.5) }),
		button("in", "+", i18n.ZoomIn, v.strip == nil || v.to-v.from < closest*1.6, func() { v.zoom(true, 0.5) }),
		button("all", c.say(i18n.ZoomAll), i18n.ZoomAllLong, whole, func() { v.zoomed = false }),
		button("earlier", "«", i18n.Earlier, whole, func() { v.scroll(-0.4) }),
		button("later", "»", i18n.Later, whole, func() { v.scroll(0.4) }))
	help := c.say(i18n.StripKeys)
	if v.movable() {
		help = c.say(i18n.MomentKeys)
	}
	list = append(list, app.Span().Class("help keys").ID("time-keys").Text(help))
	if !c.M.Hosts() {
		list = append(list, app.Span().Class("help").ID("time-live").Text(c.say(i18n.StripLive)))
	}
	if !v.Embed {
		save := []app.UI{app.Span().Class("help").Text(c.say(i18n.Download))}
		for _, x := range []struct {
			kind string
			f    func()
		}{{"SVG", v.saveSVG}, {"PNG", v.savePNG}, {"CSV", v.saveCSV}} {
			save = append(save, app.Button().Type("button").ID("time-"+strings.ToLower(x.kind)).Class("btn small").Text(x.kind).
				Aria("label", c.L.Sayf(i18n.DownloadAs, x.kind)).OnClick(c.do("save "+x.kind, x.f)))
		}
		list = append(list, app.Span().Class("space"), app.Span().Class("save").Body(save...))
		if v.refused {
			list = append(list, app.P().Class("note miss").Role("status").Text(c.say(i18n.NotSaved)))
		}
	}
	return app.Div().Class("acts").Body(list...)
}

func (v *Time) saveSVG() {
	svg, ok := port.Picture(plane)
	v.refused = !ok || !port.Save("locmem-time.svg", "image/svg+xml", svg)
}

func (v *Time) savePNG() {
	svg, ok := port.Picture(plane)
	if v.refused = !ok; !ok {
		return
	}
	ctx := v.ctx
	port.SavePNG("locmem-time.png", svg, func(ok bool) {
		ctx.Dispatch(func(app.Context) { v.refused = !ok })
	})
}

func (v *Time) saveCSV() {
	m, ctx := v.C.M, v.ctx
	save := func(events []rack.SiteEvent) { v.refused = !port.Save("locmem-time.csv", "text/csv", CSV(events)) }
	if !m.Recorded() {
		save(eventsOf(m.Items()))
		return
	}
	m.Go(func() {
		var events []rack.SiteEvent
		var read model.Past
		for {
			list, next, anew, err := m.Past(read, readAtOnce)
			if err != nil {
				ctx.Dispatch(func(app.Context) { v.refused = true })
				return
			}
			if read = next; len(list) == 0 {
				break
			}
			if anew {
				events = nil
			}
			events = append(events, list...)
		}
		ctx.Dispatch(func(app.Context) { save(events) })
	})
}

// eventsOf are the items of a log as events.
func eventsOf(items []model.Item) []rack.SiteEvent {
	kinds := map[model.ItemKind]rack.Happening{
		model.Call: rack.Called, model.Started: rack.ProcessStart, model.Stopped: rack.ProcessStop, model.ClockBy: rack.ClockMoved,
	}
	var list []rack.SiteEvent
	for _, i := range items {
		e := rack.SiteEvent{Seq: uint64(len(list) + 1), Kind: kinds[i.Kind], Seconds: i.Seconds, Text: i.Why}
		if e.Kind == "" {
			continue
		}
		if i.Event != nil {
			e.Event = *i.Event
		}
		e.Process, e.PID, e.Time = i.Process, i.PID, i.Time
		list = append(list, e)
	}
	return list
}

// CSV is a log as a table: a line an event, its columns named in the first.
func CSV(events []rack.SiteEvent) string {
	var b strings.Builder
	b.WriteString("n,time,kind,process,pid,thread,op,key,outcome,timeout,evicted,seconds,text\r\n")
	for _, e := range events {
		number := ""
		if e.Seconds != 0 {
			number = strconv.FormatFloat(e.Seconds, 'f', -1, 64)
		}
		gone := ""
		if n := len(e.Evicted); n > 0 {
			gone = strconv.Itoa(n)
		}
		text := e.Text
		if e.Error != "" {
			text = e.Error
		}
		for i, cell := range []string{
			strconv.FormatUint(e.Seq, 10), strconv.FormatFloat(e.Time, 'f', 3, 64), string(e.Kind), e.Process, strconv.Itoa(e.PID), e.Thread,
			e.Op, e.Key, string(e.Outcome), e.Timeout, gone, number, text,
		} {
			if i > 0 {
				b.WriteByte(',')
			}
			if i > 5 && i != 11 && cell != "" && strings.ContainsAny(cell[:1], "=+-@") {
				cell = "'" + cell // a text, not a formula of the spreadsheet that opens it
			}
			b.WriteString(cellOf(cell))
		}
		b.WriteString("\r\n")
	}
	return b.String()
}

// cellOf writes a text as a cell of a table.
func cellOf(text string) string {
	if strings.ContainsAny(text, "\",\r\n") {
		return `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
	}
	return text
}

// Drawing is a picture that is drawn anew only when it is another one.
type Drawing struct {
	app.Compo
	N *stage.Node
}

func (d *Drawing) Render() app.UI { return svg(d.N) }
