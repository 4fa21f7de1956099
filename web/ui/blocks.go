package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/web/i18n"
	"locmem/web/lesson"
	"locmem/web/port"
)

// BlockView is what the views of a scenario's parts have in common.
type BlockView struct {
	C   Ctx
	S   *lesson.Lesson
	N   int // the block's place
	Rev int
	// Here: the learner is at it.
	Here bool
}

// now is the block as it stands.
func (v *BlockView) now() lesson.Block {
	if blocks := v.S.Blocks(); v.N < len(blocks) {
		return blocks[v.N]
	}
	return lesson.Block{N: v.N, Chosen: -1}
}

func (v *BlockView) id(part string) string { return "block-" + strconv.Itoa(v.N) + "-" + part }

// key tells this block from every other, those of other scenarios included: go-app
// draws one component over another that stands in the same place, and an editor,
// which it knows nothing of, would stay with the text of the other.
func (v *BlockView) key() string {
	return strconv.FormatUint(v.S.Serial(), 10) + "-" + strconv.Itoa(v.N)
}

// scope names a handler of this block.
func (v *BlockView) scope(what string) string { return what + " " + strconv.Itoa(v.N) }

// area is the text area of a block, and what an editor over it needs to know.
func (v *BlockView) area(b lesson.Block, name i18n.T, mode string) app.UI {
	c := v.C
	lines := 1
	for _, r := range b.Text {
		if r == '\n' {
			lines++
		}
	}
	// A plain element, with the author's text for those who have no script: what
	// stands there otherwise is set by showText, since go-app would write it again
	// at every picture.
	return app.Div().Class("editor").Body(
		app.Elem("textarea").ID(v.id("text")).Class("input").Attr("rows", min(max(lines, 2), 22)).Attr("spellcheck", "false").
			Attr("autocapitalize", "none").Attr("autocorrect", "off").Attr("autocomplete", "off").
			Aria("label", c.L.Sayf(i18n.EditorOf, c.say(name), v.N+1)).
			DataSet("mode", mode).DataSet("enter", c.say(i18n.EditorEnter)).DataSet("leave", c.say(i18n.EditorLeave)).DataSet("left", c.say(i18n.EditorLeft)).
			OnInput(c.on(v.scope("edit"), func(ctx app.Context, e app.Event) {
				v.S.Edit(v.N, ctx.JSSrc().Get("value").String())
			})).
			OnKeyDown(c.on(v.scope("key"), v.typed)).
			Text(b.Author))
}

// typed runs the block with Ctrl, Cmd or Shift and Enter, as the console does.
func (v *BlockView) typed(_ app.Context, e app.Event) {
	force := e.Get("ctrlKey").Truthy() || e.Get("metaKey").Truthy() || e.Get("shiftKey").Truthy()
	if e.Get("key").String() != "Enter" || !force || e.Get("isComposing").Truthy() {
		return
	}
	e.PreventDefault()
	switch v.now().Kind {
	case lesson.Run, lesson.Try:
		v.S.Run(v.N)
	default:
		v.S.RunAll()
	}
}

// showText writes a block's text into its area, if it was changed otherwise
// than by typing, and points at its mistake.
func (v *BlockView) showText(b lesson.Block, edit bool) {
	id := v.id("text")
	if edit {
		port.Edit(id)
	}
	port.SetEditor(id, b.Text)
	if p := b.Problem; p != nil {
		port.MarkEditor(id, p.Line, p.From, p.To, p.Message)
	} else {
		port.MarkEditor(id, 0, 0, 0, "")
	}
}

// problem is the line under a text that cannot be used.
func (v *BlockView) problem(b lesson.Block) app.UI {
	if b.Problem == nil {
		return nil
	}
	return app.Div().Class("note miss").ID(v.id("problem")).Role("status").Body(v.told("problem", *b.Problem)...)
}

// notes are what else there is to say about settings.
func (v *BlockView) notes(b lesson.Block) app.UI {
	if v.gives(b) {
		return nil
	}
	var list []app.UI
	for i, p := range b.Notes {
		if b.Problem != nil && p.Line == b.Problem.Line && p.Message == b.Problem.Message {
			continue
		}
		list = append(list, app.Li().Body(v.told("note-"+strconv.Itoa(i), p)...))
	}
	if len(list) == 0 {
		return nil
	}
	return app.Ul().Class("note").ID(v.id("notes")).Role("status").Aria("label", v.C.say(i18n.SettingsNotes)).Body(list...)
}

