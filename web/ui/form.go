package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/web/i18n"
	"locmem/web/model"
	"locmem/web/port"
)

// Form is the way into the cache without typing Python: three fields, and a
// button a method. What a button runs is shown before and after.
type Form struct {
	app.Compo
	C        Ctx
	Rev      int
	Restores int    // how often the inputs were to be written anew
	Target   string // the process it acts on
}

// FormOf makes the form for the model's present state.
func FormOf(c Ctx, r model.Revs) *Form {
	return &Form{C: c, Rev: sum(r, model.AreaForm, model.AreaProcesses), Restores: c.M.Restores(), Target: c.M.Target()}
}

const (
	runIn     = "run-in"
	formCache = "form-cache"
)

func fieldID(f model.Field) string { return "field-" + string(f) }

// OnMount writes into the inputs what was typed before.
func (f *Form) OnMount(ctx app.Context) { f.write(ctx) }

// OnUpdate does the same when the model says so. It runs before the new fields
// are drawn.
func (f *Form) OnUpdate(ctx app.Context) { f.write(ctx) }

// write brings the inputs in line with the model. Setting what is there
// already does nothing, so typing is not disturbed.
func (f *Form) write(ctx app.Context) {
	ctx.Defer(func(app.Context) {
		v := f.C.M.Form()
		port.SetText(fieldID(model.KeyField), v.Key)
		port.SetText(fieldID(model.ValueField), v.Value)
		port.SetText(fieldID(model.TimeoutField), v.Timeout)
		port.SetText(runIn, f.C.M.Target())
		if port.SetText(formCache, ""); v.Shared {
			port.SetText(formCache, sharedAlias)
		}
	})
}

func (f *Form) Render() app.UI {
	c := f.C
	first := model.FirstFields
	return app.Form().Class("form").ID("form").Aria("labelledby", "form-title").Attr("autocomplete", "off").
		OnSubmit(c.on("submit", func(ctx app.Context, e app.Event) {
			e.PreventDefault()
			c.M.Act(model.Set)
		})).Body(
		app.Div().Class("head").Body(
			app.H2().ID("form-title").Text(c.say(i18n.FormTitle)),
			f.cache(),
			f.target(),
		),
		app.Div().Class("fields").Body(
			f.field(model.KeyField, i18n.Key, i18n.KeyHelp, first.Key, ""),
			f.field(model.ValueField, i18n.Value, i18n.ValueHelp, first.Value, c.say(i18n.ValueHint)),
			f.field(model.TimeoutField, i18n.Timeout, i18n.TimeoutHelp, first.Timeout, c.say(i18n.TimeoutHint)),
		),
		f.ended(),
		f.actions(),
		f.problem(), // below the buttons: it must not move them away from the pointer
		f.preview(),
	)
}

func (f *Form) field(field model.Field, label, help i18n.T, value, hint string) app.UI {
	c := f.C
	id := fieldID(field)
	input := app.Input().ID(id).Class("input").Type("text").Placeholder(hint).
		Attr("autocapitalize", "none").Attr("autocorrect", "off").Spellcheck(false).
		Aria("describedby", id+"-help form-problem").DataSet("queue", "input").
		OnInput(c.on("type "+string(field), func(ctx app.Context, e app.Event) {
			c.M.Type(field, ctx.JSSrc().Get("value").String())
		}))
	if value != "" {
		input = input.Value(value)
	}
	if c.M.Problem().Field == field {
		input = input.Aria("invalid", "true")
	}
	return app.Div().Class("field", string(field)).Body(
		app.Label().For(id).Text(c.say(label)),
		input,
		app.Span().Class("help").ID(id+"-help").Text(c.say(help)),
	)
}

// cache chooses between cache and the shared one, where there is one.
func (f *Form) cache() app.UI {
	c := f.C
	if shares, _ := c.M.Shares(); !shares {
		return nil
	}
	now := ""
	if c.M.Form().Shared {
		now = sharedAlias
	}
	return app.Label().Class("runin").Body(
		hidden(c.say(i18n.FormCache)),
		app.Select().ID(formCache).Class("btn").Body(optionOf("", "cache", now == ""), optionOf(sharedAlias, sharedAlias, now != "")).
			OnChange(c.on("form cache", func(ctx app.Context, e app.Event) {
				c.M.ChooseCache(ctx.JSSrc().Get("value").String() != "")
			})),
	)
}

