package ui

import (
	"strconv"
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/web/i18n"
	"locmem/web/lesson"
	"locmem/web/port"
)

// The player: one button that leads through a lesson, and the rest behind a menu.

// pace is from one step of a transcript to the next: as long as an event at the usual
// speed of the time strip.
const pace = 700 * time.Millisecond

// Next leads the learner on in an open scenario.
func Next(l *lesson.Lesson) {
	if port.Calm() {
		l.Next(0)
		return
	}
	l.Next(pace)
}

// more is the id of the menu of the rest.
const more = "scenario-more"

// ways are what the button says, by what it would do.
var ways = [...]i18n.T{lesson.GoOn: i18n.Next, lesson.RunIt: i18n.RunBlock, lesson.Finish: i18n.FinishIt, lesson.Answer: i18n.ChooseIt,
	lesson.CheckIt: i18n.CheckTry, lesson.Without: i18n.GoWithout, lesson.AtEnd: i18n.TheEnd}

// player is the bar that stays in view below a lesson.
func (s *Scenario) player() app.UI {
	c := s.C
	_, way := s.S.Ahead()
	busy := s.S.Busy()
	next := c.button("scenario-next", "primary", c.say(ways[way])).Title(c.say(i18n.NextLong)).Attr("aria-keyshortcuts", "n").
		OnClick(c.do("next", func() { Next(s.S) }))
	if way == lesson.AtEnd || busy && way != lesson.Finish {
		next = off(next)
	}
	list := []app.UI{next}
	if busy {
		list = append(list, c.button("scenario-stop", "danger late", c.say(i18n.Stop)).OnClick(c.do("stop all", s.S.Stop)))
	}
	list = append(list, app.P().Class("says").ID("scenario-says").Role("status").Body(s.says(way)...))
	done, of := s.S.Progress()
	if of > 0 {
		list = append(list, app.Span().Class("help").ID("scenario-progress").Text(c.L.Sayf(i18n.ProgressOf, done, of)))
	}
	list = append(list, app.Elem("details").Class("menu", "rest").ID(more).Body(
		app.Elem("summary").Class("btn quiet").Text(c.say(i18n.MoreTools)),
		app.Div().Class("sheet").Body(s.rest()...)))
	return app.Div().Class("player").Role("group").Aria("label", c.say(i18n.Player)).Body(
		app.Elem("progress").Class("done").Attr("max", strconv.Itoa(max(of, 1))).Attr("value", strconv.Itoa(done)).Aria("hidden", "true"),
		app.Div().Class("row").Body(list...))
}

// rest is what can be done with the whole scenario beside going on.
func (s *Scenario) rest() []app.UI {
	c := s.C
	list := s.acts("quiet", "quiet")
	for _, b := range s.S.Blocks() {
		if b.Kind == lesson.Solution && !b.Open && s.S.At(b.Name) && !s.S.Offers(b.Name) {
			list = append(list, c.button("scenario-solution", "quiet", c.say(i18n.SolutionAnyway)).OnClick(c.do("solution "+b.Name, func() { s.S.Show(b.N) })))
		}
	}
	return list
}

// acts are the buttons that act on the whole scenario, of a class.
func (s *Scenario) acts(first, class string) []app.UI {
	c := s.C
	run := c.button("scenario-run", first, c.say(i18n.RunAll)).OnClick(c.do("run all", s.S.RunAll))
	step := c.button("scenario-step", class, c.say(i18n.StepOne)).OnClick(c.do("step", s.S.Step))
	if s.S.Busy() {
		run, step = off(run), off(step)
	}
	list := []app.UI{run, step}
	if s.D != nil || !s.S.Led() {
		stop := c.button("scenario-stop", "danger", c.say(i18n.Stop)).OnClick(c.do("stop all", s.S.Stop))
		if !s.S.Busy() { // none takes the place of another one: who presses twice does not stop, or reset
			stop = off(stop)
		}
		list = append(list, stop)
	}
	list = append(list, c.button("scenario-reset", class, c.say(i18n.ResetAll)).Title(c.say(i18n.ResetLong)).
		OnClick(c.do("reset", s.S.Reset)))
	if !s.Embed {
		list = append(list, c.button("scenario-share", class, c.say(i18n.Share)).Title(c.say(i18n.ShareLong)).
			OnClick(c.on("share", s.share)))
	}
	return list
}

// says is what has happened, and what there is to do.
func (s *Scenario) says(way lesson.Way) []app.UI {
	c := s.C
	text := s.S.Said()
	switch {
	case !s.S.Live():
		return nil
	case text == lesson.AllRan:
		return []app.UI{app.Text(c.say(i18n.AllRan))}
	case way == lesson.Answer || text == lesson.Asked:
		return []app.UI{app.Text(c.say(i18n.AnswerFirst))}
	case s.S.Busy():
		return []app.UI{app.Text(c.say(i18n.NowRunning))}
	case way == lesson.AtEnd:
		return []app.UI{app.Text(c.say(i18n.LessonOver))}
	case way == lesson.CheckIt:
		return []app.UI{app.Text(c.say(i18n.CheckNow))}
	case way == lesson.Without:
		return []app.UI{app.Text(c.say(i18n.YourTurnSays))}
	}
	here := s.S.Here()
	for _, b := range s.S.Blocks() {
		switch {
		case b.N != here:
		case b.Kind == lesson.Try && b.Passed:
			return []app.UI{app.Text(c.say(i18n.SolvedSays))}
		case b.Kind == lesson.Run && b.Ran():
			if got := b.Steps[len(b.Steps)-1].Got; len(got) > 0 {
				return []app.UI{app.Text(c.say(i18n.RanSays) + " "), app.Elem("code").Text(i18n.Cut(got[len(got)-1], 60))}
			}
			return []app.UI{app.Text(c.say(i18n.RanSays))}
		case b.Kind == lesson.Prose && s.S.Sight().N > 0:
			return []app.UI{hidden(i18n.Cut(strings.Join(strings.Fields(b.Text), " "), 120))}
		}
	}
	return nil
}
