package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/engine/explain"
	"locmem/web/i18n"
)

// whyButton asks why a result came out so; what says of which. It stands where the
// explanation will, which is nil while there is none.
func (c Ctx) whyButton(at, what string, call explain.Ask) []app.UI {
	if call.Seq == 0 {
		return nil
	}
	b := app.Button().Type("button").ID("why-"+at).Class("btn quiet tiny why").Text(c.say(i18n.Why)).
		Aria("label", c.L.Sayf(i18n.WhyLong, what)).Aria("expanded", strconv.FormatBool(c.M.Inspecting().At == at)).
		OnClick(c.on("why "+at+" "+strconv.Itoa(call.PID)+" "+strconv.FormatUint(call.Seq, 10), func(_ app.Context, e app.Event) {
			c.why(at, e, call)
		}))
	return []app.UI{b, c.explained(at)}
}
