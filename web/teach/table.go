package teach

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/web/i18n"
	"locmem/web/lesson"
)

// Table is the page /teach.
func Table(l i18n.Lang, lessons []Lesson) app.Composer {
	return &page{L: l, At: "teach/", Body: []app.UI{
		section("teach",
			text("h2", "", l.Say(i18n.TeachTitle)).ID("teach-title"),
			text("p", "", l.Say(i18n.TeachIntro)),
			app.Elem("ol").Class("plain").Body(items(l, i18n.TeachSteps[:])...),
			app.Elem("noscript").Body(text("p", "note", l.Say(i18n.TeachScript)))),
		section("lessons",
			text("h2", "", l.Say(i18n.TeachLessons)).ID("lessons-title"),
			app.Div().Class("scroll").TabIndex(0).Role("group").Aria("labelledby", "lessons-title").Body(table(l, lessons)),
			app.P().Body(link("sheets/", l.Say(i18n.TeachSheets)), app.Text(" · "), link("answers/", l.Say(i18n.TeachKeys)))),
		classLink(l),
		codes(l),
		section("offline",
			text("h2", "", l.Say(i18n.TeachOffline)).ID("offline-title"),
			app.Elem("ul").Class("plain").Body(items(l, i18n.TeachOfflines[:])...)),
	}}
}

func items(l i18n.Lang, texts []i18n.T) (out []app.UI) {
	for _, t := range texts {
		out = append(out, text("li", "", l.Say(t)))
	}
	return out
}

// table lists the lessons; teach.js reads what it has to know of each off its row.
func table(l i18n.Lang, lessons []Lesson) app.UI {
	var head, rows []app.UI
	for _, name := range []i18n.T{i18n.TeachLesson, i18n.TeachGoal, i18n.TeachThink, i18n.TeachLevel, i18n.TeachTime, i18n.TeachNeeds, i18n.TeachPrint} {
		head = append(head, text("th", "", l.Say(name)).Attr("scope", "col"))
	}
	for _, one := range lessons {
		box := app.Input().Type("checkbox").ID("pick-"+one.ID).Aria("label", l.Sayf(i18n.TeachPick, one.Title))
		rows = append(rows, app.Elem("tr").
			DataSet("id", one.ID).DataSet("title", one.Title).DataSet("minutes", one.Minutes).
			DataSet("versions", one.Version+" "+one.Others).DataSet("predictions", one.Predictions).DataSet("tries", one.Tries).Body(
			app.Elem("th").Attr("scope", "row").Body(app.Div().Class("pick").Body(box, link("../lessons/"+one.ID+"/", one.Title))),
			text("td", "", one.Teaches),
			text("td", "", "“"+one.Misconception+"”"),
			text("td", "", l.Level(one.Level)),
			text("td", "number", l.Minutes(one.Minutes)),
			app.Elem("td").Body(needs(one, lessons)...),
			app.Elem("td").Body(link("sheets/#"+one.ID, l.Say(i18n.TeachSheet)), app.Br(), link("answers/#"+one.ID, l.Say(i18n.TeachKey)), app.Br(),
				link("../lessons/"+one.ID+"/?present", l.Say(i18n.PresentThis)))))
	}
	return app.Elem("table").Class("table").ID("lesson-table").Body(
		app.Elem("thead").Body(app.Elem("tr").Body(head...)), app.Elem("tbody").Body(rows...))
}

// needs are the lessons that come before one, by their titles.
func needs(one Lesson, lessons []Lesson) (out []app.UI) {
	for _, id := range one.Needs {
		for _, before := range lessons {
			if before.ID != id {
				continue
			}
			if len(out) > 0 {
				out = append(out, app.Br())
			}
			out = append(out, app.Text(before.Title))
		}
	}
	return out
}

