package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/web/stage"
)

// svg makes a component of a picture: go-app then changes only what differs from
// the picture before.
func svg(n *stage.Node) app.UI {
	e := app.Elem(n.Tag).XMLNS(stage.Namespace)
	for _, a := range n.Attr {
		e = e.Attr(a.Name, a.Value)
	}
	if n.Text != "" && len(n.Kids) == 0 {
		return e.Text(n.Text)
	}
	var body []app.UI
	if n.Text != "" {
		body = append(body, app.Text(n.Text))
	}
	for _, k := range n.Kids {
		body = append(body, svg(k))
	}
	return e.Body(body...)
}
