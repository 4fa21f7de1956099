package scenario

import (
	"slices"
	"strings"

	"locmem/engine/rack"
)

// Sizes are the setup of a document with what it says without words: nothing in it is
// zero but MaxRequests and the Backend. least is how many workers, servers and threads
// the text speaks of.
func (s *Scenario) Sizes() (now, least Setup) {
	now = s.Setup
	has := rack.SiteConfig{Workers: now.Workers, Servers: now.Servers, Threads: now.Threads}
	s.named(&has)
	now.Workers, now.Servers, now.Threads = has.Workers, has.Servers, has.Threads
	if now.Balancer == "" {
		now.Balancer = Balancers[0]
	}
	now.Seed = max(now.Seed, 1)
	named := rack.SiteConfig{}
	s.named(&named)
	return now, Setup{Workers: named.Workers, Servers: named.Servers, Threads: named.Threads}
}

// WithSetup is the source with another value of a key below setup:, such as workers;
// "" takes the key out.
func (s *Scenario) WithSetup(key, value string) string {
	lines := strings.SplitAfter(s.source, "\n")
	line := "  " + key + ": " + value + "\n"
	if value == "" {
		line = ""
	}
	if len(lines) == 0 || strings.TrimRight(lines[0], " \r\n") != "---" {
		if line == "" {
			return s.source
		}
		return "---\nsetup:\n" + line + "---\n" + s.source
	}
	setup := -1 // the line of it
	for n := 1; n < len(lines); n++ {
		text := strings.TrimRight(lines[n], " \r\n")
		name, _, _ := strings.Cut(strings.TrimSpace(text), ":")
		switch {
		case text == "---":
			at := setup + 1
			if setup < 0 {
				if at = n; line != "" {
					line = "setup:\n" + line
				}
			}
			return strings.Join(slices.Insert(lines, at, line), "")
		case text == "setup:":
			setup = n
		case setup >= 0 && name == key && text != strings.TrimLeft(text, " \t"):
			lines[n] = line
			return strings.Join(lines, "")
		}
	}
	return s.source // its front matter is not closed
}

// SetupOf is the text of a key below setup:; "" where it is not there.
func (s *Scenario) SetupOf(key string) string {
	below := false
	for _, l := range strings.Split(s.source, "\n")[1:] {
		name, value, _ := strings.Cut(strings.TrimSpace(l), ":")
		switch text := strings.TrimRight(l, " \r"); {
		case text == "---":
			return ""
		case text == strings.TrimLeft(text, " \t"):
			below = text == "setup:"
		case below && name == key:
			return strings.TrimSpace(value)
		}
	}
	return ""
}

// BackedBySettings tells whether a settings.py of the document says which backend the
// caches have: setup.backend would fight with it.
func (s *Scenario) BackedBySettings() bool {
	return slices.ContainsFunc(s.Parts, func(p Part) bool { return p.Kind == Settings })
}

// Paths are where requests can go: /name for each view of the text.
func (s *Scenario) Paths() (paths []string) {
	for _, p := range s.Parts {
		if p.Kind != Views {
			continue
		}
		for _, l := range strings.Split(p.Text, "\n") {
			l = strings.TrimPrefix(l, "async ")
			name, rest, ok := strings.Cut(strings.TrimPrefix(l, "def "), "(")
			name = strings.TrimSpace(name)
			if ok && strings.HasPrefix(l, "def ") && isWord(name) && !strings.HasPrefix(name, "_") &&
				strings.HasPrefix(strings.TrimSpace(rest), "request") && !slices.Contains(paths, "/"+name) {
				paths = append(paths, "/"+name)
			}
		}
	}
	return paths
}
