package ui

import (
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
	Value, Kind, Left, Flash string
	Location                 string
	Dead                     bool
	Own                      bool // cache.get(key) as it stands reaches it
	Place, Bytes             int
}

func (r *Row) Render() app.UI {
	class, left := r.Flash, "left"
	if r.Dead {
		class, left = class+" dead", "left why"
	}
	return app.Tr().Class(class).Body(
		&rowKey{C: r.C, Process: r.Process, Key: r.Key, Location: r.Location, Own: r.Own},
		app.Td().Class("num version").Text(r.Version),
		app.Td().Class("value").Title(r.Kind).Text(r.Value),
		app.Td().Class(left).Text(r.Left),
		app.Td().Class("num place").Text(r.Place),
		app.Td().Class("num bytes").Text(r.Bytes),
		&rowActions{C: r.C, Process: r.Process, Key: r.Key, Own: r.Own},
	)
}

// rowKey is the cell of the key. A key that the form could use is a button
// that puts it there.
type rowKey struct {
	app.Compo
	C                      Ctx
	Process, Key, Location string
	Own                    bool
}

func (r *rowKey) Render() app.UI {
	c := r.C
	cell := app.Td().Class("key")
	if r.Location != "" {
		cell = cell.Title(c.L.Sayf(i18n.Location, r.Location))
	}
	if !r.Own {
		return cell.Text(r.Key)
	}
	return cell.Body(app.Button().Type("button").Class("link").Text(r.Key).
		Aria("label", c.L.Sayf(i18n.UseKey, r.Key)).OnClick(c.do("use "+r.Key, func() {
		c.M.Fill(model.KeyField, r.Key)
		port.Focus(fieldID(model.KeyField))
	})))
}

// rowActions is the cell of the buttons.
type rowActions struct {
	app.Compo
	C            Ctx
	Process, Key string
	Own          bool
}

func (r *rowActions) Render() app.UI {
	cell := app.Td().Class("do")
	if !r.Own {
		return cell
	}
	c := r.C
	button := func(a model.Action, text string, long i18n.T) app.UI {
		return app.Button().Type("button").Class("btn tiny").Text(text).Aria("label", c.L.Sayf(long, r.Key)).
			OnClick(c.do(string(a)+" "+r.Process+" "+r.Key, func() { c.M.ActOn(a, r.Key) }))
	}
	return cell.Body(
		button(model.Get, c.L.Action(model.Get), i18n.GetKey),
		button(model.Delete, "×", i18n.DeleteKey),
	)
}
