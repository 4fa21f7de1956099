package teach

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/engine/scenario"
	"locmem/web/i18n"
	"locmem/web/prose"
	"locmem/web/ui"
)

// Sheets is the page with what a learner writes on, lesson by lesson: what comes out is
// left open, and what explains it is left out.
func Sheets(l i18n.Lang, lessons []Lesson) app.Composer {
	return printed(l, "teach/sheets/", i18n.SheetTitle, lessons, func(one Lesson) []app.UI {
		out := []app.UI{app.P().Class("blanks").Body(
			text("span", "", l.Say(i18n.SheetName)), blank(), text("span", "", l.Say(i18n.SheetCode)), blank())}
		asked := false // what stands here may explain what was asked before it
		for i := range one.Parts {
			p := &one.Parts[i]
			switch p.Kind {
			case scenario.Prose:
				blocks := read(p.Text)
				task := i+1 < len(one.Parts) && one.Parts[i+1].Kind == scenario.Try
				for n, b := range blocks {
					heading := b.Kind == prose.Heading
					if heading {
						asked = false
					}
					if !(heading && first(b, one)) && (!asked || task && n == len(blocks)-1) {
						out = append(out, ui.Prose([]prose.Block{b})...)
					}
				}
			case scenario.Run:
				out = append(out, open(p, i, one))
				asked = true
			case scenario.Predict:
				out, asked = append(out, question(l, p, false)...), true
			case scenario.Try:
				asked = true
				if strings.TrimSpace(p.Text) != "" {
					out = append(out, text("p", "help", l.Say(i18n.SheetBegin)), code("", p.Text))
				}
				out = append(out, app.Div().Class("write-on"))
			default:
				out = append(out, given(l, p)...)
			}
		}
		return out
	})
}

// Keys is the page with the answers.
func Keys(l i18n.Lang, lessons []Lesson) app.Composer {
	return printed(l, "teach/answers/", i18n.KeyTitle, lessons, func(one Lesson) []app.UI {
		fact := func(name i18n.T, s string) app.UI {
			return app.P().Body(text("strong", "", l.Say(name)), app.Text(" "+s))
		}
		out := []app.UI{fact(i18n.KeyGoal, one.Teaches), fact(i18n.KeyThink, "“"+one.Misconception+"”")}
		for i := range one.Parts {
			p := &one.Parts[i]
			switch p.Kind {
			case scenario.Prose:
				for _, b := range read(p.Text) {
					if !first(b, one) {
						out = append(out, ui.Prose([]prose.Block{b})...)
					}
				}
			case scenario.Run:
				out = append(out, code("", p.Text))
			case scenario.Predict:
				out = append(out, question(l, p, true)...)
			case scenario.Try:
				if strings.TrimSpace(p.Text) != "" {
					out = append(out, text("p", "help", l.Say(i18n.SheetBegin)), code("", p.Text))
				}
			case scenario.Check:
				out = append(out, text("h5", "", l.Say(i18n.KeyAsked)), app.Ul().Body(asked(p)...))
			case scenario.Wrong:
				out = append(out, text("h5", "", l.Say(i18n.KeyWrong)), code("", withoutSays(p.Text)), text("p", "", p.Says))
			case scenario.Hint:
				out = append(out, text("h5", "", l.Say(i18n.KeyHint)))
				out = append(out, ui.Prose(read(p.Text))...)
			case scenario.Solution:
				out = append(out, text("h5", "", l.Say(i18n.KeySolution)), code("", p.Text))
			default:
				out = append(out, given(l, p)...)
			}
		}
		return out
	})
}

// printed is a page to print: a part a lesson, which its address can show alone.
func printed(l i18n.Lang, at string, title i18n.T, lessons []Lesson, of func(Lesson) []app.UI) app.Composer {
	body := []app.UI{section("print",
		text("h2", "", l.Say(title)).ID("print-title"),
		text("p", "help", l.Say(i18n.SheetPrint)),
		app.P().Body(link("../", l.Say(i18n.TeachTitle)), app.Text(" · "), link("./", l.Say(i18n.SheetAll))))}
	for _, one := range lessons {
		body = append(body, app.Section().Class("card sheet prose").ID(one.ID).Aria("labelledby", one.ID+"-title").Body(append([]app.UI{
			text("h2", "", one.Title).ID(one.ID + "-title"),
			text("p", "help", l.Minutes(one.Minutes)+" · "+l.Level(one.Level)),
		}, of(one)...)...))
	}
	return &page{L: l, At: at, Body: body}
}

