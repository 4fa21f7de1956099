package ui

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/web/i18n"
	"locmem/web/lesson"
	"locmem/web/model"
	"locmem/web/port"
)

// ConsoleInput is the id of the console's input.
const (
	ConsoleInput = "console-input"
	consoleLines = "console-lines"
	consoleList  = "console-completions"
)

// Console is the transcript and the prompt.
type Console struct {
	app.Compo
	C        Ctx
	Rev      int
	Restores int
	Target   string
	Side     string // the one of two sides that it runs on; "": there is one
	Last     int    // number of the last entry: a new one scrolls into view
	// D is where what was typed in the tabs can be taken along to; nil elsewhere.
	D *lesson.Desk

	complete completion
	escaped  bool // Escape was pressed: the next Tab leaves
	shown    int  // the Last that was brought into view
	sharing  sharing
}

// ConsoleOf makes the console for the model's present state.
func ConsoleOf(c Ctx, r model.Revs) *Console {
	k := &Console{C: c, Rev: sum(r, model.AreaConsole, model.AreaProcesses, model.AreaInspect), Restores: c.M.Restores(), Target: c.M.Target()}
	if c.S != nil && c.S.Beside() != nil {
		k.Side, _ = cacheOf(c.S)
	}
	if e := c.M.Entries(); len(e) > 0 {
		k.Last = e[len(e)-1].ID*10 + e[len(e)-1].Rev
	}
	return k
}

// OnMount brings back what stood in the input.
func (k *Console) OnMount(ctx app.Context) {
	ctx.Defer(func(app.Context) {
		port.SetText(ConsoleInput, k.C.M.Draft())
		port.Grow(ConsoleInput)
		port.ScrollToEnd(consoleLines)
	})
}

// OnUpdate brings a new line into view. Asking where the end is makes the
// browser lay out the page, so it is asked only then.
func (k *Console) OnUpdate(ctx app.Context) {
	if k.Last == k.shown {
		return
	}
	k.shown = k.Last
	ctx.Defer(func(app.Context) { port.ScrollToEnd(consoleLines) })
}

func (k *Console) Render() app.UI {
	c := k.C
	entries := c.M.Entries()
	var lines []app.UI
	for _, e := range entries {
		lines = append(lines, &Answer{C: c, Entry: e, Asked: c.asked("answer-" + strconv.Itoa(e.ID))})
	}
	if c.Nobody {
		lines = append(lines, app.P().Class("empty").Text(c.say(i18n.NothingRuns)))
	} else if len(lines) == 0 {
		lines = append(lines, k.welcome())
	}
	return app.Section().Class("console").Aria("labelledby", "console-title").Body(
		app.Div().Class("head").Body(
			app.H2().ID("console-title").Text(c.say(i18n.ConsoleTitle)),
			app.If(k.D != nil && len(entries) > 0, k.along),
			app.If(k.D != nil, func() app.UI {
				return c.button("console-share", "quiet small", c.say(i18n.Share)).Title(c.say(i18n.ShareTyped)).OnClick(c.on("share", k.share))
			}),
			app.If(len(entries) > 0, func() app.UI {
				return app.Button().Type("button").ID("console-clear").Class("btn quiet small").
					Text(c.say(i18n.ClearConsole)).OnClick(c.do("clear", c.M.ClearConsole))
			}),
		),
		app.Div().Class("repl").Body(
			app.Div().Class("lines").ID(consoleLines).TabIndex(0).Role("log").Aria("live", "off").
				Aria("label", c.say(i18n.Answers)).Body(lines...),
			app.If(!c.Nobody, k.prompt),
			k.list(),
		),
		app.If(k.D != nil, func() app.UI { return k.sharing.dialog(c) }),
		app.If(!c.Nobody, func() app.UI {
			return app.Div().Class("foot").Body(
				app.P().Class("help").ID("console-help").Text(k.help()),
				k.runButtons())
		}),
	)
}

// help says how to type, and where that runs if there are two sides.
func (k *Console) help() string {
	text := k.C.say(i18n.ConsoleHint)
	if k.Side != "" {
		text = k.C.L.Sayf(i18n.ConsoleSide, k.Side) + " " + text
	}
	return text
}

