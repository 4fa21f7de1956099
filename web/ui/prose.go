package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/web/prose"
)

// Prose draws a scenario's prose for pages of text.
func Prose(blocks []prose.Block) []app.UI { return proseOf(blocks) }

// proseOf draws a scenario's prose. The page has its headings above: a
// document's first level is the page's third.
func proseOf(blocks []prose.Block) []app.UI {
	var out []app.UI
	for _, b := range blocks {
		out = append(out, proseBlock(b))
	}
	return out
}

func proseBlock(b prose.Block) app.UI {
	switch b.Kind {
	case prose.Heading:
		text := spansOf(b.Spans)
		switch {
		case b.Level <= 2:
			return app.H3().Body(text...)
		case b.Level == 3:
			return app.H4().Body(text...)
		}
		return app.H5().Body(text...)
	case prose.Code:
		return app.Elem("pre").Class("code").TabIndex(0).Body(app.Elem("code").Text(b.Text))
	case prose.Rule:
		return app.Hr()
	case prose.Quote:
		return app.Elem("blockquote").Body(proseOf(b.Items[0])...)
	case prose.Bullets:
		return app.Ul().Body(itemsOf(b.Items)...)
	case prose.Ordered:
		return app.Elem("ol").Attr("start", max(b.Start, 1)).Body(itemsOf(b.Items)...)
	case prose.Table:
		return proseTable(b)
	}
	return app.P().Body(spansOf(b.Spans)...)
}

// itemsOf draws the items of a list; a lone paragraph in one is its text.
func itemsOf(items [][]prose.Block) []app.UI {
	var out []app.UI
	for _, blocks := range items {
		if len(blocks) > 0 && blocks[0].Kind == prose.Paragraph {
			body := append(spansOf(blocks[0].Spans), proseOf(blocks[1:])...)
			out = append(out, app.Li().Body(body...))
			continue
		}
		out = append(out, app.Li().Body(proseOf(blocks)...))
	}
	return out
}

func proseTable(b prose.Block) app.UI {
	var head []app.UI
	for _, cell := range b.Rows[0] {
		head = append(head, app.Elem("th").Attr("scope", "col").Body(spansOf(cell)...))
	}
	var rows []app.UI
	for _, row := range b.Rows[1:] {
		var cells []app.UI
		for _, cell := range row {
			cells = append(cells, app.Elem("td").Body(spansOf(cell)...))
		}
		rows = append(rows, app.Elem("tr").Body(cells...))
	}
	return app.Div().Class("scroll").TabIndex(0).Body(app.Elem("table").Body(app.Elem("thead").Body(app.Elem("tr").Body(head...)), app.Elem("tbody").Body(rows...)))
}

func spansOf(list []prose.Span) []app.UI {
	var out []app.UI
	for _, s := range list {
		switch s.Kind {
		case prose.CodeSpan:
			out = append(out, app.Elem("code").Text(s.Text))
		case prose.Strong:
			out = append(out, app.Elem("strong").Body(spansOf(s.Spans)...))
		case prose.Em:
			out = append(out, app.Elem("em").Body(spansOf(s.Spans)...))
		case prose.Link:
			out = append(out, app.A().Href(s.Href).Rel("noopener noreferrer").Body(spansOf(s.Spans)...))
		case prose.Break:
			out = append(out, app.Br())
		default:
			out = append(out, app.Text(s.Text))
		}
	}
	return out
}
