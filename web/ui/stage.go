package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/engine/rack"
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
	var cards []app.UI
	infos := c.M.Infos()
	for _, i := range infos {
		card := cardOf(c, i)
		card.Alone = len(infos) == 1 && card.Target
		cards = append(cards, card)
	}
	if len(cards) == 0 && (!c.M.Hosts() || !c.M.Started()) {
		cards = append(cards, &Card{C: c, State: stateStarting, Self: !c.M.Hosts(), Worker: c.M.Hosts(), Name: c.unnamed()})
	}
	procs := "procs"
	if len(infos) > 12 {
		procs = "procs many"
	}
	class := "btn"
	if story := c.M.Story(); story.Opened && story.Missed && story.Wiped {
		class = "btn primary" // the story has no primary action of its own any more
	}
	return app.Section().Class("card stage").Aria("labelledby", "processes").Body(
		app.Div().Class("head").Body(
			app.H2().ID("processes").Text(c.say(i18n.Processes)),
			s.about(class),
		),
		s.picture(),
		handsOf(c, s.Rev+s.Doc),
		s.beside(len(infos)),
		app.Ul().Class(procs).Body(cards...),
	)
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
	return row.Body(app.Code().Text(sharedAlias), app.Span().Class("help").ID("beside-holds").Text(c.L.Sayf(i18n.BesideHas, text)),
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

// cardOf puts what is known of a process on a card.
func cardOf(c Ctx, i rack.Info) *Card {
	card := &Card{
		C: c, Name: i.Name, Self: i.Self, Worker: i.Kind == rack.Worker, PID: i.PID,
		Hits: i.Hits, Misses: i.Misses, Entries: i.Entries,
		Target: c.M.Target() == i.Name, State: stateLive, Returning: c.M.Returning(i.Name),
	}
	switch {
	case !i.Alive:
		card.State, card.Why = stateEnded, i.Ended
	case !i.Answering:
		card.State = stateSilent
	}
	if i.Alive {
		card.Up = c.upTime(i)
		card.Busy = c.M.Busy(i.Name)
		card.Rows, card.More = miniRows(c, i)
	}
	if loss, ok := c.M.Loss(i.Name); ok && !i.Self && (!i.Alive || i.Entries == 0) {
		card.Lost = c.L.Lost(loss)
	}
	return card
}

// miniShown is how many entries a card shows.
const miniShown = 3

// miniRows returns the most recently used entries of a process, and how many
// more there are. Where its memory was not read yet, its keys are known.
func miniRows(c Ctx, i rack.Info) (rows [miniShown]Mini, more int) {
	more = i.Entries
	mem, ok := c.M.MemoryOf(i.Name)
	n := 0
	if ok && mem.PID == i.PID {
		more = mem.Total
		for _, r := range mem.Rows {
			if n == miniShown {
				break
			}
			rows[n] = Mini{Key: i18n.KeyText(r.Key), Value: r.Value, Left: shortLeft(c, r), Dead: r.Expired(c.M.Now())}
			n++
		}
	} else {
		for _, k := range i.Keys {
			if n == miniShown {
				break
			}
			rows[n] = Mini{Key: i18n.KeyText(k)}
			n++
		}
	}
	return rows, max(more-n, 0)
}
