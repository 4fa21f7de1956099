package scenario

import (
	"fmt"
	"strings"

	"locmem/engine/rack"
)

// LogText is the calls of a log as text, one line each: process and thread, pid,
// number, method, key and outcome. The same scenario gives the same text on
// every machine and in every browser.
func LogText(log []rack.SiteEvent) string {
	var b strings.Builder
	for _, e := range log {
		if e.Kind != rack.Called {
			continue
		}
		who := e.Process
		if e.Thread != "" {
			who += "." + e.Thread
		}
		fmt.Fprintf(&b, "%s %d %d %s %s %s\n", who, e.PID, e.Event.Seq, e.Op, e.Key, e.Outcome)
	}
	return b.String()
}
