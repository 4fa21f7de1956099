package ui

import (
	"cmp"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/web/i18n"
	"locmem/web/model"
)

// Lesson is the lesson's place. Until lessons come it says who this tab is and
// leads through the story that the product is about, one primary action at a
// time.
type Lesson struct {
	app.Compo
	C   Ctx
	Rev int
}

// LessonOf makes the lesson for the model's present state.
func LessonOf(c Ctx, r model.Revs) *Lesson {
	return &Lesson{C: c, Rev: sum(r, model.AreaStory, model.AreaProcesses, model.AreaTick, model.AreaConsole)}
}

// djangoDocs is what Django says of the cache.
const djangoDocs = "https://docs.djangoproject.com/en/5.2/topics/cache/#local-memory-caching"

func (l *Lesson) Render() app.UI {
	s := l.C.M.Story()
	return app.Section().Class("card lesson").Aria("labelledby", "who").Body(
		app.Div().Class("lead").Body(
			app.P().Body(app.Elem("strong").Text(l.C.say(i18n.Lead))),
			app.P().Body(append(l.C.explained(l.C.say(i18n.LeadMore)+" ", i18n.Worker),
				app.A().Href(djangoDocs).Target("_blank").Rel("noopener").Text(l.C.say(i18n.LeadDocs)))...,
			),
		),
		l.who(),
		app.Div().Role("group").Aria("labelledby", "who").Body(l.steps(s), l.end(s)), // from the last step the keyboard goes on to the end
	)
}

// who says what this tab is.
func (l *Lesson) who() app.UI {
	c := l.C
	self := c.M.Self()
	if !c.M.Started() {
		return app.Div().Class("who").Body(
			app.H2().ID("who").Body(app.Text(c.say(i18n.ThisTabIs)), app.Text(" "), app.Span().Class("name").Text("t…")),
			app.P().Class("meta").ID("who-meta").Body(c.explained(c.L.Sayf(i18n.PIDUp, c.say(i18n.NotYet), "0:00"), i18n.Process)...),
			app.P().ID("who-cache").Text(c.say(i18n.EmptyBecause)),
		)
	}
	cache := c.say(i18n.EmptyBecause)
	if self.Entries > 0 {
		cache = c.L.Sayf(i18n.HoldsOnly, c.L.Entries(self.Entries))
	}
	return app.Div().Class("who").Body(
		app.H2().ID("who").Body(
			app.Text(c.say(i18n.ThisTabIs)), app.Text(" "),
			app.Span().Class("name", colour(self.Name)).Text(self.Name)),
		app.P().Class("meta").ID("who-meta").Body(c.explained(c.L.Sayf(i18n.PIDUp, strconv.Itoa(self.PID), c.upTime(self)), i18n.Process)...),
		app.P().ID("who-cache").Text(cache),
	)
}

// step is one line of the story.
type step struct {
	text   string
	code   string
	done   bool
	action app.UI // the primary action while the step is the present one
	result string // what was seen, once done
}

func (l *Lesson) steps(s model.Story) app.UI {
	c := l.C
	steps := []step{
		{l.first(s), "cache.set('greeting', 'hello')", s.Set, l.set(), l.firstResult(s)},
		{c.say(i18n.Step2), "", s.Opened, l.open(), ""},
		{c.say(i18n.Step3), "cache.get('greeting')", s.Missed, l.get(s), l.answer(s)},
		{c.say(i18n.Step4), "", s.Wiped, l.restart(s), l.lastResult(s)},
	}
	now := len(steps)
	for i := len(steps) - 1; i >= 0; i-- {
		if !steps[i].done {
			now = i
		}
	}
	var items []app.UI
	for i, st := range steps {
		items = append(items, l.step(i, st, i == now))
	}
	return app.Elem("ol").Class("steps").ID("story").Body(items...)
}

