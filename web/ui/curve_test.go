package ui

import (
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/web/i18n"
	"locmem/web/model"
)

// TestTheCurveIsDrawnOnlyWhereItIsSeen: the picture of a run is drawn many times a
// second, and all of what is below it with it.
func TestTheCurveIsDrawnOnlyWhereItIsSeen(t *testing.T) {
	c := Curve{C: Ctx{M: model.New(model.Env{Hosts: true}), L: i18n.English}, Workers: 4, Keys: 1, Timeout: 300, Servers: 1}
	for _, open := range []bool{false, true} {
		c.open = open
		html := app.HTMLString(&c)
		if !strings.Contains(html, "<summary") {
			t.Errorf("open %v: no title", open)
		}
		for _, part := range []string{"<svg", `type="range"`, `id="curve-apply"`} {
			if strings.Contains(html, part) != open {
				t.Errorf("open %v: %s drawn: %v", open, part, !open)
			}
		}
	}
}
