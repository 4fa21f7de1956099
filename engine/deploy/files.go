package deploy

import (
	"slices"
	"strconv"
	"strings"

	"locmem/engine/syntax"
)

// settingsOf is the settings.py that a text is.
func settingsOf(text string) (string, bool) {
	first := ""
	for _, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if first == "" {
			first = line
		}
		if rest, ok := strings.CutPrefix(line, "CACHES"); ok {
			rest = strings.TrimLeft(rest, " ")
			if rest == "" || strings.ContainsRune("=:[.", rune(rest[0])) {
				return dedent(text), true
			}
		}
	}
	dict := strings.HasPrefix(first, "{") || strings.HasPrefix(first, `"default"`) || strings.HasPrefix(first, `'default'`)
	if !dict || !strings.Contains(text, "BACKEND") {
		return "", false
	}
	if first[0] != '{' { // what stands between the braces
		text = "{\n" + strings.TrimRight(text, " \n") + "\n}\n"
	}
	return "CACHES = " + strings.TrimLeft(dedent(text), " \n"), true
}

// dedent takes the indent off that all lines have.
func dedent(text string) string {
	all := strings.Split(strings.Trim(text, "\n"), "\n")
	least := -1
	for _, line := range all {
		if n := indent(line); strings.TrimSpace(line) != "" && (least < 0 || n < least) {
			least = n
		}
	}
	for i, line := range all {
		all[i] = line[min(max(least, 0), indent(line)):]
	}
	return strings.TrimRight(strings.Join(all, "\n"), " \n") + "\n"
}

func indent(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

// isINI tells whether a text is an ini file of uWSGI.
func isINI(text string) bool {
	for _, line := range strings.Split(text, "\n") {
		key, _, _ := strings.Cut(line, "=")
		if key = strings.TrimSpace(key); key == "[uwsgi]" || key == "processes" {
			return true
		}
	}
	return false
}

// ini reads an ini file of uWSGI: its options are those of the command.
func (r *reader) ini(text string) *Problem {
	words := []string{"uwsgi"}
	in := !strings.Contains(text, "[uwsgi]") // a part of it is enough
	for _, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "[") {
			in = line == "[uwsgi]"
			continue
		}
		key, value, ok := strings.Cut(line, "=")
		key, value = strings.TrimSpace(key), strings.TrimSpace(value)
		if !in || !ok || line[0] == '#' || line[0] == ';' {
			continue
		}
		if key == "lazy" || key == "lazy-apps" {
			if value == "true" || value == "1" {
				words = append(words, "--"+key)
			}
			continue
		}
		words = append(words, "--"+key+"="+value)
	}
	return r.start(words)
}

// confNames are the names of a gunicorn.conf.py by which it is known.
var confNames = []string{"workers", "threads", "preload_app", "max_requests", "max_requests_jitter", "worker_class", "bind", "timeout", "wsgi_app", "worker_connections"}

// isConf tells whether a text is a gunicorn.conf.py.
func isConf(text string) bool {
	for _, line := range strings.Split(text, "\n") {
		name, value, ok := strings.Cut(line, "=")
		if trimmed := strings.TrimSpace(name); ok && slices.Contains(confNames, trimmed) {
			first, _, _ := strings.Cut(strings.TrimSpace(value), " ")
			return servers[nameOf(first)] == nil && !slices.ContainsFunc(strings.Fields(value), func(w string) bool { return servers[nameOf(w)] != nil })
		}
	}
	return false
}

// conf reads a gunicorn.conf.py.
func (r *reader) conf(source string) *Problem {
	body, err := syntax.Parse(dedent(source))
	if err != nil {
		return problem(BadPython, strconv.Itoa(err.Line), err.Message)
	}
	p := &python{names: map[string]value{}, env: r.env}
	for _, s := range body {
		a, ok := s.(*syntax.Assign)
		if !ok {
			continue
		}
		v := p.of(a.Value)
		for _, target := range a.Targets {
			n, ok := target.(*syntax.Name)
			if !ok {
				continue
			}
			p.names[n.ID] = v
			if err := r.setting(n.ID, v); err != nil {
				return err
			}
		}
	}
	return nil
}

// setting takes over one of a gunicorn.conf.py.
func (r *reader) setting(name string, v value) *Problem {
	switch name {
	case "preload_app":
		r.Preload = v.kind == number && v.n != 0
		return nil
	case "workers":
		return r.take(name, shown(v), v, 1, &r.Workers)
	case "threads":
		return r.take(name, shown(v), v, 1, &r.Threads)
	case "max_requests":
		return r.take(name, shown(v), v, 0, &r.MaxRequests)
	}
	return nil
}

func shown(v value) string {
	switch v.kind {
	case text:
		return `"` + v.text + `"`
	case number:
		return strconv.FormatFloat(v.n, 'f', -1, 64)
	case none:
		return "None"
	}
	return "…"
}
