package ui

import (
	"slices"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/engine/rack"
	"locmem/engine/scenario"
	"locmem/web/i18n"
	"locmem/web/lesson"
)

// What can be done to a scenario by hand: each act writes its line into the document.

// act does a line by hand in an open scenario, and otherwise what there is without one.
func (c Ctx) act(line string, otherwise func()) {
	if c.S != nil {
		c.S.Act(line)
		return
	}
	otherwise()
}

// Hands are the buttons below the picture of a scenario.
type Hands struct {
	app.Compo
	C        Ctx
	Rev      int // counts the changes of the document, not of the processes: a run changes those many times a second
	Busy     bool
	Acting   bool // it is busy with what was done by hand: more can follow
	Undoable bool
	Keys     int // that the fullest worker holds
	Size     lesson.Size
	Running  string // workers that run, of each server if those differ
	Down     string // the shared cache that is down; "": none is
	Shared   string // the shared cache; "": there is none
	Beside   bool   // it is side by side with another one
	Default  string // the server behind the alias default; "": there is none
	Timeout  string // of the default cache, as Python writes it
	Entries  int    // MAX_ENTRIES of the default cache; 0: its backend does not count

	path  string // that requests go to; "": the first there is
	count string // of requests, as typed
	rate  string // of requests, a second by the clock; "": the clock stands still
}

// handsOf makes the buttons; nil without an open scenario.
func handsOf(c Ctx, rev int) app.UI {
	if c.S == nil {
		return nil
	}
	h := &Hands{C: c, Rev: rev, Busy: c.S.Busy(), Acting: c.S.Acting(), Undoable: c.S.Undoable(), Size: c.S.Size(), Beside: c.S.Beside() != nil}
	for _, i := range c.M.Infos() {
		h.Keys = max(h.Keys, i.Entries)
	}
	g, _ := c.S.Glance()
	if g.Shared != nil {
		if h.Shared = g.Shared.Server; g.Shared.Down {
			h.Down = h.Shared
		}
	}
	h.Running = running(c.M.Infos(), g.Servers, h.Size)
	if h.Timeout, h.Entries = g.Timeout, g.MaxEntries; serverNames[g.Default] != "" {
		h.Default = g.Default
	}
	return h
}

// running counts the workers that run, as the picture shows them: a text ends some, and
// forks others. Of several servers it is one number if all have as many.
func running(infos []rack.Info, servers map[string]int, size lesson.Size) string {
	live := map[int]int{}
	for _, i := range infos {
		if i.Alive && servers[i.Name] > 0 {
			live[servers[i.Name]]++
		}
	}
	if len(infos) == 0 { // nothing is drawn yet
		return strconv.Itoa(size.Workers)
	}
	text := strconv.Itoa(live[1])
	for n := 2; n <= size.Servers; n++ {
		if live[n] != live[1] {
			for n := 2; n <= size.Servers; n++ {
				text += " + " + strconv.Itoa(live[n])
			}
			break
		}
	}
	return text
}

