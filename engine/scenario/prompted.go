package scenario

import (
	"strings"
)

// Prompted is a transcript in which Python without a prompt has one: that of who. What
// is no Python that a learner would run, such as an expected output, stays as it is. In
// a text without any prompt all is Python.
func Prompted(text, who string) string {
	lines := strings.Split(text, "\n")
	bare := !IsTranscript(text)
	inside := false // lines that may continue the one before
	for i, l := range lines {
		trimmed := strings.TrimSpace(l)
		_, _, prompted := prompt(trimmed)
		switch {
		case prompted || trimmed == "" || strings.ContainsAny(trimmed[:1], "!#"):
			inside = false
		case inside && l != strings.TrimLeft(l, " \t"):
			lines[i] = "... " + l
		case bare && !strings.HasPrefix(l, "..."), runs(trimmed):
			lines[i], inside = who+">>> "+trimmed, true
		default:
			inside = false
		}
	}
	return strings.Join(lines, "\n")
}

// runs tells whether a line is Python that a learner would run, and no output: it does
// something with a cache or the database, or is a statement.
func runs(line string) bool {
	for _, head := range []string{"cache.", "caches[", "db.", "import ", "from ", "print(", "for ", "if ", "while ", "try:", "with ", "def "} {
		if strings.HasPrefix(line, head) {
			return true
		}
	}
	name, value, found := strings.Cut(line, "=")
	return found && isWord(strings.TrimSpace(name)) && !strings.HasPrefix(value, "=")
}
