package ui

import (
	"strconv"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/engine/scenario"
	"locmem/web/i18n"
	"locmem/web/lesson"
	"locmem/web/port"
)

// Ids of the page for writing.
const (
	writeText = "write-text"
	writeFile = "write-file"
	writeLink = "write-link"
)

// Write is the editor of a whole document, what the checker says of it, and what can be
// done with the text. The document stands beside it, as readers see it.
type Write struct {
	app.Compo
	C   Ctx // of the tabs: it stays while the document beside it changes
	D   *lesson.Desk
	Rev int

	first  string // the text that the page was drawn with
	notice string // why what was asked for last could not be done
	link   string // to be copied by hand; "": none is
	told   bool   // the findings have been brought into view
	copied int    // how many links on the clipboard the button still tells of
}

// copiedFor is how long the button tells that the link is on the clipboard.
const copiedFor = 2 * time.Second

// OnMount puts an editor over the text.
func (w *Write) OnMount(ctx app.Context) {
	w.told = w.D.Checked().Ran
	ctx.Defer(func(app.Context) {
		w.showText()
		port.Edit(writeText)
	})
}

// OnUpdate follows changes that were not typed.
func (w *Write) OnUpdate(ctx app.Context) {
	of := w.D.Checked()
	news := of.Ran && !w.told && len(of.Wrong()) > 0
	w.told = of.Ran
	ctx.Defer(func(app.Context) {
		w.showText()
		if news {
			port.Show("finding-0")
		}
	})
}

func (w *Write) showText() {
	if text, ok := w.D.Text(); ok {
		port.SetEditor(writeText, text)
	}
	var marks []port.Mark
	if c := w.D.Checked(); c.Ran && !c.Old {
		for _, v := range c.Wrong() {
			said, _ := w.C.L.Finding(v.Message)
			marks = append(marks, port.Mark{Line: v.Line, Message: said})
		}
	}
	port.MarkLines(writeText, marks)
}

func (w *Write) Render() app.UI {
	c := w.C
	if w.first == "" { // a plain element, as in BlockView.area
		w.first, _ = w.D.Text()
	}
	return app.Section().Class("card write").ID("write").Aria("labelledby", "write-title").Body(
		app.H2().ID("write-title").Text(c.say(i18n.WriteTitle)),
		tx("p", "help", c.say(i18n.WriteHelp)),
		w.tools(),
		app.P().ID("write-notice").Role("status").Class(map[bool]string{true: "note miss"}[w.notice != ""]).Text(w.notice),
		// Always there: go-app would make what stands behind it anew.
		app.Label().Class("field link-out").Hidden(w.link == "").Body(
			app.Span().Text(c.say(i18n.WriteByHand)),
			app.Input().ID(writeLink).Class("input").ReadOnly(true)),
		w.says(),
		app.Div().Class("editor").Body(app.Elem("textarea").ID(writeText).Class("input").Attr("rows", 28).Spellcheck(false).
			Attr("autocapitalize", "none").Attr("autocorrect", "off").Attr("autocomplete", "off").
			Aria("label", c.say(i18n.WriteText)).DataSet("mode", "document").
			DataSet("enter", c.say(i18n.EditorEnter)).DataSet("leave", c.say(i18n.EditorLeave)).DataSet("left", c.say(i18n.EditorLeft)).
			OnInput(c.on("write", func(ctx app.Context, _ app.Event) {
				w.link = "" // it holds the text before
				w.D.Write(ctx.JSSrc().Get("value").String())
			})).
			OnKeyDown(c.on("write key", func(_ app.Context, e app.Event) {
				if e.Get("key").String() == "Enter" && (e.Get("ctrlKey").Truthy() || e.Get("metaKey").Truthy()) {
					e.PreventDefault()
					w.D.Check()
				}
			})).Text(w.first)),
		w.findings(),
		hidden(c.say(i18n.EditorLeave)),
	)
}