func (l *Lesson) step(n int, st step, now bool) app.UI {
	c := l.C
	class, state := "later", i18n.StepLater
	switch {
	case st.done:
		class, state = "done", i18n.StepDone
	case now:
		class, state = "now", i18n.StepNow
	}
	body := []app.UI{app.Span().Class("what").Body(
		app.Text(st.text), hidden(" ("+c.say(state)+")"))}
	if st.code != "" && !st.done {
		body = append(body, app.Elem("code").Text(st.code))
	}
	if now && !st.done && st.action != nil {
		body = append(body, st.action)
	}
	if st.done && st.result != "" {
		body = append(body, app.P().Class("result").ID("story-result-"+strconv.Itoa(n+1)).Text(st.result))
	}
	li := app.Li().Class(class).Body(app.Div().Class("step").Body(body...))
	if now {
		li = li.Aria("current", "step")
	}
	return li
}

func (l *Lesson) set() app.UI {
	return l.C.button("story-set", "primary", l.C.say(i18n.DoSet)).OnClick(l.C.do("set", l.C.M.StorySet))
}

func (l *Lesson) open() app.UI {
	return openLink(l.C, "story-open", "btn primary", i18n.DoOpen)
}

// openLink opens a tab: a process of its own. Without an opener it gets a
// thread of its own too, and no copy of sessionStorage.
func openLink(c Ctx, id, class string, text i18n.T) app.UI {
	return app.A().ID(id).Class(class).Href("./").Target("_blank").Rel("noopener").Body(
		app.Text(c.say(text)), hidden(" ("+c.say(i18n.OpensTab)+")"))
}

func (l *Lesson) get(s model.Story) app.UI {
	c := l.C
	name := s.Blank
	switch {
	case s.Holder == "": // nobody has what it is about any more
		return l.set()
	case name == "":
		return openLink(c, "story-open", "btn primary", i18n.DoOpen)
	}
	text := c.say(i18n.DoGet)
	if name != c.M.Self().Name {
		text = c.L.Sayf(i18n.DoGetIn, name)
	}
	return c.aimed("story-get", "primary", name, text).OnClick(c.do("get "+name, func() { c.M.StoryGet(name) }))
}

func (l *Lesson) restart(s model.Story) app.UI {
	c := l.C
	name := s.Victim
	switch {
	case name == "":
		return l.set() // nobody has anything to lose
	case c.M.Returning(name):
		return off(c.aimed("story-restart", "primary", name, c.L.Sayf(i18n.Returns, name)))
	}
	text := c.say(i18n.DoReload)
	if name != c.M.Self().Name {
		text = c.L.Sayf(i18n.DoRestart, name)
	}
	return c.aimed("story-restart", "primary", name, text).OnClick(c.do("restart "+name, func() { c.M.Restart(name) }))
}

// first says what the first step is, and who has taken it if that was another
// process.
func (l *Lesson) first(s model.Story) string {
	by := cmp.Or(s.Holder, s.Setter)
	if by == "" || by == l.C.M.Self().Name {
		return l.C.say(i18n.Step1)
	}
	return l.C.L.Sayf(i18n.Step1In, by)
}

func (l *Lesson) firstResult(s model.Story) string {
	if s.Holder == "" || s.Missed {
		return ""
	}
	value := s.Value
	if value == "" {
		value = model.StoryKey
	}
	text := i18n.Step1Result
	if !s.Only {
		text = i18n.Step1Also
	}
	return l.C.L.Sayf(text, i18n.Cut(value, 40), s.Holder)
}

func (l *Lesson) answer(s model.Story) string {
	if s.Answer == nil {
		return ""
	}
	return l.C.L.Sayf(i18n.AnsweredNone, s.Answer.Name) + " " + l.C.L.Note(*s.Answer)
}

func (l *Lesson) lastResult(s model.Story) string {
	if loss, ok := l.C.M.LastLoss(); ok {
		return l.C.L.Sentence(l.C.L.Lost(loss)) + " " + l.C.say(i18n.Step4Result)
	}
	return l.C.say(i18n.Step4Result)
}

func (l *Lesson) end(s model.Story) app.UI {
	if !s.Set || !s.Opened || !s.Missed || !s.Wiped {
		return nil
	}
	return app.Div().Class("moral").ID("story-end").Body(
		app.P().Text(l.C.say(i18n.StoryEnd)),
		app.P().Text(l.C.say(i18n.StoryNext)),
		app.P().Body(app.A().ID("story-lessons").Href("lessons/").Text(l.C.say(i18n.StoryLessons))),
	)
}
