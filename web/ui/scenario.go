package ui

import (
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/web/i18n"
	"locmem/web/lesson"
	"locmem/web/model"
	"locmem/web/port"
)

// Scenario is the zone of an open scenario: what it is, its parts, and what can
// be done with all of it.
type Scenario struct {
	app.Compo
	C       Ctx // of the hosted processes
	S       *lesson.Lesson
	Rev     int
	Embed   bool
	Next    lesson.Entry
	Base    string // the address that a fragment is put behind
	At      lesson.Place
	D       *lesson.Desk // if it is the visitor's own site; otherwise nil
	Desk    *lesson.Desk // on which it lies
	DeskRev int          // of D: go-app draws anew what has other fields
	Tabs    *model.Model // what was typed in them can be taken along there

	of      *lesson.Lesson // whose blocks are drawn
	drawn   int            // how many of them
	sharing sharing
	seen    lesson.Sight
	watched int // how many times the picture was brought into view
}

func (s *Scenario) Render() app.UI {
	c := s.C
	// The notices have a place of their own: as they come and go, no part moves.
	body := []app.UI{s.head()}
	if s.At.Kind == lesson.Write && strings.TrimSpace(s.S.Source()) == "" {
		return app.Section().Class("card lesson scenario").ID("scenario").Aria("labelledby", "scenario-title").
			Lang(string(c.L)).Body(append(body, tx("p", "help", c.say(i18n.WriteFirst)).ID("write-first"))...)
	}
	if s.D != nil {
		body = append(body, YoursOf(s))
	}
	led := s.S.Led()
	if !led {
		body = append(body, s.tools())
	}
	body = append(body, app.Div().Class("notices").Body(s.notices()...))
	pieces := s.pieces()
	drawn := firstOf(pieces)
	if s.of == s.S {
		drawn = s.drawn
	}
	body = append(body, pieces[:min(drawn, len(pieces))]...)
	if led && s.atEnd() {
		body = append(body, s.end())
	}
	if s.Embed || !led || !s.S.Live() { // one way on is enough
		body = append(body, s.foot())
	}
	if led {
		body = append(body, s.player())
	}
	if !s.Embed {
		body = append(body, s.sharing.dialog(s.C))
	}
	return app.Section().Class("card lesson scenario").ID("scenario").Aria("labelledby", "scenario-title").
		Lang(s.lang()).Body(append(body, hidden(c.say(i18n.EditorLeave)))...)
}

// A long document is drawn in slices, so that the page answers meanwhile.
const (
	piecesFirst = 40 // more than a lesson has
	piecesMore  = 5
	pieceProse  = 30                    // blocks of prose in a piece
	sliceTime   = 20 * time.Millisecond // between two slices
)

func (s *Scenario) OnMount(ctx app.Context) {
	s.drawRest(ctx)
	s.look(ctx)
}

func (s *Scenario) OnUpdate(ctx app.Context) {
	s.drawRest(ctx)
	s.look(ctx)
}

// look brings into view what is new to be seen.
func (s *Scenario) look(ctx app.Context) {
	if sight := s.S.Sight(); sight != s.seen {
		s.seen = sight
		ctx.Defer(func(app.Context) { port.Show(sight.ID) })
	}
	if n := s.S.Plays(); n != s.watched { // once a run: who scrolls on during it stays there
		s.watched = n
		ctx.Defer(func(app.Context) { port.Top(".two > .right") })
	}
}

// drawRest draws what is left of a document that is new here, one slice after the
// other.
func (s *Scenario) drawRest(ctx app.Context) {
	if s.of == s.S {
		return
	}
	pieces := s.pieces()
	s.of, s.drawn = s.S, firstOf(pieces)
	of, drawn, all := s.S, s.drawn, len(pieces)
	if drawn >= all {
		return
	}
	ctx.Async(func() {
		for drawn < all {
			drawn += piecesMore
			time.Sleep(sliceTime)
			n := drawn
			if n >= all {
				n = allPieces
			}
			ctx.Dispatch(func(app.Context) {
				if s.of == of {
					s.drawn = n
				}
			})
		}
	})
}

// allPieces are those that come later, too: a document gets one for its environ.
const allPieces = math.MaxInt

// firstOf is how many pieces are drawn at once: up to prose that was cut.
func firstOf(pieces []app.UI) int {
	for n, piece := range pieces {
		if p, ok := piece.(*ProseView); n == piecesFirst || ok && p.From > 0 {
			return n
		}
	}
	return allPieces
}

