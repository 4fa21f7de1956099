package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/web/i18n"
	"locmem/web/lesson"
	"locmem/web/model"
)

// Stage shows all processes: their picture, and below it what one can do with each.
// What the picture says stands there, too, for who cannot see it.
type Stage struct {
	app.Compo
	C   Ctx
	S   *lesson.Lesson // whose processes they are; nil: they are tabs
	Rev int
	Doc int // counts the changes of S
	Two int // counts the changes of the processes that are side by side with these
}

// StageOf makes the stage for the model's present state.
func StageOf(c Ctx, r model.Revs, l *lesson.Lesson) *Stage {
	s := &Stage{C: c, S: l, Rev: sum(r, model.AreaProcesses, model.AreaMemory, model.AreaTick, model.AreaConsole, model.AreaLog)}
	if l != nil {
		s.Doc = l.Rev()
		if two := l.Beside(); two != nil {
			s.Two = sum(two.Model().Revs(), model.AreaProcesses, model.AreaMemory, model.AreaTick, model.AreaLog)
		}
	}
	return s
}

func (s *Stage) Render() app.UI {
	c := s.C
	class := "btn"
	if story := c.M.Story(); story.Opened && story.Missed && story.Wiped {
		class = "btn primary" // the story has no primary action of its own any more
	}
	return app.Section().Class("card stage").Aria("labelledby", "processes").Body(append([]app.UI{
		app.Div().Class("head").Body(
			app.H2().ID("processes").Text(c.say(i18n.Processes)),
			s.about(class),
		),
		s.picture()}, s.parts()...)...)
}

// parts are what is below the picture.
func (s *Stage) parts() []app.UI {
	c := s.C
	return []app.UI{handsOf(c, s.Doc), s.beside(len(c.M.Infos())), &Cards{C: c, Rev: s.Rev}}
}

// beside says in words whether tabs have a shared cache beside them, and what it
// holds. Who works with the keyboard adds it or takes it away here.
func (s *Stage) beside(tabs int) app.UI {
	c := s.C
	shares, can := c.M.Shares()
	if !can || tabs < 2 && !shares {
		return nil
	}
	button := func(id string, text, long i18n.T, on bool) app.UI {
		return app.Button().Type("button").ID(id).Class("btn small").Text(c.say(text)).Title(c.say(long)).
			OnClick(c.do(id, func() { c.M.Share(on) }))
	}
	row := app.Div().Class("beside").Role("group").Aria("label", c.say(i18n.Beside))
	if !shares {
		return row.Body(app.Span().Class("help").Text(c.say(i18n.BesideNone)),
			button("beside-add", i18n.BesideAdd, i18n.BesideAddLong, true))
	}
	g := c.M.Beside()
	text := c.L.Entries(g.Total)
	for i, it := range g.Items {
		text += map[bool]string{true: ": ", false: ", "}[i == 0] + i18n.Cut(i18n.KeyText(it.Key), 40)
	}
	if g.Total > len(g.Items) {
		text += ", …"
	}
	return row.Body(app.Elem("code").Text(sharedAlias), app.Span().Class("help").ID("beside-holds").Text(c.L.Sayf(i18n.BesideHas, text)),
		button("beside-remove", i18n.BesideRemove, i18n.BesideRemoveLong, false))
}

// picture is that of the processes, and beside it that of the same on another backend.
func (s *Stage) picture() app.UI {
	one := &Site{C: s.C, S: s.S, Rev: s.Rev, ID: sitePicture}
	if s.S == nil || s.S.Beside() == nil {
		return app.Div().Body(one)
	}
	return sidesOf(s, one)
}

// about says what the processes are, and leads to a new one where it can be had.
func (s *Stage) about(class string) app.UI {
	c := s.C
	if c.M.Hosts() {
		return app.P().Class("help").Text(c.say(i18n.HostedHelp))
	}
	return app.Div().Class("about").Body(
		app.P().Class("help").Text(c.say(i18n.ProcessesHelp)),
		openLink(c, "open-process", class, i18n.OpenProcess),
	)
}