// gives tells whether the notes on the author's settings would give a question away that
// is asked about them and not answered yet.
func (v *BlockView) gives(b lesson.Block) bool {
	if b.Kind != lesson.Settings || b.Text != b.Author {
		return false
	}
	for _, x := range v.S.Blocks()[b.N+1:] {
		switch {
		case x.Kind == lesson.Settings:
			return false
		case x.Kind == lesson.Predict && x.Chosen < 0:
			return true
		}
	}
	return false
}

// told is a problem with what one click does about it.
func (v *BlockView) told(id string, p lesson.Problem) []app.UI {
	out := problemText(v.C, p)
	button := func(what, text string, f func()) {
		out = append(out, app.Text(" "), app.Button().Type("button").Class("btn small").ID(v.id(id+"-"+what)).Text(text).
			OnClick(v.C.do(v.scope(id+what+text), f)))
	}
	if p.Missing != "" {
		button("provide", v.C.L.Sayf(i18n.Provide, p.Missing), func() { v.S.Provide(v.N, p.Missing) })
	}
	if p.Fix != "" {
		button("fix", v.C.L.Sayf(i18n.FixUse, p.Fix), func() { v.S.Fix(v.N, p) })
	}
	return out
}

// group is the element of a block.
func (v *BlockView) group(class, name string, body ...app.UI) app.UI {
	return v.mark(el("div", "block "+class, body...).ID(v.id("block")).Role("group").Aria("label", name))
}

// mark marks the element of a block where the learner is.
func (v *BlockView) mark(e app.HTMLElem) app.UI {
	if v.Here {
		return e.Class("here").Aria("current", "step")
	}
	return e
}

// caption is the line above a block.
func (v *BlockView) caption(text string, buttons ...app.UI) app.UI {
	return app.Div().Class("caption").Body(append([]app.UI{
		app.Span().Class("file").Text(text), app.Span().Class("space")}, buttons...)...)
}

// small is a small button of this block.
func (v *BlockView) small(what string, text, long i18n.T, f func()) app.HTMLButton {
	return app.Button().Type("button").ID(v.id(what)).Class("btn small").Text(v.C.say(text)).
		Aria("label", v.C.say(text)+": "+v.C.L.Sayf(long, v.N+1)).OnClick(v.C.do(v.scope(what), f))
}

func (v *BlockView) revert(b lesson.Block) app.UI {
	if b.Text == b.Author {
		return nil
	}
	text, long := i18n.Revert, i18n.RevertLong
	if v.S.Own() {
		text, long = i18n.RevertOwn, i18n.RevertOwnLong
	}
	return app.Button().Type("button").ID(v.id("revert")).Class("btn small quiet").Text(v.C.say(text)).
		Aria("label", v.C.L.Sayf(long, v.N+1)).OnClick(v.C.do(v.scope("revert"), func() { v.S.Revert(v.N) }))
}

// FileView is settings.py, its environment or views.py.
type FileView struct {
	app.Compo
	BlockView
}

// CompoID lets another block be drawn anew.
func (f *FileView) CompoID() string { return f.key() }

// OnMount puts an editor over the text.
func (f *FileView) OnMount(ctx app.Context) {
	ctx.Defer(func(app.Context) { f.showText(f.now(), true) })
}

// OnUpdate follows changes that were not typed.
func (f *FileView) OnUpdate(ctx app.Context) {
	ctx.Defer(func(app.Context) { f.showText(f.now(), false) })
}

func (f *FileView) Render() app.UI {
	b := f.now()
	name := i18n.SettingsFile
	mode := "python"
	switch b.Kind {
	case lesson.Views:
		name = i18n.ViewsFile
	case lesson.Environ:
		name, mode = i18n.EnvironFile, "environ"
	}
	return f.group("file-block", f.C.say(name),
		f.caption(f.C.say(name), f.revert(b)),
		f.area(b, name, mode),
		f.problem(b),
		f.notes(b),
		f.standIns(),
	)
}

// standIns are those of the whole document, at one block of it.
func (v *BlockView) standIns() app.UI {
	if v.S.TellsStandIns() != v.N {
		return nil
	}
	list := v.S.StandIns()
	if len(list) == 0 {
		return nil
	}
	return app.Div().Class("note").ID(v.id("stand-ins")).Role("status").Aria("label", v.C.say(i18n.StandInFor)).Body(v.C.standIns(list)...)
}