// pieces are the blocks of the document, long prose cut.
func (s *Scenario) pieces() (list []app.UI) {
	hands, n := s.S.Hands(), 0
	undoable := s.S.Undoable()
	byHand := func(after int) {
		for ; n < len(hands) && hands[n].After <= after; n++ {
			list = append(list, &HandView{C: s.C, N: n, Rev: s.Rev, Undoable: undoable && n == len(hands)-1})
		}
	}
	byHand(-1)
	gate, from, to := math.MaxInt, 0, 0
	if s.D == nil {
		gate = s.S.Gate()
		if s.S.Led() && s.S.Live() {
			from, to = s.S.Stand()
		}
	}
	before, hides := 0, false // how many pieces are not behind the question
	for _, b := range s.S.Blocks() {
		here := from <= b.N && b.N < to
		if b.N > gate && !hides {
			before, hides = len(list), b.Kind != lesson.Hidden
		}
		if b.Kind == lesson.Prose {
			for at := 0; at == 0 || at < len(b.Prose); at += pieceProse {
				list = append(list, &ProseView{S: s.S, N: b.N, From: at, Lesson: s.S.Info().ID, Here: here})
			}
		} else if ui := s.block(b, here); ui != nil {
			if s.S.Returns(b.N) {
				list = append(list, tx("p", "note", s.C.say(i18n.TextAgain)).ID("block-"+strconv.Itoa(b.N)+"-returns"))
			}
			list = append(list, ui)
		}
		byHand(b.N)
	}
	if !hides {
		return list
	}
	if s.S.Live() {
		return append(list[:before], app.P().Class("help").Text(s.C.say(i18n.GateSays)))
	}
	// Who has no script can open it.
	return append(list[:before:before], app.Elem("details").Class("behind").Body(
		append([]app.UI{app.Elem("summary").Class("btn quiet").Text(s.C.say(i18n.BehindQuestion))}, list[before:]...)...))
}

// lang is the document's language, which may not be the page's.
func (s *Scenario) lang() string {
	if l := s.S.Info().Lang; l == "nl" || l == "en" {
		return l
	}
	return string(s.C.L)
}

func (s *Scenario) head() app.UI {
	c, info := s.C, s.S.Info()
	kicker := c.say(i18n.LessonKicker)
	if info.ID == "" {
		kicker = c.say(i18n.LinkKicker)
	}
	if s.At.Kind == lesson.Demo {
		kicker = c.say(i18n.DemoKicker)
	}
	if s.D != nil {
		kicker = c.say(i18n.YourSite)
	}
	if s.At.Kind == lesson.Write {
		kicker = c.say(i18n.WriteSeen)
	}
	if info.Minutes > 0 {
		kicker += " · " + c.L.Minutes(info.Minutes)
	}
	if info.Level != "" {
		kicker += " · " + c.L.Level(info.Level)
	}
	title := info.Title
	if title == "" {
		title, kicker = kicker, ""
	}
	body := []app.UI{
		app.If(kicker != "", func() app.UI { return app.Div().Class("kicker").Text(kicker) }),
		app.H2().ID("scenario-title").Text(title),
	}
	if info.Misconception != "" {
		body = append(body, app.P().Class("misconception").Text("“"+info.Misconception+"”"))
	}
	if info.Shows != "" {
		body = append(body, app.P().Class("shows").Body(app.Elem("strong").Text(c.say(i18n.WhatYouSee)), app.Text(" "+info.Shows)))
	}
	if s.At.Book != "" {
		body = append(body, tx("p", "help", c.L.Sayf(i18n.BookOf, s.At.Host())).ID("book"))
	}
	return app.Div().Class("who").Body(body...)
}

// tools act on the whole scenario.
func (s *Scenario) tools() app.UI {
	c := s.C
	done, of := s.S.Progress()
	list := s.acts("primary", "", true)
	list = append(list, app.Span().Class("space"))
	if of > 0 {
		list = append(list,
			s.bar(done, of),
			app.Span().Class("help").ID("scenario-progress").Text(c.L.Sayf(i18n.ProgressOf, done, of)))
	}
	return app.Div().Class("tools").Role("group").Aria("labelledby", "scenario-title").Body(list...)
}

// notices are what is to be said about the whole: kept work, mistakes.
func (s *Scenario) notices() []app.UI {
	c := s.C
	var out []app.UI
	small := func(id string, text *i18n.T, f func()) app.UI {
		return tx("button", "btn small", c.say(*text)).ID(id).OnClick(c.do(id, f))
	}
	if offer := s.S.Offer(); offer != lesson.NoOffer {
		text, do := &i18n.WorkRestored, small("work-drop", &i18n.StartOver, s.S.StartOver)
		switch offer {
		case lesson.Begun:
			text, do = &i18n.WorkBegun, small("work-undo", &i18n.HandUndo, s.S.UndoReset)
		case lesson.Kept:
			text, do = &i18n.WorkOffered, small("work-restore", &i18n.RestoreWork, s.S.Restore)
		}
		out = append(out, el("div", "note offer", tx("span", "", c.say(*text)), do, small("work-ok", &i18n.Dismiss, s.S.Decline)).ID("work").Role("status"))
	}
	if granted := s.granted(); granted != nil {
		out = append(out, granted)
	}
	if said := s.S.Said(); said != lesson.Quiet && !s.S.Led() { // otherwise the player says it
		text := i18n.AnswerFirst
		if said == lesson.AllRan {
			text = i18n.AllRan
		}
		out = append(out, tx("p", "note", c.say(text)).ID("run-paused").Role("status"))
	}
	if problems := s.S.Problems(); len(problems) > 0 {
		var lines []app.UI
		for _, p := range problems {
			lines = append(lines, el("li", "", problemText(c, p)...))
		}
		out = append(out, el("div", "note miss", tx("p", "", c.say(i18n.DocProblems)), el("ul", "", lines...)).ID("document-problems").Role("status"))
	}
	if why := s.S.Failed(); why != "" {
		out = append(out, el("p", "note miss", s.notStarted(why)...).ID("not-started").Role("status"))
	}
	return out
}

