package ui

import (
	"cmp"
	"math"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/engine/scenario"
	"locmem/web/i18n"
	"locmem/web/stage"
)

// Curve is what the hit rate comes to, drawn while sliders are moved. It begins with
// what the site is made of; the site changes when it is told to.
type Curve struct {
	app.Compo
	C       Ctx
	Workers int     // of all servers
	Keys    int     // that the fullest worker holds
	Timeout float64 // of the default cache, in seconds; +Inf: none
	Shared  string  // the shared cache; "": there is none
	Servers int
	Busy    bool

	moved map[string]int // the places that sliders were moved to
	open  bool           // somebody looks: otherwise nothing is drawn
}

// slider is a range that is walked in steps that grow: 1, 2, 3, 5 ...
type slider struct {
	id    string
	text  i18n.T
	steps []float64
}

func (c *Curve) sliders() []slider {
	workers := make([]float64, scenario.MaxWorkers)
	for i := range workers {
		workers[i] = float64(i + 1)
	}
	return []slider{
		{"workers", i18n.HandWorkers, workers},
		{"keys", i18n.CurveKeys, grown(1000)},
		{"timeout", i18n.CurveTimeout, append(grown(100_000), math.Inf(1))},
		{"rate", i18n.CurveRate, grown(1000)},
	}
}

// grown are 1, 2, 3, 5, 7, 10, 15, 20, 30 and so on.
func grown(to float64) (list []float64) {
	for ten := 1.0; ten <= to; ten *= 10 {
		for _, x := range []float64{1, 1.5, 2, 3, 5, 7} {
			if v := x * ten; v <= to && v == math.Trunc(v) {
				list = append(list, v)
			}
		}
	}
	return list
}

// place is where a slider stands: where it was moved to, or next to what is there.
func (c *Curve) place(s slider) int {
	if n, ok := c.moved[s.id]; ok {
		return min(n, len(s.steps)-1)
	}
	now := map[string]float64{"workers": float64(c.Workers), "keys": float64(c.Keys), "timeout": c.Timeout, "rate": 10}[s.id]
	n := 0
	for n < len(s.steps)-1 && s.steps[n] < now {
		n++
	}
	return n
}

func (c *Curve) Render() app.UI {
	toggled, scope := c.C.on("curve toggle", func(ctx app.Context, _ app.Event) { c.open = ctx.JSSrc().Get("open").Bool() })
	room := app.Elem("details").Class("curve-room").ID("curve").On("toggle", toggled, scope)
	title := app.Elem("summary").Text(c.C.say(i18n.CurveTitle))
	if !c.open {
		return room.Body(title)
	}
	return room.Body(append([]app.UI{title}, c.inside()...)...)
}

// inside is what is below the title.
func (c *Curve) inside() []app.UI {
	say := c.C.say
	at, places := map[string]float64{}, map[string]int{}
	var rows []app.UI
	for _, s := range c.sliders() {
		n := c.place(s)
		at[s.id], places[s.id] = s.steps[n], n
		id, text := "curve-"+s.id, c.amount(s.id, s.steps[n])
		rows = append(rows, app.Div().Class("slide").Body(
			app.Label().For(id).Text(say(s.text)),
			app.Input().Type("range").ID(id).Min(0).Max(len(s.steps)-1).Step(1).Value(n).Aria("valuetext", text).
				OnInput(c.C.on(id, func(ctx app.Context, _ app.Event) {
					if n, err := strconv.Atoi(ctx.JSSrc().Get("value").String()); err == nil {
						if c.moved == nil {
							c.moved = map[string]int{}
						}
						c.moved[s.id] = n
					}
				})),
			app.Elem("output").Class("n").Attr("for", id).Text(text)))
	}
	curve := stage.Curve{
		Workers: int(at["workers"]), Keys: int(at["keys"]), Timeout: at["timeout"], Rate: at["rate"], Shared: c.Shared != "",
	}
	help := say(i18n.CurveHelp)
	if c.Shared != "" {
		help += " " + c.C.L.Sayf(i18n.CurveShared, serverNames[c.Shared])
	}
	apply := app.Button().Type("button").Class("btn small").ID("curve-apply").Text(say(i18n.CurveApply))
	if c.Busy || len(c.moved) == 0 {
		apply = off(apply)
	} else {
		workers := strconv.Itoa(max(int(at["workers"])/max(c.Servers, 1), 1))
		apply = apply.OnClick(c.C.do("curve apply "+workers+pyNumber(at["timeout"]), func() {
			c.moved = map[string]int{"keys": places["keys"], "rate": places["rate"]}
			c.C.S.Resize(scenario.SetupLine{Key: "workers", Value: workers}, scenario.SetupLine{Key: "timeout", Value: pyNumber(at["timeout"])})
		}))
	}
	return []app.UI{
		app.P().Class("help").Text(help),
		app.Div().Class("curve-body").Body(
			&Drawing{N: curve.Draw(c.C.L, curveWidth)}, // first: on a phone one sees it while a finger is below
			app.Div().Class("slides").Body(append(rows, apply)...)),
	}
}

const curveWidth = 460

// amount is what a slider says.
func (c *Curve) amount(id string, v float64) string {
	switch {
	case math.IsInf(v, 1):
		return c.C.say(i18n.CurveForever)
	case id == "timeout":
		return c.C.L.Sayf(i18n.HandSeconds, c.C.L.Number(int(v)))
	}
	return c.C.L.Number(int(v))
}

// pyNumber is a timeout as Python writes it.
func pyNumber(v float64) string {
	if math.IsInf(v, 1) {
		return "None"
	}
	return strconv.Itoa(int(v))
}

// curveOf makes the curve of an open scenario.
func curveOf(h *Hands) app.UI {
	c := &Curve{
		C: h.C, Workers: h.Size.Workers * h.Size.Servers, Servers: h.Size.Servers, Keys: max(h.Keys, 1), Timeout: math.Inf(1), Shared: h.Default, Busy: h.Busy,
	}
	if v, err := strconv.ParseFloat(cmp.Or(h.Timeout, "300"), 64); err == nil {
		c.Timeout = max(v, 1)
	}
	return c
}
