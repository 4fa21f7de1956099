package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/web/i18n"
)

// Terms explain themselves: a word of the page is a button that shows what it means,
// by click, tap and Enter as the browser does it, by pointing and focus with the help of
// head.js. The explanation lies above the page, so nothing moves.

const djangoRoot = "https://docs.djangoproject.com/en/5.2/"

// Terms are the explanations, closed until somebody wants one.
type Terms struct {
	app.Compo
	C Ctx
}

func (t *Terms) Render() app.UI {
	c := t.C
	var list []app.UI
	for _, x := range i18n.Terms {
		list = append(list, app.Div().Class("term-text").ID("term-"+x.ID).Attr("popover", "auto").Role("note").Aria("label", c.say(x.Name)).Body(
			app.Elem("b").Text(c.say(x.Name)), app.Text(" "+c.say(x.Means)+" "),
			app.A().Href(djangoRoot+x.Docs).Target("_blank").Rel("noopener").Text(c.say(i18n.LeadDocs))))
	}
	return app.Div().Class("terms").Body(list...)
}

// term makes the word of a term, as it stands in a text, its button.
func term(x i18n.Term, word string) app.UI {
	return app.Button().Type("button").Class("term").
		Attr("popovertarget", "term-"+x.ID).Attr("popovertargetaction", "show").Text(word)
}

// explained is a text in which the first word of a term explains itself.
func (c Ctx) explained(text string, x i18n.Term) []app.UI {
	word := c.say(x.Word)
	before, after, found := strings.Cut(text, word)
	if !found {
		return []app.UI{app.Text(text)}
	}
	var out []app.UI
	if before != "" {
		out = append(out, app.Text(before))
	}
	if out = append(out, term(x, word)); after != "" {
		out = append(out, app.Text(after))
	}
	return out
}
