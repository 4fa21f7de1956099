package check

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"locmem/engine/scenario"
)

// remarks writes what there is to say about the settings of a file, a line each:
// what Django accepts in silence, and what an alias raises at its first use.
func remarks(out io.Writer, file string) {
	src, err := os.ReadFile(file)
	if err != nil {
		return // told by the check itself
	}
	s, _ := scenario.Parse(string(src))
	for i, p := range s.Parts {
		for _, n := range s.Remarks(context.Background(), i, nil) {
			text := strings.TrimSpace(n.Message + " " + n.Hint)
			if n.Suggestion != "" && !strings.Contains(text, strings.Trim(n.Suggestion, `"'`)) {
				text += " Write " + n.Suggestion + "."
			}
			fmt.Fprintf(out, "note %s:%d: %s\n", file, p.BodyLine+n.Line-1, text)
		}
	}
}
