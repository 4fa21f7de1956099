package check

import (
	"fmt"
	"io"
	"os"

	"locmem/engine/scenario"
	"locmem/engine/settings"
)

// remarks writes what there is to say about the settings of a file, a line each:
// what Django accepts in silence, and what an alias raises at its first use.
func remarks(out io.Writer, file string) {
	src, err := os.ReadFile(file)
	if err != nil {
		return // told by the check itself
	}
	s, _ := scenario.Parse(string(src))
	for _, p := range s.Parts {
		if p.Kind != scenario.Settings {
			continue
		}
		_, notes := settings.Parse(p.Text)
		for _, n := range notes {
			fmt.Fprintf(out, "note %s:%d: %s %s\n", file, p.BodyLine+n.Line-1, n.Message, n.Hint)
		}
	}
}
