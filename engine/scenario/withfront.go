package scenario

import "strings"

// WithFront returns the text of a document whose front matter says value under key, a
// key of text such as title. An empty value takes the key out; a line end in it becomes a
// space. Nothing else of the text changes.
func WithFront(src, key, value string) string {
	value = strings.Join(strings.Fields(value), " ")
	line := ""
	if value != "" {
		line = key + ": " + quoted(value) + "\n"
	}
	first, rest, _ := strings.Cut(src, "\n")
	if strings.TrimRight(first, " \r") != "---" {
		if line == "" {
			return src
		}
		return "---\n" + line + "---\n" + src
	}
	out := first + "\n"
	for rest != "" {
		var l string
		l, rest, _ = strings.Cut(rest, "\n")
		if strings.TrimRight(l, " \r") == "---" {
			return out + line + l + "\n" + rest
		}
		if name, _, ok := strings.Cut(l, ":"); ok && strings.TrimRight(name, " \t") == key { // not indented
			l, line = strings.TrimSuffix(line, "\n"), ""
			if l == "" {
				continue
			}
		}
		out += l + "\n"
	}
	return src // the front matter is not closed
}

// quoted puts quotes around a value whose own would be taken off.
func quoted(value string) string {
	if unquote(value) == value {
		return value
	}
	return `"` + value + `"` // one pair is taken off
}