// target chooses where the form and the console run.
func (f *Form) target() app.UI {
	c := f.C
	infos := c.M.Infos()
	if len(infos) < 2 && f.Target == c.M.Self().Name {
		return nil
	}
	var options []app.UI
	known := false
	for _, i := range infos {
		text := i.Name
		switch {
		case i.Self:
			text = c.L.Sayf(i18n.RunInThisTab, i.Name)
		case !i.Alive:
			text = c.L.Sayf(i18n.RunInEnded, i.Name)
		}
		known = known || i.Name == f.Target
		options = append(options, app.Option().Value(i.Name).Text(text))
	}
	if !known && f.Target != "" {
		options = append(options, app.Option().Value(f.Target).Text(c.L.Sayf(i18n.RunInEnded, f.Target)))
	}
	return app.Label().Class("runin").Body(
		app.Text(c.say(i18n.RunIn)+" "),
		app.Select().ID(runIn).Class("btn", colour(f.Target)).Body(options...).
			OnChange(c.on("aim", func(ctx app.Context, e app.Event) {
				c.M.Aim(ctx.JSSrc().Get("value").String())
			})),
	)
}

// ended says that the chosen process is no more, and leads back.
func (f *Form) ended() app.UI {
	c := f.C
	self := c.M.Self().Name
	if i, ok := c.M.Info(f.Target); f.Target == self || ok && i.Alive {
		return nil
	}
	return app.Div().Class("problem on").Role("status").Body(
		app.Span().Text(c.L.Sayf(i18n.TargetEnded, f.Target)),
		app.Button().Type("button").ID("aim-back").Class("btn small").Text(c.L.Sayf(i18n.BackTo, self)).
			OnClick(c.do("aim back", func() { c.M.Aim("") })),
	)
}

// problem says what is wrong with a field, and offers what could stand there.
func (f *Form) problem() app.UI {
	c := f.C
	p := c.M.Problem()
	if p.Kind == "" {
		return app.Div().Class("problem").ID("form-problem").Role("alert")
	}
	body := []app.UI{app.Span().Text(c.L.Problem(p))}
	if p.Text != "" && p.Fix == "" {
		body = append(body, app.Elem("code").Text(p.Text))
	}
	if p.Fix != "" {
		body = append(body, app.Button().Type("button").Class("btn small").ID("form-fix").
			Text(c.L.Sayf(i18n.FixUse, p.Fix)).OnClick(c.do("fix "+p.Fix, func() {
			c.M.Fill(p.Field, p.Fix)
			port.Focus(fieldID(p.Field))
		})))
	}
	return app.Div().Class("problem on").ID("form-problem").Role("alert").Body(body...)
}

func (f *Form) actions() app.UI {
	c := f.C
	var buttons []app.UI
	for _, a := range model.Actions {
		kind, class := "button", ""
		if a == model.Set {
			kind, class = "submit", "strong"
		}
		point := c.point(a)
		b := app.Button().Type(kind).ID("do-"+string(a)).Class("btn", class).DataSet("queue", "click").Text(c.L.Action(a)).
			OnFocus(c.do("focus "+string(a), point)).OnMouseEnter(c.do("over "+string(a), point))
		if a != model.Set { // Set is the form's submit
			b = b.OnClick(c.do("act "+string(a), func() { c.M.Act(a) }))
		}
		buttons = append(buttons, b)
	}
	return app.Div().Class("actions").Role("group").Aria("labelledby", "form-title").Body(buttons...)
}

// point previews the line of an action.
func (c Ctx) point(a model.Action) func() { return func() { c.M.Point(a) } }

// preview is the line that the button in hand stands for.
func (f *Form) preview() app.UI {
	c := f.C
	a, line := c.M.Preview()
	if line == "" {
		line = "…"
	}
	return app.P().Class("preview").ID("form-preview").Body(
		app.Span().Class("label").Text(c.L.Action(a)+" "+c.say(i18n.Runs)), app.Text(" "),
		app.Elem("code").Text(line),
		app.If(a == model.Incr || a == model.Decr, func() app.UI { return app.Span().Text(" (" + c.say(i18n.ByOne) + ")") }),
	)
}