// notStarted says why there are no processes: in which text, where, and what to do.
func (s *Scenario) notStarted(why string) []app.UI {
	c := s.C
	kind, p := s.S.Blame()
	if p == nil {
		return []app.UI{app.Text(c.L.Sayf(i18n.NotStarted, c.L.Why(why)) + " " + c.say(i18n.ThenReset))}
	}
	file := i18n.SettingsFile
	if kind == lesson.Views {
		file = i18n.ViewsFile
	}
	out := append([]app.UI{app.Text(c.L.Sayf(i18n.NotStarted, c.say(file)+" "))}, problemText(c, *p)...)
	return append(out, app.Text(" "), app.Span().Text(c.say(i18n.ThenReset)))
}

// problemText is a mistake and what to do about it. What Python and Django say is
// in English.
func problemText(c Ctx, p lesson.Problem) []app.UI {
	hint, translated, own := p.Hint, true, true
	if p.Code == "" {
		p.Message, own = c.L.Finding(p.Message)
		hint, translated = c.L.Finding(hint)
	} else {
		p.Message, hint, translated = c.L.Remark(p.Code, p.Args, p.Message, hint)
	}
	message := c.L.Place(p.Line, p.From, p.Message)
	if hint != "" && !strings.ContainsAny(message[len(message)-min(len(message), 1):], ".!?:;") {
		message += "." // the hint is a sentence of its own
	}
	what := app.Span().Text(message)
	if !own && p.Line == 0 { // otherwise the place is in the page's language
		what = what.Lang("en")
	}
	out := []app.UI{what}
	if hint != "" {
		span := app.Span().Class("hint").Text(hint)
		if !translated {
			span = span.Lang("en")
		}
		out = append(out, app.Text(" "), span)
	}
	return out
}

func (s *Scenario) block(b lesson.Block, here bool) app.UI {
	base := BlockView{C: s.C, S: s.S, N: b.N, Rev: s.Rev, Here: here}
	switch b.Kind {
	case lesson.Settings, lesson.Environ, lesson.Views:
		return &FileView{BlockView: base}
	case lesson.Run:
		return &RunView{BlockView: base}
	case lesson.Predict:
		return &PredictView{BlockView: base}
	case lesson.Try:
		return &TryView{BlockView: base}
	case lesson.Plain:
		return base.mark(app.Elem("pre").Class("code").TabIndex(0).Body(app.Elem("code").Text(b.Text)).ID(base.id("block")))
	}
	return nil // hints and solutions stand in their Try
}

func (s *Scenario) foot() app.UI {
	c := s.C
	var list []app.UI
	if s.Embed {
		list = append(list, app.A().Class("btn small").ID("open-full").Href(s.Base+port.Fragment()).Target("_blank").Rel("noopener").
			Text(c.say(i18n.OpenInFull)).OnClick(c.on("open", func(ctx app.Context, _ app.Event) {
			if fragment, err := s.S.Fragment(); err == nil { // with what was changed here
				ctx.JSSrc().Set("href", s.Base+fragment)
			}
		})))
	} else {
		list = append(list, s.nextLesson("btn"))
	}
	return app.Div().Class("row foot-links").Body(list...)
}

// ProseView is a piece of prose: some blocks of it.
type ProseView struct {
	app.Compo
	S      *lesson.Lesson
	N      int
	From   int // the first
	Lesson string
	Here   bool // the learner is at it
}

func (p *ProseView) Render() app.UI {
	blocks := p.S.Blocks()
	if p.N >= len(blocks) {
		return app.Div()
	}
	list := blocks[p.N].Prose
	list = list[min(p.From, len(list)):min(p.From+pieceProse, len(list))]
	v := BlockView{N: p.N, Here: p.Here}
	id := v.id("block")
	if p.From > 0 {
		id += strconv.Itoa(p.From)
	}
	return v.mark(el("div", "prose", proseOf(list)...).ID(id))
}
