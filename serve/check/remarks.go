package check

import (
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"locmem/engine/scenario"
)

// slips are the remarks that tell of a word written otherwise than it was meant.
var slips = []string{"settings-name", "unknown-setting", "unknown-option", "lower-case", "belongs-in-options", "belongs-outside"}

// remarks writes what there is to say about a file, a line each: of its settings
// what Django accepts in silence, and what an alias raises at its first use; of its
// code what takes the place of modules that cannot be here. Without all, only slips.
// What told, the verdicts of the check, say already is left out.
func remarks(out io.Writer, file string, all bool, told []scenario.Verdict) {
	src, err := os.ReadFile(file)
	if err != nil {
		return // told by the check itself
	}
	s, _ := scenario.Parse(string(src))
	for i, p := range s.Parts {
		for _, n := range s.Remarks(context.Background(), i, nil) {
			if !all && !slices.Contains(slips, n.Code) {
				continue
			}
			line := p.BodyLine + n.Line - 1
			if slices.ContainsFunc(told, func(v scenario.Verdict) bool {
				return !v.OK && v.Line == line && strings.Contains(v.Text(file), n.Message)
			}) {
				continue
			}
			text := n.Message
			if n.Hint != "" && text != "" && !strings.ContainsRune(".!?:", rune(text[len(text)-1])) {
				text += "."
			}
			text = strings.TrimSpace(text + " " + n.Hint)
			if n.Suggestion != "" && !strings.Contains(text, strings.Trim(n.Suggestion, `"'`)) {
				text += " Write " + n.Suggestion + "."
			}
			fmt.Fprintf(out, "note %s:%d: %s\n", file, line, text)
		}
	}
	if !all {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	for _, i := range scenario.StandIns(ctx, s) {
		fmt.Fprintf(out, "note %s: %s is a stand-in here: %s.\n", file, i.Module, i.Does)
	}
}