func (h *Hands) Render() app.UI {
	c := h.C
	button := func(id, text, long string, idle bool, f func()) app.UI {
		b := app.Button().Type("button").ID("hand-" + id).Class("btn small").Text(text)
		if long != "" && long != text {
			b = b.Aria("label", long).Title(long)
		}
		if idle {
			return off(b)
		}
		return b.OnClick(c.do("hand "+id+" "+h.path+h.rate+h.count+h.Down+h.Shared, f))
	}
	busy := h.Busy && !h.Acting
	line := func(id, text, line string) app.UI {
		return button(id, text, text+": "+line, busy, func() { c.S.Act(line) })
	}
	var rows []app.UI
	if paths := c.S.Paths(); len(paths) > 0 {
		path := h.path
		if path == "" {
			path = paths[0]
		}
		send := []app.UI{app.Span().Class("help").ID("hand-send").Text(c.say(i18n.HandSend))}
		if len(paths) > 1 {
			var options []app.UI
			for _, p := range paths {
				options = append(options, optionOf(p, p, p == path))
			}
			send = append(send, app.Select().ID("hand-path").Class("input small").Aria("label", c.say(i18n.HandPath)).Body(options...).
				OnChange(c.on("hand path", func(ctx app.Context, _ app.Event) { h.path = ctx.JSSrc().Get("value").String() })))
		} else {
			send = append(send, app.Elem("code").Text(path))
		}
		for _, n := range []int{1, 20, 100} {
			does := h.request(path, n)
			send = append(send, button("send-"+strconv.Itoa(n), "×"+strconv.Itoa(n), c.L.Sayf(i18n.HandSendN, n, path), busy, func() { c.S.Act(does) }))
		}
		text, long, does := "×N", "×N: "+c.say(i18n.HandCount), h.sends(path)
		if n := h.number(); n > 0 {
			text, long = "×"+strconv.Itoa(n), c.L.Sayf(i18n.HandSendN, n, path)
		}
		send = append(send,
			app.Input().Type("number").ID("hand-count").Class("input small").Placeholder("N").Attr("min", "1").Attr("max", strconv.Itoa(rack.MostRequests)).
				Aria("label", c.say(i18n.HandCount)).
				OnInput(c.on("hand count", func(ctx app.Context, _ app.Event) { h.count = ctx.JSSrc().Get("value").String() })),
			button("send-n", text, long, busy || does == "", func() { c.S.Act(does) }))
		rates := []app.UI{optionOf("", c.say(i18n.HandAtOnce), h.rate == "")}
		for _, n := range []int{1, 10, 100} {
			rates = append(rates, optionOf(strconv.Itoa(n), c.L.Sayf(i18n.HandASecond, n), h.rate == strconv.Itoa(n)))
		}
		send = append(send, app.Select().ID("hand-rate").Class("input small").Aria("label", c.say(i18n.HandRate)).Body(rates...).
			OnChange(c.on("hand rate", func(ctx app.Context, _ app.Event) { h.rate = ctx.JSSrc().Get("value").String() })))
		rows = append(rows, app.Span().Class("hand").Role("group").Aria("labelledby", "hand-send").Body(send...))
	}
	rows = append(rows, h.sizes()...)
	list := []app.UI{line("deploy", c.say(i18n.HandDeploy), "!deploy rolling")}
	if h.Shared != "" {
		name := serverNames[h.Shared]
		if h.Down == "" {
			list = append(list, line("down", c.L.Sayf(i18n.HandDown, name), "!kill "+h.Shared))
		} else {
			list = append(list, line("up", c.L.Sayf(i18n.HandUp, name), "!start "+h.Shared))
		}
	}
	list = append(list, h.compareButton(button), button("undo", c.say(i18n.HandUndo), c.say(i18n.HandUndoLong), h.Busy || !h.Undoable, c.S.Undo))
	rows = append(rows, app.Span().Class("hand").Body(list...), curveOf(h))
	return app.Div().Class("hands").ID("hands").Role("group").Aria("label", c.say(i18n.Hands)).Body(rows...)
}

// number is how many requests were typed; 0: that is no number of requests.
func (h *Hands) number() int {
	n, err := strconv.Atoi(strings.TrimSpace(h.count))
	if err != nil || n < 1 || n > rack.MostRequests {
		return 0
	}
	return n
}

// sends is the line that sends as many; "": none does.
func (h *Hands) sends(path string) string {
	if n := h.number(); n > 0 {
		return h.request(path, n)
	}
	return ""
}

// request is the line that sends n requests.
func (h *Hands) request(path string, n int) string {
	line := "!request " + path
	if n > 1 {
		line += " x" + strconv.Itoa(n)
		if h.rate != "" {
			line += " rate=" + h.rate + "/s"
		}
	}
	return line
}

