package ui

import (
	"errors"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/engine/scenario"
	"locmem/web/class"
	"locmem/web/i18n"
	"locmem/web/lesson"
	"locmem/web/port"
)

// Lessons is the menu of the lessons that ship.
type Lessons struct {
	app.Compo
	C   Ctx
	D   *lesson.Desk
	At  lesson.Place
	Rev int
}

func (v *Lessons) Render() app.UI {
	c := v.C
	entries := v.D.Entries(c.L)
	list := func(level string) app.UI {
		var items []app.UI
		for _, e := range entries {
			if level == "" || e.Level == level && !e.Own || level == own && e.Own {
				items = append(items, &LessonItem{C: c, At: v.At, Entry: e, Far: v.D.Far(e.ID), Needs: v.needs(e)})
			}
		}
		return app.If(len(items) > 0, func() app.UI {
			return el("div", "level", app.If(level != "", func() app.UI { return tx("h3", "", v.heading(level)) }), el("ol", "lessons", items...))
		})
	}
	body := []app.UI{
		app.H2().ID("lessons").Text(c.say(i18n.LessonsTitle)),
		tx("p", "", c.say(i18n.LessonsAbout)),
		tx("p", "help", c.say(i18n.LessonsHow)),
		v.class(len(entries)),
		bookNote(c, v.At),
	}
	of, _ := v.D.Class()
	if from, _ := v.At.List(); len(v.D.Listed(from)) == 0 {
		text := c.say(i18n.LoadingLesson)
		if status, lost := v.D.Lost(from); lost {
			text = c.say(i18n.NoList)
			if v.At.Book != "" {
				text = lostBook(c, status, v.At.Book) + " " + c.say(i18n.BookHow)
			}
		}
		body = append(body, app.P().Class("empty").Role("status").Text(text))
	} else if v.At.Book != "" || len(of.Lessons) > 0 {
		body = append(body, list("")) // in the order of their author, or of the teacher
	} else {
		body = append(body, tx("p", "help", c.say(i18n.StarsHelp)), list(own))
		for _, level := range scenario.Levels {
			body = append(body, list(level))
		}
	}
	body = append(body, el("p", "help", app.A().ID("to-write").Href("../write/").Text(c.say(i18n.WriteYourOwn))))
	// The page for teachers is no page of the program: the browser goes there.
	body = append(body, el("p", "help", app.A().ID("to-teach").Href("../teach/").Text(c.say(i18n.ForTeachers)).
		OnClick(func(_ app.Context, e app.Event) { e.StopImmediatePropagation() })))
	return app.Section().Class("card menu-page").Aria("labelledby", "lessons").Body(body...)
}

// class says which class's lessons are listed, with a way out of it, or why a link to a
// class could not be read.
func (v *Lessons) class(lessons int) app.UI {
	c := v.C
	of, err := v.D.Class()
	if v.At.Book != "" {
		return nil
	}
	var text string
	switch said := of.String() != (class.Class{}).String(); {
	case errors.Is(err, class.ErrNewer):
		text = c.say(i18n.ClassNewer)
	case err != nil:
		text = c.say(i18n.ClassBad)
	case !said:
		return nil
	default:
		text = c.L.Class(of, lessons, v.D.Absent(c.L))
	}
	return el("div", "note offer", tx("span", "", text),
		tx("button", "btn small", c.say(i18n.ClassLeave)).ID("class-leave").OnClick(c.on("leave class", func(ctx app.Context, _ app.Event) {
			LeaveClass(v.D)
			ctx.Navigate(port.Origin() + port.Root() + v.At.Path())
		}))).ID("class").Role("status")
}

// bookNote says whose lessons those of a book are, with a way back to those of the site.
func bookNote(c Ctx, at lesson.Place) app.UI {
	if at.Book == "" {
		return nil
	}
	return el("div", "note offer", tx("span", "", c.L.Sayf(i18n.BookFrom, at.Host())),
		app.A().Class("btn small").ID("book-leave").Href(at.To(lesson.Place{Lang: c.L, Kind: lesson.Menu})).Text(c.say(i18n.BookLeave))).ID("book")
}

// classKey is where the class is kept that was joined.
const classKey = "locmem-class"

// JoinClass joins the class of a link, or with "" the one that was joined before.
func JoinClass(d *lesson.Desk, fragment string) {
	if fragment == "" {
		if fragment = port.Setting(classKey); fragment == "" {
			return
		}
	}
	of, err := class.Parse(fragment)
	if err == nil {
		port.SetSetting(classKey, of.String())
	}
	d.Join(of, err)
}

// LeaveClass leaves it.
func LeaveClass(d *lesson.Desk) {
	port.SetSetting(classKey, "")
	d.Join(class.Class{}, nil)
}

// own stands for a level: the lessons of the server's folder, whatever their level.
const own = "own"

func (v *Lessons) heading(level string) string {
	if level == own {
		return v.C.say(i18n.OwnLessons)
	}
	return v.C.L.LevelName(level)
}

// needs are the titles of the lessons that a lesson needs and that are not done.
func (v *Lessons) needs(e lesson.Entry) (titles []string) {
	for _, id := range e.Needs {
		for _, before := range v.D.Entries(v.C.L) {
			if f := v.D.Far(id); before.ID == id && f.Stars == 0 && (f.Of == 0 || f.Done < f.Of) {
				titles = append(titles, before.Title)
			}
		}
	}
	return titles
}

