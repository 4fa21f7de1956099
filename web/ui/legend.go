package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/web/lesson"
)

// sign is what a step is written with: its action, "clock", or a prompt, which is "".
func sign(s lesson.Step) string {
	if s.Who != "" {
		return ""
	}
	verb, _, _ := strings.Cut(strings.TrimPrefix(s.Code, "!"), " ")
	if verb == "at" || strings.HasPrefix(verb, "+") {
		return "clock"
	}
	return verb
}

// legend explains what a block writes that no block before it does, a line each.
func (v *BlockView) legend() app.UI {
	seen := map[string]bool{}
	var lines []app.UI
	for _, b := range v.S.Blocks()[:v.N+1] {
		for _, s := range b.Steps {
			if is := sign(s); !seen[is] && b.Kind != lesson.Try {
				seen[is] = true
				if text := v.C.L.Legend(is, s.Who); text != "" && b.N == v.N {
					lines = append(lines, tx("p", "help", text))
				}
			}
		}
	}
	if len(lines) == 0 || !v.S.Led() {
		return nil
	}
	return el("div", "legend", lines...)
}
