package ui

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/engine/rack"
	"locmem/web/i18n"
)

// Cards are the processes below the picture. Many of them are drawn some at a time, so
// that the page does other things between.
type Cards struct {
	app.Compo
	C   Ctx
	Rev int

	shown map[string]Facts // by name, as they were drawn last
	turn  int              // where the next drawing begins
	late  bool             // some are still to be drawn
	waits bool             // that is planned
}

const (
	cardsAtOnce = 12 // more than these are many,
	cardsASlice = 6  // of which so many are drawn at a time
)

// OnMount draws what is left.
func (s *Cards) OnMount(ctx app.Context) { s.rest(ctx) }

// OnUpdate draws what is left.
func (s *Cards) OnUpdate(ctx app.Context) { s.rest(ctx) }

func (s *Cards) rest(ctx app.Context) {
	if !s.late || s.waits {
		return
	}
	s.waits = true
	time.AfterFunc(sliceTime, func() {
		ctx.Dispatch(func(ctx app.Context) {
			s.waits = false
			ctx.Defer(s.rest) // if there is more after this drawing
		})
	})
}

// OnDismount forgets them.
func (s *Cards) OnDismount() { *s = Cards{} }

func (s *Cards) Render() app.UI {
	c := s.C
	var cards []app.UI
	for _, f := range s.facts() {
		cards = append(cards, &Card{Facts: f})
	}
	if len(cards) == 0 && !s.late && (!c.M.Hosts() || !c.M.Started()) {
		cards = append(cards, &Card{Facts: Facts{C: c, State: stateStarting, Self: !c.M.Hosts(), Worker: c.M.Hosts(), Name: c.unnamed()}})
	}
	procs := "procs"
	if len(cards) > cardsAtOnce {
		procs = "procs many"
	}
	return app.Ul().Class(procs).Body(cards...)
}

// facts are what the cards show now: what is, but for those of many whose turn comes
// later.
func (s *Cards) facts() (list []Facts) {
	c := s.C
	infos := c.M.Infos()
	left := len(infos)
	if left > cardsAtOnce {
		left = cardsASlice
	}
	old := s.shown
	s.shown, s.late = make(map[string]Facts, len(infos)), false
	now := make([]Facts, len(infos))
	for i := range infos {
		now[i] = cardOf(c, infos[i])
		now[i].Alone = len(infos) == 1 && now[i].Target
	}
	begin := s.turn
	for n := range infos { // from where it stopped, so that each has its turn
		i := (begin + n) % len(infos)
		f := now[i]
		was, there := old[f.Name]
		switch {
		case there && was == f:
		case left > 0:
			if left--; left == 0 {
				s.turn = i + 1
			}
		case there:
			f, s.late = was, true
		default:
			s.late = true
			continue
		}
		s.shown[f.Name] = f
	}
	for i := range infos {
		if f, ok := s.shown[infos[i].Name]; ok {
			list = append(list, f)
		}
	}
	return list
}

// cardOf puts what is known of a process on a card.
func cardOf(c Ctx, i rack.Info) Facts {
	card := Facts{
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