// sizes are what the site is made of: a change starts it anew and does again what was
// done.
func (h *Hands) sizes() []app.UI {
	c := h.C
	var out []app.UI
	for _, x := range []struct {
		key      string
		text     i18n.T
		n, least int
		most     int
	}{
		{"workers", i18n.HandWorkers, h.Size.Workers, h.Size.Least, lesson.MostWorkers},
		{"servers", i18n.HandServers, h.Size.Servers, 1, lesson.MostServers},
		{"threads", i18n.HandThreads, h.Size.Threads, 1, lesson.MostThreads},
	} {
		step := func(id, sign string, long i18n.T, to int, idle bool) app.UI {
			b := app.Button().Type("button").ID("hand-"+x.key+id).Class("btn small").Text(sign).
				Aria("label", c.L.Sayf(long, c.say(x.text)))
			if idle || h.Busy {
				return off(b)
			}
			return b.OnClick(c.do("hand "+x.key+id+strconv.Itoa(to), func() { c.S.Resize(scenario.SetupLine{Key: x.key, Value: strconv.Itoa(to)}) }))
		}
		var name app.UI = app.Text(c.say(x.text))
		if x.key == "workers" {
			name = term(i18n.Worker, c.say(x.text))
		}
		shown := strconv.Itoa(x.n)
		if x.key == "workers" {
			shown = h.Running
		}
		out = append(out, app.Span().Class("hand").Role("group").Aria("labelledby", "hand-"+x.key).Body(
			app.Span().Class("help").ID("hand-"+x.key).Body(name),
			step("-less", "−", i18n.HandLess, x.n-1, x.n <= x.least),
			app.Elem("output").Class("n").Text(shown),
			step("-more", "+", i18n.HandMore, x.n+1, x.n >= x.most)))
	}
	choose := func(key string, text i18n.T, now string, options [][2]string) app.UI {
		var list []app.UI
		for _, o := range options {
			list = append(list, optionOf(o[0], o[1], o[0] == now))
		}
		return app.Label().Class("hand").Body(
			app.Span().Class("help").Text(c.say(text)),
			app.Select().ID("hand-"+key).Class("input small").Body(list...).OnChange(c.on("hand "+key, func(ctx app.Context, _ app.Event) {
				c.S.Resize(scenario.SetupLine{Key: key, Value: ctx.JSSrc().Get("value").String()})
			})))
	}
	if h.Timeout != "" {
		out = append(out, choose("timeout", i18n.HandTimeout, h.Timeout, limits(h.Timeout, func(s string) string {
			if _, err := strconv.Atoi(s); err != nil {
				return s
			}
			return c.L.Sayf(i18n.HandSeconds, s)
		}, "5", "30", "60", "300", "3600", "None")))
	}
	if h.Entries > 0 {
		out = append(out, choose("max_entries", i18n.HandEntries, strconv.Itoa(h.Entries), limits(strconv.Itoa(h.Entries), func(s string) string { return s },
			"3", "10", "50", "300", "1000", "10000")))
	}
	if h.Size.Workers*h.Size.Servers > 1 {
		var balancers [][2]string
		for _, b := range lesson.Balancers {
			balancers = append(balancers, [2]string{b, c.L.Balancer(b)})
		}
		out = append(out, choose("balancer", i18n.HandBalancer, h.Size.Balancer, balancers))
	}
	backends := [][2]string{{"", "LocMemCache"}, {"redis", "Redis"}, {"memcached", "Memcached"}, {"database", c.say(i18n.HandDatabase)}}
	if h.Size.Settings {
		backends = append([][2]string{{"", c.say(i18n.HandSettings)}, {"locmem", "LocMemCache"}}, backends[1:]...)
	}
	return append(out, choose("backend", i18n.HandBackend, h.Size.Backend, backends))
}

// limits are the choices for a limit, with the one that there is.
func limits(now string, say func(string) string, usual ...string) (list [][2]string) {
	if !slices.Contains(usual, now) {
		list = append(list, [2]string{now, say(now)})
	}
	for _, s := range usual {
		list = append(list, [2]string{s, say(s)})
	}
	return list
}

func optionOf(value, text string, chosen bool) app.UI {
	o := app.Option().Value(value).Text(text)
	if chosen {
		o = o.Selected(true)
	}
	return o
}

// HandView is what was done by hand at a place of the document.
type HandView struct {
	app.Compo
	C        Ctx
	N        int // its place among them
	Rev      int
	Undoable bool
}

func (v *HandView) Render() app.UI {
	c := v.C
	list := c.S.Hands()
	if v.N >= len(list) {
		return app.Div()
	}
	id := "hand-" + strconv.Itoa(v.N)
	var two []lesson.Step
	if other := c.S.Beside(); other != nil {
		if hands := other.Hands(); v.N < len(hands) {
			two = hands[v.N].Steps
		}
	}
	undo := app.If(v.Undoable, func() app.UI {
		return app.Button().Type("button").ID("hand-undo-here").Class("btn small").Text(c.say(i18n.HandUndo)).
			Aria("label", c.say(i18n.HandUndoLong)).OnClick(c.do("hand undo here", c.S.Undo))
	})
	return app.Div().Class("block", "run-block", "by-hand").ID(id+"-block").Role("group").Aria("label", c.say(i18n.ByHand)).Body(
		app.Div().Class("caption").Body(app.Span().Class("file").Text(c.say(i18n.ByHand)),
			app.Span().Class("help").Text(c.say(i18n.ByHandHelp)), app.Span().Class("space"), undo),
		stepRows(c, c.S, id+"-step-", list[v.N].Steps, two))
}
