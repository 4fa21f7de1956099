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

// SetupOf is the text of a key below setup:; "" where it is not there.
func (s *Scenario) SetupOf(key string) string {
	lines, below := strings.Split(s.source, "\n"), false
	if strings.TrimRight(lines[0], " \r") != "---" {
		return ""
	}
	for _, l := range lines[1:] {
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
// caches have, where setup.backend does not take its place.
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