// tools act on the whole text.
func (w *Write) tools() app.UI {
	c := w.C
	var pieces []app.UI
	for i, s := range i18n.Snippets {
		id := "insert-" + strconv.Itoa(i)
		pieces = append(pieces, tx("button", "btn quiet", c.say(s.Name)).ID(id).OnClick(c.do(id, func() {
			port.CloseDetails("write-insert")
			text, _ := w.D.Text()
			from, block := scenario.Insertion(text, min(port.Caret(writeText), len(text)), s.Text(c.L))
			port.Insert(writeText, from, block)
		})))
	}
	left, scope := c.on("leave insert", func(ctx app.Context, e app.Event) { port.CloseLeft(ctx.JSSrc(), e) })
	check := c.button("write-check", "primary", c.say(i18n.WriteCheck)).OnClick(c.do("check", w.D.Check))
	if w.D.Checked().Running {
		check = c.button("write-check", "danger", c.say(i18n.Stop)).OnClick(c.do("end check", w.D.EndCheck))
	}
	copyText, said := &i18n.WriteCopy, ""
	if w.copied > 0 {
		copyText, said = &i18n.Copied, c.say(i18n.Copied)
	}
	list := []app.UI{
		check,
		el("details", "menu", tx("summary", "btn", c.say(i18n.WriteInsert)), el("div", "sheet", pieces...)).ID("write-insert").On("focusout", left, scope),
		app.Label().Class("btn").Body(app.Text(c.say(i18n.WriteOpen)),
			app.Input().ID(writeFile).Class("sr").Type("file").Attr("accept", ".md,.markdown,.txt,text/*").
				OnChange(c.on("write file", func(ctx app.Context, _ app.Event) {
					port.ChosenFile(writeFile, func(text string, ok bool) { ctx.Dispatch(func(app.Context) { w.take(text, ok) }) })
				}))),
		c.button("write-download", "", c.say(i18n.WriteDownload)).OnClick(c.do("download", w.download)),
		c.button("write-copy", "", c.say(*copyText)).OnClick(c.on("copy link", w.copyLink)),
		app.Span().Class("sr").Role("status").Text(said),
	}
	if w.D.Rewritten() {
		list = append(list, c.button("write-undo", "quiet", c.say(i18n.WriteUndo)).OnClick(c.do("unwrite", w.D.Unwrite)))
	}
	return el("div", "row tools", list...).Role("group").Aria("label", c.say(i18n.WriteTitle))
}

func (w *Write) take(text string, ok bool) {
	w.notice, w.link = "", ""
	if !ok {
		w.notice = w.C.say(i18n.WriteNoText)
		return
	}
	w.D.Rewrite(text)
}

func (w *Write) download() {
	text, _ := w.D.Text()
	s, _ := scenario.Parse(text)
	port.Save(fileName(s)+".md", "text/markdown", text)
}

// fileName is what a document is called as a file, without its ending.
func fileName(s *scenario.Scenario) string {
	if s.ID != "" {
		return s.ID
	}
	return "locmem"
}

func (w *Write) copyLink(ctx app.Context, _ app.Event) {
	text, _ := w.D.Text()
	w.notice, w.link = "", ""
	fragment, err := scenario.Encode(text)
	if err != nil {
		w.notice = w.C.L.Sayf(i18n.WriteTooLong, err.Error())
		return
	}
	link := port.Origin() + port.Root() + lesson.Place{Lang: w.C.L}.Path() + fragment
	port.Copy(link, func(ok bool) {
		ctx.Dispatch(func(ctx app.Context) {
			if !ok {
				w.link = link
				ctx.Defer(func(app.Context) {
					port.SetText(writeLink, link)
					port.SelectAll(writeLink)
				})
				return
			}
			w.copied++
			ctx.After(copiedFor, func(app.Context) { w.copied-- })
		})
	})
}

// says is what the check came to.
func (w *Write) says() app.UI {
	c, of := w.C, w.D.Checked()
	wrong := of.Wrong()
	class, text := "says", ""
	switch {
	case of.Running:
		text = c.say(i18n.WriteChecking)
	case of.Trouble != "":
		text = c.L.Sayf(i18n.WriteFailed, of.Trouble)
	case of.Ran:
		text = c.L.Findings(len(wrong), len(of.Verdicts)-len(wrong))
		if of.Old {
			text += " " + c.say(i18n.WriteOld)
		} else if len(wrong) == 0 {
			class += " fine"
		}
	}
	return tx("p", class, text).ID("write-says").Role("status")
}

// findings are what the checker says, line by line.
func (w *Write) findings() app.UI {
	c := w.C
	var list []app.UI
	for i, v := range w.D.Checked().Wrong() {
		id := "finding-" + strconv.Itoa(i)
		item := []app.UI{
			tx("button", "btn small", c.L.Sayf(i18n.TextOf, v.Line)).ID(id).
				OnClick(c.do(id+" "+strconv.Itoa(v.Line), func() { port.GoToLine(writeText, v.Line) })),
			c.finding(v.What, v.Message),
		}
		if v.Expected != "" || v.Got != "" {
			expected, _ := c.L.Finding(v.Expected)
			item = append(item, el("dl", "",
				tx("dt", "", c.say(i18n.WriteExpected)), el("dd", "", tx("code", "", expected)),
				tx("dt", "", c.say(i18n.WriteGot)), el("dd", "", tx("code", "", v.Got))))
		}
		list = append(list, el("li", "", item...))
	}
	return el("ol", "findings", list...)
}

// finding is what was verified, and what is wrong with it.
func (c Ctx) finding(of, message string) app.UI {
	said, translated := c.L.Finding(message)
	text := app.Span().Text(said)
	if !translated {
		text = text.Lang("en")
	}
	of, _ = c.L.Finding(of)
	return el("span", "", tx("code", "", of), app.Text(": "), text)
}
