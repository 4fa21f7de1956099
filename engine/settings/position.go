package settings

import (
	"sort"

	"locmem/engine/py"
)

// span is a piece of the text, in byte offsets.
type span struct{ start, end int }

// text is the source with an index of its lines.
type text struct {
	src   string
	lines []int // where each line begins

	// The last offset whose column was counted, and the code points before it on
	// its line: most places come in order, and a line may be long.
	counted, before int
}

// newText finds the lines; \n, \r\n and \r end one, as Python reads files.
func newText(src string) *text {
	t := &text{src: src, lines: []int{0}}
	for i := 0; i < len(src); i++ {
		if src[i] == '\n' || src[i] == '\r' && (i+1 == len(src) || src[i+1] != '\n') {
			t.lines = append(t.lines, i+1)
		}
	}
	return t
}

// line is the number of the line that an offset stands on, from 1.
func (t *text) line(at int) int {
	return sort.SearchInts(t.lines, at+1)
}

// column counts code points from 1.
func (t *text) column(at int) int {
	start := t.lines[t.line(at)-1]
	if t.counted < start || t.counted > at {
		t.counted, t.before = start, 0
	}
	t.before += py.RuneCount(t.src[t.counted:at])
	t.counted = at
	return t.before + 1
}

// lineEnd is the offset where a line's text ends.
func (t *text) lineEnd(line int) int {
	if line == len(t.lines) {
		return len(t.src)
	}
	end := t.lines[line] - 1
	if t.src[end] == '\n' && end > t.lines[line-1] && t.src[end-1] == '\r' {
		end--
	}
	return end
}

// mark is a span as a diagnostic tells it, cut at the end of its first line.
func (t *text) mark(at span) (line, column, endColumn int) {
	line = t.line(at.start)
	last := t.lineEnd(line)
	start, end := min(at.start, last), min(at.end, last)
	column = t.column(start)
	return line, column, column + py.RuneCount(t.src[start:max(start, end)])
}

func (t *text) cut(at span) string { return t.src[at.start:at.end] }
