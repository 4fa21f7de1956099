package scenario

import "strings"

// Match tells whether the lines that a step shows are the expected ones, as
// doctest does: "..." in the expected text stands for any text, line breaks
// included. An expected None is fulfilled by nothing at all, for a prompt does
// not show a None that a call always returns.
func Match(want, got []string) bool {
	w, g := strings.Join(trimmed(want), "\n"), strings.Join(trimmed(got), "\n")
	return matches(w, g) || w == "None" && g == ""
}

// trimmed is the lines without white space at their ends.
func trimmed(lines []string) []string {
	list := make([]string, len(lines))
	for i, l := range lines {
		list[i] = strings.TrimRight(l, " \t")
	}
	return list
}

func matches(pattern, text string) bool {
	pieces := strings.Split(pattern, "...")
	if len(pieces) == 1 {
		return pattern == text
	}
	first, last := pieces[0], pieces[len(pieces)-1]
	if len(text) < len(first)+len(last) || !strings.HasPrefix(text, first) || !strings.HasSuffix(text, last) {
		return false
	}
	text = text[len(first) : len(text)-len(last)]
	for _, p := range pieces[1 : len(pieces)-1] {
		i := strings.Index(text, p)
		if i < 0 {
			return false
		}
		text = text[i+len(p):]
	}
	return true
}
