package scenario

import (
	"slices"
	"strconv"
	"strings"
)

// SetupLine is a line of the front matter's setup, such as workers: 4.
type SetupLine struct {
	Key   string // one of those that setup: takes
	Value string // "": the line goes
}

// SetupNumber is a line with a number; 0 takes the line out.
func SetupNumber(key string, n int) SetupLine {
	if n == 0 {
		return SetupLine{key, ""}
	}
	return SetupLine{key, strconv.Itoa(n)}
}

// WithSetup is the source with other lines in its setup, all else to the letter. A
// document without front matter, or without a setup in it, gets one. Front matter that
// is not closed stays as it is.
func (s *Scenario) WithSetup(setup ...SetupLine) string {
	lines := strings.SplitAfter(s.source, "\n")
	if strings.TrimRight(lines[0], " \r\n") != "---" {
		if !slices.ContainsFunc(setup, func(x SetupLine) bool { return x.Value != "" }) {
			return s.source
		}
		lines = append([]string{"---\n", "---\n"}, lines...)
	}
	end := 1
	for end < len(lines) && strings.TrimRight(lines[end], " \r\n") != "---" {
		end++
	}
	if end == len(lines) {
		return s.source
	}
	at := -1 // of setup:
	for n := 1; n < end; n++ {
		if key, _, ok := strings.Cut(lines[n], ":"); ok && !isNested(lines[n]) && strings.TrimSpace(key) == "setup" {
			at = n
		}
	}
	if at < 0 {
		lines = slices.Insert(lines, end, "setup:\n")
		at, end = end, end+1
	}
	for _, x := range setup {
		line := "  " + x.Key + ": " + x.Value + "\n"
		last, found := at, -1
		for n := at + 1; n < end; n++ {
			text := strings.TrimSpace(lines[n])
			if text == "" || text[0] == '#' {
				continue
			}
			if !isNested(lines[n]) {
				break
			}
			last = n
			if key, _, ok := strings.Cut(text, ":"); ok && strings.TrimSpace(key) == x.Key {
				found = n
			}
		}
		switch {
		case found >= 0 && x.Value != "":
			lines[found] = line
		case found >= 0:
			lines = slices.Delete(lines, found, found+1)
			end--
		case x.Value != "":
			lines = slices.Insert(lines, last+1, line)
			end++
		}
	}
	return strings.Join(lines, "")
}

func isNested(line string) bool { return line != "" && (line[0] == ' ' || line[0] == '\t') }