// classLink makes the link of a class.
func classLink(l i18n.Lang) app.UI {
	box := func(id string, t i18n.T) app.UI {
		return app.Label().Class("choice").Body(app.Input().Type("checkbox").ID(id).Checked(true), app.Text(" "+l.Say(t)))
	}
	return section("class",
		text("h2", "", l.Say(i18n.TeachLink)).ID("class-title"),
		text("p", "", l.Say(i18n.TeachLinkHow)),
		app.Div().Class("row").Body(
			app.Label().Class("field").Body(text("span", "", l.Say(i18n.TeachName)), app.Input().Class("input").ID("class-name").Attr("maxlength", 60).Attr("autocomplete", "off")),
			app.Label().Class("field").Body(text("span", "", l.Say(i18n.TeachLang)), languages(l)),
			app.Label().Class("field").Body(text("span", "", l.Say(i18n.TeachSeed)), app.Input().Class("input").ID("class-seed").Attr("inputmode", "numeric").Attr("maxlength", 4).Attr("autocomplete", "off")),
			box("class-hints", i18n.TeachHints), box("class-solutions", i18n.TeachSolved)),
		text("p", "help", "").ID("class-total").DataSet("say", l.Say(i18n.TeachTotal)).Role("status"),
		app.Div().Class("row").Body(
			app.Label().Class("field wide").Body(text("span", "", l.Say(i18n.TeachAddress)), app.Input().Class("input").ID("class-link").ReadOnly(true)),
			text("button", "btn primary", l.Say(i18n.TeachCopy)).ID("class-copy").Attr("type", "button").DataSet("done", l.Say(i18n.TeachCopied))),
		text("p", "help", l.Say(i18n.TeachHidden)))
}

// languages chooses the language of the link, by the way to its list of lessons.
func languages(l i18n.Lang) app.UI {
	list := lesson.Place{Lang: l, Kind: lesson.Menu}
	at := strings.Repeat("../", strings.Count(lesson.Place{Lang: l}.Path()+"teach/", "/"))
	option := func(p lesson.Place) app.UI {
		o := app.Option().Value(at + p.Path()).Text(p.Lang.Name())
		if p == list {
			o = o.Selected(true)
		}
		return o
	}
	return app.Select().Class("input").ID("class-lang").Body(option(list), option(list.Other()))
}

// codes reads completion codes.
func codes(l i18n.Lang) app.UI {
	area := app.Elem("textarea").Class("input").ID("codes-text").Attr("rows", 6).Attr("spellcheck", "false").Attr("autocomplete", "off").
		Attr("placeholder", l.Say(i18n.TeachExample)).Aria("labelledby", "codes-title")
	for name, s := range l.TeachSay() {
		area = area.DataSet(name, s)
	}
	var head []app.UI
	for _, name := range []i18n.T{i18n.TeachWho, i18n.TeachLesson, i18n.TeachRight, i18n.TeachTries, i18n.TeachHelped, i18n.TeachRemark} {
		head = append(head, text("th", "", l.Say(name)).Attr("scope", "col"))
	}
	return section("codes",
		text("h2", "", l.Say(i18n.TeachCodes)).ID("codes-title"),
		text("p", "", l.Say(i18n.TeachCodesHow)),
		area,
		text("p", "help", "").ID("codes-count").Role("status"),
		app.Elem("ul").Class("plain").ID("codes-bad"),
		app.Div().Class("scroll").ID("codes-result").TabIndex(0).Role("group").Aria("labelledby", "codes-title").Attr("hidden", true).Body(
			app.Elem("table").Class("table").Body(app.Elem("thead").Body(app.Elem("tr").Body(head...)), app.Elem("tbody"))),
		app.Div().ID("codes-chart").Attr("hidden", true).Body(text("h3", "", l.Say(i18n.TeachChart)), app.Div()),
		app.Div().Class("row").ID("codes-save").Attr("hidden", true).Body(
			text("button", "btn", l.Say(i18n.TeachCSV)).ID("codes-csv").Attr("type", "button"),
			text("button", "btn", l.Say(i18n.TeachJSON)).ID("codes-json").Attr("type", "button")),
		text("p", "help", l.Say(i18n.TeachNoCheat)))
}
