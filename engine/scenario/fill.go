package scenario

import (
	"context"
	"strings"
)

// Fill plays a document on processes of its own and writes below each call and action of
// its transcripts what came out, where no output is written and something is shown. What
// cannot be written there, and all else, stays to the letter; so does what follows once ctx
// is over, or a document with a mistake. pause lets its host breathe, about every 10 ms;
// nil: never.
func Fill(ctx context.Context, src string, pause func()) string {
	s, problems := Parse(src)
	if len(problems) > 0 {
		return src
	}
	p, err := NewPlay(ctx, s, pause)
	if err != nil {
		return src
	}
	shown := map[int][]string{} // by the line that it follows
	for {
		_, _, more := p.Next()
		if !more {
			break
		}
		results, _, err := p.Step(ctx)
		for i := range results {
			r := &results[i]
			lines := writable(r.Lines)
			if r.Part >= 0 && s.Parts[r.Part].Kind == Run && r.Step.Want == nil && len(lines) > 0 && !continues(lines[0]) && ctx.Err() == nil {
				shown[r.Step.Line+strings.Count(r.Step.Code, "\n")] = lines
			}
		}
		if err != nil {
			break
		}
	}
	var b strings.Builder
	for i, l := range strings.SplitAfter(src, "\n") {
		b.WriteString(l)
		if lines, ok := shown[i+1]; ok {
			b.WriteString(strings.Join(lines, "\n") + "\n")
		}
	}
	return b.String()
}
