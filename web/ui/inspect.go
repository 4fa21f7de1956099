package ui

import (
	"encoding/hex"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/engine/explain"
	"locmem/engine/pickle"
	"locmem/web/i18n"
	"locmem/web/model"
	"locmem/web/port"
)

// Places where something is explained. That of an answer or a step of a lesson is its
// own id.
const (
	TimeZone    = "time"
	memoryPlace = "memory"
)

// why explains a call where somebody asks for it.
func (c Ctx) why(at string, e app.Event, ask explain.Ask) {
	port.Leave()
	c.M.Inspect(model.Inspection{At: at, Ask: ask, Keys: port.ByKey(e)})
}

// Close shows no explanation any more, and gives the keyboard back to what it was asked
// with.
func (c Ctx) Close() {
	if c.M.Inspecting().At != "" {
		port.Return() // before what has it goes
		c.M.InspectNot()
	}
}

// explained is what is explained at a place; nil if nothing is.
func (c Ctx) explained(at string) app.UI {
	i := c.M.Inspecting()
	if i.At != at || !i.Done {
		return nil
	}
	return &Inspector{C: c, N: i.N, I: i, Now: c.M.Now()}
}

// asked counts what is explained at a place; 0: nothing is.
func (c Ctx) asked(at string) int {
	i := c.M.Inspecting()
	switch {
	case i.At != at:
		return 0
	case i.Done:
		return 2*i.N + 1
	}
	return 2 * i.N
}

// Inspector says why something came out as it did, or all there is to say of an entry.
type Inspector struct {
	app.Compo
	C   Ctx
	N   int
	I   model.Inspection
	Now float64

	shown int // the N that was brought into view
}

const inspector = "inspector"

// OnMount brings it into view.
func (v *Inspector) OnMount(ctx app.Context) { v.reach(ctx) }

// OnUpdate does so with another one in its place.
func (v *Inspector) OnUpdate(ctx app.Context) { v.reach(ctx) }

func (v *Inspector) reach(ctx app.Context) {
	if v.shown != v.N {
		v.shown = v.N
		ctx.Defer(func(app.Context) { port.Reach(inspector, v.I.Keys) })
	}
}

func (v *Inspector) Render() app.UI {
	c, i := v.C, v.I
	title := c.L.ToldTitle(i.Told)
	entry := i.Ask.Entry != nil
	if entry && !i.Known {
		title = i18n.Cut(i18n.KeyText(i.Ask.Entry.FullKey), 60) + " · " + i.Name
	}
	body := []app.UI{app.Div().Class("head").Body(
		app.H3().ID("inspector-title").Aria("live", "polite").Text(title),
		app.Button().Type("button").ID("inspector-close").Class("btn small quiet").Aria("label", c.say(i18n.CloseExplain)).
			Text("×").OnClick(c.do("close", c.Close)),
	)}
	if entry && i.Entry.Found {
		body = append(body, v.facts())
	}
	var said []app.UI
	for _, text := range c.L.Because(i.Told) {
		said = append(said, app.Li().Text(text))
	}
	if !i.Known {
		text := i18n.NotInLog
		if i.Entry.Found {
			text = i18n.EntryBefore
		}
		said = append(said, app.Li().Text(c.say(text)))
	}
	if len(said) > 0 {
		body = append(body, app.Ol().Class("because").Body(said...))
	}
	if text := c.L.Toolbar(i.Told); text != "" {
		body = append(body, app.P().Class("help toolbar").Text(text))
	}
	if entry && i.Entry.Found {
		body = append(body, v.pickle())
	}
	return app.Section().ID(inspector).Class("inspector").Aria("labelledby", "inspector-title").Body(body...)
}

// facts are what is known of an entry.
func (v *Inspector) facts() app.UI {
	c, e := v.C, v.I.Entry
	var list []app.UI
	fact := func(name string, what app.UI) {
		list = append(list, app.Div().Body(app.Dt().Text(name), app.Dd().Body(what)))
	}
	for n, f := range c.L.Facts(v.I, v.Now) {
		fact(f.Name, app.Text(f.Text))
		if n == 0 {
			fact(c.say(i18n.FactValue), app.Div().Class("scroll").TabIndex(0).Role("group").Aria("label", c.say(i18n.FactValue)).
				Body(app.Code().Text(e.Value), app.Text(" "), app.Span().Class("help").Text(e.Type)))
		}
	}
	return app.Dl().Class("facts").Body(list...)
}

// pickle is the pickle of an entry, a row an opcode.
func (v *Inspector) pickle() app.UI {
	c, e := v.C, v.I.Entry
	var rows []app.UI
	for _, o := range e.Ops {
		rows = append(rows, app.Tr().Body(
			app.Td().Class("num").Text(o.Pos), app.Td().Class("hex").Text(hexOf(o)), app.Td().Class("op").Text(o.Name), app.Td().Class("arg").Text(o.Arg)))
	}
	th := func(text i18n.T, class string) app.UI { return app.Th().Scope("col").Class(class).Text(c.say(text)) }
	body := []app.UI{
		app.Table().Class("ops").Aria("labelledby", "pickle-title").Body(
			app.THead().Body(app.Tr().Body(th(i18n.OpPos, "num"), th(i18n.OpBytes, "hex"), th(i18n.OpName, "op"), th(i18n.OpArg, "arg"))),
			app.TBody().Body(rows...)),
	}
	if more := e.Total - len(e.Ops); more > 0 {
		body = append(body, app.P().Class("help").Text(c.L.Sayf(i18n.PickleMore, c.L.Number(more))))
	}
	return app.Div().Body(
		app.H4().ID("pickle-title").Text(c.say(i18n.PickleTitle)),
		app.Div().Class("scroll").TabIndex(0).Role("group").Aria("labelledby", "pickle-title").Body(body...))
}

// hexOf are the bytes of an opcode, two digits each.
func hexOf(o pickle.Op) string {
	text := ""
	for n := range o.Code {
		if n > 0 {
			text += " "
		}
		text += hex.EncodeToString(o.Code[n : n+1])
	}
	if more := o.Size - len(o.Code); more > 0 {
		text += " … +" + strconv.Itoa(more)
	}
	return text
}
