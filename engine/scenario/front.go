package scenario

import (
	"slices"
	"strconv"
	"strings"
)

// The front matter: lines of "key: value" between two lines of three hyphens at
// the top, and below "setup:" the same, indented.

var frontKeys = []string{"id", "title", "lang", "level", "minutes", "misconception", "teaches", "needs", "shows", "symptoms", "processes", "setup"}
var setupKeys = []string{"workers", "servers", "threads", "balancer", "seed", "backend", "max_requests", "timeout", "max_entries"}

// Levels are the words that level takes.
var Levels = []string{"start", "middle", "deep"}

func (p *parser) front() {
	if len(p.lines) == 0 || strings.TrimRight(p.lines[0].text, " ") != "---" {
		return
	}
	end := 1
	for end < len(p.lines) && strings.TrimRight(p.lines[end].text, " ") != "---" {
		end++
	}
	if end == len(p.lines) {
		p.problem(1, 0, "the front matter is not closed", "Write --- on a line of its own behind it.")
		p.next = end
		return
	}
	p.next = end + 1
	seen := map[string]bool{}
	below, sized := "", 1 // where the size of the rack is stated
	for n := 1; n < end; n++ {
		text := p.lines[n].text
		trimmed := strings.TrimSpace(text)
		if trimmed == "" || trimmed[0] == '#' {
			continue
		}
		key, value, ok := strings.Cut(trimmed, ":")
		key = strings.TrimSpace(key)
		if !ok {
			p.problem(n+1, 0, "'"+trimmed+"' is no 'key: value'", "")
			continue
		}
		nested := text[0] == ' ' || text[0] == '\t'
		full := key
		if nested {
			full = below + "." + key
		}
		switch {
		case nested && below == "":
			p.problem(n+1, 0, "'"+key+"' is indented, but only what stands below setup: may be", "")
			continue
		case seen[full]:
			p.problem(n+1, 0, "'"+key+"' is there twice", "")
			continue
		}
		seen[full] = true
		if full == "processes" || full == "setup.workers" || full == "setup.servers" {
			sized = n + 1
		}
		value = unquote(strings.TrimSpace(value))
		if nested {
			p.setup(n+1, key, value)
			continue
		}
		below = ""
		if key == "setup" {
			below = key
			if value != "" {
				p.problem(n+1, 0, "setup has no value of its own", "Write workers: 4 and the like on the lines below it, indented.")
			}
			continue
		}
		p.key(n+1, key, value)
	}
	if n := max(p.Setup.Workers, 1)*max(p.Setup.Servers, 1) + len(p.Processes); n > MaxProcesses {
		p.problem(sized, 0, "these are "+strconv.Itoa(n)+" processes, but a rack has room for "+strconv.Itoa(MaxProcesses), "Take fewer workers or servers.")
	}
}

// unquote takes off quotes that stand around the whole value.
func unquote(s string) string {
	if len(s) >= 2 && (s[0] == '"' || s[0] == '\'') && s[len(s)-1] == s[0] {
		return s[1 : len(s)-1]
	}
	return s
}

func (p *parser) key(line int, key, value string) {
	switch key {
	case "id":
		p.ID = value
		if !isWord(value) {
			p.problem(line, 0, "id '"+value+"' is no name", "Use letters, digits and hyphens.")
		}
	case "title":
		p.Title = value
	case "lang":
		p.Lang = value
		if !isLanguage(value) {
			p.problem(line, 0, "lang '"+value+"' is no language", "Write en, nl or another tag of BCP 47.")
		}
	case "level":
		p.Level = value
		p.oneOf(line, key, value, Levels)
	case "minutes":
		p.number(line, key, value, 1, 600, &p.Minutes)
	case "misconception":
		p.Misconception = value
	case "teaches":
		p.Teaches = value
	case "needs":
		for _, id := range strings.Split(value, ",") {
			if id = strings.TrimSpace(id); !isWord(id) {
				p.problem(line, 0, "needs '"+id+"' is no lesson", "Write the ids of lessons with commas between them: needs: whose-cache, four-workers.")
				continue
			}
			p.Needs = append(p.Needs, id)
		}
	case "shows":
		p.Shows = value
	case "symptoms":
		for _, s := range strings.Split(value, ";") {
			if s = strings.TrimSpace(s); s != "" {
				p.Symptoms = append(p.Symptoms, s)
			}
		}
	case "processes":
		p.processes(line, value)
	default:
		hint := meant(key, frontKeys)
		if slices.Contains(setupKeys, key) {
			hint = "Write it below setup:, indented."
		}
		p.problem(line, 0, "unknown key '"+key+"'", hint)
	}
}

