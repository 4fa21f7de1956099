package ui

import (
	"math"
	"slices"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/web/i18n"
)

// The moment that the line of the time strip stands at: it is dragged and stepped, and
// the processes of a scenario go there. Those of tabs cannot.

// grip is how near to the line, in pixels, the pointer takes hold of it.
const grip = 16.0

// movable tells whether the processes can go to another moment.
func (v *Time) movable() bool { return v.S != nil && v.Moment.Can && v.strip != nil }

// stand puts the line where the processes stand, or where it is held.
func (v *Time) stand() {
	at := v.Moment.At
	if v.held {
		if at = v.strip.Event(v.hold); at >= v.Moment.Of {
			at = 0
		}
	}
	v.strip.At = at
}

// line is the place of the line on the axis.
func (v *Time) line() float64 {
	if v.strip.At != 0 {
		return v.strip.Spot(v.strip.At)
	}
	_, now, _ := v.strip.Bounds()
	return now
}

// place is the place on the axis of an x in the picture.
func (v *Time) place(x float64) float64 {
	left, right := v.strip.Axis(v.width)
	return v.from + (v.to-v.from)*(x-left)/math.Max(right-left, 1)
}

// grab takes hold of the line if the pointer is on it.
func (v *Time) grab(x float64) bool {
	if !v.movable() || v.strip.Empty() {
		return false
	}
	v.stand()
	left, right := v.strip.Axis(v.width)
	at := left + (v.line()-v.from)*(right-left)/math.Max(v.to-v.from, 1e-9)
	if math.Abs(x-at) > grip {
		return false
	}
	v.held, v.hold = true, v.line()
	return true
}

// move drags the line; the processes follow as fast as they can.
func (v *Time) move(x float64) {
	if v.held {
		v.hold = v.place(math.Max(x, 0))
		v.travel(v.strip.Event(v.hold))
	}
}

// drop lets go of it.
func (v *Time) drop() { v.held = false }

// travel has the processes go to the moment after an event, once they are not busy.
func (v *Time) travel(seq uint64) {
	if seq >= 1 && v.movable() {
		v.want = min(seq, v.Moment.Of)
		v.goOn()
	}
}

// goOn goes to the moment that is wanted.
func (v *Time) goOn() {
	if v.want == 0 || v.S == nil || v.S.Busy() {
		return
	}
	seq, m := v.want, v.S.Moment()
	v.want = 0
	if at := m.At; seq != at && (at != 0 || seq < m.Of) {
		v.S.Back(seq)
	}
}

// OnUpdate goes on to the moment that was wanted meanwhile.
func (v *Time) OnUpdate(app.Context) { v.goOn() }

func (v *Time) stepBack() {
	at := v.Moment.At
	if at == 0 {
		at = v.Moment.Of
	}
	v.travel(at - min(at, 1))
}

func (v *Time) stepOn() {
	if v.Moment.At > 0 {
		v.travel(v.Moment.At + 1)
	}
}

// speed is how fast events are played.
type speed struct {
	text string
	pace time.Duration // from one to the next
}

var speeds = []speed{{"½×", 1400 * time.Millisecond}, {"1×", 700 * time.Millisecond}, {"3×", 230 * time.Millisecond}}

// play lets the story pass from the moment on, or from its begin; pressed again, it
// stands still.
func (v *Time) play() {
	if v.plays = !v.plays; !v.plays {
		return
	}
	if v.Moment.At == 0 {
		v.travel(1)
	}
	v.tick()
}

// tick goes on to the next event after a while.
func (v *Time) tick() {
	ctx := v.ctx
	if ctx.Context == nil {
		return
	}
	v.plan++
	plan := v.plan
	time.AfterFunc(speeds[v.speed].pace, func() {
		ctx.Dispatch(func(app.Context) {
			if !v.plays || v.plan != plan || v.S == nil {
				return
			}
			switch m := v.S.Moment(); {
			case v.S.Busy() || v.want != 0: // the picture comes first
			case m.At == 0:
				v.plays = false
				return
			default:
				v.at(func() { v.travel(m.At + 1) })
			}
			v.tick()
		})
	})
}

// momentKey is what a key does with the moment; nil: nothing.
func (v *Time) momentKey(key string) func() {
	if !v.movable() {
		return nil
	}
	switch key {
	case ",":
		return v.stepBack
	case ".":
		return v.stepOn
	case " ":
		return v.play
	case "End":
		return func() { v.travel(v.Moment.Of) }
	}
	return nil
}

// steps are the buttons that go from event to event.
func (v *Time) steps(button func(id, sign string, text i18n.T, idle bool, f func()) app.UI) []app.UI {
	if !v.movable() {
		return nil
	}
	c, m := v.C, v.Moment
	play, playLong := i18n.Play, i18n.PlayLong
	if v.plays {
		play, playLong = i18n.Pause, i18n.PauseLong
	}
	var options []app.UI
	for n, x := range speeds {
		options = append(options, optionOf(x.text, x.text, n == v.speed))
	}
	return []app.UI{
		button("back", c.say(i18n.StepBack), i18n.StepBackTo, m.Of < 2 || m.At == 1, v.stepBack),
		button("play", c.say(play), playLong, m.Of < 2, v.play),
		button("on", c.say(i18n.StepOn), i18n.StepOnTo, m.At == 0, v.stepOn),
		app.Select().ID("time-speed").Class("input small").Aria("label", c.say(i18n.Speed)).Body(options...).
			OnChange(c.on("time speed", func(ctx app.Context, _ app.Event) {
				v.speed = slices.IndexFunc(speeds, func(x speed) bool { return x.text == ctx.JSSrc().Get("value").String() })
				v.speed = max(v.speed, 0)
			})),
	}
}

// where says at which moment the processes stand, and the ways from there; nil where
// they stand at the end of a story that never went another way.
func (v *Time) where() app.UI {
	c, m := v.C, v.Moment
	if !v.movable() || m.At == 0 && m.Lines == 0 {
		return app.Div().Class("moment").ID("time-moment").Role("status").Hidden(true)
	}
	button := func(id string, text i18n.T, f func()) app.UI {
		b := app.Button().Type("button").ID("time-" + id).Class("btn small").Text(c.say(text))
		if v.Busy {
			return off(b)
		}
		return b.OnClick(c.do("time "+id, f))
	}
	text := c.say(i18n.Branched)
	var ways []app.UI
	if m.At > 0 {
		clock := c.L.Clock(math.Max(v.strip.Time(v.strip.Spot(m.At))-v.strip.Start(), 0) + 1e-6)
		text = c.L.Sayf(i18n.MomentAt, clock, m.At, m.Of)
		ways = append(ways, button("branch", i18n.BranchHere, v.S.Branch), button("end", i18n.ToTheEnd, v.S.Return))
	} else {
		ways = append(ways, button("return", i18n.BackAsItWas, v.S.Return))
	}
	return app.Div().Class("moment").ID("time-moment").Role("status").Body(
		append([]app.UI{app.Span().Text(text)}, ways...)...)
}
