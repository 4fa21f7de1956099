package scenario

import (
	"context"
	"fmt"
	"strconv"
	"strings"
)

// Change is an expected output that Update wrote anew.
type Change struct {
	Line     int // of the old text, where the output began
	What     string
	Was, Now []string
}

// Update plays a document as Verify does and writes what came out in place of
// each expected output that is another one; all else stays to the letter. A
// document in which anything else fails is left as it is, and so it is when what
// came out would not be read as output; verdicts tell what. Their lines are
// those of src.
func Update(ctx context.Context, src string) (text string, changes []Change, verdicts []Verdict) {
	return updated(src, func(src string) []Verdict { return Verify(ctx, src) })
}

func updated(src string, verify func(src string) []Verdict) (text string, changes []Change, verdicts []Verdict) {
	u := newRenewal(src)
	for range updatePasses {
		verdicts = verify(u.text())
		stale, more := outdated(verdicts)
		if more || len(stale) == 0 {
			break
		}
		u.rewrite(stale)
	}
	for i := range verdicts {
		v := &verdicts[i]
		if v.Line = u.was(v.Line); v.named > 0 {
			v.Message = strings.Replace(v.Message, "line "+strconv.Itoa(v.named), "line "+strconv.Itoa(u.was(v.named)), 1)
		}
	}
	for _, v := range verdicts {
		if !v.OK {
			return src, nil, verdicts
		}
	}
	return u.text(), u.changes, verdicts
}

// updatePasses bounds the plays of one update: behind an output of the set-up or
// of a solution that is put right the next may be wrong.
const updatePasses = 20

// outdated are the results whose expected output is all that is wrong; more
// tells that something else fails.
func outdated(verdicts []Verdict) (stale []Result, more bool) {
	for i := range verdicts {
		v := &verdicts[i]
		for _, r := range v.stale {
			if lines := writable(r.Lines); len(lines) > 0 && continues(lines[0]) {
				v.Message, more = "what came out cannot be written below the call, where its first line continues the code", true
			}
		}
		more = more || !v.OK && v.stale == nil
		stale = append(stale, v.stale...)
	}
	return stale, more
}

// continues tells whether a line below a call belongs to its code.
func continues(l string) bool { return l == "..." || strings.HasPrefix(l, "... ") }

// renewal is a document being rewritten: lines with the number that each had.
type renewal struct {
	lines   []written
	changes []Change
}

type written struct {
	text string // with its line break
	was  int
}

func newRenewal(src string) *renewal {
	u := &renewal{}
	for i, l := range strings.SplitAfter(src, "\n") {
		u.lines = append(u.lines, written{l, i + 1})
	}
	return u
}

func (u *renewal) text() string {
	var b strings.Builder
	for _, l := range u.lines {
		b.WriteString(l.text)
	}
	return b.String()
}

// was is the number that a line had at first.
func (u *renewal) was(line int) int {
	if line < 1 || line > len(u.lines) {
		return line
	}
	return u.lines[line-1].was
}

// rewrite puts what came out in the place of what was expected.
func (u *renewal) rewrite(stale []Result) {
	now := map[int][]string{} // by line; none for what goes
	for _, r := range stale {
		lines := writable(r.Lines)
		for i, at := range r.Step.wantAt {
			now[at] = nil
			if i == 0 {
				now[at] = lines
				u.changes = append(u.changes, Change{u.was(at), r.Step.label(), r.Step.Want, lines})
			}
		}
	}
	var kept []written
	for i, l := range u.lines {
		lines, stale := now[i+1]
		if !stale {
			kept = append(kept, l)
		}
		_, end, _ := strings.Cut(l.text, strings.TrimRight(l.text, "\r\n"))
		for _, text := range lines {
			kept = append(kept, written{text + end, l.was})
		}
	}
	u.lines = kept
}

// writable is what a step showed as an author can write it below the step: "..."
// for a line that would be read as something else.
func writable(lines []string) []string {
	list := trimmed(lines)
	for i, l := range list {
		word, _, _ := strings.Cut(strings.TrimLeft(l, " \t"), " ")
		_, _, call := prompt(strings.TrimLeft(l, " \t"))
		_, _, mark := fence(l)
		if call || mark || word == "" || word == "#" || word == "-" || word == "says" || word[0] == '!' || l[0] == '\t' {
			list[i] = "..."
		}
	}
	return list
}

// Text is a change as one line, with was and now on lines of their own.
func (c Change) Text(file string) string {
	return fmt.Sprintf("updated %s:%d: %s\n    was: %s\n    now: %s", file, c.Line, c.What, under(c.Was), under(c.Now))
}

func under(lines []string) string {
	if len(lines) == 0 {
		return "(nothing)"
	}
	return strings.Join(lines, "\n         ")
}
