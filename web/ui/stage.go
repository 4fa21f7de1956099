package ui

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/engine/rack"
	"locmem/web/i18n"
	"locmem/web/lesson"
	"locmem/web/model"
	"locmem/web/port"
	"locmem/web/stage"
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
	// Pins tells that the picture stays in view above the text where the window is narrow.
	Pins bool

	folded bool // it does not, for the reader has folded it away
}

// pinID is what stays in view, and pinKey the setting that it is folded away.
const (
	pinID  = "pin"
	pinKey = "locmem-picture"
)

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
	section := app.Section().Class("card stage").Aria("labelledby", "processes")
	picture := s.picture()
	if s.Pins {
		section, picture = section.Class("pins"), s.pin(picture)
		if s.folded {
			section = section.Class("folded")
		}
	}
	return section.Body(append([]app.UI{
		app.Div().Class("head").Body(
			app.H2().ID("processes").Text(c.say(i18n.Processes)),
			s.about(class),
		),
		picture}, s.parts()...)...)
}

func (s *Stage) OnMount(app.Context) { s.folded = port.Setting(pinKey) != "" }

// pin is the picture with what folds it away.
func (s *Stage) pin(picture app.UI) app.UI {
	text, keep := i18n.PinFold, "folded"
	if s.folded {
		text, keep = i18n.PinOpen, ""
	}
	return el("div", "pin", el("div", "pin-bar",
		tx("button", "btn small quiet", s.C.say(text)).ID("pin-fold").Aria("expanded", strconv.FormatBool(!s.folded)).
			OnClick(s.C.on("pin fold "+keep, func(app.Context, app.Event) {
				s.folded = !s.folded
				port.SetSetting(pinKey, keep)
			}))), picture).ID(pinID)
}

// parts are what is below the picture.
func (s *Stage) parts() []app.UI {
	c := s.C
	return []app.UI{handsOf(c, s.Doc), s.beside(len(c.M.Infos())), s.around(), &Cards{C: c, Rev: s.Rev}}
}

// around says in words what the picture has around the processes of a scenario.
func (s *Stage) around() app.UI {
	if s.S == nil {
		return nil
	}
	g, _ := s.S.Glance()
	l := s.C.L
	var said []string
	say := func(text string) { said = append(said, text) }
	if balanced(g) {
		text := l.Site(stage.SayBalancer) + ": " + l.Balancer(string(g.Balancer))
		if g.Next != "" {
			text += ", " + l.Site(stage.SayNext, g.Next)
		}
		say(text)
	}
	if g.Database {
		text := l.Site(stage.SayNoQueries)
		if g.Queries > 0 {
			text = l.Queries(g.Queries) + ", " + l.Site(stage.SayTook, l.Number(int(g.Seconds*1000+.5)))
		}
		say(l.Site(stage.SayDatabase) + ": " + text)
	}
	if b := g.Shared; b != nil {
		name := serverNames[b.Server] + ": "
		if b.Down {
			say(name + l.Site(stage.SayDown))
			name = ""
		}
		say(name + s.C.holds(b, true))
		if call := b.Call; call != nil {
			how := call.Op + " " + i18n.Cut(i18n.KeyText(call.Key), 40)
			if word, ok := outcomes[outcomeOf(*call)]; ok {
				how += ", " + l.Site(word)
			}
			say(l.Sayf(i18n.LastUsed, call.Process, how))
		}
	}
	if said == nil {
		return nil
	}
	return app.P().Class("sr").Text(strings.Join(said, "; "))
}

var outcomes = map[stage.Outcome]stage.Word{stage.Hit: stage.SayHit, stage.Miss: stage.SayMiss, stage.Expired: stage.SayExpired, stage.Stored: stage.SayStored}

// holds is what a shared cache holds: its keys, or with what is stored there.
func (c Ctx) holds(g *rack.GlanceShared, values bool) string {
	text := c.L.Entries(g.Total)
	for i, it := range g.Items {
		text += map[bool]string{true: ": ", false: ", "}[i == 0] + i18n.Cut(i18n.KeyText(it.Key), 40)
		if values {
			text += " = " + i18n.Cut(it.Value, 40)
			if it.Until <= c.M.Now() {
				text += " (" + c.say(i18n.ExpiredShort) + ")"
			}
		}
	}
	if g.Total > len(g.Items) {
		text += ", …"
	}
	return text
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
	text := c.holds(c.M.Beside(), false)
	return row.Body(app.Elem("code").Text(sharedAlias), app.Span().Class("help").ID("beside-holds").Text(c.L.Sayf(i18n.BesideHas, text)),
		button("beside-remove", i18n.BesideRemove, i18n.BesideRemoveLong, false))
}

// picture is that of the processes, and beside it that of the same on another backend.
func (s *Stage) picture() app.UI {
	one := &Site{C: s.C, S: s.S, Rev: s.Rev, ID: sitePicture, Pinned: s.Pins}
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
