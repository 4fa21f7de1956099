package ui

import (
	"cmp"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/web/i18n"
	"locmem/web/lesson"
)

// Side by side: the pictures of a scenario on two backends, and what both came to.

// cacheOf is the backend of a scenario's alias default in the words of the page, and the
// word of setup.backend for what it is compared with.
func cacheOf(l *lesson.Lesson) (name, against string) {
	g, _ := l.Glance()
	if name, ok := serverNames[g.Default]; ok {
		return name, "locmem"
	}
	return cmp.Or(g.Default, "LocMemCache"), "redis"
}

// otherCache is the name of what a scenario is compared with, or would be.
func otherCache(l *lesson.Lesson) string {
	if two := l.Beside(); two != nil {
		name, _ := cacheOf(two)
		return name
	}
	if _, against := cacheOf(l); against == "redis" {
		return "Redis"
	}
	return "LocMemCache"
}

// compareButton begins and ends it.
func (h *Hands) compareButton(button func(id, text, long string, idle bool, f func()) app.UI) app.UI {
	c := h.C
	if h.Beside {
		return button("compare", c.say(i18n.CompareEnd), "", h.Busy, func() { c.S.Compare("") })
	}
	_, against := cacheOf(c.S)
	return button("compare", c.L.Sayf(i18n.CompareWith, otherCache(c.S)), c.L.Sayf(i18n.CompareLong, otherCache(c.S)), h.Busy,
		func() { c.S.Compare(against) })
}

// sidesOf is the stage's picture beside that of the same on another backend, and below
// them what both came to.
func sidesOf(s *Stage, one *Site) app.UI {
	c, l := s.C, s.S
	two := l.Beside()
	left, _ := cacheOf(l)
	right := otherCache(l)
	other := Ctx{M: two.Model(), L: c.L}
	side := func(id, name string, picture app.UI) app.UI {
		return app.Div().Class("side").Role("group").Aria("labelledby", id).Body(app.H3().ID(id).Text(name), picture)
	}
	parts, of := l.Parts()
	one.Compared = true
	return app.Div().Body(
		app.Div().Class("sides").Body(
			side("side-one", left, one),
			side("side-two", right, &Site{C: other, S: two, Rev: s.Two + s.Doc, ID: sitePicture + "-two", Compared: true}),
		),
		&Totals{C: c, One: totalsOf(l, left), Two: totalsOf(two, right), Parts: parts, Of: of, Failed: two.Failed()},
	)
}

// Total is what one side came to.
type Total struct {
	Name                                     string
	Requests, Hits, Misses, Queries, Entries int
	Millis                                   int
}

func totalsOf(l *lesson.Lesson, name string) Total {
	g, _ := l.Glance()
	t := Total{Name: name, Requests: g.Requests, Hits: g.Found, Misses: g.Missed, Queries: g.Queries, Millis: int(g.Seconds*1000 + 0.5)}
	for _, i := range l.Model().Infos() {
		if i.Alive {
			t.Entries += i.Entries
		}
	}
	if g.Shared != nil {
		t.Entries += g.Shared.Total
	}
	return t
}

// Totals is the table of what both sides came to.
type Totals struct {
	app.Compo
	C        Ctx
	One, Two Total
	Parts    int // lines that came to something else on the second side,
	Of       int // of so many that were done on both
	Failed   string
}

func (t *Totals) Render() app.UI {
	c := t.C
	rows := []app.UI{app.Elem("tr").Body(app.Elem("td"), app.Elem("th").Attr("scope", "col").Text(t.One.Name), app.Elem("th").Attr("scope", "col").Text(t.Two.Name))}
	row := func(text i18n.T, one, two string) {
		cell := app.Elem("td").Text(two)
		if one != two {
			cell = app.Elem("td").Class("parts").Text(two)
		}
		rows = append(rows, app.Elem("tr").Body(app.Elem("th").Attr("scope", "row").Text(c.say(text)), app.Elem("td").Text(one), cell))
	}
	if t.One.Requests+t.Two.Requests > 0 {
		row(i18n.SumRequests, strconv.Itoa(t.One.Requests), strconv.Itoa(t.Two.Requests))
	}
	row(i18n.SumHits, strconv.Itoa(t.One.Hits), strconv.Itoa(t.Two.Hits))
	row(i18n.SumMisses, strconv.Itoa(t.One.Misses), strconv.Itoa(t.Two.Misses))
	if t.One.Queries+t.Two.Queries > 0 {
		queries := func(x Total) string { return strconv.Itoa(x.Queries) + " · " + strconv.Itoa(x.Millis) + " ms" }
		row(i18n.SumQueries, queries(t.One), queries(t.Two))
	}
	row(i18n.SumEntries, strconv.Itoa(t.One.Entries), strconv.Itoa(t.Two.Entries))
	text := c.L.Sayf(i18n.LinesPart, t.Parts, t.Of)
	class := "help"
	switch {
	case t.Failed != "":
		class, text = "note miss", c.L.Sayf(i18n.NotStarted, c.L.Why(t.Failed))
	case t.Of == 0:
		text = c.say(i18n.NothingCompared)
	case t.Parts == 0:
		text = c.L.Sayf(i18n.NoLinesPart, t.Of)
	}
	return app.Div().Class("totals").ID("totals").Body(
		app.Elem("table").Aria("label", c.say(i18n.Totals)).Body(rows...),
		app.P().Class(class).ID("lines-part").Role("status").Text(text))
}
