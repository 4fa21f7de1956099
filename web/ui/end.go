package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/web/i18n"
	"locmem/web/lesson"
)

// atEnd tells whether the learner has come to the end of a lesson, or has done all there
// is to do.
func (s *Scenario) atEnd() bool {
	_, way := s.S.Ahead()
	done, of := s.S.Progress()
	return s.S.Live() && (way == lesson.AtEnd || of > 0 && done == of)
}

// end sums a lesson up: what the learner knows now and has come to, and ways on.
func (s *Scenario) end() app.UI {
	c, score, code := s.C, s.S.Score(), ""
	if s.At.Kind != lesson.Demo && s.At.Book == "" { // the page for teachers knows no others
		code = s.S.Code()
	}
	so := func(n, of int) string { return c.L.Sayf(i18n.SoMany, n, of) }
	texts := [...]string{c.L.Clock(score.Seconds), so(score.Right, score.Predictions), so(score.Solved, score.Tries), strconv.Itoa(score.Hints), code}
	var facts []app.UI
	for n, name := range [...]*i18n.T{&i18n.EndTime, &i18n.EndRight, &i18n.EndSolved, &i18n.EndHints, &i18n.EndCode} {
		if n == 1 && score.Predictions == 0 || n > 1 && n < 4 && score.Tries == 0 || texts[n] == "" {
			continue
		}
		facts = append(facts, el("div", "", tx("dt", "", c.say(*name)), tx("dd", "", texts[n])))
	}
	way := s.nextLesson("btn primary")
	if way == nil && s.At.Kind == lesson.Shipped {
		way = app.A().Class("btn primary").ID("next-lesson").Href(s.menu()).Text(c.say(i18n.AllLessons))
	}
	if way == nil && s.At.Kind == lesson.Demo {
		way = app.A().Class("btn primary").ID("next-lesson").Href(s.menu()).Text(c.say(i18n.AllDemos))
	}
	var site, help, knows app.UI
	if !s.Embed {
		site = c.button("lesson-site", "", c.say(i18n.AsYourSite)).OnClick(c.on("as site", func(ctx app.Context, _ app.Event) {
			s.Desk.TakeOver(func() {
				ctx.Dispatch(func(ctx app.Context) { ctx.Navigate(s.Base + "site/") })
			})
		}))
	}
	if code != "" {
		help = tx("p", "help", c.say(i18n.EndCodeHelp))
	}
	if teaches := s.S.Info().Teaches; teaches != "" {
		say := i18n.KnowNow
		if score.Solved < score.Tries {
			say = i18n.KnowAll
		}
		knows = tx("p", "knows", c.L.Sayf(say, teaches))
	}
	return el("section", "end", tx("h3", "", c.say(i18n.EndTitle)), knows, el("dl", "score", facts...), help, el("div", "row", way, site)).
		ID("lesson-end")
}

// menu is the way to the list that the lesson is of.
func (s *Scenario) menu() string {
	list, _ := s.At.List()
	return s.At.To(list)
}

// nextLesson leads to the next lesson; nil if there is none.
func (s *Scenario) nextLesson(class string) app.UI {
	if s.Next.ID == "" {
		return nil
	}
	return app.A().Class(class).ID("next-lesson").Href(s.At.To(lesson.Place{Lang: s.At.Lang, Kind: lesson.Shipped, ID: s.Next.ID, Book: s.At.Book})).Text(s.C.L.Sayf(i18n.NextLesson, s.Next.Title))
}