// first tells whether a block is the heading that says the lesson's title again.
func first(b prose.Block, one Lesson) bool {
	return b.Kind == prose.Heading && b.Level == 1 && len(b.Spans) == 1 && b.Spans[0].Text == one.Title
}

// given is what a learner is given: settings, views, code; nothing of other parts.
func given(l i18n.Lang, p *scenario.Part) []app.UI {
	switch p.Kind {
	case scenario.Settings:
		return []app.UI{code("settings.py", p.Text)}
	case scenario.Views:
		return []app.UI{code("views.py", p.Text)}
	case scenario.Environ:
		return []app.UI{code(l.Say(i18n.SheetEnviron), p.Text)}
	case scenario.Code:
		return []app.UI{code("", p.Text)}
	}
	return nil
}

// read reads prose whole.
func read(s string) []prose.Block {
	blocks, _ := prose.Parse(s, len(s))
	return blocks
}

func code(name, s string) app.UI {
	pre := app.Elem("pre").Class("code").TabIndex(0).Body(text("code", "", strings.TrimRight(s, "\n")))
	if name == "" {
		return pre
	}
	return app.Div().Body(text("p", "help", name), pre)
}

// open is a transcript. What the first of a lesson shows is there, as an example; later
// ones have a line to write on in its place.
func open(p *scenario.Part, n int, one Lesson) app.UI {
	for _, before := range one.Parts[:n] {
		if before.Kind == scenario.Run || before.Kind == scenario.Predict {
			return code("", withoutOutput(p))
		}
	}
	return code("", p.Text)
}

// withoutOutput is a transcript with a line to write on in the place of what each step
// shows.
func withoutOutput(p *scenario.Part) string {
	lines := strings.Split(strings.TrimRight(p.Text, "\n"), "\n")
	var out []string
	at := 0 // of the lines
	for i, step := range p.Transcript.Steps {
		begin := step.Line - p.BodyLine
		out = append(out, lines[at:begin]...)
		end := begin + 1 + strings.Count(step.Code, "\n")
		at = len(lines)
		if i+1 < len(p.Transcript.Steps) {
			at = p.Transcript.Steps[i+1].Line - p.BodyLine
		}
		out = append(out, lines[begin:end]...)
		if len(step.Want) > 0 {
			out = append(out, strings.Repeat("_", 32))
		}
		for _, l := range lines[end:at] {
			if s := strings.TrimSpace(l); s == "" || strings.HasPrefix(s, "# ") {
				out = append(out, l)
			}
		}
	}
	return strings.Join(out, "\n")
}

// withoutSays is a wrong attempt without what is said of it.
func withoutSays(s string) string {
	var out []string
	for _, l := range strings.Split(s, "\n") {
		if !strings.HasPrefix(strings.TrimSpace(l), "says ") {
			out = append(out, l)
		}
	}
	return strings.Join(out, "\n")
}

// question is a prediction with boxes to tick. In the answers the right one is ticked.
func question(l i18n.Lang, p *scenario.Part, solved bool) []app.UI {
	if p.Question == nil {
		return nil
	}
	call, _, _ := strings.Cut(p.Text, "\n- ")
	if want := len(p.Question.Call.Want); !solved && want > 0 { // it tells the right answer
		lines := strings.Split(strings.TrimRight(call, "\n"), "\n")
		call = strings.Join(lines[:len(lines)-want], "\n")
	}
	var answers []app.UI
	for _, a := range p.Question.Answers {
		mark := "☐"
		if solved && a.Right {
			mark = "☑"
		}
		body := []app.UI{text("span", "box", mark), app.Text(" "), value(a.Text)}
		if solved && a.Right {
			body = append(body, app.Text(" "), text("strong", "", "("+l.Say(i18n.KeyRight)+")"))
		}
		answers = append(answers, app.Li().Body(body...))
	}
	out := []app.UI{text("h4", "", l.Say(i18n.SheetGuess)), code("", call), app.Ul().Class("boxes").Body(answers...)}
	if !solved {
		out = append(out, app.P().Class("blanks").Body(text("span", "", l.Say(i18n.SheetWhy)), blank()))
	}
	return out
}

// value is a choice: Python as code, a sentence as text.
func value(s string) app.UI {
	if scenario.IsLiteral(s) {
		return text("code", "", s)
	}
	return app.Text(s)
}

// asked are the conditions of a check, each with why.
func asked(p *scenario.Part) (out []app.UI) {
	for _, e := range p.Expects {
		body := []app.UI{text("code", "", e.Expr)}
		if e.Because != "" {
			body = append(body, app.Text(": "+e.Because))
		}
		out = append(out, app.Li().Body(body...))
	}
	return out
}

func blank() app.UI { return app.Span().Class("blank") }
