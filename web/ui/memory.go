package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/engine/rack"
	"locmem/web/i18n"
	"locmem/web/model"
)

// Memory is the table of what the chosen process holds. Looking at it changes
// nothing there.
type Memory struct {
	app.Compo
	C   Ctx
	Rev int

	all bool // more than the first rows are wanted
}

// rowsFirst is how many rows are drawn before somebody asks for all.
const rowsFirst = 25

// MemoryOf makes the table for the model's present state.
func MemoryOf(c Ctx, r model.Revs) *Memory {
	return &Memory{C: c, Rev: sum(r, model.AreaMemory, model.AreaProcesses, model.AreaTick, model.AreaInspect)}
}

func (t *Memory) Render() app.UI {
	c := t.C
	name := c.M.Target()
	if c.Nobody {
		return app.Section().Class("card panel memory").Aria("labelledby", "memory").Body(
			app.Div().Class("head").Body(app.H2().ID("memory").Text(c.say(i18n.MemoryTitle))),
			app.P().Class("empty").ID("memory-empty").Text(c.say(i18n.NothingRuns)))
	}
	if name == "" {
		name = c.unnamed()
	}
	mem, known := c.M.MemoryOf(name)
	head := app.Div().Class("head").Body(
		app.H2().ID("memory").Body(app.Text(c.L.Sayf(i18n.MemoryOf, "")), app.Span().Class("name", colour(name)).Text(name)),
		app.P().Class("help").ID("memory-sums").Text(t.sums(mem)),
	)
	body := []app.UI{head}
	if known && len(mem.Rows) > 0 {
		body = append(body, t.table(name, mem))
	} else {
		body = append(body, app.P().Class("empty").ID("memory-empty").Text(t.empty(name, mem, known)))
	}
	return app.Section().Class("card panel memory").Aria("labelledby", "memory").Body(body...)
}

// defaultLimit is MAX_ENTRIES where no process has told its own yet.
const defaultLimit = 300

func (t *Memory) sums(mem rack.Memory) string {
	limit := mem.Limit
	if limit == 0 {
		limit = defaultLimit
	}
	return t.C.L.Sayf(i18n.MemorySums, t.C.L.Entries(mem.Total), t.C.L.Number(limit), t.C.L.Bytes(mem.Bytes))
}

func (t *Memory) empty(name string, mem rack.Memory, known bool) string {
	c := t.C
	info, ok := c.M.Info(name)
	switch {
	case !c.M.Started():
		return c.say(i18n.MemoryEmpty)
	case !ok && c.M.Hosts(): // it is starting: one that ended is still known
		return c.L.Sayf(i18n.MemoryUnknown, name)
	case !ok || !info.Alive:
		return c.L.Sayf(i18n.MemoryGone, name)
	case !known:
		return c.L.Sayf(i18n.MemoryUnknown, name)
	case mem.Stats.Sets > 0:
		return c.say(i18n.MemoryNow)
	}
	return c.say(i18n.MemoryEmpty)
}

func (t *Memory) table(name string, mem rack.Memory) app.UI {
	c := t.C
	shown := mem.Rows
	if !t.all && len(shown) > rowsFirst {
		shown = shown[:rowsFirst]
	}
	var rows []app.UI
	for _, r := range shown {
		row := rowOf(c, name, r)
		rows = append(rows, row)
		if row.Open {
			rows = append(rows, app.Elem("tr").Class("whole").Body(app.Elem("td").Attr("colspan", 7).Body(c.told(memoryPlace))))
		}
	}
	th := func(text i18n.T, class string) app.HTMLElem {
		return app.Elem("th").Attr("scope", "col").Class(class).Text(c.say(text))
	}
	explained := func(x i18n.Term, class string) app.HTMLElem {
		return app.Elem("th").Attr("scope", "col").Class(class).Body(
			term(x, c.say(x.Word)), app.Span().Class("instead").Text(c.say(x.Word)))
	}
	return app.Div().Class("scroll").TabIndex(0).Role("group").Aria("labelledby", "memory").Body(
		app.Elem("table").Class("mem").Body(
			app.Elem("thead").Body(app.Elem("tr").Body(
				th(i18n.ColKey, "key"), explained(i18n.Version, "num version"), th(i18n.ColValue, "value"), th(i18n.ColLeft, "left"),
				explained(i18n.LRU, "num place"), explained(i18n.Pickle, "num bytes"),
				app.Elem("th").Attr("scope", "col").Class("do").Body(hidden(c.say(i18n.ColActions))),
			)),
			app.Elem("tbody").ID("memory-rows").Body(rows...),
		),
		app.P().Class("help mem-words").Body(
			term(i18n.Version, c.say(i18n.ColVersion)), term(i18n.LRU, c.say(i18n.ColPlace)), term(i18n.Pickle, c.say(i18n.ColBytes))),
		t.rest(mem, len(shown)),
		app.P().Class("help").Text(c.say(i18n.LookingHelp)),
	)
}

// rest says what is not listed.
func (t *Memory) rest(mem rack.Memory, shown int) app.UI {
	c := t.C
	if shown < len(mem.Rows) {
		return app.Button().Type("button").Class("btn small").Text(c.L.Sayf(i18n.ShowAllRows, c.L.Number(len(mem.Rows)))).
			OnClick(c.do("all rows", func() { t.all = true }))
	}
	if n := mem.Total - shown; n > 0 {
		return app.P().Class("help").Text(c.L.Sayf(i18n.MoreRows, c.L.Number(n)))
	}
	return nil
}

// rowOf makes the row of an entry.
func rowOf(c Ctx, name string, r rack.Row) *Row {
	row := &Row{
		C: c, Process: name, Key: r.Key, FullKey: r.FullKey, Open: c.M.Opened(memoryPlace, name, r.Location, r.FullKey), Version: r.Version, Value: r.Value, Kind: r.Type,
		Left: left(c, r), Dead: r.Expired(c.M.Now()), Place: r.Place, Bytes: r.Bytes, Location: r.Location,
		Own: model.Reached(r),
	}
	if f, ok := c.M.FlashOf(name, r.FullKey); ok {
		row.Flash = string(f.Outcome) + strconv.FormatUint(f.Seq%2, 10)
	}
	return row
}

// left is an entry's time left, as the table says it.
func left(c Ctx, r rack.Row) string {
	switch {
	case r.Expiry == "never":
		return c.say(i18n.Never)
	case r.Expiry != "at":
		return c.say(i18n.ExpiredNow)
	case r.Expires <= c.M.Now():
		return c.L.Sayf(i18n.ExpiredAgo, c.L.Span(c.M.Now()-r.Expires))
	}
	return c.L.Clock(r.Expires - c.M.Now())
}

// shortLeft is an entry's time left where there is little room.
func shortLeft(c Ctx, r rack.Row) string {
	switch {
	case r.Expiry == "never":
		return c.say(i18n.Never)
	case r.Expired(c.M.Now()):
		return c.say(i18n.ExpiredShort)
	}
	return c.L.Clock(r.Expires - c.M.Now())
}