// languages are the codes of ISO 639-1.
const languages = " aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es " +
	"et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km " +
	"kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os " +
	"pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty " +
	"ug uk ur uz ve vi vo wa wo xh yi yo za zh zu "

// isLanguage tells whether a tag of BCP 47 begins with a language that there is.
// Of three letters there are thousands: any of them may be one.
func isLanguage(tag string) bool {
	first, _, _ := strings.Cut(strings.ToLower(tag), "-")
	if !isWord(tag) || strings.Contains(tag, "_") || len(tag) > 12 {
		return false
	}
	return len(first) == 3 || len(first) == 2 && strings.Contains(languages, " "+first+" ")
}

// Bounds of what setup says of the default cache.
const (
	maxEntries = 1_000_000
	maxTimeout = 100_000_000 // seconds
)

func (p *parser) setup(line int, key, value string) {
	s := &p.Setup
	switch key {
	case "workers":
		p.number(line, key, value, 1, MaxWorkers, &s.Workers)
	case "servers":
		p.number(line, key, value, 1, MaxServers, &s.Servers)
	case "threads":
		p.number(line, key, value, 1, MaxThreads, &s.Threads)
	case "max_requests":
		p.number(line, key, value, 1, 1_000_000, &s.MaxRequests)
	case "max_entries":
		p.number(line, key, value, 1, maxEntries, &s.MaxEntries)
	case "timeout":
		seconds := 0
		if value != "None" {
			p.number(line, key, value, 0, maxTimeout, &seconds)
			value = strconv.Itoa(seconds)
		}
		s.Timeout = value
	case "balancer":
		s.Balancer = strings.ReplaceAll(value, "-", " ")
		p.oneOf(line, key, s.Balancer, Balancers)
	case "seed":
		seed, err := strconv.ParseUint(value, 10, 64)
		if err != nil || seed == 0 {
			p.problem(line, 0, "seed must be a whole number from 1 on, not '"+value+"'", "")
			return
		}
		s.Seed = seed
	case "backend":
		s.Backend = value
		if !strings.Contains(value, ".") {
			p.oneOf(line, key, value, backendWords())
		}
	default:
		hint := meant(key, setupKeys)
		if slices.Contains(frontKeys, key) {
			hint = "Write it at the left margin: it does not belong below setup:."
		}
		p.problem(line, 0, "unknown key 'setup."+key+"'", hint)
	}
}

func (p *parser) oneOf(line int, key, value string, words []string) {
	for _, w := range words {
		if w == value {
			return
		}
	}
	p.problem(line, 0, "unknown "+key+" '"+value+"'", meant(value, words))
}

func (p *parser) number(line int, key, value string, low, high int, to *int) {
	n, err := strconv.Atoi(value)
	if err != nil || n < low || n > high {
		p.problem(line, 0, key+" must be a whole number from "+strconv.Itoa(low)+" to "+strconv.Itoa(high)+", not '"+value+"'", "")
		return
	}
	*to = n
}

// maxProcesses bounds the front matter's list.
const maxProcesses = 32

func (p *parser) processes(line int, value string) {
	inner, opened := strings.CutPrefix(value, "[")
	inner, closed := strings.CutSuffix(inner, "]")
	if !opened || !closed {
		p.problem(line, 0, "processes must be a list", "Write processes: [shell, celery].")
		return
	}
	for _, name := range strings.Split(inner, ",") {
		name = unquote(strings.TrimSpace(name))
		switch {
		case name == "" && strings.TrimSpace(inner) == "":
		case !isName(name) || name == "lb" || name == "all" || strings.Contains(name, "."):
			p.problem(line, 0, "'"+name+"' cannot be a process's name", "Use small letters and digits; lb and all mean something else.")
		case predicates[name] != nil:
			p.problem(line, 0, "'"+name+"' cannot be a process's name: in a check it asks something", "")
		case len(p.Processes) == maxProcesses:
			p.problem(line, 0, "there are more than "+strconv.Itoa(maxProcesses)+" processes", "")
			return
		default:
			p.Processes = append(p.Processes, name)
		}
	}
}

// isName tells whether s can be a process's or a thread's name: shell, w1, s2.w1,
// w1.a.
func isName(s string) bool {
	if s == "" || len(s) > 40 || s[0] < 'a' || s[0] > 'z' || s[len(s)-1] == '.' {
		return false
	}
	for i, c := range []byte(s) {
		if c == '.' && s[i-1] == '.' {
			return false
		}
		if c != '.' && c != '_' && (c < '0' || c > '9') && (c < 'a' || c > 'z') {
			return false
		}
	}
	return true
}
