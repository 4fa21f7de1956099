package ui

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/engine/explain"
	"locmem/web/i18n"
	"locmem/web/model"
	"locmem/web/port"
)

// Places where something is explained. That of an answer or a step of a lesson is its
// own id.
const (
	TimeZone    = "time"
	memoryPlace = "memory"
	inspector   = "inspector"
)

// why explains a call, or the end of a process, where somebody asks for it.
func (c Ctx) why(scope, at string, ask explain.Ask) (app.EventHandler, app.EventOption) {
	return c.on("why "+scope+strconv.Itoa(ask.PID)+"."+strconv.FormatUint(ask.Seq, 10), func(_ app.Context, e app.Event) {
		port.Leave()
		c.M.Inspect(&model.Inspection{At: at, Ask: ask, Keys: port.ByKey(e)})
	})
}

// whyButton asks why a result came out so; what says of which. The explanation stands
// below it.
func (c Ctx) whyButton(at, what string, ask explain.Ask) []app.UI {
	if ask.Seq == 0 {
		return nil
	}
	return []app.UI{
		tx("button", "btn quiet tiny why", c.say(i18n.Why)).ID("why-"+at).Aria("label", c.L.Sayf(i18n.WhyLong, what)).
			Aria("expanded", strconv.FormatBool(c.asked(at) > 0)).OnClick(c.why(at+" ", at, ask)),
		c.told(at),
	}
}

// Close shows no explanation any more, and gives the keyboard back to what it was asked
// with.
func (c Ctx) Close() {
	if c.M.Inspecting().At != "" {
		port.Return() // before what has it goes
		c.M.Inspect(&model.Inspection{})
	}
}

// Reached is the explanation that was brought into view last.
type Reached struct{ n int }

// Reach brings a new explanation into view, once it is drawn. The keyboard stays on the
// button that has it open right below.
func (r *Reached) Reach(m *model.Model) {
	if i := m.Inspecting(); i.Done && i.N != r.n {
		r.n = i.N
		port.Reach(inspector, i.Keys && i.At == TimeZone)
	}
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

// told says why something came out as it did, or all there is to say of an entry,
// at the place where it was asked for; nil elsewhere.
func (c Ctx) told(at string) app.UI {
	i := c.M.Inspecting()
	if i.At != at || !i.Done {
		return nil
	}
	title := i.Name
	var said []app.UI
	say := func(text string) { said = append(said, tx("li", "", text)) }
	switch {
	case i.Told != nil:
		title = c.L.ToldTitle(i.Told)
		for _, text := range c.L.Because(i.Told) {
			say(text)
		}
	case i.Entry != nil:
		title = i18n.Cut(i18n.KeyText(i.Entry.Key), 60) + " in " + cmp.Or(i.Name, serverNames[strings.Split(i.Entry.Location, " ")[0]])
		say(c.say(i18n.EntryBefore))
	default:
		say(c.say(i18n.NotInLog))
	}
	body := []app.UI{el("div", "head",
		tx("h3", "", title).ID("inspector-title").Aria("live", "polite"),
		tx("button", "btn small quiet", "×").ID("inspector-close").Aria("label", c.say(i18n.CloseExplain)).OnClick(c.do("close", c.Close)))}
	if i.Entry != nil {
		body = append(body, c.facts(i))
	}
	body = append(body, el("ol", "because", said...))
	if i.Told != nil {
		if text := c.L.Toolbar(i.Told); text != "" {
			body = append(body, tx("p", "help toolbar", text))
		}
	}
	if i.Entry != nil && i.Entry.Total > 0 {
		body = append(body, c.pickle(i)...)
	}
	return el("section", "inspector", body...).ID(inspector).Aria("labelledby", "inspector-title")
}

// el is an element; a call with few facts is little code.
func el(tag, class string, body ...app.UI) app.HTMLElem {
	e := app.Elem(tag).Class(class).Body(body...)
	if tag == "button" {
		e = e.Attr("type", "button")
	}
	return e
}

// tx is an element with a text.
func tx(tag, class, text string) app.HTMLElem { return el(tag, class, app.Text(text)) }

// scrolled is a box that scrolls.
func scrolled(label string, body ...app.UI) app.UI {
	return el("div", "scroll", body...).TabIndex(0).Role("group").Aria("label", label)
}

// facts are what is known of an entry.
func (c Ctx) facts(i *model.Inspection) app.UI {
	var list []app.UI
	fact := func(name string, what app.UI) {
		list = append(list, el("div", "", tx("dt", "", name), el("dd", "", what)))
	}
	for n, f := range c.L.Facts(i, c.M.Now()) {
		if fact(f[0], app.Text(f[1])); n == 0 {
			name := c.say(i18n.FactValue)
			fact(name, scrolled(name, tx("code", "", i.Entry.Value), app.Text(" "+i.Entry.Type)))
		}
	}
	return el("dl", "facts", list...)
}

// pickle is the pickle of an entry, a row an opcode.
func (c Ctx) pickle(i *model.Inspection) []app.UI {
	row := func(tag, at, bytes, name, arg string) app.UI {
		return el("tr", "", tx(tag, "num", at), tx(tag, "hex", bytes), tx(tag, "op", name), tx(tag, "arg", arg))
	}
	var rows []app.UI
	for n := range i.Entry.Ops {
		o := &i.Entry.Ops[n]
		bytes := fmt.Sprintf("% x", o.Code)
		if more := o.Size - len(o.Code); more > 0 {
			bytes += " … +" + strconv.Itoa(more)
		}
		rows = append(rows, row("td", strconv.Itoa(o.Pos), bytes, o.Name, o.Arg))
	}
	title := c.say(i18n.PickleTitle)
	table := el("table", "ops",
		el("thead", "", row("th", c.say(i18n.OpPos), c.say(i18n.OpBytes), c.say(i18n.OpName), c.say(i18n.OpArg))),
		el("tbody", "", rows...))
	var more app.UI
	if n := i.Entry.Total - len(i.Entry.Ops); n > 0 {
		more = tx("p", "help", c.L.Sayf(i18n.PickleMore, c.L.Number(n)))
	}
	return []app.UI{tx("h4", "", title), scrolled(title, table, more)}
}