// along leads to the visitor's own site, with what was typed here.
func (k *Console) along() app.UI {
	c := k.C
	here := lesson.Place{Lang: c.L}
	return app.A().ID("console-take").Class("btn quiet small").Href(here.To(lesson.Place{Lang: c.L, Kind: lesson.Yours})).
		Text(c.say(i18n.TakeTo)).OnClick(c.do("take", func() { k.D.TakeAlong(c.M.Entries()) }))
}

// share passes on what was typed here, as a document.
func (k *Console) share(ctx app.Context, _ app.Event) {
	source := lesson.TakenDocument(k.C.M.Entries())
	k.sharing.open(ctx, k.C, source, "", "", lesson.Wish{Run: source != ""}, lesson.Wish{})
	k.sharing.fill(ctx, k.C, k.D)
}

// welcome fills the transcript before anything was run.
func (k *Console) welcome() app.UI {
	return app.Div().Class("welcome").Body(
		app.P().Text(k.C.say(i18n.ConsoleStarts)),
		app.Elem("pre").Text("cache.set('greeting', 'hello', timeout=30)\ncache.get('greeting')\n'greeting' in cache"),
	)
}

func (k *Console) prompt() app.UI {
	c := k.C
	name := k.Target
	prompt, class := ">>>", ""
	if name != c.M.Self().Name {
		prompt, class = name+">>>", colour(name)
	}
	input := app.Elem("textarea").ID(ConsoleInput).Class("input").Attr("rows", 1).Spellcheck(false).
		Attr("autocapitalize", "none").Attr("autocorrect", "off").Attr("autocomplete", "off").
		Aria("label", c.L.Sayf(i18n.ConsoleInput, k.name())).Aria("describedby", "console-help").
		Aria("autocomplete", "list").DataSet("queue", "enter").
		OnInput(c.on("type", k.typed)).OnKeyDown(c.on("key", k.key)).
		OnBlur(c.do("blur", func() { k.escaped = false }))
	if k.complete.open() {
		input = input.Aria("controls", consoleList).Aria("activedescendant", k.complete.id(k.complete.at))
	}
	return app.Div().Class("prompt").Body(
		app.Label().For(ConsoleInput).Class("ps1", class).Aria("hidden", "true").Text(prompt),
		input,
	)
}

func (k *Console) name() string {
	if k.Target == "" {
		return k.C.unnamed()
	}
	return k.Target
}

// runButtons run the input, and stop what runs. Stop comes beside Run, not in its
// place: who presses Run twice does not stop what was begun.
func (k *Console) runButtons() app.UI {
	c := k.C
	run := c.button("console-run", "", c.say(i18n.Run))
	if !c.M.Busy("") && !c.M.Busy(k.Target) {
		return app.Div().Class("row").Body(run.OnClick(c.do("run", k.run)))
	}
	return app.Div().Class("row").Body(off(run),
		c.button("console-stop", "danger", c.say(i18n.Stop)).OnClick(c.do("stop", func() { c.M.Stop("") })))
}

// typed takes over what stands in the input.
func (k *Console) typed(ctx app.Context, e app.Event) {
	k.complete.close()
	k.escaped = false
	if strings.HasPrefix(e.Get("inputType").String(), "insert") {
		k.dedent()
	}
	k.C.M.SetDraft(ctx.JSSrc().Get("value").String())
	port.Grow(ConsoleInput)
}

// write puts a text into the input, as the arrow keys do.
func (k *Console) write(text string) {
	port.SetText(ConsoleInput, text)
	port.Grow(ConsoleInput)
	k.C.M.SetDraft(text)
}

// run runs what stands in the input.
func (k *Console) run() {
	text := port.Text(ConsoleInput)
	k.complete.close()
	if text == "" {
		port.Focus(ConsoleInput)
		return
	}
	k.write("")
	if k.C.S != nil {
		k.C.S.Typed(k.C.M.Target(), text)
	}
	k.C.M.Run("", text, nil)
	port.Focus(ConsoleInput)
}
