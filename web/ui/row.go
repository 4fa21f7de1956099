package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/web/i18n"
	"locmem/web/model"
	"locmem/web/port"
)

// Row is one entry in memory. Its fields are comparable: a row that did not
// change is not drawn anew. The cells that a passing second does not change are
// components of their own, so that a full table ticks cheaply.
type Row struct {
	app.Compo
	C                        Ctx
	Process, Key, Version    string
	FullKey                  string
	Value, Kind, Left, Flash string
	Location                 string
	Dead                     bool
	Open                     bool // the value stands in full below
	Own                      bool // cache.get(key) as it stands reaches it
	Place, Bytes             int
}

func (r *Row) Render() app.UI {
	class, left := r.Flash, "left"
	if r.Dead {
		class, left = class+" dead", "left why"
	}
	return app.Elem("tr").Class(class).Body(
		&rowKey{C: r.C, Process: r.Process, Key: r.Key, Value: r.Value, Location: r.Location, Own: r.Own},
		app.Elem("td").Class("num version").DataSet("label", r.C.say(i18n.ColVersion)).Text(r.Version),
		&rowValue{C: r.C, Process: r.Process, Key: r.Key, FullKey: r.FullKey, Location: r.Location, Value: r.Value, Kind: r.Kind, Open: r.Open},
		app.Elem("td").Class(left).DataSet("label", r.C.say(i18n.ColLeft)).Text(r.Left),
		app.Elem("td").Class("num place").DataSet("label", r.C.say(i18n.ColPlace)).Text(strconv.Itoa(r.Place)),
		app.Elem("td").Class("num bytes").DataSet("label", r.C.say(i18n.ColBytes)).Text(r.C.L.Number(r.Bytes)),
		&rowActions{C: r.C, Process: r.Process, Key: r.Key, Own: r.Own},
	)
}

// rowValue is the cell of the value, a button that shows in a row below all there is to
// say of the entry.
type rowValue struct {
	app.Compo
	C                                            Ctx
	Process, Key, FullKey, Location, Value, Kind string
	Open                                         bool
}

func (r *rowValue) Render() app.UI {
	c := r.C
	return app.Elem("td").Class("value").Title(r.Value + " (" + r.Kind + ")").Body(
		app.Button().Type("button").Class("link").Text(r.Value).
			Aria("label", c.L.Sayf(i18n.WholeValue, i18n.KeyText(r.Key), r.Value)).Aria("expanded", strconv.FormatBool(r.Open)).
			OnClick(c.on("open "+r.Process+" "+r.Location+" "+r.FullKey, func(_ app.Context, e app.Event) {
				port.Leave()
				c.M.Open(memoryPlace, r.Process, r.Location, r.FullKey, port.ByKey(e))
			})))
}

// rowKey is the cell of the key. A key that the form could use is a button
// that puts it there, with its value.
type rowKey struct {
	app.Compo
	C                             Ctx
	Process, Key, Value, Location string
	Own                           bool
}

func (r *rowKey) Render() app.UI {
	c := r.C
	cell := app.Elem("td").Class("key")
	if r.Location != "" {
		cell = cell.Title(c.L.Sayf(i18n.Location, r.Location))
	}
	if !r.Own {
		return cell.Body(ends(i18n.KeyText(r.Key)))
	}
	return cell.Body(app.Button().Type("button").Class("link").Body(ends(i18n.KeyText(r.Key))).
		Aria("label", c.L.Sayf(i18n.UseKey, i18n.KeyText(r.Key))).OnClick(c.do("use "+r.Key+" "+r.Value, func() {
		c.M.FillEntry(r.Key, r.Value)
		port.Focus(fieldID(model.KeyField))
	})))
}

// keyEnd is how many characters of the end of a long key stay where it has no room, as
// much of its beginning as possible before them: keys of sessions differ at the end.
const keyEnd = 8

// ends is a text that is shortened in the middle.
func ends(text string) app.UI {
	r := []rune(text)
	if len(r) <= 2*keyEnd {
		return app.Text(text)
	}
	at := len(r) - keyEnd
	return app.Span().Class("ends").Body(app.Span().Text(string(r[:at])), app.Span().Text(string(r[at:])))
}

// rowActions is the cell of the buttons.
type rowActions struct {
	app.Compo
	C            Ctx
	Process, Key string
	Own          bool
}

func (r *rowActions) Render() app.UI {
	cell := app.Elem("td").Class("do")
	if !r.Own {
		return cell
	}
	c := r.C
	button := func(a model.Action, text string, long i18n.T) app.UI {
		name := c.L.Sayf(long, i18n.KeyText(r.Key))
		return app.Button().Type("button").Class("btn tiny").Text(text).Aria("label", name).Title(name).
			OnClick(c.do(string(a)+" "+r.Process+" "+r.Key, func() {
				line, problem := model.Fields{Key: r.Key}.Line(a)
				if problem.Kind == "" {
					c.act(r.Process+">>> "+line, func() { c.M.ActOn(a, r.Key) })
				}
			}))
	}
	return cell.Body(
		button(model.Get, c.L.Action(model.Get), i18n.GetKey),
		button(model.Expire, "0 s", i18n.ExpireKey),
		button(model.Delete, "×", i18n.DeleteKey),
	)
}
