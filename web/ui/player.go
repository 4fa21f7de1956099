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

// Pace is from one step to the next, for this visitor.
func Pace() time.Duration {
	if port.Calm() {
		return 0
	}
	return pace
}

// Next leads the learner on in an open scenario.
func Next(l *lesson.Lesson) { l.Next(Pace()) }

// more is the id of the menu of the rest.
const more = "scenario-more"

// ways are what the button says, by what it would do.
var ways = [...]*i18n.T{lesson.GoOn: &i18n.Next, lesson.RunIt: &i18n.RunBlock, lesson.Finish: &i18n.FinishIt, lesson.Answer: &i18n.ChooseIt,
	lesson.CheckIt: &i18n.CheckTry, lesson.Without: &i18n.GoWithout, lesson.AtEnd: &i18n.TheEnd}

// told is what is said beside it, if there is something to do.
var told = [len(ways)]*i18n.T{lesson.Finish: &i18n.NowRunning, lesson.Answer: &i18n.AnswerFirst,
	lesson.CheckIt: &i18n.CheckNow, lesson.Without: &i18n.YourTurnSays, lesson.AtEnd: &i18n.LessonOver}

// player is the bar that stays in view below a lesson.
func (s *Scenario) player() app.UI {
	c := s.C
	_, way := s.S.Ahead()
	list := []app.UI{s.act("next", "primary", ways[way], &i18n.NextLong, way == lesson.AtEnd || way != lesson.Finish && s.S.Busy(), func() { Next(s.S) })}
	var stop app.UI
	if s.S.Busy() {
		stop = s.act("stop", "danger late", &i18n.Stop, nil, false, s.S.Stop)
	}
	// Its place is always there: what stands behind it, the menu, stays what it is.
	list = append(list, el("span", "slot", stop))
	text, code := s.says(way)
	done, of := s.S.Progress()
	far := ""
	if of > 0 {
		far = c.L.Sayf(i18n.ProgressOf, done, of)
	}
	if !s.Embed {
		list = append(list, tx("button", "btn quiet presenting", c.say(i18n.PresentEnd)).ID("present-end").
			OnClick(c.do("present end", func() { port.Present(false); port.Focus(more + "-summary") })))
	}
	list = append(list, el("p", "says", text, code).ID("scenario-says").Role("status"),
		tx("span", "help", far).ID("scenario-progress"),
		el("details", "menu", tx("summary", "btn quiet", c.say(i18n.MoreTools)).ID(more+"-summary"), el("div", "sheet", s.rest()...)).ID(more))
	return el("div", "player", s.bar(done, of), el("div", "row", list...)).Role("group").Aria("label", c.say(i18n.Player))
}

// bar draws how much was done.
func (s *Scenario) bar(done, of int) app.UI {
	return el("progress", "done").Attr("max", strconv.Itoa(max(of, 1))).Attr("value", strconv.Itoa(done)).Aria("hidden", "true")
}

// act is a button that acts on the whole scenario.
func (s *Scenario) act(id, class string, text, long *i18n.T, idle bool, f func()) app.UI {
	c := s.C
	b := c.button("scenario-"+id, class, c.say(*text)).OnClick(c.do("scenario "+id, f))
	if long != nil {
		b = b.Title(c.say(*long))
	}
	if idle {
		b = off(b)
	}
	return b
}

// rest is what can be done with the whole scenario beside going on.
func (s *Scenario) rest() []app.UI {
	list := s.acts("quiet", "quiet", false)
	if !s.Embed && s.At.Kind != lesson.Write {
		list = append(list, s.choice("present", "quiet", &i18n.Present, &i18n.PresentLong, false, func() {
			port.Present(true)
			port.Focus("scenario-next")
		}))
	}
	if s.S.Live() && !s.Embed && !s.atEnd() { // otherwise it stands below the text
		list = append(list, s.nextLesson("btn quiet"))
	}
	for _, b := range s.S.Blocks() { // last, so that none of the others moves
		if b.Kind == lesson.Solution && s.S.Sees(b.Kind) && !b.Open && s.S.At(b.Name) && !s.S.Offers(b.Name) {
			n := b.N
			list = append(list, s.choice("solution", "quiet", &i18n.SolutionAnyway, nil, false, func() { s.S.Show(n) }))
		}
	}
	return list
}

// choice is an act that may stand in the menu, which closes when it is chosen.
func (s *Scenario) choice(id, class string, text, long *i18n.T, idle bool, f func()) app.UI {
	return s.act(id, class, text, long, idle, func() {
		port.CloseDetails(more)
		f()
	})
}

// acts are the buttons that act on the whole scenario, of a class.
func (s *Scenario) acts(first, class string, stop bool) []app.UI {
	busy := s.S.Busy()
	list := []app.UI{s.choice("run", first, &i18n.RunAll, nil, busy, s.S.RunAll), s.choice("step", class, &i18n.StepOne, nil, busy, s.S.Step)}
	if stop { // none takes the place of another one: who presses twice does not stop, or reset
		list = append(list, s.act("stop", "danger", &i18n.Stop, nil, !busy, s.S.Stop))
	}
	list = append(list, s.choice("reset", class, &i18n.ResetAll, &i18n.ResetLong, false, s.S.Reset))
	if !s.Embed {
		list = append(list, s.C.button("scenario-share", class, s.C.say(i18n.Share)).Title(s.C.say(i18n.ShareLong)).
			OnClick(s.C.on("share", s.share)))
		if s.At.Kind != lesson.Write && s.D == nil {
			list = append(list, app.A().ID("scenario-text").Class("btn", class).Href(s.At.To(lesson.Place{Lang: s.C.L, Kind: lesson.Write})).
				Text(s.C.say(i18n.EditAsText)).Title(s.C.say(i18n.EditAsTextLong)).
				OnClick(s.C.do("as text", func() { s.Desk.Rewrite(s.S.Source()) })))
		}
	}
	return list
}

// says is what has happened, and what there is to do.
func (s *Scenario) says(way lesson.Way) (text, code app.UI) {
	if !s.S.Live() {
		return nil, nil
	}
	t, got := told[way], ""
	if t == &i18n.LessonOver && s.At.Kind == lesson.Demo {
		t = &i18n.DemoOver
	}
	switch said, here := s.S.Said(), s.S.Here(); {
	case said == lesson.AllRan:
		t = &i18n.AllRan
	case said == lesson.Asked:
		t = &i18n.AnswerFirst
	case s.S.Busy():
		if t = &i18n.NowRunning; s.S.Starting() {
			t = &i18n.NowStarting
		}
	case t == nil && here >= 0:
		switch b := &s.S.Blocks()[here]; {
		case b.Kind == lesson.Try && s.S.BuildsOn(here):
			t = &i18n.SolvedSays
		case b.Kind == lesson.Try:
			t = &i18n.SolvedOnly
		case b.Kind == lesson.Prose && s.S.Sight().N > 0:
			return hidden(i18n.Cut(strings.TrimLeft(strings.Join(strings.Fields(b.Text), " "), "# "), 120)), nil
		case b.Kind == lesson.Run && b.Ran():
			t, got = &i18n.RanSays, strings.Join(b.Steps[len(b.Steps)-1].Got, " ")
		}
	}
	if t == nil {
		return nil, nil
	}
	return app.Text(s.C.say(*t) + " "), codeOf(i18n.Cut(got, 60))
}

// codeOf is a text that is code; nil if it is empty.
func codeOf(text string) app.UI {
	if text == "" {
		return nil
	}
	return tx("code", "", text)
}