// LessonItem is one lesson of the menu.
type LessonItem struct {
	app.Compo
	C     Ctx
	At    lesson.Place // of the list
	Entry lesson.Entry
	Far   lesson.Far
	Needs []string // titles of lessons to do before
}

func (i *LessonItem) Render() app.UI {
	c, e, far := i.C, i.Entry, i.Far
	var meta []string
	if e.Minutes > 0 {
		meta = append(meta, c.L.Minutes(e.Minutes))
	}
	done := far.Of > 0 && far.Done == far.Of
	if far.Of > 0 && !done {
		meta = append(meta, c.L.Sayf(i18n.ProgressOf, far.Done, far.Of))
	}
	if len(i.Needs) > 0 && !done && far.Stars == 0 {
		meta = append(meta, c.L.Sayf(i18n.LessonNeeds, strings.Join(i.Needs, ", ")))
	}
	body := []app.UI{tx("span", "title", e.Title)}
	if e.Misconception != "" {
		body = append(body, tx("span", "about", "“"+e.Misconception+"”"))
	}
	body = append(body, tx("span", "meta", strings.Join(meta, " · ")))
	if done || far.Stars > 0 {
		has := c.L.Sayf(i18n.StarsOf, far.Stars, lesson.AllStars)
		if done {
			has = "✓ " + c.L.Sayf(i18n.ProgressOf, far.Done, far.Of) + ", " + has
		}
		body = append(body, el("span", "stars",
			tx("span", "", strings.Repeat("★", far.Stars)+strings.Repeat("☆", lesson.AllStars-far.Stars)).Aria("hidden", "true"),
			tx("span", "meta", " "+has)))
	}
	to := e.ID
	if i.At.Book != "" {
		to = i.At.To(lesson.Place{Lang: c.L, Kind: lesson.Shipped, ID: e.ID, Book: i.At.Book})
	}
	return app.Li().Body(app.A().ID("lesson-" + e.ID).Href(to).Body(body...))
}

// lostBook says why nothing came from an address of a book.
func lostBook(c Ctx, status, address string) string {
	switch status {
	case "":
		return c.L.Sayf(i18n.BookSilent, address)
	case "200":
		return c.L.Sayf(i18n.BookForm, address)
	default:
		return c.L.Sayf(i18n.BookStatus, address, status)
	}
}

// Failure says why nothing is open, and what to do.
type Failure struct {
	app.Compo
	C   Ctx
	D   *lesson.Desk
	At  lesson.Place
	Rev int
}

func (f *Failure) Render() app.UI {
	c := f.C
	title, advice, why, loading := i18n.NoLesson, i18n.NoLessonAdvice, "", i18n.LoadingLesson
	if f.At.Kind == lesson.Yours {
		title, loading = i18n.NoSite, i18n.LoadingSite
	}
	switch f.D.Stands() {
	case lesson.Failed:
		if f.At.Book != "" {
			why, advice = lostBook(c, f.D.Status(), f.At.Source()), i18n.BookTell
		}
	case lesson.Loading, lesson.Opened:
		return app.Section().Class("card failure").Body(app.P().Role("status").Text(c.say(loading)))
	case lesson.Unknown:
		title, advice = i18n.UnknownLesson, i18n.ChooseLesson
	case lesson.Refused:
		title, advice, why = i18n.LinkBad, i18n.LinkBadAdvice, c.L.Refusal(f.D.Refusal())
	case lesson.Idle:
		if !c.M.Started() || f.D.Place() != f.At { // nobody has looked at the address
			return f.coming()
		}
		title, advice = i18n.EmbedTitle, i18n.EmbedNoLink
	}
	body := []app.UI{app.H2().ID("failure").Text(c.say(title))}
	if why != "" {
		body = append(body, app.P().ID("failure-why").Text(why))
	}
	body = append(body, app.P().Text(c.say(advice)))
	if f.At.Kind != lesson.Embed {
		body = append(body, app.Div().Class("row").Body(
			app.A().Class("btn primary").Href(f.At.To(lesson.Place{Lang: c.L})).Text(c.say(i18n.ToPlayground)),
			app.A().Class("btn").Href(f.At.To(lesson.Place{Lang: c.L, Kind: lesson.Menu})).Text(c.say(i18n.AllLessons))))
	}
	return app.Section().Class("card failure").Role("alert").Aria("labelledby", "failure").Body(body...)
}

// coming is a frame before the program runs: what stands in the address is not
// known yet. Where the program does not come, it says what would be here.
func (f *Failure) coming() app.UI {
	c := f.C
	open := app.A().Href(f.At.To(lesson.Place{Lang: c.L})).Target("_blank").Rel("noopener").Text(c.say(i18n.EmbedOpen))
	return app.Section().Class("card failure").Aria("labelledby", "failure").Body(
		app.H2().ID("failure").Text(c.say(i18n.EmbedTitle)),
		app.P().Role("status").Body(
			app.Span().Class("if-on").Text(c.say(i18n.EmbedLoads)),
			app.Span().Class("if-off").Body(app.Text(c.say(i18n.EmbedOff)), app.Text(" "), open)))
}
